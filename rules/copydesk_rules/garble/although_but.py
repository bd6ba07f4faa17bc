"""Finds `although ..., but`, which some languages pair and English does not."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_PAIR = pattern(
    r"\b([Aa]lthough|[Ee]ven though)\b [^.;:!?\n—–()]{8,110}?(?:,|[”\"],?) but (?!also\b|rather\b|not only\b|only\b)"
)
_SECOND_CLAUSE = pattern(r", (?!and\b|or\b|but\b|who\b|which\b|where\b)")


@rule(
    summary="Although with but",
    why="One of the two is enough; both together come from a language that needs both.",
    status="optional",
    languages=["en"],
    bad=[
        "Although the bridge is old, but it is still safe for boats and people.",
        "Even though nobody had asked him, but he told them the whole story.",
    ],
    good=[
        "Although the bridge is old, it is safe, but nobody uses it any more.",
        "The bridge is old but safe, although nobody uses it.",
        "Although he was tired, hungry, but happy, he went on.",
    ],
    notes="Although or even though, one clause, and a but that opens the main clause.",
)
def check(document: Document) -> Iterator[Hit]:
    """One scan for the pair; a comma between them starts the main clause."""
    for match in _PAIR.finditer(document.prose):
        text = match.group()
        if not _SECOND_CLAUSE.search(text[: text.rindex(" but")]) and document.block_at(match.start()) is not None:
            end = match.start() + text.rindex(" but") + 4
            yield Hit(match.start(), end, f"“{match.group(1)}” and “but” for one contrast")
