"""Which part of the source goes with a block that is deleted, in formats with markup: the question behind a repair.

There is no answer where anything else would go with it: another block, an image or code, a comment, half of an element.
What becomes of the markup around it is proved by reading the repaired text again (`copydesk.output.proof`).
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise

from copydesk.compiled import pattern
from copydesk.model import Span
from copydesk.text.document import BlockKind, Document
from copydesk.text.formats.html import BLOCKS, TOKEN
from copydesk.text.prose import BLANKS, OBJECT

# What is a part of a larger whole, or no part of the text: a cell of a table, a field, the text of an image, a cue.
_NEVER = frozenset((BlockKind.TABLE_CELL, BlockKind.FIELD, BlockKind.CAPTION, BlockKind.CUE))
_EMPTY_TAGS = frozenset(("br", "wbr", "hr"))
_LINE_END = pattern(r"\r\n|\n|\r")
_UNDERLINE = pattern(r"[ \t]*(?:=+|-+)[ \t]*(?:\r\n|\n|\r|\Z)")
_BLANK_LINE = pattern(r"[ \t>]*(?:\r\n|\n|\r)")
_GAP = pattern(r"[\s>]*")
_LINK_TARGET = pattern(r"\]\([^()\s<>]*\)")
_HEADING_NAME = pattern(r"\{[#.][^{}\s]*\}")
_MARKS_ONLY = pattern(r"[\s>#*_~\[\]\\=+\-.)0-9]*")
_END_TAG = pattern(r"[ \t\n\f\r]*</([a-zA-Z][^ \t\n\f\r/>]*)[ \t\n\f\r]*>")


def of_lines(document: Document, first: int, last: int) -> list[Span]:
    """The whole lines of Markdown blocks (indexes), and a gap with them; empty where that is not safe."""
    text = document.source.text
    lines = [_lines(document, index) for index in range(first, last + 1)]
    known = [span for span in lines if span is not None]
    if len(known) < len(lines) or any(_GAP.fullmatch(text, a.end, b.start) is None for a, b in pairwise(known)):
        return []
    return [_with_gap(text, known[0].start, known[-1].end)]


def _lines(document: Document, index: int) -> Span | None:
    """The lines of a block on which nothing else stands; None where there is more on them."""
    block = document.blocks[index]
    text = document.source.text
    if block.kind in _NEVER or OBJECT in block.text:
        return None
    inner = document.map.to_source(block.start, block.end)
    start, end = _line_start(text, inner.start), _next_line(text, inner.end)
    if block.kind is BlockKind.HEADING and not text[start : inner.start].lstrip(" \t>").startswith(("#", "<")):
        underline = _UNDERLINE.match(text, end)
        end = underline.end() if underline else end
    rest = _rest(document, index, start, end)
    if rest is None or not _is_balanced(rest):
        return None
    rest = TOKEN.sub("", _HEADING_NAME.sub("", _LINK_TARGET.sub("", rest)))
    return Span(start, end) if _MARKS_ONLY.fullmatch(rest) else None


def of_elements(document: Document, first: int, last: int) -> list[Span]:
    """The elements of HTML that hold one of the blocks (indexes) each and nothing else; empty where one does not."""
    found = [_element_of(document, index) for index in range(first, last + 1)]
    known = [span for span in found if span is not None]
    return known if len(known) == len(found) else []


def _element_of(document: Document, index: int) -> Span | None:
    """The element that holds a block alone, with its lines where it stands alone on them."""
    block = document.blocks[index]
    text = document.source.text
    if block.kind in _NEVER or OBJECT in block.text:
        return None
    element = _element(text, *document.map.to_source(block.start, block.end))
    if element is None:
        return None
    rest = _rest(document, index, *element)
    if rest is None or not _is_balanced(rest) or TOKEN.sub("", rest).strip():
        return None
    start, end = _line_start(text, element.start), _next_line(text, element.end)
    if (text[start : element.start] + text[element.end : end]).strip(BLANKS):
        return element
    return Span(start, end)


def _element(text: str, start: int, end: int) -> Span | None:
    """The nearest block element with nothing around text[start:end] but tags of inline elements and blanks."""
    opened = closed = ""
    while opened not in BLOCKS:
        while start and text[start - 1] in BLANKS:
            start -= 1
        at = text.rfind("<", 0, start)
        tag = TOKEN.match(text, at) if at >= 0 else None
        if tag is None or tag.end() != start or tag[2] is None or tag[1]:
            return None
        opened, start = tag[2].lower(), at
    while closed not in BLOCKS:
        tag = _END_TAG.match(text, end)
        if tag is None:
            return None
        closed, end = tag[1].lower(), tag.end()
    return Span(start, end) if opened == closed else None


def _rest(document: Document, index: int, start: int, end: int) -> str | None:
    """What stands in source[start:end] beside the text of a block; None where that is another block's."""
    block, text = document.blocks[index], document.source.text
    pieces, furthest = document.shared(_by_source)
    parts, done = [], start
    for place in range(bisect_left(furthest, start + 1), len(pieces)):
        (begin, finish), prose = pieces[place]
        if begin >= end:
            break
        if finish <= start:
            continue
        if not block.start <= prose < block.end:
            return None
        parts.append(text[done : max(begin, done)])
        done = max(done, finish)
    return "".join((*parts, text[done:end]))


def _by_source(document: Document) -> tuple[list[tuple[Span, int]], list[int]]:
    """Where each piece lies in the source and in the prose, in the source's order; and how far the source is taken."""
    pieces = sorted((piece.source, piece.prose) for piece in document.map.pieces)
    return pieces, list(accumulate((span.end for span, _ in pieces), max))


def _is_balanced(markup: str) -> bool:
    """Whether every element that begins also ends, and there is nothing but tags: no comment, no image."""
    if "<" not in markup:
        return True
    open_elements: list[str] = []
    for token in TOKEN.finditer(markup):
        slash, name, _, finish, _ = token.groups()
        if name is None or not finish:
            return False
        name = name.lower()
        if slash:
            if not open_elements or open_elements.pop() != name:
                return False
        elif name not in _EMPTY_TAGS:
            open_elements.append(name)
    return not open_elements


def _with_gap(text: str, start: int, end: int) -> Span:
    """Whole lines and the blank ones after them, if a blank line or nothing stands before; at the end those before."""
    above = start
    while above and _BLANK_LINE.fullmatch(text, line := _line_start(text, above - 1), above):
        above = line
    below = end
    while blank := _BLANK_LINE.match(text, below):
        below = blank.end()
    if above and below == len(text):
        return Span(_without_line_end(text, above), _without_line_end(text, end))
    return Span(start, below if above < start or not above else end)


def _line_start(text: str, at: int) -> int:
    """Where the line starts that holds the character at an offset."""
    if at and text[at - 1] == "\r" and text[at : at + 1] == "\n":
        at -= 1
    newline = text.rfind("\n", 0, at) + 1
    return max(newline, text.rfind("\r", newline, at) + 1)


def _next_line(text: str, at: int) -> int:
    match = _LINE_END.search(text, at)
    return match.end() if match else len(text)


def _without_line_end(text: str, at: int) -> int:
    """Where a line ends whose line end ends at an offset."""
    if text.endswith("\r\n", 0, at):
        return at - 2
    return at - 1 if at and text[at - 1] in "\r\n" else at
