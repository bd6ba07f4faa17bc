"""`copydesk check`: reports what is wrong in texts; its exit code says whether there was anything."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from io import TextIOWrapper

import click

from copydesk.model import Severity
from copydesk.output import terminal
from copydesk.output.printable import escaped
from copydesk.output.report import FORMATS, Report, renderer
from copydesk.policy.files import Trouble
from copydesk.run import Options, Run

_SEVERITIES = [severity.label for severity in sorted(Severity, reverse=True)]
_NEVER = "never"


@click.command(short_help="Report what is wrong in texts.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--select", multiple=True, metavar="NAMES", help="Run only these: names, families, `default`, `all`.")
@click.option("--ignore", multiple=True, metavar="NAMES", help="Do not run these rules.")
@click.option("--output-format", type=click.Choice(FORMATS), default="full", show_default=True, help="How to report.")
@click.option("--min-severity", type=click.Choice(_SEVERITIES), default="info", show_default=True, help="Show no less.")
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, _NEVER]),
    default="warning",
    show_default=True,
    help="The least severity of a reported finding that makes the exit code 1.",
)
@click.option("--language", metavar="CODE", default="", help="The language of the texts (en, de, ...), not detected.")
@click.option("--config", metavar="FILE", help="Use this configuration for all files.")
@click.option("--no-config", is_flag=True, help="Read no configuration.")
@click.option("--no-cache", is_flag=True, help="Read all rules afresh.")
@click.option("--trust-python-rules", is_flag=True, help="Run Python rules from the configuration's rule folders.")
@click.option("--stdin-filename", metavar="NAME", default="", help="What the text on standard input is called.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even if they are named.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output_format: str,
    min_severity: str,
    fail_on: str,
    language: str,
    config: str | None,
    no_config: bool,
    no_cache: bool,
    trust_python_rules: bool,
    stdin_filename: str,
    force_exclude: bool,
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
      curl -s URL | extract | copydesk check - --output-format json

    The exit code is 0 if nothing was found at or above --fail-on, 1 if something was, and 2 if something could not be
    checked.
    """
    if config is not None and no_config:
        raise click.UsageError("--config and --no-config cannot both hold.")
    options = Options(
        select=select,
        ignore=ignore,
        min_severity=Severity[min_severity.upper()],
        language=language,
        config=config,
        use_config=not no_config,
        use_cache=not no_cache,
        trust_python=trust_python_rules,
        force_exclude=force_exclude,
        stdin_name=stdin_filename,
    )
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
        where = f"{trouble.name}: " if trouble.name else ""
        kind = "error" if trouble.fatal else "warning"
        text = "\n".join(escaped(line) for line in f"{where}{trouble.message}".split("\n"))
        click.echo(f"copydesk: {kind}: {text}", err=True)

    def exit_code(self, fail_on: str) -> int:
        """0, or 1 for findings at or above `fail_on`, or 2 where something could not be checked."""
        if self.troubles:
            return 2
        if fail_on == _NEVER:
            return 0
        least = Severity[fail_on.upper()]
        return int(any(severity >= least for severity in self.by_severity))

    def summary(self) -> str:
        """One line for people."""
        found = sum(self.by_severity.values())
        if not found:
            return f"Nothing found in {_count(self.texts, 'text')}."
        kinds = ", ".join(_count(self.by_severity[s], s.label) for s in sorted(self.by_severity, reverse=True))
        where = f"{self.with_findings} of {_count(self.texts, 'text')}"
        return f"\n{_count(found, 'finding')} in {where}: {kinds}. `copydesk rules NAME` explains one."


def _count(number: int, what: str) -> str:
    if what == Severity.INFO.label:
        return f"{number} {what}"
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
