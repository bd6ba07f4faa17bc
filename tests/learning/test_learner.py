"""Whatever the corpus, what is written is a rule file whose own examples hold."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from copydesk.engine import rulefile, testing
from copydesk.engine.slots import Reading
from copydesk.learning import learner
from copydesk.learning.tally import Threshold
from copydesk.text import yamlfile
from tests.learning.conftest import Corpus

PIECES = st.sampled_from(
    [
        *("Share", "By Ann Lee", "By Joe Roe", "3 comments", "12 comments", "Tags: a, b", "Tags: c", "© 2020 Gazette"),
        *(
            "- # 'x' \"y\" \\",
            "<b>: [x](y) {z}",
            "Leave a reply",
            "第一章",
            "共有 3 条评论",
            "Home | News | Contact us",
        ),
        *("Published 3 May 2020", "* * *", "x", "\u200bOops", "\U0001f600 Like", "Ünï Çödé", "null", "true:", "%"),
        *("Über uns", "É", "I", "the", "(required", "a" * 1200, "A long sentence that might stand in any article."),
        "Another sentence of the council, which met on Monday to hear the report.",
    ]
)
LINES = st.one_of(PIECES, st.text(max_size=40))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(LINES, max_size=5),
    st.lists(LINES, max_size=5),
    st.lists(st.lists(LINES, max_size=4), min_size=1, max_size=8),
)
def test_any_corpus(head: list[str], foot: list[str], bodies: list[list[str]]) -> None:
    texts = ["\n\n".join([*head, f"Own {number}", *body, *foot]) for number, body in enumerate(bodies)]
    text = learner.learn(Corpus(texts), Threshold(2, 0)).text
    if not text:
        return
    rule = rulefile.build(yamlfile.parse(text, "site.yaml"), "site", Reading({}))
    assert rule.info.bad and rule.info.good
    assert list(testing.problems([rule])) == []


def test_the_example_that_must_pass_is_a_sentence_of_the_corpus() -> None:
    texts = [
        f"Number {n}\n\nThe editors share letters {n} of every reader who asked for a comment.\n\nShare letters with the editors"
        for n in "abcdefghijkl"
    ]
    text = learner.learn(Corpus(texts), Threshold(10, 0)).text
    assert "good:\n  - 'The editors share letters a of every reader who asked for a comment.'\n" in text


def test_an_empty_corpus() -> None:
    assert learner.learn(Corpus([]), Threshold(2, 0)).text == ""
