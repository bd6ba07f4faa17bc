"""How much the findings of a rule matter, and with which options it runs, as a configuration has it.

A rule declares its options with their defaults; a value of another type, one too small and an unknown name are errors
that show their place. Of two layers that set the same the later counts, and in one layer the name of a rule before that
of its family.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from copydesk.errors import nearest
from copydesk.model import Severity
from copydesk.policy.layers import Layer
from copydesk.policy.selection import Catalogue, Word

if TYPE_CHECKING:
    from copydesk.text.schema import Schema
    from copydesk.text.yamlfile import Node

Value = bool | int | float | str | tuple[str, ...]


class OptionFacts(Protocol):
    """What is to be known of an option of a rule; the type of its default is its type."""

    @property
    def default(self) -> Value:
        """What holds without a configuration."""

    @property
    def meaning(self) -> str:
        """What it is for."""

    @property
    def least(self) -> float:
        """The smallest number that makes sense."""

    @property
    def choices(self) -> Sequence[str]:
        """The texts that make sense; empty where any does."""


class Graded(NamedTuple):
    """A severity and the word, in a configuration, that gave it."""

    severity: Severity
    word: Word


class Setting(NamedTuple):
    """The value of an option and where it was written."""

    value: Value
    at: Node


def severities(layers: Iterable[Layer], catalogue: Catalogue) -> dict[str, Graded]:
    """The severities that were given to rules, by the names of the rules (and of findings of a service's)."""
    found: dict[str, Graded] = {}
    for layer in layers:
        given = [(catalogue.stands_for(word), Graded(severity, word)) for word, severity in layer.severities]
        for names, graded in sorted(given, key=lambda each: -len(each[0])):
            found |= dict.fromkeys(names, graded)
    return found


def settings(
    layers: Iterable[Layer], catalogue: Catalogue, declared: Mapping[str, Mapping[str, OptionFacts]]
) -> dict[str, dict[str, Setting]]:
    """The options that were set, by rule and name; `declared` are those there are."""
    found: dict[str, dict[str, Setting]] = {}
    for layer in layers:
        for given in layer.options:
            rule = catalogue.rule(given.rule)
            known = declared.get(rule, {})
            if not known:
                raise given.rule.error(f"the rule {rule} has no options", "")
            for word, node in given.values:
                if word.text not in known:
                    hint = nearest(word.text, list(known)) or f"It has: {', '.join(known)}"
                    raise word.error(f"the rule {rule} has no option {word.text!r}", hint)
                found.setdefault(rule, {})[word.text] = Setting(_value(node, known[word.text]), node)
    return found


def _value(node: Node, option: OptionFacts) -> Value:
    """The value of an option as its type has it; raises FileError that shows the place."""
    kind = type(option.default)
    if kind is bool:
        return node.boolean()
    if kind is tuple:
        return tuple(node.texts())
    if kind is str:
        return node.choice(option.choices) if option.choices else node.text()
    number = node.integer() if kind is int else node.decimal()
    if number < option.least:
        raise node.error(f"a number is wanted here, at least {option.least:g}")
    return number


def shape(option: OptionFacts) -> Schema:
    """The JSON schema of an option's values."""
    from copydesk.text import schema

    kind = type(option.default)
    if kind is bool:
        found = schema.BOOLEAN
    elif kind is tuple:
        found = schema.TEXTS
    elif kind is str:
        found = schema.choice(option.choices) if option.choices else schema.TEXT
    else:
        found = schema.number(option.least, whole=kind is int)
    default = list(option.default) if isinstance(option.default, tuple) else option.default
    return {**found, "default": default}
