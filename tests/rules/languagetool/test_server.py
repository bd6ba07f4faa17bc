"""How the pack lives with servers that fail, hang, or are none; the real one is in tests/languagetool."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk.engine import packs
from copydesk.engine.check import RULE_FAILED, RULE_TIMEOUT, Checker
from copydesk.engine.service import ServiceRule
from copydesk.plugin import Document
from copydesk.services import LanguageTool
from copydesk_rules.languagetool import _kept, _server
from copydesk_rules.languagetool.match import check as rule_function
from tests.rules.languagetool.conftest import Stub

Findings = list[tuple[str, int, int, str]]


@pytest.fixture
def check(stub: Stub, document: Callable[..., Document]) -> Iterator[Callable[..., tuple[Findings, list[str]]]]:
    """Checks a text; gives the findings, and what was said of services."""
    info = rule_function.copydesk_rule._replace(name="languagetool/match")  # type: ignore[attr-defined]
    rule = packs.PythonRule(info, packs.Pack(packs.BUILT_IN, "", "copydesk_rules"), "languagetool.match", "check")

    def run(text: str, language: str | None = "en", **options: Any) -> tuple[Findings, list[str]]:
        settings = LanguageTool(stub.address, use_cache=False)._replace(**options)
        checker = Checker([ServiceRule(rule, settings)])
        found = checker.check(document(text, language))
        return [(f.rule, *f.span, f.message) for f in found], [str(error) for error in checker.lacking]

    yield run


def match(offset: int, length: int, text: str = "", rule: str = "SOME_RULE", **more: object) -> dict[str, object]:
    return {
        "message": "Some message.",
        "replacements": [{"value": value} for value in more.pop("replacements", [])],  # type: ignore[attr-defined]
        "offset": offset,
        "length": length,
        "context": {"text": text, "offset": 0, "length": length},
        "sentence": text,
        "rule": {"id": rule, "issueType": "grammar", "category": {"id": "GRAMMAR"}},
        **more,
    }


def test_places_are_code_points(stub: Stub, check: Callable[..., Any]) -> None:
    stub.behave[""] = [match(6, 7), match(9, 4)]
    assert check("😀 👩‍👩 word here")[0] == [
        ("languagetool/SOME_RULE", 4, 10, "Some message"),
        ("languagetool/SOME_RULE", 6, 10, "Some message"),
    ]


def test_a_strange_name_of_a_rule_is_a_plain_one(stub: Stub, check: Callable[..., Any]) -> None:
    stub.behave[""] = [match(0, 4, rule="A b,c/d\x1b[31m")]
    assert check("Some text.")[0][0][0] == "languagetool/A_b_c_d__31m"


def test_a_match_outside_the_text_is_dropped(stub: Stub, check: Callable[..., Any]) -> None:
    stub.behave[""] = [match(50, 4), match(0, 400), match(3, 0)]
    assert check("Some text.") == ([("languagetool/SOME_RULE", 0, 10, "Some message")], [])


def test_a_text_that_takes_too_long_is_a_finding_and_a_server_that_hangs_is_left_alone(
    stub: Stub, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_server, "_STARTING", 0.0)
    stub.behave["slow"] = "hang"
    stub.behave["quick"] = [match(0, 5)]
    assert check("A quick text.", time_limit=5.0)[0][0][0] == "languagetool/SOME_RULE"
    found, lacking = check("A slow text.", time_limit=0.2)
    assert [f[0] for f in found] == [RULE_TIMEOUT] and "on this text" in found[0][3] and lacking == []
    stub.go_on.set()
    assert check("A quick text.", time_limit=5.0)[0][0][0] == "languagetool/SOME_RULE"
    stub.go_on.clear()
    check("A slow text.", time_limit=0.2)
    found, lacking = check("A quick text.", time_limit=0.2)
    assert found == [] and "does not answer" in lacking[0]
    asked = len(stub.texts)
    assert check("Another quick text.", time_limit=5.0)[1] == lacking
    assert len(stub.texts) == asked


def test_an_error_for_one_text_is_a_finding_and_the_next_is_asked(stub: Stub, check: Callable[..., Any]) -> None:
    stub.behave["too long"] = 413
    stub.behave[""] = [match(0, 4)]
    found, lacking = check("This is too long.")
    assert [f[0] for f in found] == [RULE_FAILED] and "one too many" in found[0][3] and lacking == []
    assert check("Some text.")[0][0][0] == "languagetool/SOME_RULE"


def test_what_was_found_before_a_failure_stays(stub: Stub, check: Callable[..., Any]) -> None:
    stub.behave["last"] = 500
    stub.behave[""] = [match(0, 4)]
    text = "\n\n".join(["Some text. " + "Word. " * 1500] * 3) + "\n\nThe last. " + "Word. " * 1600
    found, _ = check(text)
    assert [f[0] for f in found] == [RULE_FAILED, *["languagetool/SOME_RULE"] * 3]


def test_no_server_is_one_clear_error(check: Callable[..., Any]) -> None:
    found, lacking = check("Some text.", server="http://127.0.0.1:9")
    assert found == []
    assert lacking == ["LanguageTool at http://127.0.0.1:9 does not answer (connection refused)"]


def test_something_else_at_the_address(stub: Stub, check: Callable[..., Any]) -> None:
    stub._server.RequestHandlerClass.do_GET = lambda self: self._say({"hello": "world"})  # type: ignore[attr-defined]
    _, lacking = check("Some text.")
    assert lacking == [f"LanguageTool at {stub.address}: what answers there is no LanguageTool server"]


def test_the_library_is_missing(check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "language_tool_python", None)
    found, lacking = check("Some text.")
    assert found == [] and "pip install 'copydesk[languagetool]'" in lacking[0]


def test_a_language_that_is_not_known(stub: Stub, check: Callable[..., Any]) -> None:
    assert check("Ein Text.", "de") == ([], [])
    assert check("?", None) == ([], [])
    assert stub.texts == []


@pytest.mark.parametrize("end", ["", "/", "/v2", "/v2/"])
def test_ways_to_write_an_address(stub: Stub, check: Callable[..., Any], end: str) -> None:
    stub.behave[""] = [match(0, 4)]
    assert check("Some text.", server=stub.address + end)[0][0][0] == "languagetool/SOME_RULE"


class TestCache:
    def test_what_is_kept_is_not_asked_again(self, stub: Stub, check: Callable[..., Any]) -> None:
        stub.behave[""] = [match(0, 4, replacements=["a", "b"])]
        first = check("Some kept text.", use_cache=True)
        asked = len(stub.requests)
        assert check("Some kept text.", use_cache=True) == first
        assert check("Some kept text.", use_cache=True, time_limit=5.0) == first
        assert len(stub.requests) == asked

    @pytest.mark.parametrize("options", [{"picky": True}, {"categories": ("X",)}, {"variants": ("en-GB",)}])
    def test_options_are_asked_afresh(self, stub: Stub, check: Callable[..., Any], options: dict[str, Any]) -> None:
        check("Some other text.", use_cache=True)
        check("Some other text.", use_cache=True, **options)
        assert len(stub.texts) == 2

    def test_a_new_version_is_asked_afresh(
        self, stub: Stub, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        check("Some text of old.", use_cache=True)
        stub.version = "6.9"
        check("Some text of old.", use_cache=True)
        assert len(stub.texts) == 1
        monkeypatch.setattr(_kept, "_DAY", -1.0)  # the version is known for longer than a day
        check("Some text of old.", use_cache=True)
        assert len(stub.texts) == 2

    @pytest.mark.parametrize(
        "content", [b"", b"{", b"[[1]]", b'[[0, 900, "A", "g", "m", []]]', b'{"a": 1}', b"[" * 100_000, b"\xff"]
    )
    def test_a_damaged_file_is_no_error(
        self, stub: Stub, check: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        check("Some text.", use_cache=True)
        for path in tmp_path.glob("copydesk/languagetool/*.json"):
            assert isinstance(json.loads(path.read_text()), str | list)
            path.write_bytes(content)
        assert check("Some text.", use_cache=True) == ([], [])
