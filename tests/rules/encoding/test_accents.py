"""Accents beside and on their letters."""

from __future__ import annotations

import pytest

from copydesk_rules.encoding import detached_accent, mixed_normal_forms, question_mark
from tests.rules.conftest import Hits


def test_the_other_form_is_pointed_at(hits: Hits) -> None:
    text = "Käse, mo\u0308gen"
    (hit,) = hits(mixed_normal_forms, text, "de")
    assert text[hit.start : hit.end] == "o\u0308"
    assert hit.related == ((1, 2, "written as one character here"),)
    assert hit.edits == ((hit.start, hit.end, "ö"),)


def test_two_marks_on_one_letter_are_one(hits: Hits) -> None:
    text = "Việt, Vie\u0323\u0302t"
    (hit,) = hits(mixed_normal_forms, text)
    assert hit.edits[0][2] == "ệ"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("M¨uller", "ü"),
        ("Mu¨ller", "ü"),
        ("garc¸on", "ç"),
        ("forˆet", "ê"),
        ("Garc´ıa", "í"),
        ("M \u0308uller", "ü"),
        ("Jose´ came", "é"),
    ],
)
def test_the_letter_that_was_meant(hits: Hits, text: str, meant: str) -> None:
    (hit,) = hits(detached_accent, text)
    assert hit.edits[0][2] == meant


def test_where_both_letters_could_carry_it_there_is_no_repair(hits: Hits) -> None:
    (hit,) = hits(detached_accent, "Espan˜a")
    assert not hit.edits


@pytest.mark.parametrize("text", ["geht´s", "dell´anno", "Qur´an", "´cafe´", "hab´ ich", "a ´ b", "¨Hola¨"])
def test_acutes_that_are_apostrophes(hits: Hits, text: str) -> None:
    assert hits(detached_accent, text) == []


def test_a_pair_of_question_marks_points_at_its_other_half(hits: Hits) -> None:
    text = "It was a ?quiet? day here."
    (hit,) = hits(question_mark, text)
    assert (hit.start, hit.end) == (9, 10)
    assert hit.related[0][:2] == (15, 16)
