"""What comments silence, decided on findings made by hand: rules `a/one`, `a/two` and `b/three` at chosen words."""

import time
from typing import NamedTuple

import pytest

from copydesk.model import Finding, Severity, Span
from copydesk.policy.selection import Catalogue, Choice, Word
from copydesk.policy.suppression import BROKEN, UNUSED, Names, is_spoken_to, suppress
from copydesk.text import formats
from copydesk.text.source import Source


class Facts(NamedTuple):
    name: str
    status: str = "stable"
    aliases: tuple[str, ...] = ()


RULES = (Facts("a/one", aliases=("a/once",)), Facts("a/two"), Facts("b/three"), Facts("b/off", "preview"))
CATALOGUE = Catalogue([*RULES, Facts("service/service", "optional")], services={"service": "service/service"})


def names(*layers: Choice) -> Names:
    layers = layers or (Choice(),)
    return Names(CATALOGUE, layers, CATALOGUE.chosen(layers))


def left(
    text: str, rule: str = "a/one", *, kind: str = "markdown", complete: bool = True, where: Names | None = None
) -> list[str]:
    """What is left of a finding at each `DEFECT` of a text: `LINE` for one of these, `LINE:COLUMN NAME` for others."""
    source = Source("t", text)
    document = formats.reader(kind)(source, "en")
    found, at = [], text.find("DEFECT")
    while at >= 0:
        found.append(Finding(Span(at, at + len("DEFECT")), rule, Severity.ERROR, "m"))
        at = text.find("DEFECT", at + 1)
    if not is_spoken_to(document):
        return [str(source.position(finding.span.start).line) for finding in found]
    shown = []
    for finding in suppress(document, found, where or names(), complete):
        line, column = source.position(finding.span.start)
        shown.append(str(line) if finding.rule == rule else f"{line}:{column} {finding.rule}")
    return shown


def messages(text: str, kind: str = "markdown") -> list[str]:
    document = formats.reader(kind)(Source("t", text), "en")
    return [finding.message for finding in suppress(document, [], names(), True)]


@pytest.mark.parametrize(
    ("kind", "text", "lines"),
    [
        ("markdown", "A DEFECT. <!-- copydesk: ignore a/one -->\n\nA DEFECT.\n", ["3"]),
        ("markdown", "A DEFECT\nover two lines. <!-- copydesk: ignore a/one -->\n\nA DEFECT.\n", ["4"]),
        ("markdown", "A <!-- copydesk: ignore a/one --> line\nand a DEFECT.\n\nA DEFECT.\n", ["4"]),
        ("markdown", "- DEFECT <!-- copydesk: ignore a/one -->\n- DEFECT\n", ["2"]),
        ("markdown", "# DEFECT <!-- copydesk: ignore a/one -->\n\nDEFECT\n", ["3"]),
        ("markdown", "![A DEFECT](a.png) <!-- copydesk: ignore a/one -->\n\nDEFECT\n", ["3"]),
        ("markdown", "Text ![a DEFECT](a.png) and <!-- copydesk: ignore a/one --> more.\n\nDEFECT\n", ["3"]),
        ("markdown", "<!-- copydesk: ignore-next a/one -->\n\nA DEFECT.\n\nA DEFECT.\n", ["5"]),
        ("markdown", "<!-- copydesk: ignore-next a/one -->\nA DEFECT.\n\nA DEFECT.\n", ["4"]),
        ("markdown", "> <!-- copydesk: ignore-next a/one -->\n>\n> A DEFECT.\n\nA DEFECT.\n", ["5"]),
        ("markdown", "- a\n\n  <!-- copydesk: ignore-next a/one -->\n\n  DEFECT\n- DEFECT\n", ["6"]),
        (
            "markdown",
            "DEFECT\n\n<!-- copydesk: off a/one -->\n\nDEFECT\n\nDEFECT\n\n<!-- copydesk: on a/one -->\n\nDEFECT\n",
            ["1", "11"],
        ),
        ("markdown", "<!-- copydesk: off all -->\n\nDEFECT\n\n<!-- copydesk: on -->\n\nDEFECT\n", ["7"]),
        ("markdown", "DEFECT\n\nDEFECT\n\n<!-- copydesk: ignore-file a/one -->\n", []),
        ("markdown", "DEFECT\n\n<!-- copydesk: ignore-file -->\n", []),
        ("markdown", "---\ncopydesk-ignore: [a/one]\n---\nDEFECT\n\nDEFECT\n", []),
        ("markdown", "---\ntitle: A DEFECT\ncopydesk:\n  ignore:\n    - a/one # why\n---\nDEFECT\n", []),
        ("markdown", "---\ncopydesk: {ignore: [a/one]}\n---\nDEFECT\n", []),
        ("markdown", "+++\n[copydesk]\nignore = ['a/one']\n+++\nDEFECT\n", []),
        ("mdx", "{/* copydesk: ignore-next a/one */}\n\nA DEFECT.\n\nA DEFECT.\n", ["5"]),
        ("html", "<p>A DEFECT. <!-- copydesk: ignore a/one --></p><p>DEFECT</p>\n<p>DEFECT</p>\n", ["1", "2"]),
        ("html", "<p>A DEFECT.</p> <!-- copydesk: ignore a/one -->\n<p>DEFECT</p>\n", ["2"]),
        ("html", "<!-- copydesk: ignore a/one --> <p>A DEFECT.</p>\n<p>DEFECT</p>\n", ["2"]),
        ("html", "<p>A DEFECT\n<!-- copydesk: ignore a/one -->\nis here</p>\n<p>DEFECT</p>\n", ["4"]),
        ("html", "<ul><!-- copydesk: ignore-next a/one -->\n<li>A DEFECT\n<li>DEFECT</ul>\n", ["3"]),
        ("html", "<!-- copydesk: off a -->\n<p>DEFECT\n<!-- copydesk: on a -->\n<p>DEFECT</p>", ["4"]),
        ("html", "<p>DEFECT<!-- copydesk: ignore-file a/one -->", []),
        ("vtt", "WEBVTT\n\nNOTE copydesk: ignore-next a/one\n\n00:01.000 --> 00:02.000\nA DEFECT\n", []),
    ],
)
def test_where_a_comment_silences(kind: str, text: str, lines: list[str]) -> None:
    assert left(text, kind=kind) == lines
    assert left(text.replace("\n", "\r\n"), kind=kind) == lines


@pytest.mark.parametrize(
    "said", ["a/one", "a/once", "a", "a/", "all", "b, a/one", "a/one -- a reason, this", "a — why"]
)
def test_names_and_reasons(said: str) -> None:
    assert left(f"DEFECT <!-- copydesk: ignore {said} -->", complete=False) == []
    assert left(f"DEFECT <!--COPYDESK :  Ignore  {said}-->", complete=False) == []
    assert left(f"DEFECT <!-- copydesk: ignore {said.replace('a', 'b', 1)} -->", "c/four", complete=False)[0] == "1"


def test_another_rule_is_not_silenced() -> None:
    assert left("DEFECT <!-- copydesk: ignore a/one -->", "a/two") == ["1", f"1:30 {UNUSED}"]


def test_findings_of_a_service() -> None:
    everything = names(Choice((Word("all"),)))
    for said in ("service", "service/service", "service/PART"):
        text = f"DEFECT <!-- copydesk: ignore {said} -->"
        assert left(text, "service/PART", where=everything) == []
    assert left("DEFECT <!-- copydesk: ignore service/PART -->", "service/OTHER", complete=False) == ["1"]


def test_on_ends_what_it_names() -> None:
    said = "<!-- copydesk: {} -->\n\nDEFECT\n\n"
    text = "".join(map(said.format, ("off a", "on a/two", "on")))
    assert left(text, "a/one") == ["11"]
    assert left(text, "a/two") == ["7", "11"]


def test_a_finding_that_reaches_into_a_silenced_block_is_silenced() -> None:
    document = formats.reader("markdown")(Source("t", "One two\n\nthree <!-- copydesk: ignore a/one -->\n"), "en")
    finding = Finding(Span(4, 12), "a/one", Severity.ERROR, "m")
    assert suppress(document, [finding], names(), True) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x <!-- copydesk: ignore a/noe -->", "Unknown rule or family 'a/noe'. Did you mean 'a/one'?"),
        ("x <!-- copydesk: ignore one -->", "Unknown rule or family 'one'. Did you mean 'a/one'?"),
        ("x <!-- copydesk: ignroe a/one -->", "`ignroe` is nothing copydesk can be told. Did you mean 'ignore'?"),
        ("x <!-- copydesk: ignore -->", "`ignore` wants the name of a rule or family, or `all`"),
        ("x <!-- copydesk: off -- reason -->", "`off` wants the name of a rule or family, or `all`"),
        ("x <!-- copydesk: -->", "Nothing is said to copydesk. There are: ignore, ignore-next, ignore-file, off, on"),
        ("x <!-- copydesk-ignore a/one -->", "A comment to copydesk begins with `copydesk:`"),
        ("x\n\n<!-- copydesk: on a -->", "`on a` has no `off` before it"),
        ("x\n\n<!-- copydesk: on -->", "`on` has no `off` before it"),
        ("x\n\n<!-- copydesk: off a -->\n\ny", "`off a` has no `on`, so it holds to the end of the text"),
        ("x\n\n<!-- copydesk: ignore-next a -->", "`ignore-next` has no text after it"),
        (
            "x\n\n<!-- copydesk: ignore a -->\n\ny",
            "`ignore` stands on no line of text: of what comes after it, `ignore-next` speaks",
        ),
        ("---\ncopydesk: off\n---\nx", "`ignore: [RULE]` is what front matter can say to copydesk"),
        ("---\ncopydesk-ignore: a/noe\n---\nx", "Unknown rule or family 'a/noe'. Did you mean 'a/one'?"),
        ("x <!-- copydesk: ignore a -->", "There is no finding of a here to ignore"),
        ("x <!-- copydesk: ignore all -->", "There is no finding here to ignore"),
    ],
)
def test_what_a_comment_gets_wrong(text: str, says: str) -> None:
    assert messages(text) == [says]


def test_a_reason_without_its_mark_is_pointed_at() -> None:
    text = "DEFECT <!-- copydesk: ignore a/one because it is so -->"
    assert left(text) == [f"1:{text.index('because') + 1} {BROKEN}"]


def test_an_unclosed_off_silences_and_is_reported() -> None:
    assert left("x\n\n<!-- copydesk: off a/one -->\n\nDEFECT\n") == [f"3:20 {BROKEN}"]


def test_an_unclosed_comment_is_no_trouble() -> None:
    assert left("DEFECT\n\n<!-- copydesk: ignore-file a/one\n\nDEFECT and, so\n", complete=False)[:1] != ["1"]
    assert left("<p>DEFECT</p> <!-- copydesk: ignore a/one ", kind="html") == []


@pytest.mark.parametrize(
    "text", ["x <!-- a comment on copydesk -->", "x <!-- copydesk on the rocks -->", "`copydesk: ignore`"]
)
def test_comments_that_only_mention_copydesk(text: str) -> None:
    assert messages(text) == []


def test_code_and_plain_text_say_nothing() -> None:
    assert left("DEFECT `<!-- copydesk: ignore a/one -->`\n") == ["1"]
    assert left("```\n<!-- copydesk: ignore-file -->\n```\n\nDEFECT\n") == ["5"]
    assert left("DEFECT <!-- copydesk: ignore a/one -->\n", kind="plain") == ["1"]


def test_unused_is_said_only_of_rules_that_ran() -> None:
    text = "x <!-- copydesk: ignore a/one -->"
    assert len(left(text)) == 1
    assert left(text, complete=False) == []
    assert left(text, where=names(Choice(), Choice((Word("a/two"),)))) == []
    assert left(text, where=names(Choice(), Choice(ignore=(Word("a"),)))) == []
    family = text.replace("a/one", "a")
    assert left(family, where=names(Choice(), Choice((Word("a/two"),)))) == []
    assert len(left(family, where=names(Choice(ignore=(Word("a/one"),)), Choice()))) == 1
    assert left(text.replace("a/one", "b/off")) == []


def test_a_name_that_may_be_of_an_untrusted_rule_passes() -> None:
    lacking = Catalogue(RULES, missing="Python rules need --trust-python-rules: x")
    assert left("x <!-- copydesk: ignore house/rule -->", where=Names(lacking, [Choice()], frozenset())) == []


def test_each_name_of_a_comment_is_judged_by_itself() -> None:
    text = "DEFECT <!-- copydesk: ignore a/one, a/two -->"
    assert left(text) == [f"1:{text.index('a/two') + 1} {UNUSED}"]


def test_many_comments_and_findings_take_no_time() -> None:
    text = "A DEFECT here. <!-- copydesk: ignore a/one -->\n\n" * 5_000
    start = time.perf_counter()
    assert left(text) == []
    assert time.perf_counter() - start < 5
