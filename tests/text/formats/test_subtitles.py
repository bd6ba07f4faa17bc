"""SRT and WebVTT: the text of cues, and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.formats.laws import blocks, read


def test_srt_cues_without_numbers_times_and_codes() -> None:
    text = (
        "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Well,</i> {\\an8}hello.\r\n- Hi!\r\n\r\n2\r\n00:00:"
        "03,000 --> 00:00:04,000 X1:5\r\n"
        '<font color="red">Fish &amp; chips</font>\r\n3\r\n00:00:05.000 --> 00:00:06.000\r\n42'
        "\r\n\r\n1984 was\r\n\r\na year.\r\n"
    )
    assert blocks("srt", text) == [
        ("cue", "Well, hello.\n- Hi!"),
        ("cue", "Fish & chips"),
        ("cue", "42\n1984 was\na year."),
    ]


def test_srt_without_cues_has_no_text() -> None:
    assert blocks("srt", "Nothing here.\n\n1\n") == []


def test_vtt_cues_without_settings_styles_regions_and_notes() -> None:
    text = (
        "WEBVTT - A title\nKind: captions\n\nNOTE copydesk: ignore x\n\nSTYLE\n::cue { color: red }"
        "\n\nREGION\nid:a\n\nfirst\n00:01.000 --> 00:02.000 align:start\n"
        "<v Ann>Hello <c.loud>there</c>, <00:01.500>you &lt;3\n\n01:00:03.000 --> 01:00:04.000\n- One\n- Two\n"
    )
    assert blocks("vtt", text) == [("cue", "Hello there, you <3"), ("cue", "- One\n- Two")]
    assert [comment.text for comment in read("vtt", text).comments] == ["copydesk: ignore x"]


_FRAGMENTS = st.sampled_from(
    [
        "1\n",
        "00:00:01,000 --> 00:00:02,000\n",
        "00:01.000 --> 00:02.000\n",
        "WEBVTT\n",
        "\n",
        "\r\n",
        "\r",
        "NOTE x",
        "STYLE",
        "<i>",
        "</i>",
        "<v A>",
        "{\\an8}",
        "&amp;",
        "é",
        "Word",
        " ",
        "-->",
        "<",
        "{",
        "\0",
        "\ud800",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_FRAGMENTS, max_size=20).map("".join), st.sampled_from(["srt", "vtt"]))
def test_the_laws_hold_for_any_subtitles(text: str, format_name: str) -> None:
    read(format_name, text)
