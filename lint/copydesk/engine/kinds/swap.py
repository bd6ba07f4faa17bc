"""`kind: swap`: a wrong word and the right one, by language; letter case counts."""

from __future__ import annotations

import regex

from copydesk.engine import anchors
from copydesk.engine.expression import Expression, Where
from copydesk.engine.kinds.languages import by_language_shape, language_of
from copydesk.engine.kinds.scan import Scan
from copydesk.engine.slots import Reading
from copydesk.text.folding import line_key
from copydesk.text.schema import TEXT, Field, any_keys
from copydesk.text.yamlfile import Node

FIELDS = {"swaps": Field("The wrong word and the right one, by language.", by_language_shape(any_keys(TEXT)))}


def build(fields: dict[str, Node], where: Where, reading: Reading) -> Scan:
    """One expression a pair, with the right word as its replacement."""
    expressions = []
    if "swaps" in fields:
        for name, pairs in fields["swaps"].mapping().items():
            language = language_of(name, pairs)
            for wrong, right in pairs.mapping().items():
                if wrong == right.text():
                    raise right.error(f"{wrong!r} is swapped for itself")
                body = r"\s+".join(regex.escape(word) for word in wrong.split())
                anchor = anchors.of_words(line_key(wrong))
                source = rf"(?<!\w){body}(?!\w)"
                words = (anchors.at_word_start(anchor),) if anchor else ()
                expressions.append(
                    Expression(source, where, language, exact=True, replacement=right.text(), anchors=words)
                )
    return Scan(expressions=tuple(expressions))
