"""The map between prose and source, on an artificial format: words in brackets vanish, a tilde stands for a word."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Span
from copydesk.text.document import BlockKind
from copydesk.text.prose import OBJECT, Opaque, ProseBuilder, ProseMap

_CONSTRUCT = re.compile(r"\[[^\]]*\]|~|%|\n\n")


def built(text: str, opaque: tuple[Opaque, ...] = ()) -> tuple[str, list[tuple[BlockKind, int, int]], ProseMap]:
    """`[markup]` vanishes, `~` is an object, `%` is `per cent`, a blank line parts blocks."""
    builder = ProseBuilder(text, opaque)
    builder.open(BlockKind.PARAGRAPH)
    at = 0
    for match in _CONSTRUCT.finditer(text):
        builder.text(at, match.start())
        at = match.end()
        if match.group() == "~":
            builder.stand_in(*match.span())
        elif match.group() == "%":
            builder.stand_in(*match.span(), "per cent")
        elif match.group() == "\n\n":
            builder.open(BlockKind.PARAGRAPH)
    builder.text(at, len(text))
    return builder.build()


_TEXTS = st.lists(
    st.sampled_from(["a", "bc ", " ", "\n\n", "[x]", "~", "%", "é", "[", "http://a.b/c ", "www.", "\u00a0"])
).map("".join)


@given(_TEXTS, st.data())
def test_every_piece_comes_from_its_span(text: str, data: st.DataObject) -> None:
    prose, blocks, prose_map = built(text)
    pieces = prose_map.pieces
    at = source = 0
    for piece in pieces:
        assert prose[at : piece.prose] in ("", "\n\n")
        at = piece.prose + piece.length
        if piece.is_slice:
            assert prose[piece.prose : at] == text[piece.source.start : piece.source.end]
        else:
            assert prose[piece.prose : at] in (OBJECT, "per cent")
        assert piece.source.start >= source
        source = piece.source.end
    assert at == len(prose)
    for _, start, end in blocks:
        assert prose[start:end].strip() == prose[start:end] != ""
    start = data.draw(st.integers(0, len(prose)))
    end = data.draw(st.integers(start, len(prose)))
    span = prose_map.to_source(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    exact = prose_map.to_source_exact(start, end)
    if exact is not None and OBJECT not in prose[start:end] and "per cent" not in prose[start:end]:
        assert text[exact.start : exact.end] == prose[start:end]


def test_markup_between_two_blanks_takes_one_of_them() -> None:
    assert built("one [note] two")[0] == "one two"


def test_an_edit_may_touch_slices_and_whole_stand_ins_but_no_markup() -> None:
    prose, _, prose_map = built("ten % of [all] men")
    assert prose == "ten per cent of men"
    assert prose_map.to_source_exact(0, 15) == Span(0, 8)
    assert prose_map.to_source_exact(4, 12) == Span(4, 5)
    assert prose_map.to_source_exact(4, 7) is None
    assert prose_map.to_source_exact(0, len(prose)) is None
    assert prose_map.to_source(0, len(prose)) == Span(0, 18)


def test_a_paragraph_of_nothing_but_objects_is_no_block() -> None:
    prose, blocks, _ = built("one\n\n~ ~\n\ntwo")
    assert prose == "one\n\n\ufffc \ufffc\n\ntwo"
    assert [prose[start:end] for _, start, end in blocks] == ["one", "two"]


def test_an_address_is_an_object_without_the_marks_after_it() -> None:
    assert built("see (https://a.example/b_c?d=e), or www.f.example.")[0] == f"see ({OBJECT}), or {OBJECT}."
    assert built("a :// b www. c xwww.d")[0] == "a :// b www. c xwww.d"


def test_what_is_opaque_is_passed_over_or_stood_for() -> None:
    opaque = (Opaque(2, 4), Opaque(5, 7, ""))
    assert built("a XX YY b", opaque)[0] == f"a {OBJECT} b"


def test_a_caption_follows_the_paragraph_it_stands_in() -> None:
    builder = ProseBuilder("see cat here")
    builder.open(BlockKind.PARAGRAPH)
    builder.text(0, 4)
    builder.stand_in(4, 7)
    builder.later(BlockKind.CAPTION, [(4, 7, None)])
    builder.text(7, 12)
    prose, blocks, prose_map = builder.build()
    assert prose == f"see {OBJECT} here\n\ncat"
    assert [kind for kind, _, _ in blocks] == [BlockKind.PARAGRAPH, BlockKind.CAPTION]
    assert prose_map.to_source(12, 15) == Span(4, 7)


def test_no_pieces_mean_that_the_prose_is_the_source() -> None:
    assert ProseMap([]).to_source(3, 5) == Span(3, 5)
    assert ProseMap([]).to_source_exact(3, 5) == Span(3, 5)
