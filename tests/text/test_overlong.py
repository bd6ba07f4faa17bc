"""Blocks longer than any paragraph, and sentences found by their offset."""

from __future__ import annotations

import re

from copydesk.text import document as documents
from copydesk.text.document import Document
from copydesk.text.formats import plain
from copydesk.text.source import decode

_SENTENCE = "The council met on Monday to hear the report of its engineers. "
_PROSE = _SENTENCE + "It went home at noon."


def _read(text: str) -> Document:
    return plain.read(decode(text.encode(), "t"), "en")


def test_an_overlong_block_is_no_prose_and_is_not_searched() -> None:
    overlong = _SENTENCE * (documents.LONGEST_PARAGRAPH // len(_SENTENCE) + 1)
    document = _read(f"{_PROSE}\n\n{overlong}\n\n{_PROSE}")
    assert document.has_overlong_blocks
    assert [block.is_overlong for block in document.blocks] == [False, True, False]
    assert [block.is_running_prose for block in document.blocks] == [True, False, True]
    last = document.blocks[-1].start
    assert [match.start() for match in document.places(re.compile("council"))] == [4, last + 4]
    folded = list(document.places(re.compile("the"), document.folded))
    assert [match.start() for match in folded[:2]] == [0, _SENTENCE.index("the")]


def test_a_text_of_paragraphs_is_searched_whole() -> None:
    paragraphs = f"{_PROSE}\n\n" * (documents.LONGEST_PARAGRAPH // len(_PROSE))
    document = _read(paragraphs)
    assert not document.has_overlong_blocks
    found = re.compile("council")
    assert [m.span() for m in document.places(found)] == [m.span() for m in found.finditer(paragraphs)]


def test_the_sentence_at_an_offset() -> None:
    (block,) = _read(_PROSE).blocks
    first, second = block.sentences
    assert block.sentence_at(0) == block.sentence_at(first.end - 1) == first
    assert block.sentence_at(first.end) is None
    assert block.sentence_at(second.start) == block.sentence_at(second.end - 1) == second
    assert block.sentence_at(second.end) is None
