"""How many straight marks a text may have, and what they become."""

from __future__ import annotations

import pytest

from copydesk_rules.quotes import straight_among_curly
from tests.rules.conftest import Hits

_CURLY = "It’s hers, he’s sure, and they’re glad that she’s here. That’s all. "


@pytest.mark.parametrize(
    ("odd", "word", "mark"),
    [
        ("Nobody can't go.", "can't", "’"),
        ("The '90s were kind.", "'90s", "’"),
        ("The drivers' strike is over.", "drivers'", "’"),
        ("He called it 'fine.", "'fine", "‘"),
    ],
)
def test_single(hits: Hits, odd: str, word: str, mark: str) -> None:
    text = _CURLY * 3 + odd
    [hit] = hits(straight_among_curly, text)
    assert text[hit.start : hit.end] == word
    assert [edit[2] for edit in hit.edits] == [mark]


def test_marks_follow_the_custom_of_the_text(hits: Hits) -> None:
    text = "Sie sagte „ja“ und „nein“. " * 8 + 'Er sagte "vielleicht" dazu.'
    found = hits(straight_among_curly, text, "de")
    assert [hit.edits[0][2] for hit in found] == ["„", "“"]


def test_a_mixed_text_is_a_style(hits: Hits) -> None:
    assert hits(straight_among_curly, _CURLY * 3 + "It's hers, isn't it? " * 3) == []


def test_elisions_need_a_clearer_majority_in_french(hits: Hits) -> None:
    text = "L’homme d’hier n’est pas l’ami d’aujourd’hui. " * 4 + "C'est tout."
    assert hits(straight_among_curly, text, "fr") == []
