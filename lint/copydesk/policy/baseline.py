"""The baseline: a file of findings that are accepted, so that only new ones are reported.

A finding is known by a hash of its rule, its folded text and two words on each side of it within its block; never by a
line number. So it is known again wherever in its file it is moved to, and whatever is edited elsewhere. Equal findings
are counted: one more of them is new.

    {
      "copydesk-baseline": 1,
      "files": {
        "articles/a.txt": {
          "boilerplate/comment-form 3f0c91d2a4b7e865": 1
        }
      }
    }
"""

# ruff: noqa: PTH118, PTH120, PTH123

from __future__ import annotations

import json
import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from copydesk.compiled import pattern
from copydesk.errors import FileError
from copydesk.model import Finding, Span
from copydesk.policy.config import as_named
from copydesk.text.document import Document
from copydesk.text.folding import fold
from copydesk.text.source import Source

FILE_NAME = ".copydesk-baseline.json"
_MARK, _FILES = "copydesk-baseline", "files"
_VERSION = 1
_KEY = pattern(r"\S+ [0-9a-f]{16}")
_HASH_BYTES = 8
_WORDS_AROUND = 2
_REACH = 80
_SURROGATE = pattern("[\ud800-\udfff]")
# What these say is no finding in a text: a rule did not do its work.
_NEVER_ACCEPTED = ("copydesk/rule-failed", "copydesk/rule-timeout")

Counts = dict[str, Counter[str]]


class Baseline:
    """The accepted findings by file, read from `path` (absolute); the names of files are relative to its folder."""

    def __init__(self, path: str, counts: Counts) -> None:
        self.path, self.counts = path, counts

    def new(self, path: str, document: Document, findings: Iterable[Finding]) -> list[Finding]:
        """The findings in the file at `path` that are not accepted; of equal ones, the last."""
        left = Counter(self.counts.get(self.name(path), ()))
        if not left:
            return list(findings)
        keys = _Keys(document)
        new = []
        for finding in findings:
            key = keys.key(finding)
            if left[key] > 0:
                left[key] -= 1
            else:
                new.append(finding)
        return new

    def name(self, path: str) -> str:
        """A file's name in the baseline."""
        try:
            name = os.path.relpath(path, os.path.dirname(self.path))
        except ValueError:  # another drive of Windows'
            name = path
        return name.replace(os.sep, "/")


class New(NamedTuple):
    """A finding that is not in the baseline, and the text it is in."""

    source: Source
    finding: Finding


class Update:
    """What a run over some files makes of a baseline; without `grow`, nothing is added to what was accepted before."""

    def __init__(self, before: Baseline | None, path: str, grow: bool) -> None:
        self._before, self._grow = before, grow or before is None
        self._baseline = Baseline(path, {})
        self._checked: set[str] = set()
        self.refused: list[New] = []

    def take(self, path: str, document: Document, findings: Iterable[Finding], runs: Callable[[str], bool]) -> None:
        """Takes in what is found in a file; `runs` says whether a rule ran, so that what it does not find is gone."""
        name = self._baseline.name(path)
        self._checked.add(name)
        accepted = self._before.counts.get(name, Counter()) if self._before else Counter()
        counts = Counter({key: count for key, count in accepted.items() if not runs(key.partition(" ")[0])})
        keys = _Keys(document)
        for finding in findings:
            key = keys.key(finding)
            if finding.rule in _NEVER_ACCEPTED:
                continue
            if self._grow or counts[key] < accepted[key]:
                counts[key] += 1
            else:
                self.refused.append(New(document.source, finding))
        self._baseline.counts[name] = +counts

    def result(self) -> Counts:
        """What is accepted now. Files that were not checked keep what they had, unless they are gone."""
        counts = dict(self._baseline.counts)
        for name, before in (self._before.counts if self._before else {}).items():
            if name not in self._checked and os.path.lexists(os.path.join(os.path.dirname(self._baseline.path), name)):
                counts[name] = before
        return {name: counter for name, counter in counts.items() if counter}


class _Keys:
    """How the findings of one document are known."""

    def __init__(self, document: Document) -> None:
        self._text = document.source.text
        to_source = document.map.to_source
        self._blocks = sorted(to_source(block.start, block.end) for block in document.blocks)

    def key(self, finding: Finding) -> str:
        start, end = finding.span
        block = self._block(finding.span)
        before = fold(self._text[max(block.start, start - _REACH) : start]).split()[-_WORDS_AROUND:]
        after = fold(self._text[end : min(block.end, end + _REACH)]).split()[:_WORDS_AROUND]
        parts = (finding.rule, " ".join(before), " ".join(fold(self._text[start:end]).split()), " ".join(after))
        digest = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES)
        return f"{finding.rule} {digest.hexdigest()}"

    def _block(self, span: Span) -> Span:
        """The block a finding begins in; the finding itself where it stands in none."""
        index = bisect_right(self._blocks, (span.start, len(self._text))) - 1
        return self._blocks[index] if index >= 0 and span.start < self._blocks[index].end else span


def read(path: str) -> Baseline:
    """Reads a baseline (an absolute path); raises FileError where it is missing, damaged, or something else."""
    name = as_named(path)
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except FileNotFoundError:
        raise FileError(name, "there is no such baseline", hint="`copydesk baseline` makes one.") from None
    except OSError as error:
        raise FileError(name, f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise FileError(name, "is not UTF-8 text") from None
    return Baseline(path, _counts(text, name))


def _counts(text: str, name: str) -> Counts:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        lines = text.split("\n")
        line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
        raise FileError(name, f"is damaged: {error.msg}", error.lineno, error.colno, line, _MADE_ANEW) from None
    except RecursionError:
        raise FileError(name, "is no baseline of copydesk's") from None
    if not isinstance(data, dict) or _MARK not in data:
        raise FileError(name, "is no baseline of copydesk's")
    if data[_MARK] != _VERSION:
        raise FileError(name, f"is of version {data[_MARK]!r}, and this copydesk reads {_VERSION}")
    files = data.get(_FILES)
    if not isinstance(files, dict) or not all(_is_counts(counts) for counts in files.values()):
        raise FileError(name, "is damaged: its files are not as `copydesk baseline` writes them", hint=_MADE_ANEW)
    return {file: Counter(counts) for file, counts in files.items()}


_MADE_ANEW = "Take it from version control, or remove it and run `copydesk baseline`."


def _is_counts(value: Any) -> bool:
    return isinstance(value, dict) and all(
        _KEY.fullmatch(key) and type(count) is int and count > 0 for key, count in value.items()
    )


def written(counts: Mapping[str, Mapping[str, int]]) -> bytes:
    """The bytes of a baseline: sorted, one finding a line."""
    files = {name: dict(sorted(counts[name].items())) for name in sorted(counts)}
    text = json.dumps({_MARK: _VERSION, _FILES: files}, ensure_ascii=False, indent=1)
    escaped = _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return f"{escaped}\n".encode()
