"""The visible text of HTML, broken or not, and where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.text.prose import OBJECT
from tests.text.formats.laws import blocks, read


def prose(text: str) -> str:
    return read("html", text).prose


def test_blocks_have_the_kind_of_their_element() -> None:
    text = (
        "<title>T &amp; t</title><h1>Head</h1><p>Text.<blockquote><p>Quoted.</p></blockquote><ul><li>One<li>Two</ul>"
        "<table><caption>Table</caption><tr><th>a<td>b<td><p>Text in a cell.</table><figure><img src="
        "x><figcaption>Shown</figcaption></figure>"
        "<dl><dt>Term<dd>Meaning</dl>after"
    )
    assert blocks("html", text) == [
        ("field", "T & t"),
        ("heading", "Head"),
        ("paragraph", "Text."),
        ("quote", "Quoted."),
        ("list-item", "One"),
        ("list-item", "Two"),
        ("caption", "Table"),
        ("table-cell", "a"),
        ("table-cell", "b"),
        ("paragraph", "Text in a cell."),
        ("caption", "Shown"),
        ("heading", "Term"),
        ("list-item", "Meaning"),
        ("paragraph", "after"),
    ]


@pytest.mark.parametrize("name", "script style template noscript textarea xmp iframe select SCRIPT".split())
def test_what_no_reader_sees_is_no_prose(name: str) -> None:
    assert prose(f"one <{name} a='>'>if (a < b) <!-- x <p> hidden</{name} > two") == "one two"


@pytest.mark.parametrize("name", "code kbd samp svg math".split())
def test_code_and_pictures_stand_for_words(name: str) -> None:
    assert prose(f"one <{name}><b>x</b> &lt;</{name}> two") == f"one {OBJECT} two"


def test_preformatted_text_is_between_blocks() -> None:
    assert prose("one<pre>  x\n y</pre>two") == f"one\n\n{OBJECT}\n\ntwo"


def test_entities_map_to_their_source() -> None:
    text = "<p>Fish &amp; chips &#8212; &#x2014;&nosuch; &notit; AT&T &lt;3</p>"
    document = read("html", text)
    assert document.prose == "Fish & chips — —&nosuch; ¬it; AT&T <3"
    at = document.prose.index("& chips —")
    start, end = document.map.to_source(at, at + 9)
    assert text[start:end] == "&amp; chips &#8212;"


def test_blanks_of_the_source_are_one_blank() -> None:
    assert (
        prose("<p>\n\t  One \n\t\ttwo<b> three </b> four\n    five <!-- x --> six\n</p>\n")
        == "One two three four five six"
    )
    assert prose("a\nb\r\nc&nbsp; d") == "a\nb\nc\u00a0 d"


def test_a_break_is_a_line_end_and_two_are_a_paragraphs() -> None:
    assert blocks("html", "one<br>two<br/>\n<BR>three<br>") == [("paragraph", "one\ntwo"), ("paragraph", "three")]


def test_elements_side_by_side_do_not_run_together() -> None:
    assert (
        prose("<a>Home</a><a>News</a> <span>T</span>he <b>ab</b><i>c</i><a></a><a>d</a>")
        == f"Home{OBJECT}News The abcd"
    )


def test_alternative_texts_and_titles_are_blocks() -> None:
    text = (
        "<p>See <img ALT='A &quot;cat&quot;' title='A &quot;cat&quot;'> and "
        "<a title=\"Where\nto\" href=x>go</a><a title=go>go</a><img alt=''></p>"
    )
    assert blocks("html", text) == [
        ("paragraph", f"See {OBJECT} and go{OBJECT}go{OBJECT}"),
        ("caption", 'A "cat"'),
        ("field", "Where\nto"),
    ]


def test_comments_and_language_are_noted() -> None:
    document = read("html", "<!doctype html><html lang=pt-BR><!-- copydesk: off x --><p>a<!--> b<!---> c")
    assert [comment.text for comment in document.comments] == [" copydesk: off x "]
    assert document.declared_language == "pt"
    assert document.prose == "a b c"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("1 < 2 and <3 &", "1 < 2 and <3 &"),
        ("<p>one<b>two", "onetwo"),
        ("one</p></b></li>two", "one\n\ntwo"),
        ("one <a href='x", "one"),
        ("one <!-- two", "one"),
        ("one<", "one<"),
        ("one</", "one</"),
        ("one</>two<?php x ?>three<![CDATA[x]]>four", "onetwothreefour"),
        ("one <code>two", "one two"),
        ("<li>one<ul><li>two</li></ol>three", "one\n\ntwo\n\nthree"),
        ("<p class=a title>one</p/ x='>'>two", "one\n\ntwo"),
        ("", ""),
        ("<>", "<>"),
    ],
)
def test_broken_markup_is_normal(text: str, seen: str) -> None:
    assert prose(text) == seen


def test_what_swallows_the_rest_is_a_problem() -> None:
    assert [problem.message for problem in read("html", "a <!-- b").problems] == ["a comment is never closed"]
    assert [problem.message for problem in read("html", "a <p title='b").problems] == ["a tag is never closed"]


@pytest.mark.parametrize(
    "unit",
    ["<div>a", "<li>", "</li>", "<code>", "<svg>", "<script>", "<a b='", "<!--", "<", "&", "<br>", "<td><ul>", " \n"],
)
def test_a_hundred_thousand_of_anything_are_read(unit: str) -> None:
    read("html", unit * 100_000)


def test_elements_nested_a_hundred_thousand_deep_are_read() -> None:
    read("html", "<blockquote>" * 100_000 + "a" + "</blockquote>" * 100_000)


_FRAGMENTS = st.sampled_from(
    "<p>|</p>|<div>|</div>|<li>|<ul>|</ul>|<td>|<b>|</b>|<a href=x>|</a>|<br>|<img alt='a &amp; b' ti"
    'tle="c">|<code>|</code>|<pre>|</pre>|<script>|'
    "</script>|<title>|</title>|<svg>|</svg>|<svg/>|<textarea>|<!--|-->|--!>|<!|<?|</|<|>|/|=|'|\"|&a"
    "mp;|&nbsp;|&copy|&no;|&#0;|&#x110000;|&#1;|&| |  |\n|\r\n|"
    "\r|\t|\f|a|Word|. |é|😀|\0|\ud800|\u00a0|\u0130|<html lang=de>|<h1>|<blockquote>|https://a.b/c|<a|title=x|alt=y".split(
        "|"
    )
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.one_of(_FRAGMENTS, st.text(max_size=3)), max_size=30).map("".join))
def test_the_laws_hold_for_any_html(text: str) -> None:
    read("html", text)
