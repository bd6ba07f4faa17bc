"""`copydesk check`: reports what is wrong in texts; its exit code says whether there was anything."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from io import TextIOWrapper

import click

from copydesk.cli import _options as shared
from copydesk.model import Finding, Severity
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
@click.option("--baseline", metavar="FILE", default="", help="Report no finding that `copydesk baseline` put there.")
@click.option(
    "--changed-since", metavar="REV", default="", help="Report what touches lines changed since a git revision."
)
@click.option("--add-ignore", is_flag=True, help="Add what is reported to .copydesk-ignore.yaml, which silences it.")
@shared.reading
@shared.color
def command(
    paths: tuple[str, ...],
    output_format: str,
    min_severity: str,
    fail_on: str,
    baseline: str,
    changed_since: str,
    add_ignore: bool,
    options: Options,
    color: str,
) -> None:
    """Reports what is wrong in texts, each finding at its line and column.

    A PATH is a file, a folder or - for standard input; without one, the current folder is checked. In folders, text
    files are read that neither .gitignore nor the configuration's `exclude` leaves out.

    \b
    Examples:
      copydesk check article.txt
      copydesk check articles/ --select quotes,duplicate
      copydesk check articles/ --ignore spacing --fail-on error
      copydesk check articles/ --changed-since origin/main...
      curl -s URL | extract | copydesk check - --output-format json

    What is meant as it is, a comment silences in Markdown and HTML: <!-- copydesk: ignore RULE -- reason --> in a line,
    ignore-next before a paragraph, off RULE ... on RULE around several, ignore-file anywhere; front matter does
    with copydesk-ignore: [RULE]. For other texts there is .copydesk-ignore.yaml; --add-ignore writes it.

    The exit code is 0 if nothing was found at or above --fail-on, 1 if something was, and 2 if something could not be
    checked.
    """
    options = options._replace(
        min_severity=Severity[min_severity.upper()], baseline=baseline, changed_since=changed_since
    )
    tally = _Tally()
    run = Run(options, tally.tell)
    reports = run.reports(paths or (".",))
    if add_ignore:
        from copydesk.cli._ignoring import Ignoring  # imported here: hardly any run writes

        ignoring = Ignoring(run, options, paths)
        reports = ignoring.noted(reports)
    _write(tally.counted(reports), output_format, color)
    if output_format == "full" and tally.texts:
        click.echo(tally.summary(run.accepted), err=True)
    if add_ignore:
        tally.forgive(ignoring.write())
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

    def forgive(self, findings: Iterable[Finding]) -> None:
        """Counts findings no longer."""
        self.by_severity -= Counter(finding.severity for finding in findings)

    def summary(self, accepted: int) -> str:
        """One line for people; `accepted` findings are in the baseline."""
        found = sum(self.by_severity.values())
        old = f" The baseline holds {accepted} more." if accepted else ""
        if not found:
            return f"Nothing {'new ' if accepted else ''}found in {shared.count(self.texts, 'text')}.{old}"
        kinds = ", ".join(shared.count(self.by_severity[s], s.label) for s in sorted(self.by_severity, reverse=True))
        where = f"{self.with_findings} of {shared.count(self.texts, 'text')}" if self.texts > 1 else "1 text"
        return f"\n{shared.count(found, 'finding')} in {where}: {kinds}.{old} `copydesk rules NAME` explains one."
