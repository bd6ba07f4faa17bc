"""The shape of a line: what is left when dates, numbers, names and the text after a label are slots.

`By Ann Lee` and `By Joe de la Cruz` have one shape, and so have `3 comments` and `12 comments`. A shape is a text in
which one control character stands for each slot; `expression` is what it means in a rule file.
"""

from __future__ import annotations

import regex

from copydesk.text.folding import MARKS_AROUND
from copydesk.text.languages import NAMES, common_words

NUMBER, NAME, DATE, TAIL = "\x01", "\x02", "\x03", "\x04"
SLOTS = {
    NUMBER: r"\d[\d.,:/]*",
    NAME: r"\p{Lu}\S*(?: (?:\p{Ll}{1,3} ){0,2}\p{Lu}\S*){0,5}",
    DATE: r"[\p{L}\d., ]{6,30}",
    TAIL: r"\S.{0,200}",
}
"""Each slot with the expression that stands for it in a rule file."""

_LONGEST = 120
_LONGEST_LABEL_WORDS = 4
_LITERALS_AFTER_NAME = 3
_MONTH = r"\p{L}{3,12}\.?"
_DATE = regex.compile(
    rf"(?<!\w)(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:\.|st|nd|rd|th)? (?:de )?{_MONTH},? (?:de )?\d{{4}})(?!\w)"
)
_NUMBER = regex.compile(r"\d+(?:[.,:/]\d+)*")
_CAPITALISED = r"\p{Lu}[\p{L}\p{M}\d.'’&-]*,?"
_NAMES = regex.compile(rf"(?<!\S){_CAPITALISED}(?: (?:\p{{Ll}}{{1,3}} ){{0,2}}{_CAPITALISED})*(?!\S)")
_LABEL = regex.compile(r"([^:]{2,40}:) \S")
_WORD = regex.compile(r"[^\W\d_]{2,}")
_COMMON = frozenset(word for language in NAMES for word in common_words(language))


def shapes(text: str, is_prose: bool) -> list[str]:
    """The shapes of a line, the closest first; none for a sentence, for a long line, and for one that has no slot."""
    if is_prose or len(text) > _LONGEST:
        return []
    bare = text.strip(MARKS_AROUND)
    numbered = _NUMBER.sub(NUMBER, _DATE.sub(DATE, bare))
    found = [numbered, _named(numbered), _labelled(bare)]
    return [shape for shape in dict.fromkeys(found) if shape != bare and _says_something(shape)]


def _named(text: str) -> str:
    """Names as slots; the line's first word stays, unless much else does."""
    first, blank, rest = text.partition(" ")
    kept = first + blank + _NAMES.sub(NAME, rest)
    if not first[:1].isupper():
        return kept
    masked = _NAMES.sub(NAME, text)
    return masked if masked.startswith(f"{NAME} ") and len(words(masked)) >= _LITERALS_AFTER_NAME else kept


def _labelled(text: str) -> str:
    label = _LABEL.match(text)
    if label is None or len(label.group(1).split()) > _LONGEST_LABEL_WORDS or _NUMBER.search(label.group(1)):
        return text
    return f"{label.group(1)} {TAIL}"


def _says_something(shape: str) -> bool:
    return bool(_WORD.search(shape)) and "<" not in shape  # `<word>` is a slot of the rule file's own


def has_slot(shape: str) -> bool:
    """Whether anything in it varies: it is no mere line."""
    return any(slot in shape for slot in SLOTS)


def words(shape: str) -> list[str]:
    """The words of a shape that are not slots."""
    found: list[str] = _WORD.findall(shape)
    return found


def is_telling(shape: str) -> bool:
    """Whether its words say more than the little words that any headline has: `‹name› of ‹name›` does not."""
    return any(word.lower() not in _COMMON for word in words(shape))


def expression(shape: str) -> str:
    """The shape as a regular expression, for a rule in which letter case counts."""
    return "".join(SLOTS.get(part) or regex.escape(part, special_only=True, literal_spaces=True) for part in shape)


def shown(shape: str) -> str:
    """The shape as an editor reads it: `By ‹name›`."""
    names = {NUMBER: "‹number›", NAME: "‹name›", DATE: "‹date›", TAIL: "‹any text›"}
    return "".join(names.get(part, part) for part in shape)
