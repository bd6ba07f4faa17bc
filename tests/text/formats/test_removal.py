"""Deleting a whole block: its lines go, with a gap, and nothing else."""

import pytest

from copydesk.model import Edit
from copydesk.text import formats
from copydesk.text.document import Document
from copydesk.text.edits import apply
from copydesk.text.source import decode

NAME = "Share"


def read(text: str, format_name: str) -> Document:
    return formats.reader(format_name)(decode(text.encode(), "t"), "en")


def without(text: str, format_name: str, *names: str) -> str | None:
    """The text without the blocks from the first name to the last; None where that is not safe."""
    document = read(text, format_name)
    texts = [block.text for block in document.blocks]
    names = names or (NAME,)
    start, end = document.removal(texts.index(names[0]), texts.index(names[-1]))
    if format_name == "plain":
        assert document.removal_in_source(start, end) is None
        return document.prose[:start] + document.prose[end:]
    spans = document.removal_in_source(start, end)
    assert spans is not None
    return apply(text, [Edit(span, "") for span in spans]) if spans else None


LINES = [
    ("A\n\nShare\n\nB\n", "A\n\nB\n"),
    ("Share\n\nB\n", "B\n"),
    ("A\n\nShare\n", "A\n"),
    ("A\n\nShare", "A"),
    ("A\n\n\nShare\n\n\n", "A\n\n\n"),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("format_name", ["plain", "markdown"])
@pytest.mark.parametrize(("before", "after"), LINES)
def test_a_line_between_blank_ones(before: str, after: str, format_name: str, line_end: str) -> None:
    expected = after.replace("\n", line_end)
    assert without(before.replace("\n", line_end), format_name) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A\nShare\nB", "A\nB"),
        ("A\nShare\n\nB", "A\n\nB"),
        ("A\n\nShare\nB", "A\n\nB"),
        ("A  \n\n   Share  \n\n  B", "A  \n\n  B"),
        ("A  \n\n   Share  \n", "A  \n"),
        ("Share", ""),
        ("Share\n", "\n"),
    ],
)
def test_plain_text_keeps_what_stood_apart_apart_and_other_lines_as_they_are(before: str, after: str) -> None:
    assert without(before, "plain") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# A\n\n## Share\n\nB\n", "# A\n\nB\n"),
        ("A\n\nShare\n-----\n\nB\n", "A\n\nB\n"),
        ("- a\n- Share\n- b\n", "- a\n- b\n"),
        ("- a\n- Share", "- a"),
        ("1. a\n2. **Share**\n\nB\n", "1. a\n\nB\n"),
        ("> A\n>\n> Share\n>\n> B\n", "> A\n>\n> B\n"),
        ("A\n\n[Share](https://example.org/share?x=1)\n\nB\n", "A\n\nB\n"),
        ("A\n\n<p class='x'>Share</p>\n\nB\n", "A\n\nB\n"),
        ("---\ntitle: T\n---\nShare\n\nB\n", "---\ntitle: T\n---\n\nB\n"),
        ("A\n\nShare\n```\ncode\n```\n", "A\n\n```\ncode\n```\n"),
    ],
)
def test_markdown(before: str, after: str) -> None:
    assert without(before, "markdown") == after


@pytest.mark.parametrize(
    "text",
    [
        "| Share | b |\n|---|---|\n| c | d |\n",
        "A\n\n<div>Share\n</div>\n\nB\n",
        "A\n\n<b>Share</b> <!-- a note -->\n\nB\n",
        "---\ntitle: Share\n---\n\nB\n",
        "A\n\n<p>Share</p><p>C</p>\n\nB\n",
    ],
)
def test_a_block_of_markdown_that_does_not_stand_alone_stays(text: str) -> None:
    assert without(text, "markdown") is None


def test_several_blocks_go_together() -> None:
    assert without("A\n\nShare\n\nTweet\n", "markdown", "Share", "Tweet") == "A\n"
    assert without("A\n\nShare\n\nTweet\n\nB\n", "markdown", "Share", "Tweet") == "A\n\nB\n"
    assert without("A\n\nShare\n\n```\ncode\n```\n\nTweet\n", "markdown", "Share", "Tweet") is None
    assert without("<p>A</p><p>Share</p><p>Tweet</p>", "html", "Share", "Tweet") == "<p>A</p>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>A</p>\n<p>Share</p>\n<p>B</p>\n", "<p>A</p>\n<p>B</p>\n"),
        ("<p>A</p><p class=x>Share</p><p>B</p>", "<p>A</p><p>B</p>"),
        ("<ul>\n  <li>\n    <a href='/s'><b>Share</b></a>\n  </li>\n  <li>B</li>\n</ul>", "<ul>\n  <li>B</li>\n</ul>"),
        ("<p>A</p>\r\n<h2>Sha<i>re</i></h2>\r\n", "<p>A</p>\r\n"),
    ],
)
def test_html(before: str, after: str) -> None:
    assert without(before, "html") == after


@pytest.mark.parametrize(
    "text",
    [
        "<p>A<br><br>Share<br><br>B</p>",
        "<table><tr><td>Share<td>B</table>",
        "<p>Share<script>f()</script></p>",
        "<p>Share<!-- a note --></p>",
        "<p>A</p><p>Share",
        "<div>Share<p>B</p></div>",
        "<p>A</p><img alt='Share'>",
    ],
)
def test_a_block_of_html_that_is_no_element_of_its_own_stays(text: str) -> None:
    assert without(text, "html") is None


def test_subtitles_keep_their_cues() -> None:
    assert read("1\n00:00:01,000 --> 00:00:02,000\nShare\n", "srt").removal_in_source(0, 5) is None
