"""Patches: what `git apply` makes of one is what repair would have written."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.model import Edit, Span
from copydesk.output.patch import patch, readable
from copydesk.output.report import Screen
from copydesk.text.edits import apply, without_overlaps
from copydesk.text.source import Source, decode

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")


def edit(start: int, end: int, new: str = "") -> Edit:
    return Edit(Span(start, end), new)


def lines(text: str, *edits: Edit) -> list[str]:
    return patch(decode(text.encode(), "a.txt"), edits).decode().splitlines()


def applied(folder: Path, source: Source, edits: list[Edit]) -> bytes:
    """The file's bytes after the real `git apply`."""
    file = folder / source.name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(source.encode(source.text))
    made = patch(source, edits)
    if made:
        command = ["git", "apply", "--whitespace=nowarn", "-"]
        done = subprocess.run(command, input=made, cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, (done.stderr, made)
    return file.read_bytes()


def test_one_line() -> None:
    assert lines("one\ntwo\nthree\n", edit(4, 7, "2")) == [
        "--- a/a.txt", "+++ b/a.txt", "@@ -1,3 +1,3 @@", " one", "-two", "+2", " three"
    ]  # fmt: skip


def test_whole_lines_are_only_taken_out() -> None:
    assert lines("one\n\ntwo\n\nthree\n", edit(5, 10))[3:] == [" one", " ", "-two", "-", " three"]
    assert lines("one\n\ntwo", edit(3, 8))[3:] == [
        "-one", "-", "-two", "\\ No newline at end of file", "+one", "\\ No newline at end of file"
    ]  # fmt: skip


def test_changes_far_apart_are_hunks_of_their_own() -> None:
    text = "".join(f"{n}\n" for n in range(10, 40))
    heads = [line for line in lines(text, edit(0, 3), edit(60, 62, "x"), edit(63, 65, "y")) if line.startswith("@@")]
    assert heads == ["@@ -1,4 +1,3 @@", "@@ -18,8 +17,8 @@"]


def test_nothing_to_change() -> None:
    assert patch(decode(b"one\n", "a.txt"), []) == b""


@needs_git
@pytest.mark.parametrize("name", ["a.txt", "sub/a b.txt", "é.txt", 'qu"ote\\.txt', "tab\tand\nline.txt", "-x.txt"])
def test_git_takes_any_name(tmp_path: Path, name: str) -> None:
    assert applied(tmp_path, decode(b"one\ntwo\n", name), [edit(4, 7, "2")]) == b"one\n2\n"


@needs_git
@pytest.mark.parametrize(
    "data",
    [
        b"one\r\ntwo\r\n",
        b"one\ntwo",
        b"one\r\ntwo",
        b"one\rtwo\r",
        b"\xef\xbb\xbfone\r\ntwo\r\n",
        b"on\xe9\ntwo\n",
        b"\xff\xfe" + "one\r\ntwo\r\n".encode("utf-16-le"),
        b"\xff\xfe" + "one\nt\u0a0awo".encode("utf-16-le"),
    ],
)
def test_git_takes_any_bytes(tmp_path: Path, data: bytes) -> None:
    source = decode(data, "a.txt")
    for edits in ([edit(0, 1)], [edit(0, 1, "O"), edit(4, 6, "é")], [edit(0, len(source.text))]):
        assert applied(tmp_path, source, edits) == source.encode(apply(source.text, edits))


@needs_git
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["a", "bc", "\n", "\r\n", "\n\n", "\r", " "]), max_size=30).map("".join),
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["", "", "x", "\n", "y\n"])), max_size=4
    ),
)
def test_git_makes_of_a_patch_what_its_edits_make(tmp_path: Path, text: str, pairs: list[tuple[int, int, str]]) -> None:
    source = decode(text.encode(), "a.txt")
    spans = [sorted((min(a, len(text)), min(b, len(text)))) for a, b, _ in pairs]
    edits = without_overlaps(edit(a, b, new) for (a, b), (_, _, new) in zip(spans, pairs, strict=True))
    after = apply(text, edits)
    if text and after:  # an empty file is one that a patch makes or deletes
        assert applied(tmp_path, source, edits) == after.encode()


def test_people_see_which_blanks_change_and_nothing_that_moves_the_cursor() -> None:
    source = decode("one\u00a0two\x1b[2J\nthree\u00a0\n".encode(), "a\x1b.txt")
    shown = "".join(readable(source, [edit(3, 4, " ")], Screen(80, False)))
    assert "\x1b" not in shown
    assert "-one⍽two" in shown and "+one two" in shown
    coloured = "".join(readable(source, [edit(3, 4, " ")], Screen(80, True)))
    assert "\x1b[31m-one⍽two" in coloured and "\x1b[32m+one two" in coloured


def test_people_see_texts_that_are_not_unicode() -> None:
    damaged = "é".encode() + b"\xff one\n"
    assert "+é\ufffd two" in "".join(readable(decode(damaged, "a.txt"), [edit(3, 6, "two")], Screen()))
    wide = b"\xff\xfe" + "one\r\n".encode("utf-16-le")
    assert "+two\n" in "".join(readable(decode(wide, "a.txt"), [edit(0, 3, "two")], Screen()))
