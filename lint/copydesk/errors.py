"""The errors a user can cause, each with a sentence that says what to do; everything else is a bug."""

from __future__ import annotations

DEBUG = "COPYDESK_DEBUG"


class CopydeskError(Exception):
    """Base of every error copydesk raises on purpose; its text is shown to the user as it is."""


class UsageError(CopydeskError):
    """A command line or a call that cannot be carried out: an unknown rule, a missing path."""


class FileError(CopydeskError):
    """A configuration or rule file of the user's that cannot be used.

    `line` and `column` are 1-based (column in code points) and 0 where the whole file is meant. The text shows the
    user's own line with a caret under the place.
    """

    def __init__(
        self, path: str, message: str, line: int = 0, column: int = 0, source_line: str = "", hint: str = ""
    ) -> None:
        self.path, self.message, self.line, self.column = path, message, line, column
        self.source_line, self.hint = source_line, hint
        super().__init__(self._render())

    def _render(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        text = f"{place}: {self.message}"
        if self.line and self.source_line.strip():
            shown = self.source_line.replace("\t", " ")
            text += f"\n  {shown}\n  {' ' * max(self.column - 1, 0)}^"
        if self.hint:
            text += f"\n  {self.hint}"
        return text


class ServiceError(CopydeskError):
    """A program outside copydesk that a rule asks is missing, or no longer answers: its text says which, and what to do.

    It is told once in a run; whatever else was found stands.
    """


def nearest(name: str, names: list[str]) -> str:
    """A hint that names the most similar of `names`, or an empty string where none is near."""
    import difflib  # imported here: only a run that fails needs it

    close = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    return f"Did you mean {close[0]!r}?" if close else ""


def bug(error: Exception) -> str:
    """What to say of an error that nobody meant; with the environment variable `DEBUG` set, it is raised instead."""
    if isinstance(error, MemoryError):
        return "needs more memory than there is"
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"copydesk itself failed here ({what}). Please report it; {DEBUG}=1 shows where it happened"
