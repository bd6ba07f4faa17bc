"""Finds spinning syntax that a spinner left unresolved (`{big|large} house`)."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_CHOICE = pattern(r"\{[^{}|\n\\$<>=]{1,80}(?:\|[^{}|\n\\$<>=]{0,80}){1,20}\}")
_WORDS = pattern(r"[^\W\d_]{2,}")
_NOTATION = pattern(r"\s\|\s|[∈∀∃≤≥:=/]|--")
_USAGE = pattern(r"(?:^|\n)\s*[$#>] |\busage\b|\bsyntax\b|\bcommand\b|\bspintax\b|--?[a-z]+[ =]?$")
_LEAST_WORDS = 5


@rule(
    needs="{",
    summary="Choice of a text spinner left in",
    why="A spinner writes many texts from one by choosing between words in braces; here it did not choose.",
    bad=[
        "This {great|fantastic|wonderful} garden lies by the river and is open all year.",
        "You can {buy|purchase} the boat here if you {want to|would like to} sail before the summer.",
        "{Many people|Lots of people} ask us how to keep a garden in a dry year.",
    ],
    good=[
        "The set {x | x > 0} is open, and so is {x|x<1} in every textbook on the subject.",
        "Usage: service boat {start|stop|restart} as root on the machine in the cellar.",
        "The template {{cite|title}} is filled in by the wiki when the page is saved.",
        "She wrote |a| + |b| and {a, b} on the board, and nobody asked a question.",
    ],
    notes="Words in braces with bars between them, in a paragraph of words. Lets pass set notation, usage lines and "
    "wiki templates.",
)
def check(document: Document) -> Iterator[Hit]:
    """One scan that starts with a brace."""
    prose = document.prose
    for match in document.places(_CHOICE):
        start, end = match.span()
        block = document.block_at(start)
        if block is None or end > block.end or len(block.words) < _LEAST_WORDS:
            continue
        if prose[max(0, start - 1) : start] == "{" or prose[end : end + 1] == "}" or _NOTATION.search(match.group()):
            continue
        if not _WORDS.search(match.group()) or _USAGE.search(document.folded[max(block.start, start - 60) : start]):
            continue
        yield Hit(start, end, f"“{match.group()}”: the spinner did not choose")
