"""The command line: `main` finds the verb, and imports the module of that name, which says its options and runs.

A verb's module has `USAGE` (its operands), `HELP`, `arguments(parser)` and `run(given)`, which answers with the exit code.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from copydesk.cli._parser import Parser
from copydesk.errors import DEBUG, CopydeskError, UsageError, bug, nearest
from copydesk.output.printable import escaped
from copydesk.version import VERSION

VERBS = {
    "check": "Report what is wrong in texts.",
    "fix": "Repair what can be repaired in texts.",
    "rules": "List the rules, or explain one.",
    "config": "Show the configuration of a file, and where it comes from.",
    "baseline": "Accept today's findings.",
    "learn": "Make a rule of the lines a site repeats.",
    "test": "Run a rule pack's examples and laws.",
}
_HELP = """\
Finds what scraping and machine translation leave behind in text, and says where it stands.

Examples:
  copydesk check article.txt            what is wrong in one text
  copydesk check articles/              in every text of a folder
  copydesk rules                        what copydesk looks for
  copydesk rules quotes/mixed-pair      why one rule matters, with examples

Verbs:
"""
_CLOSED_PIPE = 1
_USAGE_ERROR = 2
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out a command line, the process's own if none is given, and answers with the exit code.

    `--help` ends the program: it raises SystemExit.
    """
    try:
        exit_code = _carry_out(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()  # what cannot be written is told here, not by the interpreter as it ends
    except CopydeskError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return _CLOSED_PIPE
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        _let_go_of_output()
        return _fail(_reason(error) if isinstance(error, OSError) else bug(error))
    return exit_code


def _carry_out(arguments: list[str]) -> int:
    if not arguments:
        sys.stderr.write(_overview())
        return _USAGE_ERROR
    name, *rest = arguments
    if name in ("-h", "--help"):
        sys.stdout.write(_overview())
        return 0
    if name == "--version":
        sys.stdout.write(f"copydesk {VERSION}\n")
        return 0
    verb = _verb(name)
    parser = Parser(f"copydesk {name}", verb.USAGE, verb.HELP)
    verb.arguments(parser)
    return int(verb.run(parser.read(rest)))


def _verb(name: str) -> Any:
    """The module of a verb. Raises UsageError."""
    if name in VERBS:
        return import_module(f"{__name__}.{name}")
    where = "`copydesk --help` lists what there is."
    if name.startswith("-"):
        hint = nearest(name, ["--help", "--version"]) or "Options of a verb come after it."
        raise UsageError(f"unknown option {name!r} before a verb\n  {hint} {where}")
    hint = nearest(name, list(VERBS))
    if not hint and os.path.lexists(name):
        hint = f"`copydesk check {name}` says what is wrong in it."
    raise UsageError(f"unknown verb {name!r}\n  {hint} {where}" if hint else f"unknown verb {name!r}\n  {where}")


def _overview() -> str:
    """What is shown of the whole program."""
    width = max(map(len, VERBS))
    verbs = "\n".join(f"  {name:{width}}  {summary}" for name, summary in VERBS.items())
    parser = Parser("copydesk", "VERB", _HELP + verbs)
    parser.add_argument("--version", action="store_true", help="Show the version.")
    return parser.format_help()


def _fail(message: str) -> int:
    """Tells the user of an error; the lines of a FileError stay lines."""
    told = "\n".join(escaped(line) for line in message.split("\n"))
    sys.stderr.write(f"copydesk: error: {told}\n")
    return _USAGE_ERROR


def _reason(error: OSError) -> str:
    """What the system says, as when the disk is full."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{(error.strerror or str(error)).lower()}"


def _let_go_of_output() -> None:
    """Where output cannot be written, the interpreter shall not try it again, and complain, as it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
