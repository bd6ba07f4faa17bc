"""Runs the command line in this process, and keeps what it wrote to where."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

from copydesk.cli import main


class Result(NamedTuple):
    """What a run wrote, in bytes, to standard output, to standard error, and to both as a terminal has it."""

    exit_code: int
    stdout_bytes: bytes
    stderr_bytes: bytes
    output_bytes: bytes

    @property
    def stdout(self) -> str:
        return self.stdout_bytes.decode(errors="replace")

    @property
    def stderr(self) -> str:
        return self.stderr_bytes.decode(errors="replace")

    @property
    def output(self) -> str:
        return self.output_bytes.decode(errors="replace")


class _Stream(io.BytesIO):
    """Keeps what is written, and passes it on."""

    def __init__(self, both: io.BytesIO) -> None:
        super().__init__()
        self._both = both

    def write(self, data: bytes) -> int:  # type: ignore[override]  # any buffer, says the base
        self._both.write(data)
        return super().write(data)


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    """The command line with these arguments; an exception that is no exit is the caller's."""
    given = stdin.encode() if isinstance(stdin, str) else stdin or b""
    both = io.BytesIO()
    stdout, stderr = _Stream(both), _Stream(both)
    out = io.TextIOWrapper(stdout, "utf-8", newline="\n", write_through=True)
    err = io.TextIOWrapper(stderr, "utf-8", "backslashreplace", newline="\n", write_through=True)
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(given), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            exit_code = _exit_code(arguments)
            out.flush()
            err.flush()
    finally:
        sys.stdin = before
    return Result(exit_code, stdout.getvalue(), stderr.getvalue(), both.getvalue())


def _exit_code(arguments: tuple[str, ...]) -> int:
    try:
        return main(arguments)
    except SystemExit as end:
        assert isinstance(end.code, int)
        return end.code
