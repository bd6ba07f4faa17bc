"""Finds headlines, source lines and short captions that stand in the text twice, because the page showed them twice."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Block, BlockKind, Document, Example, Hit, pattern, rule
from copydesk_rules.duplicate._copies import PARAGRAPH_WORDS, Run, is_verse, removal, runs, size

_LEAST_WORDS = 2
_LEAST_LETTERS = 8
_HEADLINE_WORDS = 4
_MOST_IN_A_ROW = 2
_TOP = 8
_END = 4
_NEAR = 4
_HEADLINE_WITHIN = 6
_NO_LABEL = (BlockKind.TABLE_CELL, BlockKind.FIELD, BlockKind.CUE)
_LETTER = pattern(r"[^\W\d_]")
_ENDS_SENTENCE = pattern(r"[.:;,。：，、]$")
_NAMES_FILE = pattern(r"[\w/-]\.[a-z]{1,4}$")


@rule(
    summary="Headline, source line or caption repeated",
    why="A page shows its headline in its title and again above the text, a photographer under every size of a "
    "picture.",
    fixes="unsafe",
    bad=[
        Example(
            "Harbour News Desk\n\nFerry strike ends\n\nHarbour News Desk\n\nThe strike on the ferries ended on Friday "
            "after nine days of talks.",
            fixed="Harbour News Desk\n\nFerry strike ends\n\nThe strike on the ferries ended on Friday after nine "
            "days of talks.",
        ),
        "Ferry strike ends at last\n\nThe strike on the ferries ended on Friday after nine days of talks.\n\n"
        "Ferry strike ends at last\n\nThe first boats will sail on Saturday, the company told our reporter.",
        "The talks went on until four in the morning, said one of those who were there.\n\nPhoto: Ana Reyes\n\n"
        "Photo: Ana Reyes\n\nThe first boats will sail on Saturday, the company told our reporter.",
        "The ferries are back!\n\nThe ferries are back!\n\nThe strike ended on Friday after nine days of talks.",
        Example(
            "Streik der Fähren beendet\n\nVon unserer Redaktion\n\nStreik der Fähren beendet\n\nNach neun Tagen "
            "einigten sich die Reeder und ihre Leute am Freitag.",
            language="de",
        ),
    ],
    good=[
        "Soup\n\nIngredients\n\nTwo leeks and a potato, all of them peeled.\n\nBread\n\nIngredients\n\nFlour, water, "
        "salt, and a good deal of patience.",
        "Q. Where were you?\n\nA. At home.\n\nQ. And then?\n\nA. At home.\n\nHe was believed by nobody in the room.",
        "Anna Berg\n\nI came here when I was nine years old, on my own.\n\nPaul Reed\n\nI was born in this street.\n\n"
        "Anna Berg\n\nHe never lets me forget it.",
        "The night is long,\nthe road is long,\nsing on, sing on,\nsing on, sing on.",
        "East End Rovers\n\n2\n\nHill Street\n\n1\n\nEast End Rovers\n\n0\n\nMarket Town\n\n3\n\nAll matches were "
        "played on Saturday afternoon in the rain.",
        "File: src/boats.py\n\nThe boats are counted first, each of them once and in the order they came in.\n\n"
        "File: src/boats.py\n\nThen they are sold, and the list that was made before is thrown away.",
        "“Good night,” he said.\n\n“Good night,” he said.\n\nNobody answered him, and he went on to the next door.",
    ],
    notes="A line of 2 to 7 words that does not end like a sentence. It counts directly after its original; a few "
    "lines below it at the top of a text; anywhere, if it is the headline (4 words or more); and at the end, if it "
    "stood at the top. Lines that occur three times are labels (in a row, alternative texts: duplicate/alt-text), lines "
    "of verse and table cells may recur.",
)
def check(document: Document) -> Iterator[Hit]:
    """Yields repeated runs of short lines."""
    for run in document.shared(runs):
        if _is_short(document, run) and _is_defect(document, run):
            start, end = document.blocks[run.start].start, document.blocks[run.stop - 1].end
            last_original = run.original + run.stop - run.start - 1
            original = (document.blocks[run.original].start, document.blocks[last_original].end, "the other copy")
            yield Hit(start, end, _message(document, run), (original,), removal(document, run))


def _is_short(document: Document, run: Run) -> bool:
    return all(size(block.text) < PARAGRAPH_WORDS for block in document.blocks[run.start : run.stop])


def _is_defect(document: Document, run: Run) -> bool:
    block = document.blocks[run.start]
    if not _may_be_label(document, block) or is_verse(document, run.start) or is_verse(document, run.original):
        return False
    if run.distance == 1:
        return run.times <= _MOST_IN_A_ROW and _is_beside_text(document, run)
    if run.times > 2 or _NAMES_FILE.search(block.text):
        return False
    if _is_headline_again(document, run, block):
        return True
    if run.original >= _TOP:
        return False
    at_end = run.start >= max(len(document.blocks) - _END, _TOP + _END) and size(block.text) >= _HEADLINE_WORDS
    return at_end or _is_in_head(document, run)


def _may_be_label(document: Document, block: Block) -> bool:
    """Whether the line has the look of a headline, source or caption: some words, no full stop, nobody speaking."""
    if document.is_marked_up and block.kind is BlockKind.LIST_ITEM:
        return False
    if block.kind in _NO_LABEL or _ENDS_SENTENCE.search(block.text) or "“" in block.text[:1]:
        return False
    return size(block.text) >= _LEAST_WORDS and len(_LETTER.findall(block.text)) >= _LEAST_LETTERS


def _is_headline_again(document: Document, run: Run, block: Block) -> bool:
    """Whether this is the headline below its own text: the headline of a text, not of a book with chapters."""
    if run.original >= _HEADLINE_WITHIN or size(block.text) < _HEADLINE_WORDS:
        return False
    return _is_beside_text(document, run)


def _is_in_head(document: Document, run: Run) -> bool:
    """Whether both copies stand above the text, with nothing between them but other lines of that kind."""
    if run.start > _TOP or run.distance > _NEAR or not _is_beside_text(document, run):
        return False
    between = document.blocks[run.original + 1 : run.start]
    return all(_LETTER.search(block.text) and not block.ends_like_sentence for block in between)


def _is_beside_text(document: Document, run: Run) -> bool:
    """Whether running text is near, and this no cell of a table or entry of a list."""
    near = document.blocks[max(run.start - _NEAR, 0) : run.start] + document.blocks[run.stop : run.stop + _NEAR]
    return any(block.ends_like_sentence and size(block.text) >= PARAGRAPH_WORDS for block in near)


def _message(document: Document, run: Run) -> str:
    if run.stop - run.start > 1:
        return f"Repeats {run.stop - run.start} lines in a row"
    return "Repeats the headline" if run.original == 0 else "Repeats an earlier line"
