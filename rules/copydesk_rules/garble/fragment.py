"""Finds scraps that a stop cut off: `It seems that.`, `May be earlier.`, a stop before its own object."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_DANGLING = pattern(
    r"(?:(?<=[.!?] )|(?<=[“\"‘(])|(?<=\n)|(?<![\s\S]))"
    r"(?:It (?:seems|appears|turns out|is known|is clear|is said|follows) that|"
    r"(?:According|Due|Thanks|Owing|Compared|In addition|In contrast|As opposed) to|"
    r"(?:Because|Instead|In spite|On behalf|In front|In case|As part|As a result) of|Such as|As well as)\."
)
_HEADLESS = pattern(
    r"(?:(?<=[a-z]\. )|(?<=[a-z][”\"] ))"
    r"(?:Are|Is|Was|Were|Has been|Have been|May be|Might be|Will be|Would be|Can be|Could be|Should be|Must be|Has|Had)"
    r"(?: [a-z][a-z’'-]*){1,4}\.(?=[\s”\"]|$)"
)
_BEFORE_OBJECT = pattern(r"[a-z-](?<![a-z-].)[a-z-]*+\. \[[a-z][a-z ]{2,30}\](?![(:])")
_NOTES = pattern(
    r"\[(?:sic|emphasis|italics|laughs?|laughter|applause|translat|note|source|citation|pause|music|cheer|ed|p|pp|"
    r"see|edit|update|via|crosstalk|inaudible|clarification|link|here|\w+ (?:added|omitted|mine|ours))"
)
_ANSWERS = frozenset("too so not it true there enough fine right over".split())


@rule(
    summary="Scrap of a sentence",
    why="The stop stands where the sentence had not begun or not ended; its other part is beside it or lost.",
    status="optional",
    languages=["en"],
    message="This is no sentence; its other part is beside it or lost",
    bad=[
        "The meeting will be held at the end of the year. May be earlier.",
        "He spoke to the mayor of the island. “It seems that.”",
        "The boats came in late because of the storm. According to. The fishermen were tired.",
        "“We saw that it was well-made. [bridge] and nobody doubted it,” he said.",
    ],
    good=[
        "“Is she there?” he asked. Was she there? Nobody knew.",
        "He said that. She did not believe it. Will it rain? It may be so.",
        "She shouted. [emphasis added] He left. [laughter]",
        "It seems that the boats are late. According to him they are.",
    ],
    notes="Sentences that only lead up to another one, short ones that begin with their auxiliary, and a stop before a "
    "word in brackets that was put in as its object.",
)
def check(document: Document) -> Iterator[Hit]:
    """Three scans for set beginnings."""
    for expression in (_DANGLING, _HEADLESS, _BEFORE_OBJECT):
        for match in document.places(expression):
            block = document.block_at(match.start())
            if block is None or match.end() > block.end or not block.is_running_prose:
                continue
            text = match.group()
            if expression is _BEFORE_OBJECT and _NOTES.match(text[text.index("[") :]):
                continue
            if expression is _HEADLESS and text.rstrip(".").rpartition(" ")[2] in _ANSWERS:
                continue
            yield Hit(match.start(), match.end())
