"""Blocks that occur more than once in a text, as runs: what the rules on paragraphs and on short lines share."""

from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from copydesk.plugin import OBJECT, Block, BlockKind, Document, pattern

_MARKS_BEFORE = " \t\u00a0\"'“”‘’«»„‚‹›.,:;!?…-–—|·•*#>[](){}"
_OPENING = 14
_LETTER = pattern(r"[^\W\d_]")
_WORD = pattern(r"[^\W_]+(?:['’\-][^\W_]+)*")
_WITHOUT_BLANKS = pattern(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_QUOTATION = "\"'“”‘’«»„‚‹›「『"
_LINE_END = pattern(r"\r\n?|\n")
_VERSE_LINE = 72
_VERSE_LINES = 3
PARAGRAPH_WORDS = 8
# Rules ask whether there are some dozens of words; in so many code points there are.
_ENOUGH = 20_000


class Run(NamedTuple):
    """Blocks `start` to `stop` (exclusive) repeat those from `original` on.

    `distance` is how many blocks before it the nearest copy is (1: directly before); `times` is how often its first
    block occurs in the text.
    """

    start: int
    stop: int
    original: int
    distance: int
    times: int


def is_comparable(document: Document, block: Block) -> bool:
    """Whether a block says by itself what it says.

    In marked-up text front matter repeats the heading on purpose, code and images are not seen, and what a colon
    announces differs where the words do not.
    """
    if not document.is_marked_up:
        return True
    is_data = block.kind in (BlockKind.FIELD, BlockKind.TABLE_CELL)
    return not is_data and OBJECT not in block.text and not block.text.endswith(":")


def are_in_one_section(document: Document, first: int, second: int) -> bool:
    """Whether no heading that somebody marked as one stands between two blocks: a manual says things once a section."""
    if not document.is_marked_up:
        return True
    headings = document.shared(_headings)
    return bisect_left(headings, second) == bisect_left(headings, first)


def _headings(document: Document) -> list[int]:
    return [index for index, block in enumerate(document.blocks) if block.kind is BlockKind.HEADING]


def size(text: str) -> int:
    """Words in a text; of scripts that part no words, two characters count as one word.

    Of a very long text only the first ones count.
    """
    text = text[:_ENOUGH]
    unparted = len(_WITHOUT_BLANKS.findall(text)) if not text.isascii() else 0
    return len(_WORD.findall(text)) + unparted // 2


def runs(document: Document) -> list[Run]:
    """Every stretch of blocks that stood in the text before, as long as can be, in the order of the text."""
    places = _places(document)
    found: list[Run] = []
    covered = 0
    for index in sorted(places):
        copies = places[index]
        if index < covered or copies[0] == index:
            continue
        nearest = copies[bisect_left(copies, index) - 1]
        if not are_in_one_section(document, nearest, index):
            continue
        original = max({copies[0], nearest}, key=lambda place: (_length(places, place, index), -place))
        covered = index + _length(places, original, index)
        found.append(Run(index, covered, original, index - nearest, len(copies)))
    return found


def _places(document: Document) -> dict[int, list[int]]:
    """For each block that has a copy the indices of all its copies, itself included, in order."""
    folded = document.folded
    openings: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(document.blocks):
        if not is_comparable(document, block):
            continue
        opening = folded[block.start : min(block.end, block.start + 2 * _OPENING)].lstrip(_MARKS_BEFORE)
        openings[opening[:_OPENING]].append(index)
    places: dict[int, list[int]] = {}
    for candidates in openings.values():
        if len(candidates) > 1:
            for same in _by_key(document, candidates):
                places.update(dict.fromkeys(same, same))
    return places


def _by_key(document: Document, candidates: list[int]) -> list[list[int]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for index in candidates:
        by_key[document.blocks[index].key].append(index)
    return [same for key, same in by_key.items() if len(same) > 1 and _LETTER.search(key)]


def _length(places: dict[int, list[int]], original: int, copy: int) -> int:
    """How many blocks from `copy` on repeat those from `original` on.

    The two never overlap, and neither begins again inside itself: four copies of one block are three findings.
    """
    length = 1
    while (
        original + length < copy
        and (same := places.get(original + length)) is not None
        and same is places.get(copy + length)
        and same is not places[copy]
    ):
        length += 1
    return length


def removal(document: Document, run: Run) -> tuple[tuple[int, int, str], ...]:
    """The edit that takes a run out, with the line ends that go with it."""
    start, end = document.removal(run.start, run.stop - 1)
    return ((start, end, ""),)


def opens_with_quotation(block: Block) -> bool:
    """Whether somebody may be speaking here: what is said may be said again."""
    return block.text[:1] in _QUOTATION


def is_verse(document: Document, index: int) -> bool:
    """Whether the block is one of at least three short lines with no blank line between: verse, an address, a table.

    A refrain is no defect, and a table may hold the same cell twice.
    """
    if not _is_verse_line(document, index):
        return False
    first, last = max(index - _VERSE_LINES + 1, 0), min(index + _VERSE_LINES, len(document.blocks))
    lines = 1
    for at in range(index - 1, first - 1, -1):
        if not (_is_verse_line(document, at) and _stand_together(document, at)):
            break
        lines += 1
    for at in range(index + 1, last):
        if not (_is_verse_line(document, at) and _stand_together(document, at - 1)):
            break
        lines += 1
    return lines >= _VERSE_LINES


def _is_verse_line(document: Document, index: int) -> bool:
    block = document.blocks[index]
    return block.end - block.start <= _VERSE_LINE


def _stand_together(document: Document, index: int) -> bool:
    """Whether only one line end stands between a block and the next."""
    between = document.prose[document.blocks[index].end : document.blocks[index + 1].start]
    return not between.strip() and len(_LINE_END.findall(between)) == 1
