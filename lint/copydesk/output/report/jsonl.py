"""One JSON object a line, for streams: the same objects as in the `json` format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.output.report import Report, Screen
from copydesk.output.report.json import encode


def render(reports: Iterable[Report], screen: Screen) -> Iterator[str]:
    """Yields a line for each finding."""
    for report in reports:
        for finding in report.findings:
            yield encode(report.source, finding) + "\n"
