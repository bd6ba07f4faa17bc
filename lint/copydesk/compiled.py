"""Expressions of `re`, compiled once and kept between runs.

Compiling them is the largest part of a start: 0.3 ms each, 6 ms for one wide character range. `re` can pickle a pattern
only as its source, so what is kept is the code that `_sre` runs, by the source it was made of; `_sre.MAGIC` says whether
this Python understands it. Anything unexpected makes the expression be compiled the ordinary way.
"""

from __future__ import annotations

import re
import sys
from typing import Any

from copydesk import cache

_KIND = "expressions"
_MOST = 2000
_IS_KNOWN_PYTHON = sys.implementation.name == "cpython"

# What `_sre.compile` wants for an expression with its flags: all flags, code, groups and their names.
_Code = tuple[int, bytes, int, dict[str, int]]
_Codes = dict[tuple[str, int], _Code]

_kept: _Codes | None = None
_asked: set[tuple[str, int]] = set()


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`, but quick from the second run on. For expressions at the top of a module."""
    key = (source, int(flags))
    _asked.add(key)
    known = _known().get(key)
    if known is not None:
        try:
            return _from_code(source, known)
        except Exception:  # a code of another Python, or damaged
            del _known()[key]
    return re.compile(source, flags)


def keep() -> None:
    """Puts the expressions that this run asked for into the cache, if it had to compile any of them."""
    known = _known()
    new = _asked - known.keys()
    if not new or not _magic():
        return
    try:
        codes = {key: _code(*key) for key in new}
    except Exception:  # the inner modules of `re` are not what they were
        return
    old = known if len(known) + len(new) <= _MOST else {key: known[key] for key in known.keys() & _asked}
    cache.put(_KIND, str(_magic()), old | codes, most=1)
    known.update(codes)


def _known() -> _Codes:
    global _kept  # read when the first expression is asked for, once
    if _kept is None:
        found = cache.get(_KIND, str(_magic())) if _magic() else None
        _kept = found if isinstance(found, dict) else {}
    return _kept


def _magic() -> int:
    """A number that changes with the code `re` compiles to; 0 where there is no such code."""
    try:
        import _sre  # type: ignore[import-not-found]  # the engine of `re`; typeshed does not know it

        return int(_sre.MAGIC) if _IS_KNOWN_PYTHON else 0
    except (ImportError, AttributeError):
        return 0


def _code(source: str, flags: int) -> _Code:
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]  # the only way to the code

    parsed = _parser.parse(source, flags)
    state = parsed.state
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return flags | state.flags, code, state.groups - 1, dict(state.groupdict)


def _from_code(source: str, kept: _Code) -> re.Pattern[str]:
    import _sre

    flags, code, groups, named = kept
    names: list[Any] = [None] * (groups + 1)
    for name, index in named.items():
        names[index] = name
    codes = memoryview(code).cast("I").tolist()
    compiled: re.Pattern[str] = _sre.compile(source, flags, codes, groups, named, tuple(names))
    return compiled
