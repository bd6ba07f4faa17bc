"""The LanguageTool server the user named, asked by way of language-tool-python, one request at a time.

That library is GPL-3 and imported only when a server is really asked. What it leaves to do: its matches begin in code
points, but their length is in UTF-16 units; nothing limits the time it takes; it is not safe between threads; and its
own way to start a local server downloads LanguageTool where it is missing, and gives it 15 seconds.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from copydesk.plugin import LanguageTool, ServiceError
from copydesk_rules.languagetool import _local

if TYPE_CHECKING:
    import language_tool_python as library

T = TypeVar("T")
Found = tuple[int, int, str, str, str, tuple[str, ...]]

LOCAL = "local"
_INSTALL = "language-tool-python is not installed: pip install 'copydesk[languagetool]'"
_MOST_SUGGESTIONS = 5
_ASK_AGAIN = 300.0  # seconds after which a server that failed is tried again, by a program that lives on
_STARTING = 60.0  # seconds more for the first text: a fresh server loads its dictionaries then
_LOOPBACK = ("127.", "localhost", "::1")


def check(text: str, variant: str, settings: LanguageTool) -> list[Found]:
    """What LanguageTool finds: start and end in code points of the text, ID, kind, message, suggestions."""
    return _server(settings).check(text, variant, settings)


def version(settings: LanguageTool) -> str:
    """The server's version; a local one is not started for that."""
    return _server(settings).version(settings.time_limit)


def utf16_end(text: str, start: int, units: int) -> int:
    """Where a stretch ends, in code points, that begins at the code point `start` and is `units` UTF-16 units long."""
    end = start
    while units > 0 and end < len(text):
        units -= 2 if text[end] > "\uffff" else 1
        end += 1
    return end


class _Server:
    """One server, never asked two things at once: the next request waits for the end of one that took too long."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._free = threading.Lock()
        self._tool: library.LanguageTool | None = None
        self._variant = ""
        self._unknown: set[str] = set()
        self._failed: tuple[float, str] | None = None

    @property
    def _shown(self) -> str:
        return "LanguageTool" if self._name == LOCAL else f"LanguageTool at {self._name}"

    def check(self, text: str, variant: str, settings: LanguageTool) -> list[Found]:
        """Raises ServiceError where the server is missing or dies, TimeoutError where this text takes too long."""
        if variant in self._unknown:
            return []
        seconds = settings.time_limit + (_STARTING if self._tool is None else 0.0)
        return self._guarded(lambda: self._check(text, variant, settings), seconds)

    def version(self, seconds: float) -> str:
        """What the server says of itself; empty where it says nothing."""
        if self._name == LOCAL:
            return self._guarded(_local.version, seconds)
        return self._guarded(lambda: _told_version(self._name, seconds), seconds)

    def _check(self, text: str, variant: str, settings: LanguageTool) -> list[Found]:
        tool = self._connected()
        if variant != self._variant:
            try:
                tool.language = variant
            except ValueError:
                self._unknown.add(variant)
                return []
            self._variant = variant
        tool.picky = settings.picky
        kept = [name for name in settings.categories if name not in settings.disabled_categories]
        if settings.categories and not kept:
            return []
        # LanguageTool takes either what alone is wanted, or what is not.
        tool.enabled_rules_only = bool(kept)
        tool.enabled_categories = set(kept)
        tool.disabled_categories = set() if kept else set(settings.disabled_categories)
        return [_found(match, text) for match in tool.check(text)]

    def _connected(self) -> library.LanguageTool:
        if self._tool is None:
            import language_tool_python as library

            address = _local.start() if self._name == LOCAL else self._name
            host = urlsplit(address).hostname or ""
            # A text for this machine must not pass through a proxy that the environment names.
            proxies = {"no_proxy": host} if host.startswith(_LOOPBACK) else None
            self._tool = library.LanguageTool("auto", remote_server=_base(address), proxies=proxies)
        return self._tool

    def _guarded(self, work: Callable[[], T], seconds: float) -> T:
        """Does the work in at most `seconds`; a server that fails once is not asked again for a while."""
        if self._failed is not None and time.monotonic() - self._failed[0] < _ASK_AGAIN:
            raise ServiceError(self._failed[1])
        try:
            return self._in_time(work, seconds)
        except ServiceError as error:
            self._failed = time.monotonic(), str(error)
            raise
        except ImportError as error:
            self._failed = time.monotonic(), _INSTALL
            raise ServiceError(_INSTALL) from error

    def _in_time(self, work: Callable[[], T], seconds: float) -> T:
        if not self._free.acquire(timeout=seconds):
            raise ServiceError(f"{self._shown} does not answer: the last text took more than {2 * seconds:.0f} seconds")
        outcome: list[T] = []
        failure: list[BaseException] = []

        def run() -> None:
            try:
                outcome.append(work())
            except BaseException as error:  # the library raises SystemExit, too, where it cannot read Java's version
                failure.append(error)
            finally:
                self._free.release()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(seconds)
        if failure:
            raise self._explained(failure[0]) from failure[0]
        if not outcome:
            raise TimeoutError(f"{self._shown} takes more than {seconds:.0f} seconds on this text")
        return outcome[0]

    def _explained(self, error: BaseException) -> BaseException:
        """A server that is gone, or is no LanguageTool, as a ServiceError; what concerns one text only, as it is."""
        if isinstance(error, ServiceError | ImportError):
            return error
        cause = error.__cause__ or error
        if isinstance(cause, OSError) and not isinstance(cause, ValueError):
            gone = "did not start, or no longer answers" if self._name == LOCAL else "does not answer"
            return ServiceError(f"{self._shown} {gone} ({_root(cause)})")
        if type(error).__name__ == "RateLimitError":
            return ServiceError(f"{self._shown} takes no more texts for now: {error}")
        if self._tool is None:
            return ServiceError(f"{self._shown}: what answers there is no LanguageTool server")
        return error if isinstance(error, Exception) else RuntimeError(str(error))


_servers: dict[str, _Server] = {}


def _server(settings: LanguageTool) -> _Server:
    return _servers.setdefault(settings.server, _Server(settings.server))


def _found(match: Any, text: str) -> Found:
    start = int(match.offset)
    end = utf16_end(text, start, int(match.error_length))
    rule = "".join(character if character.isalnum() else "_" for character in match.rule_id)
    suggestions = tuple(map(str, match.replacements[:_MOST_SUGGESTIONS]))
    return start, end, rule, str(match.rule_issue_type), str(match.message), suggestions


def _base(address: str) -> str:
    """The address as the library wants it: it puts `v2/` behind the last slash."""
    return address.rstrip("/").removesuffix("/v2") + "/"


def _told_version(address: str, seconds: float) -> str:
    import json
    from urllib.error import HTTPError
    from urllib.request import ProxyHandler, build_opener

    direct = (urlsplit(address).hostname or "").startswith(_LOOPBACK)
    opener = build_opener(ProxyHandler({})) if direct else build_opener()
    try:
        with opener.open(f"{_base(address)}v2/info", timeout=seconds) as answer:
            told: object = json.load(answer)
    except (HTTPError, ValueError):
        return ""
    software = told.get("software") if isinstance(told, dict) else None
    return json.dumps(software, sort_keys=True) if isinstance(software, dict) else ""


def _root(error: BaseException) -> str:
    """The innermost reason in words: libraries wrap `connection refused` five times."""
    seen: BaseException | None = error
    while seen is not None:
        error, seen = seen, seen.__cause__ or seen.__context__
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(reason).lower()
