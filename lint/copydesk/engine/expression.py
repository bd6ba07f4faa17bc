"""One thing a YAML rule looks for: an expression with its anchor words and the place where it counts."""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from copydesk.engine import backtracking
from copydesk.text.document import Block, Document
from copydesk.text.folding import MARKS_AROUND, bare, fold

# A line of page furniture is no longer than this, in code points; what is longer is never matched as a whole.
LONGEST_LINE = 600
# An expression without anchor words is tried on each line of at most this many code points, and on no other.
_LONGEST_WITHOUT_ANCHOR = 160
# Marks and doubled blanks that a line may have besides what is matched, in code points.
_MARKS_AROUND_A_LINE = 24

# In front of an anchor word that begins a word in every match.
WORD_START = "^"


class Where(StrEnum):
    """Which part of a block an expression must match: all of it, one of its sentences, its start, or any part.

    A `part` is found anywhere, as `anywhere` is, and weighed with lines and sentences as furniture.
    """

    LINE = "line"
    SENTENCE = "sentence"
    PART = "part"
    START = "start"
    ANYWHERE = "anywhere"


class Expression(NamedTuple):
    """An expression of one rule.

    `language` None holds in every language. Unless `exact`, it is written in lower case: as a line or sentence it is
    matched against its key (`folding.line_key`: single blanks, no marks around), elsewhere against the folded prose.
    `replacement` is what a swap puts in its place. `weak`: it may be an ordinary line too (`engine.furniture`).

    The rest is read off it (`analysed`). `starts` are the texts one of which begins every line or sentence that it matches
    (`engine.starts`); where they are not known, it is found by its `anchors`, and tried on every block if it has none
    either. `requires` are texts that such a line contains besides (`engine.anchors`). `longest` is the length of the
    longest block that it is tried on as a whole line, in code points; None where the length says nothing.
    """

    source: str
    where: Where
    language: str | None = None
    exact: bool = False
    replacement: str | None = None
    weak: bool = False
    anchors: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    requires: tuple[tuple[str, ...], ...] = ()
    longest: int | None = None

    @property
    def is_furniture(self) -> bool:
        """Whether `engine.furniture` weighs what it matches before it counts."""
        return self.where in (Where.LINE, Where.SENTENCE, Where.PART)

    def may_match(self, block: Block) -> bool:
        """Whether it is worth a try: the block is not too long, and has the texts that every match contains."""
        if self.longest is not None and block.end - block.start > self.longest:
            return False
        return not self.requires or self._has_required(block.key)

    def matches(self, document: Document, block: Block, seconds: float) -> Iterator[tuple[int, int]]:
        """Spans of the prose in one block; raises TimeoutError when a search takes longer than `seconds`."""
        if self.where in (Where.LINE, Where.SENTENCE):
            yield from self._whole(document, block, seconds)
            return
        text = document.prose if self.exact else document.folded
        if self.where in (Where.ANYWHERE, Where.PART):
            for match in backtracking.pattern(self.source).finditer(text, block.start, block.end, timeout=seconds):
                if match.end() > match.start():
                    yield match.span()
            return
        start, end = _without_marks(text, block.start, block.end)
        if backtracking.pattern(self.source).match(text, start, end, timeout=seconds):
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
        return document.folded.startswith(_first_words(self.starts), at)

    def _fits(self, text: str, seconds: float) -> bool:
        if self.starts and not text.startswith(self.starts):
            return False
        return (
            self._has_required(text) and backtracking.pattern(self.source).fullmatch(text, timeout=seconds) is not None
        )

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


@lru_cache(maxsize=4096)
def _first_words(starts: tuple[str, ...]) -> tuple[str, ...]:
    """What starts have of the first word: after it a sentence may have more than one blank."""
    return tuple({start.partition(" ")[0] for start in starts})


@lru_cache(maxsize=10_000)
def analysed(expression: Expression) -> Expression:
    """The expression with what can be read off it: how its matches begin, what they contain, how long they are."""
    from copydesk.engine import anchors, starts, widths  # imported here: a run with a warm cache reads no expression

    source, where, exact = expression.source, expression.where, expression.exact
    is_of_keys = where in (Where.LINE, Where.SENTENCE) and not exact
    begins = starts.of_expression(source) if is_of_keys else ()
    words = () if begins else expression.anchors
    if not begins and not words:
        words = anchors.of_expression(fold(source) if exact else source, where not in (Where.ANYWHERE, Where.PART))
    longest = None
    if where is Where.LINE:
        limit = LONGEST_LINE if words or begins else _LONGEST_WITHOUT_ANCHOR
        width = None if exact else widths.longest_match(source)
        longest = limit if width is None else min(limit, width + _MARKS_AROUND_A_LINE)
    requires = anchors.required(source) if is_of_keys else ()
    return expression._replace(anchors=words, starts=begins, requires=requires, longest=longest)
