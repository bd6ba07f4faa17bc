from copydesk_rules.duplicate import sentence

ONE = "The dam held through the night, the mayor of the town said."
TWO = "Nobody who had seen the river on Sunday would have believed it."


def test_several_repeated_sentences_in_a_row_are_one_finding(hits):
    text = f"{ONE} {TWO} It rained on. {ONE} {TWO} Then it stopped."
    (hit,) = hits(sentence, text)
    assert text[hit.start : hit.end] == f"{ONE} {TWO}"
    assert hit.related[0][:2] == (0, len(ONE) + 1 + len(TWO))


def test_the_edit_takes_one_blank_with_it(hits):
    text = f"{ONE} {ONE} It rained on."
    (hit,) = hits(sentence, text)
    ((start, end, new),) = hit.edits
    assert text[:start] + new + text[end:] == f"{ONE} It rained on."


def test_a_sentence_broken_over_lines_is_the_same_sentence(hits):
    text = (
        "The dam held through the night, the mayor of the town said. Work on it\n"
        "goes on. The dam held through the night, the mayor of\n"
        "the town said. Nobody who had seen the river on Sunday would ever have\n"
        "believed it."
    )
    text = text.replace(
        "goes on. The dam held through the night, the mayor of\n",
        "goes on there. The dam held through the night, the mayor of the town\n",
    )
    text = text.replace("the town said. Nobody", "said. Nobody")
    assert len(hits(sentence, text)) == 1


def test_a_refrain_at_the_end_of_two_paragraphs_is_meant(hits):
    assert hits(sentence, f"It rained for a week. {ONE}\n\nIt rained for a month. {ONE}") == []


def test_no_edit_that_would_leave_half_a_quotation(hits):
    text = f"“{ONE} {TWO}” he added. “{TWO} And so on,” he said, and {TWO.lower()}"
    assert all(not hit.edits or "“" not in text[hit.start : hit.end] for hit in hits(sentence, text))
