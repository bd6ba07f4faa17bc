"""Workflow commands that GitHub Actions shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.model import Finding, Severity
from copydesk.output.printable import escaped
from copydesk.output.report import Report, Screen
from copydesk.text.source import Source

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(reports: Iterable[Report], screen: Screen) -> Iterator[str]:
    """Yields a command for each finding."""
    for source, findings in reports:
        for finding in findings:
            yield _command(source, finding)


def _command(source: Source, finding: Finding) -> str:
    start, end = source.position(finding.span.start), source.position(finding.span.end)
    properties = {"file": source.name, "line": start.line, "endLine": end.line, "col": start.column}
    if start.line == end.line:  # GitHub refuses an end column where the lines differ
        properties["endColumn"] = end.column
    properties["title"] = finding.rule
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    """As the runner unescapes it: line ends survive, everything else that cannot be shown is escaped for the eye."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "%0A".join(escaped(line).replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return escaped(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
