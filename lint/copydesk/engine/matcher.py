"""One scan for every YAML rule: a table of whole lines, and one automaton of anchor words.

Lines are looked up by their key, once a line. One pass over the folded prose says which anchor words each block has; an
expression is tried on a block that has one of its own and, where it must match a whole line or sentence, begins like it
(`engine.starts`). Whole lines and sentences are weighed together (`engine.furniture`) before they count. All of it is
built for one language at a time: a rule of a known other language is never tried.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import ahocorasick_rs
import regex

from copydesk.engine import anchors, furniture, starts
from copydesk.engine.expression import LONGEST_LINE, Expression, Where
from copydesk.engine.rule import Hit
from copydesk.engine.yamlrule import YamlRule
from copydesk.model import Span
from copydesk.text.document import Block, Document
from copydesk.text.folding import MARKS_AROUND

# How many code points longer than the longest phrase a line may be and still be looked up: marks and blanks around it.
_MARKS_ALLOWED = 24
# Phrases of several words name their own language; in a text whose language is not known they count all the same.
_WORDS_THAT_NAME_A_LANGUAGE = 2
_SENTENCE_START = re.compile(rf"[.!?…。！？](?:[\"')\]]*\s|(?<=[。！？]))[{re.escape(MARKS_AROUND)}]{{0,6}}")


class Candidate(NamedTuple):
    """An expression of a rule."""

    rule: YamlRule
    expression: Expression


# The numbers of the anchor words that each block has, by the block's index.
_Present = Mapping[int, set[int]]


class Failure(NamedTuple):
    """A rule that cannot go on with this text: its expression is no valid one, or took longer than it may."""

    rule: YamlRule
    error: Exception


class Matcher:
    """The YAML rules of a run, compiled for texts of one language."""

    def __init__(self, rules: Sequence[YamlRule], language: str | None) -> None:
        self._lines: dict[str, list[tuple[YamlRule, bool]]] = {}
        self._numbers: dict[str, int] = {}
        self._by_anchor: dict[int, list[Candidate]] = {}
        self._lines_by_start: starts.Table[Candidate] = starts.Table()
        self._sentences_by_start: starts.Table[Candidate] = starts.Table()
        self._unanchored: list[Candidate] = []
        for rule in rules:
            spoken = rule.scan.languages if language is None else (None, language)
            for own in spoken:
                part = rule.scan.part(own)
                self._add_lines(rule, part.lines, is_own=own in (None, language))
                for expression in part.expressions:
                    if _holds(rule, expression, language):
                        self._add_expression(rule, expression)
        self._longest = max(map(len, self._lines), default=-_MARKS_ALLOWED) + _MARKS_ALLOWED
        self._first_words = frozenset(key.partition(" ")[0] for key in self._lines)
        # A word that begins a word in every expression it stands for; it is not seen inside `happen` or `said`.
        self._word_starts = frozenset(n for word, n in self._numbers.items() if word.startswith(anchors.WORD_START))
        words = [word.removeprefix(anchors.WORD_START) for word in self._numbers]
        self._automaton = ahocorasick_rs.AhoCorasick(words) if words else None

    def _add_lines(self, rule: YamlRule, lines: Mapping[str, bool], is_own: bool) -> None:
        """Whole lines; of a language that may not be the text's, only those that name it by themselves."""
        for key, weak in lines.items():
            if is_own or (not weak and key.count(" ") + 1 >= _WORDS_THAT_NAME_A_LANGUAGE):
                self._lines.setdefault(key, []).append((rule, weak))

    def _add_expression(self, rule: YamlRule, expression: Expression) -> None:
        numbers = self._numbers
        if expression.starts:
            candidate = Candidate(rule, expression)
            self._lines_by_start.add(expression.starts, expression.heads, candidate)
            if expression.where is Where.SENTENCE:
                self._sentences_by_start.add(expression.starts, expression.heads, candidate)
        elif expression.anchors:
            candidate = Candidate(rule, expression)
            for anchor in expression.anchors:
                self._by_anchor.setdefault(numbers.setdefault(anchor, len(numbers)), []).append(candidate)
        else:
            self._unanchored.append(Candidate(rule, expression))

    def scan(self, document: Document, seconds: float) -> Iterator[tuple[YamlRule, Hit] | Failure]:
        """Everything the rules find, in no particular order; one search may take at most `seconds`."""
        seen = list(self._known_lines(document))
        tried: set[tuple[int, int]] = set()
        failed: set[int] = set()
        for candidate, index in self._places(document):
            mark = (id(candidate), index)
            if mark in tried or id(candidate.rule) in failed:
                continue
            tried.add(mark)
            rule, expression = candidate
            try:
                for start, end in self._verified(candidate, document, index, seconds):
                    if expression.is_furniture:
                        seen.append(furniture.Line(index, start, end, expression.weak, rule))
                    else:
                        yield rule, _hit(rule, expression, document, start, end, index)
            except (TimeoutError, regex.error) as error:
                failed.add(id(rule))
                yield Failure(rule, error)
        for line in furniture.standing(seen, document):
            yield line.rule, _hit(line.rule, None, document, line.start, line.end, line.block)

    def _known_lines(self, document: Document) -> Iterator[furniture.Line]:
        if not self._lines:
            return
        for index, block in enumerate(document.blocks):
            if block.end - block.start <= self._longest:
                line = furniture.of_phrases(document, index, self._lines, self._first_words)
                if line:
                    yield line

    def _places(self, document: Document) -> Iterator[tuple[Candidate, int]]:
        """Candidates with the index of a block that begins like them, or has one of their anchors."""
        blocks = document.blocks
        for index, numbers in self._present(document).items():
            block = blocks[index]
            for number in numbers:
                for candidate in self._by_anchor[number]:
                    if candidate.expression.may_match(block):
                        yield candidate, index
        for index, block in enumerate(blocks):
            for candidate in self._beginning(document, block):
                yield candidate, index
        for candidate in self._unanchored:
            for index, block in enumerate(blocks):
                if candidate.expression.may_match(block):
                    yield candidate, index

    def _present(self, document: Document) -> _Present:
        """The anchor words of each block that has any, in one pass."""
        present: dict[int, set[int]] = {}
        if self._automaton is None:
            return present
        end, numbers = 0, set[int]()
        text = _encodable(document.folded)
        for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if number in numbers and start < end:
                continue
            if number in self._word_starts and text[start - 1 : start].isalnum():
                continue
            if start >= end:
                index = document.block_index(start)
                if index is None:
                    continue
                end = document.blocks[index].end
                numbers = present.setdefault(index, set())
            numbers.add(number)
        return present

    def _beginning(self, document: Document, block: Block) -> Iterator[Candidate]:
        """Candidates whose starts begin a line, or a sentence inside it."""
        if block.end - block.start <= LONGEST_LINE:
            for candidate in self._lines_by_start.under(block.key):
                if candidate.expression.may_match(block):
                    yield candidate
        folded, under = document.folded, self._sentences_by_start.under
        for match in _SENTENCE_START.finditer(folded, block.start, block.end):
            for candidate in under(folded, match.end()):
                if candidate.expression.may_match(block):
                    yield candidate

    def _verified(
        self, candidate: Candidate, document: Document, index: int, seconds: float
    ) -> Iterator[tuple[int, int]]:
        rule, expression = candidate
        block = document.blocks[index]
        excused: list[list[Span]] | None = None
        for start, end in expression.matches(document, block, seconds):
            if excused is None:
                excused = _excused(rule, document, block, seconds)
            if not any(_meets(spans, start, end) for spans in excused):
                yield start, end


def _excused(rule: YamlRule, document: Document, block: Block, seconds: float) -> list[list[Span]]:
    """For each `unless` expression of the rule where it matches in a block, in order."""
    return [
        [Span(*match.span()) for match in pattern.finditer(document.prose, block.start, block.end, timeout=seconds)]
        for pattern in rule.unless
    ]


def _meets(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order and apart, shares a character with another one."""
    first = bisect_right(spans, start, key=_end)
    return first < len(spans) and spans[first].start < end


def _end(span: Span) -> int:
    return span.end


def _encodable(text: str) -> str:
    """The text as the automaton can take it: a lone surrogate (a damaged byte) becomes a question mark."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def _holds(rule: YamlRule, expression: Expression, language: str | None) -> bool:
    """Whether an expression is tried on texts of a language.

    A strong whole line of several words names its own language, so where that of the text is not known it counts too.
    """
    if language is None and expression.is_furniture and not expression.weak:
        return True
    return rule.info.holds_for(language) and expression.language in (None, language)


def _hit(rule: YamlRule, expression: Expression | None, document: Document, start: int, end: int, index: int) -> Hit:
    right = expression.replacement if expression else None
    message = rule.info.message or rule.info.summary
    if "{" in message:
        message = message.replace("{text}", document.prose[start:end]).replace("{right}", right or "")
    repair = rule.repair
    if repair is None:
        return Hit(start, end, message)
    block = document.blocks[index]
    if repair.delete == "line" and (start, end) == (block.start, block.end):
        edit = (*document.removal(index, index), "")
    elif repair.delete:
        edit = (start, end, "")
    else:
        replacement = repair.replacement if repair.replacement is not None else right
        edit = (start, end, replacement or "")
    return Hit(start, end, message, edits=(edit,), safety=repair.safety)
