"""Finds numbers that were torn apart or put together wrongly: `1, 000`, `$3. 8 billion`, `7 -10`."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_SCALES = (
    r"(?:thousand|million|billion|trillion|mil|milhão|milhões|millones|millions|milliards|Millionen|Milliarden|"
    r"per ?cent|%)"
)
_TORN = pattern(
    r"[0-9][,. ](?:"
    r"(?<=,) (?=000(?:[,.]000)*(?![\d,.]\d|\w|, \d| (?:and|or|to|&) \d))"  # 1, 000
    rf"|(?<=,) (?=\d{{1,2}} {_SCALES})"  # 3, 8 million
    rf"|(?<=\.) (?=\d{{1,2}} ?{_SCALES})"  # $3. 8 billion
    r"|(?<= )-(?=\d)"  # 7 -10
    r")"
)
_NUMBER_BEFORE = pattern(r"([$€£¥]?)(?<![\d\w.,:/–-])(\d{1,4}(?:[,.]\d{3})*)$")
_NUMBER_AFTER = pattern(r"\d{1,4}(?:[,.]\d{3})*(?![\d\w/:-]|[.,]\d)")
_MONTH_BEFORE = pattern(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|"
    r"October|November|December|page|pages|chapter|section|room|rooms|article|number|No|day|week|year|part)\.? $"
)
_LIST_BEFORE = pattern(r"\d,? (?:and |or )?[$€£¥]?\d[\d.,]*$")


@rule(
    summary="Number torn apart",
    why="A blank inside a number turns it into two; it is what tokenisers and translation systems leave of it.",
    bad=[
        "The flood killed more than 1, 000 people in the two valleys.",
        "The bank lost $3. 8 billion in the last three months of the year.",
        "The journey takes 7 -10 days, and the road is closed in winter.",
    ],
    good=[
        "In the years 1, 2 and 3 the herd grew to 200, 300 and 1,000 animals.",
        "On May 3. 8 million people voted, and 2,000 more came too late.",
        "The river fell to -10 degrees, and the equation 7 - 10 = -3 is right.",
        "Rooms 1, 200 and 300 are closed; see pages 3, 8 and 12.",
        "Call 555 -1234567 or ask at the desk for a ticket of 7-10 marks.",
    ],
    notes="A comma and a blank before 000 or between digits before million and the like; a full stop and a blank in "
    "an amount of money; a blank on one side only of a hyphen between two short numbers.",
)
def check(document: Document) -> Iterator[Hit]:
    """One expression that starts with a digit; the numbers on both sides decide."""
    prose = document.prose
    for match in document.places(_TORN):
        at = match.start() + 1
        before = _NUMBER_BEFORE.search(prose, max(0, at - 16), at)
        after = _NUMBER_AFTER.match(prose, match.end())
        if before is None or after is None:
            continue
        money, number = before.groups()
        mark = prose[at]
        if mark == "." and not money:
            continue
        if mark == "," and (len(number) > 3 or _is_date_or_list(prose, before.start(), before.end())):
            continue
        block = document.block_at(at)
        if block is not None and block.is_running_prose:
            shown = prose[before.start() : after.end()]
            yield Hit(before.start(), after.end(), f"“{shown}” looks like one number torn apart")


def _is_date_or_list(prose: str, start: int, end: int) -> bool:
    """Whether the number belongs to what stands before it: May 3, 8 million voted; 2, 3, 8 million."""
    if _MONTH_BEFORE.search(prose, max(0, start - 12), start):
        return True
    return _LIST_BEFORE.search(prose, max(0, start - 12), end) is not None
