"""How improbable a sentence of English is: a small linear model over function words, word classes and marks.

The model file is made by tools/train_improbable.py; this module reads it when it is first asked. A sentence becomes a
stream of signs: function words stay, other words become their class (by a lexicon, else by their ending), marks stay and
say whether a blank stands before them. Every sign, pair and triple of signs has a weight; their sum says how much more
the sentence looks like a damaged one than like a right one.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from copydesk.plugin import is_abbreviation, pattern

# Addresses, tags and handles; dotted initials; words; numbers with their signs; rows of dots; other marks.
TOKEN = pattern(
    r"(?:https?://|www\.|pic\.)\S+|[#@]\w+#?|\w+@\w\S*"
    r"|(?:[^\W\d_]\.){2,}|[A-Z]\.(?= [A-Z])|[^\W\d_]+(?:['’-][^\W\d_]+)*(?:\.(?:com|org|net)\b)?"
    r"|[$£€¥+±~-]?\d+(?:[.,:/-]\d+)*(?:%|st|nd|rd|th|s|am|pm)?(?![^\W\d_])|\d+|\.{2,}|…|[^\w\s]"
)

_FILE = os.path.join(os.path.dirname(__file__), "_improbable.bin")  # noqa: PTH118, PTH120
BUCKETS = 1 << 18
LEFT_OUT = frozenset("\"“”„«»‘’'‹›*_`#•·●■◆□○★☆♪♥→▶►|【】()[]{}™®©°~^")
SCALE = 16.0
_ENDINGS = (4, 3, 2, 1)


class Model(NamedTuple):
    """`classes`: word to sign; `endings`: last letters to sign; `weights`: one signed byte each, in 1/SCALE nats."""

    classes: dict[str, str]
    endings: dict[str, str]
    weights: bytes


class Sign(NamedTuple):
    """One sign of a sentence, and its span."""

    text: str
    start: int
    end: int


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
    """The stream of one sentence; quotation marks are left out."""
    found: list[Sign] = []
    classes, first = of.classes, True
    for match in TOKEN.finditer(text, start, end):
        token, at = match.group(), match.start()
        if token in LEFT_OUT:
            first = first or token in "|【】●■"
            continue
        letter = token[0]
        if token == "." and found and at == found[-1].end and at + 1 < end and is_abbreviation(text[found[-1].start : at], "en"):
            continue
        glued = at > start and not text[at - 1].isspace() and text[at - 1] not in "\"“”„«»‘’'([{—–-/#*_`【】】$£€¥%+&"
        if letter.isalpha() and ("." in token or "@" in token or "/" in token):
            sign, first = "N^", False
        elif letter.isalpha():
            sign = _word_sign(token, first, classes, of.endings)
            first = False
            if glued:
                sign = "+" + sign
        elif token[-1].isdigit() or (len(token) > 1 and token[1].isdigit()):
            sign, first = "0", False
        elif len(token) > 2 and letter not in ".-":
            sign, first = "N^", False
        elif token[:2] in ("..", "…"):
            sign = "…" if len(token) != 2 else ".."
        else:
            sign = token if glued or token in "—–-&/+" else "_" + token
            first = first or token in ":;—–/.!?"
        found.append(Sign(sign, at, match.end()))
    return found


def _word_sign(token: str, first: bool, classes: dict[str, str], endings: dict[str, str]) -> str:
    low = token.lower().replace("’", "'")
    if token[0].isupper() and not first:
        sign = classes.get(low, "")
        if low == "i" or low.startswith("i'"):
            return sign
        return "^" + sign if sign == low else "N^"
    sign = classes.get(low) or (classes.get(low.rpartition("-")[2]) if "-" in low else None)
    return sign or ending_sign(low, endings)


def ending_sign(low: str, endings: dict[str, str]) -> str:
    """The class of a word nobody knows, by its last letters."""
    for length in _ENDINGS:
        sign = endings.get(low[-length:])
        if sign is not None and len(low) > length:
            return sign
    return "?"


def buckets(stream: list[str]) -> list[tuple[int, int, int]]:
    """For each sign, and for the end, the weights' places of the sign pair, the triple and the pair over one sign."""
    crc, mask = zlib.crc32, BUCKETS - 1
    a = b = "<"
    found = []
    for sign in [*stream, ">"]:
        found.append(
            (crc(f"{b} {sign}".encode()) & mask, crc(f"{a} {b} {sign}".encode()) & mask, crc(f"{a}  {sign}".encode()) & mask)
        )
        a, b = b, sign
    return found


def costs(stream: list[str], weights: bytes) -> list[float]:
    """For each sign and the end how much it speaks for damage, in nats."""
    found = []
    for places in buckets(stream):
        total = 0
        for place in places:
            weight = weights[place]
            total += weight - 256 if weight > 127 else weight
        found.append(total / SCALE)
    return found


def score(of: Iterable[float]) -> float:
    """The improbability of a sentence from its costs: their sum over the square root of their number."""
    listed = list(of)
    return sum(listed) / len(listed) ** 0.5
