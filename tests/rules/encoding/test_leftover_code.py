"""Entities, tags and escapes: what a finding spans and what its repair leaves."""

from __future__ import annotations

import pytest

from copydesk.plugin import Hit
from copydesk_rules.encoding import entity, escape, tag
from tests.rules.conftest import Hits


def marked(text: str, found: list[Hit]) -> list[str]:
    return [text[hit.start : hit.end] for hit in found]


def test_entities_in_a_row_are_one_finding(hits: Hits) -> None:
    text = "one&nbsp;&nbsp;two&amp;three"
    assert marked(text, hits(entity, text)) == ["&nbsp;&nbsp;", "&amp;"]


def test_an_entity_escaped_twice_is_undone_at_once(hits: Hits) -> None:
    (hit,) = hits(entity, "&amp;lt;b")
    assert hit.edits == ((0, 8, "<"),)


def test_tags_in_a_row_are_one_finding(hits: Hits) -> None:
    text = "Words.</p> <p>More <b>words</b>."
    assert marked(text, hits(tag, text)) == ["</p> <p>", "<b>", "</b>"]


def test_a_script_is_marked_with_what_it_holds(hits: Hits) -> None:
    text = "A <script>var a = '<b>';</script> z"
    assert marked(text, hits(tag, text)) == ["<script>var a = '<b>';</script>"]


def test_a_tag_that_kept_two_words_apart_leaves_a_blank(hits: Hits) -> None:
    (hit,) = hits(tag, "one<br>two")
    assert hit.edits == ((3, 7, " "),)


@pytest.mark.parametrize(
    "text", ["[b]", "[/Users]", "x [s] y", "<title>", "<b and c>", "[code] 5", "[list] [item]", "a<b>c"]
)
def test_brackets_that_are_no_tags(hits: Hits, text: str) -> None:
    assert hits(tag, text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("caf\\u00e9s", "é"), ("\\ud83c\\udf89", "🎉"), ("na\\xc3\\xafve", "ï"), ("caf%c3%a9s", "é"),
        ("na=C3=AFve", "ï"),
        ("a%20b", " "), ("It\\'s", "'"), ("one.\\r\\nTwo", "\n"),
    ],
)  # fmt: skip
def test_what_an_escape_stands_for(hits: Hits, text: str, meant: str) -> None:
    (hit,) = hits(escape, text)
    assert hit.edits[0][2] == meant


def test_half_a_pair_of_surrogates_has_no_meaning(hits: Hits) -> None:
    assert hits(escape, "A smile \\ud83d here") == []


def test_escaped_quotation_marks_need_company(hits: Hits) -> None:
    assert hits(escape, 'the folder D:\\music\\" is') == []
    assert len(hits(escape, 'He said \\"no\\" to it.')) == 2


def test_a_line_of_code_takes_no_time(hits: Hits) -> None:
    for rule_module, piece in (
        (tag, "<a href="),
        (tag, "[a "),
        (entity, "&amp"),
        (escape, "\\n\\u12"),
        (escape, "=C3%20"),
    ):
        hits(rule_module, piece * 4000)
