"""For people: each finding as an editor's note, with the line it stands in, a mark under it, and the other place.

    article.txt:3:1  warning  duplicate/paragraph
      Repeats an earlier paragraph
      3 │ Share this story with your friends
        │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      1 │ Share this story with your friends
        │ ---------------------------------- first here

A long line is cut around its span. What cannot be seen in a span is shown, what could harm a terminal is not.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copydesk.model import Finding, Severity, Span
from copydesk.output.columns import head, tail, width
from copydesk.output.printable import escaped, revealed, shown
from copydesk.output.report import Report, Screen
from copydesk.text.source import Source

_BOLD, _DIM, _OTHER_PLACE = "1", "2", "36"
COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_MARK, _OTHER_MARK, _CUT = "^", "-", "…"
_MOST_RELATED = 3
_LEAST_CONTEXT = 12
_WORD_SLACK = 12


def render(reports: Iterable[Report], screen: Screen) -> Iterator[str]:
    """Yields a note for each finding; a blank line parts two."""
    gap = ""
    for source, findings in reports:
        page = _Page(source, screen)
        for finding in findings:
            yield gap + "\n".join(page.note(finding)) + "\n"
            gap = "\n"


def annotated(source: Source, findings: Sequence[Finding], screen: Screen) -> Iterator[str]:
    """The lines of a whole text, each with marks under what was found in it."""
    page = _Page(source, screen)
    for line, start in enumerate(source.line_starts, 1):
        here = [finding for finding in findings if source.position(finding.span.start).line == line]
        yield from page.annotated_line(start, here)


def paint(text: str, code: str, screen: Screen) -> str:
    """Text in a colour, where the screen shows colours; `code` is an SGR parameter."""
    return f"\x1b[{code}m{text}\x1b[0m" if screen.colour else text


class _View(NamedTuple):
    """A line as far as it fits on the screen: its text, and the columns in which the span stands."""

    text: str
    start: int
    width: int


class _Page:
    """Writes the notes of one text; the line numbers of all of them stand in one column."""

    def __init__(self, source: Source, screen: Screen) -> None:
        self._source, self._screen = source, screen
        self._name = escaped(source.name)
        self._digits = len(str(len(source.line_starts)))
        self._columns = screen.width - self._digits - len("   │ ")

    def note(self, finding: Finding) -> Iterator[str]:
        """The lines of one note."""
        line, column = self._source.position(finding.span.start)
        colour = COLOURS[finding.severity]
        place = self._paint(f"{self._name}:{line}:{column}", _BOLD)
        yield f"{place}  {self._paint(finding.severity.label, colour)}  {finding.rule}"
        yield f"  {escaped(finding.message)}"
        beside = max((width(escaped(related.message)) + 1 for related in finding.related), default=0)
        beside = min(beside, self._columns // 3)
        view = self._view(finding.span, beside)
        yield self._numbered(line, view)
        yield from self._marked(view, _MARK, colour, self._lines_after(finding.span))
        for related in finding.related[:_MOST_RELATED]:
            before, view = view, self._view(related.span, beside)
            if view.text != before.text or self._source.position(related.span.start).line != line:
                line = self._source.position(related.span.start).line
                yield self._numbered(line, view)
            yield from self._marked(view, _OTHER_MARK, _OTHER_PLACE, escaped(related.message))
        if len(finding.related) > _MOST_RELATED:
            yield f"{self._gutter()}and {_count(len(finding.related) - _MOST_RELATED, 'more place')}"

    def annotated_line(self, start: int, findings: Sequence[Finding]) -> Iterator[str]:
        """The line that starts at an offset, without its number, and marks under the findings in it.

        Where there are none, all of its invisible characters are shown: that they are right is the point of it.
        """
        spans = [finding.span for finding in findings] or [Span(*self._line_bounds(start))]
        views = [self._view(span, 0) for span in spans]
        yield f"{self._gutter()}{views[0].text}".rstrip()
        for finding, view in zip(findings, views, strict=False):
            yield from self._marked(view, _MARK, COLOURS[finding.severity], "")

    def _numbered(self, line: int, view: _View) -> str:
        return f"{self._gutter(str(line))}{view.text}"

    def _marked(self, view: _View, mark: str, colour: str, message: str) -> Iterator[str]:
        """The mark under the span, and the message beside it, or below it where it does not fit."""
        marks = " " * view.start + self._paint(mark * view.width, colour)
        if not message:
            yield f"{self._gutter()}{marks}"
        elif view.start + view.width + 1 + width(message) <= self._columns:
            yield f"{self._gutter()}{marks} {self._paint(message, colour)}"
        else:
            yield f"{self._gutter()}{marks}"
            indent = max(min(view.start, self._columns - width(message)), 0)
            yield f"{self._gutter()}{' ' * indent}{self._paint(message, colour)}"

    def _gutter(self, number: str = "") -> str:
        return self._paint(f"  {number:>{self._digits}} │ ", _DIM)

    def _paint(self, text: str, code: str) -> str:
        return paint(text, code, self._screen)

    def _lines_after(self, span: Span) -> str:
        """How many lines the span goes on for after the one shown; a line end alone is no line."""
        first, last = (self._source.position(offset).line for offset in (span.start, max(span.start, span.end - 1)))
        return f"and {_count(last - first, 'more line')}" if last > first else ""

    def _view(self, span: Span, beside: int) -> _View:
        """The line in which a span starts, cut to the screen around the span.

        A span that must be cut leaves `beside` columns for a message; so two copies of a paragraph are cut alike.
        Only as many characters of a line are looked at as the screen has room for: a line may have 50 million.
        """
        text, room = self._source.text, self._columns
        line_start, line_end = self._line_bounds(span.start)
        end = max(min(span.end, line_end), span.start)
        goes_on = span.end > line_end
        inside = revealed(_ends(text, span.start, end, room))
        before = shown(text[max(line_start, span.start - 4 * room) : span.start])
        after = shown(text[end : min(line_end, end + 4 * room)]) if not goes_on else ""
        most = room - max(min(width(before), _LEAST_CONTEXT) + min(width(after), _LEAST_CONTEXT), beside)
        inside = _fitted(inside, most, goes_on)
        left = room - width(inside)
        for_after = min(width(after), max(left // 2, left - width(before)))
        before = _cut_before(before, left - for_after)
        after = _cut_after(after, left - width(before))
        start, wide = width(before), width(inside)
        if not wide and inside:  # a combining mark alone stands in the column of the letter it is on
            start = max(start - 1, 0)
        return _View(f"{before}{inside}{after}".rstrip(" "), start, max(wide, 1))

    def _line_bounds(self, offset: int) -> tuple[int, int]:
        """Start and end of a line, its line end left out."""
        starts, text = self._source.line_starts, self._source.text
        line = self._source.position(offset).line
        end = starts[line] if line < len(starts) else len(text)
        while end > starts[line - 1] and text[end - 1] in "\r\n":
            end -= 1
        return starts[line - 1], end


def _ends(text: str, start: int, end: int, room: int) -> str:
    """A stretch of the text, or only both its ends where it is far longer than the screen."""
    if end - start <= 4 * room:
        return text[start:end]
    return text[start : start + 2 * room] + text[end - 2 * room : end]


def _fitted(inside: str, room: int, goes_on: bool) -> str:
    """The span itself cut in its middle, because both its ends matter; at its end where it goes on in another line."""
    if width(inside) <= room:
        return inside
    if goes_on:
        return _cut_after(inside, room)
    first = _cut_after(inside, (room + 1) // 2)
    return first + _cut_before(inside, room + 1 - width(first))[1:]


def _cut_before(text: str, room: int) -> str:
    """The end of a text, from the start of a word where one is near."""
    if width(text) <= room:
        return text
    kept = tail(text, room - 1)
    blank = kept.find(" ", 0, _WORD_SLACK)
    return _CUT + kept[max(blank, 0) :]


def _cut_after(text: str, room: int) -> str:
    """The start of a text, to the end of a word where one is near."""
    if width(text) <= room:
        return text
    kept = head(text, room - 1)
    blank = kept.rfind(" ", max(len(kept) - _WORD_SLACK, 0))
    return (kept[: blank + 1] if blank >= 0 else kept) + _CUT


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
