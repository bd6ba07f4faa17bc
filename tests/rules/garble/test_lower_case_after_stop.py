"""Where the finding lies: a short fragment whole, a long one by its first word; and whose style is respected."""

from __future__ import annotations

from copydesk_rules.garble import lower_case_after_stop
from tests.rules.conftest import Hits


def found(hits: Hits, text: str, language: str = "en") -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(lower_case_after_stop, text, language)]


def test_a_short_fragment_is_marked_whole(hits: Hits) -> None:
    text = "The bridge fell into the river during the storm of 1953. it would not."
    assert found(hits, text) == ["it would not."]


def test_a_long_sentence_is_marked_by_its_first_word(hits: Hits) -> None:
    text = "The bridge fell into the river during the storm. people came from all the villages to look at it."
    assert found(hits, text) == ["people"]


def test_a_quotation_may_close_right_after(hits: Hits) -> None:
    text = "“We will talk about the bridge with our neighbours at the meeting this evening. are started.”"
    assert found(hits, text) == ["are started."]


def test_a_text_written_without_capitals_is_left_alone(hits: Hits) -> None:
    text = " ".join(["we went down to the water and looked at the boats for a while."] * 40)
    assert found(hits, text) == []


def test_abbreviations_of_the_language(hits: Hits) -> None:
    assert (
        found(hits, "Der Umbau dauerte laut Prof. dr. Weber etwa drei Jahre bzw. etwas länger als geplant.", "de") == []
    )
    assert (
        found(hits, "O filme foi visto por 1,2 mil pessoas na Av. das flores, segundo a sra. da bilheteria.", "pt")
        == []
    )
