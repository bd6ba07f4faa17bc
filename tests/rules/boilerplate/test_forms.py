"""Furniture is found in every language: the kinds of lines that a page has around its text, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.text import yamlfile
from copydesk.text.formats import plain
from copydesk.text.source import decode

_FORMS = Path(__file__).with_name("forms.yaml")


def _kinds() -> Iterator[tuple[str, str, list[str]]]:
    for language, kinds in yamlfile.read(_FORMS).mapping().items():
        for kind, lines in kinds.mapping().items():
            yield language, kind, [line.text() for line in lines.sequence()]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([rule for rule in packs.load().rules if rule.info.family == "boilerplate"])


@pytest.mark.parametrize(("language", "kind", "lines"), list(_kinds()))
def test_lines_of_a_page_are_found(checker: Checker, language: str, kind: str, lines: list[str]) -> None:
    missed = [line for line in lines if not checker.check(plain.read(decode(line.encode(), "t"), language))]
    assert not missed, f"{kind} in {language}"
