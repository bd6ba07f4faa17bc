"""Path patterns in the language of `.gitignore`, relative to one folder."""

# ruff: noqa: PTH118, PTH123

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Patterns:
    """Patterns that hold for the paths below `folder` (an absolute path); the last that matches decides."""

    def __init__(self, folder: str, lines: Sequence[str]) -> None:
        self.folder = _slashed(folder).rstrip("/") + "/"
        self._lines = lines
        self._spec: GitIgnoreSpec | None = None

    def decide(self, path: str, is_folder: bool = False) -> bool | None:
        """True for an absolute path that matches, False for one that `!` takes back, None for one not spoken of."""
        path = _slashed(path)
        if not self._lines or not path.startswith(self.folder):
            return None
        if self._spec is None:
            from pathspec import GitIgnoreSpec  # imported here: it costs more than bare Python, and few runs need it

            self._spec = GitIgnoreSpec.from_lines(self._lines)
        return self._spec.check_file(path[len(self.folder) :] + ("/" if is_folder else "")).include

    def match(self, path: str) -> bool:
        """Whether a file matches."""
        return self.decide(path) is True


def relative(path: str, folder: str) -> str | None:
    """An absolute path as it is written in a pattern relative to `folder`; None for one that does not lie below."""
    prefix = _slashed(folder).rstrip("/") + "/"
    path = _slashed(path)
    return path[len(prefix) :] if path.startswith(prefix) else None


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/") if os.sep != "/" else path


def is_valid(line: str) -> bool:
    """Whether a line can be read as a pattern."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def read_gitignore(folder: str) -> Patterns | None:
    """The patterns of a folder's `.gitignore`; None where it has none. Like git, passes over lines it cannot read."""
    try:
        with open(os.path.join(folder, ".gitignore"), "rb") as file:
            lines = file.read().decode("utf-8-sig", "surrogateescape").splitlines()
    except OSError:
        return None
    kept = [line for line in lines if line.strip() and not line.startswith("#") and is_valid(line)]
    return Patterns(folder, kept) if kept else None
