"""The five articles with every finding rendered: a change of a rule shows in the same diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.engine.rule import Status
from copydesk.engine.testing import document
from copydesk.text.languages import detect

TESTS = Path(__file__).resolve().parent.parent
SEEDS = sorted((TESTS.parent / "seeds").glob("*.txt"))
CHECKER = Checker([rule for rule in packs.load().rules if rule.info.status is Status.STABLE])


def rendered(text: str) -> str:
    """One line a finding: its place, rule, message and text."""
    seen = document(text, detect(text))
    lines = []
    for finding in CHECKER.check(seen):
        start, end = (seen.source.position(offset) for offset in finding.span)
        lines.append(
            f"{start.line}:{start.column}-{end.line}:{end.column} {finding.severity.label} {finding.rule}: {finding.message}"
        )
        lines.append(f"    {text[finding.span.start : finding.span.end]!r}")
        for related in finding.related:
            place = seen.source.position(related.span.start)
            lines.append(f"    {place.line}:{place.column} {related.message}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_golden(path: Path) -> None:
    found = rendered(path.read_text(encoding="utf-8"))
    golden = TESTS / "golden" / f"{path.stem}.findings"
    if os.environ.get("COPYDESK_UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
