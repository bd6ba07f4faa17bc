"""Characters of no width where nothing needs them."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, pattern, rule
from copydesk_rules.encoding._characters import ZERO_WIDTH, all_of, and_more, around, named, per_block, runs

_NAMES = {
    "\u034f": "Combining grapheme joiner", "\u200b": "Zero-width space", "\u200c": "Zero-width non-joiner",
    "\u200d": "Zero-width joiner", "\u2060": "Word joiner", "\ufeff": "Byte order mark inside the text",
}  # fmt: skip
# Thai to Myanmar, Khmer, Chinese, Japanese: written without blanks, so a zero-width space says where a line may break.
_WRITTEN_WITHOUT_BLANKS = pattern("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1900-\u1aaf\u2e80-\u9fff\uf900-\ufaff]")
# Letters, digits and marks of the scripts that never join: up to Armenian, and general punctuation.
_NEVER_JOINS = pattern("[\u0000-\u00a8\u00aa-\u00ad\u00af-\u058f\u1e00-\u1fff\u2010-\u2027]")
# What a word joiner keeps on the line of the word before.
_DASH_OR_ELLIPSIS = pattern("[/\u2010-\u2015\u2026-]")
_BLACK_FLAG = "\U0001f3f4"
_TAGS = pattern("[\U000e0000-\U000e007f]")


@rule(
    summary="Invisible character of no width",
    why="Nobody sees it, but it breaks searching, sorting and spell checking, and can carry a hidden mark.",
    fixes="safe",
    notes="Zero-width space, joiner, non-joiner and no-break space (byte order mark), word joiner, invisible operators "
    "and tag characters. Lets pass what a script or a sign needs: joiners in Arabic, Persian and Indic text and in "
    "emoji, zero-width spaces in Thai, Khmer, Chinese and Japanese, a non-joiner after f that keeps a ligature apart, "
    "word joiners beside dashes and ellipses, tags in a flag. One finding a paragraph; its repair removes all.",
    needs=all_of(ZERO_WIDTH),
    bad=[
        Example("A long\u200b road.", "A long road."),
        Example("\u200b\n\nNext paragraph.", "\n\nNext paragraph."),
        Example("The \ufeffmayor left.", "The mayor left."),
        Example("in\u200cvis\u200dible", "invisible"),
        Example("mid\u2060dle and mid\u2060dle", "middle and middle"),
        Example("Nothing here.\U000e0048\U000e0069", "Nothing here."),
    ],
    good=[
        "She waved. 👩\u200d🚒 and 🏳\ufe0f\u200d🌈",
        Example("می\u200cخواهم کتاب\u200cها را ببینم.", language="ar"),
        "क्\u200dष और र्\u200dय",
        "Auf\u200clage und Schilf\u200cinsel",
        "“Yes\u2060—but why\u2060\u00a0\u2060… he asked.",
        "ภาษา\u200bไทย",
        "The flag \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f flew.",
        "The function f\u2061(x) is 2\u2062x.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    stray = [span for span in runs(document, ZERO_WIDTH) if not _is_needed(prose, *span)]
    for spans in per_block(document, stray):
        start, end = spans[0]
        name = (
            "Invisible tag characters" if _TAGS.match(prose, start) else _NAMES.get(prose[start], "Invisible operator")
        )
        message = f"{name} ({named(prose[start])}){and_more(len(spans))}"
        yield Hit(start, end, message, edits=tuple((s, e, "") for s, e in spans), safety=Safety.SAFE)


def _is_needed(prose: str, start: int, end: int) -> bool:
    before, after = around(prose, start, end)
    kinds = set(prose[start:end])
    if _TAGS.match(prose, start):
        return before == _BLACK_FLAG
    if len(kinds) > 1 or "\ufeff" in kinds:
        return False
    kind = kinds.pop()
    if kind == "\u200b":
        return bool(_WRITTEN_WITHOUT_BLANKS.match(before) or _WRITTEN_WITHOUT_BLANKS.match(after))
    if kind in "\u200c\u200d":
        keeps_apart = kind == "\u200c" and before == "f" and after.isalpha()
        return keeps_apart or not (_never_joins(before) and _never_joins(after))
    if kind == "\u2060":
        return _DASH_OR_ELLIPSIS.search(prose, max(0, start - 3), end + 3) is not None or not _is_word_or_blank(
            before + after
        )
    return not (_is_blank(before) or _is_blank(after))


def _never_joins(character: str) -> bool:
    return _is_blank(character) or _NEVER_JOINS.match(character) is not None


def _is_blank(character: str) -> bool:
    return not character or character.isspace()


def _is_word_or_blank(characters: str) -> bool:
    return all(character.isalnum() or character.isspace() for character in characters)
