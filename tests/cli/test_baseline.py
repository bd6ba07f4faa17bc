"""`copydesk baseline`, `--baseline` and `--changed-since`, in a repository with old sins."""

import json
import random
import subprocess
from pathlib import Path

import pytest

from .conftest import BAD, CLEAN, DEFECT, Repository

FILE = ".copydesk-baseline.json"
FORMS = (DEFECT, "Share this:", "Your email address will not be published.", "Subscribe to our newsletter")


@pytest.fixture
def old(repository: Repository) -> Repository:
    """A repository of 50 texts with 200 findings."""
    for number in range(50):
        parts = [
            f"The council met on day {number} to hear part {part} of the report.\n\n{FORMS[part]}" for part in range(4)
        ]
        repository.write(f"articles/{number:02}.{'md' if number % 2 else 'txt'}", "\n\n".join(parts) + "\n")
    return repository


def shown(repository: Repository, *arguments: str) -> list[str]:
    found = repository.findings("articles", "--baseline", FILE, *arguments)
    return [f"{finding['file']}:{finding['line']} {finding['rule']}" for finding in found]


def paragraphs(path: Path) -> list[str]:
    return path.read_text().rstrip("\n").split("\n\n")


def test_a_repository_with_old_findings(old: Repository) -> None:
    assert len(old.findings("articles")) == 200
    result = old.run("baseline")
    assert (result.exit_code, result.stderr) == (0, f"200 findings accepted in {FILE}.\n")
    result = old.check("articles", "--baseline", FILE)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing new found in 50 texts. The baseline holds 200 more.\n"

    first = old.folder / "articles" / "00.txt"
    before = first.read_text()
    first.write_text(f"{before}\nLeave a comment\n")
    assert shown(old) == ["articles/00.txt:17 boilerplate/comment-form"]
    result = old.check("articles", "--baseline", FILE)
    assert (
        result.exit_code == 1 and "1 finding in 1 of 50 texts: 1 error. The baseline holds 200 more." in result.stderr
    )
    first.write_text(before)

    for path in (old.folder / "articles").iterdir():
        parts = paragraphs(path)
        random.Random(1).shuffle(parts)
        path.write_text("\n\n".join(parts) + "\n")
    assert shown(old) == []

    first.write_text("\n\n".join(part for part in paragraphs(first) if part != DEFECT) + "\n")
    result = old.run("baseline")
    assert (result.exit_code, result.stderr) == (0, f"199 findings accepted in {FILE}, 1 fewer.\n")
    first.write_text(before)
    assert shown(old) == ["articles/00.txt:3 boilerplate/comment-form"]


def test_it_may_only_shrink(old: Repository) -> None:
    old.run("baseline")
    before = (old.folder / FILE).read_bytes()
    old.write("articles/new.txt", BAD)
    result = old.run("baseline")
    assert result.exit_code == 1
    assert result.stderr == (
        f"200 findings accepted in {FILE}, as before.\n1 finding is new and was not added; --grow adds what is new:\n"
        "  articles/new.txt:3:1 boilerplate/comment-form\n"
    )
    assert (old.folder / FILE).read_bytes() == before
    result = old.run("baseline", "--grow")
    assert (result.exit_code, result.stderr) == (0, f"201 findings accepted in {FILE}, 1 more.\n")
    assert shown(old) == []


def test_an_equal_finding_more_is_new(old: Repository) -> None:
    old.run("baseline")
    path = old.folder / "articles" / "00.txt"
    path.write_text(path.read_text() + f"\n{DEFECT}\n")
    assert shown(old, "--select", "boilerplate") == ["articles/00.txt:17 boilerplate/comment-form"]


def test_a_part_of_the_repository_or_of_the_rules(old: Repository) -> None:
    old.run("baseline")
    before = (old.folder / FILE).read_bytes()
    old.run("baseline", "articles/00.txt")
    old.run("baseline", "--select", "quotes")
    old.run("baseline", "--ignore", "boilerplate/comment-form")
    assert (old.folder / FILE).read_bytes() == before
    (old.folder / "articles" / "01.md").unlink()
    assert "196 findings accepted" in old.run("baseline", "articles/00.txt").stderr


def test_the_file_is_small_and_sorted(old: Repository) -> None:
    old.run("baseline")
    data = (old.folder / FILE).read_bytes()
    assert len(data) < 200 * 80
    files = json.loads(data)["files"]
    assert list(files) == sorted(files) and all(list(found) == sorted(found) for found in files.values())
    (old.folder / FILE).unlink()
    old.run("baseline")
    assert (old.folder / FILE).read_bytes() == data


def test_the_configuration_names_the_file(old: Repository) -> None:
    old.write(".copydesk.yaml", "baseline: ci/known.json\n")
    result = old.check("articles")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "copydesk: error: .copydesk.yaml:1:11: there is no such file\n  baseline: ci/known.json\n            ^\n"
    )
    assert old.run("baseline").exit_code == 2  # there is no folder ci
    (old.folder / "ci").mkdir()
    assert "200 findings accepted in ci/known.json" in old.run("baseline").stderr
    assert "../articles/00.txt" in (old.folder / "ci" / "known.json").read_text()
    assert old.check("articles").exit_code == 0
    assert old.check("articles", "--no-config").exit_code == 1


def test_repair_goes_on_with_what_is_accepted(old: Repository) -> None:
    old.write(".copydesk.yaml", f"baseline: {FILE}\n")
    old.run("baseline")
    assert old.run("fix", "articles/00.txt").exit_code == 0
    assert old.run("fix", "--unsafe", "articles/00.txt").exit_code == 0
    assert DEFECT not in (old.folder / "articles" / "00.txt").read_text()
    assert "fewer" in old.run("baseline").stderr


def test_a_missing_or_damaged_baseline_is_an_error(old: Repository) -> None:
    result = old.check("articles", "--baseline", "nope.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "copydesk: error: nope.json: there is no such baseline\n  `copydesk baseline` makes one.\n"
    )
    old.write(FILE, '{"copydesk-baseline": 1, "files": {\n<<<<<<< HEAD\n')
    for verb in ("check", "baseline"):
        arguments = ("--baseline", FILE) if verb == "check" else ()
        result = old.run(verb, "articles", *arguments)
        assert result.exit_code == 2 and f"{FILE}:2:1: is damaged" in result.stderr
        assert "\n  <<<<<<< HEAD\n  ^\n" in result.stderr
    assert old.check("articles", "--baseline", "articles").exit_code == 2


def test_a_text_that_cannot_be_read_keeps_what_it_has(old: Repository) -> None:
    old.run("baseline")
    result = old.run("baseline", "articles", "nope.txt")
    assert result.exit_code == 2 and "200 findings accepted" in result.stderr


def test_standard_input_has_the_baseline_of_its_name(old: Repository) -> None:
    old.run("baseline")
    text = (old.folder / "articles" / "00.txt").read_text()
    named = ("-", "--stdin-filename", "articles/00.txt", "--baseline", FILE)
    assert old.check(*named, stdin=text).exit_code == 0
    assert old.check("-", "--baseline", FILE, stdin=text).exit_code == 1


class TestChangedLines:
    @pytest.fixture(autouse=True)
    def _git(self, old: Repository) -> None:
        (old.folder / ".git").rmdir()
        self.git(old, "init", "-q")
        self.git(old, "add", "-A")
        self.git(old, "commit", "-qm", "old")

    def git(self, repository: Repository, *arguments: str) -> None:
        identity = ("-c", "user.name=n", "-c", "user.email=e", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=repository.folder, check=True, capture_output=True)

    def found(self, repository: Repository, *arguments: str) -> list[str]:
        found = repository.findings("--changed-since", "HEAD", *arguments)
        return [f"{finding['file']}:{finding['line']}" for finding in found]

    def test_only_changed_lines(self, old: Repository) -> None:
        assert self.found(old) == []
        path = old.folder / "articles" / "00.txt"
        path.write_text("Leave a comment\n\n" + path.read_text())
        old.write("articles/new.txt", BAD)
        assert self.found(old) == ["articles/00.txt:1", "articles/new.txt:3"]
        assert self.found(old, "articles/00.txt") == ["articles/00.txt:1"]
        assert self.found(old, "articles/01.md") == []
        assert old.check("--changed-since", "HEAD").exit_code == 1
        assert "in 2 of 51 texts" in old.check("--changed-since", "HEAD").stderr

    def test_from_a_subfolder(self, old: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
        old.write("articles/new.txt", BAD)
        monkeypatch.chdir(old.folder / "articles")
        assert self.found(old) == self.found(old, ".") == ["new.txt:3"]
        assert self.found(old, "../articles/00.txt") == []
        stdin = BAD + (old.folder / "articles" / "00.txt").read_text()
        assert old.findings("-", "--stdin-filename", "00.txt", "--changed-since", "HEAD", stdin=stdin) == []

    def test_a_copy_put_before_an_old_paragraph_is_told(self, old: Repository) -> None:
        path = old.folder / "articles" / "00.txt"
        text = path.read_text()
        path.write_text(text.splitlines()[0] + "\n\n" + text)
        assert self.found(old, "--select", "duplicate") == ["articles/00.txt:3"]

    @pytest.mark.parametrize("revision", ["nope", "--help", "HEAD~7"])
    def test_no_such_revision(self, old: Repository, revision: str) -> None:
        result = old.check("articles", f"--changed-since={revision}")
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"copydesk: error: --changed-since {revision}: there is no revision" in result.stderr

    def test_no_repository(self, old: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "a.txt").write_text(BAD)
        monkeypatch.chdir(tmp_path)
        for arguments in (("a.txt",), (), ("repository/articles", "a.txt")):
            result = old.check("--changed-since", "HEAD", *arguments)
            assert (result.exit_code, result.stdout) == (2, "")
            assert "is in no git repository" in result.stderr

    def test_with_baseline_and_suppression(self, old: Repository) -> None:
        old.write("articles/00.txt", BAD)
        old.run("baseline", "articles/00.txt")
        assert self.found(old, "--baseline", FILE) == []
        old.write("articles/00.txt", f"{BAD}\n{CLEAN}\nLeave a comment\n")
        assert self.found(old, "--baseline", FILE, "--select", "boilerplate") == ["articles/00.txt:7"]
        old.check("--changed-since", "HEAD", "--add-ignore")
        assert self.found(old) == []
