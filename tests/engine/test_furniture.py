"""Where a weak line counts, and what of a block counts as furniture."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.engine.conftest import ScratchPack

RULE = """
summary: s
why: w
kind: phrase
as: line
phrases: {en: [Leave a reply, Share this story]}
weak: {en: [Share, Tweet, Print, Comments, Reply]}
patterns: {en: ['\\d+ comments']}
weak-patterns: {en: ['\\d+', 'by admin.{0,20}']}
sentences: {en: ['follow us on .{2,60}']}
parts: {any: ['https?://short\\.example/\\w+']}
openings: {en: [This site uses small biscuits]}
fix: {delete: line, safety: unsafe}
"""
PROSE = "The council met on Monday to hear what the harbour master had to say about the ferries."
MORE = "Nobody from the company came, and the hearing was put off until the end of the month."


Found = Callable[..., list[str]]


@pytest.fixture
def found(pack: ScratchPack) -> Found:
    pack.write("furniture.yaml", RULE)
    return lambda *blocks: ["\n\n".join(blocks)[f.span.start : f.span.end] for f in pack.check("\n\n".join(blocks))]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((PROSE, "Leave a reply", MORE), ["Leave a reply"]),
        ((PROSE, "Comments", MORE, PROSE), []),
        ((PROSE, MORE, "Share this story", "Tweet", PROSE), ["Share this story", "Tweet"]),
        ((PROSE, MORE, "Share this story", "Ferries", "Tweet", PROSE), ["Share this story", "Tweet"]),
        ((PROSE, "Share this story", PROSE, "Tweet", MORE, PROSE), ["Share this story"]),
        ((PROSE, MORE, PROSE, "Comments"), ["Comments"]),
        (("Comments", PROSE, MORE, PROSE), []),
        (("Comments", "Ferries stop", PROSE, MORE), ["Comments"]),
        ((PROSE, "Share", "Tweet", "Print", MORE), ["Share", "Tweet", "Print"]),
        ((PROSE, "12", "13", "14", MORE), []),
        ((PROSE, "12", "4 comments", MORE), ["12", "4 comments"]),
        ((PROSE, "Reply", MORE, PROSE, "Reply", MORE, PROSE, "Reply", MORE), ["Reply", "Reply", "Reply"]),
    ],
    ids="strong alone beside near over-prose last headline first run numbers number repeated".split(),
)
def test_what_counts(found: Found, blocks: tuple[str, ...], expected: list[str]) -> None:
    assert found(*blocks) == expected


def test_a_bar_is_made_of_known_lines(found: Found) -> None:
    assert found(PROSE, "Share | Tweet 3 | Print", MORE) == ["Share | Tweet 3 | Print"]
    assert found(PROSE, "Share the Print", MORE) == []


def test_a_sentence_counts_alone_and_a_part_of_one_does_not(found: Found) -> None:
    called = PROSE + " Follow us on Example Social."
    assert found(called, MORE) == ["Follow us on Example Social."]
    assert found("They said they would follow us on Example Social until the very end of the trial.") == []
    opened = PROSE + " This site uses small biscuits for comfort."
    assert found(opened) == ["This site uses small biscuits for comfort."]


def test_a_part_counts_anywhere(found: Found) -> None:
    assert found(PROSE + " See https://short.example/abc and go.") == ["https://short.example/abc"]


def test_one_place_has_one_finding(pack: ScratchPack) -> None:
    pack.write("one.yaml", RULE)
    pack.write("two.yaml", RULE)
    assert [f.rule for f in pack.check(f"{PROSE}\n\nLeave a reply\n\n{MORE}")] == ["site/one"]


def test_only_the_sentence_is_deleted(pack: ScratchPack) -> None:
    pack.write("furniture.yaml", RULE)
    fix = pack.check(PROSE + " Follow us on Example Social.")[0].fix
    assert fix is not None
    assert (fix.edits[0].span.start, fix.edits[0].span.end) == (len(PROSE) + 1, len(PROSE) + 29)


def test_a_strong_line_counts_where_the_language_is_unknown(pack: ScratchPack) -> None:
    pack.write("furniture.yaml", RULE)
    assert len(pack.check("17 comments", None)) == 1
    assert pack.check("by admin", None) == []
