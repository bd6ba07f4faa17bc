"""Builds the garble rules' word list from free text: `build_word_lists.py DATA_FOLDER > _never_names.txt`.

DATA_FOLDER holds `train/*.txt` (public-domain books), `train/*.conllu` (UD English EWT) and, for modern words, the
public-domain speeches of `clean/us-*/*.txt`. The list has two parts: `action` words (verb forms and adverbs, which
hardly ever are names or parts of titles) and `other` words that occur in lower case.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HEAD = """\
# English words hardly ever capitalised inside a sentence: first line verb forms and adverbs, second line all others.
# Made by tools/build_word_lists.py from UD English EWT (dev and test; CC BY-SA 4.0), from public-domain books
# (The Origin of Species, The Problems of Philosophy, Moby-Dick, War and Peace) and United States presidential
# addresses (public domain). This list: CC BY-SA 4.0.
"""
LEAST_LOWER = 3
LEAST_OTHER = 13
MOST_CAPITALISED = 0.012
INSIDE = re.compile(r"(?<=[a-z,] )[A-Za-z][a-z]+(?![\w’'-])")
LOWER = re.compile(r"(?<![\w’'-])[a-z]{2,}(?![\w’'-])")
# Words that are lower case in these texts and names, brands or parts of titles in news.
NAMES = frozenset(
    "will may mark grant rob bill pat sue drew rose chase hunt pierce ward ray dean page price reed read wells "
    "banks brooks woods fields waters rivers stone young long short white black brown green gray grey blue gold "
    "silver king bishop pope said ted ed fed red reddit smiley united allied associated incorporated limited "
    "unlimited advanced applied stated left right born sung wed north south east west inside online live today "
    "now tonight more most well ever never always forward still only once early kelly sally emily family italy "
    "lily molly billy bully jolly belly reed teed aged sacred integrated unified certified organized registered "
    "forbidden lost found broken frozen golden olden warren chosen born so thus where here there in up out off "
    "over down on by it no not yes even just ago all back then when how why what as like about around above "
    "below under yesterday tomorrow first second third last next again daily weekly monthly quarterly nightly "
    "yearly butterfly assembly supply reply ally anomaly homily lovely wiley holy ugly silly underwood "
    "underground overseas abroad ahead home away apart along across uber meet wish hope set win tell ask see "
    "know think got let run say says be do go come make get take keep lead love save stop start stay help live".split()
)
VERB_TAGS = frozenset("VBD VBZ VBN MD RB RBR".split())


def main() -> int:
    """Writes the list to standard output."""
    folder = Path(sys.argv[1])
    texts = list(plain_texts(folder))
    lower = Counter(word for text in texts for word in LOWER.findall(text))
    inside = Counter(word for text in texts for word in INSIDE.findall(text))
    tags = tagged(folder)
    never = {word for word in lower if lower[word] >= LEAST_LOWER and is_never_name(word, inside, tags)}
    action = {word for word in never if is_action(word, lower, tags)} - NAMES
    other = {word for word in never - action if lower[word] >= LEAST_OTHER}
    sys.stdout.write(HEAD + " ".join(sorted(action)) + "\n" + " ".join(sorted(other)) + "\n")
    return 0


def plain_texts(folder: Path) -> Iterator[str]:
    """Every training text, and the sentences of the treebank."""
    for path in [*sorted(folder.glob("train/*.txt")), *sorted(folder.glob("clean/us-*/*.txt"))]:
        yield path.read_text(encoding="utf-8")
    for path in sorted(folder.glob("train/*.conllu")):
        lines = path.read_text(encoding="utf-8").split("\n")
        yield "\n".join(line[9:] for line in lines if line.startswith("# text = "))


def tagged(folder: Path) -> dict[str, Counter[str]]:
    """How often the treebank gives each lower-cased word each fine tag."""
    tags: dict[str, Counter[str]] = {}
    for path in sorted(folder.glob("train/*.conllu")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            fields = line.split("\t")
            if len(fields) > 4:
                tags.setdefault(fields[1].lower(), Counter())[fields[4]] += 1
    return tags


def is_never_name(word: str, inside: Counter[str], tags: dict[str, Counter[str]]) -> bool:
    """Whether the word is hardly ever capitalised inside a sentence and never tagged as a name."""
    capitalised, plain = inside[word.capitalize()], inside[word]
    if capitalised > MOST_CAPITALISED * (capitalised + plain):
        return False
    seen = tags.get(word, Counter())
    return seen["NNP"] + seen["NNPS"] == 0


def is_action(word: str, lower: Counter[str], tags: dict[str, Counter[str]]) -> bool:
    """Whether the word is a verb form or an adverb and nothing else: by its tags, or by its ending and its stem."""
    seen = tags.get(word)
    if seen and (seen.total() >= 2 or lower[word] >= LEAST_OTHER):
        return sum(seen[tag] for tag in VERB_TAGS) >= 0.9 * seen.total()
    if len(word) < 6:
        return False
    if word.endswith("ed"):
        stems = {word[:-1], word[:-2], word[:-3] if word[-3] == word[-4] else word[:-2], re.sub("ied$", "y", word)}
        return any(lower[stem] >= 2 or lower[stem.rstrip("e") + "ing"] >= 2 for stem in stems)
    if word.endswith("ly"):
        return any(lower[stem] >= 2 for stem in (word[:-2], word[:-2] + "le", word[:-3] + "y", word[:-4]))
    return False


if __name__ == "__main__":
    sys.exit(main())
