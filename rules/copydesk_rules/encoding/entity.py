"""HTML entities left in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.encoding._token import is_address, is_quoted_or_code, shown, token_at

# Names that are no words of a language, so that they need no semicolon to be known.
_UNMISTAKABLE = (
    "nbsp|quot|apos|amp|lt|gt|[lr][sd]quo|[lr]s?aquo|[nm]dash|hellip|bull|shy"
    "|[aeiou]acute|[ae]grave|[aou]uml|szlig|ccedil|ntilde"
)
_ENTITY = pattern(
    r"&(?:amp;){0,8}(?:#(?:\d{2,7}|[xX][0-9a-fA-F]{2,6});?|[a-zA-Z][a-zA-Z0-9]{1,30};|(?:"
    + _UNMISTAKABLE
    + r")(?![\w=]))"
)
_TALKED_ABOUT = pattern(r"[`'\"”’]?\s+(?:entit|escape|character (?:ref|code))", re.I)


class _Run(NamedTuple):
    start: int
    end: int
    meant: str


@rule(
    summary="HTML entity left in the text",
    why="It is a character written for a browser; the reader sees the code.",
    severity="error",
    fixes="unsafe",
    notes="Named and numbered entities, doubly escaped ones too, and those without semicolon that nothing else looks "
    "like (&nbsp &#8217). Lets pass AT&T, Q&A;, parameters in addresses, and an entity that is quoted or talked about.",
    needs="&",
    bad=[
        Example("Salt &amp; pepper", "Salt & pepper"),
        Example("It&#8217;s late&hellip;", "It’s late…"),
        Example("It&#8217s late", "It’s late"),
        Example("one&nbsp;&nbsp;two", "one\u00a0\u00a0two"),
        Example("one &nbsp; two", "one  two"),
        Example("Salt &amp;amp; pepper, &amp;#8220;hot&amp;#8221;", "Salt & pepper, “hot”"),
        Example("She said &quot no &quot twice", 'She said " no " twice'),
        Example("caf&eacute; and &#x2019;", "café and ’"),
        Example("http://example.org/?a=1&amp;b=2", "http://example.org/?a=1&b=2"),
    ],
    good=[
        "AT&T, R&D and Q&A; B&B; rock&roll;",
        "https://example.org/?a=1&copy=2&lt=3&amp=4",
        "The &nbsp; entity keeps words together; write '&amp;' or `&lt;`.",
        "Fish & chips; salt &pepper",
        "Room &#1 and C&#; are names.",
        "Track &25; and &c; so on",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    for start, end, meant in _runs(prose):
        written = shown(prose[start:end])
        visible = meant.strip() and meant.isprintable()
        message = (
            f"‘{written}’ is ‘{shown(meant)}’ written for a browser" if visible else f"‘{written}’ is left of HTML"
        )
        yield Hit(start, end, message, edits=((start, end, _replacement(prose, start, end, meant)),))


def _runs(prose: str) -> Iterator[_Run]:
    """Entities, those that follow each other directly as one."""
    start = end = -1
    meant: list[str] = []
    for match in _ENTITY.finditer(prose):
        character = _meaning(match, prose)
        if not character:
            continue
        if end != match.start():
            if meant:
                yield _Run(start, end, "".join(meant))
            start, meant = match.start(), []
        meant.append(character)
        end = match.end()
    if meant:
        yield _Run(start, end, "".join(meant))


def _meaning(match: re.Match[str], prose: str) -> str:
    """The characters an entity stands for; empty for what is none, or is meant to be seen."""
    import html

    entity, (start, end) = match.group(), match.span()
    whole = entity if entity.endswith(";") else entity + ";"
    meant = html.unescape(whole)
    while "&" in meant and meant != html.unescape(meant):
        meant = html.unescape(meant)
    if meant in (whole, "") or "\ufffd" in meant:
        return ""
    if is_quoted_or_code(prose, start, end) or _TALKED_ABOUT.match(prose, end):
        return ""
    if not entity.endswith(";") and is_address(token_at(prose, start, end)):
        return ""
    # “this&or;” is an ampersand and a word; “caf&eacute;” is a word with an entity in it.
    rare_symbol = len(meant) == 1 and meant > "\u2122" and not entity.startswith("&#")
    return "" if rare_symbol and prose[start - 1 : start].isalnum() else meant


def _replacement(prose: str, start: int, end: int, meant: str) -> str:
    """The characters, or nothing for no-break blanks where there is a blank already."""
    beside = prose[start - 1 : start] + prose[end : end + 1]
    return "" if not meant.strip("\u00a0") and any(character.isspace() for character in beside) else meant
