"""Invisible characters that set the direction of writing, where nothing is written from right to left."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, pattern, rule
from copydesk_rules.encoding._characters import DIRECTION, all_of, and_more, named, per_block, runs

_RIGHT_TO_LEFT = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]")
_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS, _POP_EMBEDDING = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"


@rule(
    summary="Stray direction mark",
    why="It was needed where the text came from; here nobody sees it, and an unclosed one can turn a line around.",
    fixes="safe",
    notes="Direction marks, embeddings, overrides and isolates (U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) in "
    "a text without a right-to-left letter; in a text that has such letters only embeddings and isolates that are not "
    "closed in their paragraph. Removing an override changes what is seen, so that repair is unsafe.",
    needs=all_of(DIRECTION),
    bad=[
        Example("Call \u202a+1 555 0100\u202c today.", "Call +1 555 0100 today."),
        Example("\u200eApple pie", "Apple pie"),
        Example("By \u2068Ann\u2069.", "By Ann."),
        Example("Open photo\u202egpj.exe now.", "Open photogpj.exe now."),
        Example("هذا نص \u202bعربي.", language="ar"),
    ],
    good=[
        "Call +1 555 0100 today.",
        "He said \u2067שלום\u2069 and left.",
        Example("هاتف \u200e+1 555 0100\u200e هنا", language="ar"),
        "The Arabic (العربية\u200f) edition.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    found = runs(document, DIRECTION)
    if not found:
        return
    prose = document.prose
    if _RIGHT_TO_LEFT.search(prose):
        for spans in per_block(document, found):
            offsets = [offset for start, end in spans for offset in range(start, end)]
            yield from (_unclosed(prose, offset) for offset in _open_ends(prose, offsets))
        return
    for spans in per_block(document, found):
        start, end = spans[0]
        changes_order = any(character in _OVERRIDES for s, e in spans for character in prose[s:e])
        yield Hit(
            start,
            end,
            f"Direction mark ({named(prose[start])}) in a text written from left to right{and_more(len(spans))}",
            edits=tuple((s, e, "") for s, e in spans),
            safety=Safety.UNSAFE if changes_order else Safety.SAFE,
        )


def _open_ends(prose: str, offsets: list[int]) -> Iterator[int]:
    """Embeddings and isolates of one block that nothing closes; one that closes nothing does no harm."""
    for opening, closing in ((_EMBEDDINGS, _POP_EMBEDDING), (_ISOLATES, _POP_ISOLATE)):
        waiting: list[int] = []
        for offset in offsets:
            if prose[offset] in opening:
                waiting.append(offset)
            elif prose[offset] == closing and waiting:
                waiting.pop()
        yield from waiting


def _unclosed(prose: str, offset: int) -> Hit:
    return Hit(offset, offset + 1, f"Direction mark ({named(prose[offset])}) that is not closed in its paragraph")
