"""Finds a sentence split at an abbreviation, whose full stop was taken for the end of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.garble._words import CLAUSE_WORDS, finite_verbs

_STOP = pattern(r"\.(?<=[^\W\d_]\.)[ \n][A-ZÀ-ÖØ-Þ][^\W\d_A-Z]*(?= \S)")
_BEFORE = pattern(r"(?<![^\s(“\"‘«])[^\W\d_]+(?:\.[^\W\d_]+)*$")
# Abbreviations that no sentence ends with: a name or the rest of an enumeration must follow.
_NEVER_LAST = {
    "en": frozenset(
        "Mr Mrs Ms Messrs Dr Prof Gov Sen Rep Gen Lt Col Capt Sgt Rev Hon vs e.g i.e viz cf approx".split()
    ),
    "es": frozenset("Sr Sra Srta Dr Dra Prof Ing Lic Gral aprox".split()),
    "pt": frozenset("Sr Sra Srta Dr Dra Prof Profa Eng aprox".split()),
    "it": frozenset("Sig Sig.ra Dott Dott.ssa Prof Avv Ing Gen".split()),
    "fr": frozenset("MM Mgr env cf".split()),
    "de": frozenset("bzw ca z.B Dr Prof inkl vgl".split()),
}
# Abbreviations that may end a sentence; then the part before must be a sentence.
_MAY_BE_LAST = frozenset(
    "U.S U.K U.N E.U D.C U.S.A U.S.S.R a.m p.m Inc Corp Ltd Co Jr Sr No Jan Feb Aug Sept Oct Nov Dec St".split()
)
_NOT_AFTER_TITLE = frozenset("so than then do in on to an as is my the of or".split())
_WORD = pattern(r"[^\W\d_]+")
_LEAST_WORDS = 2
_MOST_WORDS = 25
_LONGEST_FRAGMENT = 1000
_LEADS_ON = frozenset("and or of with in for to from at by on than but".split())


@rule(
    summary="Sentence split at an abbreviation",
    why="A splitter took the full stop of an abbreviation for the end of the sentence, and the word after it got a "
    "capital.",
    languages=["en", "es", "pt", "it", "fr", "de"],
    fixes="unsafe",
    bad=[
        Example(
            "In recent months, the U.S. And its partners in the region signed four agreements on trade.",
            fixed="In recent months, the U.S. and its partners in the region signed four agreements on trade.",
        ),
        "The letter was addressed to Mr. And Mrs. Harrow, who had left the town a week before.",
        "Between 9 a.m. And 5 p.m. the bridge will be closed to all traffic but the ambulances.",
        Example("A carta foi enviada ao Sr. E à senhora que mora ao lado da igreja, disse o carteiro.", language="pt"),
    ],
    good=[
        "He spent two years in the U.S. And then, without a word to anyone, he came back.",
        "The shop opens at 9 a.m. On Sundays it stays closed, as every shop in the street does.",
        "She works for Harrow & Co. In the spring she will move to the office in Leeds.",
        "“The U.S. and its partners will sign,” he said, and he was right about it in the end.",
        "Nobody was as kind to them as Dr. The-Odor Ames, who came every day of the week.",
        "She moved to the U.S. When her father died she came home for a month.",
    ],
    notes="After titles such as Mr. and Sen. every capitalised function word counts. After U.S., a.m., Inc. and the "
    "like only where the words before are no sentence of their own: they hold no verb.",
)
def check(document: Document) -> Iterator[Hit]:
    """Candidates are a stop, a blank and a capitalised word before a lower-case one; the abbreviation decides."""
    prose, language = document.prose, document.language or ""
    words, never_last = CLAUSE_WORDS[language], _NEVER_LAST[language]
    for match in document.places(_STOP):
        word = match.group()[2:]
        low = word.lower()
        if low not in words and low not in ("e", "y", "et"):
            continue
        before = _BEFORE.search(prose, max(0, match.start() - 12), match.start())
        if before is None:
            continue
        abbreviation = before.group()
        if abbreviation in never_last:
            split = low not in _NOT_AFTER_TITLE
        else:
            split = language == "en" and abbreviation in _MAY_BE_LAST and _is_fragment(document, match.start(), low)
        if split and document.block_at(match.start()) is document.block_at(match.end()):
            yield Hit(
                match.start() + 2,
                match.end(),
                f"“{word}” has a capital after “{abbreviation}.”; the sentence was split at the abbreviation",
                edits=((match.start() + 2, match.end(), low),),
            )


def _is_fragment(document: Document, stop: int, low: str) -> bool:
    """Whether the sentence up to the abbreviation has no verb, so that it cannot have ended there."""
    block = document.block_at(stop)
    if low not in _LEADS_ON or document.prose[stop + 3 + len(low)].isupper():
        return False
    if block is None or not block.is_running_prose:
        return False
    sentence = block.sentence_at(stop)
    start = sentence.start if sentence else stop
    if stop - start > _LONGEST_FRAGMENT:
        return False
    words = _WORD.findall(document.prose, start, stop)
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    return not any(word.lower() in finite_verbs() for word in words)
