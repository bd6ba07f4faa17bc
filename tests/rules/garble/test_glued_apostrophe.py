"""Which two words are said to be joined, and what an apostrophe joins rightly."""

from __future__ import annotations

import pytest

from copydesk_rules.garble import glued_apostrophe
from tests.rules.conftest import Hits


def found(hits: Hits, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(glued_apostrophe, text)]


def test_the_span_is_both_words(hits: Hits) -> None:
    assert found(hits, "She asked the children'what they had seen on the island.") == ["children'what"]
    assert found(hits, "She asked the children’what they had seen on the island.") == ["children’what"]


@pytest.mark.parametrize(
    "text",
    [
        "They couldn't've known, and who'd've thought it of them?",
        "Ta'izz, Xi’an, Hawai'i and Sana'a are far from here.",
        "The cat-o'-nine-tails, the will-o'the-wisp and the jack-o'lantern.",
        "It was good ol'fashioned cookin', and nothin'else.",
        "She wrote 'the boats' on the wall, then 'the others' below it.",
    ],
)
def test_what_an_apostrophe_joins_rightly(hits: Hits, text: str) -> None:
    assert found(hits, text) == []


def test_a_text_that_has_many_means_them(hits: Hits) -> None:
    assert found(hits, "we'look and they'look and you'look, but others'look too.") == []
