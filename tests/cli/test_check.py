import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import BAD, CLEAN, DEFECT, Repository

SOFT = (
    "summary: Soft\nwhy: To test.\nkind: phrase\nseverity: info\nphrases: {any: [zanzibar]}\n"
    "bad: [zanzibar]\ngood: [Paris]\n"
)
ZANZIBAR = "They went to zanzibar on Monday with all of their children.\n"


def test_findings_are_told_and_counted(repository: Repository) -> None:
    repository.write("a.txt")
    repository.write("b.txt", CLEAN)
    result = repository.check("a.txt", "b.txt")
    assert result.exit_code == 1
    assert result.stdout.startswith("a.txt:3:1  error  boilerplate/comment-form\n")
    assert f"  3 │ {DEFECT}\n    │ ^^^^^^^^^^^^^\n" in result.stdout
    assert "1 finding in 1 of 2 texts: 1 error." in result.stderr


def test_a_clean_text(repository: Repository) -> None:
    repository.write("a.txt", CLEAN)
    result = repository.check("a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing found in 1 text.\n")


def test_without_a_path_the_current_folder_is_checked(repository: Repository) -> None:
    repository.write("sub/a.txt")
    assert repository.check().stdout.startswith("sub/a.txt:3:1")


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        ((), 1),
        (("--fail-on", "error"), 1),
        (("--fail-on", "never"), 0),
        (("--ignore", "boilerplate"), 0),
        (("--ignore", "boilerplate/comment-form"), 0),
        (("--select", "quotes,spacing"), 0),
        (("--select", "quotes", "--select", "boilerplate/"), 1),
        (("--select", "boilerplate", "--ignore", "all"), 0),
    ],
)
def test_exit_codes_and_selection(repository: Repository, arguments: tuple[str, ...], exit_code: int) -> None:
    repository.write("a.txt")
    assert repository.check("a.txt", *arguments).exit_code == exit_code


def test_severities_shown_and_failed_on(repository: Repository) -> None:
    repository.write("house/soft.yaml", SOFT)
    repository.write(".copydesk.yaml", "rules: [house]\n")
    repository.write("a.txt", ZANZIBAR)
    assert [found["rule"] for found in repository.findings("a.txt")] == ["house/soft"]
    assert repository.check("a.txt").exit_code == 0
    assert repository.check("a.txt", "--fail-on", "info").exit_code == 1
    shown = repository.check("a.txt", "--fail-on", "info", "--min-severity", "warning")
    assert (shown.exit_code, shown.stdout) == (0, "")


def test_standard_input(repository: Repository) -> None:
    (found,) = repository.findings("-", stdin=BAD)
    assert (found["file"], found["line"]) == ("-", 3)
    (found,) = repository.findings("-", "--stdin-filename", "sub/a.txt", stdin=BAD)
    assert found["file"] == "sub/a.txt"


def test_standard_input_has_the_configuration_of_its_name(repository: Repository) -> None:
    repository.write("sub/.copydesk.yaml", "ignore: [boilerplate]\nexclude: ['x.txt']\n")
    assert repository.findings("-", "--stdin-filename", "sub/a.txt", stdin=BAD) == []
    assert len(repository.findings("-", "--stdin-filename", "a.txt", stdin=BAD)) == 1
    repository.write(".copydesk.yaml", "exclude: ['x.txt']\n")
    assert len(repository.findings("-", "--stdin-filename", "x.txt", stdin=BAD)) == 1
    assert repository.findings("-", "--stdin-filename", "x.txt", "--force-exclude", stdin=BAD) == []


def test_each_file_has_the_nearest_configuration(repository: Repository) -> None:
    repository.write(".copydesk.yaml", "ignore: [boilerplate]\n")
    for name in ("a.txt", "sub/b.txt", "sub/deep/c.txt"):
        repository.write(name)
    repository.write("sub/.copydesk.yaml", "select: [boilerplate/comment-form]\n")
    assert [found["file"] for found in repository.findings(".")] == ["sub/b.txt", "sub/deep/c.txt"]
    assert len(repository.findings(".", "--no-config")) == 3
    assert len(repository.findings(".", "--config", "sub/.copydesk.yaml")) == 3


def test_per_path_settings_and_the_command_line_have_the_later_word(repository: Repository) -> None:
    repository.write(
        ".copydesk.yaml",
        "per-path:\n"
        "  - {paths: forms/, ignore: boilerplate}\n"
        "  - {paths: forms/old/, select: [boilerplate/comment-form]}\n",
    )
    for name in ("a.txt", "forms/b.txt", "forms/old/c.txt"):
        repository.write(name)
    assert [found["file"] for found in repository.findings(".")] == ["a.txt", "forms/old/c.txt"]
    assert len(repository.findings("forms/b.txt", "--select", "boilerplate")) == 1
    assert repository.findings("forms/old/c.txt", "--ignore", "boilerplate") == []


def test_the_language_is_detected_configured_or_given(repository: Repository) -> None:
    repository.write("house/soft.yaml", SOFT.replace("any:", "en:"))
    repository.write(
        ".copydesk.yaml", "rules: [house]\nselect: [house]\nper-path:\n  - {paths: '*.de.txt', language: de}\n"
    )
    repository.write("a.txt", ZANZIBAR)
    repository.write("b.de.txt", ZANZIBAR)
    assert [found["file"] for found in repository.findings(".")] == ["a.txt"]
    assert len(repository.findings(".", "--language", "en")) == 2
    assert len(repository.findings(".", "--language", "auto")) == 2
    assert repository.findings(".", "--language", "fr") == []


def test_rules_of_the_repository_and_trust(repository: Repository) -> None:
    repository.write(
        "house/monday.py",
        "from copydesk.plugin import Document, Hit, rule\n"
        "@rule(summary='Monday', why='To test.', bad=['Monday'], good=['Sunday'])\n"
        "def check(document: Document):\n"
        "    yield Hit(0, 1)\n",
    )
    repository.write(".copydesk.yaml", "rules: [house]\n")
    repository.write("a.txt", CLEAN)
    result = repository.check("a.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 Python rule was not run: --trust-python-rules" in result.stderr
    assert "house/monday" in repository.check("a.txt", "--trust-python-rules").stdout
    unknown = repository.check("a.txt", "--select", "house/monday")
    assert unknown.exit_code == 2 and "--trust-python-rules" in unknown.stderr


def test_formats_for_programs_have_no_summary(repository: Repository) -> None:
    repository.write("a.txt")
    for output_format in ("line", "json", "jsonl", "github"):
        result = repository.check("a.txt", "--output-format", output_format)
        assert result.exit_code == 1 and result.stderr == "" and "comment-form" in result.stdout


def test_files_without_findings_make_an_empty_array(repository: Repository) -> None:
    repository.write("a.txt", CLEAN)
    assert repository.findings("a.txt") == []


def test_colours_by_wish(repository: Repository) -> None:
    repository.write("a.txt")
    assert "\x1b[" not in repository.check("a.txt").stdout
    assert "\x1b[31m" in repository.check("a.txt", "--color", "always").stdout


def test_config_and_no_config_contradict(repository: Repository) -> None:
    assert repository.check("--config", "a.yaml", "--no-config").exit_code == 2


def test_as_a_module_with_a_reader_that_stops(repository: Repository) -> None:
    """`copydesk check | head -1` ends without a word."""
    for number in range(300):
        repository.write(f"{number:03}.txt", BAD * 20)
    command = [sys.executable, "-m", "copydesk", "check", "."]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=repository.folder) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith(b"000.txt:")
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_any_locale(repository: Repository, locale: str) -> None:
    repository.write("a.txt", "“Go,’ he said.  漢字 \u202e\n\nLeave a Reply\n")
    environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for output_format in ("full", "json", "line"):
        command = [sys.executable, "-m", "copydesk", "check", "a.txt", "--output-format", output_format]
        result = subprocess.run(command, capture_output=True, env=environment, cwd=repository.folder)
        assert result.returncode == 1 and b"Traceback" not in result.stderr
        assert b"comment-form" in result.stdout


def test_the_seeds_as_the_readme_shows_them() -> None:
    root = Path(__file__).resolve().parents[2]
    result = subprocess.run(
        [sys.executable, "-m", "copydesk", "check", "seeds"], capture_output=True, text=True, cwd=root, encoding="utf-8"
    )
    assert result.returncode == 1
    assert "in 5 of 5 texts" in result.stderr
