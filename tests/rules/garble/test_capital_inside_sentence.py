"""Which word is marked, and what a repeated capital means."""

from __future__ import annotations

from copydesk_rules.garble import capital_inside_sentence
from tests.rules.conftest import Hits


def found(hits: Hits, text: str, language: str = "en") -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(capital_inside_sentence, text, language)]


def test_a_clause_that_starts_after_a_name(hits: Hits) -> None:
    text = "With the ferry out of service in Harrow There will be no boats to the island until the spring."
    assert found(hits, text) == ["There"]


def test_a_verb_with_a_capital(hits: Hits) -> None:
    text = "In the evening, the older members Stayed at the table and talked about the bridge for an hour."
    assert found(hits, text) == ["Stayed"]


def test_a_term_that_keeps_its_capital_is_a_term(hits: Hits) -> None:
    text = "The state is called Finished when it ends. A job goes Finished only once, and it stays Finished for good."
    assert found(hits, text) == []


def test_a_heading_run_into_its_paragraph_is_not_this(hits: Hits) -> None:
    assert found(hits, "Sights and walks This old town has three bridges, two towers and a very good market.") == []


def test_a_pronoun_before_a_verb_of_saying(hits: Hits) -> None:
    text = "The harbour will be closed for the whole of the winter He said after the meeting of the council."
    assert found(hits, text) == ["He"]
    assert found(hits, text.replace("the council", "the Lord")) == []


def test_german_nouns_are_nothing(hits: Hits) -> None:
    text = "Der Hafen bleibt den ganzen Winter über für Schiffe gesperrt, sagte der Leiter am Montag nach der Sitzung."
    assert found(hits, text, "de") == []
