"""The share of segments the default rules speak of: garbled ones to be found, human and fluent ones to be left alone.

Reads JSONL, one segment a line: the same sentence as `garbled`, `human` and `fluent_mt`. Each is checked as a text of
its own.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.engine.rule import Status
from copydesk.model import Finding
from copydesk.text import formats
from copydesk.text.document import Document
from copydesk.text.source import decode

KINDS = ("garbled", "human", "fluent_mt")
FORMAT = "plain"


def segments(path: Path) -> Iterator[dict[str, str]]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def checked(texts: Sequence[str], checker: Checker, language: str) -> Iterator[tuple[Document, list[Finding]]]:
    """Each text as a document of its own, with what is said of it."""
    for text in texts:
        document = formats.document(decode(text.encode("utf-8", "surrogatepass"), "segment"), FORMAT)
        document.language = language
        yield document, checker.check(document)


def report(kind: str, results: Sequence[tuple[Document, list[Finding]]]) -> Iterator[str]:
    """The share of segments with a finding, and how many each rule speaks of."""
    found = [findings for _, findings in results if findings]
    yield f"{kind:10} {len(found)} of {len(results)} ({len(found) / max(len(results), 1):.4f})"
    by_rule = Counter(rule for findings in found for rule in {finding.rule for finding in findings})
    alone = Counter(names.pop() for findings in found if len(names := {f.rule for f in findings}) == 1)
    for rule, count in by_rule.most_common():
        yield f"  {count:6} {rule} ({alone[rule]} by it alone)"


def shown(kind: str, results: Sequence[tuple[Document, list[Finding]]]) -> Iterator[str]:
    """Every finding with its segment, to be read."""
    for document, findings in results:
        text = document.source.text
        for finding in findings:
            start, end = finding.span
            marked = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
            yield f"{kind} {finding.rule}: {finding.message}\n    {marked!r}"


def missed(results: Sequence[tuple[Document, list[Finding]]]) -> Iterator[str]:
    """Every segment of which nothing is said."""
    for document, findings in results:
        if not findings:
            yield f"    {document.source.text!r}"


def main() -> None:
    """Prints the three shares by rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="JSONL of segments")
    parser.add_argument("--language", default="en", help="the language of the segments (default: en)")
    parser.add_argument("--all", action="store_true", help="all rules, whatever their status")
    parser.add_argument("--show", choices=KINDS, action="append", default=[], help="print the findings on one kind")
    parser.add_argument("--missed", action="store_true", help="print the garbled segments nothing is said of")
    arguments = parser.parse_args()
    checker = Checker([r for r in packs.load().rules if arguments.all or r.info.status is Status.STABLE])
    records = list(segments(arguments.path))
    for kind in KINDS:
        results = list(checked([record[kind] for record in records], checker, arguments.language))
        print("\n".join(report(kind, results)))
        if kind in arguments.show:
            print("\n".join(shown(kind, results)))
        if kind == KINDS[0] and arguments.missed:
            print("\n".join(missed(results)))


if __name__ == "__main__":
    main()
