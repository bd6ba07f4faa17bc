"""Finds quotations that open with one kind of mark and close with another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from copydesk.plugin import Document, Example, Hit, Safety, rule
from copydesk_rules.quotes._pairing import faults

_PARTNER = {"“": "”", "‘": "’", '"': '"', "'": "'", "„": "“", "‚": "‘", "«": "»"}
_OPENING = {"”": "“", "’": "‘", '"': '"', "'": "'", "»": "«"}
_STRAIGHT = "\"'"


@rule(
    summary="Quotation opens with one kind of mark and closes with another",
    why="A copied or machine-translated quotation loses its marks one at a time; nobody can tell what is quoted.",
    bad=[
        Example("‘We shall leave tomorrow,” she told the crew.", fixed="“We shall leave tomorrow,” she told the crew."),
        Example(
            "“The road is closed,’ he said. “Take the ferry.”", fixed="“The road is closed,” he said. “Take the ferry.”"
        ),
        'The mayor called it “a good day for the harbour" and left.',
        'Officials said "nothing has been decided” after the meeting with the owners.',
        "“It was late when the train came in.’",
    ],
    good=[
        "“He called it a ‘red line’,” she said.",
        "“The drivers’ union will decide,” he said, “when it likes.”",
        "‘I told her “no”,’ said the old man.",
        "The ‘90s were kind to the band, “and so was radio”.",
        "“Nothin’ doin’,” he said.",
        'A 7" single in a “limited edition” sleeve.',
        "“She said: ‘Wait for me.’",
        Example("Er sagte: „Wir kommen morgen“, und ging.", language="de"),
        Example("„Idziemy jutro” – powiedział.", language="pl"),
    ],
    fixes="safe",
    notes="An apostrophe closes nothing, so a single mark is the other half only where it is surely none. The "
    "fix turns the mark whose kind is rarer in the text; that is safe only between a straight and a curly double.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such quotation, from its opening to its closing mark."""
    prose = document.prose
    count = cache(prose.count)
    for fault in document.shared(faults):
        if fault.kind == "mixed":
            marks = prose[fault.opening], prose[fault.closing]
            safety = Safety.SAFE if '"' in marks and set(marks) & set("“”") else Safety.UNSAFE
            message = f"Opens with {marks[0]} but closes with {marks[1]}"
            edits = _edits(prose, count, fault.opening, fault.closing)
            yield Hit(fault.opening, fault.closing + 1, message, edits=edits, safety=safety)


def _edits(prose: str, count: Callable[[str], int], opening: int, closing: int) -> tuple[tuple[int, int, str], ...]:
    """Changes the mark whose kind is rarer in the text; a straight one gives way to a curly one."""
    first, last = prose[opening], prose[closing]
    if last not in _OPENING:  # the closing mark is turned the wrong way as well
        return (opening, opening + 1, last), (closing, closing + 1, _PARTNER[last])
    like_last = count(_OPENING[last]) + (last == "”")
    if first in _STRAIGHT or (last not in _STRAIGHT and count(first) <= like_last):
        return ((opening, opening + 1, _OPENING[last]),)
    close = max("“”", key=count) if first == "„" else _PARTNER[first]
    return ((closing, closing + 1, close),)
