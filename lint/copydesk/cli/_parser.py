"""Reads the arguments of a verb: options and paths in any order, errors of one or two lines, a help text that teaches."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NoReturn

from copydesk.errors import UsageError, nearest
from copydesk.output import terminal

# Nothing here is translated, and to look for translations of its few words takes argparse 3 ms.
argparse._ = str  # type: ignore[attr-defined]  # its own name for `gettext`; one that goes out of use does no harm

_WIDEST = 80
_OPTION_COLUMN = 32


class Parser(argparse.ArgumentParser):
    """The options and operands of one verb; what is wrong with a command line is raised as a UsageError.

    argparse alone takes options and paths in one order only, and differs between Python releases in what it does with
    `--` and with values that begin with a dash. So it is given the options first, each in one piece with its value.
    """

    def __init__(self, command: str, operands: str, text: str) -> None:
        super().__init__(
            command,
            usage=f"{command} {operands} [options]",
            description=text,
            formatter_class=_Help,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self._options = self.add_argument_group("Options")
        self._by_name: dict[str, argparse.Action] = {}
        self.add_argument("-h", "--help", action="help", help="Show this text.")

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """As argparse has it; an option is also listed in the help text, where operands are explained in its prose."""
        if not names[0].startswith("-"):
            return super().add_argument(*names, help=argparse.SUPPRESS, **settings)
        action = self._options.add_argument(*names, **settings)
        self._by_name.update(dict.fromkeys(names, action))
        return action

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The values of a command line without its verb. Raises UsageError, and SystemExit after `--help`."""
        options, operands = self._apart(arguments)
        try:
            return self.parse_args([*options, "--", *operands])
        except argparse.ArgumentError as error:
            if error.argument_name is None:  # Python 3.13 raises where earlier ones call `error`
                raise self._misused(error.message) from None
            raise UsageError(f"{error.argument_name}: {error.message}") from None

    def _apart(self, arguments: Iterable[str]) -> tuple[list[str], list[str]]:
        """The options, and what is none: what stands between them, `-`, and all that follows `--`."""
        options: list[str] = []
        operands: list[str] = []
        rest = iter(arguments)
        for argument in rest:
            if argument == "--":
                operands += rest
            elif argument.startswith("-") and argument != "-":
                options.append(self._option(argument, rest))
            else:
                operands.append(argument)
        return options, operands

    def _option(self, argument: str, rest: Iterator[str]) -> str:
        """An option as one argument, `--name=value`; its value is whatever comes next, if it does not carry it."""
        name, equals, value = _split(argument)
        action = self._by_name.get(name)
        if action is None:
            raise self._misused(f"unknown option {name!r}", nearest(name, list(self._by_name)))
        if action.nargs == 0:
            if equals:
                raise UsageError(f"{name} takes no value")
            return name
        given = value if equals else next(rest, None)
        if given is None:
            raise UsageError(f"{name} needs a value: {name} {action.metavar}")
        if action.choices and given not in action.choices:
            raise UsageError(f"{name}: {given!r} is none of {', '.join(action.choices)}")
        return f"{action.option_strings[-1]}={given}"

    def error(self, message: str) -> NoReturn:
        """What argparse finds wrong by itself: an operand that is missing, or is one too many."""
        raise self._misused(message)

    def _misused(self, what: str, hint: str = "") -> UsageError:
        where = f"`{self.prog} --help` says what there is."
        return UsageError(f"{what}\n  {hint} {where}" if hint else f"{what}\n  {where}")

    def print_help(self, file: Any = None) -> None:
        """Writes the help text at once, so that a closed pipe is noticed here and not at the end of the process."""
        sys.stdout.write(self.format_help())
        sys.stdout.flush()


class _Help(argparse.HelpFormatter):
    """Wraps paragraphs to the terminal; one with indented lines (examples, a list) stays as it is written."""

    def __init__(self, prog: str) -> None:
        # argparse would import shutil to find the width, for each option that is declared.
        super().__init__(prog, max_help_position=_OPTION_COLUMN, width=min(terminal.screen(sys.stdout).width, _WIDEST))

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """With a capital, as the other headings."""
        super().add_usage(usage, actions, groups, prefix or "Usage: ")

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        from textwrap import fill  # imported here: only help needs it

        paragraphs = text.strip("\n").split("\n\n")
        return "\n\n".join(each if "\n " in each else fill(each, width, break_on_hyphens=False) for each in paragraphs)


def _split(option: str) -> tuple[str, bool, str]:
    """The name of `--name=value` or `-nvalue`, whether a value is there, and that value."""
    if option.startswith("--"):
        name, equals, value = option.partition("=")
        return name, bool(equals), value
    return option[:2], len(option) > 2, option[2:]
