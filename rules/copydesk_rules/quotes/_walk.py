"""Walks the quotation marks of one block with a stack of what is open, and tells the faulty ones from apostrophes."""

import re
from typing import Literal, NamedTuple

from copydesk.plugin import Block, pattern

Kind = Literal["mixed", "unclosed", "unopened", "reversed"]

# Every mark but the apostrophe inside a word.
MARK = pattern(r"""[“”„«»‘’‚"'](?!(?<=\w[’'‘])\w)""")

# Words that lost their first letters: the mark before them is an apostrophe, whichever way it is turned.
ELISION = pattern(
    r"(?:\d|(?:bout|cause|cept|cos|coz|cuz|ee|em|fore|fraid|gainst|kay|mong|n|neath|nother|nuff|pon|round|scuse|spect|"
    r"stead|til|till|tis|twas|tween|twere|twill|twixt|twould|un)\b)",
    re.IGNORECASE,
)

_DOUBLE_OPENERS = '“„"'
_STOPS = ".,!?…"
_AFTER_CLOSING = ".,;:!?…)]}’”»'\"，。、；：！？）」』"
_BEFORE_OPENING = "([{‘“„«'\"-–—/¿¡（「『"
_CODE = pattern(r"[={}<>\\]|\w\(\)")
_INCH_OR_INSIDE_WORD = pattern(r'\d"|\w"\w')
_LEAST_PROSE = 30  # code points: below that, a straight mark is as likely an inch or a field of a table

# An English word that no dialect shortens at its end and that forms no possessive with a bare apostrophe (nor an old
# one: for conscience’ sake).
_WHOLE_WORD = pattern(r"(?<![^\W\d_])[^\W\d_]{3,}(?:[adeghklmrty](?<!eh)(?<!ce)|ion)$")
_LONGEST_WORD = 30

# Bounds that keep a text of nothing but marks from taking quadratic time.
_DEEPEST = 32
_NEAR = 8


class Fault(NamedTuple):
    """A mark that has no right partner; offsets count code points of the prose.

    `opening` and `closing` are the marks themselves, -1 where there is none. `mark` is what a reversed mark should be.
    """

    kind: Kind
    opening: int
    closing: int
    mark: str = ""


class Opening:
    """A quotation that has begun, or an apostrophe that may be one (`doubtful`).

    `other_close` is the first mark of another kind that could have been its end; `followed` says that the same mark
    opens again before it is closed, so that it cannot run on into the next paragraph.
    """

    __slots__ = ("at", "doubtful", "followed", "mark", "other_close")

    def __init__(self, mark: str, at: int, doubtful: bool) -> None:
        self.mark, self.at, self.doubtful = mark, at, doubtful
        self.other_close, self.followed = -1, False


class Walk:
    """One block, mark by mark, with a stack of what is open."""

    def __init__(self, block: Block, language: str | None) -> None:
        self._text, self._start, self._language = block.text, block.start, language
        self._stack: list[Opening] = []
        self._dropped: list[Opening] = []
        self._single_seen = False
        self.faults: list[Fault] = []
        self.unopened: list[int] = []
        self._reads_straight = self._straight_marks_are_quotes()
        self._marks = [m.start() for m in MARK.finditer(self._text)]
        self._doubles_after = self._next_doubles()
        for order, at in enumerate(self._marks):
            self._take(order, at)

    def left_open(self) -> list[Opening]:
        """What is still open at the end of the block; single marks that may be apostrophes are doubtful."""
        for opening in self._stack:
            if opening.mark == "‘" and opening.other_close < 0 and not self._follows_colon(opening.at - self._start):
                opening.doubtful = True
        return self._dropped + [opening for opening in self._stack if opening.mark in '“„"«‘']

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
            self._take_guillemet(order, at)

    def _take_left_double(self, order: int, at: int) -> None:
        """Closes a low mark; opens otherwise, unless it is a closing mark turned the wrong way."""
        double = self._innermost(_DOUBLE_OPENERS)
        if double is not None and double.mark == "„":
            self._close(double)
        elif double is not None and double.mark == "“" and self._closes_though_opening(order, at, double):
            self.faults.append(Fault("reversed", double.at, self._start + at, "”"))
            self._close(double)
        elif double is not None and double.mark == '"' and self._ends_words(at) and self._doubles_after[order] != "”":
            self.faults.append(Fault("mixed", double.at, self._start + at))
            self._close(double)
        elif double is None and self._ends_words(at) and self._doubles_after[order] != "”":
            self.unopened.append(self._start + at)
        else:
            self._note_following(double)
            self._open("“", at)

    def _note_following(self, double: Opening | None) -> None:
        """A double opened straight inside another of its kind shows that the outer one has ended."""
        if double is None or double.mark != "“" or self._stack[-1] is not double:
            return
        if double.other_close >= 0:
            self.faults.append(Fault("mixed", double.at, double.other_close))
            self._close(double)
        else:
            double.followed = True

    def _closes_though_opening(self, order: int, at: int, double: Opening) -> bool:
        if self._stack[-1] is not double and self._opens_words(at):
            return False
        if self._right(at) in _AFTER_CLOSING and self._right(at) not in "'\"’”»":
            return True
        if self._ends_words(at):
            return True
        return self._is_loose(at) and self._doubles_after[order] != "”"

    def _take_right_double(self, order: int, at: int) -> None:
        double = self._innermost(_DOUBLE_OPENERS)
        if double is not None:
            curly = self._innermost("“„") if double.mark == '"' else double
            if curly is None:
                self.faults.append(Fault("mixed", double.at, self._start + at))
            self._close(curly or double)
            return
        if self._opens_words(at) and self._doubles_after[order] == "”":
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
        """An apostrophe as often as a mark: it closes a single, and speaks against a double only where it is sure."""
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
            elif not self._single_seen and (double is None or self._doubles_after[order] == "”"):
                self.unopened.append(self._start + at)

    def _take_apostrophe_before_word(self, order: int, at: int) -> None:
        """Before a word it is an elision, unless the quotation it opens is closed again by a mark that is sure."""
        if self._language != "en" or self._single_seen or ELISION.match(self._text, at + 1):
            return
        for later in self._marks[order + 1 : order + 1 + _NEAR]:
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
        if self._left(at) in _STOPS:
            return True
        return self._language == "en" and _WHOLE_WORD.search(self._text, max(0, at - _LONGEST_WORD), at) is not None

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

    def _take_guillemet(self, order: int, at: int) -> None:
        """«…» and »…« both; a » that begins a block may also go on with the quotation of the block before."""
        mark = self._text[at]
        partner = self._innermost("»" if mark == "«" else "«")
        if partner is not None:
            self._close(partner)
        elif mark == "«":
            self._open(mark, at)
        elif at == 0:
            following = next(
                (
                    self._text[later]
                    for later in self._marks[order + 1 : order + 1 + _NEAR]
                    if self._text[later] in "«»"
                ),
                "",
            )
            if following:
                self._open("«" if following == "»" else "»", at)
        elif self._opens_words(at):
            self._open(mark, at)
        elif not self._left(at).isspace() or self._language == "fr":
            self.unopened.append(self._start + at)

    def _open(self, mark: str, at: int, doubtful: bool = False) -> None:
        if len(self._stack) >= _DEEPEST:
            del self._stack[0]
        self._stack.append(Opening(mark, self._start + at, doubtful))

    def _may_close(self, opening: Opening | None, at: int) -> None:
        """Notes a mark of another kind that ends the quotation if nothing else does; after a digit it is inches."""
        if opening is not None and opening.other_close < 0 and not self._left(at).isdigit():
            opening.other_close = self._start + at

    def _close(self, opening: Opening) -> None:
        """Takes the quotation off the stack with what is open inside of it."""
        order = self._stack.index(opening)
        for inner in self._stack[order + 1 :]:
            if inner.mark == "‘":
                inner.doubtful = True
                self._dropped.append(inner)
        del self._stack[order:]

    def _innermost(self, marks: str) -> Opening | None:
        return next((o for o in reversed(self._stack) if o.mark in marks), None)

    def _innermost_single(self) -> Opening | None:
        """The innermost open single mark that is not outside of an open double."""
        top = next((o for o in reversed(self._stack)), None)
        return top if top is not None and top.mark in "‘‚'" else None

    def _next_doubles(self) -> list[str]:
        """For each mark the curly double that comes next in the block, or nothing."""
        following, found = "", []
        for at in reversed(self._marks):
            found.append(following)
            if self._text[at] in "“”":
                following = self._text[at]
        return found[::-1]

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
