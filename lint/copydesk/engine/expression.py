"""One thing a YAML rule looks for: an expression with its anchor words and the place where it counts."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

import regex

from copydesk.engine import anchors as anchor_words
from copydesk.engine import starts, widths
from copydesk.text.document import Block, Document
from copydesk.text.folding import MARKS_AROUND, bare

# A line of page furniture is no longer than this, in code points; what is longer is never matched as a whole.
LONGEST_LINE = 600
# An expression without anchor words is tried on each line of at most this many code points, and on no other.
_LONGEST_WITHOUT_ANCHOR = 160
# Marks and doubled blanks that a line may have besides what is matched, in code points.
_MARKS_AROUND_A_LINE = 24


class Where(StrEnum):
    """Which part of a block an expression must match: all of it, one of its sentences, its start, or any part.

    A `part` is found anywhere, as `anywhere` is, and weighed with lines and sentences as furniture.
    """

    LINE = "line"
    SENTENCE = "sentence"
    PART = "part"
    START = "start"
    ANYWHERE = "anywhere"


class Expression:
    """An expression of one rule.

    `language` None holds in every language. `anchors` empty: it is tried on every block. Unless `exact`, it is written
    in lower case: as a line or sentence it is matched against its key (`folding.line_key`: single blanks, no marks
    around), elsewhere against the folded prose. `replacement` is what a swap puts in its place. `weak`: it may be an
    ordinary line too (`engine.furniture`). `starts` are the texts one of which begins every line or sentence that it
    matches (`engine.starts`), `heads` their first letters; empty where they are not known. `requires` are texts that such
    a line contains besides (`engine.anchors`). `longest` is the length of the longest block that it is tried on as a
    whole line, in code points; None where the length of the block says nothing.
    """

    def __init__(
        self,
        source: str,
        where: Where,
        anchors: tuple[str, ...],
        language: str | None = None,
        exact: bool = False,
        replacement: str | None = None,
        weak: bool = False,
    ) -> None:
        self.source, self.where, self.anchors, self.language = source, where, anchors, language
        self.exact, self.replacement, self.weak = exact, replacement, weak
        self.starts = starts.of_expression(source) if self._is_of_keys else ()
        self.heads = starts.heads(self.starts)
        self.requires = anchor_words.required(source) if self._is_of_keys else ()
        self.longest = self._longest_line() if where is Where.LINE else None
        self._packed: bytes | None = None
        self._pattern: regex.Pattern[str] | None = None

    def __getstate__(self) -> dict[str, object]:
        """Pickles the compiled expression as bytes of its own: one that is never tried is then never built."""
        packed = pickle.dumps(self._pattern) if self.is_new else self._packed
        return {**vars(self), "_packed": packed, "_pattern": None}

    @property
    def is_new(self) -> bool:
        """Whether it was compiled in this run, and not taken from the cache."""
        return self._packed is None and self._pattern is not None

    @property
    def pattern(self) -> regex.Pattern[str]:
        """The expression, compiled when it is first tried; one from the cache is not compiled again."""
        if self._pattern is None:
            packed: regex.Pattern[str] | None = pickle.loads(self._packed) if self._packed else None
            self._pattern = packed or regex.compile(self.source)
        return self._pattern

    def _longest_line(self) -> int:
        longest = widths.longest_match(self.source)
        limit = LONGEST_LINE if self.anchors or self.starts else _LONGEST_WITHOUT_ANCHOR
        return limit if longest is None else min(limit, longest + _MARKS_AROUND_A_LINE)

    def may_match(self, block: Block) -> bool:
        """Whether it is worth a try: the block is not too long, and has the texts that every match contains."""
        if self.longest is not None and block.end - block.start > self.longest:
            return False
        return not self.requires or self._has_required(block.key)

    @property
    def _is_of_keys(self) -> bool:
        return self.where in (Where.LINE, Where.SENTENCE) and not self.exact

    @property
    def is_furniture(self) -> bool:
        """Whether `engine.furniture` weighs what it matches before it counts."""
        return self.where in (Where.LINE, Where.SENTENCE, Where.PART)

    def matches(self, document: Document, block: Block, seconds: float) -> Iterator[tuple[int, int]]:
        """Spans of the prose in one block; raises TimeoutError when a search takes longer than `seconds`."""
        if self.where in (Where.LINE, Where.SENTENCE):
            yield from self._whole(document, block, seconds)
            return
        text = document.prose if self.exact else document.folded
        if self.where in (Where.ANYWHERE, Where.PART):
            for match in self.pattern.finditer(text, block.start, block.end, timeout=seconds):
                if match.end() > match.start():
                    yield match.span()
            return
        start, end = _without_marks(text, block.start, block.end)
        if self.pattern.match(text, start, end, timeout=seconds):
            yield block.start, block.end

    def _whole(self, document: Document, block: Block, seconds: float) -> Iterator[tuple[int, int]]:
        length = block.end - block.start
        if length <= (LONGEST_LINE if self.longest is None else self.longest):
            line = self._text(document, block.start, block.end) if self.exact else block.key
            if self._fits(line, seconds):
                yield block.start, block.end
                return
        if self.where is Where.SENTENCE:
            for start, end in block.sentences:
                if end - start >= min(length, LONGEST_LINE) or not self._may_start(document, start):
                    continue
                if self._fits(self._text(document, start, end), seconds):
                    yield start, end

    def _may_start(self, document: Document, at: int) -> bool:
        """Whether the sentence at an offset may begin like this; a cheap look before its key is made."""
        if not self.starts:
            return True
        while at < len(document.folded) and document.folded[at] in MARKS_AROUND:
            at += 1
        return document.folded.startswith(self._first_letters, at)

    @cached_property
    def _first_letters(self) -> tuple[str, ...]:
        return tuple({start.split(" ")[0] for start in self.starts})

    def _fits(self, text: str, seconds: float) -> bool:
        if self.starts and not text.startswith(self.starts):
            return False
        return self._has_required(text) and self.pattern.fullmatch(text, timeout=seconds) is not None

    def _has_required(self, text: str) -> bool:
        for texts in self.requires:
            for required in texts:
                if required in text:
                    break
            else:
                return False
        return True

    def _text(self, document: Document, start: int, end: int) -> str:
        if not self.exact:
            return bare(document.folded[start:end])
        start, end = _without_marks(document.prose, start, end)
        return document.prose[start:end]


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a line between the bullets, arrows and stops around it, as `folding.line_key` cuts it."""
    while start < end and text[start] in MARKS_AROUND:
        start += 1
    while end > start and text[end - 1] in MARKS_AROUND:
        end -= 1
    return start, end
