"""The stages through which what is found in a text passes; each takes findings away.

What the text or `.copydesk-ignore.yaml` silences, what matters too little, what the baseline accepts, what lies in
unchanged lines. What a stage goes by is imported when there is something to go by.
"""

# ruff: noqa: PTH100, PTH118, PTH120

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from copydesk.errors import FileError
from copydesk.model import Finding, Severity
from copydesk.policy.config import Configs
from copydesk.text.document import Document
from copydesk.text.source import Source

if TYPE_CHECKING:
    from copydesk.policy.baseline import Baseline
    from copydesk.policy.changed import Changed
    from copydesk.policy.ignorefile import IgnoreFile
    from copydesk.policy.suppression import Names

T = TypeVar("T")


class Checked(NamedTuple):
    """A text that was checked as that of the file at `path` (absolute).

    `names` tells what the names of rules stand for there; `complete` says that every rule got through the text.
    """

    document: Document
    path: str
    names: "Callable[[], Names]"
    complete: bool = True


Stage = Callable[[Checked, list[Finding]], list[Finding]]


class Stages:
    """The stages of one run. `baseline` is a file for all texts, `changed_since` a git revision; empty for none."""

    def __init__(self, configs: Configs, min_severity: Severity, baseline: str, changed_since: str) -> None:
        self._configs, self._min_severity = configs, min_severity
        self._given = os.path.abspath(baseline) if baseline else ""
        self._changed = _changed(changed_since)
        self._ignore_files: dict[str, IgnoreFile | FileError] = {}
        self._baselines: dict[str, Baseline | FileError] = {}
        self._deciding: tuple[Stage, ...] = (self._not_silenced, self._severe)
        self._reporting: tuple[Stage, ...] = (self.not_accepted, self._in_changed_lines)
        self.accepted = 0  # findings that a baseline kept from being reported

    def prepare(self, paths: Sequence[str]) -> None:
        """Raises FileError for a baseline that was given, or a revision, that is not there for these paths."""
        if self._given:
            self._read_baseline(self._given)
        if self._changed:
            self._changed.check(paths)

    def may_report(self, path: str) -> bool:
        """Whether anything in a file can be reported at all: not where no line of it has changed."""
        return self._changed is None or bool(self._changed.lines(path))

    def decided(self, checked: Checked, findings: list[Finding]) -> list[Finding]:
        """What is wrong in a text, be it new or not: this is what is repaired."""
        return _through(self._deciding, checked, findings)

    def reported(self, checked: Checked, findings: list[Finding]) -> list[Finding]:
        """What is to be told of that."""
        return _through(self._reporting, checked, findings)

    def not_accepted(self, checked: Checked, findings: list[Finding]) -> list[Finding]:
        """The findings that the file's baseline does not hold."""
        baseline = self._baseline(checked.path) if findings else None
        if baseline is None:
            return findings
        new = baseline.new(checked.path, checked.document, findings)
        self.accepted += len(findings) - len(new)
        return new

    def unused_entries(self, folders: Sequence[str]) -> Iterator[tuple[Source, list[Finding]]]:
        """The ignore files of this run with the entries that silence nothing; `folders` (absolute) were run over."""
        for path, entries in self._ignore_files.items():
            if isinstance(entries, FileError):
                continue
            is_whole = self._changed is None and any(path.startswith(os.path.join(folder, "")) for folder in folders)
            found = [finding for finding in entries.unused(is_whole) if finding.severity >= self._min_severity]
            if found:
                yield entries.source, found

    def _not_silenced(self, checked: Checked, findings: list[Finding]) -> list[Finding]:
        document = checked.document
        if document.comments or document.front_matter:
            from copydesk.policy import suppression

            if suppression.is_spoken_to(document):
                findings = suppression.suppress(document, findings, checked.names(), checked.complete)
        ignore_file = self._configs.ignore_file(os.path.dirname(checked.path))
        if not ignore_file:
            return findings
        from copydesk.policy import ignorefile

        entries = _once(self._ignore_files, ignore_file, ignorefile.read)
        return entries.suppress(checked.path, document.source, findings, checked.names(), checked.complete)

    def _severe(self, checked: Checked, findings: list[Finding]) -> list[Finding]:
        return [finding for finding in findings if finding.severity >= self._min_severity]

    def _in_changed_lines(self, checked: Checked, findings: list[Finding]) -> list[Finding]:
        if not findings or self._changed is None:
            return findings
        return self._changed.lines(checked.path).touched(checked.document.source, findings)

    def _baseline(self, path: str) -> "Baseline | None":
        """The baseline for a file: the one that was given, or its configuration's."""
        if self._given:
            return self._read_baseline(self._given)
        said = self._configs.for_folder(os.path.dirname(path)).baseline
        if said is None:
            return None
        if not os.path.lexists(said.text):
            raise said.error("there is no such file", "`copydesk baseline` makes it.")
        return self._read_baseline(said.text)

    def _read_baseline(self, path: str) -> "Baseline":
        from copydesk.policy import baseline

        return _once(self._baselines, path, baseline.read)


def _through(stages: Sequence[Stage], checked: Checked, findings: list[Finding]) -> list[Finding]:
    for stage in stages:
        findings = stage(checked, findings)
    return findings


def _once(known: dict[str, T | FileError], path: str, read: Callable[[str], T]) -> T:
    """What a file of the user's says, read once; raises the same FileError each time."""
    if path not in known:
        try:
            known[path] = read(path)
        except FileError as error:
            known[path] = error
    found = known[path]
    if isinstance(found, FileError):
        raise found
    return found


def _changed(revision: str) -> "Changed | None":
    if not revision:
        return None
    from copydesk.policy.changed import Changed

    return Changed(revision)
