"""A corpus in memory."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.learning.page import Page, page
from copydesk.text import formats
from copydesk.text.source import decode


class Corpus:
    """Texts as pages, read as often as asked."""

    def __init__(self, texts: Iterable[str], site: str = "") -> None:
        self._texts, self._site = list(texts), site

    def pages(self) -> list[Page]:
        """The pages that have a line."""
        made = [
            page(formats.reader("plain")(decode(text.encode("utf-8", "surrogatepass"), "text"), None), self._site)
            for text in self._texts
        ]
        return [each for each in made if each.lines]
