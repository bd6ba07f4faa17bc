from copydesk_rules.duplicate import short_line

PROSE = "The strike on the ferries ended on Friday after nine days of talks in the old town hall."


def test_a_source_line_above_and_below_the_headline(hits):
    text = f"Harbour News Desk\n\nFerry strike ends\n\nHarbour News Desk\n\nFriday, 3 May\n\n{PROSE}"
    (hit,) = hits(short_line, text)
    assert text[hit.start : hit.end] == "Harbour News Desk"
    assert hit.start > 0 and hit.related[0][:2] == (0, 17)


def test_a_label_that_comes_again_and_again_is_none_of_its_business(hits):
    text = "\n\n".join(f"Harbour News Desk\n\n{PROSE.replace('nine', str(n))}" for n in range(4))
    assert hits(short_line, text) == []


def test_the_headline_at_the_foot_of_the_text(hits):
    body = "\n\n".join(PROSE.replace("nine", str(n)) for n in range(9))
    (hit,) = hits(short_line, f"Ferry strike ends at last\n\n{body}\n\nFerry strike ends at last\n\nRead on.")
    assert hit.message == "Repeats the headline"


def test_cells_of_a_table_may_be_the_same(hits):
    rows = "\n\n".join(["Old Boys United", "Old Boys United", "2", "Hill Street", "1"] * 2)
    assert hits(short_line, rows) == []
