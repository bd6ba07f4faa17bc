"""English function words side by side that hardly ever are: one automaton looks for the pairs of all rules at once."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from copydesk.plugin import Document
from copydesk_rules.garble._function_pairs import PAIRS

# One of these pairs is enough. Chosen by hand from those that never occur in 1.7 million words of edited English; left
# out are pairs that a particle, a noun or a set phrase makes right: come in of a morning, a will is made, the as yet
# unknown, look at than, what they refer to is, the to-do list without its hyphen.
_ALONE = (
    (
        "the an our my their your every",
        "of is was were are be been has had have him them they she he we than into from with these those this and",
    ),
    ("the our my their your", "to"),
    ("its", "of to was were are been has have would should him them they she we than into from with these those and"),
    (
        "a",
        "of to the in was were are been had have would should him them they she we than into with these those this "
        "from",
    ),
    ("of to with by into very every", "of"),
    ("to", "been than into am"),
    ("is was were are am", "been"),
    ("was were are am", "have has"),
    ("been be", "has were are have"),
    ("very every", "the"),
    ("would could should", "is was were are been has had am"),
    ("he she they we", "him them me us"),
)
IMPOSSIBLE = frozenset(
    (first, second) for firsts, seconds in _ALONE for first in firsts.split() for second in seconds.split()
)
DETERMINERS = frozenset(
    (first, second)
    for first in "the an a its their our your my".split()
    for second in "the an a its their our your my his".split()
    if first != second
)
# Words that never follow themselves in a right sentence. Left out are those that do: had had, that that, is is (what it
# is is), in in (came in in), so so.
NEVER_DOUBLED = frozenset(
    "the a an of and to for with from by at as its their our his we they he she be are would could should or but "
    "which when while than then about into between through after before not has have it this these".split()
)

# Letters, digits and what joins them stay; every other byte is a blank.
_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789'-/")
_WITHOUT_MARKS = bytes(code if code in _KEPT else 0x20 for code in range(256))


class Neighbours(NamedTuple):
    """Two words with one blank between, or a letter that stands alone (`second` is empty), folded.

    `start` is the offset of the first word in the prose.
    """

    start: int
    first: str
    second: str


def neighbours(document: Document) -> list[Neighbours]:
    """Pairs of function words that are rare side by side, and lone letters, in the order of the text."""
    flat = b" " + document.folded.encode("ascii", "replace").translate(_WITHOUT_MARKS) + b" "
    found, searched = [], _searched()
    for number, start, _ in _automaton().find_matches_as_indexes(flat, overlapping=True):
        block = document.block_at(start)
        if block is not None and not block.is_overlong:
            first, _, second = searched[number].strip().partition(" ")
            found.append(Neighbours(start, first, second))
    return found


@cache
def rare() -> frozenset[tuple[str, str]]:
    """Pairs of which one in a sentence is hardly ever right."""
    return frozenset((first, second) for first, seconds in _rare_after() for second in seconds)


def _rare_after() -> Iterator[tuple[str, list[str]]]:
    """A word, and all that hardly ever follow it."""
    for entry in PAIRS.replace("\n ", " ").splitlines():
        first, _, seconds = entry.partition(": ")
        yield first, seconds.split()


@cache
def _searched() -> list[str]:
    """What is looked for, a blank on both sides; each once."""
    found = {f" {first} {second} " for first, seconds in _rare_after() for second in seconds}
    found.update(f" {first} {second} " for first, second in IMPOSSIBLE | DETERMINERS)
    found.update(f" {word} {word} " for word in NEVER_DOUBLED)
    found.update(f" {letter} " for letter in "bcdefghjklmnopqrstvwxyz")
    return sorted(found)


@cache
def _automaton() -> ahocorasick_rs.BytesAhoCorasick:
    kind = ahocorasick_rs.Implementation.ContiguousNFA  # as fast as the default here, and made in half its time
    return ahocorasick_rs.BytesAhoCorasick([text.encode() for text in _searched()], implementation=kind)
