"""`copydesk check`: reports what is wrong in texts; its exit code says whether there was anything."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator

from copydesk.cli import _options as shared
from copydesk.cli._parser import Parser
from copydesk.model import Finding, Severity
from copydesk.output import terminal
from copydesk.output.report import FORMATS, Report, renderer
from copydesk.policy.files import Trouble
from copydesk.run import Run

USAGE = "[PATH ...]"
HELP = """\
Reports what is wrong in texts, each finding at its line and column.

A PATH is a file, a folder or - for standard input; without one, the current folder is checked. In folders, text files
are read that neither .gitignore nor the configuration's `exclude` leaves out.

Examples:
  copydesk check article.txt
  copydesk check articles/ --select quotes,duplicate
  copydesk check articles/ --ignore spacing --fail-on error
  copydesk check articles/ --changed-since origin/main...
  curl -s URL | extract | copydesk check - --output-format json

What is meant as it is, a comment silences in Markdown and HTML: <!-- copydesk: ignore RULE -- reason --> in a line,
ignore-next before a paragraph, off RULE ... on RULE around several, ignore-file anywhere; front matter does with
copydesk-ignore: [RULE]. For other texts there is .copydesk-ignore.yaml; --add-ignore writes it.

The exit code is 0 if nothing was found at or above --fail-on, 1 if something was, and 2 if something could not be
checked.
"""


def arguments(parser: Parser) -> None:
    """What `copydesk check` takes."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH")
    shared.selection(parser)
    shared.choice(parser, "--output-format", FORMATS, "full", "How to report.")
    shared.choice(parser, "--min-severity", shared.SEVERITIES, "info", "Show no less.")
    shared.fail_on(parser, "a reported finding")
    add("--baseline", metavar="FILE", default="", help="Report no finding that `copydesk baseline` put there.")
    add("--changed-since", metavar="REV", default="", help="Report what touches lines changed since a git revision.")
    add(
        "--add-ignore",
        action="store_true",
        help="Add what is reported to .copydesk-ignore.yaml, which silences it.",
    )
    shared.reading(parser)
    shared.color(parser)


def run(given: Namespace) -> int:
    """Checks, reports, and answers with the exit code."""
    options = shared.options(given)._replace(
        min_severity=Severity[given.min_severity.upper()],
        baseline=given.baseline,
        changed_since=given.changed_since,
    )
    tally = _Tally()
    run = Run(options, tally.tell)
    reports = run.reports(given.paths or (".",))
    if given.add_ignore:
        from copydesk.cli._ignoring import Ignoring  # imported here: hardly any run writes

        ignoring = Ignoring(run, options, given.paths)
        reports = ignoring.noted(reports)
    _write(tally.counted(reports), given.output_format, given.color)
    if given.output_format == "full" and tally.texts:
        shared.say(tally.summary(run.accepted))
    if given.add_ignore:
        tally.forgive(ignoring.write())
    return tally.exit_code(given.fail_on)


def _write(reports: Iterable[Report], output_format: str, color: str) -> None:
    """Writes each piece as soon as it is made, so that a long run can be watched and piped."""
    out = shared.standard_output("utf-8" if output_format.startswith("json") else None)
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
