"""A real LanguageTool server on the loopback address, from the jars that `make languagetool` fetches."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from copydesk.run import Options, Run

JARS = Path(__file__).resolve().parent / "target" / "jars"
_START = 180.0  # seconds; a busy machine takes 20 to start a server, and 30 for its first text


class Server:
    """A LanguageTool server in a process of its own."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            ["java", "-Xmx1g", "-cp", str(JARS / "*"), "org.languagetool.server.HTTPServer", "-p", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._await()
        except BaseException:
            self.kill()
            raise

    def _await(self) -> None:
        latest = time.monotonic() + _START
        while True:
            assert self.process.poll() is None, "the server stopped as soon as it was started"
            assert time.monotonic() < latest, "the server did not answer in time"
            with suppress(OSError):
                urllib.request.urlopen(f"{self.address}/v2/healthcheck", timeout=5).close()
                break
            time.sleep(0.2)
        self.ask("This is the first text.")  # loads the dictionaries

    def ask(self, text: str) -> bytes:
        data = urllib.parse.urlencode({"language": "en-US", "text": text}).encode()
        with urllib.request.urlopen(f"{self.address}/v2/check", data, timeout=_START) as answer:
            found: bytes = answer.read()
        return found

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="session")
def jars() -> Path:
    """The folder of LanguageTool's jars; what needs it is skipped where it is missing, and fails in CI."""
    missing = [
        what
        for what, is_there in (
            ("java is not on the PATH", shutil.which("java") is not None),
            ("the jars are not there (`make languagetool` fetches them)", JARS.is_dir()),
        )
        if not is_there
    ]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(" and ".join(missing))
    if missing:
        pytest.skip(" and ".join(missing))
    pytest.importorskip("language_tool_python", reason="the extra `languagetool` is not installed")
    return JARS


@pytest.fixture(scope="session")
def server(jars: Path) -> Iterator[Server]:
    """One server for all tests that leave it alive."""
    started = Server()
    yield started
    started.kill()


@pytest.fixture
def mortal(jars: Path) -> Iterator[Server]:
    """A server for a test that kills it."""
    started = Server()
    yield started
    started.kill()


@pytest.fixture
def run(server: Server) -> Callable[..., Run]:
    """A run that asks the server, and fails the test where anything is told of."""

    def make(select: str = "languagetool", **options: object) -> Run:
        asked = Options((select,), language="en", use_config=False, languagetool_server=server.address)
        return Run(asked._replace(**options), lambda trouble: pytest.fail(str(trouble)))  # type: ignore[arg-type]

    return make
