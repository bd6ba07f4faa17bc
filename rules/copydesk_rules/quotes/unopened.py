"""Finds closing quotation marks without an opening one."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.quotes._pairing import faults

_LAST_WORDS = pattern(r"(?<!\S)\S++(?: \S++){0,2}+$")
_WORDS_BEFORE = 80


@rule(
    summary="Closing quotation mark was never opened",
    why="The reader cannot tell where the quoted words begin.",
    bad=[
        "The harbour will stay closed until spring,” the owner said.\n\nShe has no other plans.",
        "“We tried,” she said. But nobody came to the meeting at all.”\n\nShe left.",
        'The harbour will stay closed until spring," the owner said on Monday.\n\nShe has no other plans.',
        "We shall never go there again.’ She shut the door.\n\nThe boat left.",
        Example(
            "Wir warten noch auf eine Antwort“, sagte der Sprecher am Montag.\n\nMehr sagte er nicht.", language="de"
        ),
    ],
    good=[
        "“We tried,” she said. “Nobody came.”",
        "‘I told her “no”,’ said the old man.",
        "The drivers’ union, the owners’ club and the ’90s.",
        "“The first line,\nThe second line,\nThe last line.”",
        'The screen measures 27" across and the frame adds another inch to it.',
        "He said he was goin’, or so we thought.",
        "He did it for conscience’ sake, not for the owners’.",
        "Home » News » Harbour",
        "Read more about the harbour and what the owners plan for it »",
    ],
    notes="A mark that closes a quotation of an earlier paragraph is right; so are inches, arrows and possessives.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such mark, with the words before it."""
    prose = document.prose
    for fault in document.shared(faults):
        if fault.kind == "unopened":
            end = fault.closing + 1
            block = document.block_at(fault.closing)
            begin = max(block.start if block else 0, end - _WORDS_BEFORE)
            words = _LAST_WORDS.search(prose[begin:end])
            start = begin + words.start() if words else fault.closing
            yield Hit(start, end, f"{prose[fault.closing]} closes a quotation that was never opened")
