"""The vocabulary of a family's patterns: `<service>` in a pattern stands for any of the words listed for that slot.

The words stand in `_slots/LANGUAGE.yaml` (and `_slots/any.yaml` for every language) beside the rule files:

    service: [Facebook, Instagram, YouTube]
    share-verb: [share, post, tweet]

A word is plain text, never an expression; where it says `colo(u)r`, the part in brackets may be missing.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import regex

from copydesk.compiled import pattern
from copydesk.engine.kinds.languages import ANY, language_of
from copydesk.errors import nearest
from copydesk.text import yamlfile
from copydesk.text.folding import MARKS_AROUND, fold
from copydesk.text.yamlfile import Node

FOLDER = "_slots"
_SLOT = pattern(r"(?<!\(\?)(?<!\(\?P)<([a-z][a-z0-9-]*)>")
_OPTIONAL = pattern(r"\\\(([^()]*)\\\)")

# What the end of a line loses (`folding.line_key`): the mark of `Google+`; a bracket is the slot's own.
_MAY_BE_CUT = MARKS_AROUND.replace(")", "")

# Slots by language (None: every language), each with the alternatives that stand for it in an expression.
Slots = dict[str | None, dict[str, str]]


class Reading(NamedTuple):
    """What the rule files of a folder are read with: the vocabulary beside them, and whether their expressions are
    proved already (an installed pack's are, by its own tests) and need not be compiled before a text needs them."""

    vocabulary: Slots
    is_proved: bool = False


def files(folder: Path) -> list[Path]:
    """The vocabulary files that rules in this folder use."""
    where = folder / FOLDER
    return sorted(where.glob("*.yaml")) if where.is_dir() else []


def read(folder: Path) -> Slots:
    """The vocabulary beside the rule files of a folder; raises FileError for a file that is broken."""
    found: Slots = {}
    for path in files(folder):
        root = yamlfile.read(path)
        language = None if path.stem == ANY else language_of(path.stem, root)
        found[language] = {name: _alternatives(node) for name, node in root.mapping().items()}
    return found


def _alternatives(node: Node) -> str:
    words = {_expression(item) for item in node.sequence()}
    if not words:
        raise node.error("a slot needs at least one word")
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _expression(node: Node) -> str:
    word = fold(node.text().strip())
    if not any(character.isalnum() for character in word):
        raise node.error(
            "a word of a slot needs a letter or a digit", "A slot that matches anything would find everything."
        )
    core = word.rstrip(_MAY_BE_CUT)
    escaped = regex.escape(core, special_only=True, literal_spaces=True)
    marks = "".join(f"{regex.escape(mark, special_only=True)}?" for mark in word[len(core) :])
    return _OPTIONAL.sub(r"(?:\1)?", escaped).replace(" ", r"\s+") + marks


def fill(source: str, language: str | None, slots: Slots, node: Node) -> str:
    """The expression with its slots filled by the words of its language and of every language."""
    known = [slots.get(None, {}), slots.get(language, {})] if language else [slots.get(None, {})]

    def words(match: re.Match[str]) -> str:
        name = match.group(1)
        alternatives = [vocabulary[name] for vocabulary in known if name in vocabulary]
        if not alternatives:
            names = sorted({slot for vocabulary in known for slot in vocabulary})
            hint = nearest(name, names) or f"Slots are listed in {FOLDER}/{language or ANY}.yaml beside the rule."
            raise node.error(f"no slot <{name}> for {language or ANY!r}", hint)
        return f"(?:{'|'.join(alternatives)})"

    return _SLOT.sub(words, source)
