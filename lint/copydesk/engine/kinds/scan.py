"""What a YAML rule gives the matcher: a table of whole lines and a list of expressions, by language."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from copydesk import cache
from copydesk.engine.expression import Expression

_KIND = "scans"


class Part(NamedTuple):
    """What holds in one language: keys of whole lines (`folding.line_key`), whether each is weak, and expressions."""

    lines: dict[str, bool]
    expressions: tuple[Expression, ...]


class Place(NamedTuple):
    """Where the parts of a rule are kept: a key of the cache, the rule's name, and the file it was read from."""

    key: str
    name: str
    path: str


class Scan:
    """The parts of a rule by language; None is what holds in every language.

    Each part is pickled by itself and read back when a text in its language comes: a run over English text does not pay
    for the phrases of thirteen other languages. All parts of a pack are cached apart from its rules (`keep_apart`): what is
    made of them is cached too (`engine.matcher`), so that most runs need none of them.
    """

    def __init__(
        self, lines: Mapping[str | None, dict[str, bool]] | None = None, expressions: Iterable[Expression] = ()
    ) -> None:
        lines = lines or {}
        by_language: dict[str | None, list[Expression]] = {language: [] for language in lines}
        for expression in expressions:
            by_language.setdefault(expression.language, []).append(expression)
        self._parts = {own: Part(lines.get(own, {}), tuple(found)) for own, found in by_language.items()}
        self.languages = frozenset(self._parts)
        """The languages it speaks of; None among them means every language."""
        self._kept: Place | None = None

    def __getstate__(self) -> dict[str, object]:
        return vars(self) if self._kept is None else {**vars(self), "_parts": {}}

    def packed(self) -> dict[str | None, bytes]:
        """Each part as bytes."""
        return {own: cache.packed(self.part(own)) for own in self.languages}

    def keep_apart(self, place: Place) -> None:
        """From now on it is pickled without its parts, which are found in a place."""
        self._kept = place

    def part(self, language: str | None) -> Part:
        """What it looks for in this language alone."""
        if language not in self.languages:
            return Part({}, ())
        if language not in self._parts and self._kept is not None:
            kept = _kept_parts(self._kept.key)
            if self._kept.name in kept:
                self._parts[language] = cache.unpacked(kept[self._kept.name][language])
            else:  # the cache was removed meanwhile
                self._parts = _read_again(self._kept)._parts
        return self._parts[language]

    def parts(self) -> Iterator[tuple[str | None, Part]]:
        """All its parts, read if need be."""
        for language in self.languages:
            yield language, self.part(language)

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """The expressions of all languages."""
        return tuple(expression for _, part in self.parts() for expression in part.expressions)


def put(key: str, scans: Mapping[Place, Scan]) -> None:
    """Caches the parts of a pack's scans under one key."""
    cache.put(_KIND, key, {place.name: scan.packed() for place, scan in scans.items()})
    for place, scan in scans.items():
        scan.keep_apart(place)


def are_kept(key: str) -> bool:
    """Whether the parts that were cached under a key are still there."""
    return cache.has(_KIND, key)


@lru_cache(maxsize=16)
def _kept_parts(key: str) -> dict[str, dict[str | None, bytes]]:
    found = cache.get(_KIND, key)
    return found if isinstance(found, dict) else {}


def _read_again(place: Place) -> Scan:
    from pathlib import Path

    from copydesk.engine import rulefile, slots

    path = Path(place.path)
    return rulefile.read(path, place.name, slots.Reading(slots.read(path.parent), is_proved=True)).scan
