"""From a corpus to a rule file: both readings, the judgement, and what to tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from copydesk.learning import evidence, judgement, rulewriter
from copydesk.learning.copies import Copies
from copydesk.learning.judgement import Learned
from copydesk.learning.page import Page
from copydesk.learning.tally import Tally, Threshold
from copydesk.text import sentences

_MOST_SENTENCES = 300
_SENTENCE_LENGTH = range(40, 161)


class Pages(Protocol):
    """What can be read more than once."""

    def pages(self) -> Iterable[Page]:
        """The pages, from the first on."""


class Lesson(NamedTuple):
    """What was learned. `text` is the rule file, empty where there is nothing to write.

    `documents` were read, `copies` of them left out as copies of others; `small_sites` had fewer documents than a line
    must stand in, `sites` is how many there are in all.
    """

    text: str
    entries: rulewriter.Entries
    documents: int
    copies: int
    sites: int
    small_sites: int


def learn(corpus: Pages, threshold: Threshold) -> Lesson:
    """Reads the corpus twice and learns what its sites repeat."""
    tally = Tally()
    tally.add(corpus.pages())
    sites = evidence.sites(tally, threshold)
    copies = Copies(tally)
    examples = _Sentences(tally)
    for page in corpus.pages():
        site = sites.get(page.site)
        if site is None:
            continue
        if copies.is_copy(page):
            site.copies += 1
            continue
        site.take(page, tally)
        examples.take(page, site.least)
    learned = [item for site in sites.values() for item in judgement.furniture(site, threshold.pages)]
    learned.sort(key=_by_pages)
    found = rulewriter.entries(learned)
    copied = sum(site.copies for site in sites.values())
    documents = tally.pages.total()
    head = list(_head(documents, copied, threshold))
    text = rulewriter.text(found, examples.kept, head)
    return Lesson(text, found, documents, copied, len(tally.pages), len(tally.pages) - len(sites))


def _by_pages(item: Learned) -> tuple[int, str, str]:
    return -item.evidence.pages, item.evidence.form, item.evidence.site


def _head(documents: int, copies: int, threshold: Threshold) -> Iterator[str]:
    left_out = f" ({copies:,} copies of others left out)" if copies else ""
    yield f"Learned by `copydesk learn` from {documents:,} documents{left_out}. Read it before you use it:"
    yield "what belongs to articles goes, and anything may be changed. `copydesk test FOLDER` runs the examples."
    yield ""
    yield f"A line is here if it stands in at least {threshold.pages} documents and {threshold.share:.1%} of its site's; before or"
    yield "after the text in 9 of 10 of them, not inside it; and beside the same line, or the edge of the page, in"
    yield "half of them. Titles above a text or a list, and sentences that are merely common, are not learned."


class _Sentences:
    """Sentences of the articles, one a page, for examples."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self.kept: list[str] = []

    def take(self, page: Page, least: int) -> None:
        """Keeps the first sentence of fitting length that is the page's own."""
        if len(self.kept) < _MOST_SENTENCES:
            self.kept += next(([text] for text in self._own(page, least)), [])

    def _own(self, page: Page, least: int) -> Iterator[str]:
        for line in page.lines:
            if line.is_prose and line.key and self._tally.common_form(page, line, least) is None:
                for start, end in sentences.split(line.text, 0, len(line.text), None):
                    if end - start in _SENTENCE_LENGTH:
                        yield line.text[start:end]
