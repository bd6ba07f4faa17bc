"""Exact spans and edits of the punctuation rules."""

from __future__ import annotations

from copydesk.plugin import Safety
from copydesk_rules.punctuation import comma_after_stop, lone_mark, stray_stop
from tests.rules.conftest import Hits


def test_stray_stop_after_a_word(hits: Hits) -> None:
    text = "The talks between the. U.S. and the Union went on until late."
    [hit] = hits(stray_stop, text)
    assert text[hit.start : hit.end] == "the."
    assert hit.edits == ((21, 22, ""),)
    assert hit.safety is Safety.UNSAFE


def test_second_stop_is_deleted_safely_with_its_blank(hits: Hits) -> None:
    [hit] = hits(stray_stop, "We shall meet our partners and allies. .”")
    assert (hit.start, hit.end, hit.edits, hit.safety) == (37, 40, ((38, 40, ""),), Safety.SAFE)


def test_two_dots_are_an_ellipsis_where_the_writer_uses_them_so(hits: Hits) -> None:
    assert hits(stray_stop, "Well.. he said.. and then.. nothing more came of it.") == []


def test_comma_after_stop(hits: Hits) -> None:
    text = "They meet at the end of the year. , On Friday he told them more."
    [hit] = hits(comma_after_stop, text)
    assert text[hit.start : hit.end] == ". ,"
    assert hit.message == ". and , side by side"


def test_an_unknown_abbreviation_is_one_where_the_text_never_writes_it_without_its_stop(hits: Hits) -> None:
    assert hits(comma_after_stop, "The species was named by Officin., and the name is still used by all.") == []


def test_a_lone_closing_mark_may_belong_to_the_paragraph_before(hits: Hits) -> None:
    text = "The war has lasted for eight years, “the minister said.\n\n”\n\nNobody knows when it will end."
    [hit] = hits(lone_mark, text)
    assert (text[hit.start : hit.end], hit.safety) == ("”", Safety.UNSAFE)
