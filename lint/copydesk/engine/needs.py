"""Which rules have anything to look for in a text: what each needs is searched for all rules at once.

A rule that says what every defect of its kind contains (`needs`: some characters, ranges of them, or short texts as
they stand in the prose) is neither run nor imported for a text that has none of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import ahocorasick_rs

from copydesk.engine.rule import RuleInfo
from copydesk.text.document import Document


class Needs:
    """What some rules need."""

    def __init__(self, rules: Iterable[RuleInfo]) -> None:
        needs = {need for info in rules for need in info.needs}
        self._ranges = [need for need in needs if isinstance(need, range)]
        wanted = sorted(need for need in needs if isinstance(need, str))
        self._texts = [text for text in wanted if len(text) > 1]
        self._ascii = [text for text in wanted if len(text) == 1 and text.isascii()]
        self._beyond_ascii = frozenset(text for text in wanted if len(text) == 1 and not text.isascii())
        searched = [text.encode() for text in self._texts]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(searched) if searched else None

    def present(self, document: Document) -> set[str | range]:
        """Those of the needed characters, ranges and texts that the prose has."""
        found: set[str | range] = {character for character in self._ascii if character in document.prose}
        found |= self._beyond_ascii & document.beyond_ascii
        codes = sorted(map(ord, document.beyond_ascii))
        for need in self._ranges:
            first = bisect_left(codes, need.start)
            if first < len(codes) and codes[first] in need:
                found.add(need)
        if self._automaton is not None:
            hits = self._automaton.find_matches_as_indexes(document.utf8, overlapping=True)
            found.update(self._texts[number] for number in {number for number, _, _ in hits})
        return found
