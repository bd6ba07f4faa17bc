from copydesk_rules.duplicate import paragraph

CAPTION = "Fishermen mend their nets on the quay at Brixham, Devon"
OTHER = "Rain falls on the empty market square of the old town on Monday"


def test_the_finding_covers_the_later_copy_and_names_the_first(hits):
    text = f"{CAPTION}\n\n{CAPTION}\n\n{OTHER}\n"
    (hit,) = hits(paragraph, text)
    assert text[hit.start : hit.end] == CAPTION
    assert hit.start == len(CAPTION) + 2
    assert [related[:2] for related in hit.related] == [(0, len(CAPTION))]


def test_paragraphs_repeated_in_a_row_are_one_finding(hits):
    text = f"{CAPTION}\n\n{OTHER}\n\n{CAPTION}\n\n{OTHER}\n\nThe end of it."
    (hit,) = hits(paragraph, text)
    assert text[hit.start : hit.end] == f"{CAPTION}\n\n{OTHER}"
    assert hit.related[0][:2] == (0, len(CAPTION) + 2 + len(OTHER))
    assert "2 paragraphs" in hit.message


def test_every_copy_of_several_is_found(hits):
    assert len(hits(paragraph, f"{CAPTION}\n\n{CAPTION}\n\n{CAPTION}\n\n{CAPTION}")) == 3


def test_a_copy_that_was_cut_short_is_the_one_too_many_even_if_it_comes_first(hits):
    whole = f"{CAPTION}, where the harbour was closed for nine days in March after the storm."
    (hit,) = hits(paragraph, f"The news of the day.\n\n{CAPTION}\n\n{whole}")
    assert hit.end - hit.start == len(CAPTION)
    assert hit.related[0][1] - hit.related[0][0] == len(whole)


def test_the_edit_leaves_one_blank_line_of_the_same_kind(hits):
    text = f"One.\r\n\r\n{CAPTION}\r\n\r\n{CAPTION}\r\n\r\nTwo.\r\n"
    (hit,) = hits(paragraph, text)
    ((start, end, new),) = hit.edits
    assert text[:start] + new + text[end:] == f"One.\r\n\r\n{CAPTION}\r\n\r\nTwo.\r\n"


def test_the_edit_at_the_end_of_a_text_leaves_no_blank_line(hits):
    text = f"One.\n\n{CAPTION}\n\n{CAPTION}\n"
    (hit,) = hits(paragraph, text)
    ((start, end, new),) = hit.edits
    assert text[:start] + new + text[end:] == f"One.\n\n{CAPTION}\n"


def test_hard_wrapped_copies_are_compared_without_their_line_ends(hits):
    one = (
        "The committee met on Tuesday in the hall behind the church and sat until\n"
        "past midnight over the question of the bridge, which nobody had thought\n"
        "to ask the engineers about before the money was spent on the approach."
    )
    end = "The bridge will be built all the same, said the chairman, and he asked the\nothers to go home."
    assert len(hits(paragraph, f"{one}\n\n{one}\n\n{end}")) == 1


def test_statements_that_differ_in_a_name_a_number_or_a_denial_are_two(hits):
    sentence = (
        "The {} house on the corner of Mill Lane was sold on Friday for {} pounds and will{} be pulled down in May."
    )
    base = sentence.format("Harris", "90,000", "")
    for other in (("Morgan", "90,000", ""), ("Harris", "70,000", ""), ("Harris", "90,000", " not")):
        assert hits(paragraph, f"{base}\n\n{sentence.format(*other)}") == []
    assert len(hits(paragraph, f"{base}\n\n{sentence.format('Haris', '90,000', '')}")) == 1


def test_the_first_copy_is_found_again_however_far_apart(hits):
    lead = " ".join(["A long paragraph about the harbour and its boats,"] * 2) + " and about those who mend the nets."
    between = "\n\n".join(f"Paragraph {n} says something else about the town of number {n}." for n in range(60))
    (hit,) = hits(paragraph, f"{lead}\n\n{between}\n\n{lead}\n\nThe end.")
    assert hit.related[0][0] == 0
