"""The command line in a scratch repository."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import Result, run

CLEAN = "The council met on Monday to hear the report of its engineers.\n"
DEFECT = "Leave a Reply"
BAD = f"{CLEAN}\n{DEFECT}\n"


class Repository:
    """A scratch repository that is the current folder; `check` and `run` call the command line in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, content: str | bytes = BAD) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def run(self, *arguments: str, stdin: str | bytes | None = None) -> Result:
        result = run(*arguments, stdin=stdin)
        assert "Traceback" not in result.output
        return result

    def check(self, *arguments: str, stdin: str | bytes | None = None) -> Result:
        return self.run("check", *arguments, stdin=stdin)

    def findings(self, *arguments: str, stdin: str | bytes | None = None) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.check("--output-format", "json", *arguments, stdin=stdin).stdout)
        return found


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("COPYDESK_DEBUG", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    return Repository(folder)


def is_root() -> bool:
    """Whether file modes mean nothing to this user."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
