"""What a YAML file of the user's may hold, as tables that the readers go by and JSON schemas are made of.

A reader takes the keys it knows from its table, so a key that is read is in the schema, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"

TEXT: Schema = {"type": "string", "pattern": r"\S"}
BOOLEAN: Schema = {"type": "boolean"}


class Field(NamedTuple):
    """A key of a mapping: what it means, and the shape of its value."""

    meaning: str
    shape: Schema


Fields = Mapping[str, Field]


def choice(words: Iterable[str]) -> Schema:
    """One of some words."""
    return {"enum": list(words)}


def listed(item: Schema) -> Schema:
    """A list, or a single value that counts as a list of one."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def number(least: float, whole: bool = True) -> Schema:
    """A number that is not too small."""
    return {"type": "integer" if whole else "number", "minimum": least}


def mapping(fields: Fields, required: Iterable[str] = ()) -> Schema:
    """A mapping with these keys and no others."""
    shown = {name: {"description": field.meaning, **field.shape} for name, field in fields.items()}
    needed = list(required)
    shape: Schema = {"type": "object", "properties": shown, "additionalProperties": False}
    return {**shape, "required": needed} if needed else shape


def any_keys(value: Schema) -> Schema:
    """A mapping with keys of the user's own."""
    return {"type": "object", "additionalProperties": value}


TEXTS = listed(TEXT)
