"""Reads WordNet 3.0's files: which words mean the same, and how they are inflected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_SENSE_CLASSES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
_SIMILAR, _KIND_OF, _USAGE = "&", "@", ";u"
_RUDE = frozenset("obscenity smut vulgarism disparagement depreciation derogation ethnic_slur".split())
_VOWELS = frozenset("aeiou")
# A sense that the tagged texts never show still has some chance.
_UNSEEN = 0.5


class Form(NamedTuple):
    """How a word may be read: its base form, its class (n, v, a, r) and its inflection (`""`, s, ed, ing)."""

    base: str
    kind: str
    inflection: str


class Sense(NamedTuple):
    """One meaning: the words that have it, words near it (similar adjectives, wider nouns), and how common it is."""

    words: tuple[str, ...]
    near: tuple[str, ...]
    share: float


class Wordnet:
    """The dictionary in `folder`; `known` are words with their frequencies, which choose between spellings."""

    def __init__(self, folder: Path, known: Mapping[str, int]) -> None:
        self._known = known
        self._places: dict[tuple[str, str], list[int]] = {}
        self._sets: dict[tuple[str, int], tuple[list[str], list[tuple[str, str, int]]]] = {}
        self._bases: dict[str, defaultdict[str, list[str]]] = {}
        self._irregular: dict[str, defaultdict[str, list[str]]] = {}
        self._counts: dict[tuple[str, str, int], int] = {}
        self.glosses: list[str] = []
        for kind, name in FILES.items():
            self._read_index(kind, folder / f"index.{name}")
            self._read_data(kind, folder / f"data.{name}")
            self._read_exceptions(kind, folder / f"{name}.exc")
        self._read_counts(folder / "cntlist.rev")

    def forms(self, word: str) -> Iterator[Form]:
        """Every way to read a word in lower case."""
        for kind in FILES:
            if (word, kind) in self._places:
                yield Form(word, kind, "")
        for kind, base, inflection in self._endings(word):
            if base != word and (base, kind) in self._places:
                yield Form(base, kind, inflection)

    def senses(self, base: str, kind: str) -> Iterator[Sense]:
        """The meanings of a base form, commonest first."""
        for index, place in enumerate(self._places[base, kind]):
            words, pointers = self._sets[kind, place]
            near = [
                word
                for sign, other_kind, other in pointers
                if (sign, kind) in ((_SIMILAR, "a"), (_KIND_OF, "n"))
                for word in self._sets[other_kind, other][0]
            ]
            count = self._counts.get((base, kind, index + 1), 0) + _UNSEEN
            yield Sense(_others(words, base), _others(near, base), count)

    def inflected(self, base: str, kind: str, inflection: str) -> str:
        """A base form inflected; of two spellings the commoner."""
        if not inflection:
            return base
        irregular = [form for form in self._irregular[kind][base] if _is_form(form, kind, inflection)]
        if irregular and any(form in self._known for form in irregular):
            return max(irregular, key=self._frequency)
        return max(_regular(base, inflection), key=self._frequency)

    def rude_words(self) -> set[str]:
        """Words that WordNet marks as obscene or disparaging."""
        return {
            word
            for words, pointers in self._sets.values()
            if any(sign == _USAGE and not _RUDE.isdisjoint(self._sets[kind, at][0]) for sign, kind, at in pointers)
            for word in words
        }

    def _frequency(self, word: str) -> int:
        return self._known.get(word, 0)

    def _endings(self, word: str) -> Iterator[tuple[str, str, str]]:
        """Class, base and inflection of a word by the lists of exceptions, else by its ending."""
        for base in self._bases["n"][word]:
            yield "n", base, "s"
        for base in self._bases["v"][word]:
            yield "v", base, "ing" if word.endswith("ing") else "ed"
        if word.endswith("s") and not word.endswith("ss"):
            for kind in "nv":
                if not self._bases[kind][word]:
                    yield from ((kind, base, "s") for base in _without_s(word))
        if not self._bases["v"][word]:
            for ending in ("ed", "ing"):
                if word.endswith(ending) and len(word) > len(ending) + 2:
                    yield from (("v", base, ending) for base in _stems(word.removesuffix(ending)))

    def _read_index(self, kind: str, path: Path) -> None:
        for fields in _records(path):
            self._places[fields[0], kind] = [int(place) for place in fields[-int(fields[2]) :]]

    def _read_data(self, kind: str, path: Path) -> None:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            data, _, gloss = line.partition(" | ")
            self.glosses.append(gloss.strip())
            fields = data.split()
            size = int(fields[3], 16)
            words = [fields[4 + 2 * at].partition("(")[0] for at in range(size)]
            rest = fields[5 + 2 * size :]
            pointers = [
                (rest[at], rest[at + 2], int(rest[at + 1]))
                for at in range(0, 4 * int(fields[4 + 2 * size]), 4)
                if rest[at + 3] == "0000" or rest[at] == _USAGE
            ]
            self._sets[kind, int(fields[0])] = (words, pointers)

    def _read_exceptions(self, kind: str, path: Path) -> None:
        self._bases[kind], self._irregular[kind] = defaultdict(list), defaultdict(list)
        for fields in _records(path):
            for base in fields[1:]:
                self._bases[kind][fields[0]].append(base)
                self._irregular[kind][base].append(fields[0])

    def _read_counts(self, path: Path) -> None:
        for key, number, count in _records(path):
            word, _, sense = key.partition("%")
            self._counts[word, _SENSE_CLASSES[sense[0]], int(number)] = int(count)


def _records(path: Path) -> Iterator[list[str]]:
    """The fields of each line; the licence stands in lines that start with a blank."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            yield line.split()


def _others(words: list[str], base: str) -> tuple[str, ...]:
    """Single words in lower case other than `base`, each once."""
    plain = (word for word in words if word != base and word.isalpha() and word.isascii() and word.islower())
    return tuple(dict.fromkeys(word for word in plain if len(word) > 2))


def _is_form(form: str, kind: str, inflection: str) -> bool:
    if kind == "n":
        return inflection == "s"
    return inflection == "ing" if form.endswith("ing") else inflection == "ed"


def _regular(base: str, inflection: str) -> list[str]:
    """The spellings an inflected form may have by rule."""
    after_consonant = base[-2:-1] not in _VOWELS
    if inflection == "s":
        if base.endswith("y") and after_consonant:
            return [base[:-1] + "ies"]
        return [base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")]
    if inflection == "ed" and base.endswith("y") and after_consonant:
        return [base[:-1] + "ied"]
    if inflection == "ing" and base.endswith("ie"):
        return [base[:-2] + "ying"]
    if base.endswith("e") and not (inflection == "ing" and base.endswith(("ee", "oe", "ye"))):
        return [base[:-1] + inflection]
    return [base + inflection, base + base[-1] + inflection]


def _without_s(word: str) -> list[str]:
    bases = [word[:-1]]
    if word.endswith("es"):
        bases.append(word[:-2])
    if word.endswith("ies"):
        bases.append(word[:-3] + "y")
    return bases


def _stems(stem: str) -> list[str]:
    bases = [stem, stem + "e"]
    if stem[-1] == stem[-2]:
        bases.append(stem[:-1])
    if stem.endswith("i"):
        bases.append(stem[:-1] + "y")
    return bases
