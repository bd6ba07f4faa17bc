"""The names a rule author imports, and nothing else of copydesk's.

from copydesk.plugin import Document, Hit, rule

@rule(summary="...", why="...", languages=["en"], bad=["..."], good=["..."])
def check(document: Document):
    for block in document.blocks:
        yield Hit(block.start, block.end, "...")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.cache import folder as cache_folder
from copydesk.compiled import pattern
from copydesk.engine.rule import Example, Hit, Option, Settings, rule
from copydesk.errors import ServiceError
from copydesk.model import Safety, Severity, Span
from copydesk.text.document import Block, BlockKind, Document
from copydesk.text.folding import fold, line_key
from copydesk.text.languages import common_words
from copydesk.text.prose import OBJECT
from copydesk.text.sentences import is_abbreviation

if TYPE_CHECKING:
    from copydesk.services import LanguageTool

__all__ = [
    "OBJECT",
    "Block",
    "BlockKind",
    "Document",
    "Example",
    "Hit",
    "LanguageTool",
    "Option",
    "Safety",
    "ServiceError",
    "Settings",
    "Severity",
    "Span",
    "cache_folder",
    "common_words",
    "fold",
    "is_abbreviation",
    "line_key",
    "pattern",
    "rule",
]


def __getattr__(name: str) -> object:
    """The settings of LanguageTool, which only a pack that asks it imports."""
    if name == "LanguageTool":
        from copydesk.services import LanguageTool

        return LanguageTool
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
