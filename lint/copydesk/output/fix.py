"""Repair: the fixes of findings are put into a text, which is then read and checked again, until none is left to make.

The edits of a finding are made together or not at all; of two findings that clash the one earlier in the text is
repaired, the other in the next round if it still stands. Every round is proved (`copydesk.output.proof`) before the
next one builds on it, so what comes out is settled: a second run changes nothing.

A repair that cannot be proved is withheld: its finding stays, and is told of. A rule whose repairs never settle, each
bringing about the next, has a bug: nothing of it is repaired in that text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from copydesk.compiled import pattern
from copydesk.errors import CopydeskError
from copydesk.model import Edit, Finding, Safety
from copydesk.output import proof
from copydesk.text.document import Document
from copydesk.text.edits import Patchwork, apply, compatible
from copydesk.text.source import Source, decode

MOST_ROUNDS = 10

_LINE_END = pattern(r"\r\n|\n|\r")


class Unproved(CopydeskError):
    """A repair that does more than its edits say: a bug, and nothing of it may be written."""


class Desk(Protocol):
    """How a text is read and checked: where its format, language and rules are known."""

    def document(self, source: Source) -> Document:
        """The text as its format has it."""

    def findings(self, document: Document) -> Sequence[Finding]:
        """What is found in it."""


class Withheld(NamedTuple):
    """A finding of which the repair was not made, and why; its span is in the repaired text."""

    finding: Finding
    reason: str


class Repair(NamedTuple):
    """What became of a text. `edits` are all changes, in code points of `before`; `repaired` counts findings by rule.

    `left` is what is found in `after`. `unsettled` are the rules that were not repaired because they never settle.
    """

    before: Source
    after: Source
    edits: Sequence[Edit]
    repaired: Counter[str]
    left: Sequence[Finding]
    withheld: Sequence[Withheld]
    unsettled: Sequence[str]

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.edits)


def repair(source: Source, desk: Desk, least: Safety) -> Repair:
    """The text with every fix made that is at least this safe; SHOW is never made.

    Raises Unproved, which names the rules, if the result cannot be proved.
    """
    unsettled: frozenset[str] = frozenset()
    while True:
        rounds = _Rounds(source, desk, max(least, Safety.UNSAFE), unsettled)
        culprits = rounds.run()
        if not culprits:
            return rounds.proved()
        unsettled |= culprits


class _Rounds:
    """Round after round over one text."""

    def __init__(self, source: Source, desk: Desk, least: Safety, barred: frozenset[str]) -> None:
        self._source, self._desk, self._least, self._barred = source, desk, least, barred
        self._document = desk.document(source)
        self._patchwork = Patchwork(len(source.text))
        self._repaired: Counter[str] = Counter()
        self._left: Sequence[Finding] = ()
        self._withheld: list[Withheld] = []

    def run(self) -> frozenset[str]:
        """Repairs until nothing is left to be made; answers with the rules that kept it from settling."""
        seen = {self._source.text}
        rules: frozenset[str] = frozenset()
        for _ in range(MOST_ROUNDS):
            self._left = self._desk.findings(self._document)
            made = _Round(self._document, self._desk, [f for f in self._left if self._is_wanted(f)])
            self._withheld = made.withheld
            if made.after is None:
                return frozenset()
            self._patchwork.edit(made.edits)
            self._repaired.update(finding.rule for finding in made.findings)
            self._document = made.after
            rules = frozenset(finding.rule for finding in made.findings)
            if self._document.source.text in seen:
                return rules
            seen.add(self._document.source.text)
        return rules

    def proved(self) -> Repair:
        """The outcome of `run`, after the last proof: of all rounds together, on the bytes."""
        before, after = self._source, self._document.source
        if not (proof.bytes_stand(before, after, self._patchwork.runs) and proof.last_line_stands(before, after)):
            rules = ", ".join(sorted(self._repaired))
            raise Unproved(f"the repairs of {rules} would change more than they should. Please report it")
        return Repair(
            before,
            after,
            self._patchwork.edits(),
            self._repaired,
            self._left,
            self._withheld,
            sorted(self._barred),
        )

    def _is_wanted(self, finding: Finding) -> bool:
        return finding.fix is not None and finding.fix.safety >= self._least and finding.rule not in self._barred


class _Mend(NamedTuple):
    """A finding and its edits, with the text's own line ends in what is new."""

    finding: Finding
    edits: tuple[Edit, ...]


class _Round:
    """One round over a document: the most that can be made at once and proved. `after` is None if that is nothing."""

    def __init__(self, document: Document, desk: Desk, wanted: Iterable[Finding]) -> None:
        self._document, self._desk = document, desk
        self.withheld: list[Withheld] = []
        self.edits: list[Edit] = []
        self.findings: list[Finding] = []
        self.after: Document | None = None
        waiting = [mend for finding in wanted if (mend := self._mend(finding))]
        while waiting and self.after is None:
            chosen = [waiting[index] for index in compatible([mend.edits for mend in waiting])]
            self._make(chosen)
            refused = {entry.finding for entry in self.withheld}
            waiting = [mend for mend in waiting if mend.finding not in refused]

    def _mend(self, finding: Finding) -> _Mend | None:
        text = self._document.source.text
        edits = finding.fix.edits if finding.fix else ()
        reason = _fault(text, edits)
        if reason:
            self.withheld.append(Withheld(finding, reason))
            return None
        return _Mend(finding, tuple(Edit(span, _with_line_ends(text, span.start, new)) for span, new in edits))

    def _make(self, mends: Sequence[_Mend]) -> list[_Mend]:
        """Makes these if that can be proved, else as many of them as can; answers with those made."""
        edits = sorted({edit for mend in mends for edit in mend.edits})
        after, reason = self._made(edits)
        if after is not None:
            self.after, self.edits, self.findings = after, edits, [mend.finding for mend in mends]
            return list(mends)
        if len(mends) == 1:
            self.withheld.append(Withheld(mends[0].finding, reason))
            return []
        half = len(mends) // 2
        first, second = self._make(mends[:half]), self._make(mends[half:])
        if not first or not second:
            return first or second
        # Each half can be made alone; if both together cannot, the second waits for the next round.
        return self._make([*first, *second]) if len(first) + len(second) < len(mends) else self._make(first)

    def _made(self, edits: Sequence[Edit]) -> tuple[Document | None, str]:
        """The document with these edits, read again from its bytes; or why that must not be."""
        source = self._document.source
        text = apply(source.text, edits)
        try:
            data = source.encode(text)
        except UnicodeEncodeError as error:
            return None, f"{source.encoding} has no “{error.object[error.start]}”"
        after = decode(data, source.name)
        if (after.text, after.bom) != (text, source.bom):
            return None, "its bytes would then be read as another text"
        if not proof.last_line_stands(source, after):
            return None, "the end of the last line would change"
        document = self._desk.document(after)
        if not proof.markup_stands(self._document, document, edits):
            return None, "the markup around it would change"
        return document, ""


def _fault(text: str, edits: Sequence[Edit]) -> str:
    """Why edits can never be made: a bug of their rule."""
    done = -1
    for (start, end), _ in sorted(edits):
        if not 0 <= start <= end <= len(text) or start < done:
            return "its rule offers edits that overlap or lie outside the text"
        done = end
        if any(text[max(at - 1, 0) : at + 1] == "\r\n" for at in (start, end)):
            return "it would split a line end"
    return ""


def _with_line_ends(text: str, at: int, new: str) -> str:
    """What a rule puts in has `\\n` for a line end; in the text it is the one that is used there."""
    if "\n" not in new:
        return new
    near = _LINE_END.search(text, at) or _LINE_END.search(text)
    return _LINE_END.sub(near.group() if near else "\n", new)
