"""`copydesk test`: runs a pack's own examples and the laws of all rules, and says what each rule costs."""

# ruff: noqa: PTH109, PTH112  # paths are texts here, as in engine.packs

from __future__ import annotations

import os
from argparse import Namespace

from copydesk.cli import _options as shared
from copydesk.cli._parser import Parser
from copydesk.engine import packs, testing
from copydesk.errors import UsageError, nearest
from copydesk.policy.config import Configs
from copydesk.policy.files import Trouble

USAGE = "[PACK ...]"
HELP = """\
Runs each rule on its own examples, and holds it to the laws of all rules.

A PACK is a folder of rules or the name of an installed pack. Without one, the rule folders of the configuration here
are tested, and where there are none, the built-in pack.

The laws: every `bad` example is found and every `good` one is not; a repaired example lints clean; lines put before a
text shift its findings and change nothing else; a finding lies inside the text.

Examples:
  copydesk test
  copydesk test editorial/rules

The figure behind a rule is its speed, in MB/s, over a text made of all the examples. The exit code is 0 if all hold, 1
if not, and 2 if a rule file is broken.
"""


def arguments(parser: Parser) -> None:
    """What `copydesk test` takes."""
    parser.add_argument("names", nargs="*", metavar="PACK")
    parser.add_argument("--trust-python-rules", action="store_true", help="Run Python rules of folders, too.")


def run(given: Namespace) -> int:
    """Tests, tells rule by rule, and answers with the exit code."""
    rules = [rule for name in given.names or _default() for rule in _rules(name, given.trust_python_rules)]
    if not rules:
        raise UsageError("there is no rule to test")
    problems: dict[str, list[str]] = {}
    for problem in testing.problems(rules):
        problems.setdefault(problem.rule, []).append(problem.message)
    width = max(len(rule.info.name) for rule in rules)
    out = shared.standard_output()
    for cost in testing.costs(rules):
        broken = problems.get(cost.rule, [])
        print(f"{cost.rule:{width}}  {'FAILED' if broken else 'ok':6}  {cost.speed:7.0f} MB/s", file=out)
        out.writelines(f"    {message}\n" for message in broken)
        out.flush()
    examples = sum(len(rule.info.bad) + len(rule.info.good) for rule in rules)
    shared.say(f"\n{len(rules)} rules, {examples} examples: {len(problems) or 'none'} failed")
    return 1 if problems else 0


def _default() -> tuple[str, ...]:
    return Configs().for_folder(os.getcwd()).rules or (packs.BUILT_IN,)


def _rules(name: str, trust_python: bool) -> list[packs.AnyRule]:
    installed = {pack.name: pack for pack in packs.installed()}
    if name in installed:
        return list(packs.load_pack(installed[name]).rules)
    if not os.path.isdir(name):
        raise UsageError(
            f"{name!r} is neither a folder nor an installed pack. {nearest(name, list(installed))}".strip()
        )
    found = packs.load_folder(name, trust_python=trust_python)
    for path in found.skipped:
        shared.tell(Trouble("", f"{path} was not run; --trust-python-rules runs Python rules", fatal=False))
    return list(found.rules)
