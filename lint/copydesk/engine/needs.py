"""Which rules have anything to look for in a text: what each needs is searched for all rules at once.

A rule that says what every defect of its kind contains (`needs`: some characters, or short texts as they stand in the
prose) is neither run nor imported for a text that has none of it.
"""

from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs

from copydesk.engine.rule import RuleInfo
from copydesk.text.document import Document


class Needs:
    """What some rules need."""

    def __init__(self, rules: Iterable[RuleInfo]) -> None:
        wanted = sorted({text for info in rules for text in info.needs})
        self._texts = [text for text in wanted if len(text) > 1]
        self._ascii = [text for text in wanted if len(text) == 1 and text.isascii()]
        self._beyond_ascii = frozenset(text for text in wanted if len(text) == 1 and not text.isascii())
        searched = [text.encode() for text in self._texts]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(searched) if searched else None

    def present(self, document: Document) -> set[str]:
        """Those of the needed characters and texts that the prose has."""
        found = {character for character in self._ascii if character in document.prose}
        found |= self._beyond_ascii & document.beyond_ascii
        if self._automaton is not None:
            hits = self._automaton.find_matches_as_indexes(document.utf8, overlapping=True)
            found.update(self._texts[number] for number in {number for number, _, _ in hits})
        return found
