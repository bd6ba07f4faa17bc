"""The piecewise map between a document's prose view and its source, and the builder every format uses.

The prose is made of unchanged slices of the source, of stand-ins (one U+FFFC for an image, a code span, a shortcode:
content that stands for words but is not prose; or the character an entity means) and of the blank lines that part
blocks. Each piece knows where it came from, so a span of the prose becomes a span of the source by bisection.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from copydesk.compiled import pattern
from copydesk.model import Span

if TYPE_CHECKING:
    from copydesk.text.document import BlockKind

OBJECT = "\ufffc"
BLOCK_GAP = "\n\n"
_GAP_LENGTH = len(BLOCK_GAP)

# What blanks are to markup; a no-break space is a character that somebody typed.
BLANKS = " \t\n\r\f"
_BLANK_RUN = pattern(f"[{BLANKS}]+")
_EDGE = pattern(r"\s+")
_NO_CONTENT = OBJECT + "".join(filter(str.isspace, map(chr, range(0x3001))))
_IN_ADDRESS = r"[^\s<>\"'`|*\[\]{}()“”‘’«»„。，、（）]*"
_ADDRESS = pattern(rf"{_IN_ADDRESS}(?:\({_IN_ADDRESS}\){_IN_ADDRESS})*")
_AFTER_ADDRESS = ".,;:!?_~…"
_ADDRESS_MARKS = ("://", "www.")
_ADDRESS_MARK = "://"
_LONGEST_SCHEME = 12
_NEVER = 1 << 62

# A piece as the builder keeps it, without the cost of an object: where in the prose, start and end in the source, and
# what stands for that; None for a slice.
_Row = tuple[int, int, int, str | None]


class Piece(NamedTuple):
    """`length` code points of the prose from `prose` on came from the source span; a slice if the lengths agree."""

    prose: int
    length: int
    source: Span
    is_slice: bool


class Opaque(NamedTuple):
    """A stretch of source that is never prose; `shown` stands for it, or nothing does where that is empty."""

    start: int
    end: int
    shown: str = OBJECT


# A stretch of source that is prose (`shown` is None), or that `shown` stands for.
Run = tuple[int, int, str | None]


def _address_marks(text: str) -> Iterator[Opaque]:
    for mark in _ADDRESS_MARKS:
        at = text.find(mark)
        while at >= 0:
            yield Opaque(at, at + len(mark), _ADDRESS_MARK)
            at = text.find(mark, at + len(mark))


class ProseMap:
    """Where each character of the prose came from. An empty list of pieces means that the prose is the source.

    Within a block pieces follow one another in the source as they do in the prose; the caption of an image comes after
    the paragraph the image stands in.
    """

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows

    @property
    def is_identity(self) -> bool:
        """Whether the prose is the source."""
        return not self._rows

    @cached_property
    def pieces(self) -> list[Piece]:
        """All pieces, in the order of the prose."""
        return [self._piece(index) for index in range(len(self._rows))]

    @cached_property
    def _starts(self) -> list[int]:
        return [row[0] for row in self._rows]

    def to_source(self, start: int, end: int) -> Span:
        """The source span of a prose span; it covers whole stand-ins, and the markup between its two ends."""
        if not self._rows:
            return Span(start, end)
        if start == end:
            at = self._point(start)
            return Span(at, at)
        first, last = self._piece_at(start), self._piece_at(end - 1)
        begin, finish = first.source.start, last.source.end
        if start >= first.prose + first.length:
            begin = first.source.end
        elif first.is_slice:
            begin += max(start - first.prose, 0)
        if last.is_slice:
            finish = last.source.start + min(max(end - last.prose, 0), last.length)
        return Span(begin, max(begin, finish))

    def to_source_exact(self, start: int, end: int) -> Span | None:
        """The source span of slices and whole stand-ins with no markup between: the only places an edit may touch."""
        if not self._rows:
            return Span(start, end)
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        piece = self._piece(index)
        if start > piece.prose + piece.length or (not piece.is_slice and start != piece.prose):
            return None
        begin = piece.source.start + start - piece.prose
        while end > piece.prose + piece.length:
            index += 1
            if index == len(self._rows):
                return None
            before, piece = piece, self._piece(index)
            if piece.prose != before.prose + before.length or piece.source.start != before.source.end:
                return None
        over = piece.prose + piece.length - end
        if piece.is_slice:
            return Span(begin, piece.source.end - over)
        return None if over else Span(begin, piece.source.end)

    def _piece(self, index: int) -> Piece:
        prose, start, end, shown = self._rows[index]
        return Piece(prose, end - start if shown is None else len(shown), Span(start, end), shown is None)

    def _piece_at(self, offset: int) -> Piece:
        return self._piece(max(bisect_right(self._starts, offset) - 1, 0))

    def _point(self, offset: int) -> int:
        piece = self._piece_at(offset)
        if piece.is_slice:
            return piece.source.start + min(max(offset - piece.prose, 0), piece.length)
        return piece.source.start if offset <= piece.prose else piece.source.end


class ProseBuilder:
    """Collects the prose of a document block by block; a format calls it in the order of the source.

    What lies before the end of what was taken last is passed over, so a format may hand in whole constructs and then
    their parts. `kind` is what the next block will be. A block begins with its first content and has no blanks at its
    edges; where markup vanishes between two blanks one of them goes with it. A block of nothing but stand-ins stays in
    the prose and is no block.
    """

    def __init__(self, text: str, opaque: Iterable[Opaque] = ()) -> None:
        self._text = text
        self._hazards = sorted((*opaque, *_address_marks(text)))
        self._hazard_ends = [hazard.end for hazard in self._hazards]
        self._danger = -1  # where the next hazard begins; -1: not known
        self._rows: list[_Row] = []
        self._blocks: list[tuple[BlockKind, int, int]] = []
        self._later: list[tuple[BlockKind, Sequence[Run]]] = []
        self.kind: BlockKind | None = None
        self._length = 0
        self._first = -1  # the row the open block began with
        self._pending = -1  # where in the source the slice not yet taken begins
        self._end = 0  # how far the source has been taken

    @property
    def source(self) -> str:
        """The text of the source."""
        return self._text

    @property
    def end(self) -> int:
        """How far the source has been taken."""
        return self._end

    @property
    def last(self) -> str:
        """The last character of the open block; empty where there is none."""
        if self._pending >= 0:
            return self._text[self._end - 1]
        if self._first < 0:
            return ""
        _, _, end, shown = self._rows[-1]
        return self._text[end - 1] if shown is None else shown[-1]

    @property
    def ends_in_line_break(self) -> bool:
        """Whether the open block ends in a line end that stands for markup."""
        return self._pending < 0 <= self._first and self._rows[-1][3] == "\n"

    def open(self, kind: "BlockKind") -> None:
        """Ends the block before; what follows is a block of this kind."""
        self.close()
        self.kind = kind

    def text(self, start: int, end: int) -> None:
        """Takes source[start:end] over unchanged, but for what is opaque in it."""
        if end > self._danger:
            self._careful(start, end)
        elif start == self._end and self._pending >= 0:
            self._end = end
        else:
            self._slice(start, end)

    def stand_in(self, start: int, end: int, shown: str = OBJECT) -> None:
        """Lets `shown` stand for source[start:end]: one U+FFFC, or what an entity means."""
        if start < self._end:
            return
        if self._pending >= 0:
            self._flush()
        self._end = end
        if self._first < 0:
            if shown.isspace() or not shown:
                return
            self._begin()
        elif not shown:
            return
        self._rows.append((self._length, start, end, shown))
        self._length += len(shown)

    def skip(self, end: int) -> None:
        """Passes over the source up to `end`."""
        if end > self._end:
            self._flush()
            self._end = end

    def aside(self, start: int, end: int) -> None:
        """Lets one U+FFFC stand for a code block or the like: a paragraph of its own that is no block."""
        self.close()
        self.stand_in(start, end)
        self.close()

    def later(self, kind: "BlockKind", runs: Sequence[Run]) -> None:
        """A block to come after the open one: the caption of an image, the title of a link."""
        self._later.append((kind, runs))

    def block(self, kind: "BlockKind", runs: Iterable[Run]) -> None:
        """A whole block, wherever it lies in the source."""
        self.close()
        resume, kind_before = self._end, self.kind
        self._end, self.kind, self._danger = 0, kind, -1
        for start, end, shown in runs:
            if shown is None:
                self.text(start, end)
            else:
                self.stand_in(start, end, shown)
        self.close()
        self._end, self.kind, self._danger = resume, kind_before, -1

    def close(self) -> bool:
        """Ends the open block; says whether there was one."""
        if self._pending >= 0:
            self._flush()
        made = self._first >= 0 and self._finish()
        while self._later:
            waiting, self._later = self._later, []
            for kind, runs in waiting:
                self.block(kind, runs)
        return made

    def build(self) -> "tuple[str, list[tuple[BlockKind, int, int]], ProseMap]":
        """The prose, its blocks and its map."""
        self.close()
        text, parts, length = self._text, [], 0
        for prose, start, end, shown in self._rows:
            if prose > length:
                parts.append(BLOCK_GAP)
            if shown is None:
                parts.append(text[start:end])
                length = prose + end - start
            else:
                parts.append(shown)
                length = prose + len(shown)
        return "".join(parts), self._blocks, ProseMap(self._rows)

    def _careful(self, start: int, end: int) -> None:
        start = max(start, self._end)
        index = bisect_right(self._hazard_ends, start)
        while index < len(self._hazards) and self._hazards[index].start < end and start < end:
            hazard = self._hazards[index]
            index += 1
            if hazard.end <= start:
                continue
            if hazard.shown == _ADDRESS_MARK:
                hazard = self._address(hazard.start, start)
                if hazard.start == hazard.end:
                    continue
            self._slice(start, min(hazard.start, end))
            if hazard.start >= self._end:
                self.stand_in(*hazard)
            else:
                self.skip(hazard.end)
            start = max(start, hazard.end)
        self._danger = self._hazards[index].start if index < len(self._hazards) else _NEVER
        self._slice(start, end)

    def _address(self, at: int, earliest: int) -> Opaque:
        """The address whose mark stands at `at`, with its scheme; an empty stretch where it is none."""
        text = self._text
        begin = at
        while begin > max(earliest, at - _LONGEST_SCHEME) and text[begin - 1].isascii() and text[begin - 1].isalpha():
            begin -= 1
        mark = next(mark for mark in _ADDRESS_MARKS if text.startswith(mark, at))
        match = _ADDRESS.match(text, at + len(mark))
        finish = match.end() if match else at + len(mark)
        while finish > at + len(mark) and text[finish - 1] in _AFTER_ADDRESS:
            finish -= 1
        is_one = finish > at + len(mark) and (begin < at) == (mark == "://")
        return Opaque(begin, finish) if is_one else Opaque(at, at)

    def _slice(self, start: int, end: int) -> None:
        if start < self._end:
            start = self._end
        if start >= end:
            return
        if self._pending >= 0:
            if start == self._end:
                self._end = end
                return
            self._flush()
        if self._text[start].isspace() and self.last in BLANKS:  # the last of no block is empty, and in BLANKS too
            blanks = (_EDGE if self._first < 0 else _BLANK_RUN).match(self._text, start, end)
            if blanks:
                start = blanks.end()
        self._end = end
        if start < end:
            self._pending = start

    def _flush(self) -> None:
        start, end = self._pending, self._end
        if start >= 0:
            self._pending = -1
            if self._first < 0:
                self._first = len(self._rows)
                if self._first:
                    self._length += _GAP_LENGTH
            self._rows.append((self._length, start, end, None))
            self._length += end - start

    def _begin(self) -> None:
        self._first = len(self._rows)
        if self._first:
            self._length += _GAP_LENGTH

    def _finish(self) -> bool:
        """Trims the open block and records it, unless nothing is left of it.

        What markup takes for blanks goes. A no-break space at the end stays in the prose, behind the block: somebody
        typed it, and in plain text it stands there too.
        """
        first, self._first = self._first, -1
        rows = self._rows
        self._trim(first)
        end, last = self._end_of_text(first)
        if not last:
            del rows[first:]
            self._length = self._length_without_gap(first)
            return False
        if self.kind is None or (last == OBJECT and not self._has_content(first)):
            return False
        self._blocks.append((self.kind, rows[first][0], end))
        return True

    def _end_of_text(self, first: int) -> tuple[int, str]:
        """Where the text of the block ends whose rows begin at `first`, and its last character; empty where it has none."""
        for row in reversed(self._rows[first:]):
            seen = self._shown(row).rstrip()
            if seen:
                return row[0] + len(seen), seen[-1]
        return 0, ""

    def _trim(self, first: int) -> None:
        """Takes the blanks at its end from the block whose rows begin at `first`."""
        rows = self._rows
        while len(rows) > first:
            prose, start, end, shown = rows[-1]
            text = self._shown(rows[-1])
            kept = text.rstrip(BLANKS)
            self._length = prose + len(kept)
            if kept == text:
                break
            rows.pop()
            if kept:
                rows.append((prose, start, start + len(kept), None) if shown is None else (prose, start, end, kept))
                break

    def _shown(self, row: tuple[int, int, int, str | None]) -> str:
        _, start, end, shown = row
        return self._text[start:end] if shown is None else shown

    def _length_without_gap(self, first: int) -> int:
        if first == 0:
            return 0
        prose, start, end, shown = self._rows[first - 1]
        return prose + (end - start if shown is None else len(shown))

    def _has_content(self, first: int) -> bool:
        """Whether there is more in a block than stand-ins for what is no prose, and blanks."""
        rows = self._rows[first:]
        return any(
            (self._text[start:end] if shown is None else shown).strip(_NO_CONTENT) for _, start, end, shown in rows
        )
