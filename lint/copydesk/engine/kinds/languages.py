"""Values by language, as every kind of rule file has them: `{en: [...], de: [...], any: [...]}`."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.errors import nearest
from copydesk.text.languages import NAMES
from copydesk.text.schema import TEXTS, Field, Schema, mapping
from copydesk.text.yamlfile import Node

ANY = "any"


def by_language_shape(value: Schema) -> Schema:
    """A value for each language."""
    names = {name: Field(f"For texts in {name}.", value) for name in NAMES}
    return mapping({**names, ANY: Field("For texts in any language.", value)})


TEXTS_BY_LANGUAGE = by_language_shape(TEXTS)


def language_of(name: str, node: Node) -> str | None:
    """The language a key names; None for `any`; an error that points at the key for anything else."""
    if name == ANY:
        return None
    if name not in NAMES:
        known = [*NAMES, ANY]
        hint = nearest(name, known) or f"Known: {', '.join(known)}"
        raise (node.key or node).error(f"unknown language {name!r}", hint)
    return name


def by_language(field: Node | None) -> Iterator[tuple[str | None, Node]]:
    """Each value with its language."""
    if field is None:
        return
    for name, values in field.mapping().items():
        language = language_of(name, values)
        for value in values.sequence():
            yield language, value
