"""Finds nouns that lost their ending or article: `an estimate 100,000 soldiers`, `contemplating such incursion`."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_NUMBER = pattern(
    r"\b[Aa]n (?:estimate|estimation) (?=[$€£]?\d[\d,.]*+(?! (?:years|months|weeks|days|hours|minutes)\b))"
)
_SUCH = pattern(r" such ([a-z]{5,})(?=[,.;:)]|$)")
_BEFORE = pattern(
    r"(?i:\b(?:any|no|one|every|some|another|many|each|all|few|other|first|last|next|only|two|three|as|"
    r"of|and|or|most|more|a|an|the|is|are|was|were|be|in|with|from|by|for|to)$)"
)
# Nouns that take an article in the singular and name one thing or deed.
_COUNTED = frozenset(
    "incursion invasion offensive bombardment assault raid meeting summit proposal request statement agreement treaty "
    "weapon missile rocket vehicle building village harbour harbor bridge machine device system program programme "
    "project operation mission campaign election candidate referendum sanction embargo accusation allegation claim "
    "suggestion decision method technique approach document letter report article journalist reporter soldier officer "
    "minister president country nation region province incident accident disaster crisis scandal conflict".split()
)


@rule(
    summary="Noun without its article or ending",
    why="“an estimate 100,000” and “such incursion” are what is left when a translation loses an ending or an article.",
    status="optional",
    languages=["en"],
    bad=[
        "An estimate 4,000 fishermen live on the islands.",
        "The bank has lost an estimate $30 million since the spring.",
        "The islanders fear that the navy may be planning such invasion, or something like it.",
    ],
    good=[
        "An estimate of 4,000 is high; an estimated 4,000 is right, and so is an approximate 30.",
        "No such invasion was planned. Many such incident, said nobody; any such agreement would be void.",
        "They gave an estimate 3 days later, and an estimation 12 months after that.",
        "Such information, such behaviour, such violence and such beauty need no article.",
    ],
    notes="A noun of estimation before a number, and such before a noun that takes an article, at the end of a clause.",
)
def check(document: Document) -> Iterator[Hit]:
    """Two scans; few texts have a candidate."""
    prose = document.prose
    for match in _NUMBER.finditer(prose):
        if document.block_at(match.start()) is not None:
            word = match.group().split()[1]
            yield Hit(match.start(), match.end() - 1, f"“{word}” before a number should be “estimated”")
    for match in _SUCH.finditer(prose):
        noun, at = match.group(1), match.start()
        if noun not in _COUNTED or _BEFORE.search(prose, max(0, at - 12), at):
            continue
        if document.block_at(at + 1) is not None:
            yield Hit(at + 1, match.end(), f"“such {noun}” lacks its article")
