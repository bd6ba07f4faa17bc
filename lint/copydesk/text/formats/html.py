"""HTML: the text a reader sees, with the alternative texts and titles it is shown with.

The scanner is one expression after the WHATWG tokenizer's grammar for comments, tags and attributes. It goes through
the text once, so no broken markup makes it slow, and its offsets are the source's own: 77 MB/s. The two others that
were measured: `html.parser` gives line and column at 8 MB/s, disagrees with that grammar on six of ten random
fragments, and changed its answers between Python releases; turbohtml's tokenizer (30 MB/s) agrees with this one but for
its columns after `</>`, and costs 50 ms at start. Neither says where an attribute stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from copydesk.compiled import pattern
from copydesk.model import Span
from copydesk.text.document import BlockKind, Comment, Document, Problem
from copydesk.text.prose import BLANKS, OBJECT, ProseBuilder, Run
from copydesk.text.source import Source

_B = r"[ \t\n\f\r]"
_ATTRIBUTES = (
    rf"(?:[ \t\n\f\r/]++|[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
    rf"(?:{_B}*+={_B}*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)?+)?+)*+"
)
# Groups: the slash of an end tag, the name, the attributes and the end of a tag; the text of a comment.
TOKEN = pattern(
    rf"<(?:(/?)([a-zA-Z][^ \t\n\f\r/>]*+)({_ATTRIBUTES})(?:(>)|\Z)"
    r"|!--(?:-?>|(.*?)(?:--!?>|\Z))"
    r"|[!?][^>]*+(?:>|\Z)|/(?![a-zA-Z]|\Z)[^>]*+(?:>|\Z))",
    re.DOTALL,
)
_ATTRIBUTE = pattern(
    rf"([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+){_B}*+={_B}*+"
    r"(?:\"([^\"]*+)(?:\"|\Z)|'([^']*+)(?:'|\Z)|([^ \t\n\f\r>\"'][^ \t\n\f\r>]*+))"
)
_ENTITY = pattern(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")
_BLANK_LINE = pattern(r"(?:\r\n|\n|\r)[ \t>]*[\r\n]")
_BLANK_RUN = pattern(f"{_B}{{2,}}")

# The content of these is no markup: it ends at the element's own end tag, or at the end of the text.
_RAW = frozenset("script style xmp iframe noembed noframes textarea title plaintext".split())
# The content of these is nothing a reader reads. Where the end tag is missing they hide nothing.
_HIDDEN = frozenset("template noscript select datalist object audio video canvas map applet".split())
_CODE_INLINE = frozenset("code kbd samp tt svg math".split())
_CODE_BLOCK = frozenset("pre listing".split())
_BLOCK_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "legend", "summary"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dd", "option", "button"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.QUOTE,
}
BLOCKS = frozenset(
    "address article aside body center details dialog dir div dl fieldset figure footer form frameset head header "
    "hgroup hr html main menu nav ol optgroup p search section table tbody tfoot thead tr ul".split()
) | set(_BLOCK_KINDS)
_CONTAINERS = frozenset("ul ol dl table tr figure details fieldset".split()) | set(_BLOCK_KINDS)
# How many open elements are asked what kind of block the text in them is.
_NEAREST = 3
_NEVER_IN_ITSELF = frozenset("li dd dt td th tr option".split())
_WITH_ALT = frozenset(("img", "area", "input"))
_NO_TITLE = frozenset(("link", "style", "meta"))
# Between the end of one of these and the start of the next a page shows a gap even where the source has no blank.
_SET_APART = frozenset(("a", "span", "time"))
_NO_GAP_AFTER = BLANKS + OBJECT
_NO_GAP_BEFORE = BLANKS + "<"


def read(source: Source, language: str | None) -> Document:
    """The visible text of an HTML file, in blocks."""
    text = source.text
    builder = ProseBuilder(text)
    visible = VisibleText(builder, text)
    visible.feed(text, 0, BlockKind.PARAGRAPH)
    prose, blocks, prose_map = builder.build()
    return Document(
        source,
        prose,
        blocks,
        prose_map,
        language or None,
        comments=visible.comments,
        front_matter={"lang": (visible.language,)} if visible.language else None,
        problems=visible.problems,
        removable=_removable,
    )


def _removable(document: Document, first: int, last: int) -> list[Span]:
    from copydesk.text.formats import _removal  # imported here: few texts need it

    return _removal.of_elements(document, first, last)


class VisibleText:
    """Puts the visible text of HTML into a builder: of a whole file, or of a piece of Markdown that is HTML.

    `whole` is the text in which end tags are looked for.
    """

    def __init__(self, builder: ProseBuilder, whole: str) -> None:
        self._builder, self._whole = builder, whole
        self._without_end: set[str] = set()
        self._open: list[str] = []
        self._counts: dict[str, int] = {}
        self._base_kind = BlockKind.PARAGRAPH
        self._is_xml = whole.startswith("<?xml")
        self.comments: list[Comment] = []
        self.problems: list[Problem] = []
        self.language: Comment | None = None

    def feed(self, markup: str, base: int, kind: BlockKind) -> None:
        """Reads markup that stands at `base` in the source; `kind` is what text in no element of its own is."""
        self._open, self._counts, self._base_kind = [], {}, kind
        self._builder.open(kind)
        at, after = 0, ""  # after: the element that has just ended, where nothing stands between
        while token := TOKEN.search(markup, at):
            start, end = token.span()
            has_text = start > at
            if has_text:
                self._characters(markup, at, start, base)
            slash, name, attributes, finish, comment = token.groups()
            if name is None:
                if comment is not None:
                    self.comment(markup, token.start(5), end, base)
                after, at = "" if has_text else after, end
                continue
            name = name.lower()
            if not finish:
                self.problems.append(Problem(Span(base + start, base + token.end(2)), "a tag is never closed"))
            if slash:
                self._end_tag(name)
                after, at = name if has_text or after else "", end
                continue
            if after == name and not has_text and name in _SET_APART:
                self._set_apart(markup, start, end, base)
            at = self.start_tag(name, attributes, token.start(3) + base, start + base, end + base, False) - base
            after = ""
        if at < len(markup):
            self._characters(markup, at, len(markup), base)
        self._builder.close()

    def _set_apart(self, markup: str, start: int, end: int, base: int) -> None:
        if self._builder.last.strip(_NO_GAP_AFTER) and markup[end : end + 1].strip(_NO_GAP_BEFORE):
            self._builder.stand_in(start + base, end + base)

    def comment(self, markup: str, start: int, end: int, base: int) -> None:
        """Notes the comment whose text begins at `start` and whose markup stops at `end`."""
        close = next((len(mark) for mark in ("-->", "--!>") if markup.endswith(mark, start, end)), 0)
        span = Span(base + start, base + end - close)
        self.comments.append(Comment(span, self._builder.source[span.start : span.end]))
        if not close:
            self.problems.append(Problem(Span(base + start - 4, base + start), "a comment is never closed"))

    def inline_tag(self, markup: str, base: int) -> bool:
        """Reads one tag or comment inside a Markdown paragraph; an element hides nothing beyond the next blank line.

        Answers False where a block begins or ends.
        """
        token = TOKEN.match(markup)
        if token is None:
            return True
        slash, name, attributes, _, comment = token.groups()
        if name is None:
            if comment is not None:
                self.comment(markup, token.start(5), token.end(), base)
            return True
        name = name.lower()
        if name in BLOCKS:
            return False
        if not slash:
            self.start_tag(name, attributes, base + token.start(3), base, base + len(markup), True)
        return True

    def start_tag(self, name: str, attributes: str, at: int, start: int, end: int, is_inline: bool) -> int:
        """Reads a start tag at source[start:end] whose attributes stand at `at`; answers where reading goes on."""
        builder = self._builder
        if name in _RAW or name in _HIDDEN or name in _CODE_INLINE or name in _CODE_BLOCK:
            return self._concealed(name, attributes, start, end, is_inline)
        if name == "br":
            self._line_break(start, end)
        elif name == "img":
            builder.stand_in(start, end)
        elif name in BLOCKS and not is_inline:
            self._begin(name)
        if len(attributes) > len(" alt=x"):
            self._shown_attributes(name, attributes, end, at)
        return end

    def _concealed(self, name: str, attributes: str, start: int, end: int, is_inline: bool) -> int:
        """Passes over an element whose content is no prose, and answers where it ends."""
        builder = self._builder
        if attributes.endswith("/") and (self._is_xml or name in ("svg", "math")):
            return end
        finish = self._end_of(name, end, is_inline)
        if finish is None:
            if name not in _RAW or is_inline:
                return end
            finish = (len(self._whole), len(self._whole))
        content_end, element_end = finish
        if name == "title" and not is_inline:
            builder.block(BlockKind.FIELD, list(characters(self._whole, end, content_end)))
            builder.skip(element_end)
        elif name in _CODE_INLINE:
            builder.stand_in(start, element_end)
        elif name in _CODE_BLOCK and not is_inline:
            builder.aside(start, element_end)
            builder.open(self._kind())
        else:
            builder.skip(element_end)
        return element_end

    def _end_of(self, name: str, start: int, is_inline: bool) -> tuple[int, int] | None:
        """Where the content of an element and the element itself end; None where no end tag follows."""
        if name in self._without_end:
            return None
        expression = re.compile(rf"</(?i:{re.escape(name)})(?=[ \t\n\f\r/>]|\Z)[^>]*+>?")
        blank_line = _BLANK_LINE.search(self._whole, start) if is_inline else None
        found = expression.search(self._whole, start, blank_line.start() if blank_line else len(self._whole))
        if found:
            return found.span()
        if blank_line is None:
            self._without_end.add(name)
        return None

    def _line_break(self, start: int, end: int) -> None:
        """One `<br>` is a line end, two are a paragraph's."""
        if self._builder.ends_in_line_break:
            self._builder.close()
        else:
            self._builder.stand_in(start, end, "\n")

    def _begin(self, name: str) -> None:
        if name in _CONTAINERS:
            if name in _NEVER_IN_ITSELF and self._open and self._open[-1] == name:
                self._pop()
            self._open.append(name)
            self._counts[name] = self._counts.get(name, 0) + 1
        kind = self._kind()
        self._builder.open(BlockKind.PARAGRAPH if name == "p" and kind is BlockKind.TABLE_CELL else kind)

    def _end_tag(self, name: str) -> None:
        if name not in BLOCKS:
            return
        if self._counts.get(name):
            while self._pop() != name:
                pass
        self._builder.open(self._kind())

    def _pop(self) -> str:
        name = self._open.pop()
        self._counts[name] -= 1
        return name

    def _kind(self) -> BlockKind:
        for name in reversed(self._open[-_NEAREST:]):
            if name in _BLOCK_KINDS:
                return _BLOCK_KINDS[name]
        return self._base_kind

    def _shown_attributes(self, name: str, attributes: str, end: int, base: int) -> None:
        """Alternative text and title as blocks of their own; a title that says the same again is none."""
        seen = ""
        for match in _ATTRIBUTE.finditer(attributes):
            key = match.group(1).lower()
            is_alt, is_title = key == "alt" and name in _WITH_ALT, key == "title" and name not in _NO_TITLE
            if name == "html" and key in ("lang", "xml:lang") and self.language is None:
                start, stop = _value(match)
                self.language = Comment(Span(base + start, base + stop), attributes[start:stop])
            if not is_alt and not is_title:
                continue
            start, stop = _value(match)
            value = attributes[start:stop].strip(BLANKS)
            if value and value != seen and not (is_title and self._whole.startswith(value, end)):
                kind = BlockKind.CAPTION if is_alt else BlockKind.FIELD
                self._builder.later(kind, list(characters(self._whole, base + start, base + stop)))
                seen = value

    def _characters(self, markup: str, start: int, end: int, base: int) -> None:
        builder = self._builder
        if markup.find("&", start, end) < 0 and not _BLANK_RUN.search(markup, start, end):
            builder.text(base + start, base + end)
            return
        for begin, finish, shown in characters(markup, start, end):
            if shown is None:
                builder.text(base + begin, base + finish)
            else:
                builder.stand_in(base + begin, base + finish, shown)


def characters(text: str, start: int, end: int) -> Iterator[Run]:
    """Character data as runs: entities are stood for by what they mean, blanks in a row are one blank."""
    if text.find("&", start, end) >= 0:
        for match in _ENTITY.finditer(text, start, end):
            raw = match.group()
            meant = unescape(raw)
            if meant != raw:
                yield from _blanks(text, start, match.start())
                yield match.start(), match.end(), meant
                start = match.end()
    yield from _blanks(text, start, end)


def _blanks(text: str, start: int, end: int) -> Iterator[Run]:
    for match in _BLANK_RUN.finditer(text, start, end):
        kept = _kept_blank(text, match.start(), match.end())
        yield start, match.start(), None
        yield kept, kept + 1, None
        start = match.end()
    yield start, end, None


def _kept_blank(text: str, start: int, end: int) -> int:
    """The blank of a run that stays: the last, so that one slice goes on; but no tab where there is another."""
    if text[end - 1] == " ":
        return end - 1
    for blank in (" ", "\n", "\r"):
        at = text.find(blank, start, end)
        if at >= 0:
            return at
    return end - 1


def _value(match: re.Match[str]) -> tuple[int, int]:
    group = next(group for group in (2, 3, 4) if match.group(group) is not None)
    return match.span(group)


__all__ = ["OBJECT", "TOKEN", "VisibleText", "characters", "read"]
