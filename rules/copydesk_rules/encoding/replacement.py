"""The character that stands where another could not be decoded."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule
from copydesk_rules.encoding._characters import REPLACEMENT, all_of, runs

_WORD_BEFORE = pattern(r"[^\s\ufffd\ufffc]{0,40}\Z")
_WORD_AFTER = pattern(r"[^\s\ufffc]{0,200}")


@rule(
    summary="A character was lost (U+FFFD)",
    why="A program could not read a character and put a question mark in a box in its place.",
    severity="error",
    notes="Finds U+FFFD, one finding for each run without blanks. There is no repair: the character itself is gone.",
    needs=all_of(REPLACEMENT),
    bad=["The caf\ufffd opens at nine.", "It\ufffd\ufffd\ufffds a long way.", "\ufffd"],
    good=["The café opens at nine.", "It’s a long way.", "Is it? Yes.", "Here stands an \ufffc for a picture."],
)
def check(document: Document) -> Iterator[Hit]:
    prose, done = document.prose, 0
    for offset, end in runs(document, REPLACEMENT):
        if offset < done:
            continue
        before = _WORD_BEFORE.search(prose, max(done, offset - 40), offset)
        after = _WORD_AFTER.match(prose, offset)
        start = before.start() if before else offset
        done = max(after.end() if after else 0, end)
        yield Hit(start, done, _message(prose[start:done]))


def _message(word: str) -> str:
    lost = word.count("\ufffd")
    what = "A character was" if lost == 1 else f"{lost} characters were"
    return f"{what} lost in ‘{word}’" if len(word) > lost and len(word) <= 40 else f"{what} lost here"
