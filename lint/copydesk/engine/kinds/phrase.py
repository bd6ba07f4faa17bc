"""`kind: phrase`: words to be found as a whole line, at the start of one, or anywhere."""

from __future__ import annotations

import regex

from copydesk.engine import anchors
from copydesk.engine.expression import Expression, Where
from copydesk.engine.kinds.languages import by_language
from copydesk.engine.kinds.scan import Scan
from copydesk.engine.slots import Slots
from copydesk.text.folding import line_key
from copydesk.text.yamlfile import Node

FIELDS = ("phrases", "weak")


def build(fields: dict[str, Node], where: Where, vocabulary: Slots) -> Scan:
    """Phrases as a table of whole lines, or as expressions with one anchor word each."""
    lines: dict[str | None, dict[str, bool]] = {}
    expressions: list[Expression] = []
    for field in FIELDS:
        for language, node in by_language(fields.get(field)):
            key = _key(node)
            if where is Where.LINE:
                lines.setdefault(language, {}).setdefault(key, field == "weak")
            elif field == "weak":
                raise node.error("weak phrases need `as: line`", "A weak phrase counts as a line beside other furniture.")
            else:
                expressions.append(_expression(key, where, language))
    return Scan(lines=lines, expressions=tuple(expressions))


def _key(node: Node) -> str:
    key = line_key(node.text())
    if not any(character.isalnum() for character in key):
        raise node.error("a phrase needs a letter or a digit")
    return key


def _expression(key: str, where: Where, language: str | None) -> Expression:
    body = r"\s+".join(regex.escape(word) for word in key.split())
    anchor = anchors.of_words(key)
    return Expression(rf"(?<!\w){body}(?!\w)", where, (anchor,) if anchor else (), language)
