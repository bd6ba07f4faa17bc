"""`copydesk check`: reports what is wrong in texts; its exit code says whether there was anything."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from io import TextIOWrapper

import click

from copydesk.cli import _options as shared
from copydesk.model import Severity
from copydesk.output import terminal
from copydesk.output.report import FORMATS, Report, renderer
from copydesk.policy.files import Trouble
from copydesk.run import Options, Run


@click.command(short_help="Report what is wrong in texts.")
@shared.paths
@shared.selection
@click.option("--output-format", type=click.Choice(FORMATS), default="full", show_default=True, help="How to report.")
@click.option(
    "--min-severity", type=click.Choice(shared.SEVERITIES), default="info", show_default=True, help="Show no less."
)
@shared.fail_on("a reported finding")
@shared.reading
@shared.color
def command(
    paths: tuple[str, ...], output_format: str, min_severity: str, fail_on: str, options: Options, color: str
) -> None:
    """Reports what is wrong in texts, each finding at its line and column.

    A PATH is a file, a folder or - for standard input; without one, the current folder is checked. In folders, text
    files are read that neither .gitignore nor the configuration's `exclude` leaves out.

    \b
    Examples:
      copydesk check article.txt
      copydesk check articles/ --select quotes,duplicate
      copydesk check articles/ --ignore spacing --fail-on error
      curl -s URL | extract | copydesk check - --output-format json

    The exit code is 0 if nothing was found at or above --fail-on, 1 if something was, and 2 if something could not be
    checked.
    """
    options = options._replace(min_severity=Severity[min_severity.upper()])
    tally = _Tally()
    reports = tally.counted(Run(options, tally.tell).reports(paths or (".",)))
    _write(reports, output_format, color)
    if output_format == "full" and tally.texts:
        click.echo(tally.summary(), err=True)
    raise click.exceptions.Exit(tally.exit_code(fail_on))


def _write(reports: Iterable[Report], output_format: str, color: str) -> None:
    """Writes each piece as soon as it is made, so that a long run can be watched and piped."""
    out = sys.stdout
    if isinstance(out, TextIOWrapper):
        encoding = "utf-8" if output_format.startswith("json") else None
        out.reconfigure(encoding=encoding, errors="backslashreplace")
    for piece in renderer(output_format)(reports, terminal.screen(out, color)):
        out.write(piece)
        out.flush()


class _Tally:
    """Counts what passes by, for the summary and the exit code."""

    def __init__(self) -> None:
        self.texts = self.with_findings = self.troubles = 0
        self.by_severity: Counter[Severity] = Counter()

    def counted(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, counted."""
        for report in reports:
            self.texts += 1
            self.with_findings += bool(report.findings)
            for finding in report.findings:
                self.by_severity[finding.severity] += 1
            yield report

    def tell(self, trouble: Trouble) -> None:
        """Writes what could not be checked to standard error."""
        self.troubles += trouble.fatal
        shared.tell(trouble)

    def exit_code(self, fail_on: str) -> int:
        """0, or 1 for findings at or above `fail_on`, or 2 where something could not be checked."""
        if self.troubles:
            return 2
        least = shared.threshold(fail_on)
        return int(least is not None and any(severity >= least for severity in self.by_severity))

    def summary(self) -> str:
        """One line for people."""
        found = sum(self.by_severity.values())
        if not found:
            return f"Nothing found in {shared.count(self.texts, 'text')}."
        kinds = ", ".join(shared.count(self.by_severity[s], s.label) for s in sorted(self.by_severity, reverse=True))
        where = f"{self.with_findings} of {shared.count(self.texts, 'text')}" if self.texts > 1 else "1 text"
        return f"\n{shared.count(found, 'finding')} in {where}: {kinds}. `copydesk rules NAME` explains one."
