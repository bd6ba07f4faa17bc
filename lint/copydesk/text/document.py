"""The prose view of one text: blocks, sentences and words, made once, lazily, and shared by all rules.

Every offset a rule sees counts code points of `prose`; `engine.check` turns it into an offset of the source.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar

from copydesk.compiled import pattern
from copydesk.model import Span
from copydesk.text import sentences as sentence_ends
from copydesk.text.folding import bare, fold
from copydesk.text.prose import ProseMap
from copydesk.text.source import Source

T = TypeVar("T")

_ASCII = bytes(range(0x80))
_WORD = pattern(r"[^\W_]+(?:['’\-][^\W_]+)*")
_ENDS_LIKE_SENTENCE = pattern(r"[.!?…。！？][\"'”’»“)\]]*\s*$")
_UNCASED = r"[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # compiled only where a text needs it
_LANGUAGE_CODE = pattern(r"([a-z]{2})(?:[-_]|$)")
_BLANKS = pattern(r"[^\S\r\n]*")
_LINE_END = pattern(r"\r\n?|\n")
LONGEST_PARAGRAPH = 100_000
"""A longer block (code points) is data, not prose: rules about words and sentences pass it over, so none takes forever."""
_RUNNING_PROSE_WORDS = 8
_RUNNING_PROSE_CAPITALS = 0.35
_NOUN_CAPITALS = {"de": 0.6}  # German writes each noun so: half of its paragraphs have more than 35 %
_CAPITALS_SAMPLE = 60  # words that answer the question for most paragraphs, however long


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


class Comment(NamedTuple):
    """A comment in the markup, or a value of the front matter: its text, and the span of that text in the source."""

    span: Span
    text: str


class Problem(NamedTuple):
    """What a format could not read, and where: a comment that is never closed, front matter that is no YAML."""

    span: Span
    message: str


class Block:
    """One paragraph, heading, list item, cell, caption, field or cue: a span of the prose with facts about it."""

    def __init__(self, document: "Document", kind: BlockKind, start: int, end: int) -> None:
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

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character at `offset` (of the prose); None between sentences."""
        index = bisect_right(self.sentences, offset, key=_start) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].end else None

    @property
    def is_overlong(self) -> bool:
        """Whether no paragraph is as long as this."""
        return self.end - self.start > LONGEST_PARAGRAPH

    @cached_property
    def ends_like_sentence(self) -> bool:
        """Whether the last mark, closing quotation marks and brackets aside, ends a sentence."""
        return _ENDS_LIKE_SENTENCE.search(self.text, max(0, len(self.text) - 12)) is not None

    @cached_property
    def is_running_prose(self) -> bool:
        """Whether this is a paragraph of sentences: at least 8 words, ends like a sentence, at most 35 % capitals.

        In German, which writes nouns with capitals, 60 %. The figures are those under which the garble rules were
        measured. Headings, captions, menus, verse lines and title-case lines fail it.
        """
        if (self.kind is not BlockKind.PARAGRAPH and self.kind is not BlockKind.QUOTE) or self.is_overlong:
            return False
        if not self.ends_like_sentence:
            return False
        words = self.text.split(None, _CAPITALS_SAMPLE)
        initials = _initial_letters(words[:_CAPITALS_SAMPLE])
        if len(initials) < _RUNNING_PROSE_WORDS:
            long_enough = len(self.text) >= 3 * _RUNNING_PROSE_WORDS
            return long_enough and not self.text.isascii() and re.search(_UNCASED, self.text) is not None
        most = _NOUN_CAPITALS.get(self.language or "", _RUNNING_PROSE_CAPITALS)
        if _share_of_capitals(initials) <= most:
            return True
        # A headline may have run into it: then all of its words decide.
        return len(words) > _CAPITALS_SAMPLE and _share_of_capitals(_initial_letters(self.text.split())) <= most


# Of a document and the indexes of its first and last block to delete, the spans of the source that go with them.
Removable = Callable[["Document", int, int], list[Span]]


class Document:
    """A source as rules see it.

    `prose` is the readable text of all blocks; for plain text it is the source itself. `language` is an ISO 639-1 code,
    or None where it is not known: then only rules that hold everywhere run. `comments` are those of the markup, in
    order; `front_matter` has the values that concern copydesk by their key (`lang`, `language`, `copydesk`,
    `copydesk-ignore`), for HTML `lang`. `removable` says for a format with markup which spans of the source go
    with blocks `first` to `last` (indexes) when they are deleted; empty where that is not safe.
    """

    def __init__(
        self,
        source: Source,
        prose: str,
        blocks: list[tuple[BlockKind, int, int]],
        prose_map: ProseMap | None = None,
        language: str | None = None,
        *,
        comments: Sequence[Comment] = (),
        front_matter: Mapping[str, tuple[Comment, ...]] | None = None,
        problems: Sequence[Problem] = (),
        removable: Removable | None = None,
    ) -> None:
        self.source, self.prose, self.language = source, prose, language
        self.comments, self.problems = tuple(comments), tuple(problems)
        self.front_matter: Mapping[str, tuple[Comment, ...]] = front_matter or {}
        self.map = prose_map or ProseMap([])
        self.blocks = [Block(self, kind, start, end) for kind, start, end in blocks]
        self._removable = removable
        self._shared: dict[object, object] = {}

    @property
    def declared_language(self) -> str | None:
        """The language the source says it is in, as an ISO 639-1 code: `lang: pt-BR` is `pt`."""
        for key in ("lang", "language"):
            for value in self.front_matter.get(key, ()):
                code = _LANGUAGE_CODE.match(value.text.lower())
                if code:
                    return code.group(1)
        return None

    @cached_property
    def folded(self) -> str:
        """The prose in lower case with straight quotation marks and plain blanks, at the same offsets."""
        return fold(self.prose)

    @cached_property
    def pieces(self) -> list[str]:
        """What stands between blanks in the folded prose, in order, marks and all: words to look up or to count."""
        return self.folded.split()

    @cached_property
    def utf8(self) -> bytes:
        """The prose as bytes, for searches that ask what is there, not where; a lone surrogate is three bytes."""
        return self.prose.encode("utf-8", "surrogatepass")

    @cached_property
    def beyond_ascii(self) -> frozenset[str]:
        """The characters of the prose that are not ASCII, each once."""
        return frozenset(self.utf8.translate(None, _ASCII).decode("utf-8", "surrogatepass"))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def places(self, expression: re.Pattern[str], text: str | None = None) -> Iterator[re.Match[str]]:
        """Where an expression matches in the prose, blocks that are overlong left out.

        `text` is searched in its place; it must have the same offsets (`folded`).
        """
        text = self.prose if text is None else text
        if not self._passages:
            return expression.finditer(text)
        return (match for start, end in self._passages for match in expression.finditer(text, start, end))

    @property
    def has_overlong_blocks(self) -> bool:
        """Whether a block is longer than any paragraph."""
        return bool(self._passages)

    @cached_property
    def _passages(self) -> list[Span]:
        """The prose between overlong blocks; empty where there are none."""
        if len(self.prose) <= LONGEST_PARAGRAPH:
            return []
        overlong = [block for block in self.blocks if block.is_overlong]
        if not overlong:
            return []
        starts, ends = [0, *(block.end for block in overlong)], [*(block.start for block in overlong), sys.maxsize]
        return [Span(start, end) for start, end in zip(starts, ends, strict=True)]

    def block_index(self, offset: int) -> int | None:
        """The index of the block that holds the character at `offset`; None between blocks."""
        index = bisect_right(self._block_starts, offset) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`; None between blocks."""
        index = self.block_index(offset)
        return None if index is None else self.blocks[index]

    def removal(self, first: int, last: int) -> tuple[int, int]:
        """The span to delete so that the lines of blocks `first` to `last` (indexes) vanish, and a gap with them.

        That is the smaller of the gaps around them, so that what stood apart still does. No other line changes.
        """
        prose, blocks = self.prose, self.blocks
        start, end = _line_start(prose, blocks[first].start), _line_end(prose, blocks[last].end)
        before = _line_end(prose, blocks[first - 1].end) if first else None
        after = _line_start(prose, blocks[last + 1].start) if last + 1 < len(blocks) else None
        if after is None:
            return (start if before is None else before), end
        if before is not None and _line_ends(prose, before, start) < _line_ends(prose, end, after):
            return before, end
        return start, after

    def removal_in_source(self, start: int, end: int) -> list[Span] | None:
        """What to delete of the source for a `removal` in markup; empty if that is not safe, None if it is none."""
        if self._removable is None:
            return None
        first = bisect_left(self._block_starts, start)
        last = first
        while last + 1 < len(self.blocks) and self.blocks[last + 1].end <= end:
            last += 1
        if first == len(self.blocks) or self.removal(first, last) != (start, end):
            return None
        return self._removable(self, first, last)

    @property
    def is_marked_up(self) -> bool:
        """Whether the format said what each block is; in plain text headings and list items are a guess."""
        return not self.map.is_identity

    def is_unbroken(self, start: int, end: int) -> bool:
        """Whether no markup stands inside a span of the prose: words in italics may be spoken of, not used."""
        return self.map.to_source_exact(start, end) is not None

    def shared(self, compute: Callable[["Document"], T]) -> T:
        """What `compute` makes of this document, made once: how rules share an analysis (all quotation marks, say)."""
        if compute not in self._shared:
            self._shared[compute] = compute(self)
        return self._shared[compute]  # type: ignore[return-value]  # the key decides the type of the value


def _start(span: Span) -> int:
    return span.start


def _initial_letters(words: list[str]) -> list[str]:
    return [word[0] for word in words if word[0].isalpha()]


def _share_of_capitals(initials: list[str]) -> float:
    return sum(map(str.isupper, initials)) / len(initials)


def _line_start(prose: str, edge: int) -> int:
    """Where the line starts on which a block starts: nothing but blanks stand before it."""
    while edge and prose[edge - 1].isspace() and prose[edge - 1] not in "\r\n":
        edge -= 1
    return edge


def _line_end(prose: str, edge: int) -> int:
    """Where the line ends on which a block ends, its line end left out."""
    match = _BLANKS.match(prose, edge)
    return match.end() if match else edge


def _line_ends(prose: str, start: int, end: int) -> int:
    return sum(1 for _ in _LINE_END.finditer(prose, start, end))
