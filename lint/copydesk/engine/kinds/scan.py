"""What a YAML rule gives the matcher: a table of whole lines and a list of expressions."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.engine.expression import Expression


class Scan(NamedTuple):
    """`lines`: by language (None: every language) the keys of whole lines (`folding.line_key`), and whether each is weak."""

    lines: dict[str | None, dict[str, bool]] = {}
    expressions: tuple[Expression, ...] = ()

    @property
    def languages(self) -> frozenset[str | None]:
        """The languages it speaks of; None among them means every language."""
        return frozenset(self.lines) | frozenset(e.language for e in self.expressions)
