"""Whether to colour, and how wide to write."""

from __future__ import annotations

import os
from typing import TextIO

from copydesk.output.report import Screen

_WIDTH = 100  # where nobody says: a pipe, a file, a CI log
_NARROWEST, _WIDEST = 40, 120


def screen(stream: TextIO, colour: str = "auto") -> Screen:
    """The screen behind a stream; `colour` is `always`, `never`, or `auto`.

    That is: on a terminal, unless NO_COLOR is set or TERM is dumb.
    """
    return Screen(_width(stream), colour == "always" or (colour == "auto" and _wants_colour(stream)))


def _wants_colour(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def _width(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() else 0
    if not width and stream.isatty():
        try:
            width = os.get_terminal_size(stream.fileno()).columns
        except OSError:
            width = 0
    return min(max(width or _WIDTH, _NARROWEST), _WIDEST)
