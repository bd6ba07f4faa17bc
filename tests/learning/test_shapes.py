"""What varies in a line becomes a slot, and the expression of a shape finds its lines."""

import pytest
import regex

from copydesk.learning import shapes


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12 comments", "‹number› comments"),
        ("By Ann Lee", "By ‹name›"),
        ("By Joe de la Cruz, Political Editor", "By ‹name›"),
        ("Published 3 May 2020", "Published ‹date›"),
        ("Veröffentlicht am 3. Mai 2020", "Veröffentlicht am ‹date›"),
        ("Publicado el 3 de mayo de 2020", "Publicado el ‹date›"),
        ("Updated May 3, 2020 at 10:45", "Updated ‹date› at ‹number›"),
        ("Ann Lee is a reporter who lives in Leeds.", "‹name› is a reporter who lives in ‹name›"),
        ("Filed under: fish, boats", "Filed under: ‹any text›"),
        ("Contact us", ""),
        ("3 May 2020", ""),
        ("12", ""),
    ],
)
def test_the_widest_shape(line: str, expected: str) -> None:
    found = shapes.shapes(line, is_prose=False)
    assert (shapes.shown(found[-1]) if found else "") == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("By Ann Lee", "By Joe de la Cruz"),
        ("3 comments (new)", "1,204 comments (new)"),
        ("Published 3 May 2020", "Published May 31, 1999"),
        ("Tags: fish + chips?", "Tags: [a] {b} \\ *"),
    ],
)
def test_a_shape_finds_the_lines_that_have_it(first: str, second: str) -> None:
    common = set(shapes.shapes(first, False)) & set(shapes.shapes(second, False))
    assert common
    for shape in common:
        for line in (first, second):
            assert regex.fullmatch(shapes.expression(shape), line.strip(")?"))


def test_sentences_have_no_shape() -> None:
    assert shapes.shapes("The council met on day 3 to hear part 4 of the report.", is_prose=True) == []
