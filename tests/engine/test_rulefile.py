"""A broken rule file is an error that shows the file, the line and a caret."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from copydesk.engine import rulefile
from copydesk.engine.slots import Reading
from copydesk.errors import FileError
from tests.conftest import ROOT
from tests.engine.conftest import ScratchPack
from tests.validator import is_valid

GOOD = "summary: s\nwhy: w\nkind: phrase\nphrases: {en: [a phrase]}\n"


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("summary: s\n\twhy: w\n", 2, "a tab cannot indent YAML"),
        (GOOD + "why: again\n", 5, "the key 'why' stands here twice"),
        (GOOD + "severty: error\n", 5, "unknown key 'severty'"),
        (GOOD + "severity: fatal\n", 5, "'fatal' is none of: info, warning, error"),
        ("summary: s\nwhy: w\nkind: pattern\npatterns: {en: ['(a']}\n", 4, "no valid expression"),
        ("summary: s\nwhy: w\nkind: pattern\npatterns: {en: ['a*']}\n", 4, "matches an empty text"),
        ("summary: s\nwhy: w\nkind: phrse\n", 3, "'phrse' is none of"),
        ("summary: s\nwhy: w\nkind: phrase\n", 3, "needs the key 'phrases'"),
        ("summary: s\nkind: phrase\n", 1, "the key 'why' is missing"),
        ("", 1, "a rule file needs at least"),
        ("- a\n- b\n", 1, "a mapping is wanted here"),
        ("summary: s\nwhy: w\nkind: phrase\nphrases: {xx: [a phrase]}\n", 4, "unknown language 'xx'"),
        ("summary: s\nwhy: w\nkind: phrase\nphrases: {en: ['']}\n", 4, "a text is wanted here"),
        ("summary: s\nwhy: w\nkind: phrase\nphrases: {en: ['...']}\n", 4, "needs a letter or a digit"),
        ("summary: s\nwhy: w\nkind: pattern\npatterns: {en: ['a <nosuch> b']}\n", 4, "no slot <nosuch>"),
        (GOOD + "fix: {delete: line}\n", 5, "how far it can be trusted"),
        (GOOD + "fix: {delete: lines, safety: safe}\n", 5, "'lines' is none of"),
        (GOOD + "bad: [{fixed: x}]\n", 5, "an example needs the key 'text'"),
        ("a: &a [*a]\n", 1, "a value cannot contain itself"),
        ("summary: !!python/name:os.system x\n", 1, "the tag"),
        ("a: b\n  c: d\n", 2, ""),
        ("a: [1\n", 2, ""),
    ],
)
def test_the_place_is_shown(pack: ScratchPack, content: str, line: int, says: str) -> None:
    path = pack.write("broken.yaml", content)
    with pytest.raises(FileError) as caught:
        pack.load()
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert says in str(caught.value)
    if content.split("\n")[line - 1 : line] not in ([], [""]):
        assert "^" in str(caught.value)


def test_the_nearest_right_word_is_offered(pack: ScratchPack) -> None:
    pack.write("broken.yaml", GOOD + "severty: error\n")
    with pytest.raises(FileError, match="Did you mean 'severity'"):
        pack.load()


def test_an_alias_bomb_is_harmless(pack: ScratchPack) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 60))
    pack.write("bomb.yaml", bomb)
    with pytest.raises(FileError):
        pack.load()


def test_a_file_that_is_not_text(pack: ScratchPack) -> None:
    pack.write("broken.yaml", "").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileError, match="is not UTF-8 text"):
        pack.load()


def test_a_hundred_thousand_phrases_just_work(pack: ScratchPack) -> None:
    lines = "".join(f"    - read chapter {n}\n" for n in range(100_000))
    pack.write("many.yaml", f"summary: s\nwhy: w\nkind: phrase\nas: line\nphrases:\n  en:\n{lines}")
    assert len(pack.check("Read chapter 99999.\n\nRead chapter x")) == 1


def _rule_files() -> list[Path]:
    return sorted(
        path for path in (ROOT / "rules").rglob("*.yaml") if path.parent.name != "_slots" and path.name[0] != "_"
    )


def test_every_rule_file_is_as_the_schema_says() -> None:
    schema = rulefile.schema()
    files = {path.name: YAML(typ="safe").load(path.read_text("utf-8")) for path in _rule_files()}
    assert files and [name for name, fields in files.items() if not is_valid(fields, schema)] == []


@pytest.mark.parametrize(
    ("change", "good"),
    [
        ({}, True),
        ({"kind": "pattern", "patterns": {"en": "colou?r"}, "phrases": None}, True),
        ({"kind": "swap", "swaps": {"en": {"wich": "which"}}, "phrases": None}, True),
        ({"as": "line", "weak": {"any": ["Reply"]}, "severity": "info", "status": "preview", "aliases": ["a/b"]}, True),
        ({"fix": {"delete": "line", "safety": "unsafe"}, "unless": "not here", "languages": ["en"]}, True),
        ({"bad": [{"text": "Leave a reply", "fixed": None, "language": "en"}], "good": "He left a reply."}, True),
        ({"kind": "phrases"}, False),
        ({"kind": "swap"}, False),
        ({"summary": None}, False),
        ({"phrase": {"en": "a"}}, False),
        ({"phrases": {"xx": "a"}}, False),
        ({"severity": "fatal"}, False),
        ({"status": "beta"}, False),
        ({"as": "word"}, False),
        ({"fix": {"delete": "line"}}, False),
        ({"fix": {"delete": "page", "safety": "safe"}}, False),
        ({"bad": [{"fixed": "a"}]}, False),
        ({"exact": "perhaps"}, False),
        ({"swaps": {"en": {"a": "b"}}}, False),
    ],
)
def test_the_schema_and_the_reader_agree(tmp_path: Path, change: dict[str, Any], good: bool) -> None:
    fields = {"summary": "s", "why": "w", "kind": "phrase", "phrases": {"en": ["Leave a reply"]}, **change}
    fields = {name: value for name, value in fields.items() if value is not None}
    path = tmp_path / "rule.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(fields, file)
    try:
        rulefile.read(path, "site/rule", Reading({}))
        is_taken = True
    except FileError:
        is_taken = False
    assert is_taken is good
    assert is_valid(fields, rulefile.schema()) is good
