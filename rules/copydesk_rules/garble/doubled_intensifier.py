"""Finds an adverb of degree said twice in written text (`very, very difficult`)."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_TWICE = pattern(r"\b(very|really|extremely|highly|much),? \1\b,?(?! \1\b)(?= [a-z])")


@rule(
    summary="Adverb of degree said twice",
    why="Doubling belongs to speech; in writing it is a slip, or a quotation that an editor may want to shorten.",
    status="optional",
    languages=["en"],
    bad=["The bridge is very, very old and has been closed.", "It was a really really long way to the harbour."],
    good=["It is so very old. So, so be it.", "He said very little, very slowly."],
    notes="Very, really, much, extremely and highly, with or without a comma between.",
)
def check(document: Document) -> Iterator[Hit]:
    """One scan."""
    for match in _TWICE.finditer(document.prose):
        if document.block_at(match.start()) is not None:
            yield Hit(match.start(), match.end(), f"“{match.group(1)}” is said twice")
