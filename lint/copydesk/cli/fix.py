"""`copydesk fix`: repairs what can be repaired in texts, and says what it repaired."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter

from copydesk.cli import _options as shared
from copydesk.cli._parser import Parser
from copydesk.model import Safety, Severity
from copydesk.output import atomic, terminal
from copydesk.output.fix import Repair, Unproved, repair
from copydesk.output.patch import patch, readable
from copydesk.output.printable import escaped
from copydesk.policy.files import Trouble
from copydesk.run import Desk, Run, Text
from copydesk.text.source import Source

USAGE = "[PATH ...]"
HELP = """\
Repairs texts in place: blanks, invisible characters and marks that cannot carry meaning.

Repairs that change or delete words (a leftover comment form, a caption that stands twice) are made with --unsafe: look
at them with --diff first. A PATH is as for `copydesk check`; the text on standard input (-) is written, repaired, to
standard output.

Examples:
  copydesk fix article.txt                    repair what is safe
  copydesk fix articles/ --unsafe --diff      show what --unsafe would change
  copydesk fix articles/ --unsafe --select boilerplate,duplicate
  copydesk fix articles/ --diff | git apply   the same as copydesk fix articles/
  extract page.html | copydesk fix - > article.txt

Nothing but what a finding speaks of changes: encoding, byte order mark and line ends stay. Each text is read and
checked again before it is written, and a file that has changed on disk meanwhile is left alone. Files are replaced
whole; a symbolic link is followed, and a file with several names (hard links) is not written.

The exit code is 0 if no finding at or above --fail-on is left, 1 if one is, and 2 if something could not be checked,
repaired or written. With --diff it is 1 if anything would change.
"""


def arguments(parser: Parser) -> None:
    """What `copydesk fix` takes."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH")
    add("--unsafe", action="store_true", help="Also make repairs that change or delete words.")
    add("--diff", action="store_true", help="Write what would change as a patch, and change nothing.")
    shared.selection(parser)
    shared.fail_on(parser, "a finding that is left")
    shared.reading(parser)
    shared.color(parser)


def run(given: Namespace) -> int:
    """Repairs, tells, and answers with the exit code."""
    tally = _Tally()
    run = Run(shared.options(given), tally.tell)
    desk = _Bench(run, Safety.UNSAFE if given.unsafe else Safety.SAFE, given.diff, given.color, tally)
    for _ in run.each(run.texts(given.paths or (".",)), desk.work):
        pass
    if tally.texts:
        shared.say(tally.summary(given.diff))
    return tally.exit_code(given.fail_on, given.diff)


class _Bench:
    """Repairs one text after the other and puts it where it belongs."""

    def __init__(self, run: Run, least: Safety, diff: bool, color: str, tally: _Tally) -> None:
        self._run, self._least, self._diff, self._tally = run, least, diff, tally
        self._out = shared.standard_output()
        self._screen = terminal.screen(self._out, color)
        self._for_people = self._screen.colour or self._out.isatty()

    def work(self, text: Text) -> None:
        """Repairs a text and writes it, or its patch; if that cannot be, says why and leaves the text as it was."""
        source = text.source
        if text.is_left_out:
            self._pass_on(source, source.text)
            return
        try:
            made = repair(source, Desk(self._run, text.path), self._least)
            if text.file and made.changed and not self._diff:
                atomic.replace(text.file, source.encode(source.text), made.after.encode(made.after.text))
        except (Unproved, atomic.NotWritten) as error:
            self._tally.tell(Trouble(source.name, f"{error}: left as it was"))
            if not text.file:
                self._pass_on(source, source.text)
            return
        made = made._replace(left=self._run.not_accepted(made.after, text.path, made.left))
        self._tally.count(made, self._least)
        if self._diff:
            self._show(made)
        elif not text.file:
            self._pass_on(made.after, made.after.text)
        elif made.changed:
            rules = ", ".join(f"{rule} ({number})" for rule, number in sorted(made.repaired.items()))
            print(escaped(f"{source.name}: {rules}"), file=self._out, flush=True)

    def _show(self, made: Repair) -> None:
        if self._for_people:
            self._out.writelines(readable(made.before, made.edits, self._screen))
            self._out.flush()
        else:
            self._write(patch(made.before, made.edits))

    def _pass_on(self, source: Source, text: str) -> None:
        """Writes the text that came by standard input; for a patch there is nothing to say of it."""
        if not self._diff:
            self._write(source.encode(text))

    def _write(self, data: bytes) -> None:
        self._out.flush()
        self._out.buffer.write(data)
        self._out.buffer.flush()


class _Tally:
    """Counts what was repaired and what is left, for the summary and the exit code."""

    def __init__(self) -> None:
        self.texts = self._changed = self._troubles = self._for_unsafe = 0
        self._repaired: Counter[str] = Counter()
        self._left: Counter[Severity] = Counter()

    def tell(self, trouble: Trouble) -> None:
        """Writes what could not be done to standard error."""
        self._troubles += trouble.fatal
        shared.tell(trouble)

    def count(self, made: Repair, least: Safety) -> None:
        """Counts a text, and tells of the repairs that were not made in it."""
        self.texts += 1
        self._changed += made.changed
        self._repaired += made.repaired
        self._left.update(finding.severity for finding in made.left)
        withheld = {finding for finding, _ in made.withheld}
        for finding in made.left:
            offered = finding.fix is not None and Safety.UNSAFE <= finding.fix.safety < least
            self._for_unsafe += offered and finding not in withheld
        for finding, reason in made.withheld:
            line, column = made.after.position(finding.span.start)
            place = f"{made.after.name}:{line}:{column}"
            self.tell(Trouble(place, f"{finding.rule} is not repaired: {reason}", fatal=False))
        for rule in made.unsettled:
            what = f"{rule} is not repaired: each of its repairs brings about the next. Please report it"
            self.tell(Trouble(made.after.name, what))

    def exit_code(self, fail_on: str, diff: bool) -> int:
        """0, or 1 for findings left at or above `fail_on` (with a patch: any change), or 2 where something failed."""
        if self._troubles:
            return 2
        least = shared.threshold(fail_on)
        if least is None:
            return 0
        return int(bool(self._changed) if diff else any(severity >= least for severity in self._left))

    def summary(self, diff: bool) -> str:
        """A line or two for people."""
        repaired, left = sum(self._repaired.values()), sum(self._left.values())
        texts = shared.count(self.texts, "text")
        if repaired:
            by_rule = ", ".join(f"{rule} ({number})" for rule, number in sorted(self._repaired.items()))
            where = f"{self._changed} of {texts}" if self.texts > 1 else texts
            done = "would be repaired" if diff else "repaired"
            told = f"{shared.count(repaired, 'finding')} {done} in {where}: {by_rule}."
        else:
            told = f"Nothing to repair in {texts}."
        if left:
            told += f"\n{shared.count(left, 'finding')} {'is' if left == 1 else 'are'} left"
            told += f"; --unsafe would repair {self._for_unsafe}." if self._for_unsafe else "."
        return told
