"""Characters that a text hardly needs, invisible ones and accents on their own, found in one scan for all rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from copydesk.plugin import Document, pattern

CONTROL = "control"
ZERO_WIDTH = "zero-width"
DIRECTION = "direction"
SOFT_HYPHEN = "soft-hyphen"
SEPARATOR = "separator"
REPLACEMENT = "replacement"
PRIVATE = "private"
COMBINING = "combining"
ACCENT = "accent"

# The first and the last code point of each range, in order. Line ends, tab and form feed are right in any text.
_RANGES = (
    (CONTROL, 0x00, 0x08), (CONTROL, 0x0B, 0x0B), (CONTROL, 0x0E, 0x1F), (CONTROL, 0x7F, 0x9F),
    (ACCENT, 0xA8, 0xA8), (SOFT_HYPHEN, 0xAD, 0xAD), (ACCENT, 0xB4, 0xB4), (ACCENT, 0xB8, 0xB8),
    (ACCENT, 0x02C6, 0x02C7), (ACCENT, 0x02D8, 0x02D8), (ACCENT, 0x02DB, 0x02DD),
    (COMBINING, 0x0300, 0x034E), (ZERO_WIDTH, 0x034F, 0x034F), (COMBINING, 0x0350, 0x036F),
    (ZERO_WIDTH, 0x200B, 0x200D), (DIRECTION, 0x200E, 0x200F), (SEPARATOR, 0x2028, 0x2029), (DIRECTION, 0x202A, 0x202E),
    (ZERO_WIDTH, 0x2060, 0x2064), (DIRECTION, 0x2066, 0x2069), (COMBINING, 0x3099, 0x309A), (PRIVATE, 0xE000, 0xF8FF),
    (ZERO_WIDTH, 0xFEFF, 0xFEFF), (REPLACEMENT, 0xFFFD, 0xFFFD),
    (ZERO_WIDTH, 0xE0000, 0xE007F), (PRIVATE, 0xF0000, 0x10FFFD),
)  # fmt: skip
_FIRSTS = [first for _, first, _ in _RANGES]

# A class and the same class again: `re` looks for the first character of a match at C speed only where nothing repeats.
_CONTROLS = "[\x00-\x08\x0b\x0e-\x1f\x7f]"
_ORDINARY = bytes(code for code in range(256) if code in b"\t\n\f\r" or not (code < 0x20 or code == 0x7F))
_ASCII_CONTROL = pattern(f"{_CONTROLS}{_CONTROLS}*+")
_ALL = "[" + "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for _, low, high in _RANGES) + "]"
_ODD = pattern(f"{_ALL}{_ALL}*+")


def odd(document: Document) -> dict[str, list[tuple[int, int]]]:
    """Runs of odd characters in the prose by kind, in order."""
    prose = document.prose
    if any(_is_odd(character) for character in document.beyond_ascii):
        pattern = _ODD
    elif document.utf8.translate(None, _ORDINARY):
        pattern = _ASCII_CONTROL
    else:
        return {}
    found: dict[str, list[tuple[int, int]]] = {}
    for match in pattern.finditer(prose):
        start = match.start()
        for kind, length in _kinds(match.group()):
            found.setdefault(kind, []).append((start, start + length))
            start += length
    return found


def _is_odd(character: str) -> bool:
    index = bisect_right(_FIRSTS, ord(character)) - 1
    return ord(character) <= _RANGES[index][2]


def _kinds(run: str) -> Iterator[tuple[str, int]]:
    """The kinds of the characters of a run, each with the number of those in a row; quick where all are one."""
    if run == run[0] * len(run):
        yield _kind(run[0]), len(run)
        return
    for kind, characters in groupby(run, _kind):
        yield kind, sum(1 for _ in characters)


def _kind(character: str) -> str:
    return _RANGES[bisect_right(_FIRSTS, ord(character)) - 1][0]


def all_of(*kinds: str) -> tuple[str | range, ...]:
    """Every character of some kinds: what a rule about them needs to see before it looks any closer."""
    ranges = [range(low, high + 1) for kind, low, high in _RANGES if kind in kinds]
    ascii_only = [chr(code) for codes in ranges for code in codes if code < 0x80]
    return (*ascii_only, *(codes for codes in ranges if codes.stop > 0x80))


def runs(document: Document, kind: str) -> list[tuple[int, int]]:
    """The odd characters of one kind, those side by side as one span."""
    return document.shared(odd).get(kind, [])


def per_block(document: Document, spans: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Spans that stand in one block together: a paragraph full of soft hyphens is one thing to say, not eighty."""
    together: list[tuple[int, int]] = []
    last: int | None = None
    for span in spans:
        index = document.block_index(span[0])
        if together and (index is None or index != last):
            yield together
            together = []
        together.append(span)
        last = index
    if together:
        yield together


def and_more(count: int) -> str:
    """The end of a message about the first of several places in a paragraph."""
    return "" if count == 1 else f", and {count - 1} more in this paragraph"


def named(character: str) -> str:
    """How a message names a character that cannot be shown."""
    return f"U+{ord(character):04X}"


def around(prose: str, start: int, end: int) -> tuple[str, str]:
    """The characters before and after a span; empty at the edges of the text."""
    return prose[start - 1 : start] if start else "", prose[end : end + 1]
