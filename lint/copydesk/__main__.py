"""`python -m copydesk`, and what the command `copydesk` runs."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn

gc.set_threshold(
    100_000, 50, 100
)  # a run makes many objects and hardly any cycle; the default takes a tenth of a start

from copydesk.cli import main  # noqa: E402  # what it imports is made under that threshold


def run() -> NoReturn:
    """Carries out the process's command line and ends the process.

    It ends at once, once what was registered for the end has run and all is written: to take the interpreter apart piece
    by piece would take as long as to start it.
    """
    exit_code = _exit_code()
    threading = sys.modules.get("threading")
    if threading is not None:
        threading._shutdown()  # waits for threads, as the interpreter would
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(exit_code)


def _exit_code() -> int:
    try:
        return main()
    except SystemExit as ended:  # `--help`
        return ended.code if isinstance(ended.code, int) else 0


if __name__ == "__main__":
    run()
