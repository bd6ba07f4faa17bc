"""The JSON schema of a configuration says what its reader takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from copydesk.errors import FileError
from copydesk.policy.configfile import KEYS, PER_PATH_KEYS, schema
from copydesk.run import Options, Run
from tests.validator import is_valid

GOOD = [
    "{}",
    "extends: base.yaml",
    "select: [default, names, quotes/mixed-pair]",
    "select: all",
    "ignore: languagetool/EN_A_VS_AN",
    "rules: []\nexclude: ['*.bak.txt', '!kept.txt']\nbaseline: accepted.json",
    "language: pt-BR",
    "language: auto",
    "severity: {quotes/mixed-pair: error, spacing: info, languagetool/X: warning}",
    "options: {duplicate/paragraph: {least-words: 12}}",
    "options:\n  names/foreign-spelling: {keep: [Kiev]}\n  spacing/doubled: {after-stop: report}\n"
    "  boilerplate/comment-form: {allow: Leave a Reply}\n  quotes/straight-among-curly: {largest-share: 0.3}",
    "languagetool: {server: local, categories: GRAMMAR, disabled-categories: [STYLE], variants: [en-GB], picky: true, "
    "time-limit: 5}",
    "per-path:\n  - paths: interviews/\n    select: default\n    ignore: [quotes]\n    language: de\n"
    "    severity: {all: info}\n    options: {duplicate/sentence: {least-words: 20}}",
]
BAD = [
    "selct: all",
    "select: [quotes/mixedpair]",
    "select: {a: b}",
    "ignore: nothing",
    "language: klingonese",
    "severity: error",
    "severity: {spacing: bad}",
    "severity: {spaceing: info}",
    "options: {spacing: {after-stop: report}}",
    "options: {spacing/line-end: {least-words: 1}}",
    "options: {duplicate/paragraph: {least-word: 12}}",
    "options: {duplicate/paragraph: {least-words: few}}",
    "options: {duplicate/paragraph: {least-words: 2}}",
    "options: {spacing/doubled: {after-stop: sometimes}}",
    "languagetool: {categories: GRAMMAR}",
    "languagetool: {server: local, port: 1}",
    "languagetool: {server: local, picky: perhaps}",
    "languagetool: {server: local, time-limit: 0}",
    "per-path: {paths: a}",
    "per-path: [{ignore: quotes}]",
    "per-path: [{paths: a, exclude: b}]",
    "- select",
]


def is_taken(folder: Path, text: str) -> bool:
    (folder / ".copydesk.yaml").write_text(text, encoding="utf-8")
    path = folder / "interviews" / "a.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text("Nothing.\n")
    try:
        Run(Options(), lambda trouble: None).effective(str(path))
    except FileError:
        return False
    return True


@pytest.mark.parametrize(("text", "good"), [*((text, True) for text in GOOD), *((text, False) for text in BAD)])
def test_schema_and_reader_agree(tmp_path: Path, text: str, good: bool) -> None:
    (tmp_path / "base.yaml").write_text("")
    assert is_taken(tmp_path, text) is good
    assert is_valid(YAML(typ="safe").load(text), Run(Options(use_config=False), print).schema(".")) is good


def test_every_key_is_tried() -> None:
    tried = [YAML(typ="safe").load(text) for text in GOOD]
    assert {key for config in tried for key in config} == set(KEYS)
    assert {key for config in tried for entry in config.get("per-path", ()) for key in entry} == set(PER_PATH_KEYS)


def test_a_schema_without_rules_is_one() -> None:
    assert is_valid({"select": ["all"], "severity": {"default": "info"}}, schema([]))
