"""Where common lines stand on the pages of a site: what tells a line of the page from a line of the text.

A line of the page stands at an edge or in a box (`layout`) and keeps its neighbours; a line of the text (`Conclusion`,
`Salt and pepper`) does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from copydesk.learning.layout import Layout
from copydesk.learning.page import Page
from copydesk.learning.tally import Form, Tally, Threshold

_HALF = 0.5
_DEVIATIONS = 2
_MOST_NEIGHBOURS = 16
_MOST_TEXTS = 8


class Votes:
    """Which of many values is the most frequent, in bounded memory (Misra and Gries)."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def add(self, value: str) -> None:
        """Counts a value; where there are too many, each of them loses one vote."""
        counts = self._counts
        if value in counts or len(counts) < _MOST_NEIGHBOURS:
            counts[value] = counts.get(value, 0) + 1
        else:
            self._counts = {known: count - 1 for known, count in counts.items() if count > 1}

    def first(self) -> tuple[str, int]:
        """The most frequent value and its votes; of two, the one that sorts first."""
        return min(self._counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))


class Evidence:
    """What was seen of one form on the pages of one site; every figure counts pages."""

    def __init__(self, site: str, form: Form) -> None:
        self.site, self.form = site, form
        self.pages = 0
        self.times = 0  # this one counts lines
        self.outside = 0  # where it stands outside the body, or in a box, and never elsewhere
        self.at_start = 0
        self.at_end = 0
        self.in_box = 0
        self.unbroken = 0  # where only common lines stand between it and its edge
        self.titles = 0  # where it stands right above the text, or above a list
        self.prose = 0
        self.headings = 0
        self.before, self.after = Votes(), Votes()
        self.texts: Counter[str] = Counter()

    def add(self, layout: Layout, indexes: Sequence[int]) -> None:
        """Adds a page on which the form stands at these indexes; of several, the outermost says where."""
        index = indexes[0] if layout.is_at_start(indexes[0]) else indexes[-1]
        line = layout.lines[index]
        self.pages += 1
        self.times += len(indexes)
        self.outside += all(layout.is_at_start(i) or layout.is_at_end(i) or layout.is_in_box(i) for i in indexes)
        self.at_start += layout.is_at_start(index)
        self.at_end += layout.is_at_end(index)
        self.in_box += layout.is_in_box(index)
        self.unbroken += layout.is_unbroken(index)
        self.titles += layout.is_title(index)
        self.prose += line.is_prose
        self.headings += line.is_heading
        self.before.add(layout.form(index - 1))
        self.after.add(layout.form(index + 1))
        if line.text in self.texts or len(self.texts) < _MOST_TEXTS:
            self.texts[line.text] += 1

    @property
    def neighbours(self) -> tuple[Form, Form]:
        """The forms that stand before and after it on half of its pages, and surely not by chance; empty for none."""
        return self._kept(self.before), self._kept(self.after)

    def _kept(self, votes: Votes) -> Form:
        form, count = votes.first()
        return form if count >= _HALF * self.pages + _DEVIATIONS * sqrt(self.pages) / 2 else ""


class Template:
    """What was seen on some pages of a site, by form; `pages` is how many these are."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.pages = 0
        self.forms: dict[Form, Evidence] = {}

    def see(self, layout: Layout) -> None:
        """Notes where the common lines of a page stand."""
        self.pages += 1
        for form, indexes in layout.places().items():
            evidence = self.forms.get(form)
            if evidence is None:
                evidence = self.forms[form] = Evidence(self.site, form)
            evidence.add(layout, indexes)


class Site(Template):
    """What was seen on the pages of one site: on all of them, and apart on those that begin and end alike.

    A corpus may hold several sites, and a site several kinds of pages: `Home` has other neighbours on each.
    """

    def __init__(self, name: str, least: int) -> None:
        super().__init__(name)
        self.least = least
        self.copies = 0
        self.templates: dict[tuple[Form, Form], Template] = {}

    def take(self, page: Page, tally: Tally) -> None:
        """Notes where the page's common lines stand."""
        forms = [tally.common_form(page, line, self.least) for line in page.lines]
        layout = Layout(page.lines, forms)
        ends = (forms[0] or "", forms[-1] or "") if forms else ("", "")
        self.see(layout)
        self.templates.setdefault(ends, Template(self.site)).see(layout)


def sites(tally: Tally, threshold: Threshold) -> dict[str, Site]:
    """A site for each that has as many pages as a line must stand on, by its name."""
    return {name: Site(name, threshold.of(pages)) for name, pages in tally.pages.items() if pages >= threshold.pages}
