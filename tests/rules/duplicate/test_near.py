from copydesk_rules.duplicate._near import Pair, near_copies

TEXT = (
    "The old ferry was brought back into service on Monday after a winter in the yard, and the first to cross were a "
    "schoolteacher, a vicar and two goats from the farm above the landing place."
)


def test_a_copy_with_a_word_let_out_in_the_middle_is_found(document):
    copy = TEXT.replace("winter in the yard", "winter in yard")
    assert near_copies(document(f"{TEXT}\n\nOther news.\n\n{copy}")) == [Pair(0, 2)]


def test_a_copy_with_both_ends_changed_is_found_by_the_words_between(document):
    copy = "An" + TEXT[3:].replace("landing place", "landing stage")
    between = "\n\n".join(f"Nothing of the kind was said in paragraph {n} of this text." for n in range(3))
    copy = copy.replace("landing stage", "landing places")
    assert near_copies(document(f"{TEXT}\n\n{between}\n\n{copy}")) == []  # “An” for “The” is another word
    copy = copy.replace("An old", "The oldest")
    assert near_copies(document(f"{TEXT}\n\n{between}\n\n{copy}")) == [Pair(0, 4)]


def test_the_employer_and_the_employee_are_two_people(document):
    clause = (
        "The {} shall keep a record of the hours worked and shall show it to the other party on request at any time."
    )
    assert near_copies(document(f"{clause.format('employer')}\n\n{clause.format('employee')}")) == []
