"""Finding and loading packs: names, trust, doubles, the cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk import cache
from copydesk.engine import packs
from copydesk.errors import FileError, UsageError
from tests.engine.conftest import ScratchPack

YAML = "summary: s\nwhy: w\nkind: phrase\nphrases: {en: [a phrase]}\n"
PYTHON = """
from copydesk.plugin import Hit, rule
from . import _word

@rule(summary="s", why="w", bad=["x"], good=["y"])
def check(document):
    at = document.prose.find(_word.WORD)
    if at >= 0:
        yield Hit(at, at + len(_word.WORD))
"""


def test_a_name_is_the_path_in_the_pack(pack: ScratchPack) -> None:
    pack.write("menu.yaml", YAML)
    pack.write("deep/er/two_words.yaml", YAML)
    pack.write("_private.yaml", "not a rule")
    pack.write(".hidden/x.yaml", "not a rule")
    assert pack.load().names == ["site/deep/er/two-words", "site/menu"]


def test_python_rules_of_a_repository_run_only_when_trusted(pack: ScratchPack) -> None:
    pack.write("_word.py", "WORD = 'needle'")
    pack.write("find.py", PYTHON)
    assert [f.span for f in pack.check("a needle")] == [(2, 8)]
    untrusted = pack.load(trust_python=False)
    assert untrusted.rules == ()
    assert untrusted.skipped == (str(pack.folder / "find.py"),)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("x = 1", "has no function marked with @rule"),
        ("import nosuchmodule", "cannot be imported: ModuleNotFoundError"),
        ("def (", "cannot be imported: SyntaxError"),
        (
            PYTHON.replace("from . import _word\n", "") + PYTHON.split("\n\n")[-1].replace("check", "again"),
            "holds one rule",
        ),
    ],
)
def test_a_broken_python_rule(pack: ScratchPack, content: str, says: str) -> None:
    pack.write("find.py", content)
    with pytest.raises(FileError, match=r"find\.py") as caught:
        pack.load()
    assert says in str(caught.value)


def test_two_rules_of_one_name_name_both_files(pack: ScratchPack) -> None:
    first, second = pack.write("one_two.yaml", YAML), pack.write("one-two.yaml", YAML)
    with pytest.raises(FileError) as caught:
        pack.load()
    assert str(first) in str(caught.value) and str(second) in str(caught.value)


def test_an_alias_is_a_name_too(pack: ScratchPack) -> None:
    pack.write("new.yaml", YAML + "aliases: [site/old]\n")
    rules = pack.load()
    assert rules.find("site/old") is rules.find("site/new") is not None
    pack.write("old.yaml", YAML)
    with pytest.raises(FileError, match="a second rule called 'site/old'"):
        pack.load()


def test_a_missing_folder() -> None:
    with pytest.raises(UsageError, match="does not exist"):
        packs.load(["nowhere"])


def test_the_built_in_pack_comes_by_its_entry_point() -> None:
    assert packs.installed(use_cache=False)[0].name == packs.BUILT_IN
    assert len(packs.load().rules) == len(packs.load(use_cache=False).rules) > 10


def test_a_changed_rule_file_is_read_again(pack: ScratchPack) -> None:
    path = pack.write("menu.yaml", YAML)
    assert len(packs.load([str(pack.folder)]).rules) == len(packs.load([str(pack.folder)]).rules)
    path.write_text(YAML.replace("summary: s", "summary: changed"))
    found = packs.load([str(pack.folder)]).find("site/menu")
    assert found is not None and found.info.summary == "changed"


def test_a_changed_vocabulary_is_read_again(pack: ScratchPack) -> None:
    slots = pack.write("_slots/en.yaml", "word: [red]\n")
    pack.write("menu.yaml", "summary: s\nwhy: w\nkind: pattern\npatterns: {en: ['<word> boat']}\n")
    packs.load([str(pack.folder)])
    slots.write_text("word: [blue]\n")
    rule = packs.load([str(pack.folder)]).find("site/menu")
    assert rule is not None and "blue" in rule.scan.expressions[0].source  # type: ignore[union-attr]  # a YAML rule


@pytest.mark.parametrize("damage", [b"", b"garbage", b"copydesk cache 1\n" + b"x" * 40])
def test_a_corrupt_cache_is_ignored(pack: ScratchPack, damage: bytes) -> None:
    pack.write("menu.yaml", YAML)
    packs.load([str(pack.folder)])
    folder = cache.folder()
    assert folder is not None
    files = list(Path(folder).glob("*.pickle"))
    assert files
    for file in files:
        file.write_bytes(damage)
    assert packs.load([str(pack.folder)]).find("site/menu") is not None


def test_a_cache_that_others_can_write_is_not_read(
    pack: ScratchPack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache.put("kind", "key", "value")
    assert cache.get("kind", "key") == "value"
    (tmp_path / "copydesk").chmod(0o777)
    assert cache.get("kind", "key") is None
