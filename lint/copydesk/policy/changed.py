"""Which lines of a file have changed since a git revision.

Compared are the revision and the files as they stand on disk, committed or not. A file git does not track has changed
wholly, and so has one that git takes for binary; a file that was renamed only has not. `REV...` means the revision at
which this branch left REV, as in `git diff REV...`.
"""

# ruff: noqa: PTH112, PTH118, PTH120

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copydesk.errors import FileError, UsageError
from copydesk.model import Finding, Span
from copydesk.policy.config import as_named
from copydesk.text.source import Source

_SINCE_BRANCHING = "..."
_NEW_FILE = b"diff --git "
_NAME = re.compile(rb'\+\+\+ (?:"b/(.*)"|b/([^\t]*))\t?$')
_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_BINARY = b"-\t-\t"
# A repository is asked as it is on disk: a git hook's environment speaks of the hook's own.
_HOOKS_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS")
_DIFF = (
    "diff -z --numstat --patch --unified=0 --inter-hunk-context=0 --find-renames --no-ext-diff --no-textconv "
    "--no-color --src-prefix=a/ --dst-prefix=b/ --ignore-submodules=all"
).split()


class Hunk(NamedTuple):
    """The 1-based lines `first` to `last` are new or other; where lines were only deleted, `last` is the one before."""

    first: int
    last: int


class Lines:
    """The changed lines of one file; `hunks` None means that all are. Lines end in `\\n`, as git has it."""

    def __init__(self, hunks: Sequence[Hunk] | None = None) -> None:
        self._hunks = hunks

    def __bool__(self) -> bool:
        return self._hunks is None or bool(self._hunks)

    def touched(self, source: Source, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that touch a changed line, themselves or by a place they refer to.

        Whoever puts a copy before a paragraph is told, though it is the old one that is reported. Where lines were
        deleted, a finding touches that place if it has text on both sides of it.
        """
        if self._hunks is None:
            return list(findings)
        ends = [match.start() for match in re.finditer("\n", source.text)]
        hunks = self._hunks
        lasts = [hunk.last for hunk in hunks]

        def is_changed(span: Span) -> bool:
            first, last = (bisect_left(ends, at) + 1 for at in (span.start, max(span.start, span.end - 1)))
            index = bisect_left(lasts, first)
            return index < len(hunks) and hunks[index].first <= last

        return [f for f in findings if is_changed(f.span) or any(is_changed(related.span) for related in f.related)]


WHOLE, NONE = Lines(), Lines(())


class Changed:
    """What has changed since a revision; each repository is asked once."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._roots: dict[str, str | None] = {}
        self._repositories: dict[str, _Repository | FileError] = {}

    def lines(self, path: str) -> Lines:
        """The changed lines of a file; raises FileError where there is no repository, or no such revision in it."""
        real = os.path.realpath(path)
        repository = self._repository(os.path.dirname(real), path)
        return repository.lines(os.path.relpath(real, repository.root))

    def check(self, paths: Iterable[str]) -> None:
        """Raises FileError for the first of these files and folders whose changes cannot be told."""
        for path in paths:
            real = os.path.realpath(path)
            self._repository(real if os.path.isdir(real) else os.path.dirname(real), path)

    def _repository(self, folder: str, path: str) -> _Repository:
        root = self._root(folder)
        if root is None:
            raise FileError(as_named(path), "is in no git repository, so nobody can say what has changed in it")
        if root not in self._repositories:
            try:
                self._repositories[root] = _Repository(root, self._revision)
            except FileError as error:
                self._repositories[root] = error
        found = self._repositories[root]
        if isinstance(found, FileError):
            raise found
        return found

    def _root(self, folder: str) -> str | None:
        """The nearest folder above that is a working tree of git's."""
        passed = []
        while folder not in self._roots:
            passed.append(folder)
            above = os.path.dirname(folder)
            if os.path.lexists(os.path.join(folder, ".git")):
                self._roots[folder] = folder
            elif above == folder:
                self._roots[folder] = None
            else:
                folder = above
        self._roots.update(dict.fromkeys(passed, self._roots[folder]))
        return self._roots[folder]


class _Repository:
    """One working tree: the files git tracks in it, and the changed lines of those that have changed."""

    def __init__(self, root: str, revision: str) -> None:
        self.root, self._revision = root, revision
        commit = self._commit(revision)
        self._tracked = frozenset(self._ask("ls-files", "-z").split(b"\0"))
        self._changed = dict(_read(self._ask(*_DIFF, commit, "--")))

    def lines(self, name: str) -> Lines:
        """The changed lines of the file of this name, relative to the root."""
        encoded = os.fsencode(name.replace(os.sep, "/"))
        return self._changed.get(encoded, NONE) if encoded in self._tracked else WHOLE

    def _commit(self, revision: str) -> str:
        if revision.endswith(_SINCE_BRANCHING):
            theirs = self._commit(revision.removesuffix(_SINCE_BRANCHING) or "HEAD")
            base = self._run("merge-base", theirs, "HEAD")
            if base.returncode:
                raise self._error("the two branches have no revision in common", _SHALLOW)
            return base.stdout.decode().strip()
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found.returncode:
            self._ask("rev-parse", "--git-dir")  # whatever else git has to say of the repository is said first
            raise self._error(f"there is no revision {revision!r} here", _SHALLOW)
        return found.stdout.decode().strip()

    def _ask(self, *arguments: str) -> bytes:
        answer = self._run(*arguments)
        if answer.returncode:
            said = answer.stderr.decode(errors="replace").strip() or f"git {arguments[0]} failed"
            raise self._error(said)
        return answer.stdout

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        environment = {key: value for key, value in os.environ.items() if key not in _HOOKS_OWN}
        environment["GIT_OPTIONAL_LOCKS"] = "0"
        command = ["git", "-C", self.root, *arguments]
        try:
            return subprocess.run(command, capture_output=True, check=False, env=environment, stdin=subprocess.DEVNULL)
        except OSError as error:
            raise UsageError(f"--changed-since asks git, which cannot be run: {error.strerror or error}") from None

    def _error(self, message: str, hint: str = "") -> FileError:
        return FileError(f"--changed-since {self._revision}", message, hint=hint)


_SHALLOW = "A shallow clone has few of them: fetch more (git fetch --unshallow, or fetch-depth: 0 in CI)."


def _read(diff: bytes) -> Iterator[tuple[bytes, Lines]]:
    """The files of a diff, as numbers of lines with names and then as a patch; names are relative to the root."""
    numbers, _, patch = diff.partition(b"\0\0")
    for name in _binary(numbers):
        yield name, WHOLE
    name, hunks = b"", list[Hunk]()
    in_header = True
    for line in patch.split(b"\n"):
        if line.startswith(_NEW_FILE):
            if name:
                yield name, Lines(hunks)
            name, hunks, in_header = b"", [], True
        elif line.startswith(b"@@ ") and name:
            in_header = False
            hunks.append(_hunk(line))
        elif in_header and line.startswith(b"+++ "):
            name = _name(line)
    if name:
        yield name, Lines(hunks)


def _binary(numbers: bytes) -> Iterator[bytes]:
    """The names of the files of which git counts no lines; of one that was renamed, the new name."""
    fields = iter(numbers.split(b"\0"))
    for field in fields:
        if not field.startswith(_BINARY):
            continue
        name = field.removeprefix(_BINARY)
        if not name:  # renamed: the old name and the new follow
            next(fields, b"")
            name = next(fields, b"")
        yield name


def _name(line: bytes) -> bytes:
    match = _NAME.match(line)
    if match is None:  # /dev/null
        return b""
    quoted, plain = match.groups()
    if quoted is None:
        return bytes(plain)
    return bytes(quoted).decode("unicode_escape").encode("latin-1")  # git's escapes are some of Python's


def _hunk(line: bytes) -> Hunk:
    match = _HUNK.match(line)
    if match is None:
        raise ValueError(f"git wrote a hunk nobody can read: {line[:80]!r}")
    first, count = int(match.group(1)), int(match.group(2) or b"1")
    return Hunk(first, first + count - 1) if count else Hunk(first + 1, first)
