"""`copydesk check --add-ignore`: what was reported is written into `.copydesk-ignore.yaml`, which silences it."""

# ruff: noqa: PTH100

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from copydesk.cli import _options as shared
from copydesk.errors import CopydeskError, UsageError
from copydesk.model import Finding
from copydesk.output import atomic
from copydesk.output.printable import escaped
from copydesk.output.report import Report
from copydesk.policy import ignorefile
from copydesk.policy.config import as_named
from copydesk.policy.files import Trouble
from copydesk.run import STANDARD_INPUT, Options, Run

_OWN = "copydesk/"


class Ignoring:
    """Notes the findings that pass by, and writes an entry for each at the end.

    What copydesk says of its own work (a rule that failed, an ignore that is of no use) is left out.
    """

    def __init__(self, run: Run, options: Options, paths: Sequence[str]) -> None:
        if not options.use_config:
            raise UsageError("--add-ignore and --no-config cannot both hold: what is added would not be read")
        if STANDARD_INPUT in paths and not options.stdin_name:
            raise UsageError("--add-ignore needs the name of the text on standard input: --stdin-filename NAME")
        self._run = run
        self._noted: dict[str, list[tuple[Finding, ignorefile.NewEntry]]] = {}

    def noted(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports."""
        for report in reports:
            path = os.path.abspath(report.source.name)
            for finding in report.findings:
                if not finding.rule.startswith(_OWN):
                    self._note(path, report, finding)
            yield report

    def _note(self, path: str, report: Report, finding: Finding) -> None:
        ignore_path = self._run.ignore_file(path)
        try:
            entry = ignorefile.new_entry(ignore_path, path, report.source, finding)
        except CopydeskError as error:
            shared.tell(Trouble("", str(error), fatal=False))
            return
        self._noted.setdefault(ignore_path, []).append((finding, entry))

    def write(self) -> list[Finding]:
        """Writes the entries, and answers with the findings that they silence. Raises CopydeskError."""
        for path, noted in self._noted.items():
            file = Path(path)
            old = file.read_bytes() if file.exists() else None
            entries = list(dict.fromkeys(entry for _, entry in noted))
            try:
                atomic.write(path, old, ignorefile.with_entries(path, old, entries))
            except atomic.NotWritten as error:
                raise UsageError(f"{as_named(path)}: {error}") from None
            added = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
            shared.say(escaped(f"{added} added to {as_named(path)}."))
        return [finding for noted in self._noted.values() for finding, _ in noted]
