"""Finds sentences that hardly can be English: a score for damage that no other rule has a name for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.plugin import BlockKind, Document, Hit, rule
from copydesk_rules.garble._improbable import model
from copydesk_rules.garble._improbable_score import costs, score
from copydesk_rules.garble._improbable_signs import Sign, signs

# In nats. Six in 1,000 sentences of human translations are above it.
_THRESHOLD = 2.8
_LEAST_WORDS, _LEAST_SIGNS = 3, 4
_STRETCH = 7
_KINDS = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.CUE)
)
_LEAST_SENTENCES = 4
_BROKEN_SHARE = 0.4
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
    notes="Learnt from free text set against damaged copies of it: weights for rows of function words, word classes and "
    "marks, and decision trees over what they come to. "
    "It finds broken text, not translated text: a fluent translation scores like any other. "
    "It speaks up 0.3 times in 1,000 words of edited news and encyclopedias, 0.2 times in those of a technical book, 1.3 "
    "times in those of reference pages, most often at headlines, commands and rows of names. "
    "Of heavily garbled sentences it finds eight in ten, of those of fewer than nine words not six; of human "
    "translations of the same texts it speaks of six in 1,000. Sentences of fewer than three words are passed over. "
    "A text of four sentences and more of which two in five are improbable gets one finding more, on its first.",
)
def check(document: Document) -> Iterator[Hit]:
    """One finding for each improbable sentence, with its worst stretch, and one for a text that is full of them."""
    learnt = model()
    doubts: list[_Doubt] = []
    count = 0
    for block in document.blocks:
        if block.kind not in _KINDS or block.is_overlong:
            continue
        for start, end in block.sentences:
            if len(document.prose[start:end].split()) < _LEAST_WORDS:
                continue
            stream = signs(document.prose, start, end, learnt)
            if len(stream) < _LEAST_SIGNS:
                continue
            count += 1
            paid = costs(stream, learnt.weights)
            value = score(stream, paid, learnt)
            if value >= _THRESHOLD:
                doubts.append(_Doubt(value, start, end, *_worst_stretch(stream, paid)))
    for doubt in doubts:
        shown = " ".join(document.prose[doubt.worst_start : doubt.worst_end].split())
        worst = (doubt.worst_start, doubt.worst_end, "the worst stretch")
        yield Hit(doubt.start, doubt.end, f"Hardly an English sentence; it is worst at “{shown}”", related=(worst,))
    if count >= _LEAST_SENTENCES and len(doubts) >= _BROKEN_SHARE * count:
        yield _verdict(doubts, count)


def _worst_stretch(stream: list[Sign], paid: list[float]) -> tuple[int, int]:
    """The span of the few neighbouring signs that speak most for damage."""
    size = min(_STRETCH, len(stream))
    first = max(range(len(stream) - size + 1), key=lambda at: sum(paid[at : at + size]))
    return stream[first].start, stream[first + size - 1].end


def _verdict(doubts: list[_Doubt], count: int) -> Hit:
    """What to say of the text as a whole; the worst sentences stand beside it."""
    worst = sorted(doubts, reverse=True)[:_SHOWN]
    related = tuple((doubt.start, doubt.end, "one of the worst sentences") for doubt in worst)
    message = f"The text as a whole is damaged: {len(doubts)} of {count} sentences are hardly English"
    return Hit(doubts[0].start, doubts[0].end, message, related=related)
