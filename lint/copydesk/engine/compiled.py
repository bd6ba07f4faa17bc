"""Expressions of Python rules, compiled once and kept between runs.

Compiling them is the largest part of a start: 0.3 ms each, 6 ms for one wide character range. `re` can pickle a pattern
only as its source, so what is kept is the code that `_sre` runs; `_sre.MAGIC` says whether this Python understands it.
Anything unexpected makes the expression be compiled the ordinary way.
"""

from __future__ import annotations

import re
import sys
from array import array
from typing import Any, NamedTuple

_IS_KNOWN_PYTHON = sys.implementation.name == "cpython"


class Code(NamedTuple):
    """What `_sre.compile` wants: flags, code, groups and their names."""

    flags: int
    code: array[int]
    groups: int
    names: dict[str, int]


Codes = dict[tuple[str, int], Code]

_codes: Codes = {}
_asked: set[tuple[str, int]] = set()


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`, but quick from the second run on. For expressions at the top of a rule's module."""
    key = (source, int(flags))
    _asked.add(key)
    known = _codes.get(key)
    if known is not None:
        try:
            return _from_code(source, known)
        except Exception:  # a code of another Python, or damaged
            del _codes[key]
    return re.compile(source, flags)


def magic() -> int:
    """A number that changes with the code `re` compiles to; 0 where there is no such code."""
    try:
        import _sre  # type: ignore[import-not-found]  # the engine of `re`; typeshed does not know it

        return int(_sre.MAGIC) if _IS_KNOWN_PYTHON else 0
    except (ImportError, AttributeError):
        return 0


def offer(codes: Codes) -> None:
    """Makes codes of an earlier run known, before the modules that need them are imported."""
    _codes.update(codes)


def codes() -> Codes:
    """The codes of all expressions asked for so far, to be offered to the next run; empty where they cannot be had."""
    try:
        return {key: _codes.get(key) or _code(*key) for key in _asked} if magic() else {}
    except Exception:  # the inner modules of `re` are not what they were
        return {}


def _code(source: str, flags: int) -> Code:
    from re import _compiler, _parser  # type: ignore[attr-defined]  # the only way to the code

    parsed = _parser.parse(source, flags)
    state = parsed.state
    return Code(
        flags | state.flags, array("I", _compiler._code(parsed, flags)), state.groups - 1, dict(state.groupdict)
    )


def _from_code(source: str, code: Code) -> re.Pattern[str]:
    import _sre

    names: list[Any] = [None] * (code.groups + 1)
    for name, index in code.names.items():
        names[index] = name
    compiled: re.Pattern[str] = _sre.compile(
        source, code.flags, code.code.tolist(), code.groups, code.names, tuple(names)
    )
    return compiled
