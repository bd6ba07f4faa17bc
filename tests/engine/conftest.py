"""A scratch pack: write rule files, get a rule set, check a text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.engine.testing import document
from copydesk.model import Finding


class ScratchPack:
    """A folder of rules called `site`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def write(self, name: str, content: str) -> Path:
        """One file of the pack."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(content), encoding="utf-8")
        return path

    def load(self, trust_python: bool = True) -> packs.RuleSet:
        """Its rules."""
        return packs.load_folder(str(self.folder), trust_python=trust_python)

    def check(self, text: str, language: str | None = "en") -> list[Finding]:
        """What its rules find in a plain text."""
        return Checker(self.load().rules).check(document(text, language))


@pytest.fixture
def pack(tmp_path: Path) -> ScratchPack:
    """A scratch pack in a folder of its own."""
    return ScratchPack(tmp_path / "site")


@pytest.fixture
def found(pack: ScratchPack) -> Callable[[str, str], list[str]]:
    """The found pieces of a text under one rule file."""

    def run(rule: str, text: str) -> list[str]:
        pack.write("rule.yaml", rule)
        return [text[f.span.start : f.span.end] for f in pack.check(text)]

    return run
