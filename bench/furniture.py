"""Recall of page furniture and false alarms per 1,000 article lines, on lines labelled by hand or machine.

Reads JSONL, one document a line: `lines` (texts) and `label` (1 furniture, 0 article, -1 not sure). With `--kinds` a
second JSONL of lines somebody labelled by kind (`doc_id`, `extractor`, `line`, `kind`): one recall figure for all
leaked lines says little, since most of them are menu items, headlines and bylines that no phrase can tell from an
article's.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.text import formats
from copydesk.text.languages import detect
from copydesk.text.source import decode

FAMILY = "boilerplate"
FURNITURE, ARTICLE = 1, 0
BETWEEN = "\n\n"


class Line(NamedTuple):
    """A line of a labelled document, and the rule that speaks of it, if one does."""

    document: tuple[str, str]
    text: str
    label: int
    rule: str


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def checked(path: Path, checker: Checker) -> Iterator[Line]:
    """Every line of every document, each document checked as one text."""
    for row in rows(path):
        text = BETWEEN.join(row["lines"])
        source = decode(text.encode("utf-8", "surrogatepass"), str(path))
        findings = checker.check(formats.reader("plain")(source, detect(text)))
        name = (row.get("doc_id", ""), row.get("extractor", ""))
        start = 0
        for line, label in zip(row["lines"], row["label"], strict=True):
            end = start + len(line)
            rule = next((f.rule for f in findings if f.span.start < end and f.span.end > start), "")
            yield Line(name, line, label if label is not None else -1, rule)
            start = end + len(BETWEEN)


def report(lines: list[Line], shown: bool) -> Iterator[str]:
    """The figures; with `shown` every finding on a line labelled as article, once, to be read."""
    furniture = [line for line in lines if line.label == FURNITURE]
    article = [line for line in lines if line.label == ARTICLE]
    found = sum(bool(line.rule) for line in furniture)
    alarms = [line for line in article if line.rule]
    yield f"leaked lines found      {found} of {len(furniture)} ({found / max(len(furniture), 1):.3f})"
    distinct = len({line.text for line in alarms})
    rate = 1000 * len(alarms) / max(len(article), 1)
    yield f"alarms on article lines {len(alarms)} ({distinct} distinct) of {len(article)}: {rate:.2f} per 1,000"
    for rule, count in Counter(line.rule for line in furniture if line.rule).most_common():
        yield f"  {count:6} {rule}"
    for text, rule in dict.fromkeys((line.text, line.rule) for line in alarms if shown):
        yield f"  {rule}: {text[:150]}"


def by_kind(lines: list[Line], path: Path) -> Iterator[str]:
    """Recall for each kind of a hand-labelled sample."""
    rule_of = {(line.document, line.text): line.rule for line in lines}
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in rows(path):
        total[row["kind"]] += 1
        found[row["kind"]] += bool(rule_of.get(((row["doc_id"], row["extractor"]), row["line"])))
    for kind, count in total.most_common():
        yield f"  {kind:10} {found[kind]} of {count} ({found[kind] / count:.2f})"


def main() -> None:
    """Prints the figures for the given files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="JSONL of labelled documents")
    parser.add_argument("--kinds", type=Path, help="JSONL of lines labelled by kind")
    parser.add_argument("--show", action="store_true", help="print each finding on an article line")
    arguments = parser.parse_args()
    rules = [rule for rule in packs.load().rules if rule.info.family == FAMILY]
    lines = list(checked(arguments.path, Checker(rules)))
    print("\n".join(report(lines, arguments.show)))
    if arguments.kinds:
        print("\n".join(by_kind(lines, arguments.kinds)))


if __name__ == "__main__":
    main()
