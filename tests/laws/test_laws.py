"""The laws that hold over all rules, whatever they are: no rule is named here."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.engine import packs
from copydesk.engine.check import OWN_RULES, Checker
from copydesk.engine.rule import Status
from copydesk.engine.testing import document, problems, repaired
from copydesk.model import Finding
from copydesk.text.languages import detect

TESTS = Path(__file__).resolve().parent.parent
SEEDS = sorted((TESTS.parent / "seeds").glob("*.txt"))
NEGATIVE = sorted((TESTS / "negative").glob("*.txt"))
RULES = packs.load(use_cache=False).rules
STABLE = [rule for rule in RULES if rule.info.status is Status.STABLE]
PREFIX = "A plain line of text.\n\n"


@functools.cache
def checker(*names: str) -> Checker:
    """All stable rules, or the named ones."""
    return Checker([rule for rule in RULES if rule.info.name in names] if names else STABLE)


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def check(text: str, *names: str, language: str | None = None) -> list[Finding]:
    return checker(*names).check(document(text, language or detect(text)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.info.name))
def test_examples_and_laws_hold(rule: packs.PythonRule) -> None:
    assert [problem.message for problem in problems([rule])] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.info.name))
def test_a_rule_says_all_it_should(rule: packs.PythonRule) -> None:
    info = rule.info
    assert info.summary and not info.summary.endswith(".") and info.summary[0].isupper()
    assert info.why.endswith(".")
    assert not info.message.endswith(".")


@pytest.mark.parametrize("path", NEGATIVE, ids=lambda path: path.name)
def test_nothing_fires_on_texts_that_look_bad_and_are_right(path: Path) -> None:
    text = read(path)
    found = [(f.rule, text[f.span.start : f.span.end], f.message) for f in check(text)]
    assert found == []


def test_there_are_more_negative_texts_than_golden_ones() -> None:
    assert len(NEGATIVE) >= 3 * len(SEEDS)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_findings_lie_inside_the_text_and_no_rule_fails(path: Path) -> None:
    text = read(path)
    for finding in Checker(RULES).check(document(text, detect(text))):
        assert finding.rule not in OWN_RULES, finding.message
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert all(0 <= r.span.start < r.span.end <= len(text) for r in finding.related)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_a_prefix_shifts_findings_and_changes_nothing_else(path: Path) -> None:
    text, language = read(path), "en"
    before = {(f.rule, f.span.start, f.span.end, f.message) for f in check(text, language=language)}
    after = {
        (f.rule, f.span.start - len(PREFIX), f.span.end - len(PREFIX), f.message)
        for f in check(PREFIX + text, language=language)
        if f.span.start >= len(PREFIX)
    }
    assert before == after


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_a_repaired_text_lints_clean_and_repairing_twice_changes_nothing(path: Path) -> None:
    text, language = read(path), "en"
    for _ in range(5):
        found = [finding for finding in check(text, language=language) if finding.fix]
        if not found:
            break
        text = repaired(text, found)
    assert [f for f in check(text, language=language) if f.fix] == []


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_line_ends_do_not_matter(path: Path) -> None:
    text = read(path)
    lines = [
        [(f.rule, text_.count("\n", 0, f.span.start)) for f in check(text_, language="en")]
        for text_ in (text, text.replace("\n", "\r\n"))
    ]
    assert lines[0] == lines[1]


SCRAPS = st.sampled_from(
    ["“", "”", "‘", "’", '"', "'", "«", "»", ".", ",", " ", "\u00a0", "\n", "\n\n", "…", "!", "Then", "the", "it", "U.S.", "and",
     "Reply", "Share", "word", "Zelensky", "12", "5'10\"", "\u0301", "😀", "ß", "İ", "\r\n", "\t", "\x00", "\udc80", "中文", "—"]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(SCRAPS, max_size=80), st.sampled_from(["en", "de", "fr", "pt", None]))
def test_no_text_makes_a_rule_fail(scraps: list[str], language: str | None) -> None:
    text = "".join(scraps)
    for finding in Checker(RULES).check(document(text, language)):
        assert finding.rule not in OWN_RULES, finding.message
        assert 0 <= finding.span.start <= finding.span.end <= len(document(text, language).source.text)
