"""Documents that are copies of an earlier one: what recurs because an article was filed twice is no furniture."""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from math import sqrt

from copydesk.learning.page import Page
from copydesk.learning.tally import Tally

_SKETCH = 8
_FEWEST_WORDS = 4
_ALIKE = 0.5
# A line on this share of a site's pages tells pages of the site from others, not one page from another.
_TELLS_NO_PAGE = 0.5
_FEWEST_PAGES = 10


class Copies:
    """Tells pages that were seen before, exactly or nearly; keeps some bytes of each page.

    A page is compared by the rarest of its longer lines, and a line on n pages weighs 1/√n: the words that an article
    shares with nothing else outweigh the furniture it shares with all.
    """

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._whole: set[bytes] = set()
        self._owners: dict[int, int] = {}
        self._count = 0

    def is_copy(self, page: Page) -> bool:
        """Whether an earlier page has the same lines, or half of what is this one's own; remembers it if not."""
        whole = "\n".join([page.site, *(line.text for line in page.lines)])
        digest = blake2b(whole.encode(errors="replace"), digest_size=8).digest()
        if digest in self._whole:
            return True
        self._whole.add(digest)
        sketch = self._sketch(page)
        known: dict[int, float] = defaultdict(float)
        for mark, weight in sketch:
            if mark in self._owners:
                known[self._owners[mark]] += weight
        if known and max(known.values()) >= _ALIKE * sum(weight for _, weight in sketch):
            return True
        for mark, weight in sketch:
            if weight < 1:  # a line that stands on one page only can meet no other
                self._owners.setdefault(mark, self._count)
        self._count += 1
        return False

    def _sketch(self, page: Page) -> list[tuple[int, float]]:
        """The rarest lines, by hash, each with its weight."""
        most = max(_FEWEST_PAGES, _TELLS_NO_PAGE * self._tally.pages[page.site])
        keys = {line.key for line in page.lines if line.key and (line.is_prose or _words(line.key) >= _FEWEST_WORDS)}
        counted = sorted((self._tally.count(page.site, key), key) for key in keys)
        rarest = [(count, key) for count, key in counted if count < most][:_SKETCH]
        return [(hash((page.site, key)), 1 / sqrt(count)) for count, key in rarest if count]


def _words(key: str) -> int:
    return key.count(" ") + 1
