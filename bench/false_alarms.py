"""Findings per 1,000 words of text that should have none, by folder and by rule.

With `--write` they go into the built-in pack's `_rates.yaml`, for the pages of its rules.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from copydesk.engine import packs, rates
from copydesk.engine.check import Checker
from copydesk.engine.packs import AnyRule
from copydesk.engine.rule import Status
from copydesk.model import Finding
from copydesk.text import formats
from copydesk.text.document import Document
from copydesk.text.source import decode, is_binary

CONTEXT = 60


def documents(folder: Path, wanted: str | None) -> Iterator[Document]:
    """Every text below a folder; with `wanted` only those of one format."""
    for path in sorted(folder.rglob("*")):
        format_name = formats.format_of(path.name)
        if not path.is_file() or format_name is None or (wanted and format_name != wanted):
            continue
        data = path.read_bytes()
        if not is_binary(data):
            source = decode(data, str(path))
            yield formats.document(source, format_name)


def words_in(document: Document) -> int:
    """Words of prose; for Chinese and Japanese two characters count as one."""
    words = sum(len(block.words) for block in document.blocks)
    return words if document.language not in ("zh", "ja") else sum(len(b.text) for b in document.blocks) // 2


def shown(document: Document, finding: Finding) -> str:
    """One finding in its place, on one line."""
    text, (start, end) = document.source.text, finding.span
    position = document.source.position(start)
    piece = f"{text[max(0, start - CONTEXT) : start]}[[{text[start:end]}]]{text[end : end + CONTEXT]}"
    return f"{document.source.name}:{position.line}:{position.column} {finding.rule}: {finding.message}\n    {piece!r}"


def chosen(rules: Sequence[AnyRule], names: Sequence[str], *, everything: bool) -> list[AnyRule]:
    """The rules and families that were named, whatever their status; without names those that are on by default."""
    if names:
        return [rule for rule in rules if rule.info.name in names or rule.info.family in names]
    return [rule for rule in rules if everything or rule.info.status is Status.STABLE]


def write_rates(rules: Sequence[AnyRule], words: Mapping[str, int], found: Mapping[str, Counter[str]]) -> None:
    """Writes what was measured into the built-in pack; a person's judgement of earlier findings stays."""
    pack = next(pack for pack in packs.installed() if pack.name == packs.BUILT_IN)
    path = Path(pack.folder) / rates.FILE
    earlier = rates.read(path).rules if path.exists() else {}
    measured = {}
    for name in (rule.info.name for rule in rules if not rule.info.asks):
        real = earlier[name].real if name in earlier else {}
        kept = {language: min(count, found[name][language]) for language, count in real.items()}
        measured[name] = rates.Findings(found[name], kept)
        if found[name].total() > sum(kept.values()):
            print(
                f"{name}: {found[name].total() - sum(kept.values())} findings not judged real; say so in {path} if they are"
            )
    path.write_text(rates.render(rates.Rates(words, measured)), encoding="utf-8")


def main() -> int:
    """Measures each folder below DIR on its own, or DIR itself where it holds files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print every finding with its text, to be read")
    parser.add_argument("--all", action="store_true", help="all rules, whatever their status")
    parser.add_argument("--select", action="append", default=[], metavar="RULE", help="only this rule, or this family")
    parser.add_argument("--format", choices=formats.NAMES, help="only files of one format")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in the built-in pack's {rates.FILE}")
    arguments = parser.parse_args()
    if arguments.write and (arguments.select or arguments.format):
        parser.error("--write keeps the figures of all default rules: leave --select and --format out")
    rules = chosen(packs.load().rules, arguments.select, everything=arguments.all)
    checker = Checker(rules)
    folders = sorted(p for p in arguments.folder.iterdir() if p.is_dir()) or [arguments.folder]
    by_rule: Counter[str] = Counter()
    words_of: Counter[str] = Counter()
    found_of: defaultdict[str, Counter[str]] = defaultdict(Counter)
    total_words = total = 0
    for folder in folders:
        words = count = 0
        for document in documents(folder, arguments.format):
            language = document.language or rates.UNKNOWN
            words += words_in(document)
            words_of[language] += words_in(document)
            for finding in checker.check(document):
                count += 1
                by_rule[finding.rule] += 1
                found_of[finding.rule][language] += 1
                if arguments.show:
                    print(shown(document, finding))
        if words:
            print(f"{folder.name:28} {words:9,} words {count:5} findings  {1000 * count / words:.4f} per 1,000 words")
        total_words, total = total_words + words, total + count
    if not total_words:
        print(f"no text in {arguments.folder}", file=sys.stderr)
        return 2
    print(
        f"{'in all':28} {total_words:9,} words {total:5} findings  {1000 * total / total_words:.4f} per 1,000 words\n"
    )
    for name, count in by_rule.most_common():
        print(f"{count:6}  {1000 * count / total_words:.4f}  {name}")
    if arguments.write:
        write_rates(rules, words_of, found_of)
    return 0


if __name__ == "__main__":
    sys.exit(main())
