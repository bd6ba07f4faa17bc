"""Where a sentence can end with an abbreviation and where it cannot."""

from __future__ import annotations

from copydesk_rules.garble import split_at_abbreviation
from tests.rules.conftest import Hits


def test_only_the_word_is_marked_and_loses_its_capital(hits: Hits) -> None:
    text = "In recent years, the U.K. And its neighbours have signed four agreements about the fish."
    [hit] = hits(split_at_abbreviation, text)
    assert text[hit.start : hit.end] == "And"
    assert hit.edits == ((hit.start, hit.end, "and"),)


def test_a_sentence_with_a_verb_may_end_there(hits: Hits) -> None:
    assert not hits(split_at_abbreviation, "She moved to the U.K. And then she never wrote to anybody at home again.")


def test_titles_never_end_a_sentence(hits: Hits) -> None:
    text = "The letter was written by Sen. And was read aloud in the town hall on the following day."
    assert [text[hit.start : hit.end] for hit in hits(split_at_abbreviation, text)] == ["And"]
