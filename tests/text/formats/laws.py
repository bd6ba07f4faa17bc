"""What holds for every document of every format; the tests of the formats call it on what they read."""

from __future__ import annotations

from copydesk.text.document import Document
from copydesk.text.formats import reader
from copydesk.text.prose import BLOCK_GAP
from copydesk.text.source import Source


def read(format_name: str, text: str, language: str | None = "en") -> Document:
    """The document, for which the laws hold."""
    document = reader(format_name)(Source("test", text), language)
    uphold(document)
    return document


def blocks(format_name: str, text: str) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.text) for block in read(format_name, text).blocks]


def uphold(document: Document) -> None:
    """Slices equal their source, blocks are in order and inside, pieces rise in each block, spans lie in the source."""
    text, prose = document.source.text, document.prose
    at = source = 0
    starts = {block.start for block in document.blocks}
    for piece in document.map.pieces:
        assert prose[at : piece.prose] in ("", BLOCK_GAP)
        if piece.prose in starts:
            source = 0
        if document.block_index(piece.prose) is not None:
            assert piece.source.start >= source
            source = piece.source.end
        at = piece.prose + piece.length
        assert 0 <= piece.source.start <= piece.source.end <= len(text)
        if piece.is_slice:
            assert prose[piece.prose : at] == text[piece.source.start : piece.source.end]
    assert at == len(prose)
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(prose)
        assert block.text == block.text.strip()
        end = block.end
        span = document.map.to_source(block.start, block.end)
        assert 0 <= span.start <= span.end <= len(text)
    for comment in document.comments:
        assert text[comment.span.start : comment.span.end] == comment.text
    for values in document.front_matter.values():
        assert all(text[value.span.start : value.span.end] == value.text for value in values)
    for problem in document.problems:
        assert 0 <= problem.span.start < problem.span.end <= len(text)
