"""Words that cannot follow one another: spans, two rare pairs, and words shown as words."""

from __future__ import annotations

from copydesk.text.formats import reader
from copydesk.text.source import Source
from copydesk_rules.garble import impossible_sequence
from tests.rules.conftest import Hits


def test_the_span_is_the_two_words(hits: Hits) -> None:
    text = "The workers of the were sent home before the end of the shift."
    (hit,) = hits(impossible_sequence, text)
    assert text[hit.start : hit.end] == "the were"


def test_two_rare_pairs_are_one_finding_over_both(hits: Hits) -> None:
    text = "It not him was by from the road, and the sheep went to the field."
    (hit,) = hits(impossible_sequence, text)
    assert text[hit.start : hit.end].startswith("not him")


def test_one_rare_pair_is_no_finding(hits: Hits) -> None:
    assert hits(impossible_sequence, "The coat was made for not him alone but for all of us in the house.") == []


def test_words_that_markup_shows_are_named() -> None:
    document = reader("markdown")(
        Source("t", "Say _they_ or _them_, never *the* of *the* old days, in every text.\n"), "en"
    )
    assert list(impossible_sequence.check(document)) == []
