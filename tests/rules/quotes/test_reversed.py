"""The edit turns the mark and takes the blank that misled it."""

from __future__ import annotations

from copydesk_rules.quotes import reversed as rule
from tests.rules.conftest import Hits


def test_closing_mark_with_its_blank(hits: Hits) -> None:
    text = "They want to “work alone “."
    [hit] = hits(rule, text)
    assert text[hit.start : hit.end] == "“"
    assert hit.related == ((13, 14, "opened here"),)
    assert hit.edits == ((24, 26, "”"),)


def test_opening_mark(hits: Hits) -> None:
    [hit] = hits(rule, "He said: ”We are ready.” Then he left.")
    assert (hit.start, hit.edits) == (9, ((9, 10, "“"),))


def test_the_mark_that_opens_in_finnish_is_right(hits: Hits) -> None:
    assert hits(rule, "”Olemme valmiita”, hän sanoi.", "fi") == []
