"""Defects that copydesk should find and does not yet: a cure must move its text to the rule's own examples."""

from __future__ import annotations

import pytest

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.engine.rule import Status
from copydesk.engine.testing import document

CHECKER = Checker([rule for rule in packs.load().rules if rule.info.status is Status.STABLE])

MISSED = {
    "a sentence broken off before a bracket": (
        "The council was told on Monday that when it comes to being long-term. [funding] there is nothing left to give."
    ),
    "a name spelled wrongly once and never rightly": (
        "Jonh Smith, the mayor of the town, said on Friday that the bridge would be closed for the rest of the year."
    ),
    "a verb of the wrong number": (
        "The ships of the northern line leaves the harbour every morning at seven and comes back after dark."
    ),
}


@pytest.mark.xfail(strict=True, reason="not found yet")
@pytest.mark.parametrize("text", MISSED.values(), ids=MISSED.keys())
def test_it_is_found(text: str) -> None:
    assert CHECKER.check(document(text, "en"))
