"""How a command line is read, what is said of one that makes no sense, and how a run that is cut short ends."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

import pytest

from copydesk import cli
from copydesk.cli import VERBS
from tests.cli.conftest import BAD, CLEAN, Repository

COPYDESK = [sys.executable, "-m", "copydesk"]


def test_the_verbs_are_the_modules() -> None:
    assert sorted(VERBS) == sorted(module.name for module in iter_modules(cli.__path__) if module.name[0] != "_")


class TestHelp:
    def test_of_the_program(self, repository: Repository) -> None:
        result = repository.run("--help")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == repository.run("-h").stdout
        assert result.stdout.startswith("Usage: copydesk VERB [options]\n")
        assert "  copydesk check article.txt  " in result.stdout
        for verb, summary in VERBS.items():
            assert re.search(rf"^  {verb} +{re.escape(summary)}$", result.stdout, re.MULTILINE)

    def test_is_what_no_arguments_give(self, repository: Repository) -> None:
        result = repository.run()
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", repository.run("--help").stdout)

    @pytest.mark.parametrize("verb", VERBS)
    def test_of_a_verb(self, repository: Repository, verb: str) -> None:
        result = repository.run(verb, "--help")
        assert (result.exit_code, result.stderr) == (0, "")
        assert re.match(rf"Usage: copydesk {verb} \S.* \[options\]\n\n[A-Z]", result.stdout)
        assert f"Examples:\n  copydesk {verb}" in result.stdout
        assert max(map(len, result.stdout.splitlines())) <= 80

    @pytest.mark.parametrize("verb", VERBS)
    def test_explains_every_option(self, repository: Repository, verb: str) -> None:
        text, options = repository.run(verb, "-h").stdout.split("\nOptions:\n")
        listed = re.findall(r"^  (?:-\w(?: \S+)?, )?(--[a-z-]+)", options, re.MULTILINE)
        assert len(listed) == len(set(listed)) > 1
        assert set(re.findall(r"(?<![\w-])--[a-z-]+", text)) - {"--select"} <= {*listed, "--baseline"}
        for option in listed:
            explained = re.search(rf"{option}(?: \S+)?\s{{2,}}([A-Z].*)", options)
            assert explained, option

    def test_narrow_and_wide_terminals(self, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
        widest = {}
        for columns in ("60", "300"):
            monkeypatch.setenv("COLUMNS", columns)
            text, _, _ = repository.run("check", "--help").stdout.partition("Examples:")
            widest[columns] = max(map(len, text.splitlines()))
        assert widest["60"] <= 60 < widest["300"] <= 80

    def test_wins_over_an_operand_that_is_missing(self, repository: Repository) -> None:
        assert repository.run("learn", "--help").exit_code == 0


class TestOrder:
    def found(self, repository: Repository, *arguments: str, stdin: str = "") -> list[str]:
        result = repository.check("--output-format", "line", *arguments, stdin=stdin)
        assert result.stderr == ""
        return [line.partition(":")[0] for line in result.stdout.splitlines()]

    def test_options_between_paths(self, repository: Repository) -> None:
        for name in ("a.txt", "b.txt", "c.txt"):
            repository.write(name)
        assert self.found(repository, "a.txt", "--select", "boilerplate", "b.txt") == ["a.txt", "b.txt"]
        assert self.found(repository, "--select=quotes", "a.txt", "--ignore", "quotes", "--no-cache", "b.txt") == []
        assert self.found(repository, "c.txt", "--select", "quotes,boilerplate") == ["c.txt"]
        assert self.found(repository, "--select", "quotes", "c.txt", "--select", "boilerplate") == ["c.txt"]

    def test_standard_input_among_paths(self, repository: Repository) -> None:
        repository.write("a.txt")
        assert self.found(repository, "a.txt", "--no-config", "-", stdin=BAD) == ["a.txt", "-"]
        assert self.found(repository, "--", "-", stdin=BAD) == ["-"]

    def test_two_dashes_end_the_options(self, repository: Repository) -> None:
        for name in ("--no-config", "-x", "--", "a b.txt"):
            repository.write(name)
        names = ["--no-config", "-x", "--", "a b.txt"]
        assert self.found(repository, "--", *names) == names
        assert self.found(repository, "a b.txt", "--no-cache", "--", "-x") == ["a b.txt", "-x"]

    def test_a_value_may_be_anything(self, repository: Repository) -> None:
        for arguments in (("--stdin-filename", "--x y"), ("--stdin-filename=--x y",)):
            assert self.found(repository, "-", *arguments, stdin=BAD) == ["--x y"]
        assert self.found(repository, "-", "--stdin-filename=a=b", stdin=BAD) == ["a=b"]
        assert self.found(repository, "-", "--stdin-filename", "", "--baseline=", stdin=BAD) == ["-"]

    def test_a_short_option(self, repository: Repository) -> None:
        for number in range(20):
            repository.write(f"a/{number}.txt", f"Word {number * 7919} of it.\n\nSend us your own story\n")
        written = [repository.run("learn", "a", *each) for each in (("-o", "x.yaml"), ("-oy.yaml",))]
        assert [result.exit_code for result in written] == [0, 0]
        assert (repository.folder / "x.yaml").read_bytes() == (repository.folder / "y.yaml").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("chek a.txt", "unknown verb 'chek'\n  Did you mean 'check'? `copydesk --help` lists what there is."),
        ("__init__", "unknown verb '__init__'\n  `copydesk --help` lists what there is."),
        ("a.txt", "unknown verb 'a.txt'\n  `copydesk check a.txt` says what is wrong in it. `copydesk --help` "),
        ("--vershun", "unknown option '--vershun' before a verb\n  Did you mean '--version'? `copydesk --help` "),
        ("--select quotes check", "unknown option '--select' before a verb\n  Options of a verb come after it. "),
        ("check --selct x", "unknown option '--selct'\n  Did you mean '--select'? `copydesk check --help` says "),
        ("check --sel x", "unknown option '--sel'\n  "),
        ("check -x", "unknown option '-x'\n  "),
        ("check a.txt --qqqqqq=1", "unknown option '--qqqqqq'\n  `copydesk check --help` says what there is."),
        ("check a.txt --select", "--select needs a value: --select NAMES"),
        ("learn a -o", "-o needs a value: -o FILE"),
        ("check --no-cache=1", "--no-cache takes no value"),
        ("check --color red", "--color: 'red' is none of auto, always, never"),
        ("check --fail-on=", "--fail-on: '' is none of error, warning, info, never"),
        ("check --config a --no-config", "--config and --no-config cannot both hold"),
        ("learn a --least-documents 1", "--least-documents: '1' is no whole number from 2 on"),
        ("learn a --least-documents x", "--least-documents: 'x' is no whole number from 2 on"),
        ("learn a --least-share 1.5", "--least-share: '1.5' is no number from 0 to 1"),
        ("learn a --least-share nan", "--least-share: 'nan' is no number from 0 to 1"),
        ("learn --force", "the following arguments are required: CORPUS\n  `copydesk learn --help` "),
        ("rules a b", "unrecognized arguments: b\n  `copydesk rules --help` "),
    ],
)
def test_what_makes_no_sense(repository: Repository, arguments: str, told: str) -> None:
    repository.write("a.txt")
    result = repository.run(*arguments.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"copydesk: error: {told}")
    assert result.stderr.count("\n") <= 2 and result.stderr.endswith("\n")


def test_an_error_moves_no_cursor(repository: Repository) -> None:
    for arguments in (("\x1b[2J",), ("check", "--\x1b[2J"), ("check", "--color", "\udcff\x07"), ("rules", "a", "\x1b")):
        assert repository.run(*arguments).stderr.replace("\n", "").isprintable()


class TestAnEndBeforeTheEnd:
    def test_a_pipe_that_is_closed(self, repository: Repository) -> None:
        for number in range(50):
            repository.write(f"{number}.txt")
        for arguments in (["check"], ["check", "--output-format", "json"], ["check", "--help"], ["rules"], ["--help"]):
            with subprocess.Popen([*COPYDESK, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
                assert process.stdout and process.stderr
                process.stdout.close()
                assert process.stderr.read() == b""
            assert process.returncode == 1

    def test_errors_whose_reader_is_gone(self, repository: Repository) -> None:
        with subprocess.Popen(
            [*COPYDESK, "check", "no.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout and process.stderr
            process.stderr.close()
            assert process.stdout.read() == b""
        assert process.returncode in (1, 2)

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
    def test_a_full_disk(self, repository: Repository) -> None:
        repository.write("a.txt")
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run([*COPYDESK, "check", "a.txt"], stdout=full, stderr=subprocess.PIPE)
        assert (done.returncode, done.stderr) == (2, b"copydesk: error: no space left on device\n")

    @pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
    def test_an_interrupt(self, repository: Repository) -> None:
        repository.write("a.txt")
        # A process in the background ignores interrupts, and so do those that it starts.
        listens = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
        program = f"{listens}; import runpy; runpy.run_module('copydesk', run_name='__main__')"
        command = [sys.executable, "-c", program, "check", "--output-format", "line", "a.txt", "-"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
        ) as process:
            assert process.stdout and b"a.txt:3:1" in process.stdout.readline()
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 130
            assert process.stderr and process.stderr.read() == b""


def test_an_encoding_that_lacks_characters(repository: Repository) -> None:
    repository.write(
        "é\udcff.txt".encode(errors="surrogateescape").decode(errors="replace"), f"{CLEAN}\n“Then‘ he left\n"
    )
    for arguments in (["check"], ["fix", "--diff", "--unsafe"], ["rules", "quotes/mixed-pair"], ["config"], ["nø"]):
        done = subprocess.run(
            [*COPYDESK, *arguments], capture_output=True, env={"PYTHONIOENCODING": "ascii", "PATH": ""}, check=False
        )
        assert done.returncode in (0, 1, 2)
        assert b"Traceback" not in done.stderr and b"itself failed" not in done.stderr


def test_check_imports_little(repository: Repository) -> None:
    repository.write("a.txt")
    code = (
        "import sys\nbefore = set(sys.modules)\nfrom copydesk.cli import main\nmain(['check', 'a.txt'])\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    subprocess.run([*COPYDESK, "check", "a.txt"], capture_output=True, check=False)  # fills the cache
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported = set(done.stdout.splitlines()[-1].split())
    assert "copydesk.cli.check" in imported
    assert not imported & {
        "shutil",
        "tempfile",
        "pathlib",
        "inspect",
        "json",
        "textwrap",
        "difflib",
        "copydesk.cli.fix",
    }
