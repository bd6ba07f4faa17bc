"""`.copydesk-ignore.yaml`: what is silenced in texts that have no comments, one entry a finding.

    - path: articles/interview.txt     # a .gitignore pattern, relative to this file
      rule: quotes/unclosed            # a rule, now or formerly, a family, or `all`
      text: he said, "and so           # the finding's text, a part of it, or words around it; without it, every finding
      reason: the tape ends here

The nearest such file above a text holds for it, up to the repository's root. Case, blanks and the shape of quotation
marks do not count in `text`. An entry holds however often its text is found.
"""

# ruff: noqa: PTH112, PTH118, PTH120

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from copydesk.compiled import pattern
from copydesk.errors import CopydeskError, FileError
from copydesk.model import Finding, Severity, Span
from copydesk.policy.config import as_named
from copydesk.policy.patterns import Patterns, is_valid, relative
from copydesk.policy.selection import Word
from copydesk.policy.suppression import UNUSED, Names, unused
from copydesk.text import yamlfile
from copydesk.text.folding import fold
from copydesk.text.source import Source

_KEYS = ("path", "rule", "text", "reason")
_HEAD = "# Findings that are meant: copydesk does not report them. `copydesk check --add-ignore` adds to this list.\n"
_FIRST_ITEM = pattern(r"^([ \t]*)- ", re.MULTILINE)
_PATTERN_SIGN = pattern(r"(?<!\\)[*?\[]|\A[!#]|/\Z")
_TO_ESCAPE = pattern(r"[*?\[\\]|\A[!#]|\s\Z")
_ESCAPED = pattern(r"\\(.)")
# What YAML cannot hold, or only as an escape that nobody could read.
_UNWRITABLE = pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_SURROGATE = pattern("[\ud800-\udfff]")
# A finding of so much text is known by it; for a shorter one words around it are taken in, from so many code points.
_ENOUGH_WORDS, _ENOUGH_LETTERS = 3, 12
_WORDS_AROUND = 2
_REACH = 80
_LONGEST_TEXT = 100


class NewEntry(NamedTuple):
    """An entry to add: as `path`, `rule` and `text` will stand in the file."""

    path: str
    rule: str
    text: str


class _Entry:
    """One entry; `place` is the line and column of its rule. `path` is empty if it may mean several files."""

    def __init__(self, paths: Patterns, path: str, rule: Word, text: str, place: tuple[int, int]) -> None:
        self.paths, self.path, self.rule, self.place = paths, path, rule, place
        words = _folded(text).split()
        self._expression = re.compile(r"\s+".join(map(re.escape, words))) if words else None
        self._length = len(text)
        self.used = self.judged = False

    def covers(self, folded: str, span: Span) -> bool:
        """Whether its text is part of a finding's, or the finding lies within it; `folded` is the folded source."""
        if self._expression is None:
            return True
        first, last = max(0, span.start - 3 * self._length), span.end + 3 * self._length
        while found := self._expression.search(folded, first, last):
            start, end = found.span()
            if (span.start <= start and end <= span.end) or _lies_within(span, folded, start, end):
                return True
            first = start + 1
        return False


class IgnoreFile:
    """The entries of one file, and which of them were of use in this run."""

    def __init__(self, path: str, text: str, entries: Sequence[_Entry]) -> None:
        self.path, self._text, self._entries = path, text, entries
        self._folder = os.path.dirname(path)
        self._by_path: dict[str, list[_Entry]] = {}
        for entry in entries:
            self._by_path.setdefault(entry.path, []).append(entry)

    def suppress(
        self, path: str, source: Source, findings: Iterable[Finding], names: Names, complete: bool
    ) -> list[Finding]:
        """The findings in the file at `path` (absolute) that no entry covers; raises FileError for an unknown rule.

        `complete` says whether every rule got through the text, so that an entry without a finding is of no use.
        """
        entries = [(entry, names.rules(entry.rule)) for entry in self._for(path)]
        if not entries:
            return list(findings)
        folded = _folded(source.text)
        kept = []
        for finding in findings:
            covered = False
            for entry, rules in entries:
                if names.belongs(finding.rule, rules) and entry.covers(folded, finding.span):
                    covered = entry.used = True
            if not covered:
                kept.append(finding)
        for entry, rules in entries:
            entry.judged |= complete and names.all_run(rules)
        return kept

    def unused(self, is_whole: bool) -> list[Finding]:
        """Findings on the entries that covered nothing in this run; spans are in code points of `source`.

        An entry for one file is judged if that was read, or is gone; one for several only if the run was over the
        whole folder.
        """
        useless = (entry for entry in self._entries if not entry.used and self._is_judged(entry, is_whole))
        return [self._complaint(entry) for entry in useless]

    @cached_property
    def source(self) -> Source:
        """The file as a text of its own."""
        return Source(as_named(self.path), self._text)

    def _for(self, path: str) -> Iterator[_Entry]:
        """The entries for a file, by the path itself, by a folder it lies in, or by their patterns."""
        shown = relative(path, self._folder)
        if shown is None:
            return
        parts = shown.split("/")
        for count in range(1, len(parts) + 1):
            yield from self._by_path.get("/".join(parts[:count]), ())
        yield from (entry for entry in self._by_path.get("", ()) if entry.paths.match(path))

    def _is_judged(self, entry: _Entry, is_whole: bool) -> bool:
        if not entry.path:
            return entry.judged and is_whole
        path = os.path.join(self._folder, entry.path)
        return not os.path.lexists(path) or (entry.judged and (is_whole or not os.path.isdir(path)))

    def _complaint(self, entry: _Entry) -> Finding:
        place = self._place(entry)
        if entry.path and not os.path.lexists(os.path.join(self._folder, entry.path)):
            return Finding(place, UNUSED, Severity.WARNING, f"There is no {entry.path} (any more)")
        return unused(entry.rule.text, place)

    def _place(self, entry: _Entry) -> Span:
        try:
            start = self.source.offset(*entry.place)
        except ValueError:  # YAML counts lines by marks that are no line ends to us
            start = 0
        return Span(start, min(start + len(entry.rule.text), len(self._text)))


def read(path: str) -> IgnoreFile:
    """Reads a file of entries; raises FileError that shows the place of what is wrong."""
    root = yamlfile.read(Path(as_named(path)))
    text = _text(path)
    return IgnoreFile(path, text, [_entry(node, os.path.dirname(path)) for node in root.sequence()])


def _text(path: str) -> str:
    return Path(path).read_bytes().decode("utf-8-sig")


def _entry(node: yamlfile.Node, folder: str) -> _Entry:
    keys = node.mapping(_KEYS)
    for key in ("path", "rule"):
        if key not in keys:
            raise node.error(f"an entry says no `{key}`", "It says `path` and `rule`, and may say `text` and `reason`.")
    pattern, rule = keys["path"].text(), keys["rule"].text()
    if not is_valid(pattern):
        raise keys["path"].error("this is no path pattern", "Patterns are those of .gitignore files.")
    path = "" if _PATTERN_SIGN.search(pattern) or "/" not in pattern else _ESCAPED.sub(r"\1", pattern).lstrip("/")
    text = keys["text"].text() if "text" in keys else ""
    place = keys["rule"].line, keys["rule"].column
    return _Entry(Patterns(folder, [pattern]), path, Word(rule, keys["rule"].error), text, place)


def _folded(text: str) -> str:
    """The text as entries are compared with it, at the same offsets."""
    return fold(_UNWRITABLE.sub("\ufffd", text))


def _lies_within(span: Span, folded: str, start: int, end: int) -> bool:
    """Whether a span lies within an occurrence of an entry's text and the blanks around that."""
    return not folded[span.start : start].strip() and not folded[end : span.end].strip()


def new_entry(ignore_path: str, path: str, source: Source, finding: Finding) -> NewEntry:
    """The entry that covers a finding in the file at `path`; raises CopydeskError where YAML cannot name that file."""
    shown = relative(path, os.path.dirname(ignore_path))
    if shown is None or _SURROGATE.search(shown):
        raise CopydeskError(f"{as_named(ignore_path)} cannot have an entry for {as_named(path)}")
    pattern = _TO_ESCAPE.sub(r"\\\g<0>", shown)
    return NewEntry(pattern if "/" in pattern else f"/{pattern}", finding.rule, _text_of(source.text, finding.span))


def _text_of(text: str, span: Span) -> str:
    """What a finding is known by: its own text, the beginning of that, or words around it."""
    words = _folded(text[span.start : span.end]).split()
    if len(words) < _ENOUGH_WORDS and sum(map(str.isalnum, "".join(words))) < _ENOUGH_LETTERS:
        return " ".join(_with_words_around(text, span))
    while len(words) > 1 and len(" ".join(words)) > _LONGEST_TEXT:
        words.pop()
    return " ".join(words)


def _with_words_around(text: str, span: Span) -> list[str]:
    """The words that a span lies in, and some on each side."""
    first = max(span.start - 2 * _REACH, 0)
    near = _folded(text[first : span.end + 2 * _REACH])
    start, end = span.start - first, span.end - first
    earliest, latest = max(start - _REACH, 0), min(end + _REACH, len(near))
    while start > earliest and not near[start - 1].isspace():
        start -= 1
    while end < latest and not near[end].isspace():
        end += 1
    left, right = near[:start].split(), near[end:].split()
    if first and left:  # it may be cut
        del left[0]
    if span.end + 2 * _REACH < len(text) and right:
        del right[-1]
    return [*left[-_WORDS_AROUND:], *near[start:end].split(), *right[:_WORDS_AROUND]]


def with_entries(path: str, old: bytes | None, entries: Iterable[NewEntry]) -> bytes:
    """The bytes of a file of entries with more of them at its end; `old` is None where there is no file yet.

    What was in it stays as it is, byte for byte, where the list is written in lines.
    """
    new = list(dict.fromkeys(entries))
    if old is None:
        return (_HEAD + _dumped(new)).encode("utf-8")
    text = old.decode("utf-8-sig")
    before = len(yamlfile.parse(text, as_named(path)).sequence())
    line_end = "\r\n" if "\r\n" in text else "\n"
    indent = _FIRST_ITEM.search(text) if before else None
    added = "".join(f"{indent.group(1) if indent else ''}{line}\n" for line in _dumped(new).splitlines())
    gap = "" if not text or text.endswith("\n") else line_end
    result = text + gap + added.replace("\n", line_end)
    if not _holds(result, path, before + len(new)):
        result = _round_trip(text, new)
    return (b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b"") + result.encode("utf-8")


def _holds(text: str, path: str, count: int) -> bool:
    try:
        return len(yamlfile.parse(text, path).sequence()) == count
    except FileError:
        return False


def _yaml() -> Any:
    from ruamel.yaml import YAML  # imported here: only a run that adds entries writes YAML

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 1 << 16
    return yaml


def _dumped(entries: Iterable[NewEntry]) -> str:
    stream = StringIO()
    _yaml().dump([_as_mapping(entry) for entry in entries], stream)
    return stream.getvalue()


def _round_trip(text: str, entries: Iterable[NewEntry]) -> str:
    """The file written anew, comments and order kept: the way for a list in brackets, or a document that is ended."""
    yaml, stream = _yaml(), StringIO()
    data = yaml.load(text)
    data = [] if data is None else data if isinstance(data, list) else [data]
    data.extend(_as_mapping(entry) for entry in entries)
    yaml.dump(data, stream)
    return stream.getvalue()


def _as_mapping(entry: NewEntry) -> dict[str, str]:
    return {key: value for key, value in entry._asdict().items() if value}
