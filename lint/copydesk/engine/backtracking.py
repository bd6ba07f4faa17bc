"""Compiled expressions of the `regex` module, kept between runs, and its engine without its compiler.

Importing `regex` takes as long as Python itself takes to start, nearly all of it for the compiler. An expression that
was compiled before needs only the engine, an extension module of its own: it is loaded alone where that is possible,
and `regex` is imported as usual where it is not, and when an expression is new.
"""

from __future__ import annotations

import copyreg
import functools
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from copydesk import cache

if TYPE_CHECKING:
    import regex

_PACKAGE, _ENGINE = "regex", "regex._regex"
_KIND = "backtracking"
_MOST = 5000

_patterns: dict[str, regex.Pattern[str]] = {}
_kept: dict[str, bytes] | None = None


class InvalidExpressionError(ValueError):
    """An expression that `regex` cannot compile."""


def pattern(source: str) -> regex.Pattern[str]:
    """The compiled expression, made the first time it is asked for. Raises InvalidExpressionError."""
    found = _patterns.get(source)
    if found is None:
        found = _patterns[source] = _unpacked(source) or _compiled(source)
    return found


def keep() -> None:
    """Puts the expressions that this run tried into the cache, if it had to compile any of them."""
    known = _known()
    new = {source: found for source, found in _patterns.items() if source not in known}
    if not new:
        return
    packed = {source: cache.packed(_code(found)) for source, found in new.items()}
    old = known if len(known) + len(new) <= _MOST else {key: known[key] for key in known.keys() & _patterns.keys()}
    cache.put(_KIND, _version(), old | packed, most=1)
    known.update(packed)


def _compiled(source: str) -> regex.Pattern[str]:
    import regex

    try:
        return regex.compile(source)
    except regex.error as error:
        raise InvalidExpressionError(str(error)) from None


def _unpacked(source: str) -> regex.Pattern[str] | None:
    packed = _known().get(source)
    if packed is None:
        return None
    try:
        unpacked: regex.Pattern[str] = _engine().compile(*cache.unpacked(packed))
    except Exception:  # of another version of `regex`, or damaged
        del _known()[source]
        return None
    return unpacked


def _code(compiled: regex.Pattern[str]) -> tuple[object, ...]:
    """What the engine made the expression of: what `regex` itself pickles."""
    # A function and its arguments, but typeshed allows a name too.
    reduced: tuple[object, tuple[object, ...]] = copyreg.dispatch_table[type(compiled)](compiled)  # type: ignore[assignment]
    return reduced[1]


def _known() -> dict[str, bytes]:
    global _kept  # read when the first expression is asked for, once
    if _kept is None:
        found = cache.get(_KIND, _version())
        _kept = found if isinstance(found, dict) else {}
    return _kept


def _version() -> str:
    """A key that changes with the installed `regex`."""
    from importlib.util import find_spec

    spec = find_spec(_PACKAGE)
    return cache.code_key(*(spec.submodule_search_locations or ())) if spec else ""


@functools.cache
def _engine() -> Any:
    """The extension module, if possible without the package around it."""
    if _ENGINE not in sys.modules:
        from importlib.machinery import PathFinder
        from importlib.util import find_spec, module_from_spec

        package = find_spec(_PACKAGE)
        spec = PathFinder.find_spec(_ENGINE, package.submodule_search_locations) if package else None
        if spec is None or spec.loader is None:
            return import_module(_ENGINE)
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        sys.modules[_ENGINE] = module
    return sys.modules[_ENGINE]
