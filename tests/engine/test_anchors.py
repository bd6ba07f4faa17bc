"""Anchor words: every match must contain one of them."""

from __future__ import annotations

import pytest

from copydesk.engine.anchors import of_expression, of_words


@pytest.mark.parametrize(
    ("expression", "anchors"),
    [
        (r"leave\s+(?:a|your)\s+(?:reply|comment)", ("leave",)),
        (r"(?:tweet|pin) it", ("pin", "tweet")),
        (r"\d+ comments?", ("^comment",)),
        (r"(?:posted )?by", ("by",)),
        (r"colou?red (?=x)money", ("^money",)),
        (r"(?P<call>join) the .+ mailing list", ("^mailing",)),
        (r"Über(?:setzung)+", ("setzung",)),
        (r"[.!]\s+,", ()),
        (r"(?:reply|\d+)", ()),
        (r"(?i)reply", ()),
        (r"a(?#comment)b", ()),
        (r"x{0,3}reply{2,}", ("reply",)),
        (r"\p{Lu}replied\Z", ("replied",)),
        (r"[]a-z]reply[^]]", ("reply",)),
    ],
)
def test_what_every_match_contains(expression: str, anchors: tuple[str, ...]) -> None:
    assert of_expression(expression) == anchors


@pytest.mark.parametrize(
    ("expression", "anchors"),
    [
        (r"apps?: \d", ("^app",)),
        (r"(?:un)?subscribe here", ("subscribe",)),
        (r"(?:an? )?app", ("^app",)),
        (r"\w*app", ("app",)),
        (r".{2,9} \| .{2,9}", ("|",)),
        (r"\w+@example", ("@example",)),
    ],
)
def test_a_word_that_begins_one_is_marked(expression: str, anchors: tuple[str, ...]) -> None:
    assert of_expression(expression, begins_word=True) == anchors


def test_the_rarest_word_of_a_phrase() -> None:
    assert of_words("you will be with the newsletter") == "newsletter"
    assert of_words("the of") in ("the", "of")
