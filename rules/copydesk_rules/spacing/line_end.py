"""Finds no-break and other odd blanks at the end of a line."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, pattern, rule

_ODD = "\u00a0\u202f\u2000-\u200a\u205f\u3000"
_MOST_BLANKS_BEFORE = 20
_RUN = pattern(f"[{_ODD}][{_ODD} \t]*")


@rule(
    summary="No-break or other odd blank at the end of a line",
    why="It is invisible, survives trimming by many programs, and shows that the line was cut out of a page.",
    message="Odd blank at the end of the line",
    severity="info",
    needs="\u00a0\u202f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u205f\u3000",
    bad=[
        Example("The border is closed.\u00a0\n\nNobody knows why.", fixed="The border is closed.\n\nNobody knows why."),
        Example(
            "The border is closed.\u00a0 \u00a0\nNobody knows why.", fixed="The border is closed.\nNobody knows why."
        ),
        Example("The border is closed.\u2003", fixed="The border is closed."),
    ],
    good=[
        "The border is closed.  \nTwo plain blanks break a line in Markdown.",
        "The border is closed. \n\nA single plain blank harms nobody.",
        "About\u00a05\u00a0km\nfrom here.",
        "First part\n\u00a0\nsecond part",
    ],
    fixes="safe",
    notes="Plain blanks at the end of a line are left alone: two of them are a line break in Markdown. A line of "
    "nothing but blanks is an empty line.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such run, with the plain blanks around it."""
    prose = document.prose
    if prose.isascii():
        return
    for match in _RUN.finditer(prose):
        if prose[match.end() : match.end() + 1] not in ("", "\n", "\r"):
            continue
        begin = max(0, match.start() - _MOST_BLANKS_BEFORE)
        start = begin + len(prose[begin : match.start()].rstrip(" \t"))
        if start and prose[start - 1] not in "\r\n":
            yield Hit(start, match.end(), edits=((start, match.end(), ""),), safety=Safety.SAFE)
