"""The table is sound, and the guards that keep names of streets, clubs and dishes apart hold."""

from __future__ import annotations

import pytest

from copydesk_rules.names import _foreign_spellings as table
from copydesk_rules.names import foreign_spelling
from tests.rules.conftest import Hits


def found(hits: Hits, text: str, language: str = "en") -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(foreign_spelling, text, language)]


def test_points_to_the_right_form_where_the_text_has_it(hits: Hits) -> None:
    text = "Mr Putin was asked first. The Russian leader Vladimir Poutine did not answer."
    [hit] = hits(foreign_spelling, text)
    assert text[hit.start : hit.end] == "Poutine"
    assert hit.related == ((3, 8, "“Putin” here"),)
    assert hit.edits == ((hit.start, hit.end, "Putin"),)


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("She flew to Bruxelles on Monday.", "Bruxelles"),
        ("Moskau’s answer came late.", "Moskau"),
        ("The leaders of the Estados Unidos agreed.", "Estados Unidos"),
        ("The ships left La Haye at noon.", "La Haye"),
        ("Members of the OTAN met again.", "OTAN"),
        ("President Selenskyj spoke to the parliament.", "Selenskyj"),
    ],
)
def test_finds(hits: Hits, text: str, spelling: str) -> None:
    assert found(hits, text) == [spelling]


@pytest.mark.parametrize(
    "text",
    [
        "She lives in the Rue de Londres with her two cats.",
        "The Université Libre de Bruxelles opened its doors.",
        "Look at moskau.example or write to @Moskau for more.",
        "They shared a Poutine before the match with their friends.",
        "He quoted the headline “Crise à Varsovie” and shook his head.",
        "In Italy the city is called Mosca.",
    ],
)
def test_lets_pass(hits: Hits, text: str) -> None:
    assert found(hits, text) == []


def test_in_portuguese_the_portuguese_form_is_wanted(hits: Hits) -> None:
    text = "O presidente voltou de Varsovie na segunda-feira e falou com os jornalistas em Londres."
    [hit] = hits(foreign_spelling, text, "pt")
    assert hit.edits == ((hit.start, hit.end, "Varsóvia"),)


def test_every_line_of_the_table_is_well_formed() -> None:
    for line in table._LINES:
        forms = table._forms(line)
        assert all(len(code) == 2 and all(listed) for code, listed in forms.items()), line
        assert line == line.strip(), line
    assert len(set(table._LINES)) == len(table._LINES)


def test_every_language_that_a_message_may_name_has_a_name() -> None:
    codes = {code for line in table._LINES for code in table._forms(line)} - {"en"}
    assert codes <= set(foreign_spelling._LANGUAGES)
