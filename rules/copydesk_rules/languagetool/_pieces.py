"""The readable text of a document in pieces of a size that a server answers in seconds, and the way back.

A piece is made of whole blocks with a blank line between them, whatever stands between them in the document: so every
paragraph is one to LanguageTool, too, and an edit in one piece leaves the answers for the others in the cache.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.plugin import Block, Document

LARGEST = 10_000  # code points; a server with the default rules reads 2 to 10 KB a second
_GAP = "\n\n"
_STAND_IN = "\ufffc"
# Up to the next word, to either side: the word beside a missing one is judged by what is missing.
_BEFORE = re.compile(r"\ufffc\W*\Z")
_AFTER = re.compile(r"\W*\ufffc")
_FAR = 20


class Piece(NamedTuple):
    """A text for the server. Its block number i begins at `starts[i]` and stands at `origins[i]` in the prose."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def in_prose(self, start: int, end: int) -> tuple[int, int] | None:
        """A span of the piece as a span of the prose; None where it runs over two blocks or is empty."""
        index = bisect_right(self.starts, start) - 1
        last = self.starts[index + 1] - len(_GAP) if index + 1 < len(self.starts) else len(self.text)
        if not self.starts[0] <= start < end <= last:
            return None
        shift = self.origins[index] - self.starts[index]
        return start + shift, end + shift


def pieces(document: Document) -> Iterator[Piece]:
    """All blocks of the document, in as few pieces as may be."""
    gathered: list[Block] = []
    length = 0
    for block in document.blocks:
        size = block.end - block.start
        if gathered and length + size > LARGEST:
            yield _piece(gathered)
            gathered, length = [], 0
        gathered.append(block)
        length += size + len(_GAP)
    if gathered:
        yield _piece(gathered)


def _piece(blocks: list[Block]) -> Piece:
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += block.end - block.start + len(_GAP)
    return Piece(_GAP.join(block.text for block in blocks), tuple(starts), tuple(block.start for block in blocks))


def touches_stand_in(text: str, start: int, end: int) -> bool:
    """Whether a span holds a stand-in for what is not prose, or has one beside it with no word between."""
    if _STAND_IN not in text:
        return False
    if _STAND_IN in text[start:end] or _AFTER.match(text, end, end + _FAR):
        return True
    return _BEFORE.search(text, max(0, start - _FAR), start) is not None
