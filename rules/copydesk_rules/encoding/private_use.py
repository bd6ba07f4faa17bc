"""Characters that mean something in one font only: icons, bullets, ligatures."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.encoding._characters import PRIVATE, all_of, and_more, around, named, per_block, runs

# What Symbol and Wingdings, as word processors encode them, and Latin fonts put at these places.
_KNOWN = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf0e8": "→", "\uf02d": "-",
    "\uf020": " ",    "\uf04a": "☺", "\uf04c": "☹", "\uf001": "fi", "\uf002": "fl",
}  # fmt: skip
_LETTERS_ONLY = "\uf001\uf002"
# A chat model's citation marks are one thing with the words between them (`assistant/citation-token`).
_CITATION = pattern("[\ue200-\ue206]")


@rule(
    summary="Character from a private font",
    why="It was an icon, a bullet or a ligature in the page's own font; elsewhere it is an empty box.",
    fixes="unsafe",
    notes="Private-use characters (U+E000 to U+F8FF and planes 15 and 16), one finding a paragraph. Repairs icons by "
    "removing them and word processors' bullets by real ones; one between letters may be a letter and is only shown.",
    bad=[
        Example("\ue005 Search", " Search"),
        Example("\uf0b7 Bring a coat", "• Bring a coat"),
        Example("The \uf001rst of May", "The first of May"),
        "Back to top \uf077",
        "Mr. O\ue123Neil",
    ],
    needs=all_of(PRIVATE),
    good=["• Bring a coat", "The ﬁrst of May", "→ Next", "☎ 555 0100"],
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    strange = [span for span in runs(document, PRIVATE) if not _CITATION.match(prose, span[0])]
    for spans in per_block(document, strange):
        start, end = spans[0]
        message = f"Character of a private font ({named(prose[start])}){and_more(len(spans))}"
        edits = tuple((s, e, _instead(prose, s, e)) for s, e in spans if not _may_be_a_letter(prose, s, e))
        yield Hit(start, end, message, edits=edits)


def _may_be_a_letter(prose: str, start: int, end: int) -> bool:
    before, after = around(prose, start, end)
    if all(character in _LETTERS_ONLY for character in prose[start:end]):
        return not (before.isalpha() or after.isalpha())
    return (before.isalnum() and after.isalnum()) or any("\u2e80" <= side <= "\u9fff" for side in (before, after))


def _instead(prose: str, start: int, end: int) -> str:
    return "".join(_KNOWN.get(character, "") for character in prose[start:end])
