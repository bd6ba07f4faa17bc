"""How long a match of an expression can be, so that a long paragraph is not tried on an expression of short lines.

The expression is one of those that are matched against the key of a line: its blanks are single, so `\\s+` is one.

The parse tree of `re` is read for it. What `re` does not know makes the answer None, which costs speed and never a match.
"""

from __future__ import annotations

import re
import warnings
from re import _constants, _parser  # type: ignore[attr-defined]  # the only way to the tree
from typing import Any

LONGEST_WORD = 60
"""Code points: so many `\\w+` takes at most, for here no word is longer. The longest in German print has fewer."""

_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}
_ZERO_WIDTH = {_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT}
_BLANK = {_constants.CATEGORY_SPACE}
_IN_WORD = {_constants.CATEGORY_WORD, _constants.CATEGORY_DIGIT}
_MARKS_IN_WORD = "'-._&/+@#"
_ONE = {_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN}


class _Endless(Exception):
    """A match can be of any length."""


def longest_match(expression: str) -> int | None:
    """Code points of the longest text that the whole expression can match; None where there is no such length."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)  # a set difference to `regex`, a set with a hyphen to `re`
            return _width(_parser.parse(expression))
    except (_Endless, re.error, FutureWarning, OverflowError, RecursionError):
        return None


def _width(items: Any) -> int:
    return sum(_item_width(operation, value) for operation, value in items)


def _item_width(operation: object, value: Any) -> int:
    if operation in _ONE:
        return 1
    if operation in _ZERO_WIDTH:
        return 0
    if operation is _constants.BRANCH:
        return max(map(_width, value[1]))
    if operation is _constants.SUBPATTERN:
        return _width(value[3])
    if operation is _constants.ATOMIC_GROUP:
        return _width(value)
    if operation in _REPEATS:
        return _repeated_width(*value)
    raise _Endless


def _repeated_width(_: int, most: int, items: Any) -> int:
    width = _width(items)
    if most is not _constants.MAXREPEAT:
        return width * most
    if not width or _is_of(items, _BLANK):
        return width
    if not _is_of(items, _IN_WORD):
        raise _Endless
    return LONGEST_WORD


def _is_of(items: Any, categories: set[object]) -> bool:
    """Whether it matches nothing but single characters of some categories, and marks that stand inside words."""
    if len(items) != 1 or items[0][0] is not _constants.IN:
        return False
    members = items[0][1]
    return members[0][1] in categories and all(
        value in categories if operation is _constants.CATEGORY else _is_mark_in_word(operation, value)
        for operation, value in members
    )


def _is_mark_in_word(operation: object, value: Any) -> bool:
    return operation is _constants.LITERAL and chr(value) in _MARKS_IN_WORD
