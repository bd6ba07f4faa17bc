"""Finds paragraphs and captions that the page had twice: as text and caption, as teaser and lead, or all of it."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Block, Document, Example, Hit, Option, Settings, pattern, rule
from copydesk_rules.duplicate._copies import (
    PARAGRAPH_WORDS,
    Run,
    is_verse,
    opens_with_quotation,
    removal,
    runs,
    size,
)
from copydesk_rules.duplicate._near import near_copies

_NEXT_BUT_ONE = 2
_WORDS_NEXT_BUT_ONE = 12
_WORDS_FAR = 20
_WORDS_SPOKEN = 16
_WORDS_FAR_CAPTION = 10
_HEADLINE_WITHIN = 6
_NEAR = "Says nearly word for word what another paragraph says"
_CUT = "Stands almost word for word in another paragraph"
_NUMBER = pattern(r"\d+")


@rule(
    summary="Paragraph or caption repeated",
    why="A page holds a caption once for the eye and once for the screen reader, a lead once as teaser and once as "
    "text; scraped, the reader gets it twice.",
    fixes="unsafe",
    options={
        "least-words": Option(
            PARAGRAPH_WORDS,
            "how many words a repeated paragraph must have; shorter ones are never reported",
            least=PARAGRAPH_WORDS,
        )
    },
    bad=[
        Example(
            "The harbour was closed on Friday.\n\nFishermen mend their nets on the quay at Brixham, Devon\n\n"
            "Fishermen mend their nets on the quay at Brixham, Devon\n\nIt will open again next week.",
            fixed="The harbour was closed on Friday.\n\nFishermen mend their nets on the quay at Brixham, Devon\n\n"
            "It will open again next week.",
        ),
        Example(
            "Villagers look at the town's last bridge after the flood\r\n\r\n"
            "Villagers look at the town’s last bridge after the flood\r\n\r\nThe rain goes on.",
            fixed="Villagers look at the town's last bridge after the flood\r\n\r\nThe rain goes on.",
        ),
        "Council votes to keep the old library open for another year\n\nBy our reporter\n\n"
        "Council votes to keep the old library open for another year\n\nIt was close.",
        "The ferry ran aground on Tuesday with ninety passengers on board.\n\nNobody was hurt in the accident, the "
        "company said.\n\nThe ferry ran aground on Tuesday with ninety passengers on board.\n\nNobody was hurt in the "
        "accident, the company said.\n\nAn inquiry has begun.",
        "A farmer near Almeria checks the plastic sheets that cover his tomatoes after the storm\n\n"
        "A farmer near Almería checks the plastic sheets that cover his tomatoes after the big storm",
        "Supporters of the club have called the ruling a victory for the\n\n"
        "Supporters of the club have called the ruling a victory for the small towns of the region and for their "
        "teams.",
        Example(
            "渔民们星期五清晨在港口旁边修补他们的旧渔网。\n\n渔民们星期五清晨在港口旁边修补他们的旧渔网。",
            language="zh",
        ),
    ],
    good=[
        "“No,” he said.\n\n“Yes,” she said.\n\n“No,” he said.",
        "We shall rebuild the schools of this country, brick by brick.\n\nWe shall rebuild the roads of this country, "
        "mile by mile.\n\nWe shall rebuild the trust of this country, day by day.",
        "Adams, 31, beat the champion in straight sets on the second day of the tournament in Hobart on Friday.\n\n"
        "Baker, 27, beat the champion in straight sets on the second day of the tournament in Hobart on Friday.",
        "The employer shall give notice in writing to the other party no later than the first day of the month.\n\n"
        "The employee shall give notice in writing to the other party no later than the first day of the month.",
        "O who will walk the hill with me tonight,\nO who will walk the hill and see the light,\n"
        "O who will walk the hill with me tonight?",
        "And that is the work to which we now return.\n\nThe schools come first.\n\nThe hospitals come next.\n\n"
        "And that is the work to which we now return.",
    ],
    notes="Copies are compared without case, blanks, quotation marks and the marks around them. A copy directly "
    "after its original counts from 8 words on, one further away from 20 (refrains are shorter), the headline "
    "everywhere. Near copies (from 12 words on) may differ in spelling, marks and a tenth of their words, never in a "
    "number, a name or a denial: those are two statements. Lines of verse and entries of lists with numbers may "
    "recur. Several paragraphs repeated in a row are one finding.",
)
def check(document: Document, settings: Settings) -> Iterator[Hit]:
    """Yields each repeated run of blocks, then each near copy outside of those runs."""
    told: set[int] = set()
    least: int = settings["least-words"]
    for run in document.shared(runs):
        if _is_defect(document, run, least):
            told.update(range(run.start, run.stop))
            yield _hit(document, run, _message(document, run))
    for pair in document.shared(near_copies):
        is_told = pair.copy in told or pair.original in told
        if not is_told and size(document.blocks[pair.copy].text) >= least:
            run = Run(pair.copy, pair.copy + 1, pair.original, abs(pair.copy - pair.original), 2)
            yield _hit(document, run, _CUT if pair.is_cut else _NEAR)


def _is_defect(document: Document, run: Run, least: int) -> bool:
    if any(_is_defect_alone(document, run, index, least) for index in range(run.start, run.stop)):
        return True
    blocks = document.blocks[run.start : run.stop]
    words = sum(size(block.text) for block in blocks if block.is_running_prose)
    return len(blocks) > 1 and words >= max(_WORDS_FAR, least)


def _is_defect_alone(document: Document, run: Run, index: int, least: int) -> bool:
    block = document.blocks[index]
    words = size(block.text)
    if words < least or is_verse(document, index):
        return False
    if run.distance == 1:
        return True
    if _is_entry(block):
        return False
    if run.original + index - run.start < _HEADLINE_WITHIN and not block.text.endswith("."):
        return True
    if opens_with_quotation(block) and words < _WORDS_SPOKEN:
        return False
    if run.times == 2 and run.distance == _NEXT_BUT_ONE and words >= _WORDS_NEXT_BUT_ONE:
        return True
    if run.times == 2 and not block.ends_like_sentence and words >= _WORDS_FAR_CAPTION:
        return True
    return words >= _WORDS_FAR


def _is_entry(block: Block) -> bool:
    """Whether this is an entry of a list or plan, with its figures: those recur."""
    return not block.ends_like_sentence and len(_NUMBER.findall(block.text)) > 1


def _message(document: Document, run: Run) -> str:
    if run.stop - run.start > 1:
        return f"Repeats {run.stop - run.start} paragraphs in a row"
    exact = document.blocks[run.start].text == document.blocks[run.original].text
    return "Repeats an earlier paragraph" if exact else "Repeats an earlier paragraph but for blanks, marks or case"


def _hit(document: Document, run: Run, message: str) -> Hit:
    blocks = document.blocks
    start, end = blocks[run.start].start, blocks[run.stop - 1].end
    original = (blocks[run.original].start, blocks[run.original + run.stop - run.start - 1].end, "the other copy")
    return Hit(start, end, message, (original,), removal(document, run))
