"""`kind: phrase`: words to be found as a whole line, at the start of one, or anywhere.

Beside its phrases a rule may have the shapes that phrases take (`patterns`, `weak-patterns`, `sentences`), as
`kind: pattern` reads them, and `openings`: words with which a sentence begins that is furniture wherever it stands.
"""

from __future__ import annotations

import regex

from copydesk.engine import anchors
from copydesk.engine.expression import Expression, Where
from copydesk.engine.kinds import pattern
from copydesk.engine.kinds.languages import TEXTS_BY_LANGUAGE, by_language
from copydesk.engine.kinds.scan import Scan
from copydesk.engine.slots import Reading
from copydesk.text.folding import line_key
from copydesk.text.schema import Field
from copydesk.text.yamlfile import Node

FIELDS = {
    "phrases": Field("Words that find it, by language.", TEXTS_BY_LANGUAGE),
    "weak": Field("Lines that count only beside other furniture.", TEXTS_BY_LANGUAGE),
    "openings": Field("Words that begin a sentence which is furniture wherever it stands.", TEXTS_BY_LANGUAGE),
    **pattern.FIELDS,
}


def build(fields: dict[str, Node], where: Where, reading: Reading) -> Scan:
    """Phrases as a table of whole lines, or as expressions with one anchor word each."""
    lines: dict[str | None, dict[str, bool]] = {}
    expressions: list[Expression] = []
    for field in ("phrases", "weak"):
        for language, node in by_language(fields.get(field)):
            key = _key(node)
            if where is Where.LINE:
                lines.setdefault(language, {}).setdefault(key, field == "weak")
            elif field == "weak":
                hint = "A weak phrase counts as a line beside other furniture."
                raise node.error("weak phrases need `as: line`", hint)
            else:
                expressions.append(_expression(rf"(?<!\w){_body(key)}(?!\w)", key, where, language))
    for language, node in by_language(fields.get("openings")):
        key = _key(node)
        expressions.append(_expression(rf"{_body(key)}(?!\w).*", key, Where.SENTENCE, language))
    expressions.extend(pattern.expressions(fields, where, reading))
    return Scan(lines=lines, expressions=tuple(expressions))


def _key(node: Node) -> str:
    key = line_key(node.text())
    if not any(character.isalnum() for character in key):
        raise node.error("a phrase needs a letter or a digit")
    return key


def _body(key: str) -> str:
    return r"\s+".join(regex.escape(word) for word in key.split())


def _expression(source: str, key: str, where: Where, language: str | None) -> Expression:
    anchor = anchors.of_words(key)
    return Expression(source, where, language, anchors=(anchors.at_word_start(anchor),) if anchor else ())
