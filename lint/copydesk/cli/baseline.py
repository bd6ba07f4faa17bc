"""`copydesk baseline`: accepts today's findings, so that `copydesk check --baseline` reports only new ones."""

# ruff: noqa: PTH100

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from copydesk.cli import _options as shared
from copydesk.cli._parser import Parser
from copydesk.errors import UsageError
from copydesk.output import atomic
from copydesk.output.printable import escaped
from copydesk.policy import baseline
from copydesk.policy.baseline import Baseline, New, Update
from copydesk.policy.config import Configs, as_named
from copydesk.policy.files import Trouble
from copydesk.run import Options, Run, Text

_MOST_SHOWN = 10


USAGE = "[PATH ...]"
HELP = """\
Writes what is found now into a file, and `copydesk check` with that file as its --baseline is silent about it.

A finding is known again by its rule and its words, wherever in its file it is moved to. One that is repaired is dropped
by the next `copydesk baseline`; one that is new is added with --grow only, so that the file can but shrink. A PATH is
as for `copydesk check`; of files outside of it the baseline keeps what it has.

The file is the configuration's `baseline`, or else .copydesk-baseline.json here.

Examples:
  copydesk baseline                                   accept what is found below
  copydesk check --baseline .copydesk-baseline.json   report only what is new
  copydesk baseline                                   drop what was repaired

The exit code is 0, or 1 if there are new findings that were not added, or 2 if something could not be checked.
"""


def arguments(parser: Parser) -> None:
    """What `copydesk baseline` takes."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH")
    add("--output", metavar="FILE", default="", help="Write this file, not the configuration's `baseline`.")
    add("--grow", action="store_true", help="Also add findings to a baseline that is there.")
    shared.selection(parser)
    shared.reading(parser)


def run(given: Namespace) -> int:
    """Writes the baseline, tells what changed in it, and answers with the exit code."""
    options = shared.options(given)
    path = os.path.abspath(given.output or _configured(options) or baseline.FILE_NAME)
    before = baseline.read(path) if os.path.lexists(path) else None
    update = Update(before, path, given.grow)
    troubles = _Troubles()
    run = Run(options, troubles.tell)

    def take(text: Text) -> None:
        document = run.document(text.source, text.path)
        update.take(text.path, document, run.findings(document, text.path), run.names(text.path).runs)

    for _ in run.each((text for text in run.texts(given.paths or (".",)) if not text.is_left_out), take):
        pass
    after = Baseline(path, update.result())
    _write(before, after)
    _tell(before, after, update.refused)
    return 2 if troubles.count else int(bool(update.refused))


class _Troubles:
    def __init__(self) -> None:
        self.count = 0

    def tell(self, trouble: Trouble) -> None:
        """Writes what could not be checked to standard error."""
        self.count += trouble.fatal
        shared.tell(trouble)


def _configured(options: Options) -> str:
    """The file that the configuration here names."""
    said = Configs(options.config, options.use_config, options.use_cache).for_folder(str(Path.cwd())).baseline
    return said.text if said else ""


def _write(before: Baseline | None, after: Baseline) -> None:
    file = Path(after.path)
    if before and before.counts == after.counts:
        return
    try:
        atomic.write(after.path, file.read_bytes() if before else None, baseline.written(after.counts))
    except atomic.NotWritten as error:
        raise UsageError(f"{as_named(after.path)}: {error}") from None


def _tell(before: Baseline | None, after: Baseline, refused: list[New]) -> None:
    old, new = (sum(map(_size, each.counts.values())) if each else 0 for each in (before, after))
    difference = ""
    if before:
        difference = ", as before" if old == new else f", {old - new} fewer" if new < old else f", {new - old} more"
    shared.say(escaped(f"{shared.count(new, 'finding')} accepted in {as_named(after.path)}{difference}."))
    if not refused:
        return
    are_new = "1 finding is new and was" if len(refused) == 1 else f"{len(refused)} findings are new and were"
    shared.say(f"{are_new} not added; --grow adds what is new:")
    for source, finding in refused[:_MOST_SHOWN]:
        line, column = source.position(finding.span.start)
        shared.say(escaped(f"  {source.name}:{line}:{column} {finding.rule}"))
    if len(refused) > _MOST_SHOWN:
        shared.say(f"  and {len(refused) - _MOST_SHOWN} more")


def _size(counts: dict[str, int]) -> int:
    return sum(counts.values())
