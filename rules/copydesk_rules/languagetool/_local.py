"""A LanguageTool on this machine, started for the run on a free port of the loopback address, and stopped at its end.

language-tool-python says where it is (in the folder `LTP_PATH`, or its own in the cache folder) and how it is called.
Nothing is ever downloaded here.
"""

from __future__ import annotations

import atexit
import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from copydesk.plugin import ServiceError

if TYPE_CHECKING:
    from language_tool_python.download_lt import LocalLanguageTool

_SECONDS = 100.0  # a slow or busy machine takes 20; the caller's own limit may end the wait before
_PAUSE = 0.2
_NO_JAVA = "a local LanguageTool needs Java 17 or newer, and there is no `java` on the PATH"
_NOT_THERE = (
    "there is no LanguageTool on this machine: unpack one into {folder}, or name its parent folder in LTP_PATH; "
    "copydesk downloads none"
)


def version() -> str:
    """The version of the LanguageTool that would be started."""
    return str(_installed().version_name)


def start() -> str:
    """Starts the server, waits until it answers, and gives its address."""
    from language_tool_python.download_lt import confirm_java_compatibility

    found = _installed()
    if shutil.which("java") is None:
        raise ServiceError(_NO_JAVA)
    try:
        confirm_java_compatibility(found.version_name)
    except (Exception, SystemExit) as error:
        raise ServiceError(f"a local LanguageTool needs Java 17 or newer: {error}") from error
    port = _free_port()
    try:
        process = subprocess.Popen(
            found.get_server_cmd(port),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise ServiceError(f"LanguageTool could not be started: {error.strerror or error}") from error
    atexit.register(_stop, process)
    address = f"http://127.0.0.1:{port}"
    _await(process, address)
    return address


def _installed() -> LocalLanguageTool:
    from language_tool_python.download_lt import LocalLanguageTool
    from language_tool_python.utils import get_language_tool_download_path

    try:
        found = LocalLanguageTool.get_latest_installed_version()
        if found is not None:
            found.get_jar_path()
    except OSError:
        found = None
    if found is None:
        raise ServiceError(_NOT_THERE.format(folder=get_language_tool_download_path()))
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(process: subprocess.Popen[bytes], address: str) -> None:
    opener = build_opener(ProxyHandler({}))
    latest = time.monotonic() + _SECONDS
    while time.monotonic() < latest:
        if process.poll() is not None:
            raise ServiceError(f"LanguageTool stopped as soon as it was started (exit code {process.returncode})")
        try:
            with opener.open(f"{address}/v2/healthcheck", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(_PAUSE)
    _stop(process)
    raise ServiceError(f"LanguageTool was started and did not answer within {_SECONDS:.0f} seconds")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
