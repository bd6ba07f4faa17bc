"""WebVTT subtitles: the text of each cue; its identifier, times and settings, styles, regions and notes are no text."""

from __future__ import annotations

from copydesk.compiled import pattern
from copydesk.model import Span
from copydesk.text.document import BlockKind, Comment, Document
from copydesk.text.formats import _cues
from copydesk.text.prose import ProseBuilder
from copydesk.text.source import Source

# Blocks are parted by blank lines.
_BLOCK = pattern(r"[^\r\n]+(?:(?:\r\n|\n|\r)[^\r\n]+)*")
_TIMES = pattern(r"(?<![^\r\n])[ \t]*(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}[ \t]*-->[^\r\n]*(?:\r\n|\n|\r|\Z)?")
_NOTE = pattern(r"NOTE(?=\s|\Z)[ \t]*")


def read(source: Source, language: str | None) -> Document:
    """One block a cue; the notes of the file are its comments."""
    text = source.text
    builder = ProseBuilder(text)
    comments: list[Comment] = []
    for block in _BLOCK.finditer(text):
        note = _NOTE.match(text, block.start(), block.end())
        if note:
            comments.append(Comment(Span(note.end(), block.end()), text[note.end() : block.end()]))
            continue
        heads = list(_TIMES.finditer(text, block.start(), block.end()))
        ends = (*(head.start() for head in heads[1:]), block.end())
        for head, end in zip(heads, ends, strict=False):
            builder.open(BlockKind.CUE)
            _cues.put_text(builder, text, head.end(), end)
    prose, blocks, prose_map = builder.build()
    return Document(source, prose, blocks, prose_map, language, comments=comments)
