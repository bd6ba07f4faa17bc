"""Writing: the old bytes or the new ones, at any moment, and never over what somebody else wrote."""

from __future__ import annotations

import os
import random
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from copydesk.output import atomic
from copydesk.output.atomic import NotWritten, replace

OLD, NEW = b"old\r\n" * 1000, b"new text\n" * 3000
TEMPORARY = re.compile(r"\.copydesk-[0-9a-f]{16}\.tmp")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_bytes(OLD)
    return file


def refused(path: Path, old: bytes = OLD) -> str:
    with pytest.raises(NotWritten) as caught:
        replace(str(path), old, NEW)
    assert [entry.name for entry in path.parent.iterdir() if TEMPORARY.fullmatch(entry.name)] == []
    return str(caught.value)


def test_bytes_and_mode(path: Path) -> None:
    path.chmod(0o640)
    replace(str(path), OLD, NEW)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (NEW, 0o640)
    assert [entry.name for entry in path.parent.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_extended_attributes(path: Path) -> None:
    try:
        os.setxattr(path, "user.note", b"kept")
    except OSError:
        pytest.skip("this file system has none")
    replace(str(path), OLD, NEW)
    assert os.getxattr(path, "user.note") == b"kept"


def test_a_symbolic_link_stays_one(path: Path) -> None:
    (path.parent / "sub").mkdir()
    link = path.parent / "sub" / "link.txt"
    link.symlink_to(Path("..") / "a.txt")
    replace(str(link), OLD, NEW)
    assert link.is_symlink()
    assert (path.read_bytes(), path.is_symlink()) == (NEW, False)


def test_a_file_with_two_names(path: Path) -> None:
    other = path.parent / "b.txt"
    os.link(path, other)
    assert refused(path) == "has 2 names (hard links), and the others would keep the old text"
    assert path.read_bytes() == other.read_bytes() == OLD


def test_a_read_only_file(path: Path) -> None:
    path.chmod(0o444)
    assert refused(path) == "is read-only"
    assert path.read_bytes() == OLD


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="modes mean nothing to this user")
def test_a_read_only_folder(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        assert refused(path) == "may not be written in its folder"
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == OLD


def test_what_the_system_says_is_passed_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(path) == "no space left on device"
    assert path.read_bytes() == OLD


def test_a_file_that_has_gone_or_is_something_else(path: Path) -> None:
    path.unlink()
    assert refused(path) == "is no longer there"
    path.mkdir()
    assert refused(path) == "is no regular file"


def test_a_file_that_changed_since_it_was_read(path: Path) -> None:
    assert refused(path, b"what was read") == "changed on disk since it was read"
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("how", ["bytes", "time", "another file"])
def test_a_file_that_changes_while_the_new_one_is_made(path: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync

    def meanwhile(descriptor: int) -> None:
        if how == "bytes":
            facts = path.stat()
            path.write_bytes(OLD.replace(b"old", b"mix"))
            os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
        elif how == "time":
            os.utime(path, (1, 1))
        else:
            other = path.parent / "other"
            other.write_bytes(OLD)
            other.replace(path)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", meanwhile)
    assert refused(path) == "changed on disk since it was read"
    assert path.read_bytes() == (OLD.replace(b"old", b"mix") if how == "bytes" else OLD)


def test_what_a_killed_run_left_is_removed_when_it_is_an_hour_old(path: Path) -> None:
    stale, young, foreign = (path.parent / f".copydesk-{name}.tmp" for name in ("0" * 16, "1" * 16, "notes"))
    for file in (stale, young, foreign):
        file.write_bytes(b"half")
    for file in (stale, foreign):
        os.utime(file, (time.time() - 4000,) * 2)
    replace(str(path), OLD, NEW)
    assert [file.exists() for file in (stale, young, foreign)] == [False, True, True]


WRITER = """
import sys
from copydesk.output.atomic import replace
path, texts = sys.argv[1], (b"a" * 300_000, b"b" * 500_000)
print("ready", flush=True)
while True:
    replace(path, *texts)
    texts = texts[::-1]
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing can be killed here")
def test_killed_at_any_moment_a_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    whole = (b"a" * 300_000, b"b" * 500_000)
    chance = random.Random(1)
    seen = set()
    for _ in range(15):
        path.write_bytes(whole[0])
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None and writer.stdout.readline() == b"ready\n"
        time.sleep(chance.random() * 0.05)
        writer.kill()
        writer.communicate()
        assert path.read_bytes() in whole
        seen.add(path.read_bytes()[:1])
        assert all(TEMPORARY.fullmatch(entry.name) for entry in tmp_path.iterdir() if entry != path)
    for left in tmp_path.glob(".copydesk-*"):
        os.utime(left, (1, 1))
    replace(str(path), path.read_bytes(), NEW)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_nothing_waits_on_a_pipe(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "is no regular file"


def test_the_name_of_a_temporary_file_is_one_that_is_never_read() -> None:
    from copydesk.text.formats import format_of

    assert atomic._TEMPORARY.pattern == TEMPORARY.pattern
    assert format_of(".copydesk-0123456789abcdef.tmp") is None
