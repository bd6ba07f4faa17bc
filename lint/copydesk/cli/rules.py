"""`copydesk rules`: lists what copydesk looks for, and explains a rule from its own file."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from copydesk.cli import _options as shared
from copydesk.cli._parser import Parser
from copydesk.engine import rates, rulefile, testing
from copydesk.engine.check import OWN_RULES, UNREADABLE, Checker
from copydesk.engine.packs import RuleSet
from copydesk.engine.rule import Example, Rule, RuleInfo, Status
from copydesk.engine.yamlrule import YamlRule
from copydesk.errors import UsageError
from copydesk.output import terminal
from copydesk.output.report import Screen
from copydesk.output.report.full import COLOURS, annotated, paint
from copydesk.policy import suppression
from copydesk.policy.config import Configs
from copydesk.policy.selection import Catalogue
from copydesk.run import Options, load_rules

_STATUS = {
    Status.STABLE: "stable: on by default",
    Status.PREVIEW: "preview: off until its false alarms are measured; run by its name",
    Status.OPTIONAL: "optional: off, a matter of taste or of time; run by its name",
}
_BOLD, _DIM = "1", "2"
_TEXT_WIDTH = 88


USAGE = "[NAME]"
HELP = """\
Lists all rules by family, or those of the family NAME, or explains the rule NAME from its own file.

Examples:
  copydesk rules
  copydesk rules duplicate
  copydesk rules quotes/mixed-pair
  copydesk rules --schema > .copydesk-rule-schema.json
"""


def arguments(parser: Parser) -> None:
    """What `copydesk rules` takes."""
    add = parser.add_argument
    add("name", nargs="?", metavar="NAME")
    add("--config", metavar="FILE", help="Use this configuration's rule folders.")
    add("--no-config", action="store_true", help="Read no configuration.")
    add("--no-cache", action="store_true", help="Read all rules afresh.")
    add(
        "--trust-python-rules",
        action="store_true",
        help="Import Python rules from the configuration's rule folders.",
    )
    add("--schema", action="store_true", help="Write the JSON schema of rule files, for editors; nothing else.")
    shared.color(parser)


def run(given: Namespace) -> int:
    """Writes the list, the page of a rule, or the schema."""
    out = shared.standard_output("utf-8" if given.schema else None)
    if given.schema:
        out.write(json.dumps(rulefile.schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    options = Options(use_cache=not given.no_cache, trust_python=given.trust_python_rules)
    here = Configs(given.config, not given.no_config, not given.no_cache).for_folder(str(Path.cwd()))
    rules = load_rules(options, here.rules, pages=True)
    out.writelines(line + "\n" for line in _told(given.name, rules, terminal.screen(out, given.color)))
    return 0


def _told(name: str | None, rules: RuleSet, screen: Screen) -> Iterator[str]:
    infos = [rule.info for rule in rules.rules]
    if name is None:
        yield from _listed(infos, screen)
        return
    rule = rules.find(name)
    if rule is not None:
        yield from _explained(rule, screen)
        return
    family = [info for info in infos if info.name.startswith(name.rstrip("/") + "/")]
    if family:
        yield from _listed(family, screen)
    elif name in OWN_RULES:
        yield f"{name} is no rule of a pack: it is how copydesk reports that a rule itself failed on a text."
    elif name == UNREADABLE:
        yield f"{name} is no rule of a pack: it is how copydesk reports front matter or markup that it cannot read."
    elif name in suppression.OWN_RULES:
        yield f"{name} is no rule of a pack: {suppression.OWN_RULES[name]}."
    else:
        raise UsageError(f"unknown rule or family {name!r}\n  {Catalogue(infos).hint(name)}")


def _listed(infos: Sequence[RuleInfo], screen: Screen) -> Iterator[str]:
    """A line a rule, under its family's name."""
    longest = max((len(info.name.rpartition("/")[2]) for info in infos), default=0)
    for family, members in groupby(infos, key=lambda info: info.family):
        yield paint(family, _BOLD, screen)
        for info in members:
            severity = paint(f"{info.severity.label:7}", COLOURS[info.severity], screen)
            off = "" if info.status is Status.STABLE else paint(f"  (off: {info.status})", _DIM, screen)
            yield f"  {info.name.rpartition('/')[2]:{longest}}  {severity}  {info.summary}{off}"
        yield ""
    on = sum(info.status is Status.STABLE for info in infos)
    yield f"{len(infos)} rules, {on} on by default. `copydesk rules FAMILY/NAME` explains one."


def _explained(rule: Rule | YamlRule, screen: Screen) -> Iterator[str]:
    """The page of a rule."""
    info = rule.info
    yield paint(info.name, _BOLD, screen)
    yield f"{info.summary}."
    yield ""
    for label, value in _facts(info):
        yield f"  {label:13}{value}"
    yield from _paragraph("Why", info.why, screen)
    yield from _paragraph("What it matches", info.notes, screen)
    yield from _options(info, screen)
    yield from _examples("It reports", rule, info.bad, screen)
    yield from _examples("It lets pass", rule, info.good, screen)


def _facts(info: RuleInfo) -> Iterator[tuple[str, str]]:
    yield "severity", info.severity.label
    yield "status", _STATUS[info.status]
    yield "languages", ", ".join(sorted(info.languages)) or "all"
    if info.fixes:
        yield "repair", info.fixes.label
    if info.aliases:
        yield "once called", ", ".join(info.aliases)
    yield from _rates(info)
    yield "file", info.path


def _rates(info: RuleInfo) -> Iterator[tuple[str, str]]:
    """What its pack says of the rule's findings in edited prose."""
    label = "false alarms"
    for rate in rates.of(info):
        what = f"edited {'English' if rate.languages == (rates.ENGLISH,) else 'prose in other languages'}"
        words = f"{rate.words:,} words of {what}"
        yield label, f"{rate.per_thousand:.3f} per 1,000 words on {words} ({_judged(rate)})"
        label = ""


def _judged(rate: rates.Rate) -> str:
    """How many findings there were, and how many of them a person found to be right."""
    if rate.findings == 0:
        return "no findings"
    if rate.findings == 1:
        return "1 finding, judged real" if rate.real else "1 finding"
    judged = {0: "", rate.findings: ", all judged real"}.get(rate.real, f", {rate.real} judged real")
    return f"{rate.findings} findings{judged}"


def _paragraph(title: str, text: str, screen: Screen) -> Iterator[str]:
    if not text:
        return
    from textwrap import wrap

    yield ""
    yield paint(title, _BOLD, screen)
    for paragraph in text.split("\n\n"):
        yield from wrap(paragraph, min(screen.width, _TEXT_WIDTH), initial_indent="  ", subsequent_indent="  ")


def _options(info: RuleInfo, screen: Screen) -> Iterator[str]:
    """The options with their defaults, and how one is set."""
    if not info.options:
        return
    yield ""
    yield paint("Options, with what holds without them", _BOLD, screen)
    for name, option in info.options.items():
        yield f"  {name}: {shared.in_yaml(option.default)}"
        yield f"      {option.meaning}"
        if option.choices:
            yield f"      one of: {', '.join(option.choices)}"
    yield f"  in .copydesk.yaml, say, options: {{{info.name}: {{{_sample(info)}}}}}"


def _sample(info: RuleInfo) -> str:
    name, option = next(iter(info.options.items()))
    return f"{name}: {shared.in_yaml(option.default or ('...',))}"


def _examples(title: str, rule: Rule | YamlRule, examples: Sequence[Example], screen: Screen) -> Iterator[str]:
    """Each example as a text of its own, with what the rule says of it marked."""
    if not examples:
        return
    checker = Checker([rule])
    yield ""
    yield paint(title, _BOLD, screen)
    for index, example in enumerate(examples):
        if index:
            yield ""
        document = testing.document(example.text, testing.language_of(rule.info, example))
        yield from annotated(document.source, checker.check(document), screen)
        if example.fixed is not None:
            fixed = testing.document(example.fixed, None).source
            yield paint("  repaired:", _DIM, screen)
            yield from annotated(fixed, (), screen)
