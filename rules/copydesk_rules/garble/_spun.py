"""Reads the table of spun phrases: set phrases with one word exchanged for a synonym nobody puts there.

The table is made by tools/build_spun.py. It has one line a synonym, and in it the words it replaces (`time`), how much a
find weighs (1 to 5), on which side the partner stands (`<` before the synonym, `>` behind it), and the partners:
`clip time3<long,short time1>of`.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

_FILE = os.path.join(os.path.dirname(__file__), "_spun.bin")  # noqa: PTH118, PTH120  # importing pathlib is a tenth of a start
BEFORE, AFTER = "<", ">"


class Meant(NamedTuple):
    """What a synonym stands for beside one partner: the word it replaced, and how much the find weighs."""

    word: str
    weight: int


class Entry(NamedTuple):
    """One spun phrase of the table: `synonym` with `partner` on its `side` in place of `meant` with it."""

    synonym: str
    side: str
    partner: str
    meant: Meant


# A side and a partner (`<long`) and what the synonym stands for beside it.
Partners = Mapping[str, Meant]


@cache
def lines() -> dict[str, str]:
    """The table of the pack: each synonym with its line, still unread."""
    with open(_FILE, "rb") as file:  # noqa: PTH123  # as above
        return unpacked(file.read())


@cache
def partners(synonym: str) -> Partners:
    """What one synonym of the table stands for beside its partners; most texts ask for few."""
    return read(lines()[synonym])


def packed(entries: Iterable[Entry]) -> bytes:
    """The table as deflated bytes, the same for the same entries in any order."""
    groups: dict[str, dict[str, list[str]]] = {}
    for entry in sorted(entries):
        head = f"{entry.meant.word}{entry.meant.weight}{entry.side}"
        groups.setdefault(entry.synonym, {}).setdefault(head, []).append(entry.partner)
    text = "\n".join(
        f"{synonym} {' '.join(head + ','.join(names) for head, names in sorted(heads.items()))}"
        for synonym, heads in sorted(groups.items())
    )
    return zlib.compress(text.encode(), 9)


def unpacked(data: bytes) -> dict[str, str]:
    """The lines of a packed table by their synonyms."""
    return dict(line.split(" ", 1) for line in zlib.decompress(data).decode().split("\n") if line)


def read(line: str) -> dict[str, Meant]:
    """The partners of one line."""
    found: dict[str, Meant] = {}
    for group in line.split(" "):
        side = BEFORE if BEFORE in group else AFTER
        head, _, names = group.partition(side)
        meant = Meant(head[:-1], int(head[-1]))
        for name in names.split(","):
            found[side + name] = meant
    return found
