import os
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from copydesk.policy.config import Configs
from copydesk.policy.files import Finder, Trouble

Find = Callable[..., list[str]]


class Found:
    """What a finder finds below the current folder, and what it complains of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.troubles: list[Trouble] = []

    def write(self, *names: str, text: str = "") -> None:
        for name in names:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text)

    def find(self, *paths: str, force: bool = False) -> list[str]:
        self.troubles = []
        finder = Finder(Configs(), lambda name: name.endswith(".txt"), self.troubles.append, force)
        return [file.name for file in finder.find(paths)]

    def complaints(self) -> Iterable[str]:
        return [trouble.name for trouble in self.troubles]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Found:
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return Found(folder)


def test_folders_in_the_order_of_names_and_known_suffixes_only(here: Found) -> None:
    here.write("b/z.txt", "b/a.txt", "a.txt", "c.bin", "c.txt")
    assert here.find(".") == ["a.txt", "b/a.txt", "b/z.txt", "c.txt"]
    assert here.find("./") == here.find(".")
    assert here.find("b", "b/") == ["b/a.txt", "b/z.txt"]
    assert here.find("./b") == here.find("b")
    assert here.find(str(here.folder / "b")) == [str(here.folder / "b/a.txt"), str(here.folder / "b/z.txt")]


def test_a_file_named_by_hand_is_read_whatever_its_suffix(here: Found) -> None:
    here.write("c.bin", "d/.hidden")
    assert here.find("c.bin", "d/.hidden") == ["c.bin", "d/.hidden"]


def test_a_file_is_found_once(here: Found) -> None:
    here.write("a/b.txt")
    (here.folder / "link.txt").symlink_to("a/b.txt")
    assert here.find("a/b.txt", "a", "./a/b.txt", "a/../a/b.txt", "link.txt", ".") == ["a/b.txt"]
    assert here.complaints() == []


def test_gitignores_of_all_levels(here: Found) -> None:
    here.write(
        "a.txt", "out/b.txt", "sub/a.txt", "sub/keep.txt", "sub/deep/c.txt", "sub/deep/d.txt", "node_modules/e.txt"
    )
    here.write(".gitignore", text="out/\na.txt\n")
    here.write("sub/.gitignore", text="!a.txt\n/deep/c.txt\n")
    assert here.find(".") == ["sub/a.txt", "sub/deep/d.txt", "sub/keep.txt"]
    assert here.find("sub/deep") == ["sub/deep/d.txt"]


def test_a_folder_named_by_hand_is_walked_even_if_ignored(here: Found) -> None:
    here.write("out/b.txt", "old/c.txt", "old/c.bak.txt")
    here.write(".gitignore", text="out/\n")
    here.write(".copydesk.yaml", text="exclude: [old/]\n")
    assert here.find(".") == []
    assert here.complaints() == ["."]
    assert here.find("out", "old") == ["out/b.txt", "old/c.bak.txt", "old/c.txt"]


def test_gitignores_above_count_only_in_a_repository(here: Found) -> None:
    here.write("sub/a.txt")
    here.write(".gitignore", text="*.txt\n")
    assert here.find("sub") == []
    (here.folder / ".git").rmdir()
    assert here.find("sub") == ["sub/a.txt"]


def test_exclude_leaves_out_files_and_folders(here: Found) -> None:
    here.write("a.txt", "a.bak.txt", "archive/b.txt", "sub/archive/c.txt")
    here.write(".copydesk.yaml", text="exclude: ['*.bak.txt', /archive/]\n")
    assert here.find(".") == ["a.txt", "sub/archive/c.txt"]


def test_files_named_by_hand_are_left_out_only_by_force(here: Found) -> None:
    here.write("a.bak.txt", "out/b.txt", "c.txt")
    here.write(".copydesk.yaml", text="exclude: ['*.bak.txt']\n")
    here.write(".gitignore", text="out/\n")
    assert here.find("a.bak.txt", "out/b.txt", "c.txt") == ["a.bak.txt", "out/b.txt", "c.txt"]
    assert here.find("a.bak.txt", "out/b.txt", "c.txt", "out", force=True) == ["c.txt"]


def test_a_broken_configuration_leaves_nothing_out(here: Found) -> None:
    here.write("a.txt")
    here.write(".copydesk.yaml", text="nonsense: 1\n")
    assert here.find(".") == ["a.txt"]


def test_links_to_folders_are_not_followed_and_loops_end(here: Found) -> None:
    here.write("a/b.txt")
    (here.folder / "a/loop").symlink_to("..")
    (here.folder / "self.txt").symlink_to("self.txt")
    (here.folder / "gone.txt").symlink_to("nowhere")
    assert here.find(".") == ["a/b.txt"]
    assert here.find("a/loop/a") == ["a/loop/a/b.txt"]
    assert here.find("self.txt", "gone.txt") == []
    assert here.complaints() == ["self.txt", "gone.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipes_and_devices_are_never_opened(here: Found) -> None:
    os.mkfifo(here.folder / "pipe.txt")
    here.write("a.txt")
    assert here.find(".") == ["a.txt"]
    assert here.find("pipe.txt", "/dev/null") == []
    assert here.complaints() == ["pipe.txt", "/dev/null"]
    assert "copydesk check -" in here.troubles[0].message


def test_paths_that_are_none(here: Found) -> None:
    here.write("a.txt")
    assert here.find("nope", "nul\0", "", "a.txt/b", "x" * 5000, "a.txt") == ["a.txt"]
    assert len(here.troubles) == 5 and all(trouble.fatal for trouble in here.troubles)


def test_a_folder_without_text_is_no_error_but_worth_a_word(here: Found) -> None:
    here.write("empty/a.bin")
    assert here.find("empty") == []
    assert [(trouble.name, trouble.fatal) for trouble in here.troubles] == [("empty", False)]


def test_a_very_deep_folder(here: Found) -> None:
    folder = os.open(here.folder, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=folder)
        inner = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=folder))
    os.close(folder)
    try:
        found = here.find(".")
    finally:
        subprocess.run(["rm", "-rf", here.folder / "d"], check=True)  # deeper than shutil.rmtree can go
    assert found == ["d/" * 1200 + "a.txt"]


def test_names_that_are_not_unicode(here: Found) -> None:
    try:
        here.write("\udcff.txt")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only Unicode names")
    assert here.find(".") == ["\udcff.txt"]
