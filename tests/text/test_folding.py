"""Folding keeps every offset."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.folding import fold, line_key


def test_no_code_point_changes_the_length() -> None:
    assert all(len(fold(chr(code))) == 1 for code in range(sys.maxunicode + 1))


@given(st.text())
def test_offsets_stay(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_marks_and_blanks_fold_to_plain_ones() -> None:
    assert fold("“Ä”\u00a0‘b’–—\tİ") == "\"ä\" 'b'-- i"


def test_line_key_sees_neither_case_nor_the_marks_around_a_line() -> None:
    assert line_key("» Leave  a\u00a0Reply:") == line_key("leave a reply") == "leave a reply"
    assert line_key("Don’t miss it!") == "don't miss it"
    assert line_key("+ Contact us") == "contact us"
    assert line_key(" — * — ") == ""
