"""Markdown: CommonMark with tables, footnotes, tasks, math, front matter and whatever a site generator adds to it.

pulldown-cmark (by way of pyromark) parses; its events come with byte ranges. It is given the text with an ASCII
character for every other one, so a byte is a code point. HTML inside goes the way of HTML files.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from copydesk.compiled import pattern
from copydesk.model import Span
from copydesk.text.document import BlockKind, Document
from copydesk.text.formats import _front_matter, _templates
from copydesk.text.formats.html import VisibleText
from copydesk.text.prose import OBJECT, ProseBuilder, Run
from copydesk.text.source import Source

_TITLE_END = pattern(r"[\"')][ \t\r\n]*\)\Z")
_PASSED_OVER = frozenset(("Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript", "Link"))
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript", "Link", "Image"))
_CONTAINERS = {
    "BlockQuote": BlockKind.QUOTE,
    "Item": BlockKind.LIST_ITEM,
    "DefinitionListDefinition": BlockKind.LIST_ITEM,
    "FootnoteDefinition": BlockKind.PARAGRAPH,
}
_KINDS = {
    "Heading": BlockKind.HEADING,
    "DefinitionListTitle": BlockKind.HEADING,
    "TableCell": BlockKind.TABLE_CELL,
}

Events = Iterator[tuple[Any, dict[str, int]]]


def read(source: Source, language: str | None) -> Document:
    """The prose of a Markdown file, in blocks."""
    return read_masked(source, language, _templates.mask)


def read_masked(source: Source, language: str | None, mask: Callable[[str, int], _templates.Masked]) -> Document:
    """The prose of a Markdown file of which `mask` hides what is no Markdown."""
    text = source.text
    front = _front_matter.split(text)
    masked = mask(text, front.end)
    builder = ProseBuilder(text, masked.opaque)
    for runs in front.fields:
        builder.block(BlockKind.FIELD, runs)
    html = VisibleText(builder, masked.text)
    _Reader(masked.text, front.end, builder, html).read()
    prose, blocks, prose_map = builder.build()
    return Document(
        source,
        prose,
        blocks,
        prose_map,
        language,
        comments=sorted((*html.comments, *masked.comments)),
        front_matter=front.values,
        problems=sorted((*front.problems, *html.problems)),
        removable=_removable,
    )


def _removable(document: Document, first: int, last: int) -> list[Span]:
    from copydesk.text.formats import _removal  # imported here: few texts need it

    return _removal.of_lines(document, first, last)


@cache
def _parser() -> Callable[[str], Events]:
    import pyromark  # imported here: a run over plain text needs no Markdown

    o = pyromark.Options
    options = (
        o.ENABLE_TABLES
        | o.ENABLE_FOOTNOTES
        | o.ENABLE_STRIKETHROUGH
        | o.ENABLE_TASKLISTS
        | o.ENABLE_HEADING_ATTRIBUTES
        | o.ENABLE_MATH
        | o.ENABLE_DEFINITION_LIST
        | o.ENABLE_GFM
    )
    markdown = pyromark.Markdown(options=options)
    return markdown.events_with_range  # type: ignore[return-value]  # its events are dicts of one key each, or words


class _Stands(dict[str, str]):
    """An ASCII character for each other one, of the same kind to Markdown: a letter, or a mark without a meaning."""

    def __missing__(self, character: str) -> str:
        self[character] = stand = "," if unicodedata.category(character)[0] in "PS" else "x"
        return stand


_STANDS = _Stands()


def _stand_for(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    text, start, end = error.object, error.start, error.end
    run = text[start:end]
    stand = "x" * len(run) if run.isalpha() else "".join(map(_STANDS.__getitem__, run))
    before = text[start - 1 : start]
    if before in ("<", "/"):  # `<été>` is no tag, and `<xtx>` would be one
        stand = "," + stand[1:]
    elif before == "\\":  # only ASCII marks can be escaped
        stand = "x" + stand[1:]
    return stand, end


codecs.register_error("copydesk-markdown", _stand_for)


def _as_ascii(text: str) -> str:
    """The text with one ASCII character for each code point, so that the parser's byte offsets are code points."""
    return text if text.isascii() else text.encode("ascii", "copydesk-markdown").decode("ascii")


class _Reader:
    """Turns the events of one text into blocks; `base` is where in the text they begin."""

    def __init__(self, text: str, base: int, builder: ProseBuilder, html: VisibleText) -> None:
        self._text, self._base, self._builder, self._html = text, base, builder, html
        self._parsed = _as_ascii(text)
        self._events = _parser()(self._parsed[base:])
        self._kinds = [BlockKind.PARAGRAPH]
        self._in_code = False
        self._markup: list[tuple[int, int]] = []
        self._images = 0
        self._elsewhere = False  # in code or in an image: text is not part of the open block
        self._alternative: list[Run] | None = None
        self._image_title: Run | None = None

    def read(self) -> None:
        """Puts everything into the builder."""
        base, builder = self._base, self._builder
        others = {
            "Start": self._start,
            "End": self._end,
            "InlineHtml": self._inline_html,
            "Html": self._html_line,
            "Code": self._stand_in,
            "DisplayMath": self._stand_in,
            "InlineMath": self._math,
        }
        builder.open(BlockKind.PARAGRAPH)
        first = stop = -1  # text that goes on without a gap in the source is taken as one slice
        for event, where in self._events:
            start, end = base + where["start"], base + where["end"]
            if type(event) is str:
                if start == stop and end - start == 1:
                    stop = end
                    continue
                name, value = event, None
            else:
                name, value = event.popitem()
                if name == "Text" and end - start == len(value) and not self._elsewhere:
                    if start != stop:
                        if first >= 0:
                            builder.text(first, stop)
                        first = start
                    stop = end
                    continue
                if type(value) is str and value in _PASSED_OVER and (name == "End" or name == "Start"):
                    continue
            if first >= 0:
                builder.text(first, stop)
                first = stop = -1
            if name in others:
                others[name](value, start, end)
            elif name == "Text":
                self._piece_of_text(str(value), start, end)
            elif name == "Rule":
                self._close()
            elif value is None:
                self._line_end(start, end)
        if first >= 0:
            builder.text(first, stop)
        self._close()

    def _piece_of_text(self, value: str, start: int, end: int) -> None:
        """Text of an image, or an entity; text of code is none."""
        if self._images:
            self._in_image(start, end, None if end - start == len(value) else value)
        elif not self._in_code:
            self._builder.stand_in(start, end, value)

    def _start(self, value: Any, start: int, end: int) -> None:
        tag, data = (value, None) if type(value) is str else value.popitem()
        if tag in _INLINE:
            if data is not None:
                self._link(data, start, end) if tag == "Link" else self._image(data, start, end)
            return
        self._close()
        if tag == "Paragraph":
            self._builder.kind = self._kinds[-1]
            return
        if tag in _CONTAINERS:
            self._kinds.append(_CONTAINERS[tag])
        elif tag == "CodeBlock":
            self._in_code = self._elsewhere = True
            self._builder.aside(start, end)
        elif tag == "HtmlBlock":
            self._markup = []
        self._builder.kind = _KINDS.get(tag, self._kinds[-1])

    def _end(self, value: Any, start: int, end: int) -> None:
        tag = value if type(value) is str else next(iter(value))
        if tag in _INLINE:
            if tag == "Image":
                self._end_of_image()
            return
        self._close()
        if tag == "Paragraph":
            return
        if tag in _CONTAINERS:
            self._kinds.pop()
        elif tag == "CodeBlock":
            self._in_code = self._elsewhere = False
        elif tag == "HtmlBlock":
            self._html_block()
        self._builder.kind = self._kinds[-1]

    def _close(self) -> None:
        """Ends the open block; only the first paragraph of a list item is one, those after it are paragraphs."""
        builder, kinds = self._builder, self._kinds
        if builder.close() and kinds[-1] is BlockKind.LIST_ITEM:
            kinds[-1] = builder.kind = BlockKind.PARAGRAPH

    def _line_end(self, start: int, end: int) -> None:
        """A soft or hard break is the source's line end; blanks or a backslash before it are markup."""
        begin = end - 2 if self._text.startswith("\r\n", end - 2) else end - 1
        if self._images:
            self._in_image(max(begin, start), end, None)
        else:
            self._builder.text(max(begin, start), end)

    def _stand_in(self, value: Any, start: int, end: int) -> None:
        if self._images:
            self._in_image(start, end, OBJECT)
        else:
            self._builder.stand_in(start, end)

    def _math(self, value: Any, start: int, end: int) -> None:
        """Formulas stand for words; but `US$5 or A$7` is none: no figure follows the end of a formula."""
        is_money = self._text[end : end + 1].isdigit()
        if self._images:
            self._in_image(start, end, None if is_money else OBJECT)
        elif is_money:
            self._builder.text(start, end)
        else:
            self._builder.stand_in(start, end)

    def _link(self, data: Any, start: int, end: int) -> None:
        """The text of a link is prose; its title is a block of its own, an address in angle brackets a stand-in."""
        if self._images or not (data["title"] or data["link_type"] in ("Autolink", "Email")):
            return
        if not data["title"]:
            self._builder.stand_in(start, end)
        elif start >= self._builder.end:
            title = self._title(data, start, end)
            if title and not self._text.startswith(self._text[title[0] : title[1]], start + 1):
                self._builder.later(BlockKind.FIELD, [title])

    def _image(self, data: Any, start: int, end: int) -> None:
        self._images += 1
        self._elsewhere = True
        if self._images == 1:
            if start >= self._builder.end:
                self._alternative = []
                self._image_title = self._title(data, start, end)
            self._builder.stand_in(start, end)

    def _in_image(self, start: int, end: int, shown: str | None) -> None:
        if self._alternative is not None:
            self._alternative.append((start, end, shown))

    def _end_of_image(self) -> None:
        self._images -= 1
        self._elsewhere = self._images > 0
        if self._images or self._alternative is None:
            return
        said = self._text[self._alternative[0][0] : self._alternative[-1][1]] if self._alternative else ""
        self._builder.later(BlockKind.CAPTION, self._alternative)
        if self._image_title and self._text[self._image_title[0] : self._image_title[1]] != said:
            self._builder.later(BlockKind.FIELD, [self._image_title])
        self._alternative = self._image_title = None

    def _title(self, data: Any, start: int, end: int) -> Run | None:
        """The title that stands at the end of a link or image, where it is written as it reads."""
        closing = _TITLE_END.search(self._text, start, end) if data["title"] and data["link_type"] == "Inline" else None
        if closing is None:
            return None
        begin = closing.start() - len(data["title"])
        is_literal = begin > start and self._parsed.startswith(data["title"], begin)
        return (begin, closing.start(), None) if is_literal else None

    def _inline_html(self, value: Any, start: int, end: int) -> None:
        if start >= self._builder.end and not self._images and not self._html.inline_tag(self._text[start:end], start):
            self._builder.close()

    def _html_line(self, value: Any, start: int, end: int) -> None:
        if self._markup and self._markup[-1][1] == start:
            self._markup[-1] = (self._markup[-1][0], end)
        else:
            self._markup.append((start, end))

    def _html_block(self) -> None:
        """Reads the lines of an HTML block as one piece; what stands between them (`> `) counts as blanks."""
        if self._markup:
            base = at = self._markup[0][0]
            parts: list[str] = []
            for start, end in self._markup:
                parts += (" " * (start - at), self._text[start:end])
                at = end
            self._html.feed("".join(parts), base, self._kinds[-1])
