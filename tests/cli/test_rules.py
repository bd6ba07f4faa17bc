import pytest

from copydesk.engine import packs

from .conftest import Repository


def test_every_rule_is_listed_under_its_family(repository: Repository) -> None:
    output = repository.run("rules").stdout
    for rule in packs.load().rules:
        assert f"\n{rule.info.family}\n" in f"\n{output}"
        assert rule.info.summary in output
    assert f"{len(packs.load().rules)} rules" in output


def test_a_family_is_listed_alone(repository: Repository) -> None:
    output = repository.run("rules", "quotes").stdout
    assert "mixed-pair" in output and "comment-form" not in output
    assert repository.run("rules", "quotes/").stdout == output


def test_a_rule_of_each_family_is_explained(repository: Repository) -> None:
    for rule in {rule.info.family: rule for rule in packs.load().rules}.values():
        output = repository.run("rules", rule.info.name).stdout
        assert output.startswith(f"{rule.info.name}\n{rule.info.summary}.\n")
        assert rule.info.severity.label in output and rule.info.status in output and rule.info.path in output


def test_a_rule_page_marks_its_examples(repository: Repository) -> None:
    output = repository.run("rules", "boilerplate/comment-form").stdout
    assert "It reports\n" in output and "^^^" in output and "It lets pass\n" in output


def test_a_rule_page_shows_invisible_characters(repository: Repository) -> None:
    assert "⍽" in repository.run("rules", "spacing/no-break").stdout.partition("It lets pass")[2]


def test_rules_of_the_repository(repository: Repository) -> None:
    repository.write(
        "house/soft.yaml",
        "summary: Soft\nwhy: To test.\nkind: phrase\nstatus: preview\naliases: [house/weak]\n"
        "phrases: {any: [zanzibar]}\n"
        "bad: [zanzibar]\ngood: [Paris]\n",
    )
    repository.write(".copydesk.yaml", "rules: [house]\n")
    assert "(off: preview)" in repository.run("rules").stdout
    assert "once called  house/weak" in repository.run("rules", "house/weak").stdout
    assert "house/soft" not in repository.run("rules", "--no-config").stdout


def test_an_unknown_name(repository: Repository) -> None:
    result = repository.run("rules", "quotes/mixed-pear")
    assert result.exit_code == 2
    assert result.stderr == (
        "copydesk: error: unknown rule or family 'quotes/mixed-pear'\n  Did you mean 'quotes/mixed-pair'?\n"
    )


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("check", "--help"), ("rules", "-h"), ("test", "-h")])
def test_help_teaches_with_examples(repository: Repository, arguments: tuple[str, ...]) -> None:
    assert "copydesk" in repository.run(*arguments).output


def test_an_unknown_verb(repository: Repository) -> None:
    for verb in ("chek", "__init__", "_x", "x.y"):
        assert repository.run(verb).exit_code == 2


def test_version(repository: Repository) -> None:
    from copydesk import __version__

    assert repository.run("--version").stdout == f"copydesk {__version__}\n"


def test_a_rule_page_says_how_often_the_rule_speaks_on_good_prose(repository: Repository) -> None:
    repository.write(
        "house/soft/zanzibar.yaml",
        "summary: Soft\nwhy: To test.\nkind: phrase\nphrases: {any: [zanzibar]}\nbad: [zanzibar]\ngood: [Paris]\n",
    )
    repository.write(".copydesk.yaml", "rules: [house]\n")
    page = ("rules", "house/soft/zanzibar")
    assert "false alarms" not in repository.run(*page).stdout
    repository.write(
        "house/_rates.yaml",
        "words: {en: 500000, de: 2000}\nrules: {house/soft/zanzibar: {findings: {en: 1}, real: {en: 1}}}\n",
    )
    output = repository.run(*page).stdout
    assert "false alarms 0.002 per 1,000 words on 500,000 words of edited English (1 finding, judged real)\n" in output
    assert "0.000 per 1,000 words on 2,000 words of edited prose in other languages (no findings)\n" in output


def test_a_broken_file_of_rates_is_an_error_that_shows_the_place(repository: Repository) -> None:
    repository.write(
        "house/soft.yaml",
        "summary: Soft\nwhy: To test.\nkind: phrase\nphrases: {any: [zanzibar]}\nbad: [zanzibar]\ngood: [Paris]\n",
    )
    repository.write("house/_rates.yaml", "words: {en: many}\n")
    repository.write(".copydesk.yaml", "rules: [house]\n")
    result = repository.run("rules", "house/soft")
    assert result.exit_code == 2
    assert "a whole number is wanted here" in result.stderr and "words: {en: many}" in result.stderr
    repository.write("town.txt", "Paris\n")
    assert repository.run("check", "town.txt").exit_code == 0


@pytest.mark.parametrize("name", ["unreadable", "rule-failed", "rule-timeout", "unused-ignore", "broken-ignore"])
def test_copydesks_own_findings_are_explained(repository: Repository, name: str) -> None:
    result = repository.run("rules", f"copydesk/{name}")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"copydesk/{name} is no rule of a pack: ")
