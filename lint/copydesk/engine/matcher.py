"""One scan for every YAML rule: tables of whole lines and of beginnings, and one automaton of anchor words.

Lines are looked up by their key, once a line. An expression whose matches are known to begin in some way is tried on the
lines and sentences that begin so (`engine.starts`); any other on the blocks in which one pass over the folded prose saw
one of its anchor words; both only if the block may hold a match at all (`Expression.may_match`). Whole lines and
sentences are weighed together (`engine.furniture`) before they count. All of it is built for one language at a time: a
rule of a known other language is never tried.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

import ahocorasick_rs

from copydesk import cache
from copydesk.compiled import pattern
from copydesk.engine import backtracking, furniture, starts
from copydesk.engine.expression import LONGEST_LINE, WORD_START, Expression, Where, analysed
from copydesk.engine.rule import Hit
from copydesk.engine.yamlrule import YamlRule
from copydesk.model import Span
from copydesk.text.document import Block, Document
from copydesk.text.folding import MARKS_AROUND

# How many code points longer than the longest phrase a line may be and still be looked up: marks and blanks around it.
_MARKS_ALLOWED = 24
# So many beginnings of lines are remembered with what may begin like them.
_MOST_BEGINNINGS = 50_000
# Phrases of several words name their own language; in a text whose language is not known they count all the same.
_WORDS_THAT_NAME_A_LANGUAGE = 2
_SENTENCE_START = pattern(rf"[.!?…。！？](?:[\"')\]]*\s|(?<=[。！？]))[{re.escape(MARKS_AROUND)}]{{0,6}}")


class Candidate(NamedTuple):
    """An expression, and the number of its rule."""

    rule: int
    expression: Expression


# The numbers of the anchor words that each block has, by the block's index.
_Present = Mapping[int, set[int]]


class Failure(NamedTuple):
    """A rule that cannot go on with this text: its expression is no valid one, or took longer than it may."""

    rule: YamlRule
    error: Exception


class Tables:
    """What the rules look for in texts of one language, filed for the search; all goes by its number.

    Making them takes as long as Python takes to start, so they are cached (`made`). `rows` are the rules and expressions;
    each expression is pickled by itself, since most of them are never tried.
    """

    def __init__(self, rules: Sequence[YamlRule], language: str | None) -> None:
        self.lines: dict[str, list[tuple[int, bool]]] = {}
        self.rows: list[tuple[int, bytes]] = []
        self.anchors: dict[str, list[int]] = {}
        self.lines_by_start = starts.Table()
        self.sentences_by_start = starts.Table()
        self.unanchored: list[int] = []
        for number, rule in enumerate(rules):
            spoken = rule.scan.languages if language is None else (None, language)
            for own in spoken:
                part = rule.scan.part(own)
                self._add_lines(number, part.lines, is_own=own in (None, language))
                for expression in part.expressions:
                    if _holds(rule, expression, language):
                        self._add_expression(number, analysed(expression))
        self.longest = max(map(len, self.lines), default=-_MARKS_ALLOWED) + _MARKS_ALLOWED
        self.first_words = frozenset(key.partition(" ")[0] for key in self.lines)

    def _add_lines(self, number: int, lines: Mapping[str, bool], is_own: bool) -> None:
        """Whole lines; of a language that may not be the text's, only those that name it by themselves."""
        for key, weak in lines.items():
            if is_own or (not weak and key.count(" ") + 1 >= _WORDS_THAT_NAME_A_LANGUAGE):
                self.lines.setdefault(key, []).append((number, weak))

    def _add_expression(self, number: int, expression: Expression) -> None:
        row = len(self.rows)
        self.rows.append((number, cache.packed(tuple(expression))))
        if expression.starts:
            self.lines_by_start.add(expression.starts, row)
            if expression.where is Where.SENTENCE:
                self.sentences_by_start.add(expression.starts, row)
        elif not expression.anchors:
            self.unanchored.append(row)
        for anchor in expression.anchors:
            self.anchors.setdefault(anchor, []).append(row)


def made(rules: Sequence[YamlRule], language: str | None, key: str) -> Tables:
    """The tables of these rules; from the cache where `key`, which stands for all that is in the rules, is not empty."""
    if not key:
        return Tables(rules, language)
    names = " ".join(rule.info.name for rule in rules)
    known = cache.get("tables", f"{key} {language} {names}")
    if not isinstance(known, Tables):
        known = Tables(rules, language)
        cache.put("tables", f"{key} {language} {names}", known)
    return known


class Matcher:
    """The YAML rules of a run, ready for texts of one language; `key` as in `made`."""

    def __init__(self, rules: Sequence[YamlRule], language: str | None, key: str = "") -> None:
        self._rules = rules
        self._tables = made(rules, language, key)
        self._candidates: dict[int, Candidate] = {}
        self._known_begun: dict[starts.Table, dict[str, list[Candidate]]] = {
            self._tables.lines_by_start: {},
            self._tables.sentences_by_start: {},
        }
        self._by_anchor = list(self._tables.anchors.values())
        words = list(self._tables.anchors)
        # A word that begins a word in every expression it stands for; it is not seen inside `happen` or `said`.
        self._word_starts = frozenset(n for n, word in enumerate(words) if word.startswith(WORD_START))
        searched = [word.removeprefix(WORD_START) for word in words]
        self._automaton = ahocorasick_rs.AhoCorasick(searched) if searched else None

    def _candidate(self, row: int) -> Candidate:
        candidate = self._candidates.get(row)
        if candidate is None:
            rule, packed = self._tables.rows[row]
            candidate = self._candidates[row] = Candidate(rule, Expression._make(cache.unpacked(packed)))
        return candidate

    def _begun(self, table: starts.Table, text: str, at: int = 0) -> list[Candidate]:
        """Those of a table that may begin the text at an offset."""
        begin = text[at : at + starts.LONGEST]
        known = self._known_begun[table]
        found = known.get(begin)
        if found is None:  # the first time that any text begins like this
            candidates = map(self._candidate, table.under(begin))
            found = [candidate for candidate in candidates if begin.startswith(candidate.expression.starts)]
            if len(known) < _MOST_BEGINNINGS:
                known[begin] = found
        return found

    def scan(self, document: Document, seconds: float) -> Iterator[tuple[YamlRule, Hit] | Failure]:
        """Everything the rules find, in no particular order; one search may take at most `seconds`."""
        seen = list(self._known_lines(document))
        tried: set[tuple[int, int]] = set()
        failed: set[int] = set()
        for candidate, index in self._places(document):
            mark = (id(candidate), index)
            if mark in tried or candidate.rule in failed:
                continue
            tried.add(mark)
            expression, rule = candidate.expression, self._rules[candidate.rule]
            try:
                for start, end in _verified(rule, expression, document, index, seconds):
                    if expression.is_furniture:
                        seen.append(furniture.Line(index, start, end, expression.weak, rule))
                    else:
                        yield rule, _hit(rule, expression, document, start, end, index)
            except (TimeoutError, backtracking.InvalidExpressionError) as error:
                failed.add(candidate.rule)
                yield Failure(rule, error)
        for line in furniture.standing(seen, document):
            yield line.rule, _hit(line.rule, None, document, line.start, line.end, line.block)

    def _known_lines(self, document: Document) -> Iterator[furniture.Line]:
        tables = self._tables
        if not tables.lines:
            return
        for index, block in enumerate(document.blocks):
            if block.end - block.start <= tables.longest:
                found = furniture.of_phrases(block.key, tables.lines, tables.first_words)
                if found:
                    number, weak = min(found, key=itemgetter(1))
                    yield furniture.Line(index, block.start, block.end, weak, self._rules[number])

    def _places(self, document: Document) -> Iterator[tuple[Candidate, int]]:
        """Candidates with the index of a block that begins like them, or has one of their anchors."""
        blocks = document.blocks
        for index, numbers in self._present(document).items():
            block = blocks[index]
            for number in numbers:
                for candidate in map(self._candidate, self._by_anchor[number]):
                    if candidate.expression.may_match(block):
                        yield candidate, index
        for index, block in enumerate(blocks):
            for candidate in self._beginning(document, block):
                yield candidate, index
        for candidate in map(self._candidate, self._tables.unanchored):
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
            for candidate in self._begun(self._tables.lines_by_start, block.key):
                if candidate.expression.may_match(block):
                    yield candidate
        folded, table = document.folded, self._tables.sentences_by_start
        for match in _SENTENCE_START.finditer(folded, block.start, block.end):
            for candidate in self._begun(table, folded, match.end()):
                if candidate.expression.may_match(block):
                    yield candidate


def _verified(
    rule: YamlRule, expression: Expression, document: Document, index: int, seconds: float
) -> Iterator[tuple[int, int]]:
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
        [
            Span(*match.span())
            for match in backtracking.pattern(source).finditer(document.prose, block.start, block.end, timeout=seconds)
        ]
        for source in rule.unless
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
