"""What the comments of a text silence, and what is wrong with them.

    <!-- copydesk: ignore quotes/mixed-pair -- as the poet wrote it -->
        in a line of text, or at its end: the paragraph, heading, item or cell it stands in
    <!-- copydesk: ignore-next duplicate, spacing -->     the next of these
    <!-- copydesk: off quotes --> ... <!-- copydesk: on quotes -->     what stands between; `on` alone ends every `off`
    <!-- copydesk: ignore-file boilerplate -->            the whole text; without a name, all rules

A name is that of a rule, now or formerly, a family, or `all`. MDX comments and WebVTT notes say the same, and front
matter silences for the whole text: `copydesk-ignore: [quotes]`, or `copydesk: {ignore: [quotes]}`.

A suppression is a range and the rules it holds for; a finding goes if it touches one of them. An `off` without its
`on` holds to the end of the text, and is reported: it would hide what somebody adds below.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from copydesk.compiled import pattern
from copydesk.errors import CopydeskError, nearest
from copydesk.model import Finding, Severity, Span
from copydesk.policy.selection import ALL, Catalogue, Choice, Word
from copydesk.text.document import Comment, Document

UNUSED, BROKEN = "copydesk/unused-ignore", "copydesk/broken-ignore"
OWN_RULES = {
    UNUSED: "a comment or an entry of .copydesk-ignore.yaml ignores what is not found there (any more)",
    BROKEN: "a comment to copydesk says something it cannot follow, or an `off` has no `on`",
}
_FRONT_MATTER = ("copydesk-ignore", "copydesk")
_IGNORE, _NEXT, _FILE, _OFF, _ON = "ignore", "ignore-next", "ignore-file", "off", "on"
_DIRECTIVES = (_IGNORE, _NEXT, _FILE, _OFF, _ON)

_ADDRESSED = pattern(r"\s*copydesk\s*:\s*([^\s,]*)", re.IGNORECASE)
_WITHOUT_COLON = pattern(r"\s*(copydesk[\s-]+(?:ignore(?:-next|-file)?|off))(?![\w-])", re.IGNORECASE)
_REASON = pattern(r"(?:\A|\s)(?:--|[—–])")
_BETWEEN_COMMAS = pattern(r"[^,]+")
_FIRST_WORD = pattern(r"\S+")
_LINE_END = pattern(r"[\r\n]")


class UnknownName(CopydeskError):
    """A name in a comment that is no rule's."""

    def __init__(self, message: str, hint: str) -> None:
        self.message = f"{message[:1].upper()}{message[1:]}" + (f". {hint}" if hint else "")
        super().__init__(self.message)


class Names:
    """What names stand for where a text is checked.

    `layers` are the choices that hold there, the command line's last; `chosen` are the rules that run.
    """

    def __init__(self, catalogue: Catalogue, layers: Sequence[Choice], chosen: frozenset[str]) -> None:
        self._catalogue, self._layers, self._chosen = catalogue, layers, chosen

    def rules(self, word: Word) -> frozenset[str]:
        """The rules that a name silences; raises the word's own error. Empty if the name may be an untrusted rule's."""
        try:
            return self._catalogue.stands_for(word)
        except CopydeskError:
            if self._catalogue.lacks_rules:
                return frozenset()
            raise

    def belongs(self, rule: str, rules: frozenset[str]) -> bool:
        """Whether a finding is by one of these rules; one that asks a service gives its findings names of their own."""
        return rule in rules or self._catalogue.owner(rule) in rules

    def runs(self, rule: str) -> bool:
        """Whether a rule runs here; one that does not exist (any more) counts as running: it finds nothing."""
        owner = self._catalogue.owner(rule)
        return rule in self._chosen or owner in self._chosen or not self._catalogue.knows(owner)

    def all_run(self, rules: frozenset[str]) -> bool:
        """Whether the command line left on whatever of these rules the configuration has on."""
        return bool(rules) and (rules & self._by_configuration or rules) <= self._chosen

    @cached_property
    def _by_configuration(self) -> frozenset[str]:
        return self._catalogue.chosen(self._layers[:-1])


class _Suppression:
    """One name of one comment: the rules it silences, and where; `place` is where the name stands."""

    def __init__(self, name: str, place: Span, rules: frozenset[str]) -> None:
        self.name, self.place, self.rules, self.used = name, place, rules, False


class _Stretch(NamedTuple):
    span: Span
    rules: frozenset[str]
    of: _Suppression


class _Off:
    """An `off` and those of its rules that no `on` has named yet."""

    def __init__(self, suppression: _Suppression, start: int) -> None:
        self.suppression, self.start, self.rules = suppression, start, suppression.rules


def is_spoken_to(document: Document) -> bool:
    """Whether a text may say something to copydesk."""
    said = (comment for comment in document.comments if "copydesk" in comment.text.lower())
    return any(key in document.front_matter for key in _FRONT_MATTER) or next(said, None) is not None


def suppress(document: Document, findings: Iterable[Finding], names: Names, complete: bool) -> list[Finding]:
    """The findings that the text's own comments do not silence, with those on the comments themselves, by place.

    Comments that silence nothing are reported unless a rule did not get through the text (`complete` False).
    """
    reader = _Reader(document, names)
    reader.read()
    kept = list(_uncovered(findings, reader.stretches, names))
    if complete:
        reader.complain_of_unused()
    return sorted((*kept, *reader.complaints), key=lambda finding: (finding.span, finding.rule, finding.message))


def unused(name: str, place: Span) -> Finding:
    """What is said of a suppression that silences nothing."""
    what = "finding" if name == ALL else f"finding of {name}"
    return Finding(place, UNUSED, Severity.WARNING, f"There is no {what} here to ignore")


def _uncovered(findings: Iterable[Finding], stretches: Iterable[_Stretch], names: Names) -> Iterator[Finding]:
    """The findings that touch no stretch; every stretch that covers one is noted as used."""
    ordered = sorted(stretches, key=lambda stretch: stretch.span)
    starts = [stretch.span.start for stretch in ordered]
    # How far the stretches up to each reach: once that is before a finding, so are all before it.
    reach = list(accumulate((stretch.span.end for stretch in ordered), max))
    for finding in findings:
        covered = False
        index = bisect_right(starts, finding.span.end) - 1
        while index >= 0 and reach[index] >= finding.span.start:
            span, rules, suppression = ordered[index]
            if span.overlaps(finding.span) and names.belongs(finding.rule, rules):
                covered = suppression.used = True
            index -= 1
        if not covered:
            yield finding


class _Reader:
    """Reads the comments of one text into stretches, and complains of what it cannot follow."""

    def __init__(self, document: Document, names: Names) -> None:
        self._document, self._names = document, names
        self._text = document.source.text
        self._offs: list[_Off] = []
        self._suppressions: list[_Suppression] = []
        self.stretches: list[_Stretch] = []
        self.complaints: list[Finding] = []

    def read(self) -> None:
        """Reads everything the text says to copydesk."""
        for value in self._document.front_matter.get("copydesk-ignore", ()):
            self._over(self._whole, self._named(value.text, value.span.start))
        for value in self._document.front_matter.get("copydesk", ()):
            self._complain(value.span, "`ignore: [RULE]` is what front matter can say to copydesk")
        for comment in self._document.comments:
            self._comment(comment)
        for off in self._offs:
            self._stretch(off, off.rules, len(self._text))
            said = f"`off {off.suppression.name}` has no `on`, so it holds to the end of the text"
            self._complain(off.suppression.place, said)
            self._suppressions.remove(off.suppression)

    def complain_of_unused(self) -> None:
        """Reports the names that silenced nothing, those aside whose rules did not all run."""
        for suppression in self._suppressions:
            if not suppression.used and self._names.all_run(suppression.rules):
                self.complaints.append(unused(suppression.name, suppression.place))

    @property
    def _whole(self) -> Span:
        return Span(0, len(self._text))

    def _comment(self, comment: Comment) -> None:
        match = _ADDRESSED.match(comment.text)
        start = comment.span.start
        if match is None:
            nearly = _WITHOUT_COLON.match(comment.text)
            if nearly:
                place = Span(start + nearly.start(1), start + nearly.end(1))
                self._complain(place, "A comment to copydesk begins with `copydesk:`")
            return
        directive = match.group(1).lower()
        place = Span(start + match.start(1), start + max(match.end(1), match.start(1)))
        if directive not in _DIRECTIVES:
            hint = nearest(directive, list(_DIRECTIVES)) or f"There are: {', '.join(_DIRECTIVES)}"
            said = f"`{match.group(1)}` is nothing copydesk can be told" if directive else "Nothing is said to copydesk"
            self._complain(place if directive else Span(start, start + match.end()), f"{said}. {hint}")
            return
        said = comment.text[match.end() :]
        reason = _REASON.search(said)
        self._carry_out(directive, place, said[: reason.start()] if reason else said, start + match.end(), comment)

    def _carry_out(self, directive: str, place: Span, said: str, at: int, comment: Comment) -> None:
        if not said.strip():
            if directive == _ON:
                self._on(None, place)
            elif directive == _FILE:
                self._over(self._whole, [self._suppression(ALL, place)])
            else:
                self._complain(place, f"`{directive}` wants the name of a rule or family, or `all`")
            return
        if directive == _ON:
            for name, span in self._split(said, at):
                self._on(name, span)
            return
        named = list(self._named(said, at))
        if directive == _OFF:
            self._offs += [_Off(suppression, comment.span.start) for suppression in named if suppression]
        elif directive == _FILE:
            self._over(self._whole, named)
        else:
            block = self._beside(comment.span) if directive == _IGNORE else self._after(comment.span)
            if block is None:
                self._suppressions = [each for each in self._suppressions if each not in named]
                self._complain(place, _NOTHING_BESIDE if directive == _IGNORE else _NOTHING_AFTER)
            else:
                self._over(block, named)

    def _split(self, said: str, at: int) -> Iterator[tuple[str, Span]]:
        """The names in a list with commas, and where each stands; complains of what stands after one."""
        for part in _BETWEEN_COMMAS.finditer(said):
            word = _FIRST_WORD.search(part.group())
            if word is None:
                continue
            start = at + part.start() + word.start()
            yield word.group(), Span(start, start + len(word.group()))
            more = _FIRST_WORD.search(part.group(), word.end())
            if more:
                start = at + part.start() + more.start()
                said_instead = "Commas part names, and a reason comes after `--`"
                self._complain(Span(start, start + len(more.group())), said_instead)

    def _named(self, said: str, at: int) -> Iterator[_Suppression | None]:
        for name, place in self._split(said, at):
            yield self._suppression(name, place)

    def _suppression(self, name: str, place: Span) -> _Suppression | None:
        rules = self._rules(name, place)
        if not rules:
            return None
        suppression = _Suppression(name, place, rules)
        self._suppressions.append(suppression)
        return suppression

    def _rules(self, name: str, place: Span) -> frozenset[str]:
        """What a name stands for; nothing, and a complaint, for one that is unknown."""
        try:
            return self._names.rules(Word(name, UnknownName))
        except UnknownName as error:
            self._complain(place, error.message)
            return frozenset()

    def _over(self, span: Span, suppressions: Iterable[_Suppression | None]) -> None:
        self.stretches += [_Stretch(span, each.rules, each) for each in suppressions if each]

    def _on(self, name: str | None, place: Span) -> None:
        """Ends what an `off` began, for the rules named here; without a name, for all."""
        rules = self._rules(name, place) if name else frozenset().union(*(off.rules for off in self._offs))
        if name and not rules:
            return
        ended = [off for off in self._offs if off.rules & rules]
        for off in ended:
            self._stretch(off, off.rules & rules, place.end)
            off.rules -= rules
        self._offs = [off for off in self._offs if off.rules]
        if not ended:
            self._complain(place, f"`on {name}` has no `off` before it" if name else "`on` has no `off` before it")

    def _stretch(self, off: _Off, rules: frozenset[str], end: int) -> None:
        self.stretches.append(_Stretch(Span(off.start, end), rules, off.suppression))

    def _complain(self, place: Span, message: str) -> None:
        self.complaints.append(Finding(place, BROKEN, Severity.WARNING, message))

    @cached_property
    def _blocks(self) -> list[Span]:
        """Where the blocks stand in the source, in its order; a caption inside a paragraph is part of that."""
        to_source = self._document.map.to_source
        merged: list[Span] = []
        for span in sorted(to_source(block.start, block.end) for block in self._document.blocks):
            if merged and span.start < merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return merged

    def _beside(self, comment: Span) -> Span | None:
        """The block a comment stands in, or else on one line with: before it, or after it."""
        index = bisect_right(self._blocks, comment)
        before = self._blocks[index - 1] if index else None
        if before and not _LINE_END.search(self._text, before.end, comment.start):
            return before
        after = self._blocks[index] if index < len(self._blocks) else None
        return after if after and not _LINE_END.search(self._text, comment.end, after.start) else None

    def _after(self, comment: Span) -> Span | None:
        """The first block that begins after a comment."""
        index = bisect_left(self._blocks, Span(comment.end, comment.end))
        return self._blocks[index] if index < len(self._blocks) else None


_NOTHING_BESIDE = "`ignore` stands on no line of text: of what comes after it, `ignore-next` speaks"
_NOTHING_AFTER = "`ignore-next` has no text after it"
