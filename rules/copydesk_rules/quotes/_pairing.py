"""Which quotation marks belong together, and which are left over: one pass per block, shared by the quotes rules.

An apostrophe inside a word is no mark. The order of the other marks decides most blocks at once (`_is_regular`); only
the rest is walked mark by mark with a stack of open quotations. What a block leaves open or closes too often is then
held against its neighbours, because a quotation may run over paragraphs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from copydesk.plugin import Block, Document

Kind = Literal["mixed", "unclosed", "unopened", "reversed"]

# Languages written with the same mark on both sides, or from right to left: what is read here does not hold there.
_OTHER_CUSTOMS = frozenset("sv fi da no nb nn ar fa he ur".split())

_MARK = re.compile(r"""[“”„«»‘’‚"'](?!(?<=\w[’'‘])\w)""")
_NOT_DOUBLE = str.maketrans("", "", "‘’‚'")
_NOT_SINGLE = str.maketrans("", "", "“”„«»\"'")
_DOUBLES_IN_ORDER = re.compile(r'(?:“”|„[“”]|""|»«|«(?:“”|„“|"")*»)*')
_SINGLE_LEFT_OPEN = re.compile(r"‘(?:‘|$)")
_SINGLE_AFTER_STOP = re.compile(r"[.,!?…]’(?!\w)")
_REMEMBERED_MARKS = 48

_DOUBLE_OPENERS = '“„"'
_AFTER_CLOSING = ".,;:!?…)]}’”»'\"，。、；：！？）」』"
_BEFORE_OPENING = "([{‘“„«'\"-–—/¿¡（「『"
_STOPS = ".,!?…"

_DOUBLE = re.compile('[“”„"«»]')
_CLOSES = {"“": "”", "„": "“”", '"': '"', "«": "»", "»": "«", "‘": "’"}

# Words that lost their first letters: the mark before them is an apostrophe, whichever way it is turned.
ELISION = re.compile(
    r"(?:\d|(?:bout|cause|cept|cos|coz|cuz|ee|em|fore|fraid|gainst|kay|mong|n|neath|nother|nuff|pon|round|scuse|spect|"
    r"stead|til|till|tis|twas|tween|twere|twill|twixt|twould|un)\b)",
    re.IGNORECASE,
)
# An English word that no dialect shortens at its end and that forms no possessive with a bare apostrophe.
_WHOLE_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}[adeghklmrty](?<!eh)$")
_CODE = re.compile(r"[={}<>\\]|\w\(\)")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.)\s*(?:[\[(][^\])]{0,12}[\])])?$")

_INCH_OR_INSIDE_WORD = re.compile(r'\d"|\w"\w')
_LEAST_PROSE = 30  # code points: below that, a straight mark is as likely an inch or a field of a table
_LONGEST_SEGMENT = 300  # code points

_REOPENING_DISTANCE = 10
_RUN_ON_DISTANCE = 12


class Fault(NamedTuple):
    """A mark that has no right partner; offsets count code points of the prose.

    `opening` and `closing` are the marks themselves, -1 where there is none. `mark` is what a reversed mark should be.
    """

    kind: Kind
    opening: int
    closing: int
    mark: str = ""


class _Open:
    """A quotation that has begun, or an apostrophe that may be one (`doubtful`).

    `other_close` is the first mark of another kind that could have been its end; `followed` says that the same mark
    opens again before it is closed, so that it cannot run on into the next paragraph.
    """

    __slots__ = ("at", "doubtful", "followed", "mark", "other_close")

    def __init__(self, mark: str, at: int, doubtful: bool) -> None:
        self.mark, self.at, self.doubtful = mark, at, doubtful
        self.other_close, self.followed = -1, False


class _Leftover(NamedTuple):
    """An opening or closing mark without a partner in its own block."""

    block: int
    at: int
    mark: str
    other_close: int = -1
    followed: bool = False
    doubtful: bool = False


def faults(document: Document) -> list[Fault]:
    """Every quotation mark of the document that is not one of a pair, in the order of the text."""
    if document.language in _OTHER_CUSTOMS or not _is_readable(document):
        return []
    found: list[Fault] = []
    opened: list[_Leftover] = []
    closed: list[_Leftover] = []
    for index, block in enumerate(document.blocks):
        marks = "".join(_MARK.findall(block.text))
        if not marks or (_regular(marks) and not _has_stray_single(block.text, marks)):
            continue
        walk = _Walk(block, document.language)
        found.extend(walk.faults)
        opened.extend(
            _Leftover(index, o.at, o.mark, o.other_close, o.followed, o.doubtful) for o in walk.left_open()
        )
        closed.extend(_Leftover(index, at, block.text[at - block.start]) for at in walk.unopened)
    found.extend(_across_blocks(document, opened, closed))
    return sorted(found, key=lambda fault: max(fault.opening, fault.closing) if fault.opening < 0 else fault.opening)


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
    """Whether a closing single mark stands after a stop in a block that opens none."""
    return "’" in marks and "‘" not in marks and "‚" not in marks and _SINGLE_AFTER_STOP.search(text) is not None


class _Walk:
    """One block, mark by mark, with a stack of what is open."""

    def __init__(self, block: Block, language: str | None) -> None:
        self._text, self._start, self._language = block.text, block.start, language
        self._stack: list[_Open] = []
        self._dropped: list[_Open] = []
        self._single_seen = False
        self.faults: list[Fault] = []
        self.unopened: list[int] = []
        self._reads_straight = self._straight_marks_are_quotes()
        self._marks = [m.start() for m in _MARK.finditer(self._text)]
        for order, at in enumerate(self._marks):
            self._take(order, at)

    def left_open(self) -> list[_Open]:
        """What is still open at the end of the block; single marks that may be apostrophes are doubtful."""
        for opening in self._stack:
            if opening.mark == "‘" and opening.other_close < 0 and not self._follows_colon(opening.at - self._start):
                opening.doubtful = True
        return self._dropped + [opening for opening in self._stack if opening.mark in "“„\"«‘"]

    def _straight_marks_are_quotes(self) -> bool:
        """Straight doubles are also inches and code; they are read only where every one can be a quotation mark."""
        text = self._text
        if '"' not in text:
            return False
        if self._language in ("zh", "ja") or len(text) < _LEAST_PROSE or _CODE.search(text) or '""' in text:
            return False
        return text.count('"') % 2 == 0 or _INCH_OR_INSIDE_WORD.search(text) is None

    def _take(self, order: int, at: int) -> None:
        mark = self._text[at]
        if mark in "„‚":
            self._open(mark, at)
        elif mark == "“":
            self._take_left_double(order, at)
        elif mark == "”":
            self._take_right_double(order, at)
        elif mark == '"':
            self._take_straight_double(at)
        elif mark == "‘":
            self._take_left_single(at)
        elif mark == "’":
            self._take_right_single(order, at)
        elif mark == "'":
            self._take_straight_single(at)
        else:
            self._take_guillemet(mark, at)

    def _take_left_double(self, order: int, at: int) -> None:
        """Closes a low mark; opens otherwise, unless it is a closing mark turned the wrong way."""
        double = self._innermost(_DOUBLE_OPENERS)
        if double is not None and double.mark == "„":
            self._close(double)
        elif double is not None and double.mark == "“" and self._closes_though_opening(order, at, double):
            self.faults.append(Fault("reversed", double.at, self._start + at, "”"))
            self._close(double)
        elif double is not None and double.mark == '"' and self._ends_words(at) and self._next_double(order) != "”":
            self.faults.append(Fault("mixed", double.at, self._start + at))
            self._close(double)
        elif double is None and self._ends_words(at) and self._next_double(order) != "”":
            self.unopened.append(self._start + at)
        else:
            self._note_following(double)
            self._open("“", at)

    def _note_following(self, double: _Open | None) -> None:
        """A double opened straight inside another of its kind shows that the outer one has ended."""
        if double is None or double.mark != "“" or self._stack[-1] is not double:
            return
        if double.other_close >= 0:
            self.faults.append(Fault("mixed", double.at, double.other_close))
            self._close(double)
        else:
            double.followed = True

    def _closes_though_opening(self, order: int, at: int, double: _Open) -> bool:
        if self._stack[-1] is not double and self._opens_words(at):
            return False
        if self._right(at) in _AFTER_CLOSING and self._right(at) not in "'\"’”»":
            return True
        if self._ends_words(at):
            return True
        return self._is_loose(at) and self._next_double(order) != "”"

    def _take_right_double(self, order: int, at: int) -> None:
        double = self._innermost(_DOUBLE_OPENERS)
        if double is not None:
            curly = self._innermost("“„") if double.mark == '"' else double
            if curly is None:
                self.faults.append(Fault("mixed", double.at, self._start + at))
            self._close(curly or double)
            return
        if self._opens_words(at) and self._next_double(order) == "”":
            self.faults.append(Fault("reversed", self._start + at, -1, "“"))
            self._open("“", at)
            return
        single = self._innermost("‘'")
        if single is not None and not single.doubtful:
            self.faults.append(Fault("mixed", single.at, self._start + at))
            self._close(single)
        elif not self._left(at).isdigit():
            self.unopened.append(self._start + at)

    def _take_straight_double(self, at: int) -> None:
        if not self._reads_straight:
            self._may_close(self._innermost("“„"), at)
            return
        straight = self._innermost('"')
        closes = self._ends_words(at) or (straight is not None and not self._opens_words(at))
        if not closes:
            if straight is not None:
                straight.followed = True
            self._open('"', at)
        elif straight is not None:
            self._close(straight)
        else:
            other = self._innermost("“„‘")
            if other is None:
                self.unopened.append(self._start + at)
            self._may_close(other, at)

    def _take_left_single(self, at: int) -> None:
        low = self._innermost("‚")
        if low is not None:
            self._close(low)
        elif not self._ends_words(at):
            self._single_seen = True
            self._open("‘", at, doubtful=ELISION.match(self._text, at + 1) is not None)

    def _take_right_single(self, order: int, at: int) -> None:
        """An apostrophe as often as a mark: it closes what is open, and speaks against a double only where it is sure."""
        if self._opens_words(at):
            self._take_apostrophe_before_word(order, at)
            return
        single = self._innermost_single()
        if single is not None and single.mark != "'":
            self._close(single)
        elif self._surely_closes(at):
            double = self._innermost("“„")
            self._may_close(double, at)
            if single is not None:
                self.faults.append(Fault("mixed", single.at, self._start + at))
                self._close(single)
            elif not self._single_seen and (double is None or self._next_double(order) == "”"):
                self.unopened.append(self._start + at)

    def _take_apostrophe_before_word(self, order: int, at: int) -> None:
        """Before a word it is an elision, unless the quotation it opens is closed again by a mark that is sure."""
        if self._language != "en" or self._single_seen or ELISION.match(self._text, at + 1):
            return
        for later in self._marks[order + 1 :]:
            mark = self._text[later]
            if mark == "’" and self._surely_closes(later):
                self._single_seen = True
                self.faults.append(Fault("reversed", self._start + at, -1, "‘"))
                self._open("‘", at)
            if mark != "’" or self._surely_closes(later):
                return

    def _surely_closes(self, at: int) -> bool:
        """Whether a mark after a word is no possessive (drivers’) and no lost letter (goin’, ol’, thousan’)."""
        if not self._ends_words(at):
            return False
        return self._left(at) in _STOPS or (self._language == "en" and _WHOLE_WORD.search(self._text, 0, at) is not None)

    def _take_straight_single(self, at: int) -> None:
        if self._opens_words(at) and not ELISION.match(self._text, at + 1):
            self._open("'", at)
        elif self._ends_words(at) and self._left(at) in _STOPS:
            single = self._innermost_single()
            if single is not None and single.mark == "'":
                self._close(single)
                return
            self._may_close(single or self._innermost("“„"), at)
        elif self._stack and self._stack[-1].mark == "'":
            self._stack.pop()

    def _take_guillemet(self, mark: str, at: int) -> None:
        """«…» and »…« both; a mark that begins a block goes on with the quotation of the block before."""
        partner = self._innermost("»" if mark == "«" else "«")
        if partner is not None:
            self._close(partner)
        elif mark == "«" or self._opens_words(at):
            if mark == "«" or at > 0:
                self._open(mark, at)
        elif not self._left(at).isspace() or self._language == "fr":
            self.unopened.append(self._start + at)

    def _open(self, mark: str, at: int, doubtful: bool = False) -> None:
        self._stack.append(_Open(mark, self._start + at, doubtful))

    def _may_close(self, opening: _Open | None, at: int) -> None:
        """Notes a mark of another kind that ends the quotation if nothing else does; after a digit it is inches."""
        if opening is not None and opening.other_close < 0 and not self._left(at).isdigit():
            opening.other_close = self._start + at

    def _close(self, opening: _Open) -> None:
        """Takes the quotation off the stack with what is open inside of it."""
        order = self._stack.index(opening)
        for inner in self._stack[order + 1 :]:
            if inner.mark == "‘":
                inner.doubtful = True
                self._dropped.append(inner)
        del self._stack[order:]

    def _innermost(self, marks: str) -> _Open | None:
        return next((o for o in reversed(self._stack) if o.mark in marks), None)

    def _innermost_single(self) -> _Open | None:
        """The innermost open single mark that is not outside of an open double."""
        top = next((o for o in reversed(self._stack)), None)
        return top if top is not None and top.mark in "‘‚'" else None

    def _next_double(self, order: int) -> str:
        """The next double mark of the block, or nothing."""
        return next((self._text[at] for at in self._marks[order + 1 :] if self._text[at] in "“”"), "")

    def _left(self, at: int) -> str:
        return self._text[at - 1] if at else " "

    def _right(self, at: int) -> str:
        return self._text[at + 1] if at + 1 < len(self._text) else " "

    def _opens_words(self, at: int) -> bool:
        """Whether the mark stands where a quotation begins: nothing before it, a word after it."""
        left, right = self._left(at), self._right(at)
        return (left.isspace() or left in _BEFORE_OPENING) and not right.isspace() and right not in ".,;:!?)]}"

    def _ends_words(self, at: int) -> bool:
        """Whether the mark stands where a quotation ends: a word or stop before it, nothing after it."""
        left, right = self._left(at), self._right(at)
        if left.isspace() or left in "([{“„«":
            return False
        return right.isspace() or right in _AFTER_CLOSING or right in "—–-"

    def _is_loose(self, at: int) -> bool:
        return self._left(at).isspace() and self._right(at).isspace()

    def _follows_colon(self, at: int) -> bool:
        """Where a single mark surely opens a speech: no apostrophe and no name such as ‘Ali stands there."""
        return self._opens_words(at) and self._text[:at].rstrip().endswith(":")


def _across_blocks(document: Document, opened: list[_Leftover], closed: list[_Leftover]) -> list[Fault]:
    """What is left over when quotations that run over several blocks are taken out.

    A text of one short block may be a sentence of a longer one, as in a translation memory: its quotation may go on
    before and after it.
    """
    found: list[Fault] = []
    used: set[int] = set()
    is_segment = len(document.blocks) == 1 and len(document.prose) < _LONGEST_SEGMENT
    for opening in opened:
        if opening.other_close >= 0 and not opening.doubtful:
            found.append(Fault("mixed", opening.at, opening.other_close))
            continue
        if _is_reopened(document, opening) and not opening.followed:
            continue
        closing = _closing_later(document, opening, opened, closed)
        if closing is not None:
            used.add(closing.at)
        elif not opening.doubtful and not (is_segment and not opening.followed) and not _CUT_SHORT.search(document.blocks[opening.block].text):
            found.append(Fault("unclosed", opening.at, -1))
    found.extend(Fault("unopened", -1, c.at) for c in closed if c.at not in used and not is_segment)
    return found


def _is_reopened(document: Document, opening: _Leftover) -> bool:
    """Whether the next paragraph begins with the mark again; captions or the lines of a stanza may stand between."""
    for block in document.blocks[opening.block + 1 : opening.block + 1 + _REOPENING_DISTANCE]:
        first = block.text.lstrip("-–—>*([ ")[:1]
        if first == opening.mark or (opening.mark == "«" and first == "»"):
            return True
        if block.is_running_prose or _DOUBLE.search(block.text):
            return False
    return False


def _closing_later(
    document: Document, opening: _Leftover, opened: list[_Leftover], closed: list[_Leftover]
) -> _Leftover | None:
    """The closing mark of a quotation whose blocks in between hold no double mark: a poem, a letter, a list."""
    last = opening.block + _RUN_ON_DISTANCE
    closing = next((c for c in closed if opening.block < c.block <= last and _is_pair(opening.mark, c.mark)), None)
    if closing is None or opening.mark == "‘":
        return closing
    if any(opening.block < other.block < closing.block for other in opened if other.mark != "‘"):
        return None
    between = document.blocks[opening.block + 1 : closing.block]
    if any(_DOUBLE.search(block.text) for block in between):
        return None
    return closing


def _is_pair(opening: str, closing: str) -> bool:
    return closing in _CLOSES.get(opening, "")
