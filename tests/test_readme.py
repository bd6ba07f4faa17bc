"""What the README shows is what copydesk says, and its examples work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def copydesk(*arguments: str, cwd: Path = ROOT) -> str:
    command = [sys.executable, "-m", "copydesk", *arguments]
    environment = {**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False).stdout


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_screenful_is_real() -> None:
    (shown,) = blocks("console")
    command, _, output = shown.partition("\n")
    assert copydesk(*command.split()[2:]).startswith(output)


def test_the_first_rule_works(tmp_path: Path) -> None:
    (rule,) = (block for block in blocks("yaml") if "kind: phrase" in block)
    folder = tmp_path / "editorial" / "rules"
    folder.mkdir(parents=True)
    (folder / "site-menu.yaml").write_text(rule, encoding="utf-8")
    (tmp_path / ".copydesk.yaml").write_text("rules: [editorial/rules]\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(
        "It rained all day on the old harbour and the new one.\n\n» Our other sites\n", encoding="utf-8"
    )
    assert "ok" in copydesk("test", "editorial/rules", cwd=tmp_path)
    assert "a.txt:3:1" in copydesk("check", "--output-format", "line", cwd=tmp_path)


def test_the_configuration_is_valid(tmp_path: Path) -> None:
    (config,) = (block for block in blocks("yaml") if "per-path" in block)
    (tmp_path / "editorial" / "rules").mkdir(parents=True)
    (tmp_path / "editorial" / "base.yaml").write_text("", encoding="utf-8")
    (tmp_path / ".copydesk.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Leave a Reply\n", encoding="utf-8")
    assert "boilerplate/comment-form" in copydesk("check", "--output-format", "line", cwd=tmp_path)


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks("python")
    exec(compile(code, "README.md", "exec"), {})
    assert "garble/lower-case-after-stop" in capsys.readouterr().out
