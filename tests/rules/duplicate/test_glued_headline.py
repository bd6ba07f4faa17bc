from copydesk_rules.duplicate import glued_headline

HEADLINE = "Ferry strike ends after nine days of talks"


def test_the_finding_is_the_headline_alone(hits):
    text = f"{HEADLINE}\n\nPassengers wait at dawn. | Getty {HEADLINE}\n\nThe strike ended on Friday."
    (hit,) = hits(glued_headline, text)
    assert text[hit.start : hit.end] == HEADLINE
    assert hit.start > len(HEADLINE) and hit.related[0][:2] == (0, len(HEADLINE))


def test_a_headline_of_its_own_paragraph_belongs_to_another_rule(hits):
    assert hits(glued_headline, f"{HEADLINE}\n\n{HEADLINE}\n\nThe strike ended on Friday.") == []


def test_a_lead_that_begins_with_the_words_of_its_headline(hits):
    assert hits(glued_headline, f"{HEADLINE}\n\n{HEADLINE} between the owners and their crews.") == []
