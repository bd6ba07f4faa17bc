"""Which stretch is called a heading, what its neighbours say of it, and that no other rule says it again."""

from __future__ import annotations

import pytest

from copydesk.text.formats import reader
from copydesk.text.source import Source
from copydesk_rules.duplicate import glued_headline
from copydesk_rules.garble import capital_inside_sentence, glued_heading
from tests.rules.conftest import Hits

GLUED = "Sights and walks This old town has three bridges, two towers and a very good market."


def found(hits: Hits, text: str, language: str = "en") -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(glued_heading, text, language)]


def test_the_span_is_the_heading(hits: Hits) -> None:
    assert found(hits, GLUED) == ["Sights and walks"]
    assert found(hits, f"The mill was sold twice.  {GLUED}") == ["Sights and walks"]


def test_only_one_rule_speaks_of_a_heading(hits: Hits) -> None:
    assert hits(capital_inside_sentence, GLUED) == []


def test_a_headline_that_stands_elsewhere_is_the_other_rules_matter(hits: Hits) -> None:
    headline = "Three bridges and a very good market"
    text = f"{headline}\n\n{headline} This old town has much to show, and most of it is free until the spring."
    assert len(hits(glued_headline, text)) == 1
    assert found(hits, text) == []


def test_a_heading_on_its_own_line_is_not_glued(hits: Hits) -> None:
    assert found(hits, GLUED.replace(" This", "\nThis")) == []
    assert found(hits, GLUED.replace(" This", "\n\nThis")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sights and walks This Old Town was the first of her three books, and it was sold in every harbour.",
        "In the Things We Do album This song stands first, and nobody knows why it was put there by the band.",
        "The miller’s story This old town was read in the hall, and half of the village came to hear it read.",
        "God and the sea He has made them both, and the fishermen of the island sing of it every Sunday.",
        "Three bridges and This, which nobody had seen before, were shown to the guests of the old town.",
    ],
)
def test_titles_and_reverence(hits: Hits, text: str) -> None:
    assert found(hits, text) == []


def test_words_that_markup_sets_apart_are_no_heading() -> None:
    text = "**Sights and walks** This old town has three bridges, two towers and a very good market.\n"
    assert list(glued_heading.check(reader("markdown")(Source("t", text), "en"))) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Histoire La ville a été fondée par des pêcheurs et a grandi avec le port du nord."),
        ("es", "Historia La ciudad fue fundada por pescadores y creció con el puerto nuevo del norte."),
        ("it", "Storia La città fu fondata dai pescatori ed è cresciuta con il porto nuovo del nord."),
        ("nl", "Geschiedenis De stad werd door vissers gesticht en groeide met de nieuwe haven mee."),
    ],
)
def test_a_usual_heading_in_other_languages(hits: Hits, language: str, text: str) -> None:
    assert found(hits, text, language) == [text.split()[0]]
