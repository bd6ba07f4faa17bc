"""One line a finding, `path:line:column: severity rule message`: what editors' problem matchers and `grep` read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.output.printable import escaped
from copydesk.output.report import Report, Screen


def render(reports: Iterable[Report], screen: Screen) -> Iterator[str]:
    """Yields a line for each finding."""
    for source, findings in reports:
        name = escaped(source.name)
        for finding in findings:
            line, column = source.position(finding.span.start)
            yield f"{name}:{line}:{column}: {finding.severity.label} {finding.rule} {escaped(finding.message)}\n"
