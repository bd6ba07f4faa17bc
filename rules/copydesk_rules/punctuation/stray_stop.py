"""Finds full stops that end no sentence: after a word that cannot end one, or a second stop behind the first."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, pattern, rule

# Words that need another word after them; what can also be a pronoun, an adverb or a noun is left out.
_NEEDS_MORE = {
    "en": "the|an|and|or|nor|their|our|your|every|whose|although|unless|whereas|during|despite|"
    "of a|in a|is a|was a|as a|with a|for a|to a|by a|on a|such a",
    "de": "zum|zur|vom|beim|ins|und|oder|dass|sowie",
    "fr": "des|du|les|aux|leurs",
    "es": "del|los|las|sus|aunque",
    "pt": "dos|das|do|da|pela|pelas|num|numa",
    "it": "della|dello|degli|delle|nella|nello|negli|nelle|sulla|sulle|dalla|dalle|agli|alla|alle",
}
_AFTER_WORD = {
    language: pattern(
        r"\.(?:"
        + "|".join(rf"(?<=\s{word}\.)" for word in words.split("|"))
        + r")(?=[ \u00a0]+[\"“‘«(\[]?(?:[^\W_]{2}|[A-Z]\.))"
    )
    for language, words in _NEEDS_MORE.items()
}
_MENTIONED = pattern(
    r"\b(?:articles?|words?|conjunctions?|called|says?|said|spelled|Artikel|Wort|palabra|palavra|mot)$"
)
_SECOND_STOP = pattern(r"\.(?:(?<=[.!?][ \u00a0]\.)|(?<=[^\W\d_]{2}\.\.))(?=[\"”’»)\s]|$)")
# The last words above that a blank or line end and a stop stand around, and what a second stop looks like.
_LAST_WORDS = sorted({word.split()[-1] for words in _NEEDS_MORE.values() for word in words.split("|")})
_NEEDED = (*(f"{blank}{word}." for word in _LAST_WORDS for blank in " \n\u00a0"), " .", "\u00a0.", "..")
_ELLIPSIS = pattern(r"\.[ \u00a0]?\.[ \u00a0]?\.|…")

_LONGEST_WORD = 40

# A writer who types two dots for an ellipsis does so again and again.
_HABIT = 3


@rule(
    summary="Full stop where no sentence ends",
    why="A sentence cut at a stop of its own making is the commonest trace of a translation program.",
    bad=[
        "The talks between the. U.S. and the Union went on until late in the evening.",
        "They left with their. Boats and all that they had brought from the islands.",
        "He is known as a. Strong man in the harbour and nobody doubts it.",
        Example(
            "They will answer with their partners and friends. .”",
            fixed="They will answer with their partners and friends.”",
        ),
        Example("The harbour was closed. . Nobody knew why.", fixed="The harbour was closed. Nobody knew why."),
        Example("The harbour was closed.. Nobody knew why.", fixed="The harbour was closed. Nobody knew why."),
        Example("O presidente falou dos. Estados e da cidade.", language="pt"),
    ],
    good=[
        "Well . . . perhaps we shall see the. . . boats tomorrow.",
        "She thought of nothing else... and then she left.",
        "The file is in ../boats or in ./boats.",
        "In English there is one article: the. German has three.",
        "The fault is theirs. Ours is greater. This is what it was made of. Nobody doubts it.",
        "He played in the U.S. Open, and at 3 p.m. Mr. Miller of Bros. and Co. left.",
        Example("Что это?.. Кто там?.. Никого!..", language="ru"),
        "Wait.. what.. really.. I never said that.. never.",
    ],
    fixes="safe",
    needs=_NEEDED,
    notes="The words are articles, possessives and conjunctions that cannot stand last. Spaced and unspaced ellipses "
    "are right, and two dots are left alone in a text that writes its ellipses so.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such stop, with the word or the stop before it."""
    yield from _after_words(document)
    yield from _second_stops(document)


def _after_words(document: Document) -> Iterator[Hit]:
    prose = document.prose
    pattern = _AFTER_WORD.get(document.language or "")
    for match in document.places(pattern) if pattern else ():
        at = match.start()
        block = document.block_at(at)
        low = max(0, at - _LONGEST_WORD)
        start = max(low, 1 + max(prose.rfind(blank, low, at) for blank in " \n\u00a0"))
        if block is None or not block.is_running_prose or _ELLIPSIS.search(prose, at, at + 6):
            continue
        if not _MENTIONED.search(prose[max(0, start - 24) : start].rstrip(" :,")):
            edits = ((at, at + 1, ""),)
            yield Hit(start, at + 1, f"Full stop after {prose[start:at]}, which ends no sentence", edits=edits)


def _second_stops(document: Document) -> Iterator[Hit]:
    prose = document.prose
    spaced: list[int] = []
    close: list[int] = []
    for match in document.places(_SECOND_STOP):
        at = match.start()
        if not _ELLIPSIS.search(prose, max(0, at - 4), at + 5):
            (close if prose[at - 1] == "." else spaced).append(at)
    for at in spaced:
        yield Hit(at - 2, at + 1, "Second full stop", edits=((at - 1, at + 1, ""),), safety=Safety.SAFE)
    if len(close) < _HABIT:
        for at in close:
            yield Hit(at - 1, at + 1, "Second full stop", edits=((at, at + 1, ""),))
