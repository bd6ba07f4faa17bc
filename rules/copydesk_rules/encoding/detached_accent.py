"""Accents that stand beside their letter instead of on it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.encoding._characters import ACCENT, COMBINING, all_of, around, runs

_MARKS = dict(zip("´¨ˆ˜¸ˇ˘˝˛", "\u0301\u0308\u0302\u0303\u0327\u030c\u0306\u030b\u0328", strict=True))
_ACUTE = "´"
_ACUTE_LANGUAGES = frozenset(("en", "es", "pt", "fr"))
_QUOTES = pattern(r"[´`‘]")
_MOST_IN_A_ROW = 3
_DOTLESS = {"ı": "i", "ȷ": "j"}


@rule(
    summary="Accent beside its letter",
    why="Text taken from a PDF file often has accents apart from their letters; no search finds such a word.",
    fixes="unsafe",
    notes="Spacing accents inside a word (M¨uller, Franc¸ois), a combining mark after a blank (M \u0308uller), an "
    "acute after the e that ends a word (cafe´), and any accent before a dotless ı. Lets pass acutes and graves used "
    "as apostrophes or quotation marks. Repairs where only one of the two neighbours can carry the accent.",
    needs=all_of(COMBINING, ACCENT),
    bad=[
        Example("Herr M¨uller came.", "Herr Müller came."),
        Example("Franc¸ois left.", "François left."),
        Example("Herr M \u0308uller came.", "Herr Müller came."),
        Example("Señor Garc´ıa spoke.", "Señor García spoke."),
        Example("A small cafe´ in town.", "A small café in town."),
        Example("It is na¨ıve.", "It is naïve."),
    ],
    good=[
        "Herr Müller came.",
        "So geht´s nicht, Ajadhi´s brief.",
        "He called it ´cafe´ again.",
        "Qur´an and Isma´il",
        "¨Hola¨, dijo.",
        "The mark \u00a0\u0308 is a diaeresis, and so is ¨.",
        "Use `code` and d´accord.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    for offset in (start for start, _ in runs(document, COMBINING)):
        # After a blank, a combining mark has lost its letter: what PDF files give for ü is “M ̈uller”.
        if (not offset or prose[offset - 1] in " \t\n") and prose[offset + 1 : offset + 2].isalpha():
            yield _combining(prose, offset)
    searched: set[int] = set()
    few = ((start, end) for start, end in runs(document, ACCENT) if end - start <= _MOST_IN_A_ROW)
    for offset in (offset for span in few for offset in range(*span)):
        before, after = around(prose, offset, offset + 1)
        # The acute is written for apostrophes and quotation marks too, so there more must speak for an accent.
        if after in _DOTLESS if prose[offset] == _ACUTE else before.isalpha() and after.isalpha():
            yield _spacing(prose, offset)
        elif prose[offset] == _ACUTE and _ends_a_word(document, offset, searched):
            yield _hit(offset - 1, offset + 1, "é")


def _ends_a_word(document: Document, offset: int, searched: set[int]) -> bool:
    """Whether an acute follows the e that ends a word, and is no closing quotation mark.

    Only the first one of a block can be; `searched` are the starts of the blocks that have had theirs.
    """
    prose = document.prose
    if document.language not in _ACUTE_LANGUAGES or prose[offset + 1 : offset + 2].isalnum():
        return False
    block = document.block_at(offset)
    if block is None or offset < 3 or prose[offset - 1] != "e" or not prose[offset - 3 : offset].isalpha():
        return False
    if block.start in searched:
        return False
    searched.add(block.start)
    return _QUOTES.search(prose, block.start, offset) is None


def _combining(prose: str, offset: int) -> Hit:
    letter = prose[offset + 1]
    whole = _on(letter, prose[offset])
    # “M ̈uller” is one word; a mark at the start of a line or after two blanks begins its own.
    inside = offset >= 2 and prose[offset - 1] == " " and prose[offset - 2].isalpha() and letter.islower()
    return _hit(offset - 1 if inside else offset, offset + 2, whole)


def _spacing(prose: str, offset: int) -> Hit:
    mark = _MARKS[prose[offset]]
    before, after = prose[offset - 1] if offset else "", prose[offset + 1]
    on_before, on_after = _on(before, mark), _on(after, mark)
    if on_after and (not on_before or after in _DOTLESS):
        return _hit(offset, offset + 2, on_after)
    if on_before and not on_after:
        return _hit(offset - 1, offset + 1, on_before)
    return _hit(offset - 1, offset + 2, "")


def _on(letter: str, mark: str) -> str:
    """The letter with the mark on it, or an empty text where Unicode has no such letter."""
    composed = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + mark)
    return composed if len(composed) == 1 and letter else ""


def _hit(start: int, end: int, whole: str) -> Hit:
    if not whole:
        return Hit(max(start, 0), end, "An accent stands beside its letter")
    return Hit(start, end, f"An accent stands beside its letter: ‘{whole}’ was meant", edits=((start, end, whole),))
