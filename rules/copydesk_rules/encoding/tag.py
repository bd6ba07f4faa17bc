"""HTML, XML and BBCode tags left in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from functools import cache

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.encoding._token import is_quoted_or_code

# Where a text stands first in the prose, or -1.
Find = Callable[[str], int]

# Names that are also words, so people write them as placeholders (`<title>`, `<source>`): these need more to count.
_WORDS = (
    "address article aside audio base body button caption center code data details dialog embed figure font footer "
    "form frame head header input label legend link main map mark menu meta meter nav object option output param "
    "picture progress quote script section select small source span strong style summary table template time title "
    "track video"
).split()
_OTHERS = (
    "a abbr acronym area b bdo big blockquote br cite col colgroup dd del dfn div dl dt em fieldset figcaption "
    "frameset h1 h2 h3 h4 h5 h6 hr html i iframe img ins kbd li noscript ol optgroup p path pre q s samp strike sub "
    "sup svg tbody td textarea tfoot th thead tr tt u ul var wbr"
).split()
_ATTRIBUTE = r"""\s+[a-zA-Z_:@][\w:.\-]*\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|”[^”<>]*”|“[^”<>]*”|[^\s"'<>=`”“]+)"""
_BARE = (
    r"\s+(?:allowfullscreen|async|autoplay|checked|clear|controls|defer|disabled|hidden|ismap|loop|muted|nowrap|noshade|open"
    r"|required|selected)"
)
_NAMES = "|".join(sorted((*_WORDS, *_OTHERS), key=len, reverse=True))
_NAMESPACED = r"(?:o|w|v|m|st1|xsl|svg|fb|g|dc|media|itunes|content|wp|mc):[a-zA-Z]+"
# A tag that is cut off at the line's end is known by its first attribute.
_CUT_OFF = "a|img|iframe|div|span|p|script|blockquote|figure|object|embed|td|table|font|ul|li|input"
_TAG = pattern(
    rf"<!--(?:[^<]|<(?!!--)){{0,2000}}?-->|<!\[CDATA\[|<!DOCTYPE[^<>]*>|<\?xml[^<>]*>"
    rf"|</\s?(?P<closing>{_NAMES}|{_NAMESPACED}|[a-z]+-[a-z-]+)\s*>"
    rf"|<(?P<opening>{_NAMES}|{_NAMESPACED}|[a-z]+-[a-z-]+)(?P<attributes>(?:{_ATTRIBUTE}|{_BARE})*)\s*(?P<end>/?>)"
    rf"|<(?:{_CUT_OFF})\s+[a-z\-]+=[\"'][^<>\n]{{0,400}}(?=[<\n]|\Z)",
    re.I | re.S,
)
_CLOSED = pattern(r"</[a-zA-Z]++-[a-zA-Z-]++")
_CONTENT_TOO = pattern(
    r"<(script|style|noscript)\b[^<>]*>(?:[^<]|<(?!(?:script|style|noscript)\b)){0,2000}?</\1\s*>", re.I | re.S
)

_BBCODE_NAMES = (
    "b|i|u|s|url|img|quote|code|size|color|colour|font|list|center|left|right|spoiler|youtube|video|audio|media|email|table|tr"
    "|td|caption|gallery|embed|playlist|indent|align|highlight|hr|attach|wp_caption|contact-form"
)
_BBCODE = pattern(
    rf"\[(?P<closing>/)(?P<closed>{_BBCODE_NAMES}|[a-z][a-z0-9_-]*)\]"
    rf"|\[(?P<name>{_BBCODE_NAMES})(?:=[^\]\n]{{1,500}})?\]"
    r"|\[[a-z][\w-]*(?:\s+[\w-]+=(?:\"[^\"\]]*\"|'[^'\]]*'|[“”″][^”“″\]]*[”“″]|&quot;[^\]]*?&quot;|[\w.#%-]+))+\s*/?\]"
    r"|\[(?:youtube|vimeo|embed|tweet|soundcloud)\s*+=?\s*+https?://[^\]\s]{1,500}\]|\[/?(?:vc|et_pb|fusion|su)_[a-z_][^\]\n]{0,1000}\]",
    re.I,
)
_OPENED = pattern(r"\[[a-zA-Z][a-zA-Z0-9_-]*\]")
_BBCODE_NAME = pattern(_BBCODE_NAMES, re.I)
_ENDS_CONTENT = pattern(r"</(?:script|style|noscript)", re.I)
_BETWEEN_LINES = pattern(r"<\s*/?\s*(?:br|p|div|li|ul|ol|h[1-6]|tr|td|hr|blockquote|table)\b", re.I)
_TALKED_ABOUT = pattern(
    r"[`'\"”’]?\s+(?:tags?|elements?|attributes?|blocks?|markup)\b|-?Tags?\b|\s+(?:étiquettes?|etiquetas?|balises?)\b",
    re.I,
)
_BLANK = pattern(r"[ \t]*")


@rule(
    summary="HTML or BBCode tag left in the text",
    why="It is an instruction to a browser or a forum; the reader sees the code.",
    severity="error",
    fixes="unsafe",
    notes="Tags with a name that HTML, Office XML or BBCode has, comments, and shortcodes with attributes ([caption "
    "id=...]). A tag whose name is also a word needs an attribute, a slash or its other half. Tags beside each other "
    "are one finding, a script with its content too. Lets pass a < b, <3, <name@host>, <your name>, List<String>, "
    "footnote marks such as [b], and a tag that is quoted or talked about.",
    needs="<[",
    bad=[
        Example("First line<br>second line<br />third", "First line second line third"),
        Example("A <b>bold</b> word", "A bold word"),
        Example("<p>Words.</p>", "Words."),
        Example('Read <a href="http://example.org">this</a>.', "Read this."),
        Example("He [b]shouted[/b].", "He shouted."),
        Example('[caption id="attachment_7" align="left"] The pier[/caption]', " The pier"),
        Example("<!-- more --> Words", " Words"),
        Example("Words <script>var a = 1;</script> words", "Words  words"),
        Example("Words.<o:p></o:p>", "Words."),
        Example("[url=http://example.org]here[/url]", "here"),
        Example("[merged]7[/merged] Words", "7 Words"),
        '<iframe src="http://example.org" width="3',
    ],
    good=[
        "I <3 you; a < b and c > d; x<y>z",
        "Write to <ann@example.org> or see <https://example.org/a>.",
        "Type mv <source> <target> and <your name>, then List<String> or Map<A, B>.",
        "The <br> tag ends a line, and '<p>' begins a paragraph.",
        "As noted [b] and [i], the idea[s] of [the] council [sic].",
        "He pressed [Enter] and [/etc] was gone.",
        "Turn [left] then [right] at the <title> shown.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    if "<" not in prose and "[" not in prose:
        return
    first = cache(prose.find)
    found = sorted({*_tags(prose, first), *_shortcodes(prose, first)})
    for start, end in _merged(prose, found):
        shown = prose[start:end] if end - start <= 40 else prose[start : start + 36] + " …"
        edit = (start, end, _replacement(prose, start, end))
        yield Hit(start, end, f"‘{' '.join(shown.split())}’ is left of the page’s code", edits=(edit,))


def _tags(prose: str, first: Find) -> Iterator[tuple[int, int]]:
    if _ENDS_CONTENT.search(prose):
        yield from (match.span() for match in _CONTENT_TOO.finditer(prose))
    closed = frozenset(_CLOSED.findall(prose))
    for match in _TAG.finditer(prose):
        if not _is_meant(prose, match, first, closed):
            yield match.span()


def _is_meant(prose: str, match: re.Match[str], first: Find, closed: Set[str]) -> bool:
    """Whether a tag belongs into the text: a placeholder, a type parameter, or a tag that is talked about."""
    start, end = match.span()
    if is_quoted_or_code(prose, start, end) or _TALKED_ABOUT.match(prose, end):
        return True
    name = match.group("opening")
    if not name or match.group("attributes") or match.group("end") == "/>" or ":" in name:
        return False
    if "-" in name:
        return f"</{name}" not in closed
    if name.lower() in _WORDS or (prose[start - 1 : start].isalnum() and len(name) == 1):
        return first(f"</{name}") < 0
    return False


def _shortcodes(prose: str, first: Find) -> Iterator[tuple[int, int]]:
    opened: dict[str, int] = {}
    for match in _OPENED.finditer(prose) if "[/" in prose else ():
        opened.setdefault(match.group(), match.start())
    for match in _BBCODE.finditer(prose):
        start, end = match.span()
        if is_quoted_or_code(prose, start, end) or _TALKED_ABOUT.match(prose, end):
            continue
        closed, name = match.group("closed"), match.group("name")
        if closed and not _BBCODE_NAME.fullmatch(closed):
            # A name of no forum's counts with its other half: “[automerge]12[/automerge]”.
            opening = opened.get(f"[{closed}]", -1)
            if not 0 <= opening < start:
                continue
            yield opening, opening + len(closed) + 2
        if name and "=" not in match.group() and first(f"[/{name}]") < 0:
            continue
        yield start, end


def _merged(prose: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that overlap, touch or have only blanks of one line between them, as one."""
    start = end = -1
    for s, e in spans:
        gap = _BLANK.match(prose, end) if end >= 0 else None
        if gap and s <= gap.end():
            end = max(end, e)
            continue
        if end >= 0:
            yield start, end
        start, end = s, e
    if end >= 0:
        yield start, end


def _replacement(prose: str, start: int, end: int) -> str:
    """A blank where only the tag keeps two words apart, else nothing."""
    before, after = prose[start - 1 : start] if start else " ", prose[end : end + 1] or " "
    breaks = _BETWEEN_LINES.search(prose, start, end)
    return " " if breaks and not before.isspace() and not after.isspace() else ""
