"""Repair of one text: what is made, what is withheld, what is proved."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.engine.rule import Status
from copydesk.model import Edit, Finding, Fix, Safety, Severity, Span
from copydesk.output import fix, proof
from copydesk.output.fix import MOST_ROUNDS, Repair, Unproved, repair
from copydesk.text import formats
from copydesk.text.document import Document
from copydesk.text.edits import Run, apply
from copydesk.text.source import Source, decode

SEEDS = sorted((Path(__file__).resolve().parent.parent.parent / "seeds").glob("*.txt"))
Rule = Callable[[str], list[Finding]]


def finding(rule: str, *edits: tuple[int, int, str], safety: Safety = Safety.SAFE) -> Finding:
    made = tuple(Edit(Span(start, end), new) for start, end, new in edits)
    span = Span(min(e[0] for e in edits), max(e[1] for e in edits))
    return Finding(span, rule, Severity.WARNING, rule, fix=Fix(safety, made))


def swap(rule: str, wrong: str, right: str, safety: Safety = Safety.SAFE) -> Rule:
    """A rule that puts one text for another."""
    return lambda text: [finding(rule, (*m.span(), right), safety=safety) for m in re.finditer(wrong, text)]


class Desk:
    """Rules that look at the source, whatever its format."""

    def __init__(self, *rules: Rule, format_name: str = "plain") -> None:
        self._rules, self._read = rules, formats.reader(format_name)

    def document(self, source: Source) -> Document:
        return self._read(source, "en")

    def findings(self, document: Document) -> list[Finding]:
        return sorted(found for rule in self._rules for found in rule(document.source.text))


def repaired(text: str | bytes, *rules: Rule, format_name: str = "plain", least: Safety = Safety.SAFE) -> Repair:
    data = text.encode() if isinstance(text, str) else text
    return repair(decode(data, "t"), Desk(*rules, format_name=format_name), least)


def test_only_what_is_safe_enough_is_repaired() -> None:
    rules = swap("safe", "a", "A"), swap("unsafe", "b", "B", Safety.UNSAFE), swap("show", "c", "C", Safety.SHOW)
    assert repaired("abc", *rules).after.text == "Abc"
    assert repaired("abc", *rules, least=Safety.UNSAFE).after.text == "ABc"
    assert repaired("abc", *rules, least=Safety.SHOW).after.text == "ABc"
    assert [left.rule for left in repaired("abc", *rules).left] == ["unsafe", "show"]


def test_what_was_repaired_is_counted_and_all_rounds_are_one_list_of_edits() -> None:
    made = repaired("aab", swap("one", "a", "b"), swap("two", "b+", "c"))
    assert (made.after.text, made.repaired) == ("cc", {"one": 2, "two": 2})
    assert apply("aab", made.edits) == "cc"


def test_of_two_that_clash_the_earlier_is_repaired_and_the_other_looked_at_again() -> None:
    made = repaired("abc", swap("early", "ab", "b"), swap("late", "bc", "x"))
    assert (made.after.text, made.repaired) == ("x", {"early": 1, "late": 1})


def test_all_edits_of_a_finding_are_made_or_none() -> None:
    text = "a ‘b’"
    marks, earlier = finding("marks", (2, 3, "“"), (4, 5, "”")), finding("earlier", (1, 3, " "))
    document = Desk().document(decode(text.encode(), "t"))
    made = fix._Round(document, Desk(), [earlier, marks])
    assert [found.rule for found in made.findings] == ["earlier"]
    assert made.after is not None and made.after.source.text == "a b’"


def test_a_rule_that_never_settles_is_left_out_and_named() -> None:
    there, back = swap("there", "a", "b"), swap("back", "b", "a")
    made = repaired("a.x", there, back, swap("good", "x", "y"))
    assert made.after.text == "a.y"
    assert made.unsettled == ["back"] or made.unsettled == ["there"] or made.unsettled == ["back", "there"]
    growing = repaired("ax", swap("grow", "a", "aa"), swap("good", "x", "y"))
    assert (growing.after.text, growing.unsettled) == ("ay", ["grow"])


def test_a_long_chain_of_repairs_settles() -> None:
    made = repaired("a" * (MOST_ROUNDS - 2) + "b", swap("chain", "ab", "b"))
    assert (made.after.text, made.unsettled) == ("b", [])


@pytest.mark.parametrize("edits", [((0, 2, ""), (1, 3, "")), ((-1, 1, "")), ((2, 99, ""))])
def test_a_rule_whose_edits_make_no_sense_is_not_repaired(edits: Sequence[tuple[int, int, str]]) -> None:
    edits = edits if isinstance(edits[0], tuple) else (edits,)  # type: ignore[assignment]
    made = repaired("abcx", lambda text: [finding("bad", *edits)], swap("good", "x", "y"))
    assert made.after.text == "abcy"
    assert [(entry.finding.rule, "overlap" in entry.reason) for entry in made.withheld] == [("bad", True)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_new_lines_end_as_the_text_s_own(line_end: str) -> None:
    made = repaired(f"one{line_end}two\u2028three", swap("separator", "\u2028", "\n"))
    assert made.after.text == f"one{line_end}two{line_end}three"


def test_a_line_end_is_not_split() -> None:
    made = repaired("one \r\ntwo", swap("ends", r" \r", ""))
    assert not made.changed
    assert made.withheld[0].reason == "it would split a line end"


def test_the_end_of_the_last_line_stays() -> None:
    for text in ("one\n", "one"):
        assert not repaired(text, lambda text: [finding("ends", (3, len(text), "" if text[3:] else "\n"))]).changed


def test_every_byte_that_is_not_repaired_stays() -> None:
    old_western = "caf\xe9 \x81 a".encode("latin-1")
    assert repaired(old_western, swap("a", " a$", " “a”")).after.encode("caf\xe9 \x81 “a”") == b"caf\xe9 \x81 \x93a\x94"
    damaged = "é".encode() + b"\xff a"
    made = repaired(damaged, swap("a", " a$", " b"))
    assert made.after.encode(made.after.text) == "é".encode() + b"\xff b"
    wide = b"\xff\xfe" + "a😀b".encode("utf-16-le")
    made = repaired(wide, swap("b", "b", "c"))
    assert made.after.encode(made.after.text) == b"\xff\xfe" + "a😀c".encode("utf-16-le")


def test_a_repair_that_the_encoding_cannot_hold_is_withheld() -> None:
    made = repaired(b"caf\xe9 a b", swap("a", " a", " ć"), swap("b", "b", "c"))
    assert made.after.text == "café a c"
    assert [entry.reason for entry in made.withheld] == ["windows-1252 has no “ć”"]


def test_bytes_that_would_be_read_as_another_text_are_withheld() -> None:
    damaged = "éé".encode() + b" \xc3x\xa9"
    made = repaired(damaged, swap("x", "x", ""), swap("é", "^é", "e"))
    assert made.after.text == "eé \udcc3x\udca9"
    assert [entry.reason for entry in made.withheld] == ["its bytes would then be read as another text"]


@pytest.mark.parametrize(
    ("text", "rule", "format_name"),
    [
        ('<p>A<img alt="He said ‘hello”">B</p>', swap("marks", "[‘”]", '"'), "html"),
        ("<p>A and B</p>", swap("tag", "and", "<b"), "html"),
        ("A paragraph.\n\nMore\n\nAnother.\n", swap("item", "More", "- More"), "markdown"),
        ("A paragraph.\n\nMore\n\n    code\n", swap("code", "    code", "code"), "markdown"),
        ("- a\n\nShare\n\n    code\n", swap("gone", "Share\n\n", ""), "markdown"),
        ('---\ntitle: "A ‘B”"\n---\n\nA line.\n', swap("marks", "[‘”]", '"'), "markdown"),
    ],
)
def test_a_repair_that_would_change_the_markup_is_withheld(text: str, rule: Rule, format_name: str) -> None:
    made = repaired(text, rule, swap("good", "x", "y"), format_name=format_name)
    assert made.after.text == text
    assert {entry.reason for entry in made.withheld} == {"the markup around it would change"}


def test_what_is_withheld_does_not_keep_others_from_being_repaired() -> None:
    text = "A x.\n\nMore x\n\nx x.\n"
    made = repaired(text, swap("item", "More", "- More"), swap("good", "x", "y"), format_name="markdown")
    assert made.after.text == "A y.\n\nMore y\n\ny y.\n"
    assert [entry.finding.rule for entry in made.withheld] == ["item"]
    made = repaired("More x", swap("item", "More x", "- z"), swap("good", "x", "y"), format_name="markdown")
    assert made.after.text == "More y"


def test_the_markup_of_a_deleted_block_goes_with_it() -> None:
    made = repaired("# A\n\n## Share\n\nB\n", swap("gone", "## Share\n\n", ""), format_name="markdown")
    assert (made.after.text, list(made.withheld)) == ("# A\n\nB\n", [])


def test_a_repair_that_is_not_what_its_edits_say_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(text: str, edits: Sequence[Edit]) -> str:
        return apply(text, edits).replace("z", "Z")

    monkeypatch.setattr(fix, "apply", careless)
    with pytest.raises(Unproved, match="good"):
        repaired("xz", swap("good", "x", "y"))


@pytest.mark.parametrize("runs", [[Span(0, 1), "y", Span(3, 4)], [Span(0, 4)], [Span(0, 1), "yz", Span(2, 4)]])
def test_the_proof_looks_at_the_bytes(runs: list[Run]) -> None:
    before, after = decode("axéb".encode(), "t"), decode("ayéb".encode(), "t")
    assert proof.bytes_stand(before, after, [Span(0, 1), "y", Span(2, 4)])
    assert not proof.bytes_stand(before, after, runs)


class Pack:
    """The built-in rules, of which only some findings may be repaired."""

    def __init__(
        self, checker: Checker, wanted: Callable[[Finding], bool] = lambda found: True, format_name: str = "plain"
    ) -> None:
        self._checker, self._wanted, self._read = checker, wanted, formats.reader(format_name)

    def document(self, source: Source) -> Document:
        return self._read(source, "en")

    def findings(self, document: Document) -> list[Finding]:
        return [found for found in self._checker.check(document) if self._wanted(found)]


@functools.cache
def built_in() -> Checker:
    return Checker([rule for rule in packs.load(use_cache=False).rules if rule.info.status is Status.STABLE])


def variants(data: bytes) -> list[bytes]:
    """A seed as it is, and with the line ends, mark and end that other programs give a file."""
    windows = data.replace(b"\n", b"\r\n")
    return [data, windows, b"\xef\xbb\xbf" + windows, data.rstrip(b"\n"), data.rstrip(b"\n") + b"\n"]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_seeds(path: Path) -> None:
    outcomes = []
    for data in variants(path.read_bytes()):
        made = repair(decode(data, "t"), Pack(built_in()), Safety.UNSAFE)
        assert made.repaired and not made.withheld and not made.unsettled
        assert not {found.rule for found in made.left if found.fix}
        new = made.after.encode(made.after.text)
        assert not repair(decode(new, "t"), Pack(built_in()), Safety.UNSAFE).changed
        assert new.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
        assert new.endswith((b"\n", b"\r")) == data.endswith((b"\n", b"\r"))
        assert set(re.findall(rb"\r\n|\n|\r", new)) <= set(re.findall(rb"\r\n|\n|\r", data))
        outcomes.append(made.after.text.replace("\r\n", "\n").rstrip("\n"))
    assert len(set(outcomes)) == 1


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_no_line_of_a_seed_changes_on_which_nothing_was_found(path: Path) -> None:
    source = decode(path.read_bytes(), "t")
    made = repair(source, Pack(built_in()), Safety.UNSAFE)
    found = built_in().check(Pack(built_in()).document(source))
    spoken_of = {line for f in found for line in range(_line(source, f.span.start), _line(source, f.span.end) + 1)}
    after = set(made.after.text.split("\n"))
    gone = {n for n, line in enumerate(source.text.split("\n"), 1) if line and line not in after}
    assert gone <= spoken_of


def _line(source: Source, offset: int) -> int:
    return source.position(offset).line


MARKS = "“”‘’\"'., \u00a0\n\r\u2028\u200b\u00ad\u0301😀\x00\udc80\udcc3—"
WORDS = "Then the the it U.S. and Share Tweet Reply word Zelensky Zelenskyy"
SENTENCE = "The council met on Monday to hear the report of its engineers."
SCRAPS = st.sampled_from([*MARKS, "  ", "\n\n", "\r\n", "中文", *WORDS.split(), "Leave a Reply", SENTENCE])
TAGS = "<p> </p> <b> </b> <br> &nbsp; &rsquo; ![ ](x) * ` \\ "
MARKUP = st.sampled_from(
    [*TAGS.split(), "# ", "- ", "> ", "| ", "    ", "---\n", "[a](b 't')", "<!-- x -->", "{{<x>}}", '<img alt="', '">']
)


def text_of(scraps: list[str]) -> Source:
    return decode("".join(scraps).encode("utf-8", "surrogateescape"), "t")


@settings(deadline=None, max_examples=150)
@given(st.lists(SCRAPS, max_size=50), st.integers(0, 5), st.booleans())
def test_any_subset_of_findings(scraps: list[str], share: int, unsafe: bool) -> None:
    source, least = text_of(scraps), Safety.UNSAFE if unsafe else Safety.SAFE
    desk = Pack(built_in(), lambda found: share == 0 or hash((found.rule, found.message)) % 6 >= share)
    made = repair(source, desk, least)
    kept = apply(source.text, [edit._replace(replacement="") for edit in made.edits])
    assert _is_in(kept, made.after.text)
    old, new = source.encode(source.text), made.after.encode(made.after.text)
    assert decode(new, "t").text == made.after.text
    assert made.changed or new == old
    assert not made.unsettled
    again = repair(decode(new, "t"), desk, least)
    assert not again.changed


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(SCRAPS, MARKUP), max_size=40), st.sampled_from(["markdown", "html", "mdx", "srt", "vtt"]))
def test_any_markup(scraps: list[str], format_name: str) -> None:
    source = text_of(["A B\n\n00:00:01.000 --> 00:00:02.000\n", *scraps])
    desk = Pack(built_in(), format_name=format_name)
    made = repair(source, desk, Safety.UNSAFE)
    new = made.after.encode(made.after.text)
    assert proof._markup(desk.document(source), made.edits) == proof._markup(desk.document(made.after), ())
    assert not made.unsettled
    assert not repair(decode(new, "t"), desk, Safety.UNSAFE).changed


@settings(deadline=None, max_examples=150)
@given(st.lists(SCRAPS, max_size=30), st.data())
def test_one_round_changes_only_promised_spans(scraps: list[str], data: st.DataObject) -> None:
    desk = Pack(built_in())
    document = desk.document(text_of(scraps))
    found = [f for f in desk.findings(document) if f.fix]
    subset = data.draw(st.lists(st.sampled_from(found), unique=True)) if found else []
    made = fix._Round(document, desk, subset)
    promised = {edit.span for f in subset if f.fix for edit in f.fix.edits}
    assert {edit.span for edit in made.edits} <= promised
    if made.after is not None:
        assert made.after.source.text == apply(document.source.text, made.edits)


def _is_in(part: str, whole: str) -> bool:
    """Whether the characters of one text stand in the other, in their order."""
    rest = iter(whole)
    return all(character in rest for character in part)
