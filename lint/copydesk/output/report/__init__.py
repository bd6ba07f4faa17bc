"""Findings as text, one module a format: each has `render(reports, screen)`, which yields pieces of text as it goes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from copydesk.model import Finding
from copydesk.text.source import Source

FORMATS = ("full", "line", "json", "jsonl", "github")


class Report(NamedTuple):
    """One text and what was found in it, in the order of the text; `source.name` is the name to show."""

    source: Source
    findings: Sequence[Finding]


class Screen(NamedTuple):
    """What a report is written on: columns, and whether it shows colours."""

    width: int = 100
    colour: bool = False


Render = Callable[[Iterable[Report], Screen], Iterator[str]]


def renderer(format_name: str) -> Render:
    """The function that writes a format; its module is imported only when it is asked for."""
    render: Render = import_module(f"{__name__}.{format_name}").render
    return render
