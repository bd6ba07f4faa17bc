"""The starts of expressions, and the table that finds values by them."""

from __future__ import annotations

import pytest
import regex

from copydesk.engine import starts


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("share this", ("share ",)),
        ("(?:please )?share", ("please", "share")),
        ("posts?", ("post",)),
        ("a+b", ("a",)),
        (r"leave\s+a", ("leave ",)),
        ("[ab]c", ("ac", "bc")),
        (r"\d x", tuple(f"{digit} x" for digit in "0123456789")),
        ("(?=x)ab", ("ab",)),
        ("(?:ab|a)c", ("abc", "ac")),
        (".{2,9}share", ()),
        ("(?:the )*", ()),
        (r"\p{L}a", ()),
        ("(?P<n>a)", ()),
        ("a{2}b", ("a",)),
        ("a{0,1}b", ("ab", "b")),
    ],
)
def test_starts(expression: str, expected: tuple[str, ...]) -> None:
    assert starts.of_expression(expression) == expected


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r"(?:(?:like|follow)(?: and)? )*share(?: it)?", "follow and like share it"),
        (r"\(?\d+%?,? ?votes?", "(12% votes"),
        (r"(?:x|y )?\w+ ago", "ten ago"),
        (r"e-?mail(?: address)?", "email address"),
    ],
)
def test_every_match_begins_with_a_start(expression: str, text: str) -> None:
    assert regex.fullmatch(expression, text)
    found = starts.of_expression(expression)
    assert not found or text.startswith(found)


def test_too_many_starts_are_shortened() -> None:
    words = "|".join(f"{a}{b}{c}word" for a in "abcdefgh" for b in "abcde" for c in "abc")
    found = starts.of_expression(f"(?:{words})(?: {words})(?:{words})")
    assert found
    assert len(found) < 1000


def test_table() -> None:
    table = starts.Table()
    for number, known in enumerate((("a",), ("leave", "drop a"), ("leaver",), ("share",))):
        table.add(known, number)
    assert table.under("leave a reply") == [1, 2]
    assert table.under("a boat") == [0]
    assert table.under("boat") == table.under("") == []
