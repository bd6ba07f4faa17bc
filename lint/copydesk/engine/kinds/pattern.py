"""`kind: pattern`: regular expressions (the `regex` module's), matched against the text in lower case with straight marks."""

from __future__ import annotations

import regex

from copydesk.engine import anchors, slots
from copydesk.engine.expression import Expression, Where
from copydesk.engine.kinds.languages import by_language
from copydesk.engine.kinds.scan import Scan
from copydesk.engine.slots import Slots
from copydesk.text.folding import fold
from copydesk.text.yamlfile import Node

FIELDS = ("patterns", "exact")


def compiled(node: Node, source: str) -> regex.Pattern[str]:
    """The expression, or an error that points at it."""
    try:
        return regex.compile(source)
    except regex.error as error:
        raise node.error(f"no valid expression: {error}") from None


def build(fields: dict[str, Node], where: Where, vocabulary: Slots) -> Scan:
    """Expressions with the anchor words that any match of theirs must contain."""
    exact = "exact" in fields and fields["exact"].boolean()
    expressions = []
    for language, node in by_language(fields.get("patterns")):
        source = slots.fill(node.text().strip(), language, vocabulary, node)
        written = source if exact else anchors.fold_literals(source)
        pattern = compiled(node, written)
        if pattern.fullmatch("") is not None:
            raise node.error("this expression matches an empty text", "Let it require at least one character.")
        expression = Expression(written, where, anchors.of_expression(fold(source) if exact else source), language, exact)
        expression.pattern = pattern
        expressions.append(expression)
    return Scan(expressions=tuple(expressions))
