"""Right sentences as pages have them, and damaged copies of them: what garble/improbable learns to tell apart.

Most damage is salad: words cut into pieces, moved, lost, doubled, mixed with others, as a bad translation program leaves
them. The rest are single slips: a word exchanged, a stop or a capital in the wrong place, words torn or glued.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from improbable_lexicon import FUNCTION_WORDS
from improbable_texts import Text

SMALL = frozenset("the a an of to in on at by for from with and or but as".split())
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]")
CLAUSES = re.compile(r"(?<=[,;:]) |(?<= )[—–-]+ | (?=(?:and|but|which|when|if|for|with|to|in|of|by|from|on) )")
NOUNS = frozenset(("N", "P", "^", "NV", "AN"))
STOPS = '.,;:!?”"’ '
GLUED = "\x00"  # before a piece that continues the word before it

SALAD_SHARE = 0.75
REACHES = (2, 3, 5, 8, 15, 40)
LOSS_RATES = GAIN_RATES = (0.0, 0.0, 0.1, 0.2, 0.35)
PIECE_LENGTHS = (2, 3, 3, 4, 4, 5, 6)


# -- what is right


def as_on_a_page(text: Text, chance: random.Random) -> str:
    """The sentence, or what captions, titles and bullets make of it: a clause, no stop, capitals."""
    kind, said = text
    if kind == "heading":
        return said
    if kind in ("example", "definition"):
        said = said[0].upper() + said[1:] if chance.random() < 0.8 else said
        return said + "." if kind == "example" and said[-1].isalnum() and chance.random() < 0.5 else said
    choice = chance.random()
    if choice < 0.55:
        return said
    if choice < 0.85:
        return clause(said, chance)
    bare = said.rstrip(STOPS)
    if choice < 0.94:
        return " ".join(w if w in SMALL and at else w[:1].upper() + w[1:] for at, w in enumerate(bare.split()))
    return bare.upper() if choice < 0.96 else bare


def clause(said: str, chance: random.Random) -> str:
    parts = CLAUSES.split(said)
    at = chance.randrange(len(parts))
    words = " ".join(parts[at : at + chance.randint(1, 4)]).split()
    if len(words) >= 3:
        said = " ".join(words)
        said = said[:1].upper() + said[1:]
    return said.rstrip(STOPS) if chance.random() < 0.6 else said.rstrip(",;:— ") + "."


class Newcomers:
    """Puts words nobody knows in place of nouns and names: right texts have them too."""

    def __init__(self, words: Sequence[str], classes: dict[str, str], chance: random.Random) -> None:
        self._words, self._classes, self._chance = words, classes, chance

    def among(self, said: str) -> str:
        chance = self._chance
        choice = chance.random()
        if choice > 0.16:
            return said
        words = said.split()
        places = [at for at, word in enumerate(words) if self._classes.get(word.lower().strip(".,;:!?")) in NOUNS]
        for at in chance.sample(places, min(len(places), 1 if chance.random() < 0.6 else 2)):
            bare, new = words[at].rstrip(".,;:!?"), chance.choice(self._words)
            new = new[0].upper() + new[1:] if bare[:1].isupper() or choice < 0.09 else new
            words[at] = new + words[at][len(bare) :]
        return " ".join(words)


# -- damage


class Damage:
    """Damages sentences; `whole` are words that are hardly ever cut, `others` tokens of other sentences."""

    def __init__(self, whole: frozenset[str], others: Sequence[str], chance: random.Random) -> None:
        self._whole, self._others, self._chance = whole, others, chance

    def copy(self, right: str) -> str | None:
        """A damaged copy; None if it came out as good as the sentence."""
        chance = self._chance
        copy = self.salad(right) if chance.random() < SALAD_SHARE else self.slips(right)
        if words(copy) == words(right) or tokens(copy)[:-1] == tokens(right)[:-1]:
            return None
        # The first letter shall not tell: most programs set a capital.
        if right[0].isupper() != copy[0].isupper() and chance.random() < 0.85:
            copy = (copy[0].upper() if right[0].isupper() else copy[0].lower()) + copy[1:]
        return copy

    def salad(self, right: str) -> str:
        """The sentence's pieces in another order, some lost, some from elsewhere, put together as text again."""
        chance = self._chance
        found = TOKEN.findall(right)
        if found and found[0] != "I" and found[0].lower() in self._whole and chance.random() < 0.75:
            found[0] = found[0].lower()
        reach = chance.choice(REACHES)
        pieces = [piece for token in found for piece in self._pieces(token)]
        moved = [piece for _, piece in sorted((at + chance.uniform(0, reach), p) for at, p in enumerate(pieces))]
        loss, gain = chance.choice(LOSS_RATES), chance.choice(GAIN_RATES)
        kept = []
        for piece in moved:
            if chance.random() < loss:
                continue
            kept.append(piece)
            if chance.random() < gain:
                kept.append(chance.choice(self._pieces(chance.choice(self._others))))
        kept = kept if len(kept) > 1 else moved
        if chance.random() < 0.25 and len(kept) > 3:
            at = chance.randrange(len(kept))
            kept.insert(min(len(kept), at + chance.randint(1, 4)), kept[at])
        if chance.random() < 0.2:
            kept = kept[: chance.randint(2, max(2, len(kept)))]
        return self._joined(kept)

    def _pieces(self, token: str) -> list[str]:
        chance = self._chance
        if not token[0].isalpha():
            return [token] if len(token) < 3 or chance.random() < 0.5 else [token[:2], token[2:]]
        if token.lower() in self._whole and chance.random() < 0.96:
            return [token]
        stem, mark, tail = token.replace("’", "'").partition("'")
        if mark:
            return [stem, GLUED + mark, GLUED + tail]
        pieces, at = [], 0
        while at < len(token) and len(token) > 3:
            size = chance.choice(PIECE_LENGTHS)
            pieces.append((GLUED if at else "") + token[at : at + size])
            at += size
        return pieces or [token]

    def _joined(self, pieces: Sequence[str]) -> str:
        chance = self._chance
        text = ""
        for piece in pieces:
            bare = piece.removeprefix(GLUED)
            if not text:
                text = bare[:1].upper() + bare[1:] if chance.random() < 0.9 else bare
            elif piece is not bare and piece[0] == GLUED:
                text += bare
            else:
                is_close = chance.random() < (0.85 if bare in ".,;:!?" else 0.0 if bare[0].isalnum() else 0.15)
                text += bare if is_close else " " + bare
        end = chance.random()
        return (
            text
            if not text[-1:].isalnum()
            else text + ("." if end < 0.5 else ".." if end < 0.55 else "..." if end < 0.6 else "")
        )

    def slips(self, right: str) -> str:
        """The sentence with one slip or more; often some words have changed places."""
        chance = self._chance
        found = right.split()
        kind = chance.random()
        if kind < 0.45:
            reach = chance.choice((2, 4, 8, 30))
            found = [word for _, word in sorted((at + chance.uniform(0, reach), word) for at, word in enumerate(found))]
        if kind >= 0.15:
            rate = chance.choice((0.06, 0.12, 0.25, 0.5))
            for _ in range(max(1, round(rate * len(found)))):
                if len(found) > 1:
                    chance.choice(SLIPS)(found, self._others, chance)
        return " ".join(found)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text.lower())


def swap(found: list[str], others: Sequence[str], chance: random.Random) -> None:
    at = chance.randrange(len(found) - 1) if len(found) > 1 else 0
    found[at : at + 2] = found[at : at + 2][::-1]


def move(found: list[str], others: Sequence[str], chance: random.Random) -> None:
    start = chance.randrange(len(found))
    piece = found[start : start + chance.randint(1, min(4, len(found) - 1))]
    del found[start : start + len(piece)]
    at = chance.randint(0, len(found))
    found[at:at] = piece


def insert(found: list[str], others: Sequence[str], chance: random.Random) -> None:
    word = chance.choice(others).lower()
    if word not in FUNCTION_WORDS and chance.random() >= 0.3:
        word = chance.choice("the a of to in and is it that for with".split())
    found.insert(chance.randint(0, len(found)), word)


def lose(found: list[str], others: Sequence[str], chance: random.Random) -> None:
    places = [at for at, word in enumerate(found) if word.lower() in FUNCTION_WORDS]
    if places and len(found) > 3:
        del found[chance.choice(places)]
    else:
        swap(found, others, chance)


def exchange(found: list[str], others: Sequence[str], chance: random.Random) -> None:
    found[chance.randrange(len(found))] = chance.choice(others)


def stop(found: list[str], others: Sequence[str], chance: random.Random) -> None:
    at = chance.randrange(len(found))
    mark = chance.choice((".", ".", ".", ",", " .", " ,", ".,", ",.", ' "', ' "', " )", " ]", " (", " -", ".."))
    found[at] = found[at].rstrip(".,;:") + mark
    if "." in mark and at + 1 < len(found) and chance.random() < 0.4:
        found[at + 1] = found[at + 1][:1].upper() + found[at + 1][1:]


def capital(found: list[str], others: Sequence[str], chance: random.Random) -> None:
    at = chance.randrange(len(found))
    found[at] = found[at][:1].upper() + found[at][1:]


def tear(found: list[str], others: Sequence[str], chance: random.Random) -> None:
    """A piece of a word is lost, or added to another."""
    at = chance.randrange(len(found))
    word, other = found[at], chance.choice(others).lower()
    cut = chance.randint(1, max(1, len(word) - 1))
    piece = other[-chance.randint(1, 5) :] if chance.random() < 0.6 else other[: chance.randint(1, 4)]
    choice, bare = chance.random(), word.rstrip(".,;:!?")
    if choice < 0.2 and len(word) > 1:
        found[at : at + 1] = [word[:cut], word[cut:]]
    elif choice < 0.35:
        found[at] = word[:cut]
    elif choice < 0.7:
        found[at] = bare + chance.choice((".", "'", "", "", "", "")) + piece
    elif choice < 0.85:
        found[at] = piece
    elif choice < 0.92:
        found[at] = bare + piece[:3].upper()
    elif at + 1 < len(found):
        found[at : at + 2] = [word + found[at + 1]]


def double(found: list[str], others: Sequence[str], chance: random.Random) -> None:
    at = chance.randrange(len(found))
    found.insert(at, found[at].rstrip(".,;:") or found[at])


SLIPS = (
    *(swap, swap, move, move, insert, insert, lose, exchange, exchange, stop, stop, capital, tear, tear, tear, double),
)
