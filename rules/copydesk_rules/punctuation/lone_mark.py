"""Finds paragraphs that consist of one punctuation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, pattern, rule

_LONE = pattern(r"^[ \t\u00a0]*([.,;:]|\. ?\.|[.,;] ?[.,;]|[\"”“’‘»)\]])[ \t\u00a0]*\r?$", re.MULTILINE)
_CARRIES_NOTHING = frozenset(".,;:")


@rule(
    summary="Paragraph of a single punctuation mark",
    why="The words that stood before it, a link or an embedded post, were cut out.",
    bad=[
        Example(
            "The war has lasted for eight years now, the minister said.\n\n.\n\nNobody knows when it will end.",
            fixed="The war has lasted for eight years now, the minister said.\n\n\n\nNobody knows when it will end.",
        ),
        "The war has lasted for eight years now, the minister said.\n\n,\n\nNobody knows when it will end.",
        "The war has lasted for eight years now, the minister said.\n\n”\n\nNobody knows when it will end.",
    ],
    good=[
        "The first part ends here, and no more is told of it.\n\n*\n\nThe second part begins on the next morning.",
        "The first part ends here, and no more is told of it.\n\n* * *\n\nThe second part begins on the next morning.",
        "The first part ends here, and no more is told of it.\n\n§\n\nThe second part begins on the next morning.",
        "“And what did he say to you when you told him?”\n\n“?”\n\n“…”\n\n“Nothing at all, as I thought he would.”",
        "Columns:\n:\n:\nEnd",
        "The first part ends here, and no more is told of it.\n\n...\n\nThe second part begins on the next morning.",
    ],
    fixes="safe",
    notes="Section breaks (asterisks, dashes, a paragraph sign, an ellipsis) and a bare question or exclamation mark "
    "are right. Speaks only in a text with paragraphs of prose.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such paragraph."""
    prose = document.prose
    is_prose = any(block.is_running_prose for block in document.blocks)
    for match in _LONE.finditer(prose):
        start, end = match.span(1)
        block = document.block_at(start)
        if block is None or (block.start, block.end) != (start, end) or not is_prose:
            continue
        safety = Safety.SAFE if set(match[1]) <= _CARRIES_NOTHING | {" "} else Safety.UNSAFE
        yield Hit(start, end, f"Paragraph of a lone {match[1]}", edits=((start, end, ""),), safety=safety)
