"""A page as learning sees it: its lines in order, and the site it is from."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.text.document import Block, BlockKind, Document
from copydesk.text.prose import OBJECT

# A table cell and a field of front matter are data; no rule about lines speaks of them.
_DATA = frozenset((BlockKind.TABLE_CELL, BlockKind.FIELD))
_LONGEST_LINE = 1_000


class Line(NamedTuple):
    """A block of a page: its text with single blanks (of a long one the beginning), and its key (`folding.line_key`).

    An empty key is a line that cannot be learned: it has no letter, holds an image, or is longer than 1,000 code
    points. `is_prose`: it is running prose. `is_heading`: the markup says so; in plain text that would be a guess.
    """

    text: str
    key: str
    is_prose: bool = False
    is_heading: bool = False


class Page(NamedTuple):
    """The lines of one document. `site` is empty where all documents count as one site's."""

    site: str
    lines: list[Line]


def page(document: Document, site: str = "") -> Page:
    """The lines of a document."""
    marked = document.is_marked_up
    return Page(site, [_line(block, marked) for block in document.blocks if block.kind not in _DATA])


def _line(block: Block, is_marked_up: bool) -> Line:
    is_long = block.end - block.start > _LONGEST_LINE
    text = " ".join(block.text[:_LONGEST_LINE].split())
    is_learnable = not is_long and OBJECT not in text and any(map(str.isalpha, text)) and not _has_control(text)
    key = block.key if is_learnable else ""
    return Line(text, key, block.is_running_prose, is_marked_up and block.kind is BlockKind.HEADING)


def _has_control(text: str) -> bool:
    """Whether a character is a control or half of a surrogate pair: a rule file cannot show either."""
    return not text.isprintable() and any(c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c <= "\udfff" for c in text)
