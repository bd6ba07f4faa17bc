"""Builds the table of garble/spun: `build_spun.py SYMSPELL_FOLDER WORDNET_FOLDER DATA_FOLDER TABLE_FILE`.

- SYMSPELL_FOLDER holds `frequency_dictionary_en_82_765.txt` and `frequency_bigramdictionary_en_243_342.txt` of the
  package symspellpy (MIT licence; from Google's counts of the web in 2006): the words and the phrases people write.
- WORDNET_FOLDER holds WordNet 3.0 (WordNet licence; Debian's wordnet-base has it in /usr/share/wordnet): the synonyms,
  and its definitions and examples as edited English.
- DATA_FOLDER holds `train/*.txt` (public-domain books) and `clean/` with United States presidential addresses, Pride
  and Prejudice and the 18F content guide (all public domain): what else people write. No phrase of theirs is listed.

The table is a list of facts about words; its licences stand beside it in `_spun.LICENSE.txt`.

Every word of every phrase is exchanged for each of its synonyms in turn. A variant is listed if it is at least `LEAST`
times likelier to come from a spinner than from a writer. A spinner writes it as often as people write the phrase, times
the chance that it picks this synonym. How often a writer does cannot be counted, since the variant is in no list: it is
estimated from the frequencies of its two words and from how much the words of the phrase attract one another. Over
eight million words of edited English the estimate is right to a factor of two.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from math import log2, sqrt
from pathlib import Path
from typing import NamedTuple

from wordnet import Wordnet

from copydesk_rules.garble._spun import AFTER, BEFORE, Entry, Meant, packed
from copydesk_rules.garble.tortured_phrase import TERMS as TOLD_ELSEWHERE

LEAST = 8.0
"""How many times likelier from a spinner than from a writer; every factor of four above it weighs one more."""
MOST_WEIGHT = 5
WORDS_COUNTED = 1.0249e12
"""The words of the corpus behind the frequencies."""
BIGRAM_SCALE = 64
"""The list of phrases has each count times 64."""
CUT_OFF = 1e5
"""What occurs less often in that corpus is not in the list of phrases."""
LEAST_ESTIMATE = 300.0
NEAR_WORDS = 0.3
"""The chance that a spinner knows a similar adjective or a wider noun, against one for a synonym."""
BESIDE_FUNCTION_WORD = 4.0
"""Function words are commoner in prose than on web pages: how far estimates with them were too low."""
LEAST_IN_BOOKS = 2
SAME_START = 4
SHORTEST = 3
FUNCTION_WORDS = frozenset(
    "a an the this that these those i you he she it we they me him her us them my your his its our their mine yours "
    "hers ours theirs who whom whose which what when where why how and or but nor so yet if then than as at by for "
    "from in into of off on onto out over to under up upon with within without about above across after against along "
    "among around before behind below beneath beside between beyond down during except inside like near outside past "
    "since through throughout till toward towards until via is am are was were be been being has have had having do "
    "does did doing done can could may might must shall should will would not no yes all any both each every either "
    "neither some such few many much more most other another one two three four five six seven eight nine ten there "
    "here also just only very too again ever never now even still while because although though unless whether".split()
)
# The phrases come from the web of 2006; these words there mark pages nobody lints, and no table should speak of them.
UNWANTED = frozenset(
    "sex sexy sexual sexually porn porno xxx nude nudes naked gay gays lesbian lesbians milf milfs teen teens boob "
    "boobs tit tits pussy cock cocks dick dicks anal anus oral orgy orgasm orgasms fetish hentai bdsm bondage incest "
    "rape raped raping rapes webcam webcams escort escorts amateur amateurs ass asses butt butts fuck fucked fucking "
    "suck sucks sucking blowjob cum horny slut sluts whore whores bitch bitches shemale tranny negro negroes".split()
)
PAIR = re.compile(r"(?<![\w'’-])([a-z]+) (?=([a-z]+)(?![\w'’-]))")
LETTERS = re.compile(r"[a-z]+")

Pair = tuple[str, str]
# The synonyms of a word, each with the chance that a spinner puts it there.
Synonyms = Callable[[str], dict[str, float]]


class Edited(NamedTuple):
    """What is known of edited English: pairs that stand side by side, how often books say a word, and their size in words."""

    pairs: set[Pair]
    words: Counter[str]
    size: int


class Variant(NamedTuple):
    """A spun phrase: in place of which pair, whether its first word was exchanged, and its chances in both worlds."""

    original: Pair
    is_first: bool
    spun: float
    largest: float
    written: float


def main() -> int:
    """Writes the table and says how many entries it has."""
    symspell, wordnet_folder, data, target = map(Path, sys.argv[1:5])
    words = frequencies(symspell)
    phrases = {pair: count for pair, count in bigrams(symspell) if pair[0] in words and pair[1] in words}
    wordnet = Wordnet(wordnet_folder, words)
    unwanted = UNWANTED | wordnet.rude_words()
    found = variants(phrases, words, synonyms_of(wordnet, words), edited(data, wordnet.glosses))
    entries = [
        entry(pair, variant)
        for pair, variant in found.items()
        if variant.spun >= LEAST * variant.written
        and unwanted.isdisjoint((*pair, *variant.original))
        and " ".join(pair) not in TOLD_ELSEWHERE
    ]
    target.write_bytes(packed(entries))
    print(f"{len(entries)} phrases, {len({e.synonym for e in entries})} synonyms, {target.stat().st_size} bytes")
    return 0


def frequencies(folder: Path) -> dict[str, int]:
    """Words of letters and how often they occur."""
    lines = (folder / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").splitlines()
    return {word: int(count) for word, count in map(str.split, lines) if LETTERS.fullmatch(word)}


def bigrams(folder: Path) -> Iterator[tuple[Pair, int]]:
    """Phrases of two words and how often they occur."""
    path = folder / "frequency_bigramdictionary_en_243_342.txt"
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        first, second, count = line.split()
        if len(first) > 1 and len(second) > 1:
            yield (first, second), int(count) // BIGRAM_SCALE


def edited(data: Path, glosses: list[str]) -> Edited:
    """Pairs from all edited texts; words from the books alone, for definitions are made of rare words."""
    clean = data / "clean"
    paths = [
        *data.glob("train/*.txt"),
        *clean.glob("us-*/*.txt"),
        *clean.glob("pride-*/*.txt"),
        *clean.glob("18f-*/*"),
    ]
    pairs: set[Pair] = set()
    words: Counter[str] = Counter()
    for path in sorted(paths):
        for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").lower()):
            text = " ".join(paragraph.split())
            pairs.update((match[1], match[2]) for match in PAIR.finditer(text))
            words.update(LETTERS.findall(text))
    for gloss in glosses:
        pairs.update((match[1], match[2]) for match in PAIR.finditer(gloss.lower()))
    return Edited(pairs, words, words.total())


def synonyms_of(wordnet: Wordnet, words: dict[str, int]) -> Synonyms:
    """A function from a word to its synonyms in the same inflection.

    A spinner that looks words up picks a sense, then one of its words; senses count as often as tagged texts show them.
    """

    @cache
    def synonyms(word: str) -> dict[str, float]:
        readings = [(form, sense) for form in wordnet.forms(word) for sense in wordnet.senses(form.base, form.kind)]
        total = sum(sense.share for _, sense in readings)
        chances: defaultdict[str, float] = defaultdict(float)
        for (_, kind, inflection), sense in readings:
            for group, known in ((sense.words, 1.0), (sense.near, NEAR_WORDS)):
                for base in group:
                    synonym = wordnet.inflected(base, kind, inflection)
                    if synonym in words and synonym not in FUNCTION_WORDS and not is_same_word(synonym, word):
                        chances[synonym] += sense.share / total * known / len(group)
        return chances

    return synonyms


def is_same_word(one: str, other: str) -> bool:
    """Whether two words start alike: spellings (colour, color) and kin (geographic, geographical) are no exchange."""
    start = min(SAME_START, len(one), len(other))
    return one[:start] == other[:start]


def variants(phrases: dict[Pair, int], words: dict[str, int], synonyms: Synonyms, known: Edited) -> dict[Pair, Variant]:
    """Every pair one exchange away from a phrase that is in no list."""
    found: dict[Pair, Variant] = {}
    for original, count in phrases.items():
        for at in (0, 1):
            word, partner = original[at], original[1 - at]
            if word in FUNCTION_WORDS or len(word) < SHORTEST:
                continue
            for synonym, chance in synonyms(word).items():
                pair = (synonym, partner) if at == 0 else (partner, synonym)
                if synonym == partner or pair in phrases or pair in known.pairs:
                    continue
                spun, before = chance * count, found.get(pair)
                if before is None or spun > before.largest:
                    written = estimate(synonym, partner, attraction(original, count, words), words, known)
                    found[pair] = Variant(original, at == 0, (before.spun if before else 0) + spun, spun, written)
                else:
                    found[pair] = before._replace(spun=before.spun + spun)
    return found


def attraction(pair: Pair, count: int, words: dict[str, int]) -> float:
    """How many times oftener two words stand together than by chance; at least one."""
    return max(1.0, count * WORDS_COUNTED / (words[pair[0]] * words[pair[1]]))


def estimate(synonym: str, partner: str, attracted: float, words: dict[str, int], known: Edited) -> float:
    """How often writers put a synonym beside a partner, in the corpus behind the frequencies.

    A synonym keeps about the square root of the attraction. What old books say oftener than the web counts as in them.
    """
    beside = BESIDE_FUNCTION_WORD if partner in FUNCTION_WORDS else 1.0
    by_chance = words[synonym] * words[partner] / WORDS_COUNTED
    written = max(LEAST_ESTIMATE, min(CUT_OFF, by_chance * sqrt(attracted)) * beside)
    if known.words[synonym] >= LEAST_IN_BOOKS:
        share = WORDS_COUNTED / known.size**2
        written = max(written, known.words[synonym] * known.words[partner] * share * sqrt(attracted))
    return written


def entry(pair: Pair, variant: Variant) -> Entry:
    """The entry of the table, weighed."""
    synonym, partner = pair if variant.is_first else (pair[1], pair[0])
    meant = variant.original[0 if variant.is_first else 1]
    weight = min(MOST_WEIGHT, 1 + int(log2(variant.spun / variant.written / LEAST) / 2))
    return Entry(synonym, AFTER if variant.is_first else BEFORE, partner, Meant(meant, weight))


if __name__ == "__main__":
    sys.exit(main())
