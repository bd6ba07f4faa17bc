"""Document and rules to findings: every rule run, every report validated, every offset turned into the source's.

A rule that raises, reports a place outside the text, or takes too long becomes one finding that names it; the others go
on. That finding's rule is one of `OWN_RULES`, which belong to the engine and cannot be deselected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.engine.matcher import Failure, Matcher
from copydesk.engine.needs import Needs
from copydesk.engine.rule import Hit, Rule, RuleInfo, part_name
from copydesk.engine.yamlrule import YamlRule
from copydesk.errors import ServiceError
from copydesk.model import Edit, Finding, Fix, Related, Severity, Span
from copydesk.text.document import Document

RULE_FAILED = "copydesk/rule-failed"
RULE_TIMEOUT = "copydesk/rule-timeout"
UNREADABLE = "copydesk/unreadable"
OWN_RULES = (RULE_FAILED, RULE_TIMEOUT)

# One search of one expression may take this long: 2 seconds, and a second more for each million code points.
_SECONDS = 2.0
_SECONDS_PER_CODE_POINT = 1e-6


class Checker:
    """The rules of a run, ready for any number of documents."""

    def __init__(self, rules: Sequence[Rule | YamlRule], key: str = "") -> None:
        """`key` stands for where the rules come from; what is made of them is then cached (`packs.RuleSet.key`)."""
        self._key = key
        self._yaml = [rule for rule in rules if isinstance(rule, YamlRule)]
        self._python = [rule for rule in rules if not isinstance(rule, YamlRule)]
        self._needs = Needs(rule.info for rule in self._python)
        self._matchers: dict[str | None, Matcher] = {}
        self.lacking: list[ServiceError] = []  # services that did not answer, for the caller to tell of

    def check(self, document: Document) -> list[Finding]:
        """All findings, by place; spans are in code points of the source."""
        findings = [Finding(p.span, UNREADABLE, Severity.WARNING, p.message) for p in document.problems]
        findings.extend(self._scan(document))
        present = self._needs.present(document)
        for rule in self._python:
            info = rule.info
            if info.holds_for(document.language) and (not info.needs or not present.isdisjoint(info.needs)):
                findings.extend(self._run(rule, document))
        return sorted(set(findings), key=lambda f: (f.span, f.rule, f.message))

    def _run(self, rule: Rule, document: Document) -> Iterator[Finding]:
        try:
            for hit in rule.check(document):
                yield finding(rule.info, hit, document)
        except ServiceError as error:
            self.lacking.append(error)
        except Exception as error:  # whatever a rule raises, the other rules and files go on
            yield _failure(rule.info, error, document)

    def _matcher(self, language: str | None) -> Matcher:
        if language not in self._matchers:
            self._matchers[language] = Matcher(self._yaml, language, self._key)
        return self._matchers[language]

    def _scan(self, document: Document) -> Iterator[Finding]:
        seconds = _SECONDS + len(document.prose) * _SECONDS_PER_CODE_POINT
        for found in self._matcher(document.language).scan(document, seconds):
            if isinstance(found, Failure):
                yield _failure(found.rule.info, found.error, document)
            elif not found[0].allowed or not found[0].lets_pass(document, found[1].start, found[1].end):
                yield finding(found[0].info, found[1], document)


def _failure(info: RuleInfo, error: Exception, document: Document) -> Finding:
    """What is said of a rule that did not get through a text."""
    if isinstance(error, TimeoutError):
        why = str(error) if info.asks else "one of its expressions takes too long on this text"
        message = f"rule {info.name} was stopped: {why}"
        return Finding(_first_character(document), RULE_TIMEOUT, Severity.ERROR, message)
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return Finding(_first_character(document), RULE_FAILED, Severity.ERROR, f"rule {info.name} failed: {what}")


def finding(info: RuleInfo, hit: Hit, document: Document) -> Finding:
    """A hit as a finding in the source; raises ValueError where it lies outside the prose."""
    for start, end, what in ((hit.start, hit.end, "a span"), *((s, e, "a related span") for s, e, _ in hit.related)):
        if not 0 <= start <= end <= len(document.prose):
            raise ValueError(f"it reported {what} outside the text ({start} to {end} of {len(document.prose)})")
    to_source = document.map.to_source
    related = tuple(Related(to_source(start, end), message) for start, end, message in hit.related)
    message = hit.message or info.message or info.summary
    name = part_name(info, hit)
    return Finding(to_source(hit.start, hit.end), name, info.severity, message, related, _fix(hit, document))


def _fix(hit: Hit, document: Document) -> Fix | None:
    """The hit's edits in the source, or None where one of them would break markup."""
    edits: list[Edit] = []
    for start, end, replacement in hit.edits:
        spans = None if replacement else document.removal_in_source(start, end)
        if spans is None:
            span = document.map.to_source_exact(start, end)
            spans = [] if span is None else [span]
        if not spans:
            return None
        edits.extend(Edit(span, replacement) for span in spans)
    return Fix(hit.safety, tuple(edits)) if edits else None


def _first_character(document: Document) -> Span:
    return Span(0, min(1, len(document.source.text)))
