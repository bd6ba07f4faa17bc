"""The laws that hold for every rule, and the examples that are each rule's own tests.

Nothing here names a rule: a pack passes because each of its rules does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import NamedTuple

from copydesk.engine.check import OWN_RULES, Checker
from copydesk.engine.packs import PythonRule
from copydesk.engine.rule import Example, Rule, RuleInfo
from copydesk.engine.yamlrule import YamlRule
from copydesk.model import Finding
from copydesk.text import edits, formats
from copydesk.text.document import Document
from copydesk.text.source import decode

_PREFIX = "Nothing to see in this line.\n\nNor is there anything in this one.\n\n"
_COST_CODE_POINTS = 200_000


class Problem(NamedTuple):
    """A law a rule breaks, or an example it fails."""

    rule: str
    message: str


class Cost(NamedTuple):
    """How fast a rule goes over text made of all examples: code points a microsecond, which is MB/s for English."""

    rule: str
    speed: float


def language_of(info: RuleInfo, example: Example) -> str | None:
    """The language an example is read in: its own, else English where the rule holds for it, else the rule's first."""
    if example.language:
        return example.language
    return "en" if info.holds_for("en") else min(info.languages)


def document(text: str, language: str | None) -> Document:
    """A text as plain text; lone surrogates stand for bytes that are not UTF-8."""
    source = decode(text.encode("utf-8", "surrogateescape"), "example.txt")
    return formats.reader("plain")(source, language)


def problems(rules: Iterable[Rule | YamlRule]) -> Iterator[Problem]:
    """Every law broken by any of the rules."""
    for rule in rules:
        if isinstance(rule, PythonRule) and rule.info.asks:
            continue  # silent while no service is configured: its examples are tried as a `ServiceRule`
        checker = Checker([rule])
        yield from (Problem(rule.info.name, message) for message in _rule_problems(rule.info, checker))


def _rule_problems(info: RuleInfo, checker: Checker) -> Iterator[str]:
    if not info.bad or not info.good:
        yield "needs examples of both kinds: `bad`, which it finds, and `good`, on which it is silent"
    for example in info.good:
        for finding in checker.check(document(example.text, language_of(info, example))):
            yield f"is not silent on its good example {example.text!r}: {finding.message}"
    for example in info.bad:
        yield from _bad_example_problems(info, checker, example)


def _bad_example_problems(info: RuleInfo, checker: Checker, example: Example) -> Iterator[str]:
    language = language_of(info, example)
    seen = document(example.text, language)
    found = checker.check(seen)
    failed = [finding for finding in found if finding.rule in OWN_RULES]
    if failed:
        yield f"fails on its bad example {example.text!r}: {failed[0].message}"
        return
    if not found:
        yield f"does not find its bad example {example.text!r}"
        return
    if any(not 0 <= f.span.start <= f.span.end <= len(seen.source.text) for f in found):
        yield f"reports a place outside its bad example {example.text!r}"
    yield from _fix_problems(info, checker, example, found, language)
    yield from _prefix_problems(checker, example, found, language)


def repaired(text: str, findings: Iterable[Finding]) -> str:
    """The text with the fixes of these findings made, the earlier of two that overlap."""
    wanted = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    return edits.apply(text, edits.without_overlaps(wanted))


def _fix_problems(
    info: RuleInfo, checker: Checker, example: Example, found: list[Finding], language: str | None
) -> Iterator[str]:
    text = document(example.text, language).source.text
    if info.fixes is None:
        if any(finding.fix for finding in found):
            yield "repairs its example, but does not say so (`fixes` or `fix`)"
        return
    if any(finding.fix and finding.fix.safety > info.fixes for finding in found):
        yield f"has a fix that claims to be safer than {info.fixes.label}"
    after = repaired(text, found)
    if example.fixed is not None and after != example.fixed:
        yield f"repairs its bad example to {after!r}, not to {example.fixed!r}"
    again = checker.check(document(after, language))
    if any(finding.fix for finding in again):
        yield f"still finds {again[0].message!r} in what it repaired: {after!r}"


def _prefix_problems(checker: Checker, example: Example, found: list[Finding], language: str | None) -> Iterator[str]:
    """Lines put before a text shift its findings and change nothing else (rules on edges and whole texts aside)."""
    shifted = checker.check(document(_PREFIX + example.text, language))
    places = {(f.span.start - len(_PREFIX), f.span.end - len(_PREFIX), f.rule) for f in shifted}
    lost = {(f.span.start, f.span.end, f.rule) for f in found} - places
    if lost and not any(f.span.start < len(_PREFIX) for f in shifted):
        yield f"finds {example.text!r} at another place, or not at all, when lines stand before it"


def costs(rules: Iterable[Rule | YamlRule]) -> Iterator[Cost]:
    """Each rule's speed over a text made of all the rules' own examples."""
    known = list(rules)
    texts = [example.text for rule in known for example in (*rule.info.good, *rule.info.bad)] or [_PREFIX]
    body = "\n\n".join(texts)
    body = "\n\n".join([body] * (1 + _COST_CODE_POINTS // max(len(body), 1)))
    for rule in known:
        checker = Checker([rule])
        checker.check(document(_PREFIX, "en"))
        seen = document(body, "en" if rule.info.holds_for("en") else min(rule.info.languages))
        _ = seen.folded, [block.key for block in seen.blocks]
        start = perf_counter()
        checker.check(seen)
        yield Cost(rule.info.name, len(body) / 1e6 / max(perf_counter() - start, 1e-9))
