"""Where page furniture stands: when a line that could be an ordinary word counts as part of the page.

A strong line (`Leave a Reply`) counts wherever it stands alone. A weak one (`Reply`) is an ordinary word too; it counts
only beside furniture that counts, or as the first or last line of a text of several. That is jusText's second pass: what
stands between is decided by its neighbours, and the edges of a page are furniture more often than not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.engine.rulefile import YamlRule
from copydesk.text.document import Document

_FEWEST_BLOCKS = 4


class Line(NamedTuple):
    """A block that a phrase rule knows as a whole line."""

    block: int
    weak: bool
    rule: YamlRule


def standing(lines: Sequence[Line], document: Document) -> list[Line]:
    """The lines that count, of those seen."""
    last = len(document.blocks) - 1
    edges = {0, last} if last + 1 >= _FEWEST_BLOCKS else set()
    counted = {line.block for line in lines if not line.weak or line.block in edges}
    waiting = sorted({line.block for line in lines} - counted)
    for order in (waiting, waiting[::-1]):
        for index in order:
            if index - 1 in counted or index + 1 in counted:
                counted.add(index)
    return [line for line in lines if line.block in counted]
