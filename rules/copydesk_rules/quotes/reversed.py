"""Finds quotation marks turned the wrong way."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, rule
from copydesk_rules.quotes._pairing import faults
from copydesk_rules.quotes._walk import Fault


@rule(
    summary="Quotation mark is turned the wrong way",
    why="A program that curls straight marks goes by the blanks around them, and a stray blank misleads it.",
    bad=[
        Example("They wish to “work alone “.", fixed="They wish to “work alone”."),
        Example("“We are ready,“ he said.", fixed="“We are ready,” he said."),
        Example("He said: ”We are ready.” Then he left.", fixed="He said: “We are ready.” Then he left."),
        Example("The “blue house“ stands empty.", fixed="The “blue house” stands empty."),
    ],
    good=[
        "They wish to “work alone”.",
        "“He told me: ‘She said “no” to that.’”",
        Example("Sie wollen „allein arbeiten“.", language="de"),
        Example("”Vi är klara”, sade han.", language="sv"),
        Example("Mówią, że chcą „pracować sami”.", language="pl"),
        "Rock ’n’ roll of the ’60s, ’tis said, was “louder”.",
    ],
    fixes="safe",
    notes="Where “ closes („…“) or ” opens (”…”) by the custom of the language, both are right.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such mark, with the other half named."""
    prose = document.prose
    for fault in document.shared(faults):
        if fault.kind == "reversed":
            yield _opening(fault, prose) if fault.closing < 0 else _closing(fault, prose)


def _closing(fault: Fault, prose: str) -> Hit:
    """The edit takes the blank before the mark with it, since that is what turned it."""
    at = fault.closing
    begin = fault.opening + len(prose[fault.opening : at].rstrip())
    edits = ((begin, at + 1, fault.mark),)
    message = f"Closing mark is written {prose[at]}, not {fault.mark}"
    return Hit(at, at + 1, message, ((fault.opening, fault.opening + 1, "opened here"),), edits, Safety.SAFE)


def _opening(fault: Fault, prose: str) -> Hit:
    at = fault.opening
    message = f"Opening mark is written {prose[at]}, not {fault.mark}"
    return Hit(at, at + 1, message, edits=((at, at + 1, fault.mark),), safety=Safety.SAFE)
