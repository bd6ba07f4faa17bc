"""How the tests of rules run one rule over one text."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from copydesk.plugin import Document, Hit, Settings
from copydesk.text.formats.plain import read
from copydesk.text.source import decode

Hits = Callable[..., list[Hit]]


@pytest.fixture
def document() -> Callable[..., Document]:
    """A plain text as a document."""

    def make(text: str, language: str | None = "en") -> Document:
        return read(decode(text.encode(), "t"), language)

    return make


@pytest.fixture
def hits(document: Callable[..., Document]) -> Hits:
    """What the rule in a module says of a text, in the order of the text; `settings` are options by name."""

    def run(
        rule_module: ModuleType, text: str, language: str | None = "en", settings: Settings | None = None
    ) -> list[Hit]:
        defaults = {name: option.default for name, option in rule_module.check.copydesk_rule.options.items()}
        given = [{**defaults, **(settings or {})}] if defaults else []
        return sorted(rule_module.check(document(text, language), *given))

    return run
