"""Which blocks are paragraphs of sentences, by the habits of each language."""

from __future__ import annotations

import pytest

from copydesk.text.formats import plain
from copydesk.text.source import decode

_GERMAN = (
    "Der Rat der Stadt hat am Montag den Haushalt für das kommende Jahr beschlossen.",
    "Die Arbeiten an der Brücke über den Fluss kosten mehr Geld als die Planer dachten.",
    "„Die Lage am Hafen ist ernst“, sagte der Sprecher der Reederei vor Beginn der Sitzung.",
)
_NO_PROSE = (
    ("en", "The Long Way Home From the Old Harbour to the Hills."),
    ("de", "Startseite Politik Wirtschaft Sport Kultur Wetter Reise Impressum Kontakt."),
    ("de", "Haushalt der Stadt beschlossen."),
    ("en", "The council met on Monday to hear the report of its engineers"),
    ("en", "1 2 3 4 5 6 7 8 9 10."),
)


def _is_running_prose(text: str, language: str) -> bool:
    (block,) = plain.read(decode(text.encode(), "t"), language).blocks
    return block.is_running_prose


@pytest.mark.parametrize("text", _GERMAN)
def test_german_prose_may_have_many_capitals(text: str) -> None:
    assert _is_running_prose(text, "de")
    assert not _is_running_prose(text, "en")


@pytest.mark.parametrize(("language", "text"), _NO_PROSE)
def test_headings_menus_and_figures_are_no_prose(language: str, text: str) -> None:
    assert not _is_running_prose(text, language)


def test_a_headline_run_into_a_long_paragraph_does_not_decide() -> None:
    headline = "The Long Way Home From the Old Harbour to the Hills, By Our Own Reporter Jane Doe in Brixham. "
    assert _is_running_prose(headline * 3 + "the rain went on over the hills, " * 40 + "and then it stopped.", "en")


def test_a_script_without_capitals_needs_no_blanks() -> None:
    assert _is_running_prose("市议会星期一开会讨论了明年的预算，会议持续了三个小时才结束。", "zh")
