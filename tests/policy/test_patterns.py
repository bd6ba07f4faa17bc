import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.policy.patterns import Patterns, is_valid, read_gitignore


@pytest.mark.parametrize(
    ("path", "is_folder", "expected"),
    [
        ("/r/a.log", False, True),
        ("/r/sub/a.log", False, True),
        ("/r/sub/keep.log", False, False),
        ("/r/build", True, True),
        ("/r/build", False, None),
        ("/r/build/deep/a.txt", False, True),
        ("/r/top.txt", False, True),
        ("/r/sub/top.txt", False, None),
        ("/elsewhere/a.log", False, None),
        ("/r/\udcff.log", False, True),
    ],
)
def test_the_last_pattern_that_matches_decides(path: str, is_folder: bool, expected: bool | None) -> None:
    patterns = Patterns("/r", ["*.log", "!keep.log", "build/", "/top.txt"])
    assert patterns.decide(path, is_folder) is expected


def test_patterns_of_the_file_system_root() -> None:
    assert Patterns("/", ["a/*.txt"]).match("/a/b.txt")


def test_valid_patterns() -> None:
    assert is_valid("*.txt") and is_valid("!a/**/b")
    assert not is_valid("!") and not is_valid("[z-a]")


def test_a_gitignore_is_read_as_git_reads_it(tmp_path: Path) -> None:
    assert read_gitignore(str(tmp_path)) is None
    (tmp_path / ".gitignore").write_bytes(b"\xef\xbb\xbf# nothing\n\n!\n[z-a]\n*.log\r\n\xff.txt\n")
    patterns = read_gitignore(str(tmp_path))
    assert patterns is not None
    assert patterns.match(f"{tmp_path}/a.log") and patterns.match(f"{tmp_path}/\udcff.txt")
    (tmp_path / ".gitignore").write_text("# nothing\n")
    assert read_gitignore(str(tmp_path)) is None


def test_no_patterns_no_pathspec() -> None:
    program = "import sys; from copydesk.policy import files; print('pathspec' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.strip() == "False"
