"""MDX: Markdown with imports, JSX tags and expressions in braces, which are no prose."""

from __future__ import annotations

from copydesk.text.document import Document
from copydesk.text.formats import _templates, markdown
from copydesk.text.source import Source


def read(source: Source, language: str | None) -> Document:
    """The prose of an MDX file, in blocks."""
    return markdown.read_masked(source, language, _templates.mask_mdx)
