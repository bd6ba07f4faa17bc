"""The model behind garble/improbable: what it holds, and how it is kept in one file.

The file is made by tools/train_improbable.py and read when a text is first scored. It is derived from UD English EWT (CC
BY-SA 4.0), wordfreq 3.1.1 by Robyn Speer (data: CC BY-SA 4.0), the GNOME user documentation (CC BY-SA 3.0), WordNet 3.0
(copyright 2006 by Princeton University), the documentation of PostgreSQL, Python and Node.js, and texts in the public
domain; tools/improbable_texts.py names them all. The file itself: CC BY-SA 4.0.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

_FILE = os.path.join(os.path.dirname(__file__), "_improbable.bin")  # noqa: PTH118, PTH120  # importing pathlib is a tenth of a start
BUCKETS = 1 << 20
SCALE = 24.0

_NODE = struct.Struct("<Bf")
_LEAF = 255
_FILTER_BITS, _FILTER_TURNS, _SALT = 1 << 21, 4, 0x5EED


class Fork(NamedTuple):
    """A question of a decision tree: `below` answers where the figure is at most `limit`, else `above`."""

    figure: int
    limit: float
    below: Tree
    above: Tree


# A number is where a tree ends: what it adds to the score.
Tree = Fork | float


class Model(NamedTuple):
    """What was learnt.

    `classes`: word to sign, a function word to itself; `endings`: last letters to sign; `frequent`: content words that
    are looked at as such; `spelled`: a Bloom filter of words that have no class; `weights`: a signed byte for each
    bucket, in 1/SCALE nats; `trees`: their sum is the score.
    """

    classes: dict[str, str]
    endings: dict[str, str]
    frequent: frozenset[str]
    spelled: bytes
    weights: bytes
    trees: tuple[Tree, ...]


@cache
def model() -> Model:
    """The model of the pack."""
    with open(_FILE, "rb") as file:  # noqa: PTH123  # as above
        return unpacked(file.read())


def packed(of: Model) -> bytes:
    """The model as bytes: deflated parts, each after its length."""
    parts = [
        _words_by_sign(of.classes),
        _words_by_sign(of.endings),
        " ".join(sorted(of.frequent)).encode(),
        of.spelled,
        of.weights,
        b"".join(_NODE.pack(*node) for tree in of.trees for node in _nodes(tree)),
    ]
    deflated = [zlib.compress(part, 9) for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in deflated)


def unpacked(data: bytes) -> Model:
    """The opposite of `packed`."""
    parts, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        parts.append(zlib.decompress(data[at + 4 : at + 4 + size]))
        at += 4 + size
    classes, endings, frequent, spelled, weights, nodes = parts
    return Model(
        classes=_sign_by_word(classes),
        endings=_sign_by_word(endings),
        frequent=frozenset(frequent.decode().split()),
        spelled=spelled,
        weights=weights,
        trees=_trees(nodes),
    )


def filter_of(words: Iterable[str]) -> bytes:
    """A Bloom filter that holds these words; of words it does not hold it takes one in a hundred for its own."""
    bits = bytearray(_FILTER_BITS // 8)
    for word in words:
        for place in _filter_places(word):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def is_spelled(word: str, spelled: bytes) -> bool:
    """Whether the filter holds the word."""
    return all(spelled[place >> 3] >> (place & 7) & 1 for place in _filter_places(word))


def _filter_places(word: str) -> list[int]:
    data = word.encode("utf-8", "surrogatepass")
    first, step = zlib.crc32(data), zlib.crc32(data, _SALT) | 1
    return [(first + turn * step) % _FILTER_BITS for turn in range(_FILTER_TURNS)]


def _words_by_sign(signs: dict[str, str]) -> bytes:
    """One line a sign, its words behind it: smaller than pairs."""
    groups: dict[str, list[str]] = {}
    for word in sorted(signs):
        groups.setdefault(signs[word], []).append(word)
    return "\n".join(" ".join((sign, *words)) for sign, words in sorted(groups.items())).encode()


def _sign_by_word(lines: bytes) -> dict[str, str]:
    return {word: line[0] for line in map(str.split, lines.decode().split("\n")) for word in line[1:]}


def _nodes(tree: Tree) -> Iterator[tuple[int, float]]:
    """A tree as (figure, limit) with the lower branch first; the end of a branch is (_LEAF, value)."""
    if not isinstance(tree, Fork):
        yield _LEAF, tree
        return
    yield tree.figure, tree.limit
    yield from _nodes(tree.below)
    yield from _nodes(tree.above)


def _trees(data: bytes) -> tuple[Tree, ...]:
    nodes = _NODE.iter_unpack(data)
    return tuple(_planted(figure, number, nodes) for figure, number in nodes)


def _planted(figure: int, number: float, rest: Iterator[tuple[int, float]]) -> Tree:
    """The tree whose first node this is; its branches are the next of the rest."""
    if figure == _LEAF:
        return number
    below = _planted(*next(rest), rest)
    return Fork(figure, number, below, _planted(*next(rest), rest))
