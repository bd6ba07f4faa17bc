"""One thing a YAML rule looks for: an expression with its anchor words and the place where it counts."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

import regex

from copydesk.text.document import Block, Document
from copydesk.text.folding import MARKS_AROUND


class Where(StrEnum):
    """Which part of a block an expression must match."""

    LINE = "line"
    START = "start"
    ANYWHERE = "anywhere"


class Expression:
    """An expression of one rule.

    `language` None holds in every language. `anchors` empty: it is tried on every block. Unless `exact`, it is written
    in lower case and matched against the folded prose. `replacement` is what a swap puts in its place.
    """

    def __init__(
        self,
        source: str,
        where: Where,
        anchors: tuple[str, ...],
        language: str | None = None,
        exact: bool = False,
        replacement: str | None = None,
    ) -> None:
        self.source, self.where, self.anchors, self.language = source, where, anchors, language
        self.exact, self.replacement = exact, replacement

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled expression; a pickled one comes back without being compiled again."""
        return regex.compile(self.source)

    def matches(self, document: Document, block: Block, seconds: float) -> Iterator[tuple[int, int]]:
        """Spans of the prose in one block; raises TimeoutError when a search takes longer than `seconds`."""
        text = document.prose if self.exact else document.folded
        start, end = block.start, block.end
        if self.where is Where.ANYWHERE:
            for match in self.pattern.finditer(text, start, end, timeout=seconds):
                if match.end() > match.start():
                    yield match.span()
            return
        start, end = _without_marks(text, start, end)
        search = self.pattern.fullmatch if self.where is Where.LINE else self.pattern.match
        if search(text, start, end, timeout=seconds):
            yield block.start, block.end


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a line between the bullets, arrows and stops around it, as `folding.line_key` cuts it."""
    while start < end and text[start] in MARKS_AROUND:
        start += 1
    while end > start and text[end - 1] in MARKS_AROUND:
        end -= 1
    return start, end
