"""Spun text: how many exchanged words it takes, where they may stand, and that edited prose has none."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

import copydesk
from copydesk_rules.garble import _spun, spun, tortured_phrase
from copydesk_rules.garble._spun import AFTER, BEFORE, Entry, Meant
from tests.rules.conftest import Hits

SPUN = "Last twelvemonth the municipality council cognized that it had waited a long clip for the money."
# A news item in the words that a WordNet spinner puts: 90 words, of which a dozen were exchanged.
ITEM = (
    "Last twelvemonth the municipality council determined to construct a fresh span over the river. The townspeople had "
    "waited for this a long clip. The city manager told the paper that the toll would not transcend four million. Many "
    "store proprietors lost a big portion of their clients, and some cognized that before the work began. A woman who "
    "runs a shoe store said that she could not pay her measures any more. The council promised to assist them with a "
    "little loan, but the paperwork took too long. A party is planned for the juncture."
)


def test_each_finding_says_what_the_words_stand_for(hits: Hits) -> None:
    found = {SPUN[hit.start : hit.end]: hit.message for hit in hits(spun, SPUN)}
    assert found["long clip"] == "“long clip” seems to stand for “long time”"
    assert found["municipality council"] == "“municipality council” seems to stand for “city council”"


def test_an_item_in_the_words_of_a_spinner_is_told(hits: Hits) -> None:
    assert len(hits(spun, ITEM)) >= 4


def test_one_exchanged_word_said_often_is_a_term(hits: Hits) -> None:
    assert hits(spun, "Last twelvemonth was good. Next twelvemonth will be better than the fiscal twelvemonth.") == []


def test_a_few_in_a_long_text_are_its_style(hits: Hits) -> None:
    plain = "The boats lay in the harbour until the wind turned, and nobody was in a hurry to leave. "
    assert hits(spun, SPUN + "\n\n" + plain * 10) != []
    assert hits(spun, SPUN + "\n\n" + plain * 200) == []


def test_a_mark_or_a_blank_line_between_the_words_parts_them(hits: Hits) -> None:
    parted = SPUN.replace("long clip", "long, clip").replace("municipality council", "municipality\n\ncouncil")
    assert [hit.message for hit in hits(spun, parted)] == []


def test_quotation_marks_around_a_phrase_do_not_hide_it(hits: Hits) -> None:
    quoted = SPUN.replace("long clip for", "“long clip” for")
    assert {hit.message for hit in hits(spun, quoted)} == {hit.message for hit in hits(spun, SPUN)}


def test_a_phrase_may_run_over_a_line_end(hits: Hits) -> None:
    wrapped = {width: textwrap.fill(ITEM, width) for width in (50, 60, 70, 80)}
    assert any("long\nclip" in text or "municipality\ncouncil" in text for text in wrapped.values())
    for text in wrapped.values():
        assert [hit.message for hit in hits(spun, text)] == [hit.message for hit in hits(spun, ITEM)]


def test_names_are_not_phrases(hits: Hits) -> None:
    assert hits(spun, SPUN.replace("municipality council", "Municipality Council").replace("clip", "Clip")) == []


def test_the_thresholds_are_options(hits: Hits) -> None:
    two = "Last twelvemonth the municipality council met."
    settings = {"least-words": 2, "least-weight": 5, "weight-per-1000-words": 0.0}
    assert hits(spun, two) == []
    assert len(hits(spun, two, settings=settings)) == 2


def test_it_runs_where_it_is_selected_and_the_language_is_english() -> None:
    assert copydesk.check_text(ITEM, language="nl", select=["garble/spun"]).findings == []
    assert {finding.rule for finding in copydesk.check_text(ITEM, select=["garble/spun"]).findings} == {"garble/spun"}


def test_phrases_of_the_list_of_terms_are_left_to_it() -> None:
    for term in tortured_phrase.TERMS:
        first, _, second = term.partition(" ")
        for synonym, partner in ((first, AFTER + second), (second, BEFORE + first)):
            assert synonym not in _spun.lines() or partner not in _spun.partners(synonym)


def test_a_table_survives_packing() -> None:
    entries = [
        Entry("clip", BEFORE, "long", Meant("time", 3)),
        Entry("clip", BEFORE, "short", Meant("time", 3)),
        Entry("clip", AFTER, "of", Meant("time", 1)),
        Entry("span", AFTER, "over", Meant("bridge", 2)),
    ]
    data = _spun.packed(reversed(entries))
    assert data == _spun.packed(entries)
    read = {synonym: _spun.read(line) for synonym, line in _spun.unpacked(data).items()}
    assert read == {
        "clip": {"<long": Meant("time", 3), "<short": Meant("time", 3), ">of": Meant("time", 1)},
        "span": {">over": Meant("bridge", 2)},
    }


@pytest.mark.parametrize("folder", ["pud-en", "rust-book", "us-inaugural"])
def test_edited_english_has_none(hits: Hits, shared: Path, folder: str) -> None:
    for path in sorted((shared / "data" / "clean" / folder).iterdir()):
        assert hits(spun, path.read_text(encoding="utf-8")) == [], path.name
