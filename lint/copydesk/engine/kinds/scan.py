"""What a YAML rule gives the matcher: a table of whole lines and a list of expressions, by language."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from copydesk.engine.expression import Expression


class Part(NamedTuple):
    """What holds in one language: keys of whole lines (`folding.line_key`), whether each is weak, and expressions."""

    lines: dict[str, bool]
    expressions: tuple[Expression, ...]


class Scan:
    """The parts of a rule by language; None is what holds in every language.

    Each part is pickled by itself and read back when a text in its language comes: a run over English text does not pay
    for the phrases of thirteen other languages.
    """

    def __init__(
        self, lines: Mapping[str | None, dict[str, bool]] | None = None, expressions: Iterable[Expression] = ()
    ) -> None:
        lines = lines or {}
        by_language: dict[str | None, list[Expression]] = {language: [] for language in lines}
        for expression in expressions:
            by_language.setdefault(expression.language, []).append(expression)
        self._parts = {own: Part(lines.get(own, {}), tuple(found)) for own, found in by_language.items()}
        self._packed: dict[str | None, bytes] = {}

    def __getstate__(self) -> dict[str, object]:
        """The parts that were read are packed anew: their expressions may have been compiled since."""
        packed = {own: pickle.dumps(part, pickle.HIGHEST_PROTOCOL) for own, part in self._parts.items()}
        return {"_parts": {}, "_packed": self._packed | packed}

    @property
    def languages(self) -> frozenset[str | None]:
        """The languages it speaks of; None among them means every language."""
        return frozenset(self._parts) | frozenset(self._packed)

    def part(self, language: str | None) -> Part:
        """What it looks for in this language alone."""
        if language not in self._parts and language in self._packed:
            self._parts[language] = pickle.loads(self._packed[language])
        return self._parts.get(language) or Part({}, ())

    def parts(self) -> Iterator[tuple[str | None, Part]]:
        """All its parts, read if need be."""
        for language in self.languages:
            yield language, self.part(language)

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """The expressions of all languages."""
        return tuple(expression for _, part in self.parts() for expression in part.expressions)

    @property
    def has_new(self) -> bool:
        """Whether any of its expressions was compiled in this run; parts that were not read have none."""
        return any(expression.is_new for part in self._parts.values() for expression in part.expressions)
