"""Finds the slots and the dummy text of a template that nobody filled in (`{name}`, `%s`, `Lorem ipsum`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from copydesk.plugin import Block, BlockKind, Document, Hit, pattern, rule

_BRACED = pattern(r"\{\{?[ \u00a0]?[A-Za-z][A-Za-z0-9_.]{1,40}[ \u00a0]?\}?\}|\{[0-9]\}(?!\d|[ ,]?\{?\d)")
_PRINTF = pattern(r"%(?:\d\$)?[sd@](?<![\w%)\]]%.)(?<![\w%)\]]%\d\$.)(?![\w%])")
_BRACKETED = pattern(
    r"\[(?:image|embed|gallery|tweet|insert [^\]\n]{2,40}|"
    r"(?:your|name of(?: the| your)?|company|client|first|last|customer|product) ?(?:name|company|city|email|address|"
    r"product|here)?|[a-z ]{2,30} (?:goes )?here)\]"
)
_DUMMY = pattern(r"lorem ipsum|dolor sit amet|consectetur adipisci|sed do eiusmod|sed diam nonum")
_DUMMY_WORDS = ("orem", "OREM", "olor sit", "OLOR SIT", "onsectetur", "do eiusmod", "diam nonum")
_SPEAKS_OF_DUMMY = pattern(r"(?:placeholder|dummy|filler|latin|text|the|called|a|like|of|with|[\"'(]) ?[\"']?$")
_CODE = pattern(r"[`$<>=;\\]|\(\)|\bprintf\b|\bformat|\bplaceholder|\btemplate|\bvariable|\bstring|\btoken|\bsyntax")
_LONGEST_LINE = 2000
_QUOTED = "\"'“‘`«"


@rule(
    summary="Slot of a template left unfilled",
    why="A program or a person should have put words here; what is left was never meant to be read.",
    bad=[
        "Dear {first_name}, thank you for your order of last week.",
        "We hope that {{ company }} will be happy with the boat.",
        "The bridge was opened by %s in the spring of last year.",
        "%1$s has invited you to a walk along the river.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "She was born in [insert city] and went to school there.",
        "The mayor [your name] will speak at noon in the old hall.",
    ],
    good=[
        "The set {a, b} has two members, and {1} has one; a{2} stands for aa.",
        "About 50%s of them, 20%d and 30% so far.",
        "The template puts {name} where the string %s stands in the variable.",
        "Printers have used Latin as dummy text for ages, the lorem ipsum of every brochure.",
        "“It [the image] was there,” he wrote. “I saw it [image] myself, [your name].”",
        "[Photo by the author] [1] [sic] [laughter] [emphasis added]",
        "He asked for “{name}” and got nothing.",
    ],
    notes="Names in braces, printf slots, bracketed orders to insert something, and dummy Latin. Lets pass what stands "
    "in quotation marks, and paragraphs that speak of templates, formats, strings or variables or hold code.",
    needs=("{", "%", "[", *_DUMMY_WORDS),
)
def check(document: Document) -> Iterator[Hit]:
    """Four scans that start with a literal; the paragraph tells whether it is about templates."""
    prose, folded = document.prose, document.folded
    scans = [scan for sign, scan in (("{", _BRACED), ("%", _PRINTF)) if sign in prose]
    found = [match.span() for scan in scans for match in document.places(scan)]
    if "[" in prose:
        found += [m.span() for m in document.places(_BRACKETED, folded) if not _is_quoted(folded, m.start())]
    code = cache(lambda block: _code(folded, block))
    for start, end in found:
        block = document.block_at(start)
        if block is None or end > block.end or block.kind is BlockKind.FIELD:
            continue
        if prose[max(0, start - 1) : start] in _QUOTED and start > block.start:
            continue
        first, last = code(block)
        if start < first and last < end:
            yield Hit(start, end, f"“{prose[start:end]}” is a slot of a template that nobody filled")
    yield from _dummy_text(document)


def _is_quoted(folded: str, at: int) -> bool:
    """Whether a quotation mark stands before the place on its line."""
    return folded.rfind('"', max(folded.rfind("\n", 0, at), at - _LONGEST_LINE, 0), at) >= 0


def _code(folded: str, block: Block) -> tuple[int, int]:
    """Where the first sign of code in a block ends and the last one begins; outside of it where there is none."""
    found = [match.span() for match in _CODE.finditer(folded, block.start, block.end)]
    return (found[0][1], found[-1][0]) if found else (block.end + 1, block.start - 1)


def _dummy_text(document: Document) -> Iterator[Hit]:
    told = None
    for match in document.places(_DUMMY, document.folded):
        block = document.block_at(match.start())
        if block is None or block is told or _speaks_of_it(document.folded, match.start(), block.start):
            continue
        told = block
        yield Hit(match.start(), match.end(), "Dummy text of a template")


def _speaks_of_it(folded: str, start: int, begin: int) -> bool:
    before = folded[max(begin, start - 30) : start]
    return bool(before) and _SPEAKS_OF_DUMMY.search(before) is not None
