"""Counting forms, and telling copies."""

import random

import pytest

from copydesk.learning.copies import Copies
from copydesk.learning.page import Page
from copydesk.learning.tally import Tally, Threshold
from tests.learning.conftest import Corpus

WORDS = "harbour engineer council ferry winter bridge letter market captain water evening stone report".split()


def paragraph(rng: random.Random) -> str:
    return f"The {' '.join(rng.sample(WORDS, 10))} of the year {' '.join(rng.sample(WORDS, 8))}."


def tallied(texts: list[str]) -> tuple[Tally, list[Page]]:
    pages = Corpus(texts).pages()
    tally = Tally()
    tally.add(pages)
    return tally, pages


@pytest.mark.parametrize(("pages", "least"), [(10, 10), (500, 10), (501, 11), (100_000, 2000)])
def test_the_threshold(pages: int, least: int) -> None:
    assert Threshold(10, 0.02).of(pages) == least


def test_a_line_counts_once_a_page() -> None:
    tally, _ = tallied(["Share\n\nShare", "SHARE:", "Other"])
    assert tally.count("", "share") == 2
    assert tally.pages == {"": 3}


def test_the_closest_form_that_stands_for_the_wider_one() -> None:
    tally, pages = tallied([f"By Ann {name}" for name in ("Lee", "Lee", "Roe", "Poe", "Low")] + ["3 new letters"] * 4)
    byline, count = pages[0], pages[-1]
    assert tally.common_form(byline, byline.lines[0], 2) == "By \x02"
    assert tally.common_form(count, count.lines[0], 2) == "3 new letters"
    assert tally.common_form(count, count.lines[0], 5) is None


def test_copies() -> None:
    rng = random.Random(1)
    foot = "\n\n".join(f"Part {word} of the foot of this page" for word in WORDS[:4])
    bodies = [[paragraph(rng) for _ in range(6)] for _ in range(30)]
    edited = [[*body[:3], paragraph(rng), *body[4:]] for body in bodies[:3]]
    texts = ["\n\n".join([*body, foot]) for body in [*bodies, *edited, *bodies[:2]]]
    tally, pages = tallied(texts)
    copies = Copies(tally)
    assert [copies.is_copy(page) for page in pages] == [False] * 30 + [True] * 5


def test_short_pages_of_one_site_are_no_copies() -> None:
    rng = random.Random(2)
    foot = "We cannot answer every letter, but we do read all of them with care.\n\nSend us your own story"
    tally, pages = tallied([f"{paragraph(rng)}\n\n{foot}" for _ in range(40)])
    copies = Copies(tally)
    assert not any(copies.is_copy(page) for page in pages)
