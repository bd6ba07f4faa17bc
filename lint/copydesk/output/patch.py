"""Edits as a unified diff that `git apply` and `patch -p1` take, or as people read it.

A patch is bytes: its lines are those of the file, `\\r` and all, in the file's own encoding. Its hunks come from the
edits themselves, so a long text costs no more than it has lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from copydesk.model import Edit
from copydesk.output.printable import UNKNOWN, escaped, revealed, shown
from copydesk.output.report import Screen
from copydesk.text.source import Source

_CONTEXT = 3
_NO_LINE_END = b"\\ No newline at end of file\n"
_NEEDS_QUOTES = re.compile(rb'[\x00-\x1f\x7f"\\]')
_ESCAPES = {b"\n": b"\\n", b"\t": b"\\t", b'"': b'\\"', b"\\": b"\\\\"}
_BOLD, _REMOVED, _ADDED, _PLACE = "1", "31", "32", "36"


class _Change(NamedTuple):
    """Lines `start` to `end` (from 0, exclusive) of the old file become these."""

    start: int
    end: int
    new: tuple[bytes, ...]


def patch(source: Source, edits: Sequence[Edit]) -> bytes:
    """The patch that makes these edits in the file that `source` came from; empty where there is none."""
    return b"".join(_lines(source.name, source.encode(source.text), _in_bytes(source, edits)))


def readable(source: Source, edits: Sequence[Edit], screen: Screen) -> Iterator[str]:
    """The same for people: nothing that moves the cursor, and in changed lines blanks that show which ones they are."""
    shown_as = Source(source.name, re.sub("[\ud800-\udfff]", UNKNOWN, source.text))
    lines = _lines(source.name, shown_as.encode(shown_as.text), _in_bytes(shown_as, edits))
    for number, raw in enumerate(lines):
        line = raw.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
        mark, rest = line[:1], line[1:]
        if number < 2:
            yield _painted(escaped(line), _BOLD, screen)
        elif mark == "@":
            yield _painted(line, _PLACE, screen)
        elif mark in ("-", "+"):
            yield _painted(mark + revealed(rest), _REMOVED if mark == "-" else _ADDED, screen)
        else:
            yield mark + shown(rest) + "\n"


def _painted(line: str, code: str, screen: Screen) -> str:
    return f"\x1b[{code}m{line}\x1b[0m\n" if screen.colour else f"{line}\n"


def _in_bytes(source: Source, edits: Sequence[Edit]) -> list[tuple[int, int, bytes]]:
    """The edits by their place in bytes."""
    found = []
    place, byte = 0, len(source.bom)
    for (start, end), replacement in sorted(edits):
        byte += len(_encoded(source, source.text[place:start]))
        length = len(_encoded(source, source.text[start:end]))
        found.append((byte, byte + length, _encoded(source, replacement)))
        place, byte = end, byte + length
    return found


def _encoded(source: Source, text: str) -> bytes:
    return source.encode(text)[len(source.bom) :]


def _lines(name: str, old: bytes, edits: Sequence[tuple[int, int, bytes]]) -> Iterator[bytes]:
    """The lines of the patch, each with its line end."""
    lines = _split(old)
    changes = _changes(lines, edits)
    if not changes:
        return
    yield b"--- " + _label("a/", name)
    yield b"+++ " + _label("b/", name)
    shift = 0
    for hunk in _hunks(changes):
        first, last = max(hunk[0].start - _CONTEXT, 0), min(hunk[-1].end + _CONTEXT, len(lines))
        growth = sum(len(change.new) - (change.end - change.start) for change in hunk)
        old_length, new_length = last - first, last - first + growth
        yield b"@@ -%s +%s @@\n" % (_range(first, old_length), _range(first + shift, new_length))
        shift += growth
        at = first
        for change in hunk:
            yield from _marked(b" ", lines[at : change.start])
            yield from _marked(b"-", lines[change.start : change.end])
            yield from _marked(b"+", change.new)
            at = change.end
        yield from _marked(b" ", lines[at:last])


def _split(data: bytes) -> list[bytes]:
    """The lines as patches know them: only `\\n` ends one."""
    return [line + b"\n" for line in data.split(b"\n")[:-1]] + [line for line in data.rsplit(b"\n", 1)[-1:] if line]


def _changes(lines: Sequence[bytes], edits: Sequence[tuple[int, int, bytes]]) -> list[_Change]:
    """The edits as changes of whole lines; those that touch one line, or lines that touch, are one change."""
    starts = [0, *accumulate(map(len, lines))]
    if lines and not lines[-1].endswith(b"\n"):
        starts.pop()
    groups: list[list[tuple[int, int, bytes]]] = []
    spans: list[tuple[int, int]] = []
    for start, end, new in edits:
        first = max(bisect_right(starts, start) - 1, 0)
        whole = starts[first] == start and (not new or new.endswith(b"\n"))
        last = bisect_left(starts, end) if whole else max(bisect_right(starts, end), first + 1)
        last = min(last, len(lines))
        if spans and first < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last))
            groups[-1].append((start, end, new))
        else:
            spans.append((first, last))
            groups.append([(start, end, new)])
    found = []
    for (first, last), group in zip(spans, groups, strict=True):
        base, old = starts[first], b"".join(lines[first:last])
        parts: list[bytes] = []
        done = 0
        for start, end, new in group:
            parts += (old[done : start - base], new)
            done = end - base
        found.append(_trimmed(_Change(first, last, tuple(_split(b"".join((*parts, old[done:]))))), lines))
    return [change for change in found if change.new or change.end > change.start]


def _trimmed(change: _Change, lines: Sequence[bytes]) -> _Change:
    """Without the lines at both ends that stay as they are."""
    start, end, new = change
    low, high = 0, len(new)
    while start < end and low < high and lines[start] == new[low]:
        start, low = start + 1, low + 1
    while start < end and low < high and lines[end - 1] == new[high - 1]:
        end, high = end - 1, high - 1
    return _Change(start, end, new[low:high])


def _hunks(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """The changes that share their lines of context, together."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _marked(mark: bytes, lines: Sequence[bytes]) -> Iterator[bytes]:
    for line in lines:
        if line.endswith(b"\n"):
            yield mark + line
        else:
            yield mark + line + b"\n"
            yield _NO_LINE_END


def _range(first: int, length: int) -> bytes:
    """A hunk's lines, counted from 1; an empty range names the line before it."""
    start = first + 1 if length else first
    return b"%d" % start if length == 1 else b"%d,%d" % (start, length)


def _label(side: str, name: str) -> bytes:
    """A file name as git writes it: in quotes where it must be, and ended by a tab where it holds a blank."""
    raw = (side + name.lstrip("/")).encode("utf-8", "surrogateescape")
    if _NEEDS_QUOTES.search(raw):
        return b'"' + _NEEDS_QUOTES.sub(lambda m: _ESCAPES.get(m.group()) or b"\\%03o" % m.group()[0], raw) + b'"\n'
    return raw + (b"\t\n" if b" " in raw else b"\n")
