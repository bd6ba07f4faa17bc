"""`copydesk config`: the configuration that holds for a file, and where each value comes from."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from copydesk.cli import _options as shared
from copydesk.cli._parser import Parser
from copydesk.output import terminal
from copydesk.output.report import Screen
from copydesk.output.report.full import paint
from copydesk.policy.explain import Effective, Origin, RuleState, Told
from copydesk.run import Run

_BOLD, _DIM = "1", "2"
_WIDEST_VALUE = 44


USAGE = "[FILE]"
HELP = """\
Shows the configuration that holds for FILE (or a folder; this one, if none is named): which rules run on it and why,
how much each matters, and with which options; each value with the file and line it comes from.

Examples:
  copydesk config
  copydesk config posts/interview.md
  copydesk config posts/interview.md --ignore spacing --output-format json
  copydesk config --schema > .copydesk-schema.json
"""


def arguments(parser: Parser) -> None:
    """What `copydesk config` takes."""
    parser.add_argument("path", nargs="?", default=".", metavar="FILE")
    shared.choice(parser, "--output-format", ("full", "json"), "full", "How to show it.")
    parser.add_argument(
        "--schema",
        action="store_true",
        help="Write the JSON schema of .copydesk.yaml, for editors; FILE is not read.",
    )
    shared.selection(parser)
    shared.reading(parser)
    shared.color(parser)


def run(given: Namespace) -> int:
    """Shows the configuration, or the schema of all."""
    run = Run(shared.options(given), shared.tell)
    out = shared.standard_output("utf-8" if given.schema or given.output_format == "json" else None)
    if given.schema:
        _write_json(run.schema(given.path), out)
    elif given.output_format == "json":
        _write_json(_as_json(run.effective(given.path)), out)
    else:
        screen = terminal.screen(out, given.color)
        out.writelines(line + "\n" for line in _shown(run.effective(given.path), screen))
    return 0


def _write_json(value: Any, out: TextIO) -> None:
    out.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _shown(effective: Effective, screen: Screen) -> Iterator[str]:
    yield paint(effective.path, _BOLD, screen)
    yield from _row("configuration", ", then ".join(effective.files) or "none", None, screen)
    if effective.is_excluded:
        yield from _row("excluded", "yes: checked only if it is named", None, screen)
    yield from _row("language", effective.language.value, effective.language.origin, screen)
    for label, values in (("rule folder", effective.rules), ("exclude", effective.exclude)):
        for told in values:
            yield from _row(label, told.value, told.origin, screen)
    for label, one in (("baseline", effective.baseline), ("languagetool", effective.languagetool)):
        if one:
            yield from _row(label, one.value, one.origin, screen)
    for section in effective.sections:
        holds = "" if section.holds.value else " (does not hold here)"
        yield from _row("per-path", ", ".join(section.paths) + holds, section.holds.origin, screen)
    yield from _checks("Rules that run", (rule for rule in effective.checks if rule.runs.value), screen)
    yield from _checks("Rules that do not", (rule for rule in effective.checks if not rule.runs.value), screen)


def _row(label: str, value: object, origin: Origin | None, screen: Screen) -> Iterator[str]:
    source = _place(origin) or origin.why if origin else ""
    text = f"  {label:15}{shared.in_yaml(value):{_WIDEST_VALUE if source else 0}}"
    yield f"{text}  {paint(source, _DIM, screen)}" if source else text


def _checks(title: str, rules: Iterable[RuleState], screen: Screen) -> Iterator[str]:
    found = list(rules)
    if not found:
        return
    width = max(len(rule.name) for rule in found)
    graded = max(len(_severity(rule)) for rule in found)
    yield ""
    yield paint(f"{title} ({len(found)})", _BOLD, screen)
    for rule in found:
        if rule.runs.value:
            reason = paint(_reason(rule.runs.origin), _DIM, screen)
            yield f"  {rule.name:{width}}  {_severity(rule):{graded}}  {reason}"
            yield from _options(rule, screen)
        else:
            yield f"  {rule.name:{width}}  {paint(_reason(rule.runs.origin), _DIM, screen)}"


def _severity(rule: RuleState) -> str:
    return f"{rule.severity.value!s:8}{_place(rule.severity.origin)}".rstrip()


def _options(rule: RuleState, screen: Screen) -> Iterator[str]:
    """The options of a rule, but for lists that are empty because nobody filled them."""
    for name, told in rule.options.items():
        if told.value != () or told.origin.line:
            source = paint(_place(told.origin) or told.origin.why, _DIM, screen)
            yield f"      {name}: {shared.in_yaml(told.value)}  {source}"


def _reason(origin: Origin) -> str:
    return f"{origin.why}  {_place(origin)}".rstrip()


def _place(origin: Origin) -> str:
    return f"{origin.file}:{origin.line}" if origin.line else ""


def _as_json(effective: Effective) -> dict[str, Any]:
    return {
        "path": effective.path,
        "configuration": list(effective.files),
        "excluded": effective.is_excluded,
        "language": _told(effective.language),
        "rules": [_told(told) for told in effective.rules],
        "exclude": [_told(told) for told in effective.exclude],
        "baseline": effective.baseline and _told(effective.baseline),
        "languagetool": effective.languagetool and _told(effective.languagetool),
        "per-path": [{"paths": section.paths, "holds": _told(section.holds)} for section in effective.sections],
        "checks": [
            {
                "rule": rule.name,
                "runs": _told(rule.runs),
                "severity": _told(rule.severity),
                "options": {name: _told(told) for name, told in rule.options.items()},
            }
            for rule in effective.checks
        ],
    }


def _told(told: Told) -> dict[str, Any]:
    origin = told.origin
    return {"value": told.value, "why": origin.why, "file": origin.file or None, "line": origin.line or None}
