"""Finds a comma that another mark follows (`rain,. and`), as it is left where words between the two were lost."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_MARKS = pattern(r",(?<=[^\W\d_]{2},)[ \u00a0]?[,.;:](?![.,;:)*^\-/(=D|PpO'\d])")
_PAIRS = tuple(f",{blank}{mark}" for blank in ("", " ", "\u00a0") for mark in ",.;:")
_HABIT = 3


@rule(
    summary="Comma before another mark",
    needs=_PAIRS,
    why="A comma is followed by words; a mark behind it says that they were lost, or that one mark is too many.",
    bad=[
        "The boats came back,. The harbour was empty.",
        "They sold the fish, , and went home before the evening.",
        "He spoke of the bridge,; nobody listened to him.",
    ],
    good=[
        "He stopped,... and then he went on.",
        'The low quotation mark „ is sometimes typed as two commas: ,,Guten Tag".',
        "The list holds a,b,,c and (x,.5) and costs 4,- a piece.",
        "She smiled ,:) and left,;-) both times.",
        "Fields may be empty: name,,street,,town.",
    ],
    notes="A comma after a word, with or without a blank, then a full stop, comma, semicolon or colon. Lets pass lists "
    "of fields, low quotation marks typed as two commas, ellipses and faces.",
)
def check(document: Document) -> Iterator[Hit]:
    """One scan for a comma and a mark; a text that has many of them is a table."""
    found = []
    for match in document.places(_MARKS):
        after = document.prose[match.end() : match.end() + 1]
        block = document.block_at(match.start())
        if (after and not after.isspace() and after not in '"”’»') or block is None or match.end() > block.end:
            continue
        found.append(match)
    if len(found) <= _HABIT:
        for match in found:
            yield Hit(match.start(), match.end(), "A comma stands before another mark")
