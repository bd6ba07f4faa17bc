"""`kind: pattern`: regular expressions (the `regex` module's), matched against the text in lower case with straight marks."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from copydesk.engine import anchors, slots
from copydesk.engine.expression import Expression, Where
from copydesk.engine.kinds.languages import by_language
from copydesk.engine.kinds.scan import Scan
from copydesk.engine.slots import Reading
from copydesk.text.folding import fold
from copydesk.text.yamlfile import Node

FIELDS = ("patterns", "weak-patterns", "sentences", "parts", "exact")

# Lines that no expression may match: one that does says too little to tell furniture from an article.
_ANY_LINE = ("the", "qzx wvk jqx", "Qzx wvk jqx, wvk 7 zzq.")


def compiled(node: Node, source: str) -> regex.Pattern[str]:
    """The expression, or an error that points at it."""
    try:
        return regex.compile(source)
    except regex.error as error:
        raise node.error(f"no valid expression: {error}") from None


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
    words = anchors.of_expression(fold(source) if exact else source)
    return Expression(written, where, words, language, exact, weak=weak)


def _prove(node: Node, source: str, where: Where) -> None:
    """Raises an error that points at an expression which is not valid, or says nothing of what it matches."""
    pattern = compiled(node, source)
    if pattern.fullmatch("") is not None:
        raise node.error("this expression matches an empty text", "Let it require at least one character.")
    if where in (Where.LINE, Where.SENTENCE) and all(pattern.fullmatch(line) for line in _ANY_LINE):
        raise node.error("this expression matches any line", "Let it require at least one word.")
