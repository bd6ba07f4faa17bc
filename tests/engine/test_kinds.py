"""The kinds of YAML rules, through a rule file each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from copydesk.model import Safety
from tests.engine.conftest import ScratchPack

Found = Callable[[str, str], list[str]]

PHRASE = """
summary: s
why: w
kind: phrase
as: {where}
phrases: {{en: [Read on, "Don’t miss"], de: [Weiterlesen]}}
"""

PATTERN = """
summary: s
why: w
kind: pattern
patterns: {en: ['\\bred +(?:boat|ship)s?\\b']}
unless: ['[Tt]he red']
"""


@pytest.mark.parametrize(
    ("where", "text", "pieces"),
    [
        ("line", "» READ  on …\n\nWe read on and on.", ["» READ  on …"]),
        ("line", "DON'T MISS:\n\nA day", ["DON'T MISS:"]),
        ("line", "Weiterlesen\n\nA day", []),
        ("start", "Read on for more\n\nWe read on.", ["Read on for more"]),
        ("anywhere", "Do read on, please.\n\nBread one", ["read on"]),
        ("anywhere", "Do read\u00a0 on", ["read\u00a0 on"]),
    ],
)
def test_phrases(found: Found, where: str, text: str, pieces: list[str]) -> None:
    assert found(PHRASE.format(where=where), text) == pieces


def test_patterns_see_folded_text_and_can_be_excused(found: Found) -> None:
    assert found(PATTERN, "RED  Ships left. The red boat did not.") == ["RED  Ships"]


def test_a_pattern_without_anchor_words_still_works(found: Found) -> None:
    rule = "summary: s\nwhy: w\nkind: pattern\npatterns: {any: ['[!?]{3,}']}\n"
    assert found(rule, "No!! Yes!!! What??!") == ["!!!", "??!"]


def test_exact_patterns_see_case(found: Found) -> None:
    rule = "summary: s\nwhy: w\nkind: pattern\nexact: true\npatterns: {en: ['\\bUSA\\b']}\n"
    assert found(rule, "usa USA") == ["USA"]


def test_slots_are_filled_by_language(pack: ScratchPack) -> None:
    pack.write("_slots/en.yaml", "service: [Facebook, Google+, 'Colo(u)r Hub']\n")
    pack.write("_slots/any.yaml", "service: [TikTok]\n")
    pack.write("share.yaml", "summary: s\nwhy: w\nkind: pattern\nas: line\npatterns: {en: ['share on <service>']}\n")
    for line in (
        "Share on Facebook",
        "share on google+",
        "SHARE ON COLOUR  HUB",
        "Share on Color Hub",
        "Share on TikTok",
    ):
        assert len(pack.check(line)) == 1, line
    assert pack.check("Share on Myspace") == []


def test_swaps_name_the_right_word_and_repair(pack: ScratchPack) -> None:
    pack.write(
        "city.yaml",
        """
        summary: Old name
        why: w
        kind: swap
        message: "{text} is now called {right}"
        swaps: {en: {Bombay: Mumbai}}
        fix: {safety: unsafe}
        """,
    )
    (finding,) = pack.check("He left Bombay, bombay and Bombayish behind.")
    assert finding.message == "Bombay is now called Mumbai"
    assert finding.fix is not None
    assert (finding.fix.safety, finding.fix.edits[0].replacement) == (Safety.UNSAFE, "Mumbai")


def test_a_deleted_line_takes_its_gap_with_it(pack: ScratchPack) -> None:
    from copydesk.engine.testing import repaired

    pack.write("rule.yaml", PHRASE.format(where="line") + "fix: {delete: line, safety: unsafe}\n")
    for before, after in (
        ("One.\n\nRead on\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\r\n\r\nRead on\r\n", "One.\r\n"),
        ("Read on\n\nTwo.", "Two."),
        ("Read on", ""),
    ):
        assert repaired(before, pack.check(before)) == after


def test_phrases_of_several_words_count_in_a_text_of_unknown_language(pack: ScratchPack) -> None:
    pack.write("rule.yaml", PHRASE.format(where="line"))
    assert len(pack.check("Read on", None)) == 1
    assert pack.check("Weiterlesen", None) == []
    assert pack.check("Read on", "fr") == []
