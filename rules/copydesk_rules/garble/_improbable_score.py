"""How improbable a sentence of English is: the costs of its signs, and what decision trees make of them.

Every row of signs has a weight. The weights around one sign are its cost: how much it speaks for damage. The trees judge
the sentence by figures drawn from the costs and from what the signs are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import sqrt
from zlib import crc32

from copydesk_rules.garble._improbable import BUCKETS, SCALE, Fork, Model, Tree
from copydesk_rules.garble._improbable_signs import NUMBER, Sign, family

_SIGNED = [byte - 256 if byte > 127 else byte for byte in range(256)]
_MASK = BUCKETS - 1
_END = Sign(">", ">", 0, 0)
_STRETCHES = (2, 3, 5, 8)
_LAST = {".": 1, "?": 2, "!": 3, "..": 4, ":": 5}
# Of sentences whose costs come to less, over the root of their number, one in a hundred is improbable; of right ones, and
# these are spared the trees, ninety-nine in a hundred are such.
_LEAST_DOUBT = -1.0
SURELY_RIGHT = -20.0


def buckets(stream: Sequence[Sign]) -> list[list[int]]:
    """For each sign, and for the end, where the weights of the rows lie that end with it."""
    found = []
    b2 = b1 = w1 = f4 = f3 = f2 = f1 = "<"
    for b0, w0, _, _ in [*stream, _END]:
        f0 = family(b0)
        three = f"{f2}|{f1}|{f0}"
        four = f"{f3}|{three}"
        rows = [f"{b1} {b0}", f"{b2} {b1} {b0}", f"{b2}  {b0}", three, four, f"{f4}|{four}"]
        if w0 is not b0 or w1 is not b1:
            rows.append(f"={w1} {w0}")
            if w1 is not b1:
                rows.append(f"={w1}-{b0}")
            if w0 is not b0:
                rows.append(f"={b1}-{w0}")
        found.append([crc32(row.encode("utf-8", "surrogatepass")) & _MASK for row in rows])
        b2, b1, w1 = b1, b0, w0
        f4, f3, f2, f1 = f3, f2, f1, f0
    return found


def costs(stream: Sequence[Sign], weights: bytes) -> list[float]:
    """For each sign, and for the end, how much it speaks for damage, in nats."""
    return [sum([_SIGNED[weights[place]] for place in places]) / SCALE for places in buckets(stream)]


def score(stream: Sequence[Sign], of: Sequence[float], by: Model) -> float:
    """How improbable the sentence with these signs and costs is, in nats; `SURELY_RIGHT` without asking the trees."""
    if sum(of) < _LEAST_DOUBT * sqrt(len(of)):
        return SURELY_RIGHT
    about = figures(stream, of)
    return sum([_answer(tree, about) for tree in by.trees])


def _answer(tree: Tree, about: list[float]) -> float:
    while isinstance(tree, Fork):
        figure, limit, below, above = tree
        tree = below if about[figure] <= limit else above
    return tree


def figures(stream: Sequence[Sign], of: Sequence[float]) -> list[float]:
    """What the trees ask for: sums of the costs, the worst of them, the worst stretches, and what the signs are."""
    count = len(of)
    root = sqrt(count)
    ordered = sorted(of)
    total, gain = sum(of), sum([cost for cost in of if cost > 0])
    return [
        count,
        total / root,
        total / count,
        gain / root,
        (total - gain) / root,
        sum([cost > 0 for cost in of]) / count,
        ordered[0],
        ordered[count // 2],
        *(ordered[-rank] if rank <= count else 0.0 for rank in (1, 2, 3)),
        *_worst_sums(of),
        of[0],
        of[-1],
        *_shares(stream),
        _LAST.get(stream[-1].text, 0) if stream else 0,
    ]


def _worst_sums(of: Sequence[float]) -> list[float]:
    """The greatest sum of so many neighbouring costs, for each of the stretches."""
    sums = [0.0, *accumulate(of)]
    return [
        max([end - start for start, end in zip(sums, sums[size:], strict=False)]) if len(of) > size else sums[-1]
        for size in _STRETCHES
    ]


def _shares(stream: Sequence[Sign]) -> list[float]:
    """Which part of the signs are function words, names, numbers, marks; and how many marks have a blank before them."""
    count = len(stream) or 1
    functions = names = numbers = marks = apart = 0
    for sign, _, _, _ in stream:
        if sign[-1] == "^":
            names += 1
        elif sign == NUMBER:
            numbers += 1
        elif sign[0] == "_":
            apart += 1
        elif not sign[-1].isalpha():
            marks += 1
        elif sign[-1].islower():
            functions += 1
    return [functions / count, names / count, numbers / count, (marks + apart) / count, apart]
