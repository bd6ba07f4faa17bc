"""Trains the model of garble/improbable on free text alone.

Right sentences are set against damaged copies of themselves (`improbable_damage`). Rows of signs get their weights by
logistic regression on most of the pairs; decision trees learn on others what the costs of a whole sentence mean; the
last part tells what was learnt, at 1 and 0.1 % of the right sentences. The same inputs give the same file.

Texts and their licences: `improbable_texts`; dictionaries: `improbable_lexicon`. Because UD English EWT, wordfreq and
the GNOME documentation are in it, the model is CC BY-SA 4.0. Text in modern news style is scarce among free texts;
the treebank is therefore read several times.

Needs numpy, scipy, lightgbm and wordfreq beside copydesk; takes about a quarter of an hour and 3 GB.
"""

from __future__ import annotations

import argparse
import random
import sys
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log10, sqrt
from pathlib import Path
from typing import Any

import improbable_lexicon
import improbable_texts
import lightgbm
import numpy as np
import scipy.optimize
import scipy.sparse
import wordfreq
from improbable_damage import TOKEN, Damage, Newcomers, as_on_a_page
from improbable_texts import Text

from copydesk_rules.garble import _improbable as improbable
from copydesk_rules.garble._improbable import BUCKETS, SCALE, Fork, Model, Tree
from copydesk_rules.garble._improbable_score import buckets, costs, figures, score
from copydesk_rules.garble._improbable_signs import signs

SEED = 7
TREEBANK_READINGS = 6
MEASURED, FOR_TREES = 0.06, 0.27
WHOLE_WORDS = 9000
NEWCOMER_ZIPF, NEWCOMER_LENGTHS = 1.4, range(4, 12)
RIDGE, STEPS = 3.0, 45
TREES = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.08,
    "min_data_in_leaf": 100,
    "lambda_l2": 1,
    "num_threads": 1,
    "deterministic": True,
    "seed": SEED,
    "verbose": -1,
}
TREE_COUNT = 150

Pair = tuple[str, str]


def main() -> int:
    """Writes the model file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER", help="books, addresses, treebank")
    parser.add_argument("packages", type=Path, metavar="PACKAGES_FOLDER", help="unpacked Debian packages")
    parser.add_argument("target", type=Path, metavar="MODEL_FILE")
    parser.add_argument("--pairs", type=int, default=sys.maxsize, help="use no more sentences than this, for a trial")
    given = parser.parse_args()

    chance = random.Random(SEED)
    texts = list(improbable_texts.all_texts(given.data, given.packages, chance))
    chance.shuffle(texts)
    texts = texts[: given.pairs]
    treebank = list(given.data.glob("train/*.conllu"))
    seen = improbable_lexicon.Seen(text for _, (kind, text) in texts if kind != "heading")
    wordnet = given.packages / "wordnet-base/usr/share/wordnet"
    words = improbable_lexicon.lexicon(treebank, wordnet, seen)
    spelled = improbable.filter_of(words.spelled)
    model = Model(words.classes, words.endings, frozenset(words.frequent), spelled, b"", ())
    told(f"{len(texts)} sentences, {len(words.classes)} words with a class, {len(words.spelled)} without")

    measured, for_trees, for_weights = parts(texts)
    pair = Pairs(texts, words, chance)
    model = model._replace(weights=weights(list(pair.of(for_weights)), model))
    model = model._replace(trees=trees(list(pair.of(for_trees)), model))
    given.target.write_bytes(improbable.packed(model))
    tell_recall(list(pair.of(measured)), improbable.unpacked(given.target.read_bytes()))
    return 0


def told(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


# -- pairs


def parts(texts: list[tuple[str, Text]]) -> tuple[list[Text], list[Text], list[Text]]:
    """The sentences to measure by, for the trees, and for the weights; in the last the treebank is repeated."""
    first, second = round(MEASURED * len(texts)), round((MEASURED + FOR_TREES) * len(texts))
    rest = texts[second:]
    repeated = [text for source, text in rest if source == "ewt"] * (TREEBANK_READINGS - 1)
    return (
        [text for _, text in texts[:first]],
        [text for _, text in texts[first:second]],
        [text for _, text in rest] + repeated,
    )


class Pairs:
    """Makes right sentences and damaged copies."""

    def __init__(
        self,
        texts: Sequence[tuple[str, Text]],
        words: improbable_lexicon.Lexicon,
        chance: random.Random,
    ) -> None:
        known = words.classes.keys() | set(words.spelled)
        zipf = {word: log10(part) + 9 for word, part in wordfreq.get_frequency_dict("en", "large").items()}
        newcomers = sorted(
            word
            for word, value in zipf.items()
            if value < NEWCOMER_ZIPF and word.isalpha() and len(word) in NEWCOMER_LENGTHS and word not in known
        )
        commonest = Counter(word for _, (_, text) in texts for word in text.lower().split() if word.isalpha())
        whole = improbable_lexicon.FUNCTION_WORDS.union(word for word, _ in commonest.most_common(WHOLE_WORDS))
        others = [token for _, (_, text) in texts[::3] for token in TOKEN.findall(text)]
        self._chance = chance
        self._newcomers = Newcomers(newcomers, words.classes, chance)
        self._damage = Damage(whole, others, chance)

    def of(self, texts: Sequence[Text]) -> Iterator[Pair]:
        for text in texts:
            right = self._newcomers.among(as_on_a_page(text, self._chance))
            if len(right.split()) >= improbable_texts.LEAST_WORDS:
                damaged = self._damage.copy(right)
                if damaged:
                    yield right, damaged


# -- weights


def weights(pairs: Sequence[Pair], model: Model) -> bytes:
    """The weight of each bucket: the sum over a sentence, over the root of its signs, tells damaged from right."""
    rows, damaged = matrix(pairs, model)
    told(f"weights: {rows.shape[0]} sentences, {rows.nnz} rows of signs")
    columns = rows.T.tocsr()

    def loss_and_slope(at: Any) -> tuple[float, Any]:
        value = rows @ at[:-1] + at[-1]
        error = 1 / (1 + np.exp(-value)) - damaged
        loss = np.logaddexp(0, value).sum() - (damaged * value).sum() + RIDGE / 2 * (at[:-1] @ at[:-1])
        slope = np.append(columns @ error.astype(np.float32) + RIDGE * at[:-1], error.sum())
        return loss / len(damaged), slope / len(damaged)

    options = {"maxiter": STEPS, "maxcor": 8}
    best = scipy.optimize.minimize(loss_and_slope, np.zeros(BUCKETS + 1), jac=True, method="L-BFGS-B", options=options)
    whole = np.clip(np.rint(best.x[:-1] * SCALE), -127, 127).astype(np.int8)
    told(f"weights: loss {best.fun:.3f}, {np.count_nonzero(whole)} in use")
    return bytes(whole.tobytes())


def matrix(pairs: Sequence[Pair], model: Model) -> tuple[Any, Any]:
    """One line a sentence, right and damaged in turn, one column a bucket; and which are damaged."""
    places, shares, ends = array("i"), array("f"), [0]
    for pair in pairs:
        for text in pair:
            found = buckets(signs(text, 0, len(text), model))
            share = 1 / sqrt(len(found))
            for several in found:
                places.extend(several)
                shares.extend([share] * len(several))
            ends.append(len(places))
    values = np.frombuffer(shares, np.float32), np.frombuffer(places, np.int32), np.array(ends)
    return scipy.sparse.csr_matrix(values, shape=(len(ends) - 1, BUCKETS)), labels(pairs)


# -- trees


def trees(pairs: Sequence[Pair], model: Model) -> tuple[Tree, ...]:
    """Gradient-boosted trees over the figures of sentences the weights were not made from."""
    data = lightgbm.Dataset(np.array([about(text, model) for pair in pairs for text in pair]), labels(pairs))
    booster = lightgbm.train(TREES, data, TREE_COUNT)
    return tuple(planted(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"])


def about(text: str, model: Model) -> list[float]:
    stream = signs(text, 0, len(text), model)
    return figures(stream, costs(stream, model.weights))


def labels(pairs: Sequence[Pair]) -> Any:
    return np.tile([0.0, 1.0], len(pairs))


def planted(node: dict[str, Any]) -> Tree:
    """A tree of lightgbm as ours."""
    if "leaf_value" in node:
        return float(node["leaf_value"])
    below, above = planted(node["left_child"]), planted(node["right_child"])
    return Fork(int(node["split_feature"]), float(node["threshold"]), below, above)


# -- the measure


def tell_recall(pairs: Sequence[Pair], model: Model) -> None:
    """Which part of the damaged copies lies above nearly all right sentences."""
    right, damaged = (np.array([value(text, model) for text in side]) for side in zip(*pairs, strict=True))
    for share in (0.01, 0.001):
        threshold = np.quantile(right, 1 - share)
        told(f"at {share:.1%} of right sentences, above {threshold:.2f}: {(damaged > threshold).mean():.3f} of damaged")


def value(text: str, model: Model) -> float:
    stream = signs(text, 0, len(text), model)
    return score(stream, costs(stream, model.weights), model)


if __name__ == "__main__":
    sys.exit(main())
