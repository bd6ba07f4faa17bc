"""Which quotation marks belong together, and which are left over: one pass per block, shared by the quotes rules.

The order of the marks decides most blocks at once (`_is_regular`); only the rest is walked mark by mark (`_walk`).
What a block leaves open or closes too often is then held against its neighbours, because a quotation may run over
paragraphs.
"""

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from copydesk.plugin import Document, pattern
from copydesk_rules.quotes._walk import MARK, Fault, Opening, Walk

# Languages written with the same mark on both sides, or from right to left: what is read here does not hold there.
_OTHER_CUSTOMS = frozenset("sv fi da no nb nn ar fa he ur".split())

_NOT_DOUBLE = str.maketrans("", "", "‘’‚'")
_NOT_SINGLE = str.maketrans("", "", "“”„«»\"'")
_DOUBLES_IN_ORDER = pattern(r'(?:“”|„[“”]|""|»«|«(?:“”|„“|"")*»)*')
_SINGLE_LEFT_OPEN = pattern(r"‘(?:‘|$)")
_SINGLE_AFTER_STOP = pattern(r"(?:[.,!?…adeghklmrty]|ion)’(?!\w)")
_REMEMBERED_MARKS = 48

_DOUBLE = pattern('[“”„"«»]')
_CLOSES = {"“": "”", "„": "“”", '"': '"', "«": "»", "»": "«", "‘": "’"}
_CUT_SHORT = pattern(r"(?:…|\.\.\.)\s*(?:[\[(][^\])]{0,12}[\])])?$")

_LONGEST_SEGMENT = 300  # code points
# More marks than words: a drawing or damage. So few of them make no block slow.
_DENSE_SHARE = 0.25
_FEW_MARKS = 60
_LAST_WORDS = 40  # code points
_REOPENING_DISTANCE = 10  # blocks
_RUN_ON_DISTANCE = 12  # blocks


class _Left(NamedTuple):
    """A mark without a partner in its own block; `opening` is None for one that closes."""

    block: int
    at: int
    mark: str
    opening: Opening | None = None


def faults(document: Document) -> list[Fault]:
    """Every quotation mark of the document that is not one of a pair, in the order of the text."""
    if document.language in _OTHER_CUSTOMS or not _is_readable(document):
        return []
    found: list[Fault] = []
    opened: list[_Left] = []
    closed: list[_Left] = []
    has_overlong = document.has_overlong_blocks
    for index, block in enumerate(document.blocks):
        marks = "" if has_overlong and block.is_overlong else "".join(MARK.findall(block.text))
        if not marks or (_regular(marks) and not _has_stray_single(block.text, marks)):
            continue
        if len(marks) > _FEW_MARKS and len(marks) > _DENSE_SHARE * len(block.text):
            continue
        walk = Walk(block, document.language)
        found += walk.faults
        opened += [_Left(index, opening.at, opening.mark, opening) for opening in walk.left_open()]
        closed += [_Left(index, at, document.prose[at]) for at in walk.unopened]
    found += _across_blocks(document, opened, closed)
    return sorted(found, key=lambda fault: fault.opening if fault.opening >= 0 else fault.closing)


def _is_readable(document: Document) -> bool:
    """In an unknown language, only a text that shows both of a pair tells which way its marks are turned."""
    if document.language is not None:
        return True
    prose = document.prose
    return "”" not in prose or "“" in prose or "„" in prose


def _regular(marks: str) -> bool:
    return _is_regular(marks) if len(marks) <= _REMEMBERED_MARKS else _is_regular.__wrapped__(marks)


@lru_cache(maxsize=4096)
def _is_regular(marks: str) -> bool:
    """Whether marks in this order need no closer look: doubles paired, every opening single followed by a closing."""
    doubles = marks.translate(_NOT_DOUBLE)
    if doubles and not _DOUBLES_IN_ORDER.fullmatch(doubles):
        return False
    return "‘" not in marks or not _SINGLE_LEFT_OPEN.search(marks.translate(_NOT_SINGLE).replace("‚‘", ""))


def _has_stray_single(text: str, marks: str) -> bool:
    """Whether a mark that is hardly an apostrophe closes a single in a block that opens none."""
    return "’" in marks and "‘" not in marks and "‚" not in marks and _SINGLE_AFTER_STOP.search(text) is not None


def _across_blocks(document: Document, opened: list[_Left], closed: list[_Left]) -> list[Fault]:
    """What is left over when quotations that run over several blocks are taken out.

    A text of one short block may be a sentence of a longer one, as in a translation memory: its quotation may go on
    before and after it.
    """
    found: list[Fault] = []
    used: set[int] = set()
    reopened = cache(lambda block, mark: _is_reopened(document, block, mark))
    closing_later = cache(lambda block, mark: _closing_later(document, block, mark, opened, closed))
    is_segment = len(document.blocks) == 1 and len(document.prose) < _LONGEST_SEGMENT
    for left in opened:
        opening = left.opening
        if opening is None:
            continue
        if opening.other_close >= 0 and not opening.doubtful:
            found.append(Fault("mixed", opening.at, opening.other_close))
            continue
        if reopened(left.block, left.mark) and not opening.followed:
            continue
        closing = closing_later(left.block, left.mark)
        if closing is not None:
            used.add(closing.at)
        elif not opening.doubtful and not _goes_on(document, left, is_segment):
            found.append(Fault("unclosed", opening.at, -1))
    if not is_segment:
        found += [Fault("unopened", -1, left.at) for left in closed if left.at not in used]
    return found


def _goes_on(document: Document, left: _Left, is_segment: bool) -> bool:
    """Whether the text was cut before the quotation could end."""
    followed = left.opening is not None and left.opening.followed
    text = document.blocks[left.block].text
    return (is_segment and not followed) or _CUT_SHORT.search(text, max(0, len(text) - _LAST_WORDS)) is not None


def _is_reopened(document: Document, index: int, mark: str) -> bool:
    """Whether the next paragraph begins with the mark again; captions or the lines of a stanza may stand between."""
    for block in document.blocks[index + 1 : index + 1 + _REOPENING_DISTANCE]:
        first = block.text.lstrip("-–—>*([ ")[:1]
        if first == mark or (mark == "«" and first == "»"):
            return True
        if block.is_running_prose or _DOUBLE.search(block.text):
            return False
    return False


def _closing_later(document: Document, index: int, mark: str, opened: list[_Left], closed: list[_Left]) -> _Left | None:
    """The closing mark of a quotation whose blocks in between hold no double mark: a poem, a letter, a list."""
    first = bisect_right(closed, index, key=_block)
    last = bisect_right(closed, index + _RUN_ON_DISTANCE, key=_block)
    closing = next((c for c in closed[first:last] if c.mark in _CLOSES.get(mark, "")), None)
    if closing is None or mark == "‘":
        return closing
    later = opened[bisect_right(opened, index, key=_block) : bisect_left(opened, closing.block, key=_block)]
    if any(other.mark != "‘" for other in later):
        return None
    between = document.blocks[index + 1 : closing.block]
    return None if any(_DOUBLE.search(block.text) for block in between) else closing


def _block(left: _Left) -> int:
    return left.block
