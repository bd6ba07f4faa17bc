"""The texts with which every match of an expression begins, so that a line is tried only on the expressions it may fit.

Most expressions of furniture begin with a word (`leave a …`, `(please )?share …`), while their rarest words may stand
in any paragraph: looking a line's first letters up in a table leaves a few of a thousand. An expression is read as
`engine.anchors` reads it: what the reader does not know makes the answer "none", which costs speed and never a match.
"""

from __future__ import annotations

from collections.abc import Iterable

# A start is at most this many code points long.
LONGEST = 6
_MOST = 200
_ENOUGH = 3
_HEAD = 4
_ZERO_WIDTH = "bBAZzmM"
_OPENINGS = {"?:": True, "?>": True, "?=": False, "?!": False, "?<=": False, "?<!": False}

# A start, and whether what follows in the expression may still lengthen it.
_Start = tuple[str, bool]
_NOTHING: frozenset[_Start] = frozenset({("", True)})
_ANYTHING: frozenset[_Start] = frozenset({("", False)})
_BLANK: frozenset[_Start] = frozenset({(" ", True)})  # blanks are single in what is matched, so `\s+` is one
_DIGITS = "0123456789"


class Table:
    """Numbers by starts: those that may begin a text are a lookup away, however many there are."""

    def __init__(self) -> None:
        self._by_head: dict[str, list[int]] = {}

    def add(self, starts: tuple[str, ...], number: int) -> None:
        """Files a number under its starts."""
        for head in {start[:_HEAD] for start in starts}:
            self._by_head.setdefault(head, []).append(number)

    def under(self, begin: str) -> list[int]:
        """The numbers with a start that has the first letters of this text, or is shorter."""
        heads = (begin[:end] for end in range(1, min(len(begin), _HEAD) + 1))
        return [number for head in heads for number in self._by_head.get(head, ())]


class _Unreadable(Exception):
    """The expression has something this reader does not know."""


def of_expression(expression: str) -> tuple[str, ...]:
    """The starts of an expression in lower case, none of them the start of another; empty where nothing is known."""
    reader = _Reader(expression)
    try:
        found = {text for text, _ in reader.read()}
    except (_Unreadable, IndexError, ValueError):
        return ()
    if "" in found:
        return ()
    return tuple(sorted(text for text in found if not any(text[:n] in found for n in range(1, len(text)))))


def _joined(left: Iterable[_Start], right: Iterable[_Start]) -> frozenset[_Start]:
    """Each start on the left lengthened by each on the right; where there would be too many, only the shortest are."""
    left, right = list(left), list(right)
    for enough in (LONGEST, _ENOUGH, 1):
        closed = {(text, False) for text, is_open in left if not is_open or len(text) >= enough}
        opened = [text for text, is_open in left if is_open and len(text) < enough]
        found = closed | {
            ((text + more)[:LONGEST], is_open and len(text + more) < LONGEST)
            for text in opened
            for more, is_open in right
        }
        if len(found) <= _MOST:
            return frozenset(found)
    return _ANYTHING


def _closed(starts: Iterable[_Start]) -> frozenset[_Start]:
    return frozenset((text, False) for text, _ in starts)


class _Reader:
    """A recursive descent over an expression; each method returns the starts of what it has read."""

    def __init__(self, expression: str) -> None:
        self.text, self.at = expression, 0

    def read(self) -> frozenset[_Start]:
        found = self.alternatives()
        if self.at != len(self.text):
            raise _Unreadable
        return found

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def alternatives(self) -> frozenset[_Start]:
        found = self.sequence()
        while self.peek() == "|":
            self.at += 1
            found |= self.sequence()
        return found

    def sequence(self) -> frozenset[_Start]:
        found = _NOTHING
        while self.peek() not in ("", "|", ")"):
            item = self.quantified(self.atom())
            if any(is_open for _, is_open in found):
                found = _joined(found, item)
        return found

    def atom(self) -> frozenset[_Start]:
        character = self.text[self.at]
        self.at += 1
        if character == "\\":
            return self.escape()
        if character == "[":
            return self.character_class()
        if character == "(":
            return self.group()
        if character in "^$":
            return _NOTHING
        return _ANYTHING if character == "." else frozenset({(character, True)})

    def escape(self) -> frozenset[_Start]:
        character = self.text[self.at]
        self.at += 1
        if not character.isalnum():
            return frozenset({(character, True)})
        if character in _ZERO_WIDTH:
            return _NOTHING
        if character == "s":
            return _BLANK
        if character == "d":
            return frozenset((digit, True) for digit in _DIGITS)
        if character in "wWSD":
            return _ANYTHING
        raise _Unreadable

    def character_class(self) -> frozenset[_Start]:
        if self.peek() == "^":
            self.skip_class()
            return _ANYTHING
        begin = self.at
        self.skip_class()
        inside = self.text[begin : self.at - 1].replace("\\d", _DIGITS)
        if "\\" in inside or "-" in inside[1:-1]:
            return _ANYTHING
        return frozenset((character, True) for character in inside)

    def skip_class(self) -> None:
        self.at += self.peek() == "^"
        self.at += self.peek() == "]"
        while self.peek() != "]":
            if self.peek() in ("[", ""):
                raise _Unreadable
            self.at += 2 if self.peek() == "\\" else 1
        self.at += 1

    def group(self) -> frozenset[_Start]:
        counts = True
        if self.peek() == "?":
            for opening, is_read in sorted(_OPENINGS.items(), key=lambda item: -len(item[0])):
                if self.text.startswith(opening, self.at):
                    self.at += len(opening)
                    counts = is_read
                    break
            else:
                raise _Unreadable
        found = self.alternatives()
        if self.peek() != ")":
            raise _Unreadable
        self.at += 1
        return found if counts else _NOTHING

    def quantified(self, item: frozenset[_Start]) -> frozenset[_Start]:
        """The item with the quantifier after it: one that may be missing, or may come again."""
        mark = self.peek()
        if mark not in ("?", "*", "+", "{"):
            return item
        least, repeats = (1 if mark == "+" else 0), mark != "?"
        if mark == "{":
            end = self.text.index("}", self.at)
            low, _, high = self.text[self.at + 1 : end].partition(",")
            least, repeats = int(low or 0), high != "1" and low != "1"
            self.at = end
        self.at += 1
        if self.peek() in ("?", "+") and self.peek():
            self.at += 1
        found = _closed(item) if repeats and item != _BLANK else item
        return found if least else found | _NOTHING
