"""Which of two spellings is spoken of, and when two names are two people."""

from __future__ import annotations

from copydesk_rules.names import two_spellings
from tests.rules.conftest import Hits

FAR = " Nothing else was said about the harbour and its bridges for the rest of that long day."


def found(hits: Hits, text: str, language: str = "en") -> list[tuple[str, str]]:
    return [
        (text[hit.start : hit.end], text[hit.related[0][0] : hit.related[0][1]])
        for hit in hits(two_spellings, text, language)
    ]


def test_the_later_of_two_that_are_equally_frequent(hits: Hits) -> None:
    text = f"Mayor Oleksii Tarasenkko spoke first.{FAR} Mayor Oleksii Tarasenko spoke last."
    assert found(hits, text) == [("Tarasenko", "Tarasenkko")]


def test_the_rarer_one_even_where_it_comes_first(hits: Hits) -> None:
    text = f"Oleksii Tarasenkko spoke first.{FAR} Oleksii Tarasenko spoke last.{FAR} Tarasenko left at nine."
    assert found(hits, text) == [("Tarasenkko", "Tarasenko")]


def test_once_however_often_it_comes(hits: Hits) -> None:
    text = f"Oleksii Tarasenko spoke.{FAR} Tarasenko left." + f"{FAR} Oleksii Tarasenkko came." * 5
    assert len(found(hits, text)) == 1


def test_other_first_names_are_other_people(hits: Hits) -> None:
    assert not found(hits, f"Anders Lindstrom won the race.{FAR} Peter Lindström came second in the race.")


def test_marks_alone_make_two_spellings(hits: Hits) -> None:
    assert found(hits, f"Edgars Berzinskis spoke.{FAR} Edgars Bērziņskis left.") == [("Bērziņskis", "Berzinskis")]


def test_vowels_differ_under_one_first_name(hits: Hits) -> None:
    text = f"The sailor Tarek Mohammedi spoke first.{FAR} The sailor Tarek Mohamadi left at nine."
    assert found(hits, text) == [("Mohamadi", "Mohammedi")]


def test_a_pair_named_side_by_side_is_a_pair(hits: Hits) -> None:
    assert not found(hits, "The prize went to Sofia Hansson and Sofia Hanson, who live in one street.")


def test_plurals_and_cases_are_no_spellings(hits: Hits) -> None:
    assert not found(hits, f"The Kennedys came first.{FAR} Nobody named Kennedy was there.{FAR} The Kennedies left.")
