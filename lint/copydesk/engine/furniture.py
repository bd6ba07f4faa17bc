"""Where page furniture stands: when a line that could be an ordinary one counts as part of the page.

A strong line (`Leave a Reply`) counts wherever it stands alone. A weak one (`Reply`, a bare number) is an ordinary line
too. It counts

- near furniture that counts: at most `_REACH` blocks away, with no running prose between;
- at an edge: among the last `_EDGE` blocks, or the first `_EDGE`, with no running prose between it and the edge. At the
  start it must not be followed by running prose either: that would make it a headline;
- in a run of `_RUN` weak lines one after another (`Share`, `Tweet`, `Print`), numbers not counted;
- repeated: the same line `_REPEATS` times in a text.

That is jusText's second pass: what stands between is decided by its neighbours, and the edges of a page are furniture
more often than not. Furniture that is only a part of its block must be whole sentences of it (`Where.SENTENCE`), so
that a strong phrase inside a sentence of running prose never counts; what can be no prose at all (a shortened link) may
stand anywhere (`Where.PART`). One place has one finding, the best that is known of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.compiled import pattern
from copydesk.engine.yamlrule import YamlRule
from copydesk.text.document import BlockKind, Document
from copydesk.text.folding import MARKS_AROUND

_LINK = pattern(r"\]\(|\]\[|<a\s", re.IGNORECASE)
_LINK_BEFORE = 100
_FEWEST_BLOCKS = 4
_REACH = 2
_RUN = 3
_EDGE = 4
_REPEATS = 3
_LONGEST_BAR = 24
_LONGEST_PART = 6
_PARTS_THAT_MAKE_A_BAR = 3

# The whole lines that rules know, by key: the number of the rule, and whether the line is weak.
Known = Mapping[str, Sequence[tuple[int, bool]]]


class Line(NamedTuple):
    """What a rule takes for furniture: a block, or whole sentences of one (`start` and `end` in the prose)."""

    block: int
    start: int
    end: int
    weak: bool
    rule: YamlRule


def of_phrases(key: str, known: Known, first_words: frozenset[str]) -> Sequence[tuple[int, bool]]:
    """The rules that know a line by its key, or as a bar of lines they know (`Home | Contact | Log in`).

    `first_words` are those of all known lines: what begins with none of them, nor with a number, is no bar.
    """
    found = known.get(key)
    if found is not None:
        return found
    first = key.partition(" ")[0].strip(MARKS_AROUND)
    return _bar(key, known) or () if first in first_words or first.isdigit() else ()


def _bar(key: str, known: Known) -> Sequence[tuple[int, bool]] | None:
    """The rule of a line that is nothing but known lines one after another; numbers may stand between them."""
    words = [word for word in (raw.strip(MARKS_AROUND) for raw in key.split()) if word]
    if not 2 <= len(words) <= _LONGEST_BAR:
        return None
    parts: list[tuple[int, bool]] = []
    at = 0
    while at < len(words):
        if words[at].isdigit():
            at += 1
            continue
        for end in range(min(len(words), at + _LONGEST_PART), at, -1):
            part = known.get(" ".join(words[at:end]))
            if part:
                parts.append(part[0])
                at = end
                break
        else:
            return None
    if not parts:
        return None
    is_weak = all(weak for _, weak in parts) and len(set(words)) < _PARTS_THAT_MAKE_A_BAR
    return [(parts[0][0], is_weak)]


def standing(lines: Iterable[Line], document: Document) -> Iterator[Line]:
    """The lines that count, of those seen: one for each place."""
    best = _best(_as_marked(lines, document))
    whole = {line.block: line for line in best if _is_whole(line, document)}
    counted = {index for index, line in whole.items() if not line.weak}
    waiting = sorted(set(whole) - counted)
    counted.update(_by_themselves([index for index in waiting if not _is_marked(index, document)], document))
    for order in (waiting, waiting[::-1]):
        for index in order:
            if index not in counted and _is_near(index, counted, document):
                counted.add(index)
    for line in best:
        if line.block in counted if line.block in whole else not line.weak:
            yield line


def _as_marked(lines: Iterable[Line], document: Document) -> Iterator[Line]:
    """The lines as the markup of the document has them.

    A heading or list item that somebody marked as one, and a line whose link is still there, count only near other
    furniture: `See also` above a list of links is a section of the text, `Learn more about [wool](wool.md)` a sentence.
    A table cell and a field of front matter are data.
    """
    for line in lines:
        if not _is_marked(line.block, document):
            yield line
        elif document.blocks[line.block].kind not in (BlockKind.TABLE_CELL, BlockKind.FIELD):
            yield line._replace(weak=True)


def _is_marked(index: int, document: Document) -> bool:
    """Whether the markup says that the block is no mere paragraph; in plain text that would be a guess."""
    if not document.is_marked_up:
        return False
    block = document.blocks[index]
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.CUE):
        return True
    start, end = document.map.to_source(block.start, block.end)
    return _LINK.search(document.source.text, max(0, start - _LINK_BEFORE), end + 2) is not None


def _best(lines: Iterable[Line]) -> list[Line]:
    """One line for each place: the longer before its part, the strong before the weak."""
    best: list[Line] = []
    for line in sorted(lines, key=lambda x: (x.block, x.start, -x.end, x.weak, x.rule.info.name)):
        if not best or line.block != best[-1].block or line.start >= best[-1].end:
            best.append(line)
    return best


def _is_whole(line: Line, document: Document) -> bool:
    block = document.blocks[line.block]
    return line.start == block.start and line.end == block.end


def _by_themselves(weak: Sequence[int], document: Document) -> Iterator[int]:
    """Weak lines that need no furniture beside them: edges, runs and repetitions."""
    blocks = document.blocks
    times = Counter(blocks[index].key for index in weak)
    worded = [index for index in weak if not blocks[index].key[:1].isdigit()]
    together = set(worded)
    for index in worded:
        if times[blocks[index].key] >= _REPEATS:
            yield index
        if all(index + step in together for step in range(_RUN)):
            yield from range(index, index + _RUN)
    if len(blocks) >= _FEWEST_BLOCKS:
        yield from together.intersection({*_end(document), *_start(document)})


def _end(document: Document) -> Iterator[int]:
    """The last blocks, back to the last running prose."""
    blocks = document.blocks
    for index in range(len(blocks) - 1, max(len(blocks) - 1 - _EDGE, -1), -1):
        if blocks[index].is_running_prose:
            return
        yield index


def _start(document: Document) -> Iterator[int]:
    """The first blocks that neither are running prose nor come right before it."""
    blocks = document.blocks
    for index in range(min(_EDGE, len(blocks) - 1)):
        if blocks[index].is_running_prose or blocks[index + 1].is_running_prose:
            return
        yield index


def _is_near(index: int, counted: set[int], document: Document) -> bool:
    for step in (-1, 1):
        for distance in range(1, _REACH + 1):
            other = index + step * distance
            if other in counted:
                return True
            if not 0 <= other < len(document.blocks) or document.blocks[other].is_running_prose:
                break
    return False
