"""Finds quotations that are opened and never closed."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.quotes._pairing import faults

_FIRST_WORDS = pattern(r".\s?\S+(?: \S+){0,2}")


@rule(
    summary="Quotation is opened and never closed",
    why="Where the closing mark is lost, the writer’s own words read as the speaker’s.",
    bad=[
        "“We are ready, the captain said, and the crew agreed with him.\n\nThey left at noon.",
        "The report speaks of “serious delays and of missing papers.\n\nNobody was hurt.",
        'The minister said "we will not wait and left the room without another word.\n\nNobody followed.',
        "He answered: ‘We have no more time.\n\nThe others were silent.",
        Example("Der Sprecher sagte: „Wir warten noch auf Antwort.\n\nMehr war nicht zu erfahren.", language="de"),
        Example("Le ministre a dit : « Nous attendons encore la réponse.\n\nIl est parti.", language="fr"),
    ],
    good=[
        "“We shall wait here for the boat.\n\n“It will come at noon,” he said.",
        "“Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.”",
        "She is 5'10\" tall and swims for the club in the next town.",
        'The 12" record and the 7" single were sold out; a 10" version is to follow next year.',
        "The caliph ‘Ali and his sons left the city.",
        "“The council has decided to close the bridge …",
        "Hawai‘i and ‘Iolani Palace draw the most visitors.",
        Example("«Nos vamos mañana.\n\n»Volveremos en mayo», dijo la capitana.", language="es"),
        Example("Er sprach von „Verzögerungen“ und ging.", language="de"),
        Example("”Vi väntar här”, sade hon.", language="sv"),
    ],
    notes="A quotation that goes on in the next paragraph is right where that paragraph opens with the mark again, and "
    "a poem or letter may close it blocks later. A block that breaks off in an ellipsis is cut, not unclosed. Single "
    "marks count only after a colon, since elsewhere they are apostrophes and names.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such quotation, on its mark and first words."""
    prose = document.prose
    for fault in document.shared(faults):
        if fault.kind == "unclosed":
            words = _FIRST_WORDS.match(prose, fault.opening)
            end = words.end() if words else fault.opening + 1
            yield Hit(fault.opening, end, f"{prose[fault.opening]} is never closed")
