"""Which marks are left over when a quotation runs over paragraphs, is nested, or is written by another custom."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from copydesk.plugin import Document
from copydesk_rules.quotes._pairing import faults

Make = Callable[..., Document]


def kinds(document: Document) -> list[str]:
    return [fault.kind for fault in document.shared(faults)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“One.\n\n“Two.\n\n“Three,” he said.", "en"),
        ("“One.\n\nA harbour at night\n\n“Two,” he said.", "en"),
        ("“ ‘One,’ she said.\n\n“ ‘Two,’ he said.”", "en"),
        ("“The ice was thick,\nThe ice was grey,\nThe night was long,\nThe end of day.”", "en"),
        ("“He said ‘the drivers’ strike is over’ and left.”", "en"),
        ("“I was talkin’ to ol’ Tom o’ the mill, an’ he laughed.”", "en"),
        ("«Uno.\n\n»Dos», dijo.", "es"),
        ("« Un.\n\n« Deux », dit-il.", "fr"),
        ("„Eins.\n\n„Zwei“, sagte er.", "de"),
        ("»Eins«, sagte er, »und ›zwei‹.«", "de"),
        ("„Raz” – powiedział. „Dwa”.", "pl"),
        ("”Ett”, sade han. ”Två.”", "sv"),
        ("”Ett”, sade han. ”Två.”", None),
    ],
)
def test_right(document: Make, text: str, language: str | None) -> None:
    assert kinds(document(text, language)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One, he said. “Two,” he added.\n\n“Three,” she said.", ["unclosed"]),
        ("“One,’ he said. “Two,” he added.\n\n“Three,” she said.", ["mixed"]),
        ("They call it the white question’ in the town.\n\nNobody knows.", ["unopened"]),
        ("They call it ’the white question’ in the town.\n\nNobody knows.", ["reversed"]),
        ("‘One,” he said, adding: “Two.’", ["mixed", "mixed"]),
        ("“One,“ he said. “Two.“", ["reversed", "reversed"]),
        ('"One, two, three, four, five, six," he said. "Seven.\n\nThat was all.', ["unclosed"]),
    ],
)
def test_wrong(document: Make, text: str, expected: list[str]) -> None:
    assert kinds(document(text)) == expected


def test_a_sentence_of_a_longer_text_may_go_on_before_and_after_it(document: Make) -> None:
    assert kinds(document("“We are ready, and we shall leave at noon.")) == []
    assert kinds(document("And then we shall leave,” he said.")) == []


@pytest.mark.parametrize(
    "text", ["“ a" * 20_000, "’a a’ " * 20_000, "“a «b " * 20_000, "“a\n\n" * 5_000 + "a”\n\n" * 5_000]
)
def test_a_text_of_nothing_but_marks_takes_linear_time(document: Make, text: str) -> None:
    made = document(text)
    begin = time.perf_counter()
    faults(made)
    assert time.perf_counter() - begin < 5
