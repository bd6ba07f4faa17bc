"""A rule that asks a program outside copydesk, made ready: with the user's settings and what is wanted of its findings.

Such a rule reports under names of its own: those of `languagetool/match` are `languagetool/EN_A_VS_AN` and the like. It
runs only where its service is configured; `ServiceError` is its word for a service that is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from copydesk.engine.packs import PythonRule
from copydesk.engine.rule import Hit, RuleInfo, part_name
from copydesk.text.document import Document


class ServiceRule:
    """A `PythonRule` with what it asks; `wants` is asked of each finding's name."""

    def __init__(self, rule: PythonRule, settings: object, wants: Callable[[str], bool] = lambda name: True) -> None:
        self._rule, self._settings, self._wants = rule, settings, wants

    @property
    def info(self) -> RuleInfo:
        """Its facts."""
        return self._rule.info

    def check(self, document: Document) -> Iterator[Hit]:
        """Asks, and lets through what is wanted."""
        ask = cast(Callable[[Document, Any], Iterator[Hit]], self._rule.function)
        for hit in ask(document, self._settings):
            if self._wants(part_name(self.info, hit)):
                yield hit
