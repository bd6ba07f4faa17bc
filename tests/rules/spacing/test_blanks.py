"""Exact spans and edits of the spacing rules, and the customs they respect."""

from __future__ import annotations

from copydesk_rules.spacing import before_stop, doubled, line_end, no_break
from tests.rules.conftest import Hits


def test_before_stop_marks_the_word_and_takes_the_blanks(hits: Hits) -> None:
    text = "They came from the old republic \u00a0. Nobody knew why."
    [hit] = hits(before_stop, text)
    assert text[hit.start : hit.end] == "republic \u00a0."
    assert hit.edits == ((31, 33, ""),)


def test_before_stop_leaves_a_tokenised_text_alone(hits: Hits) -> None:
    text = "The boat , which was old , left the harbour , and it sank . " * 3
    assert hits(before_stop, text) == []


def test_before_stop_knows_no_high_marks_in_an_unknown_language(hits: Hits) -> None:
    assert hits(before_stop, "Perak e oa serret ar porzh e miz Mae ? Den ne oar mann.", None) == []


def test_doubled_takes_the_whole_run(hits: Hits) -> None:
    text = "The owner of the\u00a0 boat said that it was  his own harbour."
    assert [(hit.start, hit.end) for hit in hits(doubled, text)] == [(16, 18), (39, 41)]


def test_doubled_speaks_after_a_stop_only_where_the_text_hardly_does_it(hits: Hits) -> None:
    single = "The boat left the harbour at noon. It came back in the evening. "
    assert hits(doubled, (single * 6).replace(". ", ".  ")) == []
    assert len(hits(doubled, single * 6 + "The crew of the boat was tired.  They slept until the next day.")) == 1


def test_no_break_lets_a_text_bind_its_short_words(hits: Hits) -> None:
    text = "Go to\u00a0the harbour and wait at\u00a0the gate, then go by\u00a0boat to the island of the owner."
    assert hits(no_break, text) == []


def test_no_break_between_sentences(hits: Hits) -> None:
    [hit] = hits(no_break, "The boats left early.\u00a0Nobody knew when they would be back.")
    assert (hit.start, hit.end, hit.edits) == (21, 22, ((21, 22, " "),))


def test_line_end_takes_plain_blanks_around_it(hits: Hits) -> None:
    [hit] = hits(line_end, "The border is closed. \u00a0 \r\nNobody knows why.")
    assert (hit.start, hit.end, hit.edits[0][2]) == (21, 24, "")
