"""The score of a sentence: its worst stretch, the verdict on a text, and what keeps it silent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from copydesk_rules.garble import _improbable, improbable
from tests.rules.conftest import Hits

BROKEN = "At the of river when not to that by simple stone, boat it take from took with the got a he did."
RIGHT = "We waited at the harbour until the rain had stopped, and then we walked home along the river."


def test_the_finding_is_the_sentence_and_points_at_its_worst_stretch(hits: Hits) -> None:
    (hit,) = hits(improbable, f"{RIGHT} {BROKEN}")
    assert (hit.start, hit.end) == (len(RIGHT) + 1, len(RIGHT) + 1 + len(BROKEN))
    ((start, end, _),) = hit.related
    assert hit.start <= start < end <= hit.end


def test_a_text_full_of_them_gets_a_verdict(hits: Hits) -> None:
    found = hits(improbable, "\n\n".join([RIGHT, BROKEN, BROKEN, RIGHT]))
    assert sum("as a whole" in hit.message for hit in found) == 1


def test_a_text_with_one_of_them_gets_none(hits: Hits) -> None:
    found = hits(improbable, "\n\n".join([RIGHT, BROKEN, RIGHT, RIGHT, RIGHT]))
    assert not any("as a whole" in hit.message for hit in found)


def test_words_nobody_knows_do_not_make_a_sentence_improbable(hits: Hits) -> None:
    assert not hits(improbable, "We ate the takoyaki that Yamanobe had brought from the konbini in Shirokane.")


def test_a_model_survives_packing() -> None:
    fork = _improbable.Fork(3, 0.5, _improbable.Fork(0, -2.0, 1.0, 0.25), -1.5)
    weights = bytes(range(256)) * 16
    spelled = _improbable.filter_of(["harbour"])
    model = _improbable.Model(
        {"river": "N", "the": "the"}, {"ing": "G"}, frozenset({"river"}), spelled, weights, (fork,)
    )
    assert _improbable.unpacked(_improbable.packed(model)) == model


def test_the_filter_holds_its_words_and_hardly_any_other() -> None:
    words = [f"word{number}" for number in range(2000)]
    spelled = _improbable.filter_of(words[:1000])
    assert all(_improbable.is_spelled(word, spelled) for word in words[:1000])
    assert sum(_improbable.is_spelled(word, spelled) for word in words[1000:]) < 20


def test_bad_translations_are_found_and_the_human_ones_let_pass(hits: Hits, shared: Path) -> None:
    rows = list(bad_translations(shared))
    found, alarms = (sum(bool(hits(improbable, row[key])) for row in rows) for key in ("garbled", "human"))
    assert found >= 0.78 * len(rows)
    assert alarms <= 0.012 * len(rows)


def bad_translations(shared: Path) -> Iterator[dict[str, str]]:
    with (shared / "data/dev/garbled_mt.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
