"""Finds one quotation or headline that a text gives twice in other words: it was put together from two translations."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from copydesk.plugin import Document, Hit, common_words, pattern, rule

_QUOTATION = pattern(r"[“\"][^“”\"\n]{25,600}[”\"]|(?<!\w)‘[^‘’“”\"\n]{25,600}’(?!\w)")
_WORD = pattern(r"[^\W\d_]{3,}")
# A quotation of so many content words; an only slightly longer one of which so large a share is in the other.
_LEAST_CONTENT = 3
_SHORT = 8
_SHARE = 0.5
_SHARED = 3
_SHARED_OF_LONG = 5
_STEM = 5
_RUN = 0.5
_MOST_UNITS = 400
_LINE_WORDS = range(6, 40)


class _Unit(NamedTuple):
    """A quotation, or a line that is no sentence of running prose; its span, words and stems of content words."""

    start: int
    end: int
    words: tuple[str, ...]
    stems: frozenset[str]
    opening: str
    is_line: bool


@rule(
    summary="One quotation in two wordings",
    why="The same words, translated twice, stand in the text as if they had been said twice.",
    status="optional",
    languages=["en"],
    message="Says the same as another place in other words",
    bad=[
        "“We cannot accept that foreign ships threaten the harbour of our island,” the mayor said.\n\n"
        "Later the mayor said: “We could not accept foreign ships which are threatening the island and its harbour.”",
        "Mayor warns fishermen of grave consequences if they leave the harbour\n\n"
        "Fishermen are warned by mayor of the grave consequences of leaving harbour\n\n"
        "The boats were in the harbour on Monday when the wind came up and the rain began to fall.",
    ],
    good=[
        "“We cannot accept that foreign ships threaten the harbour of our island,” the mayor said.\n\n"
        "By “foreign ships threaten the harbour” he meant the three boats that had come in on Monday.",
        "“The bridge must be built before the winter,” she said. He said: “The school will be closed in spring.”",
    ],
    notes="Compares quotations with one another, and short lines that are no sentences with one another. Half of the "
    "content words must be shared and no long run of words: a partial quotation of the same words is right.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each later wording, with the earlier one beside it."""
    units = _units(document)
    earlier: list[_Unit] = []
    for unit in units:
        twin = next((other for other in earlier if other.is_line == unit.is_line and _is_twin(unit, other)), None)
        earlier.append(unit)
        if twin is not None:
            what = "This line says" if unit.is_line else "This quotation says"
            related = ((twin.start, twin.end, "the first wording"),)
            yield Hit(unit.start, unit.end, f"{what} what another one says in other words", related=related)


def _units(document: Document) -> list[_Unit]:
    found = [_unit(document, *match.span(), False) for match in document.places(_QUOTATION)]
    found += [
        _unit(document, block.start, block.end, True)
        for block in document.blocks
        if not block.is_overlong and len(block.words) in _LINE_WORDS and not block.ends_like_sentence
    ]
    return sorted((unit for unit in found if len(unit.stems) >= _LEAST_CONTENT), key=lambda unit: unit.start)[
        :_MOST_UNITS
    ]


def _unit(document: Document, start: int, end: int, is_line: bool) -> _Unit:
    words = tuple(_WORD.findall(document.folded, start, end))
    content = [word[:_STEM] for word in words if word not in common_words("en")]
    return _Unit(start, end, words, frozenset(content), content[0] if content else "", is_line)


def _is_twin(one: _Unit, other: _Unit) -> bool:
    """Whether the two share content, but not so long a run of words that one is copied from the other."""
    shared = len(one.stems & other.stems)
    least = min(len(one.stems), len(other.stems))
    most = max(len(one.stems), len(other.stems))
    if least <= _SHARED + 1 and most <= 2 * least and not one.is_line:
        return shared >= _SHARED - 1 and one.opening == other.opening and one.words != other.words
    enough = _SHARED if most <= _SHORT else min(_SHARED_OF_LONG, least)
    if shared < enough or shared < _SHARE * least or 3 * least < most:
        return False
    return not _share_run(one.words, other.words, ceil(_RUN * min(len(one.words), len(other.words))))


def _share_run(one: tuple[str, ...], other: tuple[str, ...], length: int) -> bool:
    """Whether the two have a run of so many words in common."""
    runs = {one[at : at + length] for at in range(len(one) - length + 1)}
    return any(other[at : at + length] in runs for at in range(len(other) - length + 1))
