"""A server that speaks LanguageTool's protocol, without LanguageTool: for what a real one does not do on demand."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from copydesk_rules.languagetool import _kept, _server


class Stub:
    """Answers each text by what `behave` says: a list of matches, an HTTP error's number, or `hang`."""

    def __init__(self) -> None:
        self.behave: dict[str, object] = {}
        self.requests: list[str] = []
        self.version = "6.8"
        self.go_on = threading.Event()
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                stub.requests.append(self.path)
                if self.path.endswith("/info"):
                    self._say({"software": {"name": "LanguageTool", "version": stub.version}})
                else:
                    self._say([{"name": "English", "code": "en", "longCode": "en-US"}])

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                text = parse_qs(self.rfile.read(length).decode(), keep_blank_values=True)["text"][0]
                stub.requests.append(text)
                wanted = next((value for key, value in stub.behave.items() if key in text), [])
                if wanted == "hang":
                    stub.go_on.wait(30)
                    wanted = []
                if isinstance(wanted, int):
                    self.send_response(wanted)
                    self.end_headers()
                    self.wfile.write(b"Error: this text is one too many")
                    return
                self._say({"matches": wanted})

            def _say(self, value: object) -> None:
                body = json.dumps(value).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def texts(self) -> list[str]:
        """The texts it was asked about."""
        return [request for request in self.requests if not request.startswith("/")]

    def close(self) -> None:
        self.go_on.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    pytest.importorskip("language_tool_python", reason="the extra `languagetool` is not installed")
    monkeypatch.setattr(_server, "_servers", {})
    monkeypatch.setattr(_kept, "_state", {"swept": False})
    made = Stub()
    yield made
    made.close()
