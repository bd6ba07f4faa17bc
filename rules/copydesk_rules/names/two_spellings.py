"""Finds a name spelled in two ways in one text, as scraps of two translations or two agencies bring along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from copydesk.plugin import Document, Hit, pattern, rule
from copydesk_rules.names._capitalised import UPPER, capitalised_words

_NAME = pattern(rf"(?m)^[{UPPER}][a-zß-öø-ÿāăąćčďđēėęěğģīıķĺļľłńņňōőœŕřśşšţťūůűźżžșțǎ]{{4,}}$")
_COMBINING = pattern("[\u0300-\u036f]")
_LETTERS_APART = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
# What the ways of writing one name in Latin letters disagree on; the order matters.
_FOLDS = (
    ("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("cz", "ch"), ("sz", "sh"), ("zh", "j"), ("kh", "h"), ("ph", "f"),
    ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("yi", "i"), ("iy", "i"), ("ij", "i"), ("yj", "i"), ("ie", "i"),
    ("ei", "i"), ("ey", "i"), ("ai", "i"), ("ay", "i"), ("y", "i"), ("j", "i"), ("w", "v"), ("x", "ks"), ("qu", "k"),
    ("q", "k"), ("c", "k"), ("th", "t"), ("tz", "ts"), ("z", "s"),
)  # fmt: skip
_DOUBLED = pattern(r"([a-z])\1+")
_LAST = pattern(r"(?:f|v)$", re.MULTILINE)
_VOWELS = pattern(r"[aeiou]+h?")
_LEAST_ALONE = 8
_LEAST_ALONE_BUT_FOR_MARKS = 6
_LEAST_VOWELS_APART = 6
_NEIGHBOUR_BEFORE = pattern(rf"([{UPPER}][\w’'.-]*)[ \u00a0\n]$")
_NEIGHBOUR_AFTER = pattern(rf"[ \u00a0\n]([{UPPER}][^\W\d_]{{2,}})")
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Sir Lord Lady The Minister Marshal Princess Princes Prince Council Counsel Premiere Premier "
    "Secretary General Senator Judge Professor Captain Colonel Officer Sergeant Saint St And But In On For Of With "
    "As At By To From Former Representative Rep Sen Gov Governor Mayor Detective".split()
)
_BOUNDS = " \u00a0\t\r\n\u2060.,:;!?…'’‘\"“”«»„()[]{}<>*_|—–/&"
_OFFICES = frozenset(
    "President Chancellor Pope King Queen Premier Emperor Sultan Ayatollah Presidente Président".split()
)
_INFLECTIONS = ("s", "e", "n", "a", "i", "o", "es", "en", "er", "ns")
_APART = 30
_MOST_SPELLINGS = 20
_MOST_NAMES = 1200  # in a long book two names meet by chance


@rule(
    summary="Name spelled in two ways",
    why="A name that changes its spelling in the middle of a text makes readers think of two people; it comes from "
    "texts put together from several sources or translated in pieces.",
    languages=["en", "pt", "es", "fr", "it", "nl"],
    bad=[
        "The talks were opened by Oleksandr Kovalenko on Monday. Two days later, Oleksandr Kowalenko said they had "
        "failed.",
        "The city of Yarkhovsk was quiet on Sunday.\n\nPeople in Yarhovsk said that the trams were running again.",
        "Foreign minister Sergei Tarasov spoke first. He was followed by an adviser.\n\nSergey Tarasov did not "
        "answer questions.",
    ],
    good=[
        "Katherine Hale and Catherine Hale were twins, and their teachers never told them apart.",
        "Anders Petersen won the first race. Erik Pedersen and Lars Peterson shared the second place.",
        "The Russians came first. Russian ships stayed in the harbour, and Russia sent three more.",
        "Mr. Thomson sold the house in May. Mrs. Thompson, who bought it, never lived there.",
        "Her name is spelled Aleksandra, and not Alexandra, as the first edition of the book has it.",
        "He was born in Rostov. The Rostovs were farmers, and the elder Rostova taught at a school.",
    ],
    notes="Two capitalised words are one name where they differ only in what transliterations differ in (y and i, v "
    "and w, kh and h, doubled letters, diacritics) and stand beside the same first name, surname or office, or are "
    "long and stand beside no differing first names. Speaks of the rarer spelling, or the later one, once.",
)
def check(document: Document) -> Iterator[Hit]:
    """Folds all names of the text in one pass; only names that meet in one key are looked at."""
    names = _NAME.findall("\n".join(document.shared(capitalised_words)))
    if not 2 <= len(names) <= _MOST_NAMES:
        return
    skeletons = _skeletons(names)
    judged: set[str] = set()
    for key, spellings in _meeting(names, skeletons):
        judged.update(spellings)
        yield from _judge(document, spellings, key, strict=False)
    vowelless = _VOWELS.sub("*", "\n".join(skeletons)).split("\n")
    if len(set(vowelless)) < len(set(skeletons)):
        ends = [f"{name[0]}{key}{name[-1]}" for name, key in zip(names, vowelless, strict=True)]
        for key, spellings in _meeting(names, ends):
            if len(key) >= _LEAST_VOWELS_APART and judged.isdisjoint(spellings):
                yield from _judge(document, spellings, key, strict=True)


def _skeletons(names: list[str]) -> list[str]:
    """What is left of each name when the habits of transliterators do not count."""
    joined = "\n".join(names).lower()
    if not joined.isascii():
        joined = _COMBINING.sub("", _apart(joined))
    for old, new in _FOLDS:
        joined = joined.replace(old, new)
    return _LAST.sub("v", _DOUBLED.sub(r"\1", joined)).split("\n")


def _meeting(names: list[str], keys: list[str]) -> list[tuple[str, list[str]]]:
    """The keys that more than one name has."""
    if len(set(keys)) == len(keys):
        return []
    groups: dict[str, list[str]] = {}
    for name, key in zip(names, keys, strict=True):
        groups.setdefault(key, []).append(name)
    return [(key, group) for key, group in groups.items() if len(group) > 1]


def _judge(document: Document, spellings: list[str], key: str, *, strict: bool) -> Iterator[Hit]:
    """Compares the spellings of a group with the commonest one of them."""
    prose = document.prose
    places = {name: _places(prose, name) for name in spellings}
    ranked = sorted(
        (name for name in spellings if places[name]), key=lambda name: (-len(places[name]), places[name][0])
    )
    for other in ranked[1:_MOST_SPELLINGS]:
        first = ranked[0]
        if (
            _is_inflection(first, other)
            or _is_common(prose, first, other)
            or _stand_together(places[first], places[other])
        ):
            continue
        if not _are_one(prose, first, other, places, key, strict):
            continue
        start, seen = places[other][0], places[first][0]
        yield Hit(
            start,
            start + len(other),
            f"“{other}” is spelled “{first}” elsewhere in this text",
            related=((seen, seen + len(first), f"“{first}” here"),),
        )


def _places(prose: str, name: str) -> list[int]:
    """Where the name stands as a word of its own, not as part of a hyphenated one."""
    found, start = [], prose.find(name)
    while start >= 0:
        end = start + len(name)
        if not prose[max(0, start - 1) : start].strip(_BOUNDS) and not prose[end : end + 1].strip(_BOUNDS):
            found.append(start)
        start = prose.find(name, end)
    return found


def _is_inflection(first: str, other: str) -> bool:
    """Whether one is the other with an ending: a plural, a case, a feminine."""
    short, long = sorted((first, other), key=len)
    if long.startswith(short):
        ending = long[len(short) :]
        return ending in _INFLECTIONS and ending != short[-1:]
    if short.endswith("ys") and long == short[:-2] + "ies":
        return True
    return short[:-1] == long[:-1] and short[-1] in "aeio" and long[-1] in "aeio"


def _is_common(prose: str, first: str, other: str) -> bool:
    """Whether either is a title or an ordinary word, which this very text also has in lower case."""
    if first in _TITLES or other in _TITLES or first in _OFFICES or other in _OFFICES:
        return True
    return any(name.lower() in prose and bool(_places(prose, name.lower())) for name in (first, other))


def _stand_together(first: list[int], other: list[int]) -> bool:
    """Whether the two stand side by side: a pair of people, or a text that speaks of the spelling."""
    marked = sorted([(place, 0) for place in first] + [(place, 1) for place in other])
    return any(a[1] != b[1] and b[0] - a[0] < _APART for a, b in pairwise(marked))


def _are_one(prose: str, first: str, other: str, places: dict[str, list[int]], key: str, strict: bool) -> bool:
    """Whether what stands beside the two spellings says that they name one person or place."""
    before = [{_before(prose, place) for place in places[name]} - {""} for name in (first, other)]
    same_before = before[0] & before[1] - _TITLES
    if strict:
        return bool(same_before - _OFFICES)
    after = [{_after(prose, place + len(name)) for place in places[name]} - {""} for name in (first, other)]
    if same_before:
        return True
    if after[0] & after[1]:
        return {first[0], other[0]} != {"C", "K"}  # Catherine and Katherine are two given names
    if after[0] and after[1]:
        return False
    given = [names - _TITLES - _OFFICES for names in before]
    least = _LEAST_ALONE if _plain(first) != _plain(other) else _LEAST_ALONE_BUT_FOR_MARKS
    return len(key) >= least and not (given[0] and given[1])


def _plain(name: str) -> str:
    """The name without accents and other marks on its letters."""
    return _COMBINING.sub("", _apart(name))


def _before(prose: str, place: int) -> str:
    found = _NEIGHBOUR_BEFORE.search(prose, max(0, place - 24), place)
    return found.group(1).rstrip(".") if found else ""


def _after(prose: str, end: int) -> str:
    found = _NEIGHBOUR_AFTER.match(prose, end)
    return found.group(1) if found else ""


def _apart(text: str) -> str:
    """The text with its accents as characters of their own."""
    if text.isascii():
        return text
    from unicodedata import normalize  # imported here: it is large, and many a text has no name with an accent

    return normalize("NFKD", text.translate(_LETTERS_APART))
