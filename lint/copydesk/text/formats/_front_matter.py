"""Front matter, YAML between `---` and TOML between `+++`: the fields that are prose, and what is said to copydesk.

Only the chosen keys are read, by their lines: a YAML parser would take longer than the Markdown below, and tells where
a value begins but not where each of its characters stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.compiled import pattern
from copydesk.model import Span
from copydesk.text.document import Comment, Problem
from copydesk.text.prose import OBJECT, Run

_PROSE_KEYS = "|".join(
    "title subtitle description summary excerpt abstract teaser tagline standfirst deck headline caption alt alt_text "
    "image_alt".split()
)
_OUR_KEYS = "lang|language|copydesk|copydesk-ignore"
_FENCES = {"yaml": pattern(r"---[ \t]*[\r\n]"), "toml": pattern(r"\+\+\+[ \t]*[\r\n]")}
_CLOSING = {
    "yaml": pattern(r"[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)"),
    "toml": pattern(r"[\r\n]\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)"),
}
# These begin with the line end before the line.
_KEY = {
    "yaml": pattern(rf"[\r\n]([ \t]*(?:-[ \t]+)*)[\"']?({_PROSE_KEYS}|{_OUR_KEYS})[\"']?[ \t]*:(?=[ \t\r\n])[ \t]*"),
    "toml": pattern(rf"[\r\n]([ \t]*)[\"']?({_PROSE_KEYS}|{_OUR_KEYS})[\"']?[ \t]*=[ \t]*"),
}
_ANY_KEY = {
    "yaml": pattern(r"[\r\n][^\s#][^\r\n]*?:(?=[ \t\r\n])"),
    "toml": pattern(r"[\r\n][ \t]*(?:[\w.\"'-]+[ \t]*=|\[)"),
}
# A line without indentation that is no key, item, comment, or end of a bracket or of a text in quotation marks.
_NO_YAML = pattern(
    r"[\r\n](?:(?![^\r\n]*(?::[ \t\r\n]|[\]}\"',][ \t]*[\r\n]))[^\s#\-\]}?%!&*|>'\"\[{]|\t+[^\s#])[^\r\n]*"
)
_BLOCK_SCALAR = pattern(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")
_DOUBLE = pattern(r"\"((?:[^\"\\]|\\.)*+)\"", re.DOTALL)
_SINGLE = {"yaml": pattern(r"'((?:[^']|'')*+)'"), "toml": pattern(r"'([^'\r\n]*)'")}
_LONG = {
    '"""': pattern(r"\"\"\"(?:\r?\n)?((?:[^\\]|\\.)*?)\"\"\"", re.DOTALL),
    "'''": pattern(r"'''(?:\r?\n)?(.*?)'''", re.DOTALL),
}
_ESCAPE = pattern(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?:\r\n|\n|\r)[ \t]*|.)", re.DOTALL)
_ESCAPED = dict(zip("ntr_N0abefvLP", "\n\t\r\xa0\x85\0\a\b\x1b\f\v\u2028\u2029", strict=True))
_LINE = pattern(r"([ \t]*)([^\r\n]*)(\r\n|\n|\r|\Z)")
_FOLD = pattern(r"(?:\r\n|\n|\r)\s*")
_PLAIN_END = pattern(r"[ \t]+#|[ \t]*(?=[\r\n]|\Z)")
_SECOND_VALUE = pattern(r":[ \t]")
# A value in a list, or a comment, which has no group.
_ITEM = pattern(r"([^\s,\[\]{}\"'#-][^,\[\]{}\"'\r\n#]*)|#[^\r\n]*")
_IGNORE_KEY = pattern(r"(?<![\w-])ignore[\"']?[ \t]*[:=][ \t]*")
_IGNORE_TABLE = pattern(r"[\r\n](?:\[copydesk\][^\[]*?[\r\n][ \t]*|copydesk\.)(?=ignore[ \t]*=)")
_LETTER = pattern(r"[^\W\d_]")
# Inside a field: code, and tags of HTML and of templates.
_NO_PROSE = pattern(r"`[^`\r\n]+`|\{\{.*?\}\}|\{%.*?%\}|</?[a-zA-Z][^<>]*>")


class FrontMatter(NamedTuple):
    """Where the text begins, the fields that are prose, the values that concern copydesk, and what cannot be read."""

    end: int
    fields: list[list[Run]]
    values: dict[str, tuple[Comment, ...]]
    problems: list[Problem]


def split(text: str) -> FrontMatter:
    """The front matter of a text; one that ends at 0 where there is none."""
    dialect = {"---": "yaml", "+++": "toml"}.get(text[:3])
    opening = _FENCES[dialect].match(text) if dialect else None
    if dialect and opening:
        start = opening.end() - 1
        closing = _CLOSING[dialect].search(text, start)
        if closing and _ANY_KEY[dialect].search(text, start, closing.start() + 1):
            return _Reader(text, dialect, start, closing.start() + 1).read(closing.end())
    return FrontMatter(0, [], {}, [])


class _Reader:
    def __init__(self, text: str, dialect: str, start: int, end: int) -> None:
        self.text, self.dialect, self.start, self.end = text, dialect, start, end
        self.fields: list[list[Run]] = []
        self.values: dict[str, tuple[Comment, ...]] = {}
        self.problems: list[Problem] = []

    def read(self, body: int) -> FrontMatter:
        if self.dialect == "toml":
            self._check_toml()
        else:
            wrong = _NO_YAML.search(self.text, self.start, self.end)
            if wrong:
                self._problem(wrong.start() + 1, wrong.end())
        at = self.start
        while match := _KEY[self.dialect].search(self.text, at, self.end):
            at = match.end()
            key, indent = match.group(2), len(match.group(1))
            if key == "copydesk":
                self._said_to_us(at, self._end_of_mapping(at, indent))
            elif key in _OUR_KEYS.split("|"):
                self._our_value(key, at, indent)
            else:
                at = max(self._field(at, indent) - 1, match.end(2))
        return FrontMatter(body, self.fields, self.values, self.problems)

    def _check_toml(self) -> None:
        import tomllib  # imported here: few files have TOML front matter

        try:
            tomllib.loads(self.text[self.start : self.end].replace("\r\n", "\n").replace("\r", "\n"))
        except (ValueError, RecursionError):
            self._problem(self.start + 1, self.end)
        table = _IGNORE_TABLE.search(self.text, self.start, self.end)
        if table:
            self._said_to_us(table.end(), self.end)

    def _problem(self, start: int, end: int) -> None:
        stop = next((i for i in range(start, end) if self.text[i] in "\r\n" and i > start), end)
        self.problems.append(Problem(Span(start, stop), f"the front matter is no {self.dialect.upper()}"))

    def _said_to_us(self, at: int, end: int) -> None:
        """`copydesk: {ignore: [...]}`, in braces or in lines below, is `copydesk-ignore: [...]`."""
        ignore = _IGNORE_KEY.search(self.text, at, end)
        if ignore:
            self._our_value("copydesk-ignore", ignore.end(), 0)
        else:
            said = self.text[at:end].rstrip()
            self.values["copydesk"] = (Comment(Span(at, at + len(said)), said),)

    def _end_of_mapping(self, at: int, indent: int) -> int:
        """Where a mapping ends: at its brace, or before the first line that is not indented more than its key."""
        if self.text.startswith("{", at):
            return self.text.find("}", at, self.end) + 1 or self.end
        end = self._line_end(at)
        line = _LINE.match(self.text, self._after_line_end(end), self.end)
        while line and line.end() > line.start() and (len(line.group(1)) > indent or not line.group(2)):
            end = line.end(2)
            line = _LINE.match(self.text, line.end(), self.end)
        return end

    def _our_value(self, key: str, at: int, indent: int) -> None:
        """A value, a list in brackets, or items on lines of their own."""
        end = self._line_end(at)
        while self.text[at:end].count("[") > self.text[at:end].count("]") and end < self.end:
            end = self._line_end(end + 1)
        if not self.text[at:end].strip():
            line = _LINE.match(self.text, self._after_line_end(end), self.end)
            while line and line.group(2).startswith("-") and line.end() > line.start():
                end = line.end(2)
                line = _LINE.match(self.text, line.end(), self.end)
        matches = (m for m in _ITEM.finditer(self.text, at, end) if m.group(1))
        items = [(m.start(), m.start() + len(m.group().rstrip())) for m in matches]
        found = tuple(Comment(Span(start, stop), self.text[start:stop]) for start, stop in items)
        self.values[key] = self.values.get(key, ()) + found

    def _line_end(self, at: int) -> int:
        ends = [end for mark in "\r\n" if (end := self.text.find(mark, at, self.end)) >= 0]
        return min(ends, default=self.end)

    def _field(self, at: int, indent: int) -> int:
        """Reads the value of a field; answers where it ends."""
        runs, end = self._value(at, indent)
        for paragraph in runs:
            shown = "".join(self.text[start:stop] if text is None else text for start, stop, text in paragraph)
            if _LETTER.search(shown):
                self.fields.append(list(self._without_markup(paragraph)))
        return end

    def _value(self, at: int, indent: int) -> tuple[list[list[Run]], int]:
        text = self.text
        for mark, expression in _LONG.items():
            if self.dialect == "toml" and text.startswith(mark, at):
                match = expression.match(text, at, self.end)
                return self._quoted(match, at, mark[0] == '"')
        mark = text[at : at + 1]
        if mark == '"':
            return self._quoted(_DOUBLE.match(text, at, self.end), at, True)
        if mark == "'":
            return self._quoted(_SINGLE[self.dialect].match(text, at, self.end), at, False)
        if self.dialect == "toml":
            return [], at
        if mark in ("|", ">"):
            header = _BLOCK_SCALAR.match(text, at, self.end)
            return self._block_scalar(header.end(), indent) if header else ([], at)
        if mark in ("", "[", "{", "&", "*", "!", "%", "@", "`", "#", "\r", "\n"):
            return [], at
        return self._plain(at, indent)

    def _quoted(self, match: re.Match[str] | None, at: int, escapes: bool) -> tuple[list[list[Run]], int]:
        if match is None:
            self._problem(at, self.end)
            return [], at
        start, end = match.span(1)
        runs: list[Run] = []
        done = start
        expression = _ESCAPE if escapes else re.compile("''")
        for escape in expression.finditer(self.text, start, end):
            runs += self._folded(done, escape.start())
            runs.append((escape.start(), escape.end(), _meaning(escape.group())))
            done = escape.end()
        runs += self._folded(done, end)
        return [runs], match.end()

    def _folded(self, start: int, end: int) -> Iterator[Run]:
        """A text over several lines: the line end stays, the indentation goes."""
        for fold in _FOLD.finditer(self.text, start, end):
            yield start, fold.start() + 1, None
            start = fold.end()
        yield start, end, None

    def _plain(self, at: int, indent: int) -> tuple[list[list[Run]], int]:
        runs: list[Run] = []
        first = at
        while True:
            end_of_line = self._line_end(at)
            comment = _PLAIN_END.search(self.text, at, end_of_line)
            end = comment.start() if comment else end_of_line
            runs.append((at, end, None))
            line = _LINE.match(self.text, self._after_line_end(end_of_line), self.end)
            if end < end_of_line or line is None or not _goes_on(line, indent):
                break
            runs.append((end_of_line, end_of_line + 1, None))
            at = line.start(2)
        second = _SECOND_VALUE.search(self.text, first, end)
        if second:
            self._problem(first, end)
        return [runs], end

    def _after_line_end(self, at: int) -> int:
        return min(at + (2 if self.text.startswith("\r\n", at) else 1), self.end)

    def _block_scalar(self, at: int, indent: int) -> tuple[list[list[Run]], int]:
        paragraphs: list[list[Run]] = [[]]
        while at < self.end:
            line = _LINE.match(self.text, at, self.end)
            if line is None or (line.group(2) and len(line.group(1)) <= indent):
                break
            if line.group(2):
                paragraphs[-1].append((line.start(2), line.end(), None))
            elif paragraphs[-1]:
                paragraphs.append([])
            at = line.end()
        return paragraphs, at

    def _without_markup(self, runs: list[Run]) -> Iterator[Run]:
        for start, end, shown in runs:
            if shown is None:
                for match in _NO_PROSE.finditer(self.text, start, end):
                    yield start, match.start(), None
                    yield match.start(), match.end(), "" if match.group().startswith("<") else OBJECT
                    start = match.end()
            yield start, end, shown


def _goes_on(line: re.Match[str], indent: int) -> bool:
    """Whether a line belongs to the plain text begun on the one before: indented, and neither empty nor a comment."""
    return len(line.group(1)) > indent and line.group(2)[:1] not in ("", "#")


def _meaning(escape: str) -> str:
    if escape == "''":
        return "'"
    mark = escape[1]
    if mark in "xuU" and len(escape) > 2:
        code = int(escape[2:], 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    if mark in "\r\n":
        return ""
    return _ESCAPED.get(mark, mark)
