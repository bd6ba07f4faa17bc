"""How long a match can be."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from copydesk.engine.widths import LONGEST_WORD, longest_match


@pytest.mark.parametrize(
    ("expression", "longest"),
    [
        ("share this", 10),
        ("(?:please )?share", 12),
        ("(?:a|bcd)e", 4),
        (".{2,9}x", 10),
        (r"(?: \w+){0,3}", 3 * (1 + LONGEST_WORD)),
        (r"[\w'-]+ x", LONGEST_WORD + 2),
        (r"a\s+b", 3),
        (r"\bx(?=yes)", 1),
        ("x.*", None),
        (r"\S+@\S+", None),
        (r"(?: x)+", None),
        (r"[\w ]+", None),
        (r"\p{L}+", None),
        (r"(x)\1", None),
        ("[a--b]", None),
        ("x(", None),
        ("(?>ab|c)d++", None),
    ],
)
def test_longest_match(expression: str, longest: int | None) -> None:
    assert longest_match(expression) == longest


_ATOMS = st.sampled_from(["a", "b ", "(?:ab|c)", "(?:a b)?", ".{0,3}", "[ab]{2}", "(?:c|.{1,2}b){0,2}"])


@given(st.lists(_ATOMS, max_size=5).map("".join), st.text("abc ", max_size=20))
def test_no_match_is_longer(expression: str, text: str) -> None:
    longest = longest_match(expression)
    assert longest is not None
    if regex.fullmatch(expression, text):
        assert len(text) <= longest
