"""How improbable a sentence of English is: a small linear model over function words, word classes and marks.

The model file is made by tools/train_improbable.py; this module reads it when it is first asked. A sentence becomes a
stream of signs: function words stay, other words become their class (by a lexicon, else by their ending), marks stay
and
say whether a blank stands before them. Every sign, pair and triple of signs has a weight; their sum says how much more
the sentence looks like a damaged one than like a right one.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from functools import cache
from math import sqrt
from typing import NamedTuple

from copydesk.plugin import is_abbreviation, pattern

# Addresses, tags and handles; dotted initials; words; numbers with their signs; rows of dots; other marks.
TOKEN = pattern(
    r"(?:https?://|www\.|pic\.)\S+|[#@]\w+#?|(?<!\w)\w+@\w\S*"
    r"|(?:[^\W\d_]\.){2,}|[A-Z]\.(?= [A-Z])|[^\W\d_]+(?:['’-][^\W\d_]+)*(?:\.(?:com|org|net)\b)?"
    r"|[$£€¥+±~-]?\d+(?:[.,:/-]\d+){0,20}(?:%|st|nd|rd|th|s|am|pm)?(?![^\W\d_])|\d+|\.{2,}|…|[^\w\s]"
)

_FILE = os.path.join(os.path.dirname(__file__), "_improbable.bin")  # noqa: PTH118, PTH120
BUCKETS = 1 << 18
LEFT_OUT = frozenset("\"“”„«»‘’'‹›*_`#•·●■◆□○★☆♪♥→▶►|【】()[]{}™®©°~^")
_OPENING, _CLOSING, _QUOTES = "([{", ")]}", '"“”'
_LOST_QUOTE, _LOST_BRACKET, _SEAM_SIGN = "lost-quote", "lost-bracket", "seam"
_INNER_CAPITAL = pattern(r"(?<=[a-z]{2})[A-Z]")
SCALE = 16.0
_ENDINGS = (4, 3, 2, 1)


_SIGNED = [byte - 256 if byte > 127 else byte for byte in range(256)]
_ORDER = 3
_LEAST_COST = -2.0
_LETTERS_OF_NEW_WORDS, _LEAST_FOR_LETTERS, _MOST_FOR_LETTERS = 2.0, -1.0, 4.0


class Model(NamedTuple):
    """`classes`: word to sign; `endings`: last letters to sign; `weights`: one signed byte each, in 1/SCALE nats."""

    classes: dict[str, str]
    endings: dict[str, str]
    weights: bytes


_JOINS = "\"“”„«»‘’'([{—–-/#*_`【】】$£€¥%+&"
_ADDRESS = pattern(r"[.@/]")


class Sign(NamedTuple):
    """One sign of a sentence, its span, and the word in lower case if the lexicon lacks it."""

    text: str
    start: int
    end: int
    unknown: str = ""


_END = Sign(">", 0, 0)


@cache
def model() -> Model:
    """The model of the pack."""
    with open(_FILE, "rb") as file:  # noqa: PTH123
        return unpacked(file.read())


def packed(of: Model) -> bytes:
    """The model as bytes: three deflated parts with their lengths."""
    parts = [
        "\n".join(f"{sign} {' '.join(words)}" for sign, words in sorted(_grouped(of.classes).items())).encode(),
        "\n".join(f"{sign} {' '.join(words)}" for sign, words in sorted(_grouped(of.endings).items())).encode(),
        of.weights,
    ]
    deflated = [zlib.compress(part, 9) for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in deflated)


def unpacked(data: bytes) -> Model:
    """The opposite of `packed`."""
    parts, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        parts.append(zlib.decompress(data[at + 4 : at + 4 + size]))
        at += 4 + size
    classes, endings = (
        {word: line[0] for line in map(str.split, part.decode().split("\n")) for word in line[1:]} for part in parts[:2]
    )
    return Model(classes, endings, parts[2])


def _grouped(signs: dict[str, str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for word in sorted(signs):
        groups.setdefault(signs[word], []).append(word)
    return groups


def signs(text: str, start: int, end: int, of: Model) -> list[Sign]:
    """The stream of one sentence; quotation marks and brackets are left out, names in a row are one."""
    found: list[Sign] = []
    first, depth = True, 0
    for match in TOKEN.finditer(text, start, end):
        token, at, last = match.group(), match.start(), match.end()
        if token in LEFT_OUT:
            first = first or token in "|【】●■"
            depth += (token in _OPENING) - (token in _CLOSING)
            lost = _LOST_BRACKET if depth < 0 else _LOST_QUOTE if token in _QUOTES and _is_alone(text, at, end) else ""
            depth = max(0, depth)
            if lost:
                found.append(Sign(lost, at, last))
            continue
        glued = at > start and not text[at - 1].isspace() and text[at - 1] not in _JOINS
        letter, unknown = token[0], ""
        if letter.isalpha() and not _ADDRESS.search(token):
            sign = _word_sign(token, first, of)
            if sign.startswith("?"):
                sign, unknown = sign[1:], token.lower()
            sign, first = ("+" + sign if glued else sign), False
        elif letter.isalpha() or (len(token) > 2 and letter != "."):
            sign, first = "0" if token[-1].isdigit() else "N^", False
        elif token[-1].isdigit() or token[-1] == "%":
            sign, first = "0", False
        elif letter in ".…":
            if token == "." and found and at == found[-1].end and last < end and _is_abbreviated(text, found[-1], at):
                continue
            sign = {"..": "..", "...": "…", "…": "…"}.get(token, "." if glued else "_.")
            first = first or sign == "."
        else:
            sign = token if glued or token in "—–-&/+" else "_" + token
            first = first or token in ":;—–/!?"
        if found and sign == found[-1].text and sign in ("N^", "0"):
            found[-1] = found[-1]._replace(end=last)
        else:
            found.append(Sign(sign, at, last, unknown))
    return found


def _is_alone(text: str, at: int, end: int) -> bool:
    """Whether a quotation mark has a blank on both sides."""
    return (at == 0 or text[at - 1].isspace()) and (at + 1 >= end or text[at + 1].isspace())


def _is_abbreviated(text: str, before: Sign, stop: int) -> bool:
    return is_abbreviation(text[max(before.start, stop - 12) : stop].rpartition(" ")[2], "en")


def _word_sign(token: str, first: bool, of: Model) -> str:
    """The word's class; with a question mark before it where only the ending told."""
    low = token.lower().replace("’", "'")
    sign = of.classes.get(low, "")
    if token[0].isupper() and not first:
        if not sign and _has_seam(token, of.classes):
            return _SEAM_SIGN
        if low == "i" or low.startswith("i'"):
            return sign
        return "^" + sign if sign == low else "N^"
    if not sign and _has_seam(token, of.classes):
        return _SEAM_SIGN
    if not sign and "-" in low:
        sign = of.classes.get(low.rpartition("-")[2], "")
    return sign or ("N^" if token[0].isupper() else "?" + ending_sign(low, of.endings))


def _has_seam(token: str, classes: dict[str, str]) -> bool:
    """Whether a known word has a capital behind it that belongs to the next: combinationsS, ifC, TheR."""
    seam = _INNER_CAPITAL.search(token)
    return seam is not None and classes.get(token[: seam.start()].lower(), "N^") not in ("N^", "NNP")


def ending_sign(low: str, endings: dict[str, str]) -> str:
    """The class of a word nobody knows, by its last letters."""
    for length in _ENDINGS:
        sign = endings.get(low[-length:])
        if sign is not None and len(low) > length:
            return sign
    return "?"


def buckets(stream: list[Sign]) -> list[list[int]]:
    """For each sign, and for the end, the places of its weights: the pair, the triple, the pair over one sign.

    A word that the lexicon lacks has the places of its letters, three by three, as well.
    """
    crc, mask = zlib.crc32, BUCKETS - 1
    a = b = "<"
    found = []
    for text, _, _, unknown in [*stream, _END]:
        places = [
            crc(f"{b} {text}".encode("utf-8", "surrogatepass")) & mask,
            crc(f"{a} {b} {text}".encode("utf-8", "surrogatepass")) & mask,
            crc(f"{a}  {text}".encode("utf-8", "surrogatepass")) & mask,
        ]
        if unknown:
            framed = f"<{unknown}>"
            places.append(crc(b"unknown") & mask)
            places += [
                crc(f"= {framed[at : at + 3]}".encode("utf-8", "surrogatepass")) & mask for at in range(len(framed) - 2)
            ]
        found.append(places)
        a, b = b, text
    return found


def costs(stream: list[Sign], weights: bytes) -> list[float]:
    """For each sign and the end how much it speaks for damage, in nats.

    Letters of unknown words are bounded: the free texts of the training are old, and every new word would count else.
    """
    found = []
    for places in buckets(stream):
        cost = max(_LEAST_COST, sum(_SIGNED[weights[place]] for place in places[:_ORDER]) / SCALE)
        if len(places) > _ORDER:
            letters = sum(_SIGNED[weights[place]] for place in places[_ORDER:]) / SCALE
            cost += min(_MOST_FOR_LETTERS, max(_LEAST_FOR_LETTERS, letters - _LETTERS_OF_NEW_WORDS))
        found.append(cost)
    return found


def score(of: Iterable[float]) -> float:
    """The improbability of a sentence from its costs: their sum over the square root of their number."""
    listed = list(of)
    return sum(listed) / sqrt(len(listed))
