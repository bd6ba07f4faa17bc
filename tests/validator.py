"""As much of JSON schema (draft 7) as copydesk's schemas use; a keyword that is not here is an error."""

from __future__ import annotations

import re
from typing import Any

_SAYS_NOTHING = {"$schema", "title", "description", "default", "definitions"}
_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}


def is_valid(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None) -> bool:
    """Whether a value is as the schema says."""
    whole = root or schema
    return all(_holds(keyword, said, value, schema, whole) for keyword, said in schema.items())


def _holds(keyword: str, said: Any, value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    if keyword in _SAYS_NOTHING:
        return True
    if keyword == "$ref":
        target: Any = root
        for part in said.removeprefix("#/").split("/"):
            target = target[part]
        return is_valid(value, target, root)
    if keyword == "type":
        return any(_is(value, name) for name in ([said] if isinstance(said, str) else said))
    if keyword == "enum":
        return value in said
    if keyword == "const":
        return bool(value == said)
    if keyword == "anyOf":
        return any(is_valid(value, each, root) for each in said)
    if keyword == "pattern":
        return not isinstance(value, str) or re.search(said, value) is not None
    if keyword == "minimum":
        return not isinstance(value, (int, float)) or value >= said
    if keyword == "items":
        return not isinstance(value, list) or all(is_valid(item, said, root) for item in value)
    if keyword == "required":
        return not isinstance(value, dict) or set(said) <= set(value)
    if keyword in ("properties", "patternProperties", "additionalProperties"):
        return not isinstance(value, dict) or _members_hold(keyword, said, value, schema, root)
    raise AssertionError(f"the schemas did not use {keyword!r} so far")


def _is(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _members_hold(keyword: str, said: Any, value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    patterns = schema.get("patternProperties", {})
    if keyword == "properties":
        return all(is_valid(value[name], said[name], root) for name in value if name in said)
    if keyword == "patternProperties":
        pairs = ((name, shape) for name in value for pattern, shape in said.items() if re.search(pattern, name))
        return all(is_valid(value[name], shape, root) for name, shape in pairs)
    others = [
        name
        for name in value
        if name not in schema.get("properties", {}) and not any(re.search(pattern, name) for pattern in patterns)
    ]
    return not others if said is False else all(is_valid(value[name], said, root) for name in others)
