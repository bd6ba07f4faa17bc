"""Characters nobody sees: where they are marked, and how many findings a paragraph has."""

from __future__ import annotations

from copydesk.plugin import Hit, Safety
from copydesk_rules.encoding import bidi, control, private_use, replacement, soft_hyphen, zero_width
from tests.rules.conftest import Hits


def repaired(text: str, hit: Hit) -> str:
    for start, end, replacement_text in sorted(hit.edits, reverse=True):
        text = text[:start] + replacement_text + text[end:]
    return text


def test_a_paragraph_has_one_finding_and_it_removes_all(hits: Hits) -> None:
    text = "A\u200b b\u200b c.\n\nD\u200b e."
    first, second = hits(zero_width, text)
    assert (first.start, first.end) == (1, 2)
    assert "1 more in this paragraph" in first.message
    assert repaired(text, first) == "A b c.\n\nD\u200b e."
    assert first.safety is second.safety is Safety.SAFE


def test_soft_hyphens_are_one_finding_a_text(hits: Hits) -> None:
    text = "A\u00adb c.\n\nd\u00ade f."
    (hit,) = hits(soft_hyphen, text)
    assert repaired(text, hit) == "Ab c.\n\nde f."


def test_a_lost_character_marks_its_word(hits: Hits) -> None:
    text = "The caf\ufffds here."
    (hit,) = hits(replacement, text)
    assert text[hit.start : hit.end] == "caf\ufffds"
    assert not hit.edits


def test_an_override_is_not_safe_to_remove(hits: Hits) -> None:
    (hit,) = hits(bidi, "photo\u202egpj.exe")
    assert hit.safety is Safety.UNSAFE
    (hit,) = hits(bidi, "\u202a+1 555\u202c")
    assert hit.safety is Safety.SAFE


def test_a_control_between_letters_may_be_a_ligature(hits: Hits) -> None:
    (hit,) = hits(control, "in di\x0eerent ways")
    assert hit.safety is Safety.UNSAFE
    (hit,) = hits(control, "in \x0e ways")
    assert hit.safety is Safety.SAFE


def test_a_windows_mark_is_named(hits: Hits) -> None:
    (hit,) = hits(control, "It\x92s late.")
    assert "’" in hit.message and hit.edits == ((2, 3, "’"),)
    (hit,) = hits(control, "One\x85two")
    assert not hit.edits


def test_controls_inside_a_misread_run_belong_to_it(hits: Hits) -> None:
    assert hits(control, "It\u00e2\x80\x99s late.") == []


def test_a_letter_of_a_private_font_is_only_shown(hits: Hits) -> None:
    (hit,) = hits(private_use, "Mr. O\ue123Neil")
    assert not hit.edits


def test_a_chat_models_citation_is_not_a_private_font(hits: Hits) -> None:
    assert hits(private_use, "Closed.\ue200cite\ue202turn0search1\ue201") == []
