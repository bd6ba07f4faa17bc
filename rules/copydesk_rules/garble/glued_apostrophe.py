"""Finds an apostrophe that joins two whole words (`the'same`), as it is left where a quotation mark lost its blank."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule
from copydesk_rules.garble._words import is_plain_word

# Begins with the mark, which is rarer than words; what follows is no ending that an apostrophe stands for (she'll).
_JOINT = pattern(
    r"['’](?<=[a-z]{2}['’])(?!(?:all|am|an|cause|clock|ed|em|en|er|est|in|ing|ll|re|un|ve)\b)[a-z]{2,}(?![\w'’-])"
)
_LEFT = pattern(r"(?<![\w'’-])[A-Za-z][a-z]+$")
_LONGEST = 24
_LEAST_LETTERS = 3
_SHORT_WORDS = frozenset("to of by as at on or it is we he be no so do if my us".split())
_HABIT = 3


@rule(
    summary="Apostrophe joins two words",
    why="A quotation mark or a possessive lost the blank beside it, or two words were put together by a program.",
    languages=["en"],
    needs="'’",
    bad=[
        "They sat in the'boats by the harbour and waited for the others to come back from the islands.",
        "The harbour was closed to all fishermen'boats for the whole of the winter, and nobody knew why.",
        "They left all their friends'to look for work on the other side of the river.",
    ],
    good=[
        "She’ll say they’ve gone, they’re late, he’d wait and it’s four o’clock; y’all know that, ma’am.",
        "The fishermen's boats and the boats' nets, ne’er sold, were o’er there; rock’n’roll was what they played.",
        "The coup d'état in Xi'an and the Qur'an of Sana'a were on the same page, and so was l'homme.",
        "“'Twas the sta'board side,” said the old man, “an' we was sav'd by a prayer, 'cause there was none else.”",
        "He read 'the old room' and 'the new room' to them, and nobody in the hall asked for another one.",
    ],
    notes="Both sides must be plain English words. Lets pass contractions, dialect and names; a text that has more than "
    "three writes so on purpose.",
)
def check(document: Document) -> Iterator[Hit]:
    """One scan for the mark between letters."""
    found = [hit for match in document.places(_JOINT) if (hit := _hit(document, match.start(), match.end()))]
    if len(found) <= _HABIT:
        yield from found


def _hit(document: Document, at: int, end: int) -> Hit | None:
    left = _LEFT.search(document.prose, max(0, at - _LONGEST), at)
    block = document.block_at(at)
    if left is None or block is None or not block.start <= left.start() < end <= block.end:
        return None
    first, second = left.group(), document.prose[at + 1 : end]
    if not _is_whole_word(first.lower()) or not _is_whole_word(second):
        return None
    return Hit(left.start(), end, f"An apostrophe joins “{first}” and “{second}”")


def _is_whole_word(word: str) -> bool:
    return (len(word) >= _LEAST_LETTERS or word in _SHORT_WORDS) and is_plain_word(word)
