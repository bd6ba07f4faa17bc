"""Finds two words that lost the blank between them (`borderRussia`), at the seams of scraped text."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule
from copydesk_rules.garble._words import CLAUSE_WORDS, is_plain_word

_SEAM = pattern(r"[A-Z](?<=[a-z]{3}[A-Z])[a-z]+(?![\w@/’'-])")
_LEFT = pattern(r"(?<![^\s“‘\"'(—–])[a-z]{3,}$")

_LONG = 6


@rule(
    summary="Two words glued together",
    why="The blank between two words was lost where an extractor joined two pieces of a page.",
    status="preview",
    languages=["en"],
    fixes="unsafe",
    bad=[
        "The troops stayed near the borderThere was no sign that they would leave before the winter.",
        "The minister said that the talks had failedHe left the room without another word to the press.",
    ],
    good=[
        "He bought an iPhone on eBay, watched YouTube and paid with PayPal.",
        "Ronald McDonald and Angus MacLeod met DeShawn at the FedEx counter in LaGrange.",
        "Set fooBar and camelCase to true, and call getName with no arguments.",
        "Find her on LinkedIn, DeviantArt and OpenStreetMap, or look for the logIn button on the page.",
        "She played for deCODE before she wrote the openSUSE handbook with her brother.",
    ],
    notes="Only in running prose, where the part before the seam is a plain word and the part after it a function "
    "word, or a name the text has elsewhere; a mark that comes twice in a text is taken for a brand.",
)
def check(document: Document) -> Iterator[Hit]:
    """Candidates are capitals after three lower-case letters."""
    prose = document.prose
    for match in _SEAM.finditer(prose):
        left = _LEFT.search(prose, max(0, match.start() - 30), match.start())
        right = match.group()
        if left is None or not _is_known(prose, left.group()) or not _is_word(prose, right):
            continue
        glued = left.group() + right
        block = document.block_at(match.start())
        if block is None or not block.is_running_prose or prose.count(glued) > 1:
            continue
        seam = match.start()
        yield Hit(left.start(), match.end(), f"“{glued}”: a blank is missing", edits=((seam, seam, " "),))


def _is_known(prose: str, word: str) -> bool:
    """Whether the part before the seam is a word of the list, or of this text."""
    return is_plain_word(word.lower()) or f" {word} " in prose or len(word) >= _LONG


def _is_word(prose: str, word: str) -> bool:
    """Whether the part after the seam is a function word or a name that stands elsewhere in the text."""
    if word.lower() in CLAUSE_WORDS["en"] or word in ("He", "She", "We", "They", "It", "You"):
        return True
    return f" {word} " in prose
