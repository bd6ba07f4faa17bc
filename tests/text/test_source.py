"""Bytes to text and back, and every way to count a place."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.text.source import Position, decode, is_binary


@given(st.binary())
@example(b"\xff\xfea\x00b")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf\xff")
@example(b"caf\xe9 \x81\x9d")
@example("ä".encode() + b"\xe9")
def test_no_byte_is_ever_lost(data: bytes) -> None:
    source = decode(data, "t")
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    ("data", "text", "encoding", "clean"),
    [
        ("é\n".encode(), "é\n", "utf-8", True),
        (codecs.BOM_UTF8 + b"a", "a", "utf-8", True),
        (codecs.BOM_UTF16_LE + "é😀".encode("utf-16-le"), "é😀", "utf-16-le", True),
        (codecs.BOM_UTF16_BE + "é😀".encode("utf-16-be"), "é😀", "utf-16-be", True),
        (b"caf\xe9", "café", "windows-1252", False),
        (b"\x93caf\xe9\x94", "“café”", "windows-1252", False),
        ("é".encode() + b" \xe9", "é \udce9", "utf-8", False),
        (b"", "", "utf-8", True),
    ],
)
def test_decoding(data: bytes, text: str, encoding: str, clean: bool) -> None:
    source = decode(data, "t")
    assert (source.text, source.encoding, source.clean) == (text, encoding, clean)


def test_binary_is_told_by_a_nul_that_no_utf_16_mark_explains() -> None:
    assert is_binary(b"PNG\0\0")
    assert not is_binary(codecs.BOM_UTF16_LE + b"a\0")
    assert not is_binary(b"plain")


@pytest.mark.parametrize(
    ("text", "lines"), [("a\nb", 2), ("a\r\nb", 2), ("a\rb", 2), ("a\r\n\r\nb\n", 4), ("\u2028\f\v", 1)]
)
def test_only_three_line_ends(text: str, lines: int) -> None:
    assert len(decode(text.encode(), "t").line_starts) == lines


def test_a_place_in_every_unit() -> None:
    source = decode(codecs.BOM_UTF8 + "ä\r\n😀x".encode(), "t")
    offset = source.text.index("x")
    assert source.position(offset) == Position(2, 2)
    assert source.utf16_column(offset) == 2
    assert source.byte_offset(offset) == 3 + 2 + 2 + 4


@given(st.text(alphabet=st.sampled_from("ab é😀\n\r\u0301"), max_size=60), st.data())
def test_position_and_offset_are_inverse(text: str, data: st.DataObject) -> None:
    source = decode(text.encode(), "t")
    offset = data.draw(st.integers(0, len(text)))
    position = source.position(offset)
    assert source.offset(*position) == offset
    start = source.line_starts[position.line - 1]
    assert source.utf16_column(offset) == len(text[start:offset].encode("utf-16-le")) // 2
    assert source.byte_offset(offset) == len(text[:offset].encode())
    assert text[start:offset] == source.text[start:][: position.column - 1]


@pytest.mark.parametrize("place", [(0, 1), (3, 1), (1, 0), (1, 9)])
def test_a_place_outside_the_text_is_an_error(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no line"):
        decode(b"ab\ncd", "t").offset(*place)
