"""The command line, one module a verb: each has a click command called `command`, imported when it is asked for."""

from __future__ import annotations

import os
from importlib import import_module

import click

from copydesk import __version__
from copydesk.errors import DEBUG, CopydeskError, bug
from copydesk.output.printable import escaped

_USAGE_ERROR = 2
_INTERRUPTED = 130


class _Failure(click.ClickException):
    """An error as the user sees it; it ends the run with exit code 2."""

    exit_code = _USAGE_ERROR

    def show(self, file: object = None) -> None:
        """Writes the message; a FileError's lines stay lines."""
        lines = self.message.split("\n")
        click.echo("copydesk: error: " + "\n".join(escaped(line) for line in lines), err=True)


class _Verbs(click.Group):
    """The verbs are the modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from pkgutil import iter_modules

        return sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = f"{__name__}.{cmd_name}"
        if not cmd_name.isidentifier() or cmd_name.startswith("_"):
            return None
        try:
            command: click.Command = import_module(module).command
        except ModuleNotFoundError as error:
            if error.name == module:
                return None
            raise
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CopydeskError as error:
            raise _Failure(str(error)) from None
        except KeyboardInterrupt:
            raise click.exceptions.Exit(_INTERRUPTED) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            raise _Failure(bug(error)) from None


@click.group("copydesk", cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="copydesk", message="%(prog)s %(version)s")
def main() -> None:
    """Finds what scraping and machine translation leave behind in text, and says where it stands.

    \b
    Examples:
      copydesk check article.txt            what is wrong in one text
      copydesk check articles/              in every text of a folder
      copydesk rules                        what copydesk looks for
      copydesk rules quotes/mixed-pair      why one rule matters, with examples
    """
