"""What cannot be checked is named, the exit code says so, and everything else is still checked."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

import copydesk.engine.check

from .conftest import BAD, CLEAN, DEFECT, Repository, is_root


def assert_others_are_checked(repository: Repository, *paths: str, says: str, exit_code: int = 2) -> None:
    """The given paths and, after them, a bad text: a word on the former, the finding in the latter."""
    repository.write("other.txt")
    result = repository.check(*paths, "other.txt", "--output-format", "line")
    assert result.exit_code == exit_code
    assert says in result.stderr
    assert "other.txt:3:1: error boilerplate/comment-form" in result.stdout


def test_a_missing_path(repository: Repository) -> None:
    assert_others_are_checked(repository, "nope.txt", says="copydesk: error: nope.txt: no such file or folder\n")


def test_a_folder_without_text(repository: Repository) -> None:
    (repository.folder / "empty").mkdir()
    says = "copydesk: warning: empty: has no text files to check\n"
    assert_others_are_checked(repository, "empty", says=says, exit_code=1)
    assert repository.check("empty").exit_code == 0


@pytest.mark.skipif(is_root(), reason="root may read everything")
def test_an_unreadable_file(repository: Repository) -> None:
    repository.write("locked.txt").chmod(0)
    assert_others_are_checked(repository, "locked.txt", says="locked.txt: permission denied")


@pytest.mark.skipif(is_root(), reason="root may read everything")
def test_an_unreadable_folder(repository: Repository) -> None:
    repository.write("locked/a.txt").parent.chmod(0)
    assert_others_are_checked(repository, "locked", says="locked: permission denied")
    (repository.folder / "locked").chmod(0o700)


def test_a_file_that_fails_while_it_is_read(repository: Repository) -> None:
    if not Path("/proc/self/mem").exists():
        pytest.skip("no file of this system can be opened and not read")
    assert_others_are_checked(repository, "/proc/self/mem", says="/proc/self/mem: input/output error")


def test_a_link_to_nowhere(repository: Repository) -> None:
    (repository.folder / "link.txt").symlink_to("nowhere.txt")
    assert_others_are_checked(repository, "link.txt", says="link.txt: no such file or folder")


def test_binary_files_are_named_only_when_named(repository: Repository) -> None:
    repository.write("image.png", b"\x89PNG\r\n\x1a\n\0\0")
    says = "copydesk: warning: image.png: is a binary file: passed over\n"
    assert_others_are_checked(repository, "image.png", says=says, exit_code=1)
    repository.write("folder/nul.txt", b"text\0text")
    result = repository.check("folder")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_nul_bytes_late_in_a_text(repository: Repository) -> None:
    repository.write("a.txt", CLEAN.encode() * 200 + b"\n\0\n\n" + DEFECT.encode())
    assert "boilerplate/comment-form" in [found["rule"] for found in repository.findings("a.txt")]


def test_bytes_that_are_not_utf_8(repository: Repository) -> None:
    repository.write("a.txt", "Žižkov ".encode() + b"caf\xe9 \xff\n\n" + DEFECT.encode())
    rules = [found["rule"] for found in repository.findings("a.txt")]
    assert rules == ["encoding/not-utf-8", "boilerplate/comment-form"]
    assert repository.check("a.txt").exit_code == 1


def test_a_lone_surrogate_in_a_name(repository: Repository) -> None:
    try:
        repository.write("\udcff.txt")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only Unicode names")
    for output_format in ("full", "line", "json", "jsonl", "github"):
        result = repository.check(".", "--output-format", output_format)
        assert result.exit_code == 1
        assert "\\udcff.txt" in result.stdout
    assert repository.check("\udcfe.txt").stderr == "copydesk: error: \\udcfe.txt: no such file or folder\n"


def test_fifty_megabytes_on_one_line(repository: Repository) -> None:
    repository.write("a.txt", b"x" * 50_000_000)
    result = in_time("a.txt", "--output-format", "line", seconds=60)
    assert result.returncode in (0, 1) and len(result.stdout + result.stderr) < 2000


def in_time(*arguments: str, seconds: float) -> subprocess.CompletedProcess[bytes]:
    """`copydesk check` in a process of its own, which is stopped when the time is up."""
    command = [sys.executable, "-m", "copydesk", "check", *arguments]
    result = subprocess.run(command, capture_output=True, timeout=seconds)
    assert b"Traceback" not in result.stderr
    return result


HOSTILE = {
    "a word without end": "x",
    "words without a stop": "the man went to the market and ",
    "letters": "a b c d ",
    "one sentence again and again": "The council met on Monday to hear the report of its engineers. ",
    "one line again and again": "The council met on Monday to hear the report of its engineers.\n",
    "one paragraph again and again": "The council met on Monday to hear the report of its engineers.\n\n",
    "page furniture": "Reply\n\nLeave a Reply\n\n",
    "furniture inside a line": "leave a reply ",
    "opening marks": "“",
    "closing marks": "”",
    "straight marks": "'\"",
    "quotations that never close": "“word ‘word ",
    "blanks": " ",
    "blank lines with blanks": "  \n",
    "no-break blanks": "\xa0",
    "zero-width": "a\u200b",
    "stops": ". ",
    "marks": ".,;:!?…-",
    "abbreviations": "U.S. J. Mr. ",
    "digits": "1,000.5 ",
    "brackets": "([{<",
    "addresses": "http://a@b.c/",
    "names": "Zelensky Zelenskyy ",
    "capitals": "A aA Aa ",
    "combining marks": "\u0301",
    "characters without blanks": "漢字かな。",
    "emoji": "😀",
    "right to left": "\u202eمن ",
    "doubly encoded": "Ã©â€™",
    "carriage returns": "word\r",
    "no-break blanks between letters": "x\xa0y ",
    "doubled words": "the the ",
    "lower case after stops": "word. the. ",
    "slots": "[your name] %s ",
    "rows of dots": "word" + "." * 500,
    "hyphens": "a-",
    "escapes": "\\n" * 500 + "a ",
    "entities": "&amp;",
    "escaped entities": "&" + "amp;" * 500 + " ",
    "comments": "<!-- ",
    "tags": "<b> [b= [vc_a ",
    "capitals inside": "borderRussia ",
    "a short line and a long one": "Reply\nThe council met on Monday to hear the report of its engineers.\n",
    "halves of quotations": "“The council met on Monday\n\nto hear the report”\n\n",
    "short lines that differ": "Item 1\n\nItem 2\n\nItem 1\n\nItem 3\n\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_takes_forever(repository: Repository, piece: str) -> None:
    """100,000 characters of each take a second or two where no rule is worse than linear."""
    repository.write("a.txt", piece * (100_000 // len(piece)))
    assert in_time("a.txt", "--output-format", "line", "--language", "en", seconds=10).returncode in (0, 1)


def test_a_million_blank_lines(repository: Repository) -> None:
    repository.write("a.txt", b"\n" * 1_000_000)
    result = repository.check("a.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    repository.write("b.txt", CLEAN.encode() + b"\r\n" * 1_000_000 + DEFECT.encode())
    (found,) = repository.findings("b.txt")
    assert found["line"] == 1_000_002


def test_an_empty_file(repository: Repository) -> None:
    repository.write("a.txt", "")
    repository.write("b.txt", b"\xef\xbb\xbf")
    assert repository.check("a.txt", "b.txt").stdout == ""


def test_random_bytes(repository: Repository) -> None:
    randomness = random.Random(7)
    for number in range(20):
        repository.write(f"{number}.txt", bytes(randomness.choice(range(1, 256)) for _ in range(5000)))
    assert repository.check(".").exit_code == 1
    assert repository.check(".", "--output-format", "github").exit_code == 1


def test_an_unknown_rule_in_select(repository: Repository) -> None:
    repository.write("a.txt")
    for option in ("--select", "--ignore"):
        result = repository.check("a.txt", option, "boilerplate/coment-form")
        assert result.exit_code == 2 and result.stdout == ""
        assert result.stderr == (
            "copydesk: error: unknown rule or family 'boilerplate/coment-form'\n"
            "  Did you mean 'boilerplate/comment-form'?\n"
        )
    assert repository.check("a.txt", "--select", ",").exit_code == 2


def test_an_unknown_language(repository: Repository) -> None:
    result = repository.check("--language", "english")
    assert result.exit_code == 2 and "is no language" in result.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("select:\n\t- quotes\n", "2:1: a tab cannot indent YAML\n  \t- quotes".replace("\t", " ")),
        ("select: a\nselect: b\n", "2:1: the key 'select' stands here twice\n  select: b\n  ^\n"),
        ("selekt: a\n", "1:1: unknown key 'selekt'\n  selekt: a\n  ^\n  Did you mean 'select'?\n"),
        ("ignore: [quotes/mixed-pear]\n", "1:10: unknown rule or family"),
        ("ignore: [quotes/mixed-pear]\n", "\n           ^\n  Did you mean 'quotes/mixed-pair'?\n"),
        ("rules: [nowhere]\n", "1:9: there is no such folder"),
    ],
)
def test_a_broken_configuration(repository: Repository, text: str, says: str) -> None:
    repository.write("sub/.copydesk.yaml", text)
    repository.write("sub/a.txt")
    repository.write("sub/b.txt")
    assert_others_are_checked(repository, "sub", says=f"copydesk: error: sub/.copydesk.yaml:{says}"[:0] + says)
    result = repository.check("sub", "--output-format", "line")
    assert result.stdout == "" and result.stderr.count("copydesk: error: sub/.copydesk.yaml:") == 1
    given = repository.check("sub", "--config", "sub/.copydesk.yaml")
    assert given.exit_code == 2 and given.stdout == ""


def test_a_given_configuration_that_is_missing(repository: Repository) -> None:
    result = repository.check("--config", "nope.yaml")
    assert result.exit_code == 2 and "nope.yaml: cannot be read" in result.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("summary: A\n\twhy: b\n", "a tab cannot indent YAML"),
        ("summary: A\nsummary: B\n", "stands here twice"),
        ("summary: A\nwhy: b\nkind: pattern\npaterns: [x]\n", "unknown key 'paterns'"),
        ("summary: A\nwhy: b\nkind: pattern\npatterns: {any: ['(x']}\nbad: [x]\ngood: [y]\n", ""),
    ],
)
def test_a_broken_rule_file(repository: Repository, text: str, says: str) -> None:
    repository.write("sub/house/broken.yaml", text)
    repository.write("sub/.copydesk.yaml", "rules: [house]\n")
    repository.write("sub/a.txt")
    assert_others_are_checked(repository, "sub", says=says)
    result = repository.check("sub")
    assert "house/broken.yaml:" in result.stderr and "^" in result.stderr


def test_two_rules_of_one_name(repository: Repository) -> None:
    rule = "summary: A\nwhy: b\nkind: phrase\nphrases: {any: [zanzibar]}\nbad: [zanzibar]\ngood: [Paris]\n"
    repository.write("sub/one/house/a.yaml", rule)
    repository.write("sub/two/house/a.yaml", rule)
    repository.write("sub/.copydesk.yaml", "rules: [one/house, two/house]\n")
    repository.write("sub/a.txt")
    assert_others_are_checked(repository, "sub", says="one/house/a.yaml")
    assert "two/house/a.yaml" in repository.check("sub").stderr


def test_a_rule_that_raises_is_a_finding_that_names_it(repository: Repository) -> None:
    repository.write(
        "house/fails.py",
        "from copydesk.plugin import Document, Hit, rule\n"
        "@rule(summary='Fails', why='To test.', bad=['a'], good=['b'])\n"
        "def check(document: Document):\n"
        "    raise ValueError('broken\\nbadly')\n",
    )
    repository.write(".copydesk.yaml", "rules: [house]\n")
    repository.write("a.txt")
    found = repository.findings("a.txt", "--trust-python-rules")
    assert [finding["rule"] for finding in found] == ["copydesk/rule-failed", "boilerplate/comment-form"]
    assert "house/fails" in found[0]["message"]
    assert repository.check("a.txt", "--trust-python-rules").exit_code == 1


def test_a_bug_of_ours_names_the_file_and_asks_for_a_report(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = copydesk.engine.check.Checker.check

    def fails_on_the_first(self, document):  # type: ignore[no-untyped-def]
        if document.source.name == "a.txt":
            raise RuntimeError("oh")
        return check(self, document)

    monkeypatch.setattr(copydesk.engine.check.Checker, "check", fails_on_the_first)
    repository.write("a.txt")
    says = "copydesk: error: a.txt: copydesk itself failed here (RuntimeError: oh). Please report it"
    assert_others_are_checked(repository, "a.txt", says=says)


def test_the_same_input_twice_gives_the_same_output(repository: Repository) -> None:
    repository.write("a.txt", BAD * 3)
    assert repository.check("a.txt").output == repository.check("a.txt").output == repository.check("a.txt").output
