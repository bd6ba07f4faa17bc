"""One scan for every YAML rule: a table of whole lines, and one automaton of anchor words.

Lines are looked up by their key, once a line. Expressions of whole lines are found by how a line begins
(`engine.starts`), the others by their anchor words, in a single pass over the folded prose; each is then tried on its
block, once. Whole lines and sentences are weighed together (`engine.furniture`) before they count. All of it is built
for one language at a time: a rule of a known other language is never tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import ahocorasick_rs
import regex

from copydesk.engine import furniture, starts
from copydesk.engine.expression import LONGEST_LINE, Expression, Where
from copydesk.engine.rule import Hit
from copydesk.engine.yamlrule import YamlRule
from copydesk.text.document import Block, Document
from copydesk.text.folding import MARKS_AROUND

# How many code points longer than the longest phrase a line may be and still be looked up: marks and blanks around it.
_MARKS_ALLOWED = 24
# Phrases of several words name their own language; in a text whose language is not known they count all the same.
_WORDS_THAT_NAME_A_LANGUAGE = 2
_SENTENCE_START = regex.compile(rf"[.!?…。！？](?:[\"')\]]*\s|(?<=[。！？]))[{regex.escape(MARKS_AROUND)}]{{0,6}}")


class Candidate(NamedTuple):
    """An expression of a rule, to be tried where one of its anchors was seen."""

    rule: YamlRule
    expression: Expression


class Failure(NamedTuple):
    """A rule that cannot go on with this text: its expression is no valid one, or took longer than it may."""

    rule: YamlRule
    error: Exception


class Matcher:
    """The YAML rules of a run, compiled for texts of one language."""

    def __init__(self, rules: Sequence[YamlRule], language: str | None) -> None:
        self._lines: dict[str, list[tuple[YamlRule, bool]]] = {}
        self._by_anchor: dict[str, list[Candidate]] = {}
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
                        self._add_expression(Candidate(rule, expression))
        self._longest = max(map(len, self._lines), default=-_MARKS_ALLOWED) + _MARKS_ALLOWED
        self._anchors = list(self._by_anchor)
        self._automaton = ahocorasick_rs.AhoCorasick(self._anchors) if self._anchors else None

    def _add_lines(self, rule: YamlRule, lines: Mapping[str, bool], is_own: bool) -> None:
        """Whole lines; of a language that may not be the text's, only those that name it by themselves."""
        for key, weak in lines.items():
            if is_own or (not weak and key.count(" ") + 1 >= _WORDS_THAT_NAME_A_LANGUAGE):
                self._lines.setdefault(key, []).append((rule, weak))

    def _add_expression(self, candidate: Candidate) -> None:
        expression = candidate.expression
        if expression.starts:
            self._lines_by_start.add(expression.starts, expression.heads, candidate)
            if expression.where is Where.SENTENCE:
                self._sentences_by_start.add(expression.starts, expression.heads, candidate)
            return
        if not candidate.expression.anchors:
            self._unanchored.append(candidate)
        for anchor in candidate.expression.anchors:
            self._by_anchor.setdefault(anchor, []).append(candidate)

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
            if not expression.may_match(document, document.blocks[index]):
                continue
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
                line = furniture.of_phrases(document, index, self._lines)
                if line:
                    yield line

    def _places(self, document: Document) -> Iterator[tuple[Candidate, int]]:
        """Candidates with the index of the block that begins like them, or in which an anchor of theirs was seen."""
        yield from self._beginning(document)
        blocks = document.blocks
        if self._automaton is not None:
            index, end = -1, 0
            text = _encodable(document.folded)
            for which, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
                if start >= end:
                    found = document.block_index(start)
                    if found is None:
                        continue
                    index, end = found, blocks[found].end
                for candidate in self._by_anchor[self._anchors[which]]:
                    yield candidate, index
        for candidate in self._unanchored:
            longest = candidate.expression.longest
            for index, block in enumerate(blocks):
                if longest is None or block.end - block.start <= longest:
                    yield candidate, index

    def _beginning(self, document: Document) -> Iterator[tuple[Candidate, int]]:
        """Candidates whose starts begin a line, or a sentence inside a block."""
        for index, block in enumerate(document.blocks):
            if block.end - block.start <= LONGEST_LINE:
                for candidate in self._lines_by_start.find(block.key):
                    yield candidate, index
        for match in _SENTENCE_START.finditer(document.folded):
            for candidate in self._sentences_by_start.find(document.folded, match.end()):
                inside = document.block_index(match.end())
                if inside is not None:
                    yield candidate, inside

    def _verified(
        self, candidate: Candidate, document: Document, index: int, seconds: float
    ) -> Iterator[tuple[int, int]]:
        rule, expression = candidate
        block = document.blocks[index]
        for start, end in expression.matches(document, block, seconds):
            if not self._excused(rule, document, block, start, end, seconds):
                yield start, end

    @staticmethod
    def _excused(rule: YamlRule, document: Document, block: Block, start: int, end: int, seconds: float) -> bool:
        """Whether an `unless` expression matches across the found span."""
        for pattern in rule.unless:
            for match in pattern.finditer(document.prose, block.start, block.end, timeout=seconds):
                if match.start() < end and start < match.end():
                    return True
        return False


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


def _hit(
    rule: YamlRule, expression: Expression | None, document: Document, start: int, end: int, index: int
) -> Hit:
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
