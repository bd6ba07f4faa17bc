"""Finds two determiners before one noun (`its the`, `the an`), which word-by-word translation leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule
from copydesk_rules.garble._neighbours import DETERMINERS, neighbours

_PAIR = pattern(r" (the|an|a|its|their|our|your|my) (the|an|a|its|their|our|your|my|his) (?=([a-z]+))")
# `the a` and the like before words of Latin and Italian, and letters that are named.
_FOREIGN = frozenset("cappella priori posteriori fortiori la lot few little and or is in to of".split())
_NAMED = frozenset("letter letters vowel word words article articles note notes string".split())


@rule(
    summary="Two determiners in a row",
    why="A noun takes one article or possessive; two in a row come from a translation that changed its mind.",
    languages=["en"],
    bad=[
        "The committee published its the report on the last day of the year.",
        "They moved into the an old house by the river and stayed for a year.",
        "He gave a the speech that nobody in the hall understood.",
        "The city lost our the last chance to repair the bridge before winter.",
    ],
    good=[
        "The the-more-the-merrier rule holds for picnics.",
        "We heard the a cappella choir and the a priori argument on one day.",
        "She gave her the book and told a friend of his the title that she had chosen for it.",
        "Both articles, the and a, come before the noun; replace the a with the.",
        "I call this the end, and he calls that a beginning.",
    ],
    notes="Lower-case pairs of an article or possessive and another one, before a lower-case word. Doubled words "
    "belong to garble/doubled-word. Lets pass `her`, `his` and `this` in front, which also stand alone.",
)
def check(document: Document) -> Iterator[Hit]:
    """One scan for the pairs, shared with other rules; few texts have any."""
    prose = document.prose
    pairs = (pair for pair in document.shared(neighbours) if (pair.first, pair.second) in DETERMINERS)
    for match in filter(None, (_PAIR.match(prose, pair.start - 1) for pair in pairs if pair.start)):
        first, second, following = match.groups()
        if following in _FOREIGN or (second == "a" and _is_named(prose, match)):
            continue
        block = document.block_at(match.start())
        if block is not None and match.start() > block.start:
            yield Hit(match.start() + 1, match.end() - 1, f"“{first} {second}”: two determiners before one noun")


def _is_named(prose: str, match: re.Match[str]) -> bool:
    """Whether the letter or the word itself is meant: replace the a with the."""
    following = prose[match.end() : match.end() + 30].split()
    return match.group(3) in ("with", "for", "by") or not _NAMED.isdisjoint(following)
