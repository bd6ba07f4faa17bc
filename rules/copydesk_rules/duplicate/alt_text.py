"""Finds the same short line three times or more in a row or in a list: what a gallery says in place of its pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from copydesk.plugin import OBJECT, BlockKind, Document, Example, Hit, pattern, rule
from copydesk_rules.duplicate._copies import PARAGRAPH_WORDS, Run, are_in_one_section, is_verse, removal, size

_FEWEST = 3
_SHARE_OF_LIST = 3  # a long list may say a thing three times; in one of pictures it is a third of the entries
_LEAST_WORDS = 2
_LEAST_LETTERS = 8
_LETTER = pattern(r"[^\W\d_]")
_IS_NO_LABEL = pattern(r"[.,;!?:。！？：，、…]$|:\s|^[“\"«„‘]")
_DATA = (BlockKind.TABLE_CELL, BlockKind.FIELD, BlockKind.CUE)


@rule(
    summary="Same alternative text again and again",
    why="A gallery gives each of its pictures the same text in place of it; scraped, nothing else is left of them.",
    fixes="unsafe",
    bad=[
        Example(
            "The fair opened on Friday in the rain, and few people came.\n\nView of the harbour\n\n"
            "View of the harbour\n\nView of the harbour\n\nIt will stay open until the end of the month.",
            fixed="The fair opened on Friday in the rain, and few people came.\n\nView of the harbour\n\n"
            "It will stay open until the end of the month.",
        ),
        "The fair opened on Friday in the rain, and few people came.\n\n- Harbour fair 2019\n- The big wheel\n"
        "- Harbour fair 2019\n- A brass band\n- Harbour fair 2019\n\nIt will stay open until the end of the month.",
        Example(
            "Die Messe hat am Freitag im Regen geöffnet, und nur wenige Leute kamen.\n\nBlick auf den Hafen\n\n"
            "Blick auf den Hafen\n\nBlick auf den Hafen\n\nBlick auf den Hafen",
            language="de",
        ),
        Example(
            "博览会星期五在雨中开幕，来的人很少，主办方说还会继续。" + "\n\n港口的风景照片" * 3,
            language="zh",
        ),
    ],
    good=[
        "The night is long and the road is cold, and nobody sings.\n\nLet it rain on us\nLet it rain on us\n"
        "Let it rain on us",
        "Three of the answers in the poll were the same, the paper said.\n\nNo.\n\nNo.\n\nNo.",
        "The crowd in the square shouted for an hour without a pause.\n\n“Open the gates”\n\n“Open the gates”\n\n"
        "“Open the gates”",
        "Old Boys United\n\nOld Boys United\n\nOld Boys United",
        "What the shops had in the week before the feast is told here.\n\n- Flour: two sacks\n- Salt\n"
        "- Flour: two sacks\n- Oil\n- Flour: two sacks",
    ],
    notes="A line of 2 to 7 words without a mark at its end, in a text that has paragraphs. Lines of verse, cells of "
    "tables, entries with a colon and what somebody says may recur.",
)
def check(document: Document) -> Iterator[Hit]:
    """One finding for each such line: over the copies that stand together, or on the last of those in a list."""
    if not any(block.is_running_prose for block in document.blocks):
        return
    for copies in _rows(document):
        first, original = document.blocks[copies[1]], document.blocks[copies[0]]
        related = ((original.start, original.end, "the first copy"),)
        message = f"The same line {len(copies)} times; a gallery may have stood here"
        if copies[-1] - copies[0] == len(copies) - 1:
            run = Run(copies[1], copies[-1] + 1, copies[0], 1, len(copies))
            yield Hit(first.start, document.blocks[copies[-1]].end, message, related, removal(document, run))
        else:
            yield Hit(first.start, first.end, message, related)


def _rows(document: Document) -> Iterator[list[int]]:
    """The indexes of equal lines: three or more in a row, or of one list."""
    blocks = document.blocks
    if len({block.key for block in blocks}) > len(blocks) - _FEWEST + 1:  # no line stands so often
        return
    at = 0
    while at < len(blocks):
        if blocks[at].kind is BlockKind.LIST_ITEM:
            end = _end_of_list(document, at)
            yield from _in_list(document, at, end)
        else:
            end = at + 1
            if _may_be_label(document, at):
                while end < len(blocks) and blocks[end].key == blocks[at].key:
                    end += 1
                is_row = end - at >= _FEWEST and not is_verse(document, at)
                if is_row and are_in_one_section(document, at, end - 1):
                    yield list(range(at, end))
        at = end


def _end_of_list(document: Document, start: int) -> int:
    end = start
    while end < len(document.blocks) and document.blocks[end].kind is BlockKind.LIST_ITEM:
        end += 1
    return end


def _in_list(document: Document, start: int, end: int) -> Iterator[list[int]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    if end - start < _FEWEST:
        return
    for index in range(start, end):
        if _may_be_label(document, index):
            by_key[document.blocks[index].key].append(index)
    fewest = max(_FEWEST, (end - start) // _SHARE_OF_LIST)
    yield from (same for same in by_key.values() if len(same) >= fewest)


def _may_be_label(document: Document, index: int) -> bool:
    """Whether the line may stand for a picture: a few words, no full stop, nobody speaking."""
    block = document.blocks[index]
    if block.kind in _DATA or block.end - block.start < _LEAST_LETTERS // 2 or block.is_overlong:
        return False
    if index and document.blocks[index - 1].key == block.key and block.kind is not BlockKind.LIST_ITEM:
        return False
    if OBJECT in block.text or _IS_NO_LABEL.search(block.text):
        return False
    has_letters = len(_LETTER.findall(block.text)) >= (_LEAST_LETTERS if block.text.isascii() else _LEAST_LETTERS // 2)
    return has_letters and _LEAST_WORDS <= size(block.text) < PARAGRAPH_WORDS
