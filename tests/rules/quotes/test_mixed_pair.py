"""The span reaches from mark to mark, and the fix follows the kind that the text uses."""

from __future__ import annotations

import pytest

from copydesk.plugin import Safety
from copydesk_rules.quotes import mixed_pair
from tests.rules.conftest import Hits


def test_span_and_message(hits: Hits) -> None:
    text = "He paused. ‘We leave tomorrow,” he said."
    [hit] = hits(mixed_pair, text)
    assert text[hit.start : hit.end] == "‘We leave tomorrow,”"
    assert hit.message == "Opens with ‘ but closes with ”"


@pytest.mark.parametrize(
    ("text", "replacement", "safety"),
    [
        ("‘Go,” he said. “Now,” he said.", "“", Safety.UNSAFE),
        ("“Go,’ he said. “Now,” he said.", "”", Safety.UNSAFE),
        ('“Go now or stay here until the spring," he said.', "”", Safety.SAFE),
        ('"Go now or stay here until the spring,” he said.', "“", Safety.SAFE),
    ],
)
def test_edit(hits: Hits, text: str, replacement: str, safety: Safety) -> None:
    [hit] = hits(mixed_pair, text)
    assert [edit[2] for edit in hit.edits] == [replacement]
    assert hit.safety is safety


def test_both_marks_are_turned_where_both_are_wrong(hits: Hits) -> None:
    [hit] = hits(mixed_pair, 'He said: "Let me say this and nothing else—“\n\nShe stopped him.')
    assert [edit[2] for edit in hit.edits] == ["“", "”"]
