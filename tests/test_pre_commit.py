"""The hooks, run by the real pre-commit on a scratch repository with a bad and a good file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BAD = "The council met on Monday to hear the report on the bridge , and then it went home.\n\nLeave a Reply\n"
GOOD = "The council met on Monday to hear the report on the bridge, and then it went home.\n"
RULE = "summary: Menu of the site\nwhy: It belongs to the page.\nkind: phrase\nas: line\nphrases: {en: [Sites of our house]}\n"


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    identity = {"GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@t.example", "GIT_CONFIG_GLOBAL": os.devnull}
    identity |= {"GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@t.example"}
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTHONPATH"))}
    return subprocess.run(
        command, cwd=cwd, text=True, capture_output=True, env={**inherited, **identity, **environment}, check=False
    )


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository of this checkout as it stands, which is what a tag of it would be."""
    here = tmp_path_factory.mktemp("hooks") / "copydesk"
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, here / name)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "copydesk"]):
        run("git", *command, cwd=here)
    return here


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A content repository with a bad file, a good one, and a rule of its own."""
    here = tmp_path / "content"
    (here / "rules").mkdir(parents=True)
    (here / "bad.txt").write_text(BAD)
    (here / "good.txt").write_text(GOOD)
    (here / ".copydesk.yaml").write_text("rules: [rules]\n")
    (here / "rules" / "menu.yaml").write_text(
        RULE + "bad: [Sites of our house]\ngood: [We saw the sites of our house.]\n"
    )
    run("git", "init", "-q", cwd=here)
    run("git", "add", "-A", cwd=here)
    return here


def try_repo(hooks: Path, hook: str, repository: Path, home: Path, *files: str) -> subprocess.CompletedProcess[str]:
    only = ("--files", *files) if files else ("--all-files",)
    return run(
        sys.executable, "-m", "pre_commit", "try-repo", str(hooks), hook, "--verbose", *only,
        cwd=repository, PRE_COMMIT_HOME=str(home),
    )  # fmt: skip


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One store of hook environments for all tests: making one installs copydesk with its dependencies."""
    return tmp_path_factory.mktemp("pre-commit")


def test_check(hooks: Path, repository: Path, home: Path) -> None:
    bad = try_repo(hooks, "copydesk", repository, home)
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "bad.txt:3:1" in bad.stdout and "boilerplate/comment-form" in bad.stdout
    assert "good.txt" not in bad.stdout
    good = try_repo(hooks, "copydesk", repository, home, "good.txt")
    assert good.returncode == 0, good.stdout + good.stderr
    assert "Passed" in good.stdout


def test_rules(hooks: Path, repository: Path, home: Path) -> None:
    good = try_repo(hooks, "copydesk-rules", repository, home)
    assert good.returncode == 0, good.stdout + good.stderr
    assert "rules/menu" in good.stdout
    (repository / "rules" / "menu.yaml").write_text(RULE + "bad: [Something else]\ngood: [Nothing]\n")
    bad = try_repo(hooks, "copydesk-rules", repository, home)
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "does not find its bad example" in bad.stdout
