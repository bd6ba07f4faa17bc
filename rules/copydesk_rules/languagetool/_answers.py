"""LanguageTool's answers for a text: from the cache, or else from the server."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from copydesk.plugin import LanguageTool
from copydesk_rules.languagetool import _kept


class Match(NamedTuple):
    """What LanguageTool found, in code points of the text it was sent, end exclusive.

    `rule` is LanguageTool's ID; `kind` what it calls the issue type: `misspelling`, `grammar`, `style`, ...
    """

    start: int
    end: int
    rule: str
    kind: str
    message: str
    suggestions: tuple[str, ...] = ()


def answer(text: str, *, variant: str, settings: LanguageTool) -> list[Match]:
    """The matches for a text; raises ServiceError where LanguageTool is missing, TimeoutError where it is too slow."""
    if not settings.use_cache:
        return _asked(text, variant, settings)
    from copydesk_rules.languagetool import _server

    version = _kept.version(settings.server, partial(_server.version, settings))
    options = settings._replace(time_limit=0)
    key = _kept.key(version, variant, *options, text)
    known = _kept.read(key)
    if known is None:
        matches = _asked(text, variant, settings)
        _kept.write(key, [list(match) for match in matches])
        return matches
    return [match for item in known if (match := _match(item, text)) is not None]


def _asked(text: str, variant: str, settings: LanguageTool) -> list[Match]:
    from copydesk_rules.languagetool import _server  # imported here: answers may all be in the cache

    return [Match(*found) for found in _server.check(text, variant, settings)]


def _match(item: object, text: str) -> Match | None:
    """A match as it was kept; None where the file says anything else."""
    match item:
        case [int(start), int(end), str(rule), str(kind), str(message), list(suggestions)] if 0 <= start <= end <= len(
            text
        ) and all(isinstance(one, str) for one in suggestions):
            return Match(start, end, rule, kind, message, tuple(suggestions))
    return None
