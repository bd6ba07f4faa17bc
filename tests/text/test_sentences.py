"""Sentence ends: what ends one and what does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.sentences import split


def sentences(text: str, language: str | None = "en") -> list[str]:
    return [text[s.start : s.end] for s in split(text, 0, len(text), language)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met Dr. Who at 3.15 p.m. on Sept. 1.",
        "He works for the U.S. Army in Washington.",
        "J. R. R. Tolkien wrote it.",
        "It cost 1.5 million, i.e. too much.",
        "She waited ... and waited.",
        "“Who is it?” he asked.",
        "It grew from 3.14 to 2.71 overnight.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained. It poured.", 2),
        ("“Go!” she said. “Now.” He went.", 3),
        ("Was it? It was! Good…  Then he left.", 4),
        ("He left in 1999. She stayed.", 2),
        ("彼は来た。彼女は帰った。", 2),
    ],
)
def test_several_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_languages_have_their_own_abbreviations() -> None:
    assert len(sentences("Das gilt z. B. Für alle bzw. Keinen am 3. Mai.", "de")) == 1
    assert len(sentences("Mme. Dupont est là.", "fr")) == 1


@given(st.text(alphabet=st.sampled_from("aB .!?…”\n1"), max_size=80))
def test_sentences_are_ordered_and_lose_only_blanks(text: str) -> None:
    spans = split(text, 0, len(text), "en")
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join("".join(text[s.start : s.end].split()) for s in spans)
    assert kept == "".join(text.split())
