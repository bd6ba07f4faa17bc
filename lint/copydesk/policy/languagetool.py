"""The section `languagetool` of a configuration.

languagetool:
  server: http://127.0.0.1:8081     # or: local
  categories: [GRAMMAR, TYPOS]      # only these
  disabled-categories: [STYLE]
  variants: [en-GB]                 # which English; without it American
  picky: false
  time-limit: 60                    # seconds for each 10,000 characters
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copydesk.compiled import pattern
from copydesk.services import LOCAL, LanguageTool, is_server
from copydesk.text.schema import BOOLEAN, TEXT, TEXTS, Field, number

if TYPE_CHECKING:
    from copydesk.text.yamlfile import Node

REQUIRED = ("server",)
KEYS = {
    "server": Field(f"Where it is asked: an http address, or `{LOCAL}`.", TEXT),
    "categories": Field("Only these of its categories (GRAMMAR, TYPOS, ...).", TEXTS),
    "disabled-categories": Field("Categories that are left out.", TEXTS),
    "variants": Field("Which English, German, ... is meant: en-GB, say.", TEXTS),
    "picky": Field("Whether it looks at style, too; false, if not said.", BOOLEAN),
    "time-limit": Field("Seconds for each 10,000 characters; 60, if not said.", number(1)),
}
_CATEGORY = pattern(r"[^\s,]+")
_VARIANT = pattern(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})+")


def read(node: Node) -> LanguageTool:
    """Reads the section; raises FileError that shows the place of what is wrong."""
    keys = node.mapping(KEYS)
    if "server" not in keys:
        raise node.error("says no `server`", f"An address such as http://127.0.0.1:8081, or {LOCAL}, is wanted.")
    server = keys["server"].text()
    if not is_server(server):
        raise keys["server"].error(
            "this is no address of a LanguageTool server", f"Write http://127.0.0.1:8081, say, or {LOCAL}."
        )
    settings = LanguageTool(
        server,
        _words(keys, "categories", _CATEGORY, "no category of LanguageTool's (GRAMMAR, TYPOS, ...)"),
        _words(keys, "disabled-categories", _CATEGORY, "no category of LanguageTool's (GRAMMAR, TYPOS, ...)"),
        _words(keys, "variants", _VARIANT, "no regional form of a language (en-GB, de-AT, ...)"),
        "picky" in keys and keys["picky"].boolean(),
    )
    return settings._replace(time_limit=_seconds(keys["time-limit"])) if "time-limit" in keys else settings


def _words(keys: dict[str, Node], key: str, shape: re.Pattern[str], complaint: str) -> tuple[str, ...]:
    nodes = keys[key].sequence() if key in keys else []
    for node in nodes:
        if not shape.fullmatch(node.text()):
            raise node.error(f"this is {complaint}")
    return tuple(node.text() for node in nodes)


def _seconds(node: Node) -> float:
    seconds = node.integer()
    if seconds < 1:
        raise node.error("a number of seconds is wanted here, at least 1")
    return float(seconds)
