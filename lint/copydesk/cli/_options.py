"""What the verbs that read texts have in common: their options, and how they tell what could not be checked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from copydesk.model import Severity
from copydesk.output.printable import escaped
from copydesk.policy.files import Trouble
from copydesk.run import Options

Command = TypeVar("Command", bound=Callable[..., None])

SEVERITIES = [severity.label for severity in sorted(Severity, reverse=True)]
NEVER = "never"

paths = click.argument("paths", nargs=-1, metavar="[PATH]...")
color = click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
_selection = (
    click.option("--select", multiple=True, metavar="NAMES", help="Run only these: names, families, `default`, `all`."),
    click.option("--ignore", multiple=True, metavar="NAMES", help="Do not run these rules."),
)
_reading = (
    click.option(
        "--language", metavar="CODE", default="", help="The language of the texts (en, de, ...), not detected."
    ),
    click.option("--config", metavar="FILE", help="Use this configuration for all files."),
    click.option("--no-config", is_flag=True, help="Read no configuration."),
    click.option("--no-cache", is_flag=True, help="Read all rules afresh."),
    click.option("--trust-python-rules", is_flag=True, help="Run Python rules from the configuration's rule folders."),
    click.option(
        "--languagetool-server",
        metavar="URL",
        default="",
        help="Where `languagetool`, if selected, is asked: an address, or `local`.",
    ),
    click.option("--stdin-filename", metavar="NAME", default="", help="What the text on standard input is called."),
    click.option("--force-exclude", is_flag=True, help="Leave out excluded files even if they are named."),
)


def fail_on(what: str) -> Callable[[Command], Command]:
    """`--fail-on`, of the findings that `what` names."""
    return click.option(
        "--fail-on",
        type=click.Choice([*SEVERITIES, NEVER]),
        default=Severity.WARNING.label,
        show_default=True,
        help=f"The least severity of {what} that makes the exit code 1.",
    )


def selection(command: Command) -> Command:
    """The options that say which rules run."""
    return _with(command, _selection)


def reading(command: Command) -> Command:
    """The options that say how texts are read; with those of `selection` they come as one argument, `options`."""

    @wraps(command)
    def collected(**given: Any) -> None:
        if given["config"] is not None and given["no_config"]:
            raise click.UsageError("--config and --no-config cannot both hold.")
        options = Options(
            select=given.pop("select"),
            ignore=given.pop("ignore"),
            language=given.pop("language"),
            config=given.pop("config"),
            use_config=not given.pop("no_config"),
            use_cache=not given.pop("no_cache"),
            trust_python=given.pop("trust_python_rules"),
            languagetool_server=given.pop("languagetool_server"),
            force_exclude=given.pop("force_exclude"),
            stdin_name=given.pop("stdin_filename"),
        )
        command(options=options, **given)

    return _with(collected, _reading)  # type: ignore[return-value]  # the command with its options gathered


def _with(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def threshold(name: str) -> Severity | None:
    """The severity that `--fail-on` names; None for `never`."""
    return None if name == NEVER else Severity[name.upper()]


def tell(trouble: Trouble) -> None:
    """Writes what could not be checked to standard error."""
    where = f"{trouble.name}: " if trouble.name else ""
    kind = "error" if trouble.fatal else "warning"
    text = "\n".join(escaped(line) for line in f"{where}{trouble.message}".split("\n"))
    click.echo(f"copydesk: {kind}: {text}", err=True)


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
