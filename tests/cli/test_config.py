"""`copydesk config`, and what a configuration does to a check."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import BAD, CLEAN, DEFECT, Repository
from tests.validator import is_valid

TWICE = "The old library stays open for another year"


def effective(repository: Repository, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(repository.run("config", "--output-format", "json", *arguments).stdout)
    return found


def rule(found: dict[str, Any], name: str) -> dict[str, Any]:
    (check,) = (check for check in found["checks"] if check["rule"] == name)
    return {key: value for key, value in check.items() if key != "rule"}


def test_without_a_configuration(repository: Repository) -> None:
    found = effective(repository)
    assert found["configuration"] == [] and found["language"]["value"] == "auto"
    mixed = rule(found, "quotes/mixed-pair")
    assert mixed["runs"] == {"value": True, "why": "on by default", "file": None, "line": None}
    assert mixed["severity"]["why"] == "the rule's own"
    off = rule(found, "languagetool/match")["runs"]
    assert (off["value"], off["why"]) == (False, "off by default: optional")
    shown = repository.run("config").stdout
    assert "configuration  none" in shown and "least-words: 8  default" in shown


def test_each_value_with_its_place(repository: Repository) -> None:
    repository.write("base.yaml", "severity: {spacing: error}\nlanguage: en\nexclude: [old/]\n")
    repository.write(
        ".copydesk.yaml",
        "extends: base.yaml\nignore:\n  - spacing/doubled\nbaseline: a.json\nlanguagetool: {server: local}\n"
        "per-path:\n  - paths: ['*.de.txt']\n    language: de\n    options:\n"
        "      duplicate/paragraph:\n        least-words: 12\n  - paths: x/\n    select: names\n",
    )
    repository.write("a.de.txt")
    found = effective(repository, "a.de.txt")
    assert found["configuration"] == ["base.yaml", ".copydesk.yaml"]
    assert found["language"] == {"value": "de", "why": "language", "file": ".copydesk.yaml", "line": 8}
    assert found["exclude"] == [{"value": "old/", "why": "exclude", "file": "base.yaml", "line": 3}]
    assert (found["baseline"]["value"], found["baseline"]["line"]) == ("a.json", 4)
    assert (found["languagetool"]["value"], found["languagetool"]["line"]) == ("local", 5)
    assert [section["holds"]["value"] for section in found["per-path"]] == [True, False]
    doubled, no_break = rule(found, "spacing/doubled"), rule(found, "spacing/no-break")
    expected = {"value": False, "why": "ignore: spacing/doubled", "file": ".copydesk.yaml", "line": 3}
    assert doubled["runs"] == expected
    assert no_break["severity"] == {"value": "error", "why": "severity", "file": "base.yaml", "line": 1}
    least = rule(found, "duplicate/paragraph")["options"]["least-words"]
    assert least == {"value": 12, "why": "options", "file": ".copydesk.yaml", "line": 11}
    shown = repository.run("config", "a.de.txt").stdout
    for line in ("base.yaml, then .copydesk.yaml", "x/ (does not hold here)", "least-words: 12  .copydesk.yaml:11"):
        assert line in shown


def test_the_command_line_is_a_source_too(repository: Repository) -> None:
    repository.write(".copydesk.yaml", "select: [quotes]\n")
    arguments = ("--select", "spacing", "--ignore", "spacing/doubled", "--language", "fr")
    found = effective(repository, *arguments, "--languagetool-server", "http://127.0.0.1:1")
    assert found["language"] == {"value": "fr", "why": "command line", "file": None, "line": None}
    assert found["languagetool"]["value"] == "http://127.0.0.1:1"
    assert rule(found, "spacing/no-break")["runs"]["why"] == "select: spacing (command line)"
    assert rule(found, "spacing/doubled")["runs"]["why"] == "ignore: spacing/doubled (command line)"
    assert rule(found, "quotes/mixed-pair")["runs"] == {
        "value": False,
        "why": "not selected (command line)",
        "file": None,
        "line": None,
    }
    assert rule(effective(repository), "names/two-spellings")["runs"]["line"] == 1
    assert effective(repository, "--no-config")["configuration"] == []


def test_what_runs_is_what_config_says(repository: Repository) -> None:
    repository.write(".copydesk.yaml", "select: [boilerplate, spacing]\nignore: [boilerplate/comment-form]\n")
    repository.write(
        "a.txt", BAD + "\nThe ferry left the old harbour late on Monday . It was full of people by then.\n"
    )
    runs = {check["rule"] for check in effective(repository, "a.txt")["checks"] if check["runs"]["value"]}
    assert "boilerplate/comment-form" not in runs
    assert {finding["rule"] for finding in repository.findings("a.txt")} == {"spacing/before-stop"} <= runs


def test_the_language_of_a_text(repository: Repository) -> None:
    repository.write("a.md", f"---\nlang: pt-BR\n---\n\n{CLEAN}")
    repository.write("b.txt", CLEAN * 3)
    repository.write("c.txt", "1 2 3\n")
    told = [effective(repository, name)["language"] for name in ("a.md", "b.txt", "c.txt")]
    assert [(one["value"], one["why"]) for one in told] == [
        ("pt", "the text says it"),
        ("en", "detected"),
        ("unknown", "detected"),
    ]
    repository.write(".copydesk.yaml", "language: de\nper-path: [{paths: a.md, language: auto}]\n")
    assert [effective(repository, name)["language"]["value"] for name in ("a.md", "b.txt")] == ["pt", "de"]


def test_a_folder_an_excluded_file_and_one_that_is_not_there(repository: Repository) -> None:
    repository.write(".copydesk.yaml", "exclude: [old/a.txt]\nper-path: [{paths: [old/], ignore: quotes}]\n")
    repository.write("old/a.txt")
    assert effective(repository, "old/a.txt")["excluded"] is True
    assert "checked only if it is named" in repository.run("config", "old/a.txt").stdout
    folder = effective(repository, "old")
    assert folder["per-path"][0]["holds"]["value"] is True and folder["language"]["value"] == "auto"
    missing = repository.run("config", "nowhere.txt")
    assert missing.exit_code == 2 and "nowhere.txt: no such file or folder" in missing.stderr


def test_a_broken_configuration(repository: Repository) -> None:
    repository.write(".copydesk.yaml", "severity:\n  quotes/mixed-pare: error\n")
    result = repository.run("config")
    assert result.exit_code == 2
    assert ".copydesk.yaml:2:3" in result.stderr and "Did you mean 'quotes/mixed-pair'" in result.stderr
    assert "  ^" in result.stderr


def test_the_schema_knows_the_rules_of_the_repository(repository: Repository) -> None:
    repository.write("house/menu.yaml", "summary: s\nwhy: w\nkind: phrase\nphrases: {en: [a menu]}\n")
    repository.write(".copydesk.yaml", "rules: house\n")
    schema = json.loads(repository.run("config", "--schema").stdout)
    assert is_valid({"ignore": ["house/menu"], "options": {"house/menu": {"allow": ["a"]}}}, schema)
    assert not is_valid({"ignore": ["house/men"]}, schema)
    assert json.loads(repository.run("rules", "--schema").stdout)["anyOf"]


def test_severity(repository: Repository) -> None:
    repository.write("a.txt")
    repository.write(".copydesk.yaml", "severity: {boilerplate: info}\n")
    (finding,) = repository.findings("a.txt")
    assert finding["severity"] == "info"
    assert repository.check("a.txt").exit_code == 0
    assert repository.findings("--min-severity", "warning", "a.txt") == []
    repository.write(".copydesk.yaml", "severity: {boilerplate/comment-form: error}\n")
    assert repository.check("a.txt", "--fail-on", "error").exit_code == 1


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("duplicate/paragraph: {least-words: 9}", f"It was close.\n\n{TWICE}\n\n{TWICE}\n"),
        ("boilerplate/comment-form: {allow: [leave a reply]}", f"{CLEAN}\n{DEFECT}.\n"),
        ("names/foreign-spelling: {keep: [Poutine]}", "The Russian leader Vladimir Poutine said that talks go on.\n"),
        (
            "duplicate/sentence: {least-words: 20}",
            "The dam held through the night, the mayor of the town said. The dam held through the night, the mayor of "
            "the town said. Work goes on.\n",
        ),
        (
            "spacing/doubled: {after-stop: let-pass}",
            "The dam held through the night.  The mayor of the town thanked them. They went home. It was over.\n"
            "Nobody was hurt. The work goes on. It will take a year. It is dear. It is late. It is said.\n",
        ),
    ],
)
def test_an_option_lets_pass_what_is_found_without_it(repository: Repository, option: str, text: str) -> None:
    repository.write("a.txt", text)
    name = option.partition(":")[0]
    arguments = ("--select", name, "--language", "en", "a.txt")
    assert {finding["rule"] for finding in repository.findings(*arguments)} == {name}
    repository.write(".copydesk.yaml", f"options: {{{option}}}\n")
    assert repository.findings(*arguments) == []


def test_an_option_for_some_paths(repository: Repository) -> None:
    text = f"It was close.\n\n{TWICE}\n\n{TWICE}\n"
    repository.write("a.txt", text)
    repository.write("x/a.txt", text)
    repository.write(".copydesk.yaml", "per-path: [{paths: x/, options: {duplicate/paragraph: {least-words: 9}}}]\n")
    assert [finding["file"] for finding in repository.findings("--language", "en")] == ["a.txt"]


def test_rules_lists_options(repository: Repository) -> None:
    shown = repository.run("rules", "duplicate/paragraph").stdout
    assert "least-words: 8" in shown and "options: {duplicate/paragraph: {least-words: 8}}" in shown
    assert "Options" not in repository.run("rules", "quotes/mixed-pair").stdout
    assert "one of: custom, let-pass, report" in repository.run("rules", "spacing/doubled").stdout
