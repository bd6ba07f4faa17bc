"""How many columns of a terminal a text takes, and where to cut it so that it takes no more."""

from __future__ import annotations

from copydesk.compiled import pattern

# Known to take one column each: Latin, Greek, Cyrillic, punctuation, currency, arrows, and the signs we draw. Any
# other character sends the whole text to wcwidth, whose import costs more than all the rest of a report.
_MAY_NOT_BE_ONE = pattern(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u2211"
    "\u237d\u2400-\u2426\u2500-\u257f\u25af\u25cc\ufffc\ufffd]"
)


def width(text: str) -> int:
    """The columns of a text that holds no controls."""
    if not _MAY_NOT_BE_ONE.search(text):
        return len(text)
    from wcwidth import wcswidth

    return max(int(wcswidth(text)), 0)


def head(text: str, columns: int) -> str:
    """The longest start of `text` that fits into `columns`, whole characters with their combining marks."""
    if not _MAY_NOT_BE_ONE.search(text):
        return text[: max(columns, 0)]
    used = 0
    for index, wide in enumerate(_widths(text)):
        used += wide
        if used > columns:
            return text[:index]
    return text


def tail(text: str, columns: int) -> str:
    """The longest end of `text` that fits into `columns`; it does not begin with a combining mark."""
    if not _MAY_NOT_BE_ONE.search(text):
        return text[max(len(text) - columns, 0) :]
    widths = _widths(text)
    used, begin = 0, len(text)
    for index in range(len(text) - 1, -1, -1):
        used += widths[index]
        if used > columns:
            break
        if widths[index]:
            begin = index
    return text[begin:]


def _widths(text: str) -> list[int]:
    from wcwidth import wcwidth

    return [max(int(wcwidth(character)), 0) for character in text]
