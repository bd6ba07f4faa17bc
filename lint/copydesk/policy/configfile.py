"""One configuration file: the keys it may have, what they mean, and how they are read.

Every error shows its line. The tables are also what the JSON schema is made of.
"""

# ruff: noqa: PTH118

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Protocol

from copydesk.errors import UsageError
from copydesk.model import Severity
from copydesk.policy import languagetool
from copydesk.policy.config import language
from copydesk.policy.layers import Layer, OptionsOf, Own, Paths
from copydesk.policy.options import OptionFacts, shape
from copydesk.policy.patterns import Patterns, is_valid
from copydesk.policy.selection import ALL, DEFAULT, Choice, RuleFacts, Word
from copydesk.text import schema as shapes
from copydesk.text import yamlfile
from copydesk.text.schema import TEXT, TEXTS, Field, Schema, any_keys, choice, listed, mapping
from copydesk.text.yamlfile import Node

_SEVERITY = choice(severity.label for severity in Severity)
_LANGUAGE: Schema = {"type": "string", "pattern": r"^\s*([A-Za-z]{2,3}([-_].*)?|[Aa][Uu][Tt][Oo])\s*$"}
_LAYER_KEYS = {
    "select": Field("Which rules run: rules, families, `default`, `all`; replaces what was chosen before.", TEXTS),
    "ignore": Field("Rules and families that do not run.", TEXTS),
    "severity": Field("How much the findings of a rule or family matter.", any_keys(_SEVERITY)),
    "options": Field("Options of rules; `copydesk rules NAME` lists them.", any_keys({"type": "object"})),
    "language": Field("ISO 639-1 code, or `auto`: what a text says of itself, else what is detected.", _LANGUAGE),
}
PER_PATH_KEYS = {
    "paths": Field("Which files this is for: .gitignore patterns, relative to this file.", TEXTS),
    **_LAYER_KEYS,
}
KEYS = {
    "extends": Field("Configurations that hold first: files, relative to this one, or installed packs.", TEXTS),
    **_LAYER_KEYS,
    "rules": Field("Folders of rule packs, relative to this file.", TEXTS),
    "exclude": Field("Files that are not checked: .gitignore patterns, relative to this file.", TEXTS),
    "baseline": Field("Findings that are accepted: a file, relative to this one.", TEXT),
    "languagetool": Field(
        "How LanguageTool is asked, where it is selected.", mapping(languagetool.KEYS, languagetool.REQUIRED)
    ),
    "per-path": Field(
        "Settings for some files; each entry that matches holds, in order.",
        {"type": "array", "items": mapping(PER_PATH_KEYS, ("paths",))},
    ),
}


def parse(data: bytes, name: str, folder: str, patterns_in: str) -> Own:
    """What stands in a configuration file called `name`, in a folder.

    Its path patterns are relative to `patterns_in`. Raises FileError that shows the place of what is wrong.
    """
    keys = yamlfile.parse_bytes(data, name).mapping(KEYS)
    layers = [_layer(keys, None)]
    for entry in keys["per-path"].sequence() if "per-path" in keys else ():
        parts = entry.mapping(PER_PATH_KEYS)
        if "paths" not in parts:
            raise entry.error("an entry of per-path says which paths it is for: `paths: [PATTERN]`")
        layers.append(_layer(parts, _paths(parts["paths"], patterns_in)))
    return Own(
        _words(keys.get("extends")),
        tuple(layers),
        tuple(_below(node, folder) for node in keys["rules"].sequence()) if "rules" in keys else (),
        _paths(keys["exclude"], patterns_in) if "exclude" in keys else None,
        _below(keys["baseline"], folder) if "baseline" in keys else None,
        languagetool.read(keys["languagetool"]) if "languagetool" in keys else None,
        keys.get("languagetool"),
    )


def _layer(keys: dict[str, Node], paths: Paths | None) -> Layer:
    select = _words(keys["select"]) if "select" in keys else None
    return Layer(
        paths,
        Choice(select, _words(keys.get("ignore"))),
        _language(keys["language"]) if "language" in keys else None,
        tuple(_severity(node) for node in keys["severity"].mapping().values()) if "severity" in keys else (),
        tuple(_options(node) for node in keys["options"].mapping().values()) if "options" in keys else (),
    )


def _words(node: Node | None) -> tuple[Word, ...]:
    return tuple(_word(item) for item in node.sequence()) if node else ()


def _word(node: Node) -> Word:
    return Word(node.text(), node.error, node)


def _key(node: Node) -> Word:
    """The key a value stands under."""
    return _word(node.key or node)


def _severity(node: Node) -> tuple[Word, Severity]:
    label = node.choice(severity.label for severity in Severity)
    return _key(node), Severity[label.upper()]


def _options(node: Node) -> OptionsOf:
    return OptionsOf(_key(node), tuple((_key(value), value) for value in node.mapping().values()))


def _below(node: Node, folder: str) -> Word:
    """The absolute path of what need not be there."""
    return _word(node)._replace(text=os.path.normpath(os.path.join(folder, node.text())))


def _paths(node: Node, folder: str) -> Paths:
    for item in node.sequence():
        if not is_valid(item.text()):
            raise item.error("this is no path pattern", "Patterns are those of .gitignore files.")
    return Paths(Patterns(folder, node.texts()), _words(node))


def _language(node: Node) -> Word:
    try:
        return _word(node)._replace(text=language(node.text()))
    except UsageError as error:
        raise node.error(str(error)) from None


class _DescribedRule(RuleFacts, Protocol):
    @property
    def summary(self) -> str:
        """What is wrong, in a few words."""

    @property
    def options(self) -> Mapping[str, OptionFacts]:
        """Its options by name."""


def schema(rules: Iterable[_DescribedRule], services: Iterable[str] = ()) -> Schema:
    """The JSON schema of a configuration where these are the rules; `services` are families with open-ended names."""
    known = sorted(rules, key=lambda rule: rule.name)
    families = sorted({rule.name.rpartition("/")[0] for rule in known})
    aliases = sorted(alias for rule in known for alias in rule.aliases)
    names = [*(rule.name for rule in known), *families, DEFAULT, ALL]
    open_ended = [{"type": "string", "pattern": f"^{family}/."} for family in services]
    definitions = {
        "names": listed({"anyOf": [choice([*names, *aliases, *(f"{family}/" for family in families)]), *open_ended]}),
        "severity": _severity_schema(known, [*families, *aliases, DEFAULT, ALL], services),
        "options": _options_schema(known),
    }
    defined = {"select": "names", "ignore": "names", "severity": "severity", "options": "options"}
    known_layer: dict[str, Schema] = {key: {"$ref": f"#/definitions/{name}"} for key, name in defined.items()}
    keys = _with_shapes(KEYS, known_layer)
    per_path = mapping(_with_shapes(PER_PATH_KEYS, known_layer), ("paths",))
    keys["per-path"] = keys["per-path"]._replace(shape={"type": "array", "items": per_path})
    return {
        "$schema": shapes.DRAFT,
        "title": "Configuration of copydesk (.copydesk.yaml)",
        "definitions": definitions,
        **mapping(keys),
    }


def _with_shapes(fields: Mapping[str, Field], known: Mapping[str, Schema]) -> dict[str, Field]:
    return {name: field._replace(shape=known.get(name, field.shape)) for name, field in fields.items()}


def _severity_schema(rules: Iterable[_DescribedRule], others: Iterable[str], services: Iterable[str]) -> Schema:
    fields = {rule.name: Field(f"{rule.summary}.", _SEVERITY) for rule in rules}
    fields |= {name: Field(f"The rules `{name}` stands for.", _SEVERITY) for name in others}
    return {**mapping(fields), "patternProperties": {f"^{family}/.": _SEVERITY for family in services}}


def _options_schema(rules: Iterable[_DescribedRule]) -> Schema:
    by_rule: dict[str, Field] = {}
    for rule in rules:
        if rule.options:
            own = {name: Field(f"{option.meaning}.", shape(option)) for name, option in rule.options.items()}
            by_rule |= {name: Field(f"{rule.summary}.", mapping(own)) for name in (rule.name, *rule.aliases)}
    return mapping(by_rule)
