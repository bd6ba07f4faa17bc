"""The word classes of garble/improbable: which parts of speech a word may be, from free dictionaries and a treebank.

WordNet 3.0 (its licence: free for any use, notice kept) says what lemmas are and how irregular forms are made; UD
English EWT (CC BY-SA 4.0) adds the words that WordNet has none of; wordfreq 3.1.1 (data: CC BY-SA 4.0) says which words
are worth keeping.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log10
from pathlib import Path
from typing import NamedTuple

import wordfreq

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LEAST_ZIPF, LEAST_ZIPF_SPELLED = 2.5, 1.4
LEAST_SEEN = 4
FREQUENT, FREQUENT_LEAST = 2500, 60
LEAST_SHARE = 0.12
MOST_READINGS = 3
SENSE_WITHOUT_COUNT = 0.3
TREEBANK_WEIGHT = 2
FAMILIAR = 4.5
FUNCTION_WORDS = frozenset(
    "the a an of to in on at by for from with and or but if as that which who whom whose when where why how what while "
    "because than then so not no nor is are was were be been being am has have had having do does did done will would "
    "can could should may might must shall he it she they we you i him her them us me his its their our my your this "
    "these those there here into onto upon about between through during before after over under against without within "
    "among toward towards very too also just only even still already yet never always ever again all some any each "
    "every both either neither such most more many much few less least other another own same up down out off back "
    "away like said says say one two three first last next new now until since although though unless whether however "
    "therefore thus according instead rather per via mr mrs ms dr not don't doesn't didn't isn't aren't wasn't weren't "
    "won't can't cannot couldn't wouldn't shouldn't haven't hasn't hadn't it's that's there's he's she's i'm i've i'll "
    "i'd you're you've you'll we're we've we'll they're they've they'll let's what's who's get got getting let make "
    "made go made went going come came take took".split()
)
# Treebank tags as our letters; `^` is a name.
TAGS = {"NN": "N", "NNS": "P", "VB": "V", "VBP": "V", "VBZ": "Z", "VBD": "D", "VBN": "D", "VBG": "G", "JJ": "A"}
TAGS |= {"JJR": "C", "JJS": "S", "RB": "R", "RBR": "R", "UH": "U", "CD": "0", "IN": "I", "MD": "M", "PRP": "O"}
EXCEPTIONS = ("noun", "verb", "adj")
POS_DIGIT = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}

Readings = dict[str, Counter[str]]


class Seen:
    """How often words stand in the texts, in lower case and, inside a sentence, with a capital."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.lower: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        for text in texts:
            for at, match in enumerate(WORD.finditer(text)):
                word = match[0].replace("’", "'")
                if word.islower():
                    self.lower[word] += 1
                elif at:
                    self.capital[word.lower()] += 1


class Lexicon(NamedTuple):
    """Word to class, ending to class, content words frequent enough to be looked at as such, and words of no class."""

    classes: dict[str, str]
    endings: dict[str, str]
    frequent: list[str]
    spelled: list[str]


def lexicon(treebank: Iterable[Path], wordnet: Path, seen: Seen) -> Lexicon:
    """The words of the dictionaries and the texts."""
    zipf = {word: log10(part) + 9 for word, part in wordfreq.get_frequency_dict("en", "large").items()}
    dictionary, tagged = readings(wordnet), tags(treebank)
    wanted = {word for word, value in zipf.items() if value >= LEAST_ZIPF}
    wanted |= {word for word, count in seen.lower.items() if count >= LEAST_SEEN}
    classes = {}
    for word in sorted(wanted - FUNCTION_WORDS):
        if word.isascii() and WORD.fullmatch(word):
            found = word_class(word, dictionary, tagged, seen, zipf.get(word, 0.0))
            if found:
                classes[word] = found
    endings = ending_classes(classes, zipf)
    contents = [word for word, found in classes.items() if found != "^" and seen.lower[word] >= FREQUENT_LEAST]
    frequent = sorted(contents, key=lambda word: (-zipf.get(word, 0.0), word))[:FREQUENT]
    classes |= {word: word for word in FUNCTION_WORDS}
    spelled = {word for word, value in zipf.items() if value >= LEAST_ZIPF_SPELLED and is_long_enough(word)}
    spelled |= {word for word, count in seen.lower.items() if count > 1 and is_long_enough(word)}
    spelled |= dictionary.keys() | tagged.keys()
    return Lexicon(classes, endings, frequent, sorted(spelled - classes.keys()))


def is_long_enough(word: str) -> bool:
    """Short pieces of words are in every list that was counted on the web."""
    return len(word) > 3 and WORD.fullmatch(word) is not None


def word_class(word: str, dictionary: Readings, tagged: Readings, seen: Seen, zipf: float) -> str:
    """The letters of the word's likelier readings, `^` for a name; empty if nothing is known of it."""
    counts = Counter(dictionary.get(word, {}))
    for tag, count in tagged.get(word, {}).items():
        counts[tag] += TREEBANK_WEIGHT * count
    if "-" in word or ("'" in word and not counts):
        return ""
    lower, capital = seen.lower[word], seen.capital[word]
    mostly_capital = capital > 2 * lower and capital >= 3
    if (mostly_capital or (not counts and lower < 3)) and not (counts and lower > 5):
        return "^"
    if len(word) <= 3 and lower < 3 and zipf < 4.2:
        return ""
    total = counts.total()
    return "".join(sorted(tag for tag, n in counts.most_common(MOST_READINGS) if n >= LEAST_SHARE * total))


def ending_classes(classes: dict[str, str], zipf: dict[str, float]) -> dict[str, str]:
    """Endings most of whose words are of one class; for a last letter the commonest class will do."""
    by_ending: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, found in classes.items():
        if found != "^" and zipf.get(word, 0.0) < FAMILIAR:
            for length in (4, 3, 2, 1):
                if len(word) > length:
                    by_ending[word[-length:]][found] += 1
    endings = {}
    for ending, counts in by_ending.items():
        ((best, count),) = counts.most_common(1)
        if len(ending) == 1 or (counts.total() >= 25 and 2 * count >= counts.total()):
            endings[ending] = best
    return {ending: best for ending, best in endings.items() if len(ending) == 1 or endings.get(ending[1:]) != best}


def tags(treebank: Iterable[Path]) -> Readings:
    """How often each word of the treebank is what."""
    found: Readings = defaultdict(Counter)
    for path in sorted(treebank):
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) > 4 and fields[0].isdigit() and fields[1][0].isalpha():
                is_plain_noun = fields[4].startswith("NNP") and fields[1].islower()
                tag = TAGS.get("NN" if is_plain_noun else fields[4], "")
                if tag:
                    found[fields[1].lower().replace("’", "'")][tag] += 1
    return found


# -- WordNet


def readings(folder: Path) -> Readings:
    """What every form of every lemma may be, by how often its senses were counted."""
    counted, senses = sense_counts(folder), sense_numbers(folder)
    irregular = {part: irregular_forms(folder / f"{name}.exc") for part, name in zip("nva", EXCEPTIONS, strict=True)}
    found: Readings = defaultdict(Counter)
    for (lemma, part), number in senses.items():
        weight = counted[lemma, part] + SENSE_WITHOUT_COUNT * number
        for form, letter in forms(lemma, part, irregular.get(part, {}).get(lemma, [])):
            found[form][letter] += weight  # type: ignore[assignment]  # the counts of a Counter may be fractions
    return found


def sense_counts(folder: Path) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        lemma, _, rest = key.partition("%")
        counted[lemma, POS_DIGIT[rest[0]]] += int(count)
    return counted


def sense_numbers(folder: Path) -> Counter[tuple[str, str]]:
    """How many senses each lemma has as each part of speech; names and phrases are left out."""
    numbers: Counter[tuple[str, str]] = Counter()
    for part, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            fields = line.split()
            if line.startswith("  "):
                continue
            for at in range(int(fields[3], 16)):
                lemma = re.sub(r"\(\w+\)$", "", fields[4 + 2 * at])
                if "_" not in lemma and not lemma[0].isupper():
                    numbers[lemma, part] += 1
    return numbers


def irregular_forms(path: Path) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        form, *lemmas = line.split()
        for lemma in lemmas:
            found[lemma].append(form)
    return found


def forms(lemma: str, part: str, irregular: list[str]) -> list[tuple[str, str]]:
    """The lemma and its inflected forms, each with the letter of what it is."""
    if part == "n":
        return [(lemma, "N"), *((form, "P") for form in irregular or [with_s(lemma)])]
    if part == "v":
        present = [form for form in irregular if form.endswith("ing")]
        past = [form for form in irregular if not form.endswith(("ing", "s"))]
        return [
            (lemma, "V"),
            (with_s(lemma), "Z"),
            *((form, "G") for form in present or [re.sub(r"(?<=[^eoy])e$", "", lemma) + "ing"]),
            *((form, "D") for form in past or [with_ed(lemma)]),
        ]
    if part == "a":
        stem = lemma[:-1] + "i" if lemma.endswith("y") else lemma.removesuffix("e")
        regular = [(stem + "er", "C"), (stem + "est", "S")] if len(lemma) < 8 else []
        return [(lemma, "A"), *regular, *((form, "S" if form.endswith("st") else "C") for form in irregular)]
    return [(lemma, "R")]


def with_s(lemma: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", lemma):
        return lemma + "es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", lemma) + "s"


def with_ed(lemma: str) -> str:
    return lemma + "d" if lemma.endswith("e") else re.sub(r"(?<=[^aeiou])y$", "i", lemma) + "ed"
