"""What a site generator puts into Markdown that is no Markdown: shortcodes, template tags, attribute lists, JSX.

These are hidden from the Markdown parser by characters of the same number, so that every offset stays: blanks where
they fill whole lines, so that they part paragraphs as they do on the page; letters inside a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copydesk.compiled import pattern
from copydesk.model import Span
from copydesk.text.document import Comment
from copydesk.text.prose import OBJECT, Opaque

_FILLER = "x"

# Shortcodes and tags between whose opening and closing form stands code, data, or what is never shown.
_NO_PROSE_WITHIN = pattern(
    r"(?:highlight|code[\w-]*|raw(?:html)?|comment|mermaid|math|katex|latex|mathjax|chart|plantuml|diagram|goat|graphviz|"
    r"schema|style|stylesheet|javascript|script|css|json|gist|verbatim|liquid|terminal|console|output)(?![\w-])"
)
# Tags that show nothing where they stand: they vanish, and no word is missing.
_SHOWS_NOTHING = pattern(
    r"/|end\w*|if|elsif|elseif|else|unless|for|case|when|assign|capture|comment|raw|set|with|block|extends|import|macro|"
    r"#(?:if|each|unless)|!--|\*"
)

_TEMPLATE = (
    r"\{\{(?P<hugo>[<%])-?\s*(?P<hugo_name>/?[\w./-]*)[^{}]*+(?:[{}](?![{}])[^{}]*+)*(?<=[>%])\}\}"
    r"|\{%-?\s*(?P<tag_name>[\w.-]*)[^{}%]*+(?:(?:%(?!\})|\{(?![{%])|\}(?!\}))[^{}%]*+)*%\}"
    r"|\{\{\{?-?\s*(?P<value_name>[#/*!-]*\w*)[^{}]*+(?:[{}](?![{}])[^{}]*+)*\}?\}\}"
    r"|\{[:.#][^{}\n]*\}"
)
# A code span of one tick on one line, which nearly all are; or the ticks that may open another.
_TICKS = pattern(r"(`[^`\r\n]+`)(?!`)|`+")
_TEMPLATES = pattern(_TEMPLATE)
_MARKER_LINE = pattern(r"(?<![^\r\n])[ \t>]*(?::{3,}|!{3}[ \t]+\w|\?{3}\+?[ \t]+\w)[^\r\n]*")
_MARKERS = (":::", "!!! ", "???")
_SIGN = pattern(r"\{(?=[{%:.#])")
_FENCES = ("```", "~~~")
_FENCE_LINE = pattern(r"(?<![^\r\n])([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*)(`{3,}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,})")
_BLANK_LINE = pattern(r"(?:\r\n|\n|\r)[ \t]*(?:\r|\n)")
_LONGEST_SPAN = 2_000


class Masked(NamedTuple):
    """The text as the Markdown parser is to see it, as long as the source; what was hidden; comments found there."""

    text: str
    opaque: list[Opaque]
    comments: list[Comment]


def mask(text: str, start: int) -> Masked:
    """Hides shortcodes and template tags of text[start:]; code is left to the Markdown parser."""
    has_markers = any(mark in text for mark in _MARKERS)
    if not has_markers and not _SIGN.search(text, start):
        return Masked(text, [], [])
    found = list(_templates(text, start))
    if has_markers:
        code = Code(text, start)
        found += [Opaque(*line.span(), "") for line in _MARKER_LINE.finditer(text, start) if not code.end(line.start())]
    holes = _outermost(found)
    return Masked(hide(text, holes), holes, [])


def _outermost(holes: list[Opaque]) -> list[Opaque]:
    kept: list[Opaque] = []
    for hole in sorted(holes):
        if not kept or hole.start >= kept[-1].end:
            kept.append(hole)
    return kept


def _templates(text: str, start: int) -> Iterator[Opaque]:
    at = start
    code = Code(text, start)
    unclosed: set[str] = set()
    while sign := _SIGN.search(text, at):
        at = sign.start() + 1
        resume = code.end(sign.start())
        if resume:
            at = resume
            continue
        match = _TEMPLATES.match(text, sign.start())
        if match is None or _BLANK_LINE.search(match.group()):
            continue
        at = match.end()
        name = match["hugo_name"] or match["tag_name"] or match["value_name"] or ""
        if (match["hugo"] or match["tag_name"]) and _NO_PROSE_WITHIN.match(name):
            at = _end_of_pair(text, name, at, unclosed)
            yield Opaque(match.start(), at)
        elif text[sign.end()] in ":.#" or name.startswith(("/", "end")) or _SHOWS_NOTHING.fullmatch(name):
            yield Opaque(match.start(), at, "")
        else:
            yield Opaque(match.start(), at)


class Code:
    """Where code stands in a Markdown text, nearly: fenced blocks, and spans; asked about places in rising order."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._fenced = list(_fenced(text, start))
        self._starts = [span.start for span in self._fenced]
        self._read_to = start
        self._span = Span(start, start)

    def end(self, at: int) -> int:
        """Where the code ends that the place lies in; 0 where it lies in none."""
        fenced_to = self._fenced_to(at)
        if fenced_to:
            return fenced_to
        for blank_line in ("\n\n", "\r\n\r\n"):  # no span goes over one
            self._read_to = max(self._read_to, self._text.rfind(blank_line, self._read_to, at))
        while self._read_to <= at:
            opening = _TICKS.search(self._text, self._read_to)
            if opening is None:
                self._read_to = len(self._text) + 1
                break
            self._read_to = self._fenced_to(opening.start()) or self._past_span(opening)
        return self._span.end if self._span.start <= at < self._span.end else 0

    def _fenced_to(self, at: int) -> int:
        index = bisect_right(self._starts, at) - 1
        return self._fenced[index].end if index >= 0 and at < self._fenced[index].end else 0

    def _past_span(self, opening: re.Match[str]) -> int:
        text, start = self._text, opening.end()
        if opening.group(1):
            self._span = Span(*opening.span())
            return start
        closing = _closing_ticks(opening.group()).search(text, start, start + _LONGEST_SPAN)
        if closing is None or _BLANK_LINE.search(text, start, closing.start()):
            return start
        self._span = Span(opening.start(), closing.end())
        return closing.end()


@lru_cache
def _closing_ticks(ticks: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!`){ticks}(?!`)")


def _fenced(text: str, start: int) -> Iterator[Span]:
    at = start
    for found in sorted(_places(text, start)):
        if found < at:
            continue
        line = max(text.rfind("\n", start, found), text.rfind("\r", start, found), start - 1) + 1
        opening = _FENCE_LINE.match(text, line)
        if opening is None or opening.start(2) != found:
            continue
        closing = _closing_fence(opening.group(2)).search(text, opening.end())
        at = closing.end() if closing else len(text)
        yield Span(line, at)


def _places(text: str, start: int) -> Iterator[int]:
    for fence in _FENCES:
        at = text.find(fence, start)
        while at >= 0:
            yield at
            at = text.find(fence, at + 1)


@lru_cache
def _closing_fence(fence: str) -> re.Pattern[str]:
    return re.compile(rf"[\r\n][ \t>]*{fence}[`~]*[ \t]*(?=[\r\n]|\Z)")


def _end_of_pair(text: str, name: str, start: int, unclosed: set[str]) -> int:
    """Where the closing form of a shortcode or tag ends; `start` where it has none (then it is `unclosed`)."""
    if name in unclosed:
        return start
    plain = re.escape(name)
    shortcode, tag = rf"\{{\{{[<%]-?\s*/\s*{plain}\b[^{{}}]*[>%]\}}\}}", rf"\{{%-?\s*end{plain}\b[^{{}}]*%\}}"
    found = re.compile(f"{shortcode}|{tag}").search(text, start)
    if found:
        return found.end()
    unclosed.add(name)
    return start


def hide(text: str, holes: list[Opaque]) -> str:
    """The text with blanks for what fills whole lines, and letters for the rest; ends of lines inside vanish too."""
    parts: list[str] = []
    at = 0
    for first, last in _on_one_line(text, holes):
        begin, end = holes[first].start, holes[last].end
        fills_lines = _stands_alone(text, begin, end)
        for hole in holes[first : last + 1]:
            parts += (text[at : hole.start], (" " if fills_lines else _FILLER) * (hole.end - hole.start))
            at = hole.end
    return "".join((*parts, text[at:]))


def _on_one_line(text: str, holes: list[Opaque]) -> Iterator[tuple[int, int]]:
    """Holes (first and last index) with nothing but blanks between them on their line."""
    first = 0
    for index in range(1, len(holes) + 1):
        if index == len(holes) or text[holes[index - 1].end : holes[index].start].strip(" \t"):
            yield first, index - 1
            first = index


def _stands_alone(text: str, start: int, end: int) -> bool:
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    if text[line:start].strip(" \t>"):
        return False
    after = re.compile(r"[ \t]*(?:\r|\n|\Z)").match(text, end)
    return after is not None


# MDX --------------------------------------------------------------------------------------------------------------

_MODULE = r"(?<![^\r\n])(?:import|export)\b(?=[ \t{*])[^\r\n]*(?:(?:\r\n|\n|\r)(?![ \t]*(?:\r|\n|\Z))[^\r\n]*)*"
_MDX_SCAN = pattern(rf"(?P<module>{_MODULE})|(?P<brace>(?<!\\)\{{)|(?P<tag>(?<!\\)</?(?:[A-Za-z][\w.:-]*|(?=>)))")
_IN_BRACES = pattern(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|/\*.*?\*/|//[^\n]*|[{}]", re.DOTALL)
_IN_TAG = pattern(r"\"[^\"]*\"|'[^']*'|[{>]")
_MDX_COMMENT = pattern(r"\{\s*/\*(.*?)\*/\s*\}", re.DOTALL)
_NO_PROSE_ELEMENTS = frozenset("pre code script style svg math kbd samp template".split())
_LONGEST_EXPRESSION = 20_000
# After so many that never close, only short ones are looked for: or a file of nothing but braces would take hours.
_PATIENCE = 40
_LONGEST_AFTER = 100


def mask_mdx(text: str, start: int) -> Masked:
    """Hides what MDX adds to Markdown: imports and exports, JSX tags, expressions in braces; notes their comments."""
    return _Mdx(text, start).masked()


class _Mdx:
    def __init__(self, text: str, start: int) -> None:
        self._text, self._start = text, start
        self._holes: list[Opaque] = []
        self._comments: list[Comment] = []
        self._unclosed = 0

    def masked(self) -> Masked:
        text, at = self._text, self._start
        code = Code(text, at)
        while match := _MDX_SCAN.search(text, at):
            begin = match.start()
            at = code.end(begin)
            if at:
                continue
            at = match.end()
            if match["module"]:
                self._holes.append(Opaque(begin, at, ""))
            elif match["brace"]:
                at = self._expression(begin) or at
            else:
                at = self._tag(begin, at) or at
        return Masked(hide(text, self._holes), self._holes, self._comments)

    def _expression(self, begin: int) -> int:
        """Hides an expression; answers where it ends, 0 where it does not."""
        end = self._end_of_braces(begin + 1)
        if end:
            comment = _MDX_COMMENT.fullmatch(self._text, begin, end)
            if comment:
                self._comments.append(Comment(Span(*comment.span(1)), comment.group(1)))
            self._holes.append(Opaque(begin, end, "" if comment else OBJECT))
        return end

    def _tag(self, begin: int, name_end: int) -> int:
        """Hides a tag, with its content where that is no prose; answers where it ends, 0 where it does not."""
        text = self._text
        end = self._end_of_tag(name_end)
        if not end:
            return 0
        name = text[begin + 1 : name_end].lower()
        if name in _NO_PROSE_ELEMENTS and text[end - 2] != "/":
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, end, end + _LONGEST_EXPRESSION)
            if closing:
                self._holes.append(Opaque(begin, closing.end()))
                return closing.end()
        self._holes.append(Opaque(begin, end, ""))
        return end

    def _end_of_braces(self, start: int) -> int:
        """Where the braces opened before `start` close; 0 where they do not."""
        depth = 1
        for match in _IN_BRACES.finditer(self._text, start, self._limit(start)):
            depth += {"{": 1, "}": -1}.get(match.group(), 0)
            if not depth:
                return match.end()
        self._unclosed += 1
        return 0

    def _end_of_tag(self, start: int) -> int:
        at, limit = start, self._limit(start)
        while match := _IN_TAG.search(self._text, at, limit):
            if match.group() == ">":
                return match.end()
            at = match.end()
            if match.group() == "{":
                at = self._end_of_braces(at)
                if not at:
                    return 0
        self._unclosed += 1
        return 0

    def _limit(self, start: int) -> int:
        return start + (_LONGEST_EXPRESSION if self._unclosed < _PATIENCE else _LONGEST_AFTER)
