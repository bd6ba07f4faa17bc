"""Unicode's own line and paragraph separators, which no editor counts as line ends."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, rule
from copydesk_rules.encoding._characters import SEPARATOR, all_of, named, runs


@rule(
    summary="Line separator that is no line end",
    why="U+2028 and U+2029 come out of word processors; editors show them as nothing and JavaScript breaks on them.",
    fixes="safe",
    needs=all_of(SEPARATOR),
    bad=[
        Example("First line\u2028second line", "First line\nsecond line"),
        Example("One paragraph.\u2029Another one.", "One paragraph.\n\nAnother one."),
        Example("Last words.\u2028\n", "Last words.\n"),
    ],
    good=["First line\nsecond line", "One paragraph.\n\nAnother one."],
    notes="The repair puts a line end for U+2028 and an empty line for U+2029, or nothing where a line ends anyway.",
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    for start, end in runs(document, SEPARATOR):
        name = "Paragraph separator" if "\u2029" in prose[start:end] else "Line separator"
        instead = "" if _at_line_edge(prose, start, end) else "\n\n" if name.startswith("P") else "\n"
        message = f"{name} ({named(prose[start])}) instead of a line end"
        yield Hit(start, end, message, edits=((start, end, instead),), safety=Safety.SAFE)


def _at_line_edge(prose: str, start: int, end: int) -> bool:
    return start == 0 or end == len(prose) or prose[start - 1] in "\r\n" or prose[end] in "\r\n"
