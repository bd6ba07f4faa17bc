"""How often rules speak on edited prose, as their pack says: read for a rule's page, never for a check.

A pack that was measured has a file `_rates.yaml` at its root:

    words: {en: 447000, de: 18000}
    rules:
      garble/a-an: {findings: {en: 4}, real: {en: 4}}
      garble/fragment: {}

`words` were read of each language, `findings` are what the rule said of them, and `real` how many of these a person
read and found to be defects of the text. A rule without findings is there with nothing; one that was not measured is
not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from copydesk.engine.rule import RuleInfo
from copydesk.text import yamlfile

FILE = "_rates.yaml"
ENGLISH = "en"
UNKNOWN = "und"  # ISO 639-2: a text whose language was not recognised
_HEAD = """\
# How often the rules of this pack speak on edited prose, by language: written by bench/false_alarms.py DIR --write.
# `real` is for people to write: how many of the findings they read and found to be defects of the text. It is kept.
"""

Counts = Mapping[str, int]  # by language


class Findings(NamedTuple):
    """What a rule said of the texts of each language, and how much of it was judged to be right."""

    all: Counts
    real: Counts


class Rates(NamedTuple):
    """A pack's file: words read of each language, and the findings of each rule."""

    words: Counts
    rules: Mapping[str, Findings]


class Rate(NamedTuple):
    """A rule's findings in some languages, the words they were looked for in, and how many were judged real."""

    languages: tuple[str, ...]
    words: int
    findings: int
    real: int

    @property
    def per_thousand(self) -> float:
        """Findings per 1,000 words."""
        return 1000 * self.findings / self.words


def read(path: Path) -> Rates:
    """Reads a pack's file; raises FileError where it is none of this kind."""
    top = yamlfile.read(path).mapping(("words", "rules"))
    rules = top["rules"].mapping() if "rules" in top else {}
    return Rates(_counts(top, "words"), {name: _findings(node) for name, node in rules.items()})


def _findings(node: yamlfile.Node) -> Findings:
    found = node.mapping(("findings", "real"))
    return Findings(_counts(found, "findings"), _counts(found, "real"))


def _counts(nodes: Mapping[str, yamlfile.Node], key: str) -> Counts:
    if key not in nodes:
        return {}
    return {language: node.integer() for language, node in nodes[key].mapping().items()}


def render(rates: Rates) -> str:
    """The text of a pack's file; the same figures give the same text."""
    lines = [f"words: {_flow(rates.words)}", "rules:"]
    for name, findings in sorted(rates.rules.items()):
        parts = [f"findings: {_flow(findings.all)}"] if any(findings.all.values()) else []
        parts += [f"real: {_flow(findings.real)}"] if any(findings.real.values()) else []
        lines.append(f"  {name}: {{{', '.join(parts)}}}")
    return _HEAD + "\n".join(lines) + "\n"


def _flow(counts: Counts) -> str:
    return "{" + ", ".join(f"{language}: {count}" for language, count in sorted(counts.items()) if count) + "}"


def of(info: RuleInfo) -> Iterator[Rate]:
    """The rule's rate in English, then in all other languages it holds for; nothing where it was not measured."""
    path = _file_for(info)
    rates = read(path) if path else None
    findings = rates.rules.get(info.name) if rates else None
    if rates is None or findings is None:
        return
    languages = sorted(language for language in rates.words if not info.languages or language in info.languages)
    others = [language for language in languages if language != ENGLISH]
    for group in ([ENGLISH] if ENGLISH in languages else [], others):
        words = sum(rates.words[language] for language in group)
        if words:
            found, real = (sum(counts.get(language, 0) for language in group) for counts in findings)
            yield Rate(tuple(group), words, found, real)


def _file_for(info: RuleInfo) -> Path | None:
    """The file at the root of the rule's pack, which is no further up than the rule's name has parts."""
    for folder in list(Path(info.path).parents)[: info.name.count("/") + 1]:
        if (folder / FILE).is_file():
            return folder / FILE
    return None
