"""The real server killed midway, answers kept between runs, and a LanguageTool that is started for the run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.run import Run
from copydesk.text.source import decode
from tests.languagetool.conftest import Server

pytestmark = pytest.mark.languagetool

BAD = "The council met on Monday to hear the report of its engineers, and he have gone home.\n\nLeave a Reply\n"
COMMENT_FORM, GRAMMAR = "boilerplate/comment-form", "languagetool/HE_VERB_AGR"
SELECT = ("--select", f"default,{GRAMMAR}", "--language", "en", "--output-format", "jsonl")


def copydesk(*arguments: str, cwd: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "copydesk", "check", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, list[str], str]:
    """The exit code, the rules of what was not read yet, and what was said of errors.

    Not by `communicate`, which passes over what an earlier `readline` has read ahead.
    """
    assert process.stdout and process.stderr
    out, err = process.stdout.read(), process.stderr.read()
    return process.wait(timeout=300), [json.loads(line)["rule"] for line in out.splitlines()], err


def test_a_server_killed_midway(mortal: Server, tmp_path: Path) -> None:
    """The other findings are all reported, with one clear error and exit code 2."""
    (tmp_path / ".git").mkdir()
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(BAD.replace("Monday", f"day {number}"))
    process = copydesk(".", *SELECT, "--no-cache", "--languagetool-server", mortal.address, cwd=tmp_path)
    assert process.stdout
    first = json.loads(process.stdout.readline())
    mortal.kill()
    code, rules, err = finished(process)
    rules.append(first["rule"])
    assert code == 2
    assert rules.count(COMMENT_FORM) == 20
    assert 0 < rules.count(GRAMMAR) < 20
    assert set(rules) == {COMMENT_FORM, GRAMMAR}
    assert err.count("error") == 1 and "Traceback" not in err
    assert f"copydesk: error: LanguageTool at {mortal.address} does not answer (" in err


def test_answers_are_kept_and_no_request_is_made(mortal: Server, tmp_path: Path) -> None:
    """A second run says the same with the server gone; without the cache, or for another text, it is missed."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(BAD)
    arguments = (".", *SELECT, "--languagetool-server", mortal.address)
    cache = str(tmp_path / "cache")
    Path(cache).mkdir(mode=0o700)
    before = finished(copydesk(*arguments, cwd=tmp_path, XDG_CACHE_HOME=cache))
    assert before == (1, [GRAMMAR, COMMENT_FORM], "")
    mortal.kill()
    assert finished(copydesk(*arguments, cwd=tmp_path, XDG_CACHE_HOME=cache)) == before
    code, rules, err = finished(copydesk(*arguments, "--no-cache", cwd=tmp_path, XDG_CACHE_HOME=cache))
    assert (code, rules) == (2, [COMMENT_FORM]) and err.count("error") == 1
    (tmp_path / "b.txt").write_text(BAD.replace("Monday", "Friday"))
    code, rules, err = finished(copydesk(*arguments, cwd=tmp_path, XDG_CACHE_HOME=cache))
    assert (code, rules) == (2, [GRAMMAR, COMMENT_FORM, COMMENT_FORM]) and err.count("error") == 1


@pytest.fixture
def unpacked(jars: Path, tmp_path: Path) -> Path:
    """A folder such as LTP_PATH names, its LanguageTool a jar that only points at the others."""
    folder = tmp_path / "installed" / "LanguageTool-6.8"
    folder.mkdir(parents=True)
    path = " ".join(jar.as_uri() for jar in sorted(jars.glob("*.jar")))
    lines = f"Manifest-Version: 1.0\nClass-Path: {path}"
    folded = "\n".join("\n ".join(line[at : at + 70] for at in range(0, len(line), 70)) for line in lines.split("\n"))
    with zipfile.ZipFile(folder / "languagetool-server.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", folded + "\n")
    return folder.parent


def test_a_local_languagetool_is_started_and_stopped(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD)
    process = copydesk("a.txt", *SELECT, "--languagetool-server", "local", cwd=tmp_path, LTP_PATH=str(unpacked))
    assert finished(process) == (1, [GRAMMAR, COMMENT_FORM], "")
    commands = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.is_file()]
    assert not any(str(unpacked).encode() in command for command in commands)


def test_a_local_languagetool_without_java(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD)
    arguments = ("a.txt", *SELECT, "--no-cache", "--languagetool-server", "local")
    process = copydesk(*arguments, cwd=tmp_path, LTP_PATH=str(unpacked), PATH=str(tmp_path))
    code, rules, err = finished(process)
    assert (code, rules) == (2, [COMMENT_FORM])
    assert err == ("copydesk: error: a local LanguageTool needs Java 17 or newer, and there is no `java` on the PATH\n")


def test_a_local_languagetool_that_is_broken(unpacked: Path, tmp_path: Path) -> None:
    (unpacked / "LanguageTool-6.8" / "languagetool-server.jar").write_bytes(b"no jar")
    (tmp_path / "a.txt").write_text(BAD)
    arguments = ("a.txt", *SELECT, "--no-cache", "--languagetool-server", "local")
    code, rules, err = finished(copydesk(*arguments, cwd=tmp_path, LTP_PATH=str(unpacked)))
    assert (code, rules) == (2, [COMMENT_FORM])
    assert err.count("\n") == 1 and "stopped as soon as it was started" in err


def test_a_proxy_in_the_environment_does_not_see_texts_for_this_machine(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    found = run(use_cache=False).report(decode(BAD.encode(), "a.txt"), "/nowhere/a.txt").findings
    assert GRAMMAR in {f.rule for f in found}
