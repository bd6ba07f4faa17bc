"""The score of a sentence: its worst stretch, the verdict on a text, and what keeps it silent."""

from __future__ import annotations

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


def test_a_model_survives_packing() -> None:
    model = _improbable.model()
    assert _improbable.unpacked(_improbable.packed(model)) == model
