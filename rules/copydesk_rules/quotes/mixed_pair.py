"""Finds quotations that open with one kind of mark and close with another."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, rule
from copydesk_rules.quotes._pairing import faults

_PARTNER = {"“": "”", "‘": "’", '"': '"', "'": "'", "„": "“", "‚": "‘", "«": "»"}
_OPENING = {close: opening for opening, close in _PARTNER.items() if opening not in "„‚"}


@rule(
    summary="Quotation opens with one kind of mark and closes with another",
    why="A copied or machine-translated quotation loses its marks one at a time; the reader cannot tell what is quoted.",
    bad=[
        Example("‘We shall leave tomorrow,” she told the crew.", fixed="“We shall leave tomorrow,” she told the crew."),
        Example("“The road is closed,’ he said. “Take the ferry.”", fixed="“The road is closed,” he said. “Take the ferry.”"),
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
    fixes="unsafe",
    notes="An apostrophe closes nothing, so a single mark counts as the other half only after a stop. The fix turns the "
    "kind the text uses less into the other; a straight mark beside a curly one is turned without asking.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such quotation, from its opening to its closing mark."""
    prose = document.prose
    for fault in document.shared(faults):
        if fault.kind != "mixed":
            continue
        opening, closing = prose[fault.opening], prose[fault.closing]
        edit = _edit(prose, fault.opening, fault.closing)
        safety = Safety.SAFE if '"' in (opening, closing) and {opening, closing} & set("“”") else Safety.UNSAFE
        message = f"Opens with {opening} but closes with {closing}"
        yield Hit(fault.opening, fault.closing + 1, message, edits=(edit,), safety=safety)


def _edit(prose: str, opening: int, closing: int) -> tuple[int, int, str]:
    """Changes the mark whose kind is rarer in the text; a straight one gives way to a curly one."""
    wanted_close = _PARTNER[prose[opening]]
    wanted_open = _OPENING.get(prose[closing], prose[opening])
    keeps_opening = prose.count(prose[opening]) > prose.count(wanted_open)
    if prose[opening] in "\"'" or (prose[closing] not in "\"'" and not keeps_opening):
        return (opening, opening + 1, wanted_open)
    return (closing, closing + 1, wanted_close)
