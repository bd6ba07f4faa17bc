"""Control characters in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, pattern, rule
from copydesk_rules.encoding._characters import CONTROL, all_of, around, named, runs
from copydesk_rules.encoding._mojibake import Broken, broken_runs

_TERMINAL_COLOUR = pattern("\x1b\\[[0-9;?]*[A-Za-z]")
_RUN = pattern("[\x00-\x08\x0b\x0e-\x1f\x7f]+")
_ROW = pattern(r"([\x80-\x9f])\1{7,}")
_VERTICAL_TAB = "\x0b"
# U+0085 is both “next line” and what is left of “…”, so nobody can say which was meant.
_NEXT_LINE = "\x85"


@rule(
    summary="Control character in the text",
    why="Each screen shows it as something else or not at all, and some programs refuse a file that has one.",
    severity="error",
    fixes="safe",
    notes="C0 controls other than tab, line ends and form feed; terminal colour sequences; C1 controls, most of which "
    "are Windows-1252 marks that were read as Latin-1 and are put back. Lets pass a form feed between pages.",
    needs=all_of(CONTROL),
    bad=[
        Example("It\x92s late.", "It’s late."),
        Example("He said \x93no\x94 \x96 twice.", "He said “no” – twice."),
        Example("Two \x07bells.", "Two bells."),
        Example("\x1b[1mBold\x1b[0m words.", "Bold words."),
        Example("The end.\x1a", "The end."),
        Example("One line\x0banother line", "One line\nanother line"),
    ],
    good=["Page one.\n\f\nPage two.", "A\ttable\tof\twords.", "It’s late – and “dark”.", "The end.\r\n"],
)
def check(document: Document) -> Iterator[Hit]:
    prose, done = document.prose, 0
    for first, end in runs(document, CONTROL):
        offset = max(first, done)
        while offset < end:
            if prose[offset] >= "\x80":
                done = _end_of_row(prose, offset)
                if not _is_misread(document, offset):
                    yield _windows_marks(prose, offset, done)
            else:
                match = _TERMINAL_COLOUR.match(prose, offset) or _RUN.match(prose, offset)
                done = match.end() if match else offset + 1
                yield _control(prose, offset, done)
            offset = done


def _end_of_row(prose: str, offset: int) -> int:
    """The end of a mark, or of a long row of one mark: that is one thing to say."""
    row = _ROW.match(prose, offset)
    return row.end() if row else offset + 1


def _is_misread(document: Document, offset: int) -> bool:
    """Whether `encoding/mojibake` speaks of the characters around an offset as a whole."""
    broken = document.shared(broken_runs)
    index = bisect_right(broken, offset, key=_start) - 1
    return index >= 0 and offset < broken[index].end


def _start(broken: Broken) -> int:
    return broken.start


def _windows_marks(prose: str, start: int, end: int) -> Hit:
    """What is said of a mark, or of a row of one."""
    character = prose[start]
    meant = bytes([ord(character)]).decode("cp1252", "ignore")
    if not meant or character == _NEXT_LINE:
        return Hit(start, end, f"Control character {named(character)}")
    message = f"Control character {named(character)} where ‘{meant}’ was meant (Windows-1252 read as Latin-1)"
    return Hit(start, end, message, edits=((start, end, meant * (end - start)),))


def _control(prose: str, start: int, end: int) -> Hit:
    if prose[start] == "\x1b" and end - start > 1:
        return Hit(start, end, "Terminal colour sequence", edits=((start, end, ""),), safety=Safety.SAFE)
    before, after = around(prose, start, end)
    instead = "\n" if prose[start] == _VERTICAL_TAB else ""
    # Between two letters it may stand for a ligature that a PDF lost (“di\x0berent”): then a person must look.
    safety = Safety.UNSAFE if before.islower() and after.islower() else Safety.SAFE
    return Hit(start, end, f"Control character {named(prose[start])}", edits=((start, end, instead),), safety=safety)
