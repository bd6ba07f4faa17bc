"""Severities and options of rules, as layers set them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from copydesk.engine.rule import Option
from copydesk.errors import FileError
from copydesk.model import Severity
from copydesk.policy.config import read
from copydesk.policy.options import Value, settings, severities
from copydesk.policy.selection import Catalogue


class Facts(NamedTuple):
    name: str
    status: str = "stable"
    aliases: tuple[str, ...] = ()


RULES = [
    Facts("spacing/doubled"),
    Facts("spacing/no-break"),
    Facts("quotes/pair", aliases=("quotes/two",)),
    Facts("lt/match"),
]
CATALOGUE = Catalogue(RULES, services={"lt": "lt/match"})
OPTIONS: Mapping[str, Mapping[str, Option]] = {
    "quotes/pair": {
        "least-words": Option(8, "words", least=4),
        "share": Option(0.5, "share"),
        "strict": Option(False, "strict"),
        "keep": Option((), "keep"),
        "style": Option("a", "style", choices=("a", "b")),
        "word": Option("x", "any word"),
    }
}


def graded(folder: Path, text: str, path: str = "a.txt") -> dict[str, Severity]:
    (folder / "c.yaml").write_text(text)
    layers = read(str(folder / "c.yaml")).layers_for(f"{folder}/{path}")
    return {name: given.severity for name, given in severities(layers, CATALOGUE).items()}


def values(folder: Path, text: str) -> dict[str, Value]:
    (folder / "c.yaml").write_text(text)
    layers = read(str(folder / "c.yaml")).layers
    return {name: given.value for name, given in settings(layers, CATALOGUE, OPTIONS).get("quotes/pair", {}).items()}


def test_a_rule_goes_before_its_family_and_a_later_layer_before_both(tmp_path: Path) -> None:
    text = "severity: {spacing/doubled: error, spacing: info, all: warning}\n"
    text += "per-path: [{paths: x/, severity: {spacing: error}}]\n"
    doubled, no_break, pair = "spacing/doubled", "spacing/no-break", "quotes/pair"
    found = graded(tmp_path, text)
    assert (found[doubled], found[no_break], found[pair]) == (Severity.ERROR, Severity.INFO, Severity.WARNING)
    there = graded(tmp_path, text, "x/a.txt")
    assert (there[doubled], there[no_break]) == (Severity.ERROR, Severity.ERROR)


def test_old_names_and_names_of_a_service_have_severities(tmp_path: Path) -> None:
    assert graded(tmp_path, "severity: {quotes/two: info, lt/A_B: error}\n") == {
        "quotes/pair": Severity.INFO,
        "lt/A_B": Severity.ERROR,
    }


def test_values_have_the_type_of_their_default(tmp_path: Path) -> None:
    text = "options: {quotes/two: {least-words: 12, share: 0.25, strict: true, keep: Kiev, style: b, word: y}}\n"
    expected = {"least-words": 12, "share": 0.25, "strict": True, "keep": ("Kiev",), "style": "b", "word": "y"}
    assert values(tmp_path, text) == expected
    assert values(tmp_path, "options: {quotes/pair: {keep: [a, b]}}\n") == {"keep": ("a", "b")}


def test_options_are_set_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("options: {quotes/pair: {least-words: 12, style: b}}\n")
    assert values(tmp_path, "extends: base.yaml\noptions: {quotes/pair: {style: a}}\n") == {
        "least-words": 12,
        "style": "a",
    }


@pytest.mark.parametrize(
    ("section", "says"),
    [
        ("options: {quotes/par: {strict: true}}", "unknown rule 'quotes/par'.*Did you mean 'quotes/pair'"),
        ("options: {quotes: {strict: true}}", "unknown rule 'quotes'"),
        ("options: {spacing/doubled: {strict: true}}", "has no options"),
        ("options: {quotes/pair: {strickt: true}}", "no option 'strickt'.*Did you mean 'strict'"),
        ("options: {quotes/pair: {zzz: true}}", "It has: least-words, share"),
        ("options: {quotes/pair: {least-words: many}}", "a whole number"),
        ("options: {quotes/pair: {least-words: 3}}", "at least 4"),
        ("options: {quotes/pair: {share: -0.1}}", "at least 0"),
        ("options: {quotes/pair: {share: nan}}", "a number is wanted"),
        ("options: {quotes/pair: {strict: maybe}}", "true or false"),
        ("options: {quotes/pair: {style: c}}", "none of: a, b"),
        ("options: {quotes/pair: {keep: {a: b}}}", "a list is wanted"),
        ("options: {quotes/pair: {word: ''}}", "a text is wanted"),
        ("severity: {spaceing: info}", "Did you mean 'spacing'"),
    ],
)
def test_errors_show_their_place_and_the_nearest_right_word(tmp_path: Path, section: str, says: str) -> None:
    with pytest.raises(FileError, match=f"(?s){says}") as caught:
        graded(tmp_path, f"\n{section}\n")
        values(tmp_path, f"\n{section}\n")
    assert caught.value.line == 2 and caught.value.column > 10
