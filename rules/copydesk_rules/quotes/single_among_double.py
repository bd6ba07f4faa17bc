"""Finds quotations in single marks in a text that quotes with double ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_SINGLE = pattern(r"‘(?<![\w’]‘)[^‘’“”\n]{2,400}(?:’\w[^‘’“”\n]{0,400}){0,4}’(?!\w)")
_DOUBLE = pattern(r"“[^“”\n]{2,1500}(?:”|$|(?=\n))")
_LEAST_DOUBLE = 4
_TIMES = 3


@rule(
    summary="Single quotation marks among double ones",
    why="A text quotes in one way; where two ways alternate, it was put together from two.",
    status="optional",
    languages=["en"],
    bad=[
        "“We shall see,” she said. “It is late,” he said. “The boats are in,” she said. “Good,” he said.\n\n"
        "The mayor spoke of a ‘very old bridge’ that nobody had used for years.",
    ],
    good=[
        "“We shall see,” she said. “He called it ‘a very old bridge’ and left,” he said. “Is it?” “It is.” “Good.”",
        "‘We shall see,’ she said. ‘It is late,’ he said. “No” was all that he had heard.",
        "“We shall see.” “It is late.” “The boats’ owner is here.” “Good.” The ’90s and the boats’ crews are gone.",
    ],
    notes="Pairs of single marks outside all double ones, in running prose (headlines quote so), in a text with four "
    "double pairs and three times as many as "
    "single ones. A pair inside double marks is a quotation in a quotation and right.",
)
def check(document: Document) -> Iterator[Hit]:
    """Two scans for pairs; the single ones outside the others are left."""
    prose = document.prose
    double = [match.span() for match in _DOUBLE.finditer(prose)] if "‘" in prose else []
    if len(double) < _LEAST_DOUBLE:
        return
    single = [match.span() for match in _SINGLE.finditer(prose)]
    starts = [start for start, _ in double]
    outside = [(start, end) for start, end in single if not _holds(double, starts, start)]
    if len(outside) * _TIMES > len(double):
        return
    for start, end in outside:
        block = document.block_at(start)
        if block is not None and block.is_running_prose:
            yield Hit(start, end, "Single quotation marks in a text that quotes with double ones")


def _holds(spans: list[tuple[int, int]], starts: list[int], offset: int) -> bool:
    """Whether an offset lies inside one of the spans, which are in order and apart."""
    index = bisect_left(starts, offset) - 1
    return index >= 0 and offset < spans[index][1]
