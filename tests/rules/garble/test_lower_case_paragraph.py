"""How many other paragraphs are wanted, and what may stand before one in lower case."""

from __future__ import annotations

from copydesk_rules.garble import lower_case_paragraph
from tests.rules.conftest import Hits

PROSE = "The council met on Monday and spoke about the bridge for more than three hours."
LOWER = "for the ferry company the news was welcome, and it put two more boats into service."


def found(hits: Hits, *paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    return [text[hit.start : hit.end] for hit in hits(lower_case_paragraph, text)]


def test_the_first_words_are_marked(hits: Hits) -> None:
    assert found(hits, PROSE, PROSE, LOWER, *[PROSE] * 4) == ["for the ferry"]


def test_four_other_paragraphs_are_not_enough_for_one_in_six(hits: Hits) -> None:
    assert found(hits, PROSE, LOWER, *[PROSE] * 4) == []


def test_what_goes_on_after_a_colon_or_a_list_is_right(hits: Hits) -> None:
    assert found(hits, *[PROSE] * 6, "The council also said that it would do this:", LOWER) == []
    assert found(hits, *[PROSE] * 6, "- buy a boat for the winter", LOWER) == []


def test_a_headline_before_it_does_not_excuse_it(hits: Hits) -> None:
    assert found(hits, "Council speaks about the bridge", LOWER, *[PROSE] * 6) == ["for the ferry"]
