import io

import pytest

from copydesk.output.terminal import screen


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLUMNS", raising=False)


def test_colours_on_a_terminal_only() -> None:
    assert screen(Terminal()).colour
    assert not screen(io.StringIO()).colour


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colours_where_they_are_unwanted(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    assert not screen(Terminal()).colour
    assert screen(Terminal(), "always").colour


def test_never_and_always_have_the_last_word() -> None:
    assert not screen(Terminal(), "never").colour
    assert screen(io.StringIO(), "always").colour


@pytest.mark.parametrize(("columns", "width"), [("72", 72), ("7", 40), ("400", 120), ("wide", 100), ("", 100)])
def test_width(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen(io.StringIO()).width == width
