"""What the matcher asks before it tries an expression never keeps it from a match: held to the pack's own examples."""

from __future__ import annotations

import pytest
import regex

from copydesk.engine import packs
from copydesk.engine.expression import Expression, Where, analysed
from copydesk.engine.yamlrule import YamlRule
from copydesk.text.folding import line_key

RULES = [rule for rule in packs.load().rules if isinstance(rule, YamlRule)]


def _lost(expression: Expression, key: str) -> bool:
    """Whether a line or sentence that the expression matches would not be tried on it."""
    if not regex.fullmatch(expression.source, key):
        return False
    seen = analysed(expression)
    begins = not seen.starts or key.startswith(seen.starts)
    contains = all(any(text in key for text in texts) for texts in seen.requires)
    has_anchor = not seen.anchors or any(anchor.removeprefix("^") in key for anchor in seen.anchors)
    return not (begins and contains and has_anchor and (seen.longest is None or len(key) <= seen.longest))


@pytest.mark.parametrize("rule", RULES, ids=[rule.info.name for rule in RULES])
def test_no_match_is_lost(rule: YamlRule) -> None:
    of_keys = [e for e in rule.scan.expressions if e.where in (Where.LINE, Where.SENTENCE) and not e.exact]
    lines = {line_key(line) for example in rule.info.bad for line in example.text.splitlines()}
    assert [(e.source, line) for e in of_keys for line in sorted(lines - {""}) if _lost(e, line)] == []
