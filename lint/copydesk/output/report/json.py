"""One JSON array of findings: a contract with programs. Keys may be added; none is ever changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from copydesk.model import Finding, Fix, Related, Span
from copydesk.output.printable import UNSAFE
from copydesk.output.report import Report, Screen
from copydesk.text.source import Source

_EXCERPT = 200
_CUT = " … "


def render(reports: Iterable[Report], screen: Screen) -> Iterator[str]:
    """Yields the array, one finding a line."""
    separator = "[\n"
    for report in reports:
        for finding in report.findings:
            yield separator + encode(report.source, finding)
            separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def encode(source: Source, finding: Finding) -> str:
    """One finding as a JSON object on one line; what is not to be shown raw is written as its escape.

    That is a lone surrogate (a damaged byte), a control, a line separator, a mark that turns the reading direction.
    """
    written = json.dumps(record(source, finding), ensure_ascii=False)
    return re.sub(UNSAFE, lambda match: f"\\u{ord(match.group()):04x}", written)


def record(source: Source, finding: Finding) -> dict[str, Any]:
    """One finding as plain values. Lines and columns are 1-based, in code points, end exclusive.

    `excerpt` is the text of the span, cut in its middle where it is longer than 200 code points.
    """
    return {
        "file": source.name,
        **_place(source, finding.span),
        "rule": finding.rule,
        "severity": finding.severity.label,
        "message": finding.message,
        "excerpt": _excerpt(source.text[finding.span.start : finding.span.end]),
        "related": [_related(source, related) for related in finding.related],
        "fix": _fix(source, finding.fix) if finding.fix else None,
    }


def _place(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def _related(source: Source, related: Related) -> dict[str, Any]:
    return {"file": source.name, **_place(source, related.span), "message": related.message}


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    edits = [{**_place(source, edit.span), "replacement": edit.replacement} for edit in fix.edits]
    return {"safety": fix.safety.label, "edits": edits}


def _excerpt(text: str) -> str:
    if len(text) <= _EXCERPT:
        return text
    half = (_EXCERPT - len(_CUT)) // 2
    return text[:half] + _CUT + text[-half:]
