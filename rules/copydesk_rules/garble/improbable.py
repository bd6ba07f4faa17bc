"""Finds sentences that hardly can be English: a score for damage that no other rule has a name for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.plugin import BlockKind, Document, Hit, rule
from copydesk_rules.garble import _improbable as improbable

# A hundredth of the sentences of edited news are above it.
_THRESHOLD = 1.5
_LEAST_SIGNS = 4
_STRETCH = 7
_KINDS = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.CUE)
)
_LEAST_SENTENCES = 4
_BROKEN_SHARE = 0.25
_SHOWN = 3


class _Doubt(NamedTuple):
    """A sentence above the threshold: its score, its span, and the span of its worst stretch."""

    score: float
    start: int
    end: int
    worst_start: int
    worst_end: int


@rule(
    summary="Sentence is hardly English",
    why="Translation and spinning programs leave sentences whose words do not go together in that order, in more ways "
    "than rules can name.",
    status="optional",
    languages=["en"],
    bad=[
        "At the of river when not to that by simple stone, boat it take from took with the got a he did.",
        "Whole harbour boats of is have to not the in, and it price with from store are to fish that new will you.",
        "It the is error this, in did properly, confirmation how not showed out is this by will how the.",
    ],
    good=[
        "The mayor, who had been in office for ten years, said on Monday that the bridge would be built after all.",
        "We waited at the harbour until the rain had stopped, and then we walked home along the river.",
        "Having read the letter twice, she put it back into the drawer from which she had taken it.",
        "What he was is known to all of us; what he might have been nobody knows.",
        "Fresh fish from the river, sold every morning.",
    ],
    notes="A linear model over function words, word classes and marks, trained on free text against damaged copies "
    "of it. "
    "It finds broken text, not translated text: a fluent translation scores like any other. It speaks up 0.4 times "
    "in 1,000 "
    "words of edited news, most often at lists, headlines and rows of names. Of heavily garbled segments it finds "
    "seven "
    "in ten; of those of fewer than nine words four in ten. "
    "A text of four sentences and more of which a quarter are improbable gets one finding more, on its first.",
)
def check(document: Document) -> Iterator[Hit]:
    """One finding for each improbable sentence, with its worst stretch, and one for a text that is full of them."""
    model = improbable.model()
    doubts: list[_Doubt] = []
    count = 0
    for block in document.blocks:
        if block.kind not in _KINDS or block.is_overlong:
            continue
        for start, end in block.sentences:
            signs = improbable.signs(document.prose, start, end, model)
            if len(signs) < _LEAST_SIGNS:
                continue
            count += 1
            costs = improbable.costs(signs, model.weights)
            score = improbable.score(costs)
            if score >= _THRESHOLD:
                doubts.append(_Doubt(score, start, end, *_worst_stretch(signs, costs)))
    for doubt in doubts:
        shown = " ".join(document.prose[doubt.worst_start : doubt.worst_end].split())
        worst = (doubt.worst_start, doubt.worst_end, "the worst stretch")
        yield Hit(doubt.start, doubt.end, f"Hardly an English sentence; it is worst at “{shown}”", related=(worst,))
    if count >= _LEAST_SENTENCES and len(doubts) >= _BROKEN_SHARE * count:
        yield _verdict(doubts, count)


def _worst_stretch(signs: list[improbable.Sign], costs: list[float]) -> tuple[int, int]:
    """The span of the few neighbouring signs that speak most for damage."""
    size = min(_STRETCH, len(signs))
    first = max(range(len(signs) - size + 1), key=lambda at: sum(costs[at : at + size]))
    return signs[first].start, signs[first + size - 1].end


def _verdict(doubts: list[_Doubt], count: int) -> Hit:
    """What to say of the text as a whole; the worst sentences stand beside it."""
    worst = sorted(doubts, reverse=True)[:_SHOWN]
    related = tuple((doubt.start, doubt.end, "one of the worst sentences") for doubt in worst)
    message = f"The text as a whole is damaged: {len(doubts)} of {count} sentences are hardly English"
    return Hit(doubts[0].start, doubts[0].end, message, related=related)
