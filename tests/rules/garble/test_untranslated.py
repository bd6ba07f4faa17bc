"""What is called untranslated, its span, and what says that words in another language are meant."""

from __future__ import annotations

import pytest

from copydesk.text.formats import reader
from copydesk.text.source import Source
from copydesk_rules.garble import untranslated
from tests.rules.conftest import Hits

FRENCH = "Les pêcheurs ne sont pas contents de la décision qui a été prise sans eux."
BEFORE = "The harbour was closed for the whole of the winter, and nobody knew why it had been closed at all."
AFTER = "They will meet the mayor on Friday to talk about the harbour, and about the new bridge over the river too."


def found(hits: Hits, text: str, language: str = "en") -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(untranslated, text, language)]


def test_a_sentence_inside_a_paragraph(hits: Hits) -> None:
    assert found(hits, f"{BEFORE} {FRENCH} {AFTER}") == [FRENCH]
    (hit,) = hits(untranslated, f"{BEFORE} {FRENCH} {AFTER}")
    assert hit.message == "Words in French in a text in English"


def test_sentences_that_stand_together_are_one_finding(hits: Hits) -> None:
    second = "Ils vont parler avec le maire de la ville dans les jours qui viennent."
    assert found(hits, f"{BEFORE} {AFTER} {FRENCH} {second} {AFTER}") == [f"{FRENCH} {second}"]


def test_a_part_of_a_sentence(hits: Hits) -> None:
    part = "que les pêcheurs ne sont pas contents de la décision qui a été prise"
    text = f"{BEFORE} The mayor said {part} without them. {AFTER}"
    assert found(hits, text) == [part]


def test_a_paragraph_among_others(hits: Hits) -> None:
    assert found(hits, f"{BEFORE}\n\n{FRENCH}\n\n{AFTER}") == [FRENCH]


def test_many_paragraphs_are_meant(hits: Hits) -> None:
    others = [f"{FRENCH[:-1]} à {town}." for town in ("Brest", "Nantes", "Toulon")]
    assert found(hits, "\n\n".join([BEFORE, others[0], AFTER, others[1], BEFORE, AFTER, others[2], AFTER])) == []


def test_a_text_in_two_languages_is_meant(hits: Hits) -> None:
    assert found(hits, f"{BEFORE}\n\n{FRENCH} {FRENCH}") == []


@pytest.mark.parametrize(
    "cited",
    [
        f"“{FRENCH}”",
        f"‘{FRENCH}’",
        f"({FRENCH})",
        f"One line was left: {FRENCH}",
        f"{FRENCH} (The fishermen are not happy.)",
        f"{FRENCH} – the fishermen are not happy.",
        f"It is the motto of the town. {FRENCH}",
        f"In French it is longer. {FRENCH}",
        f"Moreau, J. (1998). {FRENCH} Brest.",
    ],
)
def test_what_is_cited_or_glossed_is_meant(hits: Hits, cited: str) -> None:
    assert found(hits, f"{BEFORE} {cited} {AFTER}") == []


def test_what_leads_up_to_a_paragraph_may_be_the_one_before(hits: Hits) -> None:
    assert found(hits, f"{BEFORE} This is what he wrote:\n\n{FRENCH}\n\n{AFTER}") == []
    assert found(hits, f"{BEFORE}\n\n{FRENCH}\n\n– Jean Moreau\n\n{AFTER}") == []


def test_a_language_that_is_quoted_elsewhere_is_meant(hits: Hits) -> None:
    assert found(hits, f"{BEFORE} {FRENCH} {AFTER} {BEFORE} {AFTER}\n\n“{FRENCH}” he said to us. {AFTER}") == []


def test_italics_and_quotations_in_markup_are_meant() -> None:
    read = reader("markdown")
    assert list(untranslated.check(read(Source("t", f"{BEFORE} *{FRENCH}* {AFTER}\n"), "en"))) == []
    assert list(untranslated.check(read(Source("t", f"{BEFORE}\n\n> {FRENCH}\n\n{AFTER}\n"), "en"))) == []
    assert len(list(untranslated.check(read(Source("t", f"{BEFORE} {FRENCH} {AFTER}\n"), "en")))) == 1


def test_an_element_that_names_its_language_is_meant() -> None:
    page = f'<p>{BEFORE} <span lang="fr">{FRENCH}</span> {AFTER}</p>'
    assert list(untranslated.check(reader("html")(Source("t", page), "en"))) == []


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("en", f"{BEFORE} Рыбаки не были рады тому, что это было решено без них. {AFTER}", "Рыбаки"),
        ("en", f"{BEFORE} 漁師たちはこの決定に満足していないと言っている。 {AFTER}", "漁師"),
        ("en", f"{BEFORE} Οι ψαράδες δεν είναι ευχαριστημένοι με την απόφαση. {AFTER}", "Οι"),
        ("zh", f"{'港口整个冬天都关闭了，没有人知道为什么。' * 20} {AFTER} 渔民们星期五会和市长谈这件事。", "They"),
        ("ru", f"{'Гавань была закрыта всю зиму, и никто не знал почему. ' * 3}{FRENCH} Рыбаки ждут.", "Les"),
    ],
)
def test_other_scripts(hits: Hits, language: str, text: str, other: str) -> None:
    assert found(hits, text, language)[0].startswith(other)


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE} The office is called 東京都交通局都営地下鉄大江戸線 and has four hundred workers. {AFTER}",
        f"{BEFORE} The works are named Московский завод тяжёлого машиностроения and lie on the river. {AFTER}",
        f"{BEFORE} She taught at the Universidad Nacional de San Juan de los Andes y de la Plata for a year. {AFTER}",
        f"{BEFORE} He sang frère Jacques, and à la carte, coup d’état and laissez-faire are English by now. {AFTER}",
    ],
)
def test_names_are_not_sentences(hits: Hits, text: str) -> None:
    assert found(hits, text) == []
