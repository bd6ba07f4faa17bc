"""Finds two or more blanks between two words."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Block, BlockKind, Document, Example, Hit, Option, Safety, Settings, pattern, rule

_PLAIN = pattern("  +")
_NEEDED = tuple(one + other for one in " \u00a0\u202f" for other in " \u00a0\u202f")
_WITH_NO_BREAK = pattern("[\u00a0\u202f][ \u00a0\u202f]+| +[\u00a0\u202f][ \u00a0\u202f]*")
_RUN = pattern("[ \u00a0\u202f]{2,}")
_AFTER_STOP = pattern(r"[.!?…:][\"'”’»)\]]*$")
_GAP_AFTER_STOP = pattern(r"[.!?…:][\"'”’»)\]]? (?=[^\s\w]?[A-ZÀ-Þ])")
_DOUBLE_GAP_AFTER_STOP = pattern(r"[.!?…:][\"'”’»)\]]? [ \u00a0](?=[^\s\w]?[A-ZÀ-Þ])")

# Two blanks between sentences are a typing custom where at least this share of the gaps has them.
_CUSTOMARY_SHARE = 0.2
# Wide runs in one block are columns; more runs than this, one to so few words, are a justified line.
_WIDE_RUN = pattern("[ \u00a0\u202f]{3,}")
_MOST_RUNS = 3
_WORDS_TO_A_RUN = 12
_BY_CUSTOM, _LET_PASS, _REPORT = "custom", "let-pass", "report"


@rule(
    summary="Two or more blanks between words",
    why="Something stood between them: a link, a note, a picture; or two pieces of text were joined.",
    message="Doubled blank",
    options={
        "after-stop": Option(
            _BY_CUSTOM,
            "what is done about two blanks between sentences: `custom` lets them pass in a text that has them often",
            choices=(_BY_CUSTOM, _LET_PASS, _REPORT),
        )
    },
    bad=[
        Example(
            "They looked at the  old harbour and went home again in the evening.",
            fixed="They looked at the old harbour and went home again in the evening.",
        ),
        Example(
            "Officials said the\u00a0 northern road would stay closed until the spring.",
            fixed="Officials said the northern road would stay closed until the spring.",
        ),
        Example(
            "She stressed that it is \u00a0“a valued harbour” but not the only one in the north.",
            fixed="She stressed that it is “a valued harbour” but not the only one in the north.",
        ),
        Example(
            "Na última semana,  a prefeita disse que não vai fechar o porto da cidade.",
            fixed="Na última semana, a prefeita disse que não vai fechar o porto da cidade.",
            language="pt",
        ),
    ],
    good=[
        "This is typed with care.  Two blanks stand after each stop.  That was the rule.  Nobody minds it now.",
        "Name        Age     Town\nAnna        31      Ulm",
        "Total  12.50\nTax     2.40",
        "Roses are red,    violets are blue,\n        sugar is sweet.",
        "The list has 24 guns of the guard   30 guns of the line   and 8 guns of the fleet, all told.",
        "1.  The first point of the list is longer than the second one, as you see.",
    ],
    fixes="safe",
    needs=_NEEDED,
    notes="Two blanks after a stop are a typing custom and reported only where the text hardly ever has them. Lines "
    "with several runs of blanks are columns; blanks at the edges of a line are not between words.",
)
def check(document: Document, settings: Settings) -> Iterator[Hit]:
    """One hit for each run of blanks, with one blank in its place."""
    prose = document.prose
    runs = [(m.start(), m.end()) for m in document.places(_PLAIN)] if "  " in prose else []
    if "\u00a0" in prose or "\u202f" in prose:
        runs = sorted({(m.start(), m.end()) for m in document.places(_RUN)})
    if not runs:
        return
    wish = settings["after-stop"]
    custom = wish == _LET_PASS or (wish == _BY_CUSTOM and _is_custom(prose))
    laid_out: dict[int, bool] = {}
    for start, end in runs:
        block = document.block_at(start)
        if block is None or start == block.start or end >= block.end:
            continue
        if block.start not in laid_out:
            laid_out[block.start] = _is_layout(block)
        after_stop = _AFTER_STOP.search(prose, max(block.start, start - 4), start) is not None
        if not laid_out[block.start] and not (after_stop and custom) and not _is_list_number(block, start):
            yield Hit(start, end, edits=((start, end, " "),), safety=Safety.SAFE)


def _is_custom(prose: str) -> bool:
    doubled = len(_DOUBLE_GAP_AFTER_STOP.findall(prose))
    return doubled > 0 and doubled >= _CUSTOMARY_SHARE * (doubled + len(_GAP_AFTER_STOP.findall(prose)))


def _is_layout(block: Block) -> bool:
    """Whether the blanks of a block set columns, verse or a justified line rather than part words."""
    if not block.is_running_prose or block.kind is BlockKind.TABLE_CELL:
        return True
    if len(_WIDE_RUN.findall(block.text)) > 1:
        return True
    runs = len(_RUN.findall(block.text))
    return runs > _MOST_RUNS and runs * _WORDS_TO_A_RUN > len(block.words)


def _is_list_number(block: Block, start: int) -> bool:
    """Whether only a number, a letter or a bullet stands before the blanks."""
    return start - block.start <= 5 and " " not in block.text[: start - block.start]
