"""Finds straight quotation marks and apostrophes in a text that otherwise uses curly ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from copydesk.plugin import OBJECT, BlockKind, Document, Example, Hit, Option, Safety, Settings, pattern, rule
from copydesk_rules.quotes._pairing import faults
from copydesk_rules.quotes._walk import ELISION

_SINGLE = pattern(r"(?<![\d'′°])'(?![\d'])|(?<=\d)'(?=s\b)|(?<![\w'])'(?=\d\ds?\b)")
_DOUBLE = pattern(r'(?<![\d"″°′])"(?!")')
_WORD_BEFORE = pattern(r"[^\W_]+$")
_WORD_AFTER = pattern(r"[^\W_]+")
_CODE = pattern(r"[={}<>\\`]|\w\(\)")

# A text that mixes its marks has a style of its own. Languages that elide with an apostrophe in every line mix them
# most: 6 of 25 files of edited French did, with up to 12 % straight.
_LEAST_CURLY = 10
_LEAST_CURLY_OF_KIND = 5
_LARGEST_SHARE = 0.15
_LARGEST_SHARE_OF_ELISIONS = 0.02
_ELIDING = frozenset(("fr", "it", "ca"))
_MOST = 40

_EXAMPLE = (
    "“It’s the owner’s choice,” she said. “They’re free to sell, and we’re free to leave.” He didn’t agree: “It isn’t "
    "over.” He’d {} She wasn’t there. “We’ll see,” the owner’s son said. “That’s how it’s done.” "
    "“Good,” he said. “Good.”"
)


@rule(
    summary="Straight quotation mark or apostrophe in a text of curly ones",
    why="The odd mark shows where words were pasted or retyped, and two captions that should be equal differ by it.",
    needs="‘’“”„«»",
    bad=[
        Example(_EXAMPLE.format("say they can't win."), fixed=_EXAMPLE.format("say they can’t win.")),
        Example(_EXAMPLE.format('call it "a game" again.'), fixed=_EXAMPLE.format("call it “a game” again.")),
        Example(_EXAMPLE.format("sing of the '90s again."), fixed=_EXAMPLE.format("sing of the ’90s again.")),
    ],
    good=[
        _EXAMPLE.format('measured the board: 5\'10" by 7".'),
        _EXAMPLE.format("say nothing."),
        "It's a text that isn't sure: \"one\" and “two”, it’s and it's, \"three\" and “four”, don't and don’t.",
        "The plan isn't new, and it can't fail: \"It won't,\" he said.",
        "At 40°26'46\" north “the ice ends”; it’s cold.",
    ],
    fixes="safe",
    options={
        "largest-share": Option(
            _LARGEST_SHARE, "up to which share of the marks of a kind, straight ones count as an oversight"
        )
    },
    notes="Speaks only where at least ten marks are curly and at most 15 % of the kind in question are straight (2 % "
    "of single marks in French and Italian); minutes, feet, inches and code are left alone.",
)
def check(document: Document, settings: Settings) -> Iterator[Hit]:
    """One hit for each such mark, on the word that holds it."""
    prose = document.prose
    if "'" not in prose and '"' not in prose:
        return
    singles, doubles = _count(prose, "‘’"), _count(prose, "“”„«»")
    if singles + doubles < _LEAST_CURLY:
        return
    paired = {at for fault in document.shared(faults) for at in (fault.opening, fault.closing) if fault.kind == "mixed"}
    largest: float = settings["largest-share"]
    share = min(largest, _LARGEST_SHARE_OF_ELISIONS) if document.language in _ELIDING else largest
    if _is_odd(prose.count("'"), singles, share):
        yield from _hits(document, _SINGLE, paired, _single_hit)
    if _is_odd(prose.count('"'), doubles, largest):
        yield from _hits(document, _DOUBLE, paired, _double_hit)


def _count(prose: str, marks: str) -> int:
    return sum(prose.count(mark) for mark in marks)


def _is_odd(straight: int, curly: int, largest_share: float) -> bool:
    """Whether so few are straight that they are an oversight."""
    few = min(_MOST, largest_share * (straight + curly))
    return curly >= _LEAST_CURLY_OF_KIND and 0 < straight <= few


def _hits(
    document: Document, marks: re.Pattern[str], paired: set[int], hit: Callable[[Document, int], Hit]
) -> Iterator[Hit]:
    for match in marks.finditer(document.prose):
        block = document.block_at(match.start())
        if block is None or block.kind is BlockKind.CAPTION or match.start() in paired or _CODE.search(block.text):
            continue
        if document.prose[match.start() - 1 : match.start()] != OBJECT:  # code’s own `name`'s stays as it was typed
            yield hit(document, match.start())


def _single_hit(document: Document, at: int) -> Hit:
    """An apostrophe inside a word, after it or before what lost its first letters; else a mark that opens."""
    prose = document.prose
    opens = _begins_words(prose, at) and not ELISION.match(prose, at + 1)
    before = _WORD_BEFORE.search(prose, max(0, at - 40), at)
    after = _WORD_AFTER.match(prose, at + 1)
    start, end = before.start() if before else at, after.end() if after else at + 1
    message = "Straight single mark in a text of curly ones" if opens else "Straight apostrophe in a text of curly ones"
    return Hit(start, end, message, edits=((at, at + 1, "‘" if opens else "’"),), safety=Safety.SAFE)


def _double_hit(document: Document, at: int) -> Hit:
    opening, closing = _curly_pair(document.prose)
    mark = opening if _begins_words(document.prose, at) else closing
    message = "Straight quotation mark in a text of curly ones"
    return Hit(at, at + 1, message, edits=((at, at + 1, mark),), safety=Safety.SAFE)


def _begins_words(prose: str, at: int) -> bool:
    before = prose[at - 1] if at else " "
    return before.isspace() or before in "([{‘“„«—–-/¿¡"


def _curly_pair(prose: str) -> tuple[str, str]:
    """The marks this text opens and closes with most."""
    if 2 * prose.count("„") >= max(prose.count("“"), prose.count("”")) > 0:
        return "„", max("“”", key=prose.count)
    return ("“", "”") if prose.count("“") >= prose.count("«") else ("«", "»")
