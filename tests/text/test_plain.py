"""Plain text to blocks: one paragraph a line, blank lines, hard-wrapped, and mixtures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.document import BlockKind
from copydesk.text.formats.plain import read
from copydesk.text.source import decode

WRAPPED = """The ferry left the harbour at seven in the morning with ninety people on
board, most of whom had slept badly. Nobody on the bridge saw the buoy, and
nobody, as the inquiry later found, had been looking for one.

A second ferry turned round to help. Its captain had thirty years behind him
and had never once been asked to do it.

Roses are red,
violets are blue,
ferries are late,
and so are you.
"""


def blocks(text: str) -> list[str]:
    return [block.text for block in read(decode(text.encode(), "t"), "en").blocks]


def test_hard_wrapped_paragraphs_are_joined_and_a_verse_keeps_its_lines() -> None:
    found = blocks(WRAPPED)
    assert len(found) == 2 + 4
    assert found[0].startswith("The ferry left") and found[0].endswith("looking for one.")
    assert found[2] == "Roses are red,"


def test_one_paragraph_a_line_is_never_joined() -> None:
    text = "A short headline\nThe first paragraph is a good deal longer than the headline is.\nBye.\nAnd a last one here.\n"
    assert blocks(text) == text.strip().split("\n")


def test_one_pair_of_lines_is_no_wrapped_text() -> None:
    caption = "A ferry lies at the quay of the old harbour in the early morning light"
    assert blocks(f"The ferry\n\n{caption}\n{caption}\n\nIt left late.") == [
        "The ferry",
        caption,
        caption,
        "It left late.",
    ]


def test_blank_lines_part_paragraphs() -> None:
    assert blocks("One.\n\n  Two.  \n \n\nThree.") == ["One.", "Two.", "Three."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    assert [b.replace(end, "\n") for b in blocks(WRAPPED.replace("\n", end))] == blocks(WRAPPED)


def test_kinds() -> None:
    text = "Storm closes the harbour\n\n- first point\n\n(2) second point\n\nThe storm closed the harbour on Monday.\n"
    kinds = [block.kind for block in read(decode(text.encode(), "t"), "en").blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t-é😀"), max_size=200))
def test_blocks_are_ordered_trimmed_and_hold_every_visible_character(text: str) -> None:
    document = read(decode(text.encode(), "t"), None)
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end
        assert block.text == block.text.strip()
        last = block.end
    covered = sum(len("".join(block.text.split())) for block in document.blocks)
    assert covered == len("".join(text.split()))
    assert document.prose == text
