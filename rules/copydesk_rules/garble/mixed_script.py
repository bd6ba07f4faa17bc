"""Finds words with a letter of another script in them that looks like one of theirs (`Рutin` with a Cyrillic Р)."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_LATIN, _CYRILLIC, _GREEK = "A-Za-zÀ-ÖØ-öø-ɏ", "\u0400-\u052f", "\u0370-\u03ff"
_SEAM = pattern(rf"[{_CYRILLIC}{_GREEK}](?:(?<=[{_LATIN}].)|(?=[{_LATIN}]))")
# Letters of Cyrillic and Greek that print like Latin ones, and the Latin ones they print like.
_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТХУЗаеѕіјорсухӏԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧνο",
        "ABESIJKMHOPCTXY3aesijopcyxldqwABEZHIKMNOPTYXvo",
        strict=True,
    )
)
_LATIN_TWINS = frozenset(_ALIKE.values())
_LEAST = 3
_MOST = 60


@rule(
    needs=(range(0x370, 0x530),),
    summary="Letters of two scripts in one word",
    why="A letter that only looks right breaks search, spelling and sorting; it comes from careless recognition of "
    "print, or is there to deceive.",
    bad=[
        "The harbour of Sevastоpol was closed to all ships in the spring.",
        "Тhe mayor has promised a new bridge to the village.",
        "Президент Pоссии выступил вчера в новом зале.",
    ],
    good=[
        "A β-blocker, 5 µm of film, ΔT and the α-particle are right.",
        "Он купил iPhone и IT-компанию, посмотрел PDFки и KPIшки за год.",
        "The band KoЯn is written with a Я.",
        "The word мир means peace, and Ποσειδῶν is the god of the sea.",
    ],
    notes="Words of three letters and more of which the letters of the smaller script all look like letters of the "
    "other. Lets pass signs of mathematics and physics, and foreign words with endings of another script.",
)
def check(document: Document) -> Iterator[Hit]:
    """One scan for letters beside a letter of another script; a text in one script has no match."""
    if document.prose.isascii():
        return
    told = -1
    for match in document.places(_SEAM):
        if match.start() < told:
            continue
        word = _word_around(document.prose, match.start())
        told = word[1]
        if document.block_at(word[0]) is not None:
            message = _judge(document.prose[word[0] : word[1]])
            if message:
                yield Hit(word[0], word[1], message)


def _word_around(prose: str, at: int) -> tuple[int, int]:
    start = at
    while start > 0 and prose[start - 1].isalpha():
        start -= 1
    end = at
    while end < len(prose) and prose[end].isalpha():
        end += 1
    return start, end


def _judge(word: str) -> str:
    """What to say of the word; nothing where the two scripts are kept apart or do not look alike."""
    others = [letter for letter in word if "\u0370" <= letter <= "\u052f"]
    latin = [letter for letter in word if not "\u0370" <= letter <= "\u052f"]
    if not _LEAST <= len(word) <= _MOST:
        return ""
    if len(others) <= len(latin) and all(letter in _ALIKE for letter in others):
        script = "Greek" if others[0] < "\u0400" else "Cyrillic"
        return f"“{word}” is written with {_named(others)} of the {script} script"
    if len(latin) < len(others) and all(letter in _LATIN_TWINS for letter in latin) and len(latin) <= len(word) // 3:
        return f"“{word}” is written with {_named(latin)} of the Latin script"
    return ""


def _named(letters: list[str]) -> str:
    return "the letter " + letters[0] if len(set(letters)) == 1 else "letters"
