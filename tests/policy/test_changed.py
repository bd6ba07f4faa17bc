"""Changed lines, from real git."""

import os
import subprocess
from pathlib import Path

import pytest

from copydesk.errors import FileError, UsageError
from copydesk.model import Finding, Related, Severity, Span
from copydesk.policy.changed import Changed
from copydesk.text.source import decode

LINES = "one\ntwo\nthree\nfour\nfive\nsix\n"


class Git:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self("init", "-q", "-b", "main")

    def __call__(self, *arguments: str) -> None:
        identity = ("-c", "user.name=n", "-c", "user.email=e", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=self.folder, check=True, capture_output=True)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def commit(self) -> None:
        self("add", "-A")
        self("commit", "-qm", "x", "--allow-empty")

    def changed(self, name: str, since: str = "HEAD") -> list[int]:
        """The changed lines of a file: those on which a finding would be reported."""
        path = self.folder / name
        source = decode(path.read_bytes(), name)
        lines = Changed(since).lines(str(path))
        starts = source.line_starts[:-1] if source.text.endswith("\n") else source.line_starts
        touched = lines.touched(source, [Finding(Span(at, at + 1), "r", Severity.ERROR, "m") for at in starts])
        assert bool(lines) or not touched
        return [source.position(finding.span.start).line for finding in touched]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    made = Git(tmp_path / "repository")
    made.write("a.txt", LINES)
    made.commit()
    return made


def test_nothing_has_changed(git: Git) -> None:
    assert git.changed("a.txt") == []


def test_lines_changed_added_and_deleted(git: Git) -> None:
    git.write("a.txt", "one\nTWO\nthree\nnew\nfour\nsix\nlast")
    assert git.changed("a.txt") == [2, 4, 7]
    git("add", "-A")
    assert git.changed("a.txt") == [2, 4, 7]


def test_a_finding_over_a_place_where_lines_were_deleted_touches_it(git: Git) -> None:
    path = git.write("a.txt", "one\ntwo\nfive\nsix\n")
    source = decode(path.read_bytes(), "a.txt")
    lines = Changed("HEAD").lines(str(path))
    for start, end, touches in ((4, 12, True), (0, 7, False), (0, 8, False), (8, 12, False), (0, 17, True)):
        assert bool(lines.touched(source, [Finding(Span(start, end), "r", Severity.ERROR, "m")])) == touches


def test_a_place_a_finding_refers_to_counts(git: Git) -> None:
    path = git.write("a.txt", "new\n" + LINES)
    source = decode(path.read_bytes(), "a.txt")
    finding = Finding(Span(8, 11), "r", Severity.ERROR, "m", (Related(Span(0, 3), "first"),))
    lines = Changed("HEAD").lines(str(path))
    assert lines.touched(source, [finding]) == [finding]
    assert lines.touched(source, [finding._replace(related=())]) == []


@pytest.mark.parametrize(
    "name", ['wie ö\t"x".txt', "-a.txt", "+++ b.txt", "new\nline.txt", "a\\101.txt", "sub/ b .txt"]
)
def test_any_name(git: Git, name: str) -> None:
    git.write(name, LINES)
    git.commit()
    git.write(name, LINES.replace("five", "FIVE"))
    assert git.changed(name) == [5]
    git("config", "core.quotePath", "false")
    assert git.changed(name) == [5]


def test_a_name_that_is_no_unicode(git: Git) -> None:
    name = os.fsdecode(b"\xff.txt")
    git.write(name, LINES)
    git.commit()
    git.write(name, LINES.replace("two", "2"))
    assert git.changed(name) == [2]


def test_content_that_looks_like_a_patch(git: Git) -> None:
    git.write("a.txt", LINES.replace("two\n", "++ b/other.txt\n@@ -1 +1,9 @@\ndiff --git a/x b/x\n"))
    assert git.changed("a.txt") == [2, 3, 4]


def test_untracked_added_renamed(git: Git) -> None:
    git.write("new.txt", LINES)
    assert git.changed("new.txt") == [1, 2, 3, 4, 5, 6]
    git("add", "new.txt")
    assert git.changed("new.txt") == [1, 2, 3, 4, 5, 6]
    git("reset", "-q")
    (git.folder / "new.txt").unlink()
    git("mv", "a.txt", "b.txt")
    assert git.changed("b.txt") == []
    git.write("b.txt", LINES.replace("two", "2"))
    assert git.changed("b.txt") == [2]


def test_an_ignored_file_that_is_named_has_changed_wholly(git: Git) -> None:
    git.write(".gitignore", "*.log.txt\n")
    git.write("a.log.txt", "x\n")
    assert git.changed("a.log.txt") == [1]


def test_a_file_that_git_takes_for_binary_has_changed_wholly(git: Git) -> None:
    git.write("u.txt", LINES.encode("utf-16"))
    git.write("v.txt", LINES.encode("utf-16"))
    git.commit()
    git.write("u.txt", LINES.replace("two", "2").encode("utf-16"))
    assert git.changed("u.txt") == [1, 2, 3, 4, 5, 6]
    assert git.changed("v.txt") == []
    git("mv", "v.txt", "w.txt")
    git.write("w.txt", (LINES * 9 + "x").encode("utf-16"))
    assert len(git.changed("w.txt")) == 55


def test_line_ends_as_git_has_them(git: Git) -> None:
    git.write("a.txt", "one\rone and a half\ntwo\r\nthree\n")
    git.commit()
    git.write("a.txt", "one\rone and a half\ntwo\r\nTHREE\n")
    assert git.changed("a.txt") == [4]  # copydesk counts a lone carriage return, git does not


def test_settings_of_the_user_do_not_matter(git: Git) -> None:
    git.write("a.txt", "ONE\ntwo\nTHREE\nfour\nfive\nsix\n")
    for name, value in (
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.external", "false"),
        ("diff.interHunkContext", "9"),
        ("diff.context", "9"),
        ("color.ui", "always"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
    ):
        git("config", name, value)
    assert git.changed("a.txt") == [1, 3]


def test_the_environment_of_a_git_hook_does_not_matter(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    git.write("a.txt", LINES.replace("two", "2"))
    monkeypatch.setenv("GIT_DIR", ".nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "nothing")
    path = git.folder / "a.txt"
    source = decode(path.read_bytes(), "a.txt")
    finding = Finding(Span(4, 5), "r", Severity.ERROR, "m")
    assert Changed("HEAD").lines(str(path)).touched(source, [finding]) == [finding]


def test_since_a_revision_and_since_branching(git: Git) -> None:
    git("checkout", "-qb", "branch")
    git.write("a.txt", LINES.replace("two", "2"))
    git.commit()
    git("checkout", "-q", "main")
    git.write("a.txt", LINES.replace("five", "5"))
    git.commit()
    git("checkout", "-q", "branch")
    assert git.changed("a.txt", "main") == [2, 5]
    assert git.changed("a.txt", "main...") == [2]
    assert git.changed("a.txt", "HEAD~1") == [2]
    assert git.changed("a.txt") == []


def test_a_conflict(git: Git) -> None:
    git("checkout", "-qb", "branch")
    git.write("a.txt", LINES.replace("two", "2"))
    git.commit()
    git("checkout", "-q", "main")
    git.write("a.txt", LINES.replace("two", "II"))
    git.commit()
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "branch")
    assert git.changed("a.txt") == [2, 4, 5, 6]


def test_a_link_counts_as_the_file_it_names(git: Git) -> None:
    (git.folder / "link.txt").symlink_to("a.txt")
    git.write("a.txt", LINES.replace("two", "2"))
    assert git.changed("link.txt") == [2]


def test_a_repository_in_a_repository_is_asked_itself(git: Git) -> None:
    inner = Git(git.folder / "inner")
    inner.write("a.txt", "x\n")
    inner.commit()
    inner.write("a.txt", "x\ny\n")
    assert git.changed("inner/a.txt") == [2]


@pytest.mark.parametrize("revision", ["nope", "--output=x", "-p", "HEAD~99", "nope...", "HEAD:a.txt", "a b"])
def test_a_revision_that_is_not_there(git: Git, revision: str) -> None:
    with pytest.raises(FileError, match=f"^--changed-since {revision}: there is no revision .*\n  A shallow clone"):
        Changed(revision).lines(str(git.folder / "a.txt"))
    assert not (git.folder / "x").exists()


def test_no_revision_in_common(git: Git) -> None:
    git("checkout", "-q", "--orphan", "other")
    git.write("b.txt", LINES)
    git.commit()
    with pytest.raises(FileError, match="the two branches have no revision in common"):
        Changed("main...").lines(str(git.folder / "a.txt"))


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(FileError, match=r"a\.txt: is in no git repository"):
        Changed("HEAD").check([str(tmp_path / "a.txt")])


def test_a_folder_that_git_does_not_take_for_a_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(FileError, match=r"^--changed-since HEAD: fatal: not a git repository"):
        Changed("HEAD").check([str(tmp_path)])


def test_no_git(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UsageError, match="--changed-since asks git, which cannot be run"):
        Changed("HEAD").check([str(git.folder)])
