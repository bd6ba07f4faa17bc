"""Proof that a repair changed what it promised and nothing else, taken from the result and not from how it was made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from copydesk.model import Edit, Span
from copydesk.text.document import Block, BlockKind, Document
from copydesk.text.edits import Run
from copydesk.text.prose import OBJECT
from copydesk.text.source import Source, decode


def bytes_stand(before: Source, after: Source, runs: Sequence[Run]) -> bool:
    """Whether the new bytes are the old ones, byte for byte, but for what is new in `runs`; and read as the new text.

    `runs` are those of a `Patchwork`. The byte order mark and a missing last line end are part of what must stand.
    """
    old, new = before.encode(before.text), after.encode(after.text)
    parts = [before.bom]
    place, byte = 0, len(before.bom)
    for run in runs:
        if isinstance(run, str):
            parts.append(_encoded(after, run))
            continue
        byte += len(_encoded(before, before.text[place : run.start]))
        length = len(_encoded(before, before.text[run.start : run.end]))
        parts.append(old[byte : byte + length])
        place, byte = run.end, byte + length
    again = decode(new, after.name)
    return b"".join(parts) == new and (again.text, again.bom) == (after.text, before.bom)


def _encoded(source: Source, text: str) -> bytes:
    return source.encode(text)[len(source.bom) :]


def last_line_stands(before: Source, after: Source) -> bool:
    """Whether the last line has a line end as before; a text of which nothing is left passes."""
    return not after.text or before.text.endswith(("\n", "\r")) == after.text.endswith(("\n", "\r"))


def markup_stands(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether a text with markup reads as before, its edits aside.

    Nothing that was text has become markup and no markup has become text; and its blocks are of the same kinds, but for
    those that an edit deleted whole.
    """
    if _is_plain(before) and _is_plain(after):
        return True
    if _markup(before, edits) != _markup(after, ()):
        return False
    if any("\n\n" in edit.replacement for edit in edits):  # that parts a paragraph in two
        return True
    return _kinds(before, edits) == [block.kind for block in after.blocks]


def _is_plain(document: Document) -> bool:
    return document.prose == document.source.text


def _markup(document: Document, edits: Sequence[Edit]) -> str:
    """What is neither prose nor edited, without blanks; code and images count as markup."""
    text, prose = document.source.text, document.prose
    covered = [piece.source for piece in document.map.pieces if piece.is_slice or prose[piece.prose] != OBJECT]
    parts, done = [], 0
    for start, end in sorted((*covered, *(edit.span for edit in edits))):
        if start > done:
            parts.append(text[done:start])
        done = max(done, end)
    parts.append(text[done:])
    return "".join("".join(parts).split())


def _kinds(document: Document, edits: Sequence[Edit]) -> list[BlockKind]:
    """The kinds of the blocks of which anything is left."""
    deleted = sorted(edit.span for edit in edits if not edit.replacement.strip())
    ends = [span.end for span in deleted]
    return [block.kind for block in document.blocks if not _is_deleted(document, block, deleted, ends)]


def _is_deleted(document: Document, block: Block, deleted: Sequence[Span], ends: Sequence[int]) -> bool:
    """Whether nothing but blanks is left of a block."""
    start, end = document.map.to_source(block.start, block.end)
    index = bisect_right(ends, start)
    if index == len(deleted) or deleted[index].start >= end:
        return False
    left = ""
    while index < len(deleted) and deleted[index].start < end:
        left += document.source.text[start : max(deleted[index].start, start)]
        start = deleted[index].end
        index += 1
    return not (left + document.source.text[start:end]).strip()
