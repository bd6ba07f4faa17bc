"""What the verbs that read texts have in common: their options, and how they write."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TextIO

from copydesk.cli._parser import Parser
from copydesk.errors import UsageError
from copydesk.model import Severity
from copydesk.output.printable import escaped
from copydesk.policy.files import Trouble
from copydesk.run import Options

SEVERITIES = [severity.label for severity in sorted(Severity, reverse=True)]
NEVER = "never"


def choice(parser: Parser, name: str, choices: Sequence[str], default: str, meaning: str) -> None:
    """An option with a few values, which the help text shows."""
    parser.add_argument(
        name, choices=choices, metavar="|".join(choices), default=default, help=f"{meaning} [default: {default}]"
    )


def color(parser: Parser) -> None:
    """`--color`."""
    choice(parser, "--color", ("auto", "always", "never"), "auto", "Whether to use colours; auto: on a terminal.")


def fail_on(parser: Parser, what: str) -> None:
    """`--fail-on`, of the findings that `what` names."""
    meaning = f"The least severity of {what} that makes the exit code 1."
    choice(parser, "--fail-on", (*SEVERITIES, NEVER), Severity.WARNING.label, meaning)


def selection(parser: Parser) -> None:
    """The options that say which rules run."""
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="NAMES",
        help="Run only these: names, families, `default`, `all`.",
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="NAMES", help="Do not run these rules.")


def reading(parser: Parser) -> None:
    """The options that say how texts are read."""
    add = parser.add_argument
    add("--language", metavar="CODE", default="", help="The language of the texts (en, de, ...), not detected.")
    add("--config", metavar="FILE", help="Use this configuration for all files.")
    add("--no-config", action="store_true", help="Read no configuration.")
    add("--no-cache", action="store_true", help="Read all rules afresh.")
    add(
        "--trust-python-rules",
        action="store_true",
        help="Run Python rules from the configuration's rule folders.",
    )
    add(
        "--languagetool-server",
        metavar="URL",
        default="",
        help="Where `languagetool`, if selected, is asked: an address, or `local`.",
    )
    add("--stdin-filename", metavar="NAME", default="", help="What the text on standard input is called.")
    add("--force-exclude", action="store_true", help="Leave out excluded files even if they are named.")


def options(given: Namespace) -> Options:
    """What the options of `selection` and `reading` ask for. Raises UsageError where they contradict each other."""
    if given.config is not None and given.no_config:
        raise UsageError("--config and --no-config cannot both hold")
    return Options(
        select=tuple(given.select),
        ignore=tuple(given.ignore),
        language=given.language,
        config=given.config,
        use_config=not given.no_config,
        use_cache=not given.no_cache,
        trust_python=given.trust_python_rules,
        languagetool_server=given.languagetool_server,
        force_exclude=given.force_exclude,
        stdin_name=given.stdin_filename,
    )


def standard_output(encoding: str | None = None) -> TextIO:
    """Where to write; what the terminal's encoding lacks is written as an escape.

    An `encoding` is for what programs read: JSON, rule files.
    """
    out = sys.stdout
    if isinstance(out, TextIOWrapper):
        out.reconfigure(encoding=encoding, errors="backslashreplace")
    return out


def say(line: str) -> None:
    """Writes a line for people to standard error."""
    print(line, file=sys.stderr)


def threshold(name: str) -> Severity | None:
    """The severity that `--fail-on` names; None for `never`."""
    return None if name == NEVER else Severity[name.upper()]


def tell(trouble: Trouble) -> None:
    """Writes what could not be checked to standard error."""
    where = f"{trouble.name}: " if trouble.name else ""
    kind = "error" if trouble.fatal else "warning"
    text = "\n".join(escaped(line) for line in f"{where}{trouble.message}".split("\n"))
    say(f"copydesk: {kind}: {text}")


def count(number: int, what: str) -> str:
    """`1 text`, `2 texts`, `3 info`."""
    if what == Severity.INFO.label:
        return f"{number} {what}"
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def in_yaml(value: object) -> str:
    """A value of a configuration as it is written there."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)
