"""Options of rules: what a rule declares is what it is given."""

from __future__ import annotations

import pickle

import pytest

from copydesk.engine.check import Checker
from copydesk.engine.packs import PythonRule
from copydesk.engine.rule import Option, rule
from copydesk.engine.testing import document
from copydesk.engine.yamlrule import YamlRule
from tests.engine.conftest import ScratchPack

PYTHON = """
from copydesk.plugin import Hit, Option, rule

@rule(summary="s", why="w", bad=["a b"], good=["c"],
      options={"words": Option(("a",), "what is looked for"), "least": Option(1, "how often")})
def check(document, settings):
    for word in settings["words"]:
        if document.prose.count(word) >= settings["least"]:
            yield Hit(0, 1, f"{word} {settings['least']}")
"""


def messages(found: PythonRule, text: str) -> list[str]:
    return [finding.message for finding in Checker([found]).check(document(text, "en"))]


def test_a_python_rule_is_given_its_defaults_and_what_was_set(pack: ScratchPack) -> None:
    pack.write("words.py", PYTHON)
    (found,) = pack.load().rules
    assert isinstance(found, PythonRule)
    assert messages(found, "a b b") == ["a 1"]
    other = found.with_settings({"words": ("b", "c"), "least": 2})
    assert messages(other, "a b b") == ["b 2"]
    assert messages(found, "a b b") == ["a 1"]
    assert messages(pickle.loads(pickle.dumps(other)), "a b b") == ["b 2"]


def test_a_yaml_rule_lets_pass_what_is_allowed(pack: ScratchPack) -> None:
    pack.write("form.yaml", "summary: s\nwhy: w\nkind: phrase\nphrases: {en: [leave a reply, write to us]}\n")
    (found,) = pack.load().rules
    assert isinstance(found, YamlRule)
    text = document("You may leave a reply.\n\nWrite to us, or leave a reply!", "en")
    assert len(Checker([found]).check(text)) == 3
    allowing = found.with_settings({"allow": ["you may LEAVE a reply", "Write to us!"]})
    assert [text.prose[f.span.start :] for f in Checker([allowing]).check(text)] == ["leave a reply!"]


def test_a_rule_that_asks_a_service_has_no_options() -> None:
    with pytest.raises(ValueError, match="no options of its own"):
        rule(summary="s", why="w", bad=[], good=[], asks="languagetool", options={"a": Option(1, "b")})
