"""Finds paragraphs that consist of one punctuation mark."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, pattern, rule

_LONE = pattern(r"[.,;:]|\. ?\.|[.,;] ?[.,;]|[\"”“’‘»)\]]")
_LONGEST = 3
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
    short = (block for block in document.blocks if block.end - block.start <= _LONGEST)
    lone = [block for block in short if _LONE.fullmatch(block.text)]
    if not lone or not any(block.is_running_prose for block in document.blocks):
        return
    for start, end, mark in ((block.start, block.end, block.text) for block in lone):
        safety = Safety.SAFE if set(mark) <= _CARRIES_NOTHING | {" "} else Safety.UNSAFE
        yield Hit(start, end, f"Paragraph of a lone {mark}", edits=((start, end, ""),), safety=safety)
