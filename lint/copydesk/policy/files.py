"""Which files of the paths a user names are checked.

A file named by hand is always read. A folder is walked in the order of names: files whose suffix is known, without what
`.gitignore` or the configuration's `exclude` leave out. Symbolic links to folders are not followed (no loop, nothing
twice); a file reached by two paths is read once.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from copydesk.policy.config import Configs
from copydesk.policy.patterns import Patterns, read_gitignore

_NEVER_WALKED = frozenset((".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__"))


class File(NamedTuple):
    """A file to read: its name as the user would write it, its absolute path, and whether the user named it."""

    name: str
    path: str
    by_hand: bool


class Trouble(NamedTuple):
    """A path that cannot be checked, and why; `fatal` for what must not pass as success."""

    name: str
    message: str
    fatal: bool = True


class Finder:
    """Finds the files of a run. `is_text` says by its name whether a file in a folder is one of ours."""

    def __init__(
        self, configs: Configs, is_text: Callable[[str], bool], tell: Callable[[Trouble], None], force_exclude: bool
    ) -> None:
        self._configs, self._is_text, self._tell, self._force = configs, is_text, tell, force_exclude
        self._gitignores: dict[str, Patterns | None] = {}
        self._seen: set[str] = set()

    def find(self, paths: Iterable[str]) -> Iterator[File]:
        """The files, lazily; what cannot be used is told of."""
        for name in paths:
            try:
                mode = os.stat(name).st_mode
            except (OSError, ValueError) as error:
                self._tell(Trouble(name, _reason(error)))
                continue
            path = os.path.abspath(name)
            is_folder = stat.S_ISDIR(mode)
            if self._force and self._is_left_out_above(path, is_folder):
                continue
            if is_folder:
                yield from self._named_folder(name, path)
            elif stat.S_ISREG(mode):
                yield from self._once(File(name, path, True))
            else:
                self._tell(Trouble(name, f"is no regular file; to read it, write: copydesk check - < {name}"))

    def _named_folder(self, name: str, path: str) -> Iterator[File]:
        above = [] if self._is_left_out_above(path, True) else self._gitignores_above(path)
        shown = "" if name in (".", "./") else name.rstrip("/") + "/" if name.strip("/") else "/"
        count = 0
        for file in self._walk(shown, path, above):
            count += 1
            yield file
        if not count:
            self._tell(Trouble(name, "has no text files to check", fatal=False))

    def _walk(self, shown: str, folder: str, above: list[Patterns]) -> Iterator[File]:
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self._tell(Trouble(shown or ".", _reason(error)))
            return
        own = self._gitignore(folder) if any(entry.name == ".gitignore" for entry in entries) else None
        patterns = [own, *above] if own else above
        for entry in entries:
            path = os.path.join(folder, entry.name)
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not self._is_text(entry.name):
                continue
            if is_folder and entry.name in _NEVER_WALKED:
                continue
            if self._is_left_out(path, is_folder, patterns):
                continue
            if is_folder:
                yield from self._walk(f"{shown}{entry.name}/", path, patterns)
            elif _is_regular(entry):
                yield from self._once(File(shown + entry.name, path, False))

    def _once(self, file: File) -> Iterator[File]:
        real = os.path.realpath(file.path)
        if real not in self._seen:
            self._seen.add(real)
            yield file

    def _is_left_out(self, path: str, is_folder: bool, gitignores: list[Patterns]) -> bool:
        """Whether the nearest `.gitignore` that speaks of the path, or the configuration, leaves it out."""
        for patterns in gitignores:
            decision = patterns.decide(path, is_folder)
            if decision is not None:
                if decision:
                    return True
                break
        return self._is_excluded(path, is_folder)

    def _is_excluded(self, path: str, is_folder: bool) -> bool:
        try:
            exclude = self._configs.for_folder(os.path.dirname(path)).exclude
        except CopydeskError:  # told of when a file below is checked
            return False
        return exclude is not None and exclude.decide(path, is_folder) is True

    def _is_left_out_above(self, path: str, is_folder: bool) -> bool:
        """Whether a path is left out by what stands above it, itself or one of its folders."""
        return self._is_left_out(path, is_folder, self._gitignores_above(path))

    def _gitignores_above(self, path: str) -> list[Patterns]:
        """The patterns of the folders above a path, nearest first, up to the repository's root."""
        found = []
        folder = path
        while True:
            above = os.path.dirname(folder)
            if above == folder or os.path.lexists(os.path.join(folder, ".git")):
                return found
            folder = above
            patterns = self._gitignore(folder)
            if patterns:
                found.append(patterns)

    def _gitignore(self, folder: str) -> Patterns | None:
        if folder not in self._gitignores:
            self._gitignores[folder] = read_gitignore(folder)
        return self._gitignores[folder]


def _is_regular(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file or a link to one; pipes and devices are never opened."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
