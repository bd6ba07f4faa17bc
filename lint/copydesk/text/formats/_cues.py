"""The text of subtitle cues, in which tags and style codes vanish: what SRT and WebVTT share."""

from __future__ import annotations

import re

from copydesk.compiled import pattern
from copydesk.text.formats.html import characters
from copydesk.text.prose import ProseBuilder

# Tags of WebVTT and of what players accept in SRT, timestamps inside a cue, and ASS or MicroDVD codes in braces.
_MARKUP = pattern(
    r"</?(?:[ibus]|font|c|v|lang|ruby|rt)(?=[\s.>/])[^<>]*>|<\d[\d:.]*>"
    r"|\{\\[^{}]*\}|\{[a-zA-Z]:[^{}\n]*\}",
    re.IGNORECASE,
)


def put_text(builder: ProseBuilder, text: str, start: int, end: int) -> None:
    """Puts the text of one cue into the builder as the content of its open block."""
    for match in _MARKUP.finditer(text, start, end):
        _put(builder, text, start, match.start())
        start = match.end()
    _put(builder, text, start, end)


def _put(builder: ProseBuilder, text: str, start: int, end: int) -> None:
    for begin, finish, shown in characters(text, start, end):
        if shown is None:
            builder.text(begin, finish)
        else:
            builder.stand_in(begin, finish, shown)
