"""Finds the headline where it was glued to the paragraph or caption that stood next to it on the page."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Block, Document, Example, Hit, pattern, rule
from copydesk_rules.duplicate._copies import size

_HEADLINE_WITHIN = 6
_LEAST_WORDS = 5
_MOST_WORDS = 24
_MOST_CHARACTERS = 1000
_LOOKED_THROUGH = 30
_ENDS_SENTENCE = pattern(r"[.:;,。][\"'”’»]?$")
_GLUED_BEFORE = pattern(r"[^\W_][)\]]?\s$|[.!?|:…]\s$")
_GLUED_AFTER = pattern(r"\s[^\W\d_a-z]")
_NAMES_IT = pattern(r"\b(?:titled|entitled|called|named|headlined|Titel|intitulée?|titulad[oa]|intitulad[oa])\W*$")


@rule(
    summary="Headline glued to a paragraph",
    why="A page repeats its headline beside the picture; scraped, it ends up inside the caption or the first "
    "paragraph.",
    fixes="unsafe",
    bad=[
        Example(
            "Ferry strike ends after nine days of talks\n\nPassengers wait for the first boat at dawn. | Photo: Ana "
            "Reyes Ferry strike ends after nine days of talks\n\nThe strike ended on Friday.",
            fixed="Ferry strike ends after nine days of talks\n\nPassengers wait for the first boat at dawn. | "
            "Photo: Ana Reyes\n\nThe strike ended on Friday.",
        ),
        Example(
            "Ferry strike ends after nine days of talks\n\nFerry strike ends after nine days of talks The first "
            "boats left at dawn on Saturday, half of them empty.",
            fixed="Ferry strike ends after nine days of talks\n\nThe first boats left at dawn on Saturday, half of "
            "them empty.",
        ),
    ],
    good=[
        "The council wants the old mill back\n\nEverybody knows that the council wants the old mill back.",
        "The council wants the old mill back\n\nThe council wants the old mill back, and it has asked the owner twice.",
        "Why I left the choir of my town\n\nHer essay was titled Why I left the choir of my town",
        "Why I left the choir of my town\n\nShe reads from “Why I left the choir of my town”",
    ],
    notes="The headline is one of the first six lines, of 5 to 24 words, that does not end like a sentence. It "
    "counts at the end of a block that does not go on to end like a sentence, and at the start of one that goes on "
    "with a capital.",
)
def check(document: Document) -> Iterator[Hit]:
    """Yields each place of a headline inside another of the first blocks."""
    told: set[int] = set()
    for index, headline in enumerate(document.blocks[:_HEADLINE_WITHIN]):
        if not _is_headline(headline):
            continue
        for block in document.blocks[index + 1 : _LOOKED_THROUGH]:
            hit = None if block.start in told else _hit(document, headline, block)
            if hit:
                told.add(block.start)
                yield hit


def _is_headline(block: Block) -> bool:
    if block.end - block.start > _MOST_CHARACTERS:
        return False
    return not _ENDS_SENTENCE.search(block.text) and _LEAST_WORDS <= size(block.text) <= _MOST_WORDS


def _hit(document: Document, headline: Block, block: Block) -> Hit | None:
    """The headline at one end of a block, with its own first letter: inside a sentence it would be a small one."""
    length = headline.end - headline.start
    if block.end - block.start <= length + 1:
        return None
    wanted = document.folded[headline.start : headline.end]
    related = ((headline.start, headline.end, "the headline"),)
    if document.folded.endswith(wanted, block.start, block.end):
        start = block.end - length
        before = document.prose[block.start : start]
        if _is_glued_to(before) and document.prose[start] == document.prose[headline.start]:
            cut = block.start + len(before.rstrip())
            return Hit(start, block.end, "Ends with the headline", related, ((cut, block.end, ""),))
    if document.folded.startswith(wanted, block.start, block.end):
        end = block.start + length
        after = _GLUED_AFTER.match(document.prose, end)
        if after and document.prose[block.start] == document.prose[headline.start]:
            return Hit(block.start, end, "Opens with the headline", related, ((block.start, after.end() - 1, ""),))
    return None


def _is_glued_to(before: str) -> bool:
    """Whether text that ends like this does not lead up to the headline, as a sentence or a mention of it would."""
    return _GLUED_BEFORE.search(before) is not None and not _NAMES_IT.search(before)
