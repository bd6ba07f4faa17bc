"""`copydesk fix` in a scratch repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import CLEAN, Repository, is_root

SEEDS = sorted((Path(__file__).resolve().parent.parent.parent / "seeds").glob("*.txt"))
BLANKS = "The council met  on Monday to hear the report of its engineers.\n"


def seed_repository(repository: Repository, line_end: bytes = b"\n", mark: bytes = b"") -> None:
    for path in SEEDS:
        repository.write(path.name, mark + path.read_bytes().replace(b"\n", line_end))


def test_safe_repairs_are_made_and_counted(repository: Repository) -> None:
    path = repository.write("a.txt", BLANKS + "\nLeave a Reply\n")
    result = repository.run("fix", "a.txt")
    assert path.read_text() == CLEAN + "\nLeave a Reply\n"
    assert result.stdout == "a.txt: spacing/doubled (1)\n"
    assert result.stderr == (
        "1 finding repaired in 1 text: spacing/doubled (1).\n1 finding is left; --unsafe would repair 1.\n"
    )
    assert result.exit_code == 1


def test_unsafe_repairs(repository: Repository) -> None:
    path = repository.write("a.txt", BLANKS + "\nLeave a Reply\n")
    repository.write("b.txt", CLEAN)
    result = repository.run("fix", "--unsafe")
    assert path.read_text() == CLEAN
    assert result.stderr == "2 findings repaired in 1 of 2 texts: boilerplate/comment-form (1), spacing/doubled (1).\n"
    assert result.exit_code == 0
    result = repository.run("fix", "--unsafe")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing to repair in 2 texts.\n")


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (("a.txt",), 1),
        (("a.txt", "--fail-on", "never"), 0),
        (("a.txt", "--ignore", "boilerplate"), 0),
        (("a.txt", "--unsafe"), 0),
        (("a.txt", "--unsafe", "--diff"), 1),
        (("a.txt", "--diff"), 0),
        (("a.txt", "--unsafe", "--diff", "--fail-on", "never"), 0),
        (("a.txt", "missing.txt", "--unsafe"), 2),
        (("a.txt", "--select", "nonsense"), 2),
        (("a.txt", "--config", "x.yaml", "--no-config"), 2),
    ],
)
def test_exit_codes(repository: Repository, arguments: tuple[str, ...], exit_code: int) -> None:
    repository.write("a.txt")
    assert repository.run("fix", *arguments).exit_code == exit_code


def test_selection_and_configuration_hold(repository: Repository) -> None:
    path = repository.write("a.txt", BLANKS)
    repository.run("fix", "a.txt", "--select", "quotes")
    repository.write(".copydesk.yaml", "ignore: [spacing]\n")
    repository.run("fix", "a.txt")
    assert path.read_text() == BLANKS
    repository.run("fix", "a.txt", "--no-config")
    assert path.read_text() == CLEAN


def test_standard_input_is_written_repaired(repository: Repository) -> None:
    data = b"\xef\xbb\xbf" + BLANKS.replace("\n", "\r\n").encode()
    result = repository.run("fix", "-", stdin=data)
    assert result.stdout_bytes == b"\xef\xbb\xbf" + CLEAN.replace("\n", "\r\n").encode()
    assert (result.exit_code, result.stderr) == (0, "1 finding repaired in 1 text: spacing/doubled (1).\n")
    result = repository.run("fix", "-", stdin=b"caf\xe9\n")
    assert result.stdout_bytes == b"caf\xe9\n"


def test_standard_input_that_is_left_out_comes_out_as_it_was(repository: Repository) -> None:
    repository.write(".copydesk.yaml", "exclude: [x.txt]\n")
    arguments = "fix", "-", "--force-exclude", "--stdin-filename", "x.txt"
    result = repository.run(*arguments, stdin=BLANKS)
    assert (result.exit_code, result.stdout, result.stderr) == (0, BLANKS, "")
    assert repository.run(*arguments, "--diff", stdin=BLANKS).stdout == ""


def test_a_patch_changes_nothing_and_is_one_that_git_takes(repository: Repository) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not here")
    path = repository.write("sub/a b.txt", BLANKS.replace("\n", "\r\n") + "\r\n“Then‘ he left")
    before = path.read_bytes()
    result = repository.run("fix", "--diff", "sub/a b.txt")
    assert path.read_bytes() == before
    assert (result.exit_code, "\x1b" in result.stdout) == (1, False)
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "apply", "-"], input=result.stdout_bytes, check=True)
    by_patch = path.read_bytes()
    path.write_bytes(before)
    repository.run("fix", "sub/a b.txt")
    assert path.read_bytes() == by_patch != before


def test_colours_only_where_they_are_wanted(repository: Repository) -> None:
    repository.write("a.txt", BLANKS)
    assert "\x1b[31m-The council met  on" in repository.run("fix", "--diff", "--color", "always", "a.txt").stdout
    assert "\x1b" not in repository.run("fix", "--diff", "a.txt").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
def test_no_colour_on_a_terminal_that_wants_none(repository: Repository) -> None:
    import pty

    repository.write("a.txt", BLANKS)
    shown = {}
    for no_colour in ("", "1"):
        ours, theirs = pty.openpty()
        environment = {**os.environ, "NO_COLOR": no_colour, "TERM": "xterm"}
        command = [sys.executable, "-m", "copydesk", "fix", "--diff", "a.txt"]
        subprocess.run(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment, check=False)
        os.close(theirs)
        shown[no_colour] = os.read(ours, 10_000)
        os.close(ours)
    assert b"\x1b[31m-The" in shown[""]
    assert b"\x1b" not in shown["1"] and b"-The" in shown["1"]


def test_files_that_cannot_be_written_are_told_of_and_others_repaired(repository: Repository) -> None:
    read_only, other = repository.write("a.txt", BLANKS), repository.write("b.txt", BLANKS)
    read_only.chmod(0o444)
    result = repository.run("fix", "a.txt", "b.txt")
    assert (read_only.read_text(), other.read_text()) == (BLANKS, CLEAN)
    assert "copydesk: error: a.txt: is read-only: left as it was\n" in result.stderr
    assert result.exit_code == 2


@pytest.mark.skipif(is_root(), reason="modes mean nothing to this user")
def test_a_folder_that_cannot_be_written_in(repository: Repository) -> None:
    locked, other = repository.write("sub/a.txt", BLANKS), repository.write("z.txt", BLANKS)
    locked.parent.chmod(0o555)
    result = repository.run("fix")
    locked.parent.chmod(0o755)
    assert (locked.read_text(), other.read_text()) == (BLANKS, CLEAN)
    assert "copydesk: error: sub/a.txt: may not be written in its folder: left as it was\n" in result.stderr
    assert result.exit_code == 2


def test_a_symbolic_link_is_followed(repository: Repository) -> None:
    path = repository.write("a.txt", BLANKS)
    link = path.parent / "link.txt"
    link.symlink_to("a.txt")
    assert repository.run("fix", "link.txt").exit_code == 0
    assert link.is_symlink() and path.read_text() == CLEAN


def test_a_file_that_changes_meanwhile_is_left_alone(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    from copydesk.output import atomic

    path, write = repository.write("a.txt", BLANKS), atomic.replace

    def late(file: str, old: bytes, new: bytes) -> None:
        path.write_text("Somebody else's.\n")
        write(file, old, new)

    monkeypatch.setattr(atomic, "replace", late)
    result = repository.run("fix", "a.txt")
    assert path.read_text() == "Somebody else's.\n"
    assert "a.txt: changed on disk since it was read: left as it was" in result.stderr
    assert result.exit_code == 2


def test_a_repair_that_does_more_than_it_says_is_not_written(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.output import proof

    monkeypatch.setattr(proof, "bytes_stand", lambda *given: False)
    path = repository.write("a.txt", BLANKS)
    result = repository.run("fix", "a.txt")
    assert (path.read_text(), result.exit_code) == (BLANKS, 2)
    assert "a.txt: the repairs of spacing/doubled would change more than they should" in result.stderr
    assert repository.run("fix", "-", stdin=BLANKS).stdout == BLANKS


def test_a_rule_that_never_settles_is_named(repository: Repository) -> None:
    for wrong, right in (("there", "back"), ("back", "there")):
        repository.write(
            f"house/{wrong}.yaml",
            f"summary: S\nwhy: To test.\nkind: swap\nswaps: {{any: {{{wrong}: {right}}}}}\n"
            f"bad: [{wrong}]\ngood: [x]\nfix: {{safety: safe}}\n",
        )
    repository.write(".copydesk.yaml", "rules: [house]\n")
    path = repository.write("a.txt", "The two of them went there and came  home.\n")
    result = repository.run("fix", "a.txt")
    assert "is not repaired: each of its repairs brings about the next. Please report it" in result.stderr
    assert path.read_text().endswith("came home.\n")
    assert result.exit_code == 2


def test_a_repair_that_would_break_markup_is_told_of(repository: Repository) -> None:
    swap = (
        "summary: S\nwhy: To test.\nkind: swap\nswaps: {any: {zig: '#'}}\nbad: [zig]\ngood: [x]\nfix: {safety: safe}\n"
    )
    repository.write("house/zig.yaml", swap)
    repository.write(".copydesk.yaml", "rules: [house]\n")
    path = repository.write("a.md", "One line.\n\nzig heading\n")
    result = repository.run("fix", "a.md", "--select", "house")
    assert (
        "copydesk: warning: a.md:3:1: house/zig is not repaired: the markup around it would change\n" in result.stderr
    )
    assert path.read_text() == "One line.\n\nzig heading\n"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_repaired_seeds_have_nothing_left_to_repair(repository: Repository, line_end: bytes, mark: bytes) -> None:
    seed_repository(repository, line_end, mark)
    repository.run("fix", "--unsafe")
    assert not [found["rule"] for found in repository.findings() if found["fix"]]
    again = repository.run("fix", "--unsafe")
    assert "Nothing to repair in 5 texts." in again.stderr
    for path in SEEDS:
        written = (repository.folder / path.name).read_bytes()
        assert written.startswith(mark) and written.endswith(line_end) == path.read_bytes().endswith(b"\n")
        assert written.count(b"\n") == written.count(line_end)


def test_git_shows_no_other_line_touched(repository: Repository) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not here")
    seed_repository(repository)
    found = repository.findings()
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "add", "."], check=True)
    repository.run("fix", "--unsafe")
    command = ["git", "diff", "--unified=0", "--ignore-blank-lines"]
    shown = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    lines = [line for line in shown.splitlines() if line[1:] and not line.startswith(("---", "+++"))]
    removed, added = ({line[1:] for line in lines if line.startswith(mark)} for mark in "-+")
    spoken_of = {line for entry in found for line in _lines(entry)}
    # A line that is now the last, in a file without a last line end, is both for git.
    assert removed and removed - added <= spoken_of


def _lines(found: dict[str, object]) -> list[str]:
    original = next(path for path in SEEDS if path.name == found["file"])
    first, last = int(str(found["line"])), int(str(found["end_line"]))
    return original.read_text().split("\n")[first - 1 : last]


def test_help_teaches(repository: Repository) -> None:
    text = repository.run("fix", "--help").stdout
    assert "copydesk fix articles/ --unsafe --diff" in text and "exit code" in text
