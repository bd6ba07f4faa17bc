"""The prose view of one text: blocks, sentences and words, made once, lazily, and shared by all rules.

Every offset a rule sees counts code points of `prose`; `engine.check` turns it into an offset of the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from copydesk.model import Span
from copydesk.text import sentences as sentence_ends
from copydesk.text.folding import bare, fold
from copydesk.text.prose import ProseMap
from copydesk.text.source import Source

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_LETTER_WORD = re.compile(r"[^\W\d_]+")
_ENDS_LIKE_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»“)\]]*\s*$")
_UNCASED = r"[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # compiled only where a text needs it
_RUNNING_PROSE_WORDS = 8
_RUNNING_PROSE_CAPITALS = 0.35


class BlockKind(StrEnum):
    """What a block is in its format; plain text tells only paragraphs, headings and list items apart."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    FIELD = "field"
    CUE = "cue"


class Block:
    """One paragraph, heading, list item, cell, caption, field or cue: a span of the prose with facts about it."""

    def __init__(self, document: Document, kind: BlockKind, start: int, end: int) -> None:
        self._document, self.kind, self.start, self.end = document, kind, start, end

    @property
    def language(self) -> str | None:
        """The language of the block: so far its document's."""
        return self._document.language

    @cached_property
    def text(self) -> str:
        """The block's slice of the prose."""
        return self._document.prose[self.start : self.end]

    @cached_property
    def key(self) -> str:
        """The text without case, curls, doubled blanks and the marks around it (`folding.line_key`)."""
        return bare(self._document.folded[self.start : self.end])

    @cached_property
    def words(self) -> list[Span]:
        """Words as spans of the prose; `don’t` and `build-up` are one word each."""
        return [Span(self.start + m.start(), self.start + m.end()) for m in _WORD.finditer(self.text)]

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences as spans of the prose."""
        start = self.start
        found = sentence_ends.split(self.text, 0, len(self.text), self.language)
        return [Span(start + s, start + e) for s, e in found]

    @cached_property
    def ends_like_sentence(self) -> bool:
        """Whether the last mark, closing quotation marks and brackets aside, ends a sentence."""
        return _ENDS_LIKE_SENTENCE.search(self.text, max(0, len(self.text) - 12)) is not None

    @cached_property
    def is_running_prose(self) -> bool:
        """Whether this is a paragraph of sentences: at least 8 words, ends like a sentence, at most 35 % capitals.

        The figures are those under which the garble rules were measured. Headings, captions, menus, verse lines and
        title-case lines fail it.
        """
        if self.kind is not BlockKind.PARAGRAPH and self.kind is not BlockKind.QUOTE:
            return False
        if not self.ends_like_sentence:
            return False
        words: list[str] = _LETTER_WORD.findall(self.text)
        if len(words) < _RUNNING_PROSE_WORDS:
            long_enough = len(self.text) >= 3 * _RUNNING_PROSE_WORDS
            return long_enough and not self.text.isascii() and re.search(_UNCASED, self.text) is not None
        capitals = sum(word[0].isupper() for word in words)
        return capitals <= _RUNNING_PROSE_CAPITALS * len(words)


class Document:
    """A source as rules see it.

    `prose` is the readable text of all blocks; for plain text it is the source itself. `language` is an ISO 639-1 code,
    or None where it is not known: then only rules that hold everywhere run.
    """

    def __init__(
        self,
        source: Source,
        prose: str,
        blocks: list[tuple[BlockKind, int, int]],
        prose_map: ProseMap | None = None,
        language: str | None = None,
    ) -> None:
        self.source, self.prose, self.language = source, prose, language
        self.map = prose_map or ProseMap([])
        self.blocks = [Block(self, kind, start, end) for kind, start, end in blocks]
        self._shared: dict[object, object] = {}

    @cached_property
    def folded(self) -> str:
        """The prose in lower case with straight quotation marks and plain blanks, at the same offsets."""
        return fold(self.prose)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_index(self, offset: int) -> int | None:
        """The index of the block that holds the character at `offset`; None between blocks."""
        index = bisect_right(self._block_starts, offset) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`; None between blocks."""
        index = self.block_index(offset)
        return None if index is None else self.blocks[index]

    def removal(self, first: int, last: int) -> tuple[int, int]:
        """The span to delete so that blocks `first` to `last` (indexes) vanish with the gap that goes with them."""
        if last + 1 < len(self.blocks):
            return self.blocks[first].start, self.blocks[last + 1].start
        if first > 0:
            return self.blocks[first - 1].end, self.blocks[last].end
        return self.blocks[first].start, self.blocks[last].end

    def shared(self, compute: Callable[[Document], T]) -> T:
        """What `compute` makes of this document, made once: how rules share an analysis (all quotation marks, say)."""
        if compute not in self._shared:
            self._shared[compute] = compute(self)
        return self._shared[compute]  # type: ignore[return-value]  # the key decides the type of the value
