"""The piecewise map between a document's prose view and its source, and the builder every format uses.

The prose is made of unchanged slices of the source, of stand-ins (one U+FFFC for an image, a code span, a shortcode:
inline content that stands for words but is not prose; or the character an entity means) and of the blank lines that
part blocks. Each piece knows where it came from, so a span of the prose becomes a span of the source by bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from copydesk.model import Span

OBJECT = "\ufffc"
BLOCK_GAP = "\n\n"


class Piece(NamedTuple):
    """`length` code points of the prose from `prose` on came from the source span; a slice if the lengths agree."""

    prose: int
    length: int
    source: Span
    is_slice: bool


class ProseMap:
    """Where each character of the prose came from. An empty list of pieces means that the prose is the source."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self._starts = [p.prose for p in pieces]

    def to_source(self, start: int, end: int) -> Span:
        """The source span of a prose span; it covers whole stand-ins, and the markup between its two ends."""
        if not self.pieces:
            return Span(start, end)
        if start == end:
            at = self._point(start)
            return Span(at, at)
        first, last = self._piece(start), self._piece(end - 1)
        begin = first.source.start + min(start - first.prose, first.length) if first.is_slice else first.source.start
        if start >= first.prose + first.length:
            begin = first.source.end
        if last.is_slice:
            finish = last.source.start + min(end - last.prose, last.length)
        else:
            finish = last.source.end
        return Span(begin, max(begin, finish))

    def to_source_exact(self, start: int, end: int) -> Span | None:
        """The source span, if it is one unchanged slice or one whole stand-in: the only places an edit may touch."""
        if not self.pieces:
            return Span(start, end)
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        piece = self.pieces[index]
        if end > piece.prose + piece.length:
            return None
        if piece.is_slice:
            return Span(piece.source.start + start - piece.prose, piece.source.start + end - piece.prose)
        whole = start == piece.prose and end == piece.prose + piece.length
        return piece.source if whole else None

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(bisect_right(self._starts, offset) - 1, 0)]

    def _point(self, offset: int) -> int:
        piece = self._piece(offset)
        if piece.is_slice:
            return piece.source.start + min(max(offset - piece.prose, 0), piece.length)
        return piece.source.start if offset <= piece.prose else piece.source.end


class ProseBuilder:
    """Collects the prose of a document block by block; a format calls it in the order of the source."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    @property
    def length(self) -> int:
        """Code points of prose so far: where the next piece will start."""
        return self._length

    def gap(self) -> None:
        """Parts two blocks by a blank line that belongs to no source."""
        if self._parts:
            self._parts.append(BLOCK_GAP)
            self._length += len(BLOCK_GAP)

    def slice(self, start: int, end: int) -> None:
        """Takes source[start:end] over unchanged."""
        if start < end:
            last = self._pieces[-1] if self._pieces else None
            if last and last.is_slice and last.source.end == start and last.prose + last.length == self._length:
                self._pieces[-1] = Piece(last.prose, last.length + end - start, Span(last.source.start, end), True)
            else:
                self._pieces.append(Piece(self._length, end - start, Span(start, end), True))
            self._parts.append(self._text[start:end])
            self._length += end - start

    def stand_in(self, start: int, end: int, shown: str = OBJECT) -> None:
        """Lets `shown` stand for source[start:end]: one U+FFFC, or what an entity means."""
        self._pieces.append(Piece(self._length, len(shown), Span(start, end), False))
        self._parts.append(shown)
        self._length += len(shown)

    def build(self) -> tuple[str, ProseMap]:
        """The prose and its map."""
        return "".join(self._parts), ProseMap(self._pieces)
