"""SubRip subtitles: the text of each cue, without its number, its times and its style codes."""

from __future__ import annotations

from copydesk.compiled import pattern
from copydesk.text.document import BlockKind, Document
from copydesk.text.formats import _cues
from copydesk.text.prose import ProseBuilder
from copydesk.text.source import Source

# A number line (often missing in broken files), the line of times, and its line end.
_HEAD = pattern(
    r"(?:(?<![^\r\n])[ \t]*\d+[ \t]*(?:\r\n|\n|\r))?"
    r"(?<![^\r\n])[ \t]*\d{1,3}:\d{1,2}(?::\d{1,2})?[,.:]\d{1,3}[ \t]*-->[^\r\n]*(?:\r\n|\n|\r|\Z)"
)


def read(source: Source, language: str | None) -> Document:
    """One block a cue; what stands before the first cue is no text."""
    text = source.text
    builder = ProseBuilder(text)
    heads = list(_HEAD.finditer(text))
    ends = (*(head.start() for head in heads[1:]), len(text))
    for head, end in zip(heads, ends, strict=False):
        builder.open(BlockKind.CUE)
        _cues.put_text(builder, text, head.end(), end)
    prose, blocks, prose_map = builder.build()
    return Document(source, prose, blocks, prose_map, language)
