"""Finds no-break spaces between ordinary words."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, is_abbreviation, pattern, rule

_NO_BREAK = pattern(r"[\u00a0\u202f](?<=\S.)(?=\S)")
_WORD_BEFORE = pattern(r"[(“‘\"'«„\[]*([^\W\d_]{2,}(?:['’\-][^\W\d_]+)*)([,;:.!?…)\]”’\"'»]*)$")
_WORD_AFTER = pattern(r"[(“‘\"'«„\[]*([^\W\d_]{2,})(?=([^\s]*))")
_TOKEN_BEFORE = pattern(r"\S+$")
_LONGEST_TOKEN = 60

# Languages that bind every short word to the next by custom, and how long such a word is.
_BINDING = frozenset("cs sk pl ru uk be bg sl hr".split())
_SHORT = 3

# A text that binds mostly short words does so on purpose, in any language.
_SYSTEMATIC = 3
_SYSTEMATIC_SHARE = 0.8


@rule(
    summary="No-break space between ordinary words",
    why="It was left by a page or an editor program: the line cannot break there, and no search finds the phrase.",
    message="No-break space between ordinary words",
    needs="\u00a0\u202f",
    bad=[
        Example(
            "The troops stood in the harbour\u00a0with their boats.",
            fixed="The troops stood in the harbour with their boats.",
        ),
        Example("The minister said\u00a0that the boats had left.", fixed="The minister said that the boats had left."),
        Example(
            "The owner said the\u00a0“harbour must open” in May.",
            fixed="The owner said the “harbour must open” in May.",
        ),
        Example(
            "The boats left.\u00a0Nobody knew when they would be back.",
            fixed="The boats left. Nobody knew when they would be back.",
        ),
    ],
    good=[
        "It is 5\u00a0km from here, or 12\u00a0% more than § 4 and p.\u00a07 say.",
        "Mr.\u00a0Smith and Dr\u00a0Jones met J.\u00a0R. Miller on 3\u00a0May at 5\u00a0pm.",
        "King George\u00a0VI lived in New\u00a0York and flew with Boeing\u00a0747.",
        Example("Pourquoi\u00a0? «\u00a0Parce que\u00a0», dit-il\u00a0; voilà\u00a0: c’est tout\u00a0!", language="fr"),
        Example("Pojechał z\u00a0bratem do\u00a0Warszawy i\u00a0wrócił w\u00a0maju.", language="pl"),
        "The last word of each paragraph should not stand\u00a0alone.",
        "Go to\u00a0the end of\u00a0the road and take\u00a0a bus, or ask at\u00a0the inn.",
    ],
    fixes="safe",
    notes="Between plain words of some length only. Numbers, units, initials, abbreviations, names and one-letter "
    "words are bound rightly; so is the last word of a paragraph; so are short words in a text that binds only these.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such space, with a plain one in its place."""
    prose = document.prose
    if "\u00a0" not in prose and "\u202f" not in prose:
        return
    found = [m.start() for m in document.places(_NO_BREAK) if _parts_plain_words(document, m.start())]
    if len(found) >= _SYSTEMATIC:
        short = sum(_follows_short_word(prose, at) for at in found)
        if short >= _SYSTEMATIC_SHARE * len(found):
            return
    for at in found:
        yield Hit(at, at + 1, edits=((at, at + 1, " "),), safety=Safety.SAFE)


def _parts_plain_words(document: Document, at: int) -> bool:
    """Whether nothing binds the word before the space to the word after it."""
    block = document.block_at(at)
    if block is None or at == block.start:
        return False
    prose = document.prose
    token = _TOKEN_BEFORE.search(prose, max(block.start, at - _LONGEST_TOKEN), at)
    before = token and _WORD_BEFORE.fullmatch(prose, token.start(), at)
    after = _WORD_AFTER.match(prose, at + 1, block.end)
    if before is None or after is None or after.end() + len(after[2]) >= block.end:
        return False
    word, marks = before[1], before[2]
    if document.language in _BINDING and len(word) <= _SHORT:
        return False
    if marks:
        may_be_short_form = is_abbreviation(word, document.language) or (
            document.language is None and len(word) <= _SHORT
        )
        return not (marks == "." and may_be_short_form)
    return not (word[0].isupper() and after[1][0].isupper())


def _follows_short_word(prose: str, at: int) -> bool:
    token = _TOKEN_BEFORE.search(prose, max(0, at - _LONGEST_TOKEN), at)
    return token is not None and token.end() - token.start() <= _SHORT
