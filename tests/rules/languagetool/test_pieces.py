"""What is sent to LanguageTool, and the way back from its spans to the prose."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from copydesk.plugin import Document
from copydesk.text.formats.markdown import read as read_markdown
from copydesk.text.source import decode
from copydesk_rules.languagetool._pieces import LARGEST, pieces, touches_stand_in
from copydesk_rules.languagetool._server import utf16_end


def test_each_block_is_a_paragraph_however_the_text_parts_them(document: Callable[..., Document]) -> None:
    lines = ["The first of the lines is a long sentence that ends in a full stop here, as it should in any paper."] * 3
    (piece,) = pieces(document("\r\n".join(lines)))
    assert piece.text == "\n\n".join(lines)
    second = piece.text.index("first", 100)
    assert piece.in_prose(second, second + 5) == (lines[0].__len__() + 2 + 4, lines[0].__len__() + 2 + 9)


def test_spans_outside_one_block_are_no_places(document: Callable[..., Document]) -> None:
    (piece,) = pieces(document("One paragraph.\n\nAnother one.\n"))
    assert piece.in_prose(0, 14) == (0, 14)
    assert piece.in_prose(16, 28) == (16, 28)
    assert [piece.in_prose(*span) for span in ((0, 15), (13, 17), (14, 16), (5, 5), (20, 29), (40, 41))] == [None] * 6


def test_pieces_hold_whole_blocks_and_every_block(document: Callable[..., Document]) -> None:
    text = "\n\n".join(f"Paragraph {number} " + "of some words " * 90 + "ends." for number in range(40))
    seen = document(text)
    found = list(pieces(seen))
    assert len(found) > 1 and all(len(piece.text) <= LARGEST for piece in found)
    back = [piece.in_prose(start, start + 9) for piece in found for start in piece.starts]
    assert back == [(block.start, block.start + 9) for block in seen.blocks]


def test_a_block_larger_than_a_piece_stays_whole(document: Callable[..., Document]) -> None:
    (piece,) = pieces(document("word " * LARGEST))
    assert len(piece.text) > LARGEST
    assert list(pieces(document(""))) == []


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("the \ufffc is", "is", True),
        ("an \ufffc", "an", True),
        ("a, (\ufffc) b", "a", True),
        ("a \ufffc b", "\ufffc", True),
        ("a word \ufffc", "a", False),
        ("\ufffc word b", "b", False),
        ("no such thing", "such", False),
    ],
)
def test_stand_ins(text: str, place: str, expected: bool) -> None:
    start = text.index(place)
    assert touches_stand_in(text, start, start + len(place)) is expected


def test_markdown_keeps_its_places() -> None:
    source = decode(b"# A *b* c\n\nText with [a link](u) in it.\n", "a.md")
    (piece,) = pieces(read_markdown(source, "en"))
    assert piece.text == "A b c\n\nText with a link in it."


@pytest.mark.parametrize(
    ("text", "start", "units", "end"),
    [("abc", 1, 2, 3), ("a😀c", 1, 2, 2), ("a😀c", 0, 4, 3), ("😀😀", 1, 2, 2), ("re𝒂d", 0, 5, 4), ("ab", 1, 9, 2)],
)
def test_utf16_units(text: str, start: int, units: int, end: int) -> None:
    assert utf16_end(text, start, units) == end
    if units < 9:
        assert len(text[start:end].encode("utf-16-le")) == 2 * units
