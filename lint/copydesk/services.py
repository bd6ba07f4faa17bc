"""What the user configured of programs outside copydesk that a rule may ask: so far, a LanguageTool server.

Nothing else is ever asked over a network, and nothing at all where this is not configured.
"""

from __future__ import annotations

from typing import NamedTuple

LOCAL = "local"
_SCHEMES = ("http://", "https://")


class LanguageTool(NamedTuple):
    """How LanguageTool is to be asked.

    `server` is an address, or `local`: a LanguageTool on this machine, started for the run. Of `categories` (names such
    as GRAMMAR, none means LanguageTool's own choice) only `disabled_categories` are left out. `variants` say which
    English, German, ... is meant (`en-GB`). `time_limit` is in seconds, for 10,000 code points of text.
    """

    server: str
    categories: tuple[str, ...] = ()
    disabled_categories: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    picky: bool = False
    time_limit: float = 60.0
    use_cache: bool = True


def is_server(text: str) -> bool:
    """Whether a text says where a LanguageTool is."""
    return text == LOCAL or any(text.startswith(scheme) and len(text) > len(scheme) for scheme in _SCHEMES)
