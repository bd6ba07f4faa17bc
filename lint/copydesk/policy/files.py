"""Which files of the paths a user names are checked.

A file named by hand is always read. A folder is walked in the order of names: files whose suffix is known, without what
`.gitignore` or the configuration's `exclude` leave out. Symbolic links to folders are not followed (no loop, nothing
twice); a file reached by two paths is read once.
"""

# Paths are texts here: there may be a million of them, and their names need not be Unicode.
# ruff: noqa: PTH100, PTH116, PTH118, PTH120

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from copydesk.errors import CopydeskError
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


class _Folder(NamedTuple):
    """A folder to walk; `shown` begins the names of its files, `excludes` says whether the configuration's do hold."""

    shown: str
    path: str
    gitignores: list[Patterns]
    excludes: bool


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
            if self._force and self.is_left_out(path, is_folder):
                continue
            if is_folder:
                yield from self._named_folder(name, path)
            elif stat.S_ISREG(mode):
                yield from self._once(File(name, path, True))
            else:
                self._tell(Trouble(name, f"is no regular file; to read it, write: copydesk check - < {name}"))

    def _named_folder(self, name: str, path: str) -> Iterator[File]:
        """The files of a folder. What leaves out the folder itself does not count: the user named it."""
        above = self._gitignores_above(path)
        if _is_ignored(path, True, above):
            above = []
        folder = _Folder(_as_prefix(name), path, above, not self._is_excluded(path, True))
        count = 0
        for file in self._walk(folder):
            count += 1
            yield from self._once(file)
        if not count:
            self._tell(Trouble(name, "has no text files to check", fatal=False))

    def _walk(self, folder: _Folder) -> Iterator[File]:
        """The files of a folder and of those in it, however deep."""
        open_folders = [self._listed(folder)]
        while open_folders:
            found = next(open_folders[-1], None)
            if found is None:
                open_folders.pop()
            elif isinstance(found, File):
                yield found
            else:
                open_folders.append(self._listed(found))

    def _listed(self, folder: _Folder) -> Iterator[File | _Folder]:
        """What stands in one folder and is not left out."""
        try:
            with os.scandir(folder.path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self._tell(Trouble(folder.shown or ".", _reason(error)))
            return
        own = self._gitignore(folder.path) if any(entry.name == ".gitignore" for entry in entries) else None
        gitignores = [own, *folder.gitignores] if own else folder.gitignores
        for entry in entries:
            path = os.path.join(folder.path, entry.name)
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name in _NEVER_WALKED if is_folder else not self._is_text(entry.name):
                continue
            if _is_ignored(path, is_folder, gitignores) or (folder.excludes and self._is_excluded(path, is_folder)):
                continue
            if is_folder:
                yield _Folder(f"{folder.shown}{entry.name}/", path, gitignores, folder.excludes)
            elif _is_regular(entry):
                yield File(folder.shown + entry.name, path, False)

    def _once(self, file: File) -> Iterator[File]:
        real = os.path.realpath(file.path)
        if real not in self._seen:
            self._seen.add(real)
            yield file

    def _is_excluded(self, path: str, is_folder: bool) -> bool:
        try:
            return self._configs.for_folder(os.path.dirname(path)).is_excluded(path, is_folder)
        except CopydeskError:  # told of when a file below is checked
            return False

    def is_left_out(self, path: str, is_folder: bool = False) -> bool:
        """Whether a path is left out by what stands above it, itself or one of its folders."""
        return _is_ignored(path, is_folder, self._gitignores_above(path)) or self._is_excluded(path, is_folder)

    def _gitignores_above(self, path: str) -> list[Patterns]:
        """The patterns of the folders above a path, nearest first, up to the repository's root; none without one."""
        found: list[Patterns] = []
        folder = path
        while not os.path.lexists(os.path.join(folder, ".git")):
            above = os.path.dirname(folder)
            if above == folder:
                return []
            folder = above
            patterns = self._gitignore(folder)
            if patterns:
                found.append(patterns)
        return found

    def _gitignore(self, folder: str) -> Patterns | None:
        if folder not in self._gitignores:
            self._gitignores[folder] = read_gitignore(folder)
        return self._gitignores[folder]


def _is_ignored(path: str, is_folder: bool, gitignores: list[Patterns]) -> bool:
    """Whether the nearest `.gitignore` that speaks of the path leaves it out."""
    decisions = (patterns.decide(path, is_folder) for patterns in gitignores)
    return next((decision for decision in decisions if decision is not None), False)


def _as_prefix(name: str) -> str:
    """What the names of a folder's files begin with."""
    bare = name.rstrip("/" + os.sep)
    if bare in ("", "."):
        return "" if bare else "/"
    return bare.removeprefix("./") + "/"


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
