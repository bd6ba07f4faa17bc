"""What a place in the text is part of: the run of non-blanks around it, and whether that is an address."""

from __future__ import annotations

import re

from copydesk.plugin import pattern

_REACH = 200
_AFTER = pattern(r"\S{0,200}")
_LONGEST_SHOWN = 80
_QUOTING = frozenset(("``", "''", '""', "“”", "‘’", "«»", "„“", "„”", "()"))
_ADDRESS = pattern(
    r"://|www\.|@\w|\?\w+=|&\w+=|\w\.(?:com|org|net|html?|php|aspx?|jsp|pdf|jpe?g|png|gif|mp[34])\b"
    r"|\w\.[a-z]{2,}/|^/|\w/\w+[/.]",
    re.I,
)


def token_at(prose: str, start: int, end: int) -> str:
    """The run of non-blanks that holds a span: at most 200 code points on either side of it."""
    before = prose[max(0, start - _REACH) : start]
    words = before.split() if before and not before[-1].isspace() else [""]
    after = _AFTER.match(prose, end)
    return words[-1] + prose[start:end] + (after.group() if after else "")


def shown(text: str) -> str:
    """What a message says of a stretch of text: a long one is cut."""
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 2] + " …"


def is_address(token: str) -> bool:
    """Whether a token is a web address, a mail address or a path: what looks like damage there is right."""
    return _ADDRESS.search(token) is not None


def is_quoted_or_code(prose: str, start: int, end: int) -> bool:
    """Whether a span is talked about: it stands alone between quotation marks, brackets or backticks."""
    before, after = prose[start - 1 : start] if start else "", prose[end : end + 1]
    return before + after in _QUOTING
