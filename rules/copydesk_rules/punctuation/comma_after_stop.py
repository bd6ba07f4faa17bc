"""Finds a comma beside a full stop, or two commas, where one mark belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.plugin import Document, Hit, is_abbreviation, pattern, rule

# Begins with the second mark and looks back, since marks are rarer than words.
_SECOND = pattern(r"[.,;:](?:(?<=[.!?,;:\u00a0 ].)|(?<=,[\"”].))(?=[\s”»)]|$)")
_BESIDE = pattern(r"[.!?][ \u00a0],$|[^\W\d_]{4}\.,$|[^\W_],[ \u00a0]?[.,]$|[^\W_][;:][,;:]$|[^\W\d_]{2},[\"”][.,]$")
_PAIRS = (
    ".,",
    ",,",
    ",.",
    ";,",
    ";;",
    ";:",
    ":,",
    ":;",
    "::",
    ',".',
    ',",',
    ",”.",
    ",”,",
    *(blank + mark for blank in " \u00a0" for mark in ",."),
)
_WORD = pattern(r"[^\W_]+(?:[.'’\-][^\W_]+)*$")
_WITHOUT_STOP = pattern(r"\w++(?!\.)")
_LONGEST_WORD = 40
_REACH = 20_000
_DOTS = pattern(r"\.[ \u00a0]?\.|…")


@rule(
    summary="Comma beside a full stop, or two commas",
    why="A clause was moved or cut out, and both of its marks stayed.",
    bad=[
        "They will meet before the end of the year. , On Friday he told reporters more.",
        "They will meet before the end of the year., On Friday the talks about the year go on.",
        "They will meet before the end of the year,. On Friday he told reporters more.",
        "They will meet before the end of the year, . On Friday he told reporters more.",
        "They will meet, , before the end of the year, as the reporters were told.",
        "They will meet,, before the end of the year, as the reporters were told.",
        "The owner said “we shall see,”. Nobody answered him in the end.",
    ],
    good=[
        "The U.S., the firm of Miller Inc., and Dr. J. R., as he was called, paid for it all.",
        "Boats, nets, oars, etc., lay on the beach; so did ropes, &c., as always.",
        "“Who is there?”, he asked, and “Stop!”, and then “...”, and nothing.",
        "It costs 1,000.50 or 1.000,50, as the custom of the country has it.",
        "“We shall see . . . ,” he said, and they went on . . . , slowly.",
        "In Jan., Feb. and Mar., the harbour is closed, as it is in Dec., too.",
    ],
    needs=_PAIRS,
    notes="A stop that belongs to an abbreviation, an initial or an ellipsis may have a comma after it; a word "
    "counts as no abbreviation where the same text writes it without a stop.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each pair of marks."""
    prose = document.prose
    for match in document.places(_SECOND):
        at = match.start()
        if _BESIDE.search(prose, max(0, at - 5), at + 1) is None:
            continue
        first = at - 1
        while prose[first] in ' \u00a0"”':
            first -= 1
        block = document.block_at(at)
        if block is None or not block.is_running_prose or _DOTS.search(prose, max(0, first - 2), at + 3):
            continue
        if prose[first] == "." and not _ends_sentence(document, first):
            continue
        yield Hit(first, at + 1, f"{prose[first]} and {prose[at]} side by side")


def _ends_sentence(document: Document, at: int) -> bool:
    """Whether the word before the stop is no abbreviation: it is none where it also stands without a stop."""
    prose = document.prose
    word = _WORD.search(prose, max(0, at - _LONGEST_WORD), at)
    if word is None or len(word.group()) < 3 or is_abbreviation(word.group(), document.language):
        return False
    if prose[at + 1] != ",":
        return True
    if word.group().isalnum():
        return word.group() in document.shared(_words_without_stop)
    return re.search(rf"\b{re.escape(word.group())}\b(?!\.)", prose[max(0, at - _REACH) : at + _REACH]) is not None


def _words_without_stop(document: Document) -> frozenset[str]:
    return frozenset(_WITHOUT_STOP.findall(document.prose))
