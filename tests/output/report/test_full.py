import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Finding, Related, Severity, Span
from copydesk.output.columns import width
from copydesk.output.report import Report, Screen, renderer
from copydesk.text.source import Source


def rendered(text: str, *findings: Finding, columns: int = 80, colour: bool = False, name: str = "a.txt") -> str:
    return "".join(renderer("full")([Report(Source(name, text), findings)], Screen(columns, colour)))


def finding(text: str, part: str, message: str = "Wrong", related: tuple[Related, ...] = ()) -> Finding:
    start = text.index(part)
    return Finding(Span(start, start + len(part)), "family/rule", Severity.WARNING, message, related)


def marked(output: str) -> str:
    """What stands in the columns above the first marks."""
    lines = output.splitlines()
    at = next(i for i, line in enumerate(lines) if re.fullmatch(r" *│ *\^+.*", line))
    start, end = lines[at].index("^"), lines[at].rindex("^") + 1
    line, column, found = lines[at - 1], 0, ""
    for index, character in enumerate(line):
        if start <= column < end:
            found += character
        column = width(line[: index + 1])
    return found


def test_a_note() -> None:
    text = "Share this\n\nThe road is open.\n\nShare this\n"
    first = Related(Span(0, 10), "first here")
    found = Finding(Span(31, 41), "duplicate/short-line", Severity.ERROR, "Repeats a line", (first,))
    assert rendered(text, found) == (
        "a.txt:5:1  error  duplicate/short-line\n"
        "  Repeats a line\n"
        "  5 │ Share this\n"
        "    │ ^^^^^^^^^^\n"
        "  1 │ Share this\n"
        "    │ ---------- first here\n"
    )


def test_a_blank_line_parts_two_notes() -> None:
    text = "one two"
    assert rendered(text, finding(text, "one"), finding(text, "two")).count("\n\n") == 1


def test_both_marks_under_one_line_when_both_places_are_in_sight() -> None:
    text = "“one’"
    output = rendered(text, finding(text, "“", related=(Related(Span(4, 5), "closes here"),)))
    assert output.splitlines()[2:] == ["  1 │ “one’", "    │ ^", "    │     - closes here"]


def test_more_than_three_places_are_counted() -> None:
    text = "a b c d e f"
    related = tuple(Related(Span(i, i + 1), "here") for i in (2, 4, 6, 8, 10))
    assert rendered(text, finding(text, "a", related=related)).endswith("and 2 more places\n")


@pytest.mark.parametrize(
    ("text", "part", "seen"),
    [
        ("\tThe end", "The", "The"),
        ("漢字かな “quote” x", "quote", "quote"),
        ("漢字かな", "字か", "字か"),
        ("😀😀 smile", "smile", "smile"),
        ("cafe\u0301 noir", "noir", "noir"),
        ("no\xa0break", "\xa0", "⍽"),
        ("two  blanks", "  ", "␣␣"),
        ("zero\u200bwidth", "\u200b", "▯"),
        ("so\xadft hy\xadphen", "phen", "phen"),
        ("esc \x1b[31m red", "\x1b[31m", "␛[31m"),
        ("damaged \udcff byte", "\udcff", "\ufffd"),
        ("evil \u202e turn", "turn", "turn"),
    ],
)
def test_the_mark_stands_under_its_span(text: str, part: str, seen: str) -> None:
    output = rendered(text, finding(text, part))
    assert marked(output) == seen
    assert not re.search("[\x1b\u202e\ud800-\udfff]", output)


def test_a_combining_mark_alone_is_marked_in_the_column_of_its_letter() -> None:
    assert rendered("ax\u0301b", finding("ax\u0301b", "\u0301")).splitlines()[3] == "    │  ^"


def test_an_empty_span_and_a_line_end_have_a_mark() -> None:
    text = "one\ntwo"
    empty = Finding(Span(7, 7), "family/rule", Severity.WARNING, "Unfinished")
    assert rendered(text, empty).splitlines()[3] == "    │    ^"
    assert rendered(text, finding(text, "\n")).splitlines()[3] == "    │    ^"


def test_a_span_over_lines_shows_the_first_and_counts_the_others() -> None:
    text = "one two\nthree\nfour five"
    lines = rendered(text, finding(text, "two\nthree\nfour")).splitlines()
    assert lines[2:] == ["  1 │ one two", "    │     ^^^ and 2 more lines"]
    assert rendered(text, finding(text, "two\nthree")).splitlines()[3].endswith("and 1 more line")
    assert rendered(text, finding(text, "two\n")).splitlines()[3] == "    │     ^^^"


def test_a_long_line_is_cut_around_the_span() -> None:
    text = "word " * 100 + "NEEDLE" + " word" * 100
    output = rendered(text, finding(text, "NEEDLE"), columns=60)
    assert marked(output) == "NEEDLE"
    shown = output.splitlines()[2].partition("│ ")[2]
    assert shown.startswith("… word") and shown.endswith("word …")


def test_a_long_span_keeps_both_its_ends() -> None:
    text = "‘" + "word " * 100 + "end”"
    output = rendered(text, finding(text, text), columns=60)
    assert marked(output).startswith("‘word word") and marked(output).endswith("word end”")


def test_two_long_copies_are_cut_alike() -> None:
    copy = "The quick brown fox jumps over the lazy dog near the river bank every single morning before breakfast."
    text = f"{copy}\n\n{copy}"
    second = Finding(
        Span(len(copy) + 2, len(text)), "d/p", Severity.ERROR, "Repeated", (Related(Span(0, 102), "first here"),)
    )
    shown = [line.partition("│ ")[2] for line in rendered(text, second).splitlines()[2:]]
    assert shown[0] == shown[2]
    assert shown[3].endswith("- first here")


def test_a_line_of_fifty_million_characters_takes_no_time() -> None:
    text = "x" * 25_000_000 + " NEEDLE " + "y" * 25_000_000
    assert marked(rendered(text, finding(text, "NEEDLE"))) == "NEEDLE"
    assert len(rendered(text, finding(text, text))) < 1000


def test_colours_only_when_asked() -> None:
    assert "\x1b" not in rendered("one", finding("one", "one"))
    assert "\x1b[33m^^^\x1b[0m" in rendered("one", finding("one", "one"), colour=True)


def test_a_file_name_cannot_break_the_page() -> None:
    assert rendered("one", finding("one", "one"), name="a\n\x1b[2J\udcff.txt").startswith(
        "a\\n\\x1b[2J\\udcff.txt:1:1 "
    )


@given(st.text(max_size=300), st.data(), st.integers(40, 120))
def test_any_text_fits_the_screen_and_is_safe_to_print(text: str, data: st.DataObject, columns: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    other = Related(Span(0, start), "first here")
    output = rendered(text, Finding(Span(start, end), "f/r", Severity.INFO, "Wrong", (other,)), columns=columns)
    output.encode("utf-8")
    for line in output.split("\n"):
        assert width(line) <= columns
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", line)
