"""Text as it may be shown: nothing that moves a cursor, turns the reading direction, or cannot be encoded."""

from __future__ import annotations

import re

from copydesk.compiled import pattern

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
UNSAFE = f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_DIRECTION}\ud800-\udfff]"
# Expressions as text: `re` compiles one when the first text needs it, and few do.
_UNSEEN = f"[\xad\u180e\u200b\u2060-\u2064\ufeff{_DIRECTION}]"
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BLANK = "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_NO_BREAK = "\xa0\u2007\u202f"
_PLAIN_BLANKS_ONLY = pattern(r"[ \t]+\Z")

UNSEEN = "▯"
BLANK = "␣"
NO_BREAK_BLANK = "⍽"
UNKNOWN = "\ufffd"


def escaped(text: str) -> str:
    """The text on one line, with controls and lone surrogates as the escapes a programmer knows (`\\n`, `\\udcff`)."""
    if text.isprintable():
        return text
    return re.sub(UNSAFE, _escape, text)


def shown(text: str) -> str:
    """A piece of a line as an editor would see it; what cannot be seen is left out, a tab is one blank."""
    if text.isprintable():
        return text
    return re.sub(UNSAFE, _picture, re.sub(_UNSEEN, "", text.replace("\t", " ")))


def revealed(text: str) -> str:
    """A piece of a line with its invisible characters made visible: the piece a finding speaks of.

    A no-break blank shows as `⍽`, any other unusual blank as `␣`, a character without width as `▯`. Ordinary blanks
    show as `␣` only where the piece has nothing else.
    """
    if _PLAIN_BLANKS_ONLY.match(text):
        return BLANK * len(text)
    text = re.sub(_BLANK, lambda match: NO_BREAK_BLANK if match.group() in _NO_BREAK else BLANK, text)
    return shown(re.sub(_UNSEEN, UNSEEN, text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return _SHORT.get(match.group()) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else UNKNOWN
