"""Finds a paragraph that starts in lower case where the others start with a capital: its beginning was lost."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Block, BlockKind, Document, Example, Hit, pattern, rule

_START = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?: [^\W\d_]+(?:['’-][^\W\d_]+)*){0,2}(?![\w@/)])(?!\.[\w.])")
_NAME_OPENERS = frozenset(
    "de da di do du del della von van der den ter zu al el bin ibn ben af av http https www com".split()
)
_OPEN_END = pattern(r"[:;,—–-][\"'”’»)\]]*\s*$")
_LEAST_OTHERS = 4
_OTHERS_FOR_ONE = 5.6  # 85 % of the paragraphs
_LEAST_WORDS = 8


@rule(
    summary="Paragraph starts in lower case",
    why="A paragraph that starts in lower case among paragraphs that do not has lost its first words, "
    "or was cut off from the paragraph before it.",
    message="Paragraph starts in lower case; its beginning may be missing",
    bad=[
        "The bridge was closed on Monday after an inspection found cracks in two of its piers.\n\n"
        "The city said that the repairs would take at least four months and cost two million.\n\n"
        "for the ferry company the news was welcome, and it put two more boats into service.\n\n"
        "Residents on the north bank complained that nobody had asked them about the closure.\n\n"
        "The mayor promised a meeting next week, at which the engineers will explain the plan.\n\n"
        "A second inspection is planned for the spring, when the river is at its lowest level.\n\n"
        "Until then the buses will use the old bridge, which is open to light traffic only.",
    ],
    good=[
        "The tenant shall do all of the following for as long as this contract remains in force:\n\n"
        "pay the rent on the first working day of every month, in advance and in full;\n\n"
        "keep the rooms in good order and tell the landlord of any damage without delay.\n\n"
        "The landlord shall insure the building against fire, water and storm at all times.\n\n"
        "The landlord may enter the rooms after giving notice of at least two working days.\n\n"
        "Either side may end this contract by giving the other three months of written notice.\n\n"
        "This contract is governed by the law of the place in which the building is situated.",
        "i woke up late again and the rain had not stopped since the middle of the night.\n\n"
        "my sister called from the station to say that her train would not leave today.\n\n"
        "we talked for an hour about nothing much, the way that we always do on sundays.\n\n"
        "later the sun came out and i walked down to the harbour to look at the boats.\n\n"
        "nobody was there except the old man who sells bait and complains about the town.\n\n"
        "i bought a paper from him and read it on the bench until my fingers were cold.",
        Example(
            "The museum has shown her work three times since the building was opened in 1998.\n\n"
            "iPhone pictures make up most of the new room, which is open until the end of May.\n\n"
            "The curator said that visitors had asked for more of them than the walls can hold.\n\n"
            "The older rooms show prints and drawings that have hardly ever been seen in public.\n\n"
            "A catalogue of the exhibition will be printed in the summer, with essays in English.\n\n"
            "The museum is closed on Mondays and on all of the public holidays of the republic."
        ),
    ],
    notes="Speaks only where at least four paragraphs of running prose, and 85 % of them all, start with a capital. "
    "Lets pass what continues a colon, a comma, a list or a displayed quotation, and names that begin "
    "in lower case.",
)
def check(document: Document) -> Iterator[Hit]:
    """Looks at the first letter of each block; only texts that have such a block are looked at further."""
    blocks, prose = document.blocks, document.prose
    lower = [index for index, block in enumerate(blocks) if prose[block.start].islower()]
    if not lower:
        return
    suspects = [index for index in lower if _is_prose(blocks[index])]
    if not suspects:
        return
    if not _others_start_upper(document, max(_LEAST_OTHERS, len(suspects) * _OTHERS_FOR_ONE)):
        return
    for index in suspects:
        start = _START.match(blocks[index].text)
        if start and _is_lower(start.group()) and not _continues(blocks, index):
            yield Hit(blocks[index].start, blocks[index].start + start.end())


def _is_lower(words: str) -> bool:
    """Whether no name begins here: iPhone, de Gaulle."""
    return words.islower() and words.split()[0] not in _NAME_OPENERS


def _is_prose(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.is_running_prose and len(block.words) >= _LEAST_WORDS


def _others_start_upper(document: Document, wanted: float) -> bool:
    """Whether at least `wanted` paragraphs of running prose start with a capital; stops counting there."""
    found = 0
    for block in document.blocks:
        if document.prose[block.start].isupper() and block.is_running_prose:
            found += 1
            if found >= wanted:
                return True
    return False


def _continues(blocks: list[Block], index: int) -> bool:
    """Whether the block before leads over to this one: a list, a displayed piece, or a clause left open on purpose."""
    if index == 0:
        return False
    before = blocks[index - 1]
    if before.kind in (BlockKind.LIST_ITEM, BlockKind.QUOTE) or before.text[:1].islower():
        return True
    return _OPEN_END.search(before.text) is not None
