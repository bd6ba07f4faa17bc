"""Ten rules of LanguageTool's, found by the real server at the right place in every format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.engine import packs
from copydesk.engine.service import ServiceRule
from copydesk.engine.testing import problems
from copydesk.model import Safety
from copydesk.output.report import Report
from copydesk.run import Options, Run
from copydesk.services import LanguageTool
from copydesk.text.source import decode
from tests.cli.runner import run as cli
from tests.languagetool.conftest import Server

pytestmark = pytest.mark.languagetool

# The place a rule must find stands between ⟦ and ⟧.
PLAIN = {
    "HE_VERB_AGR": "He ⟦have⟧ three cats and a dog.",
    "EN_A_VS_AN": "This is ⟦an⟧ test of the new tool.",
    "MORFOLOGIK_RULE_EN_US": "We ⟦recieved⟧ the letter on Monday.",
    "MODAL_OF": "She ⟦could of⟧ gone home by then.",
    "ENGLISH_WORD_REPEAT_RULE": "We saw ⟦the the⟧ cat in our garden.",
    "COMPARISONS_THEN": "He is ⟦taller then⟧ me.",
    "FEWER_LESS": "There are ⟦less⟧ apples than before.",
    "HAVE_PART_AGREEMENT": "I have ⟦saw⟧ him twice.",
    "PERS_PRONOUN_AGREEMENT": "They ⟦was⟧ late for the meeting.",
    "BETWEEN_YOU_AND_I": "⟦Between you and I⟧, it works.",
}
MARKDOWN = {
    "HE_VERB_AGR": "> He ⟦have⟧ three cats and a dog.",
    "EN_A_VS_AN": "This is ⟦an⟧ [test](https://example.org/an_test) of the new tool.",
    "MORFOLOGIK_RULE_EN_US": "We **⟦recieved⟧** the letter on `recieved` Monday.",
    "MODAL_OF": "- She *⟦could* of⟧ gone home by then.",
    "ENGLISH_WORD_REPEAT_RULE": "We saw ⟦the the⟧ cat in our ![an cat](cat.png).",
    "COMPARISONS_THEN": "He is ⟦taller **then⟧** me.",
    "FEWER_LESS": "## There are ⟦less⟧ apples than before.",
    "HAVE_PART_AGREEMENT": "I have\n*⟦saw⟧* him twice.",
    "PERS_PRONOUN_AGREEMENT": "| One | Two |\n|---|---|\n| 1 | They ⟦was⟧ late for the meeting. |",
    "BETWEEN_YOU_AND_I": "⟦Between [you](u) and I⟧, it works.",
}
HTML = {
    "HE_VERB_AGR": "<p>He ⟦have⟧ three cats &amp; a dog.</p>",
    "EN_A_VS_AN": "<p>This is ⟦an⟧ <a href='an test'>test</a> of the new tool.</p>",
    "MORFOLOGIK_RULE_EN_US": "<div>We <b>⟦recieved⟧</b> the letter on <code>recieved</code> Monday.</div>",
    "MODAL_OF": "<ul><li>She <i>⟦could</i> of⟧ gone home by then.</ul>",
    "ENGLISH_WORD_REPEAT_RULE": "<!-- the the --><p>We saw ⟦the the⟧ cat in our garden.",
    "COMPARISONS_THEN": "<p>He is ⟦taller&#32;then⟧ me.</p>",
    "FEWER_LESS": "<h2>There are ⟦less⟧ apples than before.</h2>",
    "HAVE_PART_AGREEMENT": "<blockquote>I have\n   ⟦saw⟧ him twice.</blockquote>",
    "PERS_PRONOUN_AGREEMENT": "<table><tr><td>1<td>They ⟦was⟧ late for the meeting.</table>",
    "BETWEEN_YOU_AND_I": "<p>⟦Between <em>you</em> and I⟧, it works.</p>",
}
FORMATS = {"a.txt": PLAIN, "a.md": MARKDOWN, "a.html": HTML}
# Two characters, one of them of three joined by zero-width joiners: 2 and 5 code points, 3 and 8 UTF-16 units.
EMOJI = "Happy 😀 and 👩‍👩‍👧 families."


def marked(text: str) -> tuple[str, int, int]:
    """The text without its marks, and the span they enclosed."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    return text.replace("⟦", "").replace("⟧", ""), start, end


def report(run: Run, text: str, name: str) -> Report:
    source = decode(text.encode(), name)
    return run.report(source, f"/nowhere/{name}")


@pytest.mark.parametrize("before", ["", EMOJI], ids=["plain", "emoji before"])
@pytest.mark.parametrize("name", FORMATS)
def test_ten_rules_at_the_right_place(run: Callable[..., Run], name: str, before: str) -> None:
    texts = FORMATS[name]
    assert len(texts) == 10
    head = f"<p>{before}</p>" if name == "a.html" else before
    for rule, example in texts.items():
        text, start, end = marked(f"{head}\n\n{example}\n")
        found = report(run(), text, name).findings
        assert [(f.rule, f.span) for f in found] == [(f"languagetool/{rule}", (start, end))], text[start:end]


@pytest.mark.parametrize("name", FORMATS)
def test_all_in_one_text(run: Callable[..., Run], name: str) -> None:
    texts = FORMATS[name]
    text, expected = "", set()
    for rule, example in texts.items():
        text += f"<p>{EMOJI}</p>\n" if name == "a.html" else f"{EMOJI}\n\n"
        plain, start, end = marked(example)
        expected.add((f"languagetool/{rule}", (len(text) + start, len(text) + end)))
        text += plain + "\n\n"
    assert {(f.rule, tuple(f.span)) for f in report(run(), text, name).findings} == expected


@pytest.mark.parametrize(
    "text",
    [
        "😀 We ⟦recieve𝒂⟧ the letter.",
        "We 𝒂 ⟦recieve𝒂⟧ the letter 😀😀.",
        "👍🏽👍🏽 We ⟦re𝒂cieve⟧ the letter.",
    ],
)
def test_an_astral_character_inside_the_match(run: Callable[..., Run], text: str) -> None:
    plain, start, end = marked(text)
    found = [f for f in report(run(), plain, "a.txt").findings if f.rule == "languagetool/MORFOLOGIK_RULE_EN_US"]
    assert (start, end) in [f.span for f in found]
    assert all(not plain[f.span.start : f.span.end].isspace() for f in found)


def test_lines_and_columns_and_crlf(run: Callable[..., Run]) -> None:
    text = "😀😀 All is well here.\r\n\r\nA line 😀 that is wrapped,\r\nand he have gone on.\r\n"
    ((found, position),) = [
        (f, source.position(f.span.start)) for source, fs in [report(run(), text, "a.txt")] for f in fs
    ]
    assert found.rule == "languagetool/HE_VERB_AGR"
    assert (position.line, position.column) == (4, 8)


def test_what_a_stand_in_causes_is_dropped(run: Callable[..., Run]) -> None:
    text = "Say `x` `x` twice. `f` takes an `x`, the `y` have a `z`, and a `g`. The`f` , is it `g` ?\n"
    assert report(run(), text, "a.md").findings == []


def test_suggestions_are_shown_and_one_sure_suggestion_is_an_unsafe_repair(run: Callable[..., Run]) -> None:
    text = "We recieved the letter. The apple fell from the the tree."
    found = {f.rule.rpartition("/")[2]: f for f in report(run(), text, "a.txt").findings}
    spelling, doubled = found["MORFOLOGIK_RULE_EN_US"], found["ENGLISH_WORD_REPEAT_RULE"]
    assert "‘received’" in spelling.message and spelling.fix and spelling.fix.safety is Safety.SHOW
    assert doubled.fix and doubled.fix.safety is Safety.UNSAFE
    assert [(edit.span, edit.replacement) for edit in doubled.fix.edits] == [(doubled.span, "the")]


def test_a_repair_never_crosses_markup(run: Callable[..., Run]) -> None:
    (found,) = report(run(), "We saw the *the* cat in our garden.\n", "a.md").findings
    assert found.fix is None


def test_selection_by_the_names_of_languagetools_rules(run: Callable[..., Run]) -> None:
    text = "He have an test.\n"

    def rules(**options: object) -> set[str]:
        return {f.rule.rpartition("/")[2] for f in report(run(**options), text, "a.txt").findings}

    assert rules() == {"HE_VERB_AGR", "EN_A_VS_AN"}
    assert rules(select="languagetool/EN_A_VS_AN") == {"EN_A_VS_AN"}
    assert rules(ignore=("languagetool/EN_A_VS_AN",)) == {"HE_VERB_AGR"}


def test_categories_and_variants_by_configuration(server: Server, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text("He have a new colour. She recieved it.\n")

    def rules(section: str) -> set[str]:
        (tmp_path / ".copydesk.yaml").write_text(
            f"select: [languagetool]\nlanguage: en\nlanguagetool:\n  server: {server.address}\n{section}"
        )
        run = Run(Options(), lambda trouble: pytest.fail(str(trouble)))
        source = decode((tmp_path / "a.txt").read_bytes(), "a.txt")
        found = run.report(source, str(tmp_path / "a.txt")).findings
        return {f"{f.rule.rpartition('/')[2]}:{source.text[f.span.start : f.span.end]}" for f in found}

    spelling = {"MORFOLOGIK_RULE_EN_US:colour", "MORFOLOGIK_RULE_EN_US:recieved"}
    assert rules("") == {"HE_VERB_AGR:have", *spelling}
    assert rules("  variants: [de-AT, en-GB]\n") == {"HE_VERB_AGR:have", "MORFOLOGIK_RULE_EN_GB:recieved"}
    assert rules("  categories: [TYPOS]\n") == spelling
    assert rules("  disabled-categories: [TYPOS]\n") == {"HE_VERB_AGR:have"}
    assert rules("  categories: [TYPOS, GRAMMAR]\n  disabled-categories: [TYPOS]\n") == {"HE_VERB_AGR:have"}


def test_the_rules_own_examples_and_laws(server: Server) -> None:
    rule = packs.load(use_cache=False).find("languagetool/ANYTHING")
    assert isinstance(rule, packs.PythonRule)
    assert list(problems([ServiceRule(rule, LanguageTool(server.address))])) == []


def test_a_long_text_goes_in_pieces(run: Callable[..., Run]) -> None:
    good = "The council met on Monday to hear the report of its engineers, and it was short. " * 5
    text, expected = "", []
    for number in range(60):
        text += f"{EMOJI} {good}\n\n"
        if number % 20 == 19:
            expected.append(len(text) + 3)
            text += "He have three cats and a dog.\n\n"
    found = report(run(), text, "a.txt").findings
    assert [f.span.start for f in found if f.rule == "languagetool/HE_VERB_AGR"] == expected


def test_a_language_the_server_does_not_know_is_passed_over(run: Callable[..., Run]) -> None:
    assert report(run(language="xx"), "He have three cats.", "a.txt").findings == []


def test_json_gives_the_same_places(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"{EMOJI}\n\n😀 **This** is an test of it.\n")
    options = f"--select languagetool --languagetool-server {server.address} --language en --output-format json"
    result = cli("check", str(path), *options.split())
    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)
    assert (found["rule"], found["line"], found["column"]) == ("languagetool/EN_A_VS_AN", 3, 15)
    assert found["fix"]["safety"] == "show"
