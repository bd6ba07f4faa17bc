"""How many pages of a site have a line, counted for any number of lines in a table of fixed size.

Lines that share a cell are counted together, so a count may be too high and is never too low: what is rare by its cell
is rare, and only the little that is not rare is looked at again.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from zlib import crc32

from copydesk.learning import shapes
from copydesk.learning.page import Line, Page

# 2**24 cells of two bytes: 32 MB. A million pages of thirty lines each fill every cell three times.
_CELLS = 1 << 24
_FULL = 0xFFFF

# What a line is counted as: its key, or one of its shapes (which hold a control character, as no key does).
Form = str


def forms(line: Line) -> list[Form]:
    """What a line may be an instance of, the closest first: its own words, then its shapes."""
    return [line.key, *shapes.shapes(line.text, line.is_prose)] if line.key else []


def _cell(site: str, form: Form) -> int:
    """The same in every run, as `hash` is not: so is what is learned."""
    return crc32(f"{site}\0{form}".encode(errors="replace")) % _CELLS


class Threshold:
    """On how many pages of its site a line must stand: at least `pages`, and at least `share` of them (0 to 1)."""

    def __init__(self, pages: int, share: float) -> None:
        self.pages, self.share = pages, share

    def of(self, pages_of_site: int) -> int:
        """The least number of pages for a site that has `pages_of_site`."""
        return max(self.pages, -int(-self.share * pages_of_site // 1))


class Tally:
    """Pages by site, and pages by form."""

    def __init__(self) -> None:
        self._cells = array("H", bytes(2 * _CELLS))
        self.pages: Counter[str] = Counter()

    def add(self, pages: Iterable[Page]) -> None:
        """Counts each form once a page."""
        cells = self._cells
        for page in pages:
            self.pages[page.site] += 1
            site = page.site
            for form in {form for line in page.lines for form in forms(line)}:
                cell = _cell(site, form)
                if cells[cell] < _FULL:
                    cells[cell] += 1

    def count(self, site: str, form: Form) -> int:
        """On how many pages of the site a form stands, or a few more."""
        return self._cells[_cell(site, form)]

    def common_form(self, page: Page, line: Line, least: int) -> Form | None:
        """The closest form of a line that stands on `least` pages; None for a line that is this page's own.

        A closer form stands for a wider one only if it has half of its pages: `By Ann Lee` may be common, too, but is
        one of many bylines.
        """
        least = min(least, _FULL)
        counted = [(form, self.count(page.site, form)) for form in forms(line)]
        most = max((count for _, count in counted), default=0)
        if most < least:
            return None
        return next((form for form, count in counted if count >= least and 2 * count >= most), None)
