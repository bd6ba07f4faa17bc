"""`kind: pattern`: regular expressions (of the `regex` module), matched against lower case with straight marks.

`sentences` match one sentence of a block, `parts` any part of one; both count as furniture, as whole lines do.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from copydesk.engine import anchors, backtracking, slots
from copydesk.engine.expression import Expression, Where
from copydesk.engine.kinds.languages import TEXTS_BY_LANGUAGE, by_language
from copydesk.engine.kinds.scan import Scan
from copydesk.engine.slots import Reading
from copydesk.text.schema import BOOLEAN, Field
from copydesk.text.yamlfile import Node

FIELDS = {
    "patterns": Field("Expressions that find it, by language.", TEXTS_BY_LANGUAGE),
    "weak-patterns": Field("Expressions of lines that count only beside other furniture.", TEXTS_BY_LANGUAGE),
    "sentences": Field("Expressions of whole sentences of a paragraph.", TEXTS_BY_LANGUAGE),
    "parts": Field("Expressions of parts of a paragraph.", TEXTS_BY_LANGUAGE),
    "exact": Field("Whether letter case and the form of the marks count; false, if not said.", BOOLEAN),
}

# Lines that no expression may match: one that does says too little to tell furniture from an article.
_ANY_LINE = ("the", "qzx wvk jqx", "Qzx wvk jqx, wvk 7 zzq.")


def proved(node: Node, source: str) -> str:
    """The expression, if it is a valid one; else an error that points at it."""
    _compiled(node, source)
    return source


def build(fields: dict[str, Node], where: Where, reading: Reading) -> Scan:
    """Expressions with the anchor words that any match of theirs must contain."""
    return Scan(expressions=tuple(expressions(fields, where, reading)))


def expressions(fields: dict[str, Node], where: Where, reading: Reading) -> Iterator[Expression]:
    """The expressions of a rule file: `patterns`, `weak-patterns`, `sentences` of a block, and `parts` of one."""
    exact = "exact" in fields and fields["exact"].boolean()
    for name, place in (
        ("patterns", where),
        ("weak-patterns", where),
        ("sentences", Where.SENTENCE),
        ("parts", Where.PART),
    ):
        for language, node in by_language(fields.get(name)):
            weak = name == "weak-patterns"
            if weak and where is not Where.LINE:
                raise node.error("weak patterns need `as: line`", "A weak line counts only beside other furniture.")
            yield _expression(node, place, language, exact, weak, reading)


def _expression(
    node: Node, where: Where, language: str | None, exact: bool, weak: bool, reading: Reading
) -> Expression:
    source = slots.fill(node.text().strip(), language, reading.vocabulary, node)
    written = source if exact else anchors.fold_literals(source)
    if not reading.is_proved:
        _prove(node, written, where)
    return Expression(written, where, language, exact=exact, weak=weak)


def _prove(node: Node, source: str, where: Where) -> None:
    """Raises an error that points at an expression which is not valid, or says nothing of what it matches."""
    pattern = _compiled(node, source)
    if pattern.fullmatch("") is not None:
        raise node.error("this expression matches an empty text", "Let it require at least one character.")
    if where in (Where.LINE, Where.SENTENCE) and all(pattern.fullmatch(line) for line in _ANY_LINE):
        raise node.error("this expression matches any line", "Let it require at least one word.")


def _compiled(node: Node, source: str) -> regex.Pattern[str]:
    try:
        return backtracking.pattern(source)
    except backtracking.InvalidExpressionError as error:
        raise node.error(f"no valid expression: {error}") from None
