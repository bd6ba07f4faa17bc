from typing import NamedTuple

import pytest

from copydesk.errors import CopydeskError, UsageError
from copydesk.policy.selection import Catalogue, Choice, words


class Rule(NamedTuple):
    name: str
    status: str = "stable"
    aliases: tuple[str, ...] = ()


CATALOGUE = Catalogue(
    [
        Rule("quotes/mixed"),
        Rule("quotes/odd", "preview", ("quotes/strange",)),
        Rule("spacing/doubled"),
        Rule("spacing/thin", "optional"),
        Rule("editorial/spacing/house"),
    ]
)
STABLE = {"quotes/mixed", "spacing/doubled", "editorial/spacing/house"}
EVERY = STABLE | {"quotes/odd", "spacing/thin"}


def chosen(*layers: tuple[str | None, str]) -> set[str]:
    return set(
        CATALOGUE.chosen(Choice(None if s is None else words([s]), words([i])) for s, i in layers),
    )


def test_stable_rules_run_where_nothing_is_said() -> None:
    assert chosen() == STABLE


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("all", EVERY),
        ("default", STABLE),
        ("quotes", {"quotes/mixed"}),
        ("quotes/", {"quotes/mixed"}),
        ("quotes/odd", {"quotes/odd"}),
        ("quotes/strange", {"quotes/odd"}),
        ("spacing, quotes/odd", {"spacing/doubled", "quotes/odd"}),
        ("editorial", {"editorial/spacing/house"}),
        ("editorial/spacing", {"editorial/spacing/house"}),
    ],
)
def test_select(select: str, expected: set[str]) -> None:
    assert chosen((select, "")) == expected


@pytest.mark.parametrize(
    ("ignore", "expected"),
    [
        ("quotes", EVERY - {"quotes/mixed", "quotes/odd"}),
        ("quotes/strange", EVERY - {"quotes/odd"}),
        ("default", EVERY - STABLE),
        ("all", set()),
    ],
)
def test_ignore_takes_away_from_what_is_selected(ignore: str, expected: set[str]) -> None:
    assert chosen(("all", ignore)) == expected


def test_a_later_select_replaces_and_a_later_ignore_takes_away() -> None:
    assert chosen(("all", "quotes"), (None, "spacing")) == {"editorial/spacing/house"}
    assert chosen((None, "quotes"), ("quotes", "")) == {"quotes/mixed"}
    assert chosen(("", "")) == set()


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("quotes/mixde", "'quotes/mixed'"),
        ("qoutes", "'quotes'"),
        ("mixed", "'quotes/mixed'"),
        ("doubled", "'spacing/doubled'"),
        ("defualt", "'default'"),
        ("xyz", "`copydesk rules`"),
        ("/", "`copydesk rules`"),
    ],
)
def test_an_unknown_word_is_an_error_that_names_the_nearest(word: str, hint: str) -> None:
    with pytest.raises(UsageError, match="unknown rule or family") as caught:
        chosen((word, ""))
    assert hint in str(caught.value)
    with pytest.raises(UsageError):
        chosen((None, word))


def test_words_may_be_repeated_and_hold_commas() -> None:
    assert [word.text for word in words(["a,b", " c ", ",", ""])] == ["a", "b", "c"]


def test_an_unknown_word_may_be_a_rule_that_was_not_trusted() -> None:
    with pytest.raises(CopydeskError, match="trust"):
        Catalogue([Rule("a/b")], "Python rules need trust").chosen([Choice(words(["xyz"]))])


ASKING = Catalogue([Rule("a/b"), Rule("tool/match", "optional")], services={"tool": "tool/match"})


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([("tool", "")], {"tool/match"}),
        ([("tool/", "")], {"tool/match"}),
        ([("tool/match", "")], {"tool/match"}),
        ([("tool/X", "")], {"tool/X"}),
        ([("default,tool", "")], {"a/b", "tool/match"}),
        ([("all", "tool")], {"a/b"}),
        ([("all", "tool/X,tool/Y")], {"a/b", "tool/match"}),
        ([("tool", ""), ("tool/X", "")], {"tool/X"}),
        ([("tool/X", ""), ("tool", "")], {"tool/match", "tool/X"}),
        ([("tool,tool/X", "tool/Y")], {"tool/match", "tool/X"}),
        ([("tool", "tool/X"), ("a", "")], {"a/b"}),
        ([(None, "tool/X")], {"a/b"}),
    ],
)
def test_what_a_service_finds_is_chosen_by_names_of_its_own(
    layers: list[tuple[str | None, str]], expected: set[str]
) -> None:
    chosen = ASKING.chosen([Choice(None if s is None else words([s]), words([i])) for s, i in layers])
    assert chosen == expected
