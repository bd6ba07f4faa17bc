"""Trains the model of garble/improbable on free text: `train_improbable.py DATA_FOLDER MODEL_FILE`.

Data (in DATA_FOLDER; nothing else is read, so the model is the same after every run):

- `train/*.conllu`: UD English EWT, dev and test, CC BY-SA 4.0 (tags for the lexicon, sentences for the weights);
- `train/*.txt`: The Origin of Species, The Problems of Philosophy, Moby-Dick, War and Peace; public domain / CC0;
- `clean/us-*/*.txt`: United States presidential addresses; public domain;
- `clean/pride-*/*.txt`: Pride and Prejudice; public domain. `clean/18f-*/*.md`: 18F content guide; public domain (CC0).

The model holds weights, word classes and endings derived from them: CC BY-SA 4.0.

Right sentences are set against damaged copies of themselves (words swapped, moved, exchanged, lost, doubled, torn or
glued;
stops and capitals in wrong places), and a linear model learns to tell them apart. Text in modern news style is scarce
among
free texts; the treebank is therefore read several times.
"""

from __future__ import annotations

import random
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import exp, log, sqrt
from pathlib import Path

from copydesk.text.sentences import split
from copydesk_rules.garble import _improbable as improbable
from copydesk_rules.garble._improbable import BUCKETS, SCALE, Model

FUNCTION_WORDS = frozenset(
    "the a an of to in on at by for from with and or but if as that which who whom whose when where why how what while "
    "because than then so not no nor is are was were be been being am has have had having do does did done will "
    "would can "
    "could should may might must shall he it she they we you i him her them us me his its their our my your this "
    "these those "
    "there here into onto upon about between through during before after over under against without within among "
    "toward "
    "towards very too also just only even still already yet never always ever again all some any each every both "
    "either "
    "neither such most more many much few less least other another own same up down out off back away like said "
    "says say one "
    "two three first last next new now until since although though unless whether however therefore thus according "
    "instead "
    "rather per via mr mrs ms dr not don't doesn't didn't isn't aren't wasn't weren't won't can't cannot couldn't "
    "wouldn't "
    "shouldn't haven't hasn't hadn't it's that's there's he's she's i'm i've i'll i'd you're you've you'll we're "
    "we've we'll "
    "they're they've they'll let's what's who's get got getting let make made go went going come came take took".split()
)
SMALL = frozenset("the a an of to in on at by for from with and or but as".split())
TREEBANK_READINGS = 6
LEAST_WORDS, MOST_WORDS = 4, 60
EPOCHS = 3
STEP = 0.15
RIDGE = 1e-6
LEXICON_LEAST = 3
SEED = 20


def main() -> int:
    """Writes the model file."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    chance = random.Random(SEED)
    treebank = list(treebank_sentences(folder))
    books = list(book_sentences(folder))
    classes, endings = lexicon(folder, books)
    model = Model(classes, endings, b"")
    sentences = books + treebank * TREEBANK_READINGS
    words = [word for sentence in sentences for word in sentence.split()]
    weights = trained(sentences, words, model, chance)
    model = model._replace(weights=bytes(max(-127, min(127, round(w * SCALE))) & 255 for w in weights))
    target.write_bytes(improbable.packed(model))
    return 0


# -- texts


def treebank_sentences(folder: Path) -> Iterator[str]:
    """The sentences of the treebank as they were written."""
    for path in sorted(folder.glob("train/*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = ") and fits(line[9:]):
                yield line[9:].strip()


def book_sentences(folder: Path) -> Iterator[str]:
    """The sentences of books and addresses, one line each."""
    clean = folder / "clean"
    files = [
        *folder.glob("train/*.txt"),
        *clean.glob("us-*/*.txt"),
        *clean.glob("pride-*/*.txt"),
        *clean.glob("18f-*/*.md"),
    ]
    for path in sorted(files):
        for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").replace("\u2060", "")):
            text = " ".join(paragraph.split())
            if "](" in text or "|" in text:
                continue
            for start, end in split(text, 0, len(text), "en"):
                if fits(text[start:end]):
                    yield text[start:end]


def fits(sentence: str) -> bool:
    return LEAST_WORDS <= len(sentence.split()) <= MOST_WORDS


# -- word classes


def lexicon(folder: Path, books: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Word to sign and ending to sign: tags of the treebank, and for other words what their neighbours and endings "
    "say."""
    tags: defaultdict[str, Counter[str]] = defaultdict(Counter)
    around: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for words in tagged(folder):
        padded = [("<", "<"), *words, (">", ">")]
        for (before, _), (word, tag), (after, _) in zip(padded, padded[1:], padded[2:], strict=False):
            tags[word][tag] += 1
            around["before", context(before)][tag] += 1
            around["after", context(after)][tag] += 1
    ends: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, counts in tags.items():
        if word not in FUNCTION_WORDS:
            for length in (4, 3, 2, 1):
                if len(word) > length:
                    ends[word[-length:]].update(sorted(counts))
    total = sum((counts for counts in tags.values()), Counter())
    guessed = guess(books, set(tags), around, ends, total)
    frequency = Counter(
        word.lower() for sentence in books for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence)
    )
    frequency.update(word for words in tagged(folder) for word, _ in words)
    known = {word: counts.most_common(1)[0][0] for word, counts in tags.items() if frequency[word] >= LEXICON_LEAST}
    classes = guessed | known
    classes |= {word: word for word in FUNCTION_WORDS}
    endings = {end: counts.most_common(1)[0][0] for end, counts in ends.items() if counts.total() >= 8 or len(end) == 1}
    return classes, endings


def tagged(folder: Path) -> Iterator[list[tuple[str, str]]]:
    """Sentences of the treebank as lower-case words with their tags; names are one tag, whatever their number."""
    for path in sorted(folder.glob("train/*.conllu")):
        sentence: list[tuple[str, str]] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) > 4 and fields[0].isdigit():
                if fields[1][0].isalpha():
                    tag = fields[4].replace("NNPS", "NNP")
                    tag = "NN" if tag == "NNP" and fields[1].islower() else tag
                    sentence.append((fields[1].lower().replace("’", "'"), tag))
                else:
                    sentence.append((fields[1], "."))
            elif not line and sentence:
                yield sentence
                sentence = []


def context(word: str) -> str:
    return word if word in FUNCTION_WORDS or not word[0].isalpha() else "w:" + word[-2:]


def guess(
    books: list[str],
    known: set[str],
    around: dict[tuple[str, str], Counter[str]],
    ends: dict[str, Counter[str]],
    total: Counter[str],
) -> dict[str, str]:
    """The likeliest tag of each word of the books that the treebank lacks."""
    neighbours: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    capitals: Counter[str] = Counter()
    for sentence in books:
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]", sentence)
        padded = ["<", *words, ">"]
        for before, word, after in zip(padded, padded[1:], padded[2:], strict=False):
            low = word.lower().replace("’", "'")
            if low in known or not word[0].isalpha():
                continue
            capitals[low] += word[0].isupper() and before != "<"
            neighbours[low]["before", context(before.lower())] += 1
            neighbours[low]["after", context(after.lower())] += 1
    every, found = total.total(), {}
    open_tags = "NN NNS NNP VB VBD VBG VBN VBP VBZ JJ JJR JJS RB".split()
    for word, seen in sorted(neighbours.items()):
        count = seen.total() // 2
        if count < LEXICON_LEAST:
            continue
        if capitals[word] > 0.6 * count:
            found[word] = "NNP"
            continue
        tails = [ends[word[-n:]] for n in (4, 3, 2, 1) if word[-n:] in ends]
        end = next((tail for tail in tails if tail.total() >= 5), Counter())
        best = ("", -1e9)
        for tag in open_tags:
            prior = total[tag] / every
            value = 2 * log((end[tag] + 5 * prior) / (end.total() + 5)) - log(prior)
            for place, times in seen.items():
                counts = around.get(place)
                if counts is not None:
                    value += min(times, 20) * log((counts[tag] + 10 * prior) / (counts.total() + 10) / prior) * 0.7
            if value > best[1]:
                best = (tag, value)
        found[word] = best[0]
    return found


# -- what is right on a page, and damage


CLAUSES = re.compile(r"(?<=[,;:]) |(?<= )[—–-]+ | (?=(?:and|but|which|when|if|for|with|to|in|of|by|from|on) )")


def as_on_a_page(sentence: str, chance: random.Random) -> str:
    """The sentence, or a piece of it as captions, titles and bullets have it: no stop, a clause, capitals."""
    kind = chance.random()
    if kind < 0.55:
        return sentence
    if kind < 0.85:
        clauses = CLAUSES.split(sentence)
        at = chance.randrange(len(clauses))
        words = " ".join(clauses[at : at + chance.randint(1, 4)]).split()
        sentence = " ".join(words)[:1].upper() + " ".join(words)[1:]
    bare = sentence.rstrip('.,;:!?”"’ ')
    if kind < 0.9:
        bare = " ".join(word if word in SMALL else word[:1].upper() + word[1:] for word in bare.split())
    return bare if len(bare.split()) >= 2 else sentence


def damaged(sentence: str, words: list[str], chance: random.Random) -> str:
    """A copy of the sentence with some of the damage that programs do; at least one word is touched."""
    tokens = sentence.split()
    kind = chance.random()
    if kind < 0.45:
        tokens = shuffled(tokens, chance)
    if kind < 0.15:
        return " ".join(tokens)
    rate = chance.choice((0.06, 0.12, 0.25, 0.5))
    for _ in range(max(1, round(rate * len(tokens)))):
        if len(tokens) > 1:
            chance.choice(OPERATIONS)(tokens, words, chance)
    return " ".join(tokens)


def shuffled(tokens: list[str], chance: random.Random) -> list[str]:
    reach = chance.choice((2, 4, 8, 30))
    keyed = sorted(enumerate(tokens), key=lambda pair: pair[0] + chance.uniform(0, reach))
    return [token for _, token in keyed]


def swap(tokens: list[str], words: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(tokens) - 1) if len(tokens) > 1 else 0
    tokens[at : at + 2] = tokens[at : at + 2][::-1]


def move(tokens: list[str], words: list[str], chance: random.Random) -> None:
    start = chance.randrange(len(tokens))
    piece = tokens[start : start + chance.randint(1, min(4, len(tokens) - 1))]
    del tokens[start : start + len(piece)]
    at = chance.randint(0, len(tokens))
    tokens[at:at] = piece


def insert(tokens: list[str], words: list[str], chance: random.Random) -> None:
    word = chance.choice(words).strip('.,;:!?"“”‘’()')
    if word.lower() in FUNCTION_WORDS or chance.random() < 0.3:
        tokens.insert(chance.randint(0, len(tokens)), word.lower() or "the")
    else:
        tokens.insert(chance.randint(0, len(tokens)), chance.choice("the a of to in and is it that for with".split()))


def lose(tokens: list[str], words: list[str], chance: random.Random) -> None:
    places = [i for i, token in enumerate(tokens) if token.lower() in FUNCTION_WORDS]
    if places and len(tokens) > 3:
        del tokens[chance.choice(places)]
    else:
        swap(tokens, words, chance)


def exchange(tokens: list[str], words: list[str], chance: random.Random) -> None:
    tokens[chance.randrange(len(tokens))] = chance.choice(words).strip('"“”‘’()')


def stop(tokens: list[str], words: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(tokens))
    mark = chance.choice((".", ".", ".", ",", " .", " ,", ".,", ",.", ' "', ' "', " )", " ]", " (", " -", ".."))
    tokens[at] = tokens[at].rstrip(".,;:") + mark
    if "." in mark and at + 1 < len(tokens) and chance.random() < 0.4:
        tokens[at + 1] = tokens[at + 1][:1].upper() + tokens[at + 1][1:]


def capital(tokens: list[str], words: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(tokens))
    tokens[at] = tokens[at][:1].upper() + tokens[at][1:]


def tear(tokens: list[str], words: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(tokens))
    word, other = tokens[at], chance.choice(words).strip('.,;:!?"“”‘’()').lower()
    cut = chance.randint(1, max(1, len(word) - 1))
    piece = other[-chance.randint(1, 5) :] if chance.random() < 0.6 else other[: chance.randint(1, 4)]
    choice = chance.random()
    if choice < 0.2:
        tokens[at : at + 1] = [word[:cut], word[cut:]] if len(word) > 1 else [word]
    elif choice < 0.35:
        tokens[at] = word[:cut]
    elif choice < 0.7:
        tokens[at] = word.rstrip(".,;:!?") + chance.choice((".", "'", "", "", "", "")) + piece
    elif choice < 0.85:
        tokens[at] = piece
    elif choice < 0.92:
        tokens[at] = word.rstrip(".,;:!?") + piece[:3].upper()
    elif at + 1 < len(tokens):
        tokens[at : at + 2] = [word + tokens[at + 1]]


def double(tokens: list[str], words: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(tokens))
    tokens.insert(at, tokens[at].rstrip(".,;:"))


OPERATIONS = (
    *(swap, swap, move, move, insert, insert, lose, exchange, exchange, stop, stop, capital, tear, tear, tear, double),
)


# -- weights


def trained(sentences: list[str], words: list[str], model: Model, chance: random.Random) -> array[float]:
    """Weights of a logistic model by AdaGrad; a sentence's value is its costs' sum over the root of their number."""
    weights = array("d", bytes(8 * BUCKETS))
    squares = array("d", [1.0]) * BUCKETS
    order = list(range(len(sentences)))
    bias = 0.0
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        loss = 0.0
        for index in order:
            right = as_on_a_page(sentences[index], chance)
            for text, label in ((right, 0.0), (damaged(right, words, chance), 1.0)):
                if label and text == right:
                    continue
                stream = improbable.signs(text, 0, len(text), model)
                if not stream:
                    continue
                places = [place for several in improbable.buckets(stream) for place in several]
                share = 1 / sqrt(len(stream) + 1)
                value = sum([weights[place] for place in places]) * share + bias
                probability = 1 / (1 + exp(-max(-30.0, min(30.0, value))))
                loss -= log(max(1e-9, probability if label else 1 - probability))
                slope = probability - label
                bias -= 0.001 * slope
                slope *= share
                for place in places:
                    gradient = slope + RIDGE * weights[place]
                    squares[place] += gradient * gradient
                    weights[place] -= STEP * gradient / sqrt(squares[place])
        print(f"epoch {epoch + 1}: loss {loss / (2 * len(order)):.3f}", file=sys.stderr)
    return weights


if __name__ == "__main__":
    sys.exit(main())
