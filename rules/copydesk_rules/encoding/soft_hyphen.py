"""Soft hyphens left in a text that is no longer typeset."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, rule
from copydesk_rules.encoding._characters import SOFT_HYPHEN, all_of, runs


@rule(
    summary="Soft hyphen left in a word",
    why="It told a page where a word may break; in a text it is invisible and keeps the word from being found.",
    fixes="safe",
    notes="U+00AD. A page has them everywhere or nowhere, so a text has one finding; its repair removes them all "
    "and joins a word that one broke at a line end.",
    needs=all_of(SOFT_HYPHEN),
    bad=[
        Example("A typo\u00adgraphic rule.", "A typographic rule."),
        Example("A typo\u00ad\ngraphic rule.", "A typographic rule."),
        Example("Donau\u00addampf\u00adschiff", "Donaudampfschiff"),
    ],
    good=["A well-known rule.", "Nine – ten.", "A typo-\ngraphic rule.", "Donaudampfschiff"],
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    found = runs(document, SOFT_HYPHEN)
    if found:
        more = f", and {len(found) - 1} more in this text" if len(found) > 1 else ""
        edits = tuple((start, _end_of_break(prose, end), "") for start, end in found)
        yield Hit(*found[0], f"Soft hyphen (U+00AD){more}", edits=edits, safety=Safety.SAFE)


def _end_of_break(prose: str, end: int) -> int:
    """Where the rest of the word begins, if the soft hyphen stands at a line end inside a paragraph."""
    for line_end in ("\r\n", "\n", "\r"):
        if prose.startswith(line_end, end):
            after = end + len(line_end)
            return after if prose[after : after + 1].islower() else end
    return end
