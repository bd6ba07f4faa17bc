"""Plain text: paragraphs by blank lines, by line ends, or hard-wrapped; told apart by line lengths.

Text is hard-wrapped where lines end because the next word would not have fitted. That test is made for the whole text
(how wide is it set?) and then for each group of lines, so that a poem or an address inside a wrapped text keeps its
lines, and a text of one paragraph a line is never joined.
"""

from __future__ import annotations

import re
from itertools import pairwise

from copydesk.compiled import pattern
from copydesk.model import Span
from copydesk.text.document import BlockKind, Document
from copydesk.text.source import Source

# From the first character of a line that is no blank to the last one.
_LINE = pattern(r"\S(?:[^\r\n]*\S)?")
_LINE_ENDS = ("\n", "\r\n", "\r")
_BLANKS = (
    "\t\x0b\x0c\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000"
)
_LIST_ITEM = pattern(r"(?:[-*•·‣▪–—]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+\S")
_SENTENCE_END = pattern(r"[.!?…:;,。！？][\"'”’»“)\]]*\s*$")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_FEWEST_FULL_LINES = 3
_SLACK = 6
_FULL_TEXT = 0.6
_FULL_LINES = 0.8
_HEADING_WORDS = 14


def read(source: Source, language: str | None) -> Document:
    """Blocks of a plain text; the prose is the source itself."""
    text = source.text
    groups = _groups(text)
    width = _wrap_width(text, groups)
    blocks: list[tuple[BlockKind, int, int]] = []
    for group in groups:
        if width and len(group) > 1 and _is_wrapped(text, group, width):
            blocks.extend(_paragraphs(text, group))
        else:
            blocks.extend((_kind(text[line.start : line.end]), line.start, line.end) for line in group)
    return Document(source, text, blocks, language=language)


def _groups(text: str) -> list[list[Span]]:
    """Lines with something on them, grouped where only line ends stand between."""
    groups: list[list[Span]] = []
    last_end = -1
    for match in _LINE.finditer(text):
        span = Span(*match.span())
        if last_end >= 0 and text[last_end : span.start].strip(_BLANKS) in _LINE_ENDS:
            groups[-1].append(span)
        else:
            groups.append([span])
        last_end = span.end
    return groups


def _wrap_width(text: str, groups: list[list[Span]]) -> int:
    """The column at which the text was wrapped, or 0 where it was not.

    Lines count by their length, so that a poem between two wrapped paragraphs does not outvote them; the longest 2 % do
    not count at all: an address that could not be broken.
    """
    lengths = sorted(line.end - line.start for group in groups for line in group[:-1])
    if len(lengths) < _FEWEST_FULL_LINES:
        return 0
    width = lengths[int((len(lengths) - 1) * 0.98)]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    full = sum(a.end - a.start for group in groups for a, b in pairwise(group) if _filled(text, a, b, width))
    return width if full >= _FULL_TEXT * sum(lengths) else 0


def _is_wrapped(text: str, group: list[Span], width: int) -> bool:
    if any(line.end - line.start > width + _SLACK for line in group):
        return False
    full = sum(_filled(text, a, b, width) for a, b in pairwise(group))
    return full >= _FULL_LINES * (len(group) - 1)


def _filled(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one (a few columns of slack)."""
    first_word = re.match(r"\S+", text[following.start : following.end])
    length = len(first_word.group()) if first_word else 0
    return line.end - line.start + 1 + length > width - _SLACK


def _paragraphs(text: str, group: list[Span]) -> list[tuple[BlockKind, int, int]]:
    """One block for a wrapped group, or one for each list item in it."""
    starts = [i for i, line in enumerate(group) if i == 0 or _LIST_ITEM.match(text, line.start, line.end)]
    blocks = []
    for index, first in enumerate(starts):
        last = (starts[index + 1] if index + 1 < len(starts) else len(group)) - 1
        start, end = group[first].start, group[last].end
        is_item = _LIST_ITEM.match(text, start, end) is not None
        blocks.append((BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH, start, end))
    return blocks


def _kind(line: str) -> BlockKind:
    if _LIST_ITEM.match(line):
        return BlockKind.LIST_ITEM
    if len(line) < 120 and not _SENTENCE_END.search(line) and len(line.split()) <= _HEADING_WORDS:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
