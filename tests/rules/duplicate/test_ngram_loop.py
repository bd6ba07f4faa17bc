import random

from copydesk_rules.duplicate import ngram_loop


def test_the_finding_covers_all_turns_of_the_loop(hits):
    loop = "of the old house in the village of the old house in the village of the old house in the village"
    text = f"He spoke {loop} to us."
    (hit,) = hits(ngram_loop, text)
    assert text[hit.start : hit.end] == loop
    assert hit.message == "The same 7 words 3 times in a row"


def test_loops_are_found_wherever_they_stand_and_however_long_their_unit(hits):
    dice = random.Random(7)
    words = "anchor bridge candle dancer engine flower garden hammer island jacket kettle ladder".split()
    for length in range(2, 13):
        unit = dice.sample(words, length)
        before = [f"plain{n}" for n in range(dice.randrange(40))]
        (hit,) = hits(ngram_loop, " ".join([*before, *unit * 3, "end."]))
        assert hit.message == f"The same {length} words 3 times in a row"


def test_a_loop_does_not_reach_over_paragraphs(hits):
    assert hits(ngram_loop, "the same old garden\n\nthe same old garden\n\nthe same old garden") == []


def test_a_word_longer_than_a_byte_can_tell(hits):
    long = "x" * 300
    assert len(hits(ngram_loop, f"{long} the same old garden the same old garden the same old garden {long}")) == 1


def test_nothing_at_all(hits):
    assert hits(ngram_loop, "") == []
