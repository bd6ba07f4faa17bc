"""Finds two words that lost the blank between them (`borderRussia`), at the seams of scraped text."""

from __future__ import annotations

from collections import Counter
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
    found: list[tuple[int, Hit]] = []
    for match in document.places(_SEAM):
        seam, right = match.start(), match.group()
        left = _LEFT.search(document.prose, max(0, seam - 30), seam)
        if left is None or not _is_known(document, left.group()) or not _is_word(document, right):
            continue
        message = f"“{left.group()}{right}”: a blank is missing"
        found.append((seam, Hit(left.start(), match.end(), message, edits=((seam, seam, " "),))))
    times = Counter(hit.message for _, hit in found)
    for seam, hit in found:
        block = document.block_at(seam)
        if block is not None and block.is_running_prose and times[hit.message] == 1:
            yield hit


def _words(document: Document) -> frozenset[str]:
    """What stands between two blanks in the text."""
    return frozenset(document.prose.split(" ")[1:-1])


def _is_known(document: Document, word: str) -> bool:
    """Whether the part before the seam is a word of the list, or of this text."""
    return is_plain_word(word.lower()) or len(word) >= _LONG or word in document.shared(_words)


def _is_word(document: Document, word: str) -> bool:
    """Whether the part after the seam is a function word or a name that stands elsewhere in the text."""
    if word.lower() in CLAUSE_WORDS["en"] or word in ("He", "She", "We", "They", "It", "You"):
        return True
    return word in document.shared(_words)
