"""What a chat model leaves, and the same words of people."""

from __future__ import annotations

import pytest

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.engine.testing import document

CHECKER = Checker([rule for rule in packs.load(use_cache=False).rules if rule.info.name.startswith("assistant/")])


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(f.rule, text[f.span.start : f.span.end]) for f in CHECKER.check(document(text, language))]


def test_only_the_sentence_is_marked() -> None:
    text = "The pool is shut. As an AI language model, I cannot say why. It rained."
    assert found(text) == [("assistant/refusal", "As an AI language model, I cannot say why.")]


def test_only_the_mark_is_marked() -> None:
    assert found("The pool is shut.【3†source】 It rained.") == [("assistant/citation-token", "【3†source】")]
    assert found("Shut.\ue200cite\ue202turn0search1\ue202turn2news4\ue201 It rained.") == [
        ("assistant/citation-token", "\ue200cite\ue202turn0search1\ue202turn2news4\ue201")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He read it out: “As an AI language model, I cannot say why.”",
        "“Certainly! Here is the rewritten text:” stood at the top.",
        "The button says \"Regenerate response\" in red.",
        "As an AI startup, we cannot say why.",
        "I'm sorry, but I cannot help him.",
        "Is there anything else you would like to say?",
        "Note: I have changed the names.",
        "Here is the full text of the letter:",
    ],
)  # fmt: skip
def test_words_of_people(text: str) -> None:
    assert found(text) == []
