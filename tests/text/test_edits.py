from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Edit, Span
from copydesk.text.edits import Patchwork, apply, compatible, without_overlaps


def edit(start: int, end: int, new: str = "") -> Edit:
    return Edit(Span(start, end), new)


def test_the_edits_of_a_group_are_made_together_or_not_at_all() -> None:
    quotation = [edit(2, 3, "“"), edit(9, 10, "”")]
    assert compatible([quotation, [edit(9, 12)], [edit(20, 21)]]) == [0, 2]
    assert compatible([[edit(0, 3)], quotation]) == [0]


def test_the_group_earlier_in_the_text_stays_whatever_the_order_they_come_in() -> None:
    assert compatible([[edit(4, 8)], [edit(2, 5)], [edit(8, 9)]]) == [1, 2]


def test_two_groups_may_share_an_edit_but_not_insert_at_one_place() -> None:
    assert compatible([[edit(2, 3), edit(5, 5, "a")], [edit(2, 3), edit(7, 8)]]) == [0, 1]
    assert compatible([[edit(2, 2, "a")], [edit(2, 2, "b")]]) == [0]
    assert compatible([[edit(2, 4)], [edit(4, 4, "b")]]) == [0, 1]


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    """A text, and rounds of edits, each of the text as the rounds before have left it."""
    text = before = draw(st.text("abc", max_size=12))
    made = []
    for _ in range(draw(st.integers(1, 4))):
        offsets = st.integers(0, len(text))
        pairs = draw(st.lists(st.tuples(offsets, offsets, st.text("xyz", max_size=3)), max_size=4))
        edits = without_overlaps(edit(min(a, b), max(a, b), new) for a, b, new in pairs)
        made.append(edits)
        text = apply(text, edits)
    return before, made


@given(rounds())
def test_several_rounds_are_one_list_of_edits(case: tuple[str, list[list[Edit]]]) -> None:
    before, made = case
    patchwork, text = Patchwork(len(before)), before
    for edits in made:
        patchwork.edit(edits)
        text = apply(text, edits)
    assert "".join(run if isinstance(run, str) else before[run.start : run.end] for run in patchwork.runs) == text
    assert apply(before, patchwork.edits()) == text
    assert without_overlaps(patchwork.edits()) == patchwork.edits()
