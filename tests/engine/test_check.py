"""The engine validates what rules report; a rule that fails is one finding, and the others go on."""

from __future__ import annotations

import pytest

from copydesk.engine import check
from copydesk.engine.check import RULE_FAILED, RULE_TIMEOUT
from tests.engine.conftest import ScratchPack

TEMPLATE = """
from copydesk.plugin import Hit, rule

@rule(summary="s", why="w", bad=["x"], good=["y"])
def check(document):
    {body}
"""
GOOD = "summary: s\nwhy: w\nkind: phrase\nphrases: {en: [a phrase]}\n"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("raise KeyError('lost')", "KeyError: 'lost'"),
        ("yield Hit(0, 10_000)", "outside the text"),
        ("yield Hit(-1, 2)", "outside the text"),
        ("yield Hit(3, 2)", "outside the text"),
        ("yield Hit(0, 1, 'm', related=((0, 99, 'r'),))", "a related span outside the text"),
        ("yield 'not a hit'", "failed"),
        ("return 7", "failed"),
        ("return 1 / 0", "ZeroDivisionError"),
    ],
)
def test_a_rule_that_fails_is_one_finding_that_names_it(pack: ScratchPack, body: str, says: str) -> None:
    pack.write("broken.py", TEMPLATE.format(body=body))
    pack.write("works.yaml", GOOD)
    findings = pack.check("Here is a phrase.")
    assert [f.rule for f in findings] == [RULE_FAILED, "site/works"]
    assert "site/broken" in findings[0].message and says in findings[0].message


def test_an_endless_expression_is_stopped_and_named(pack: ScratchPack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_SECONDS", 0.05)
    pack.write("slow.yaml", "summary: s\nwhy: w\nkind: pattern\npatterns: {en: ['(?:x+x+)+y']}\n")
    pack.write("works.yaml", GOOD)
    findings = pack.check("A phrase: " + "x" * 5000)
    assert {f.rule for f in findings} == {RULE_TIMEOUT, "site/works"}
    assert any("site/slow" in f.message for f in findings)


def test_equal_findings_on_one_line_stay_two(pack: ScratchPack) -> None:
    pack.write("works.yaml", GOOD)
    assert [f.span.start for f in pack.check("a phrase, a phrase")] == [0, 10]


def test_rules_of_another_language_stay_quiet(pack: ScratchPack) -> None:
    pack.write("works.yaml", GOOD)
    assert pack.check("a phrase", "de") == []
    assert pack.check("a phrase", None) == []
