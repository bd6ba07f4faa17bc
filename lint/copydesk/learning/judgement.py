"""Which common lines are furniture: the thresholds, and why each is what it is.

A line is learned if it
- stands on enough pages (`tally.Threshold`);
- stands outside the body on 9 pages of 10, or is so long and so common that no section is called so;
- keeps a neighbour: on half of its pages the same line, or the edge of the page, stands before or after it; or is a
  byline: with a name or a date in it, before the text, on half of all pages;
- is no series of lines of one shape (`Step 1`, `Step 2`), no heading by the markup, and no title. A line above the
  text or above a list is a title unless it has a name or a date in it, or comes on nearly all pages with the line above
  it and is a count (`3 comments`) or closes a run of furniture: one that begins at the edge of the page, or a box, if
  it has more than three words;
- is no stock sentence of the text: a sentence must stand beside learned furniture, on at least half of its pages.

A line of one or two words is learned as weak: `Sport` is an ordinary line, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.learning import shapes
from copydesk.learning.evidence import Evidence, Site, Template
from copydesk.learning.layout import END, START
from copydesk.learning.tally import Form

_OUTSIDE = 0.9
_LONG_WORDS = 8
_LONG_SHARE = 0.5
_SERIES = 3
_TITLE = 0.5
_LONGEST_TITLE = 3
_COMES_WITH = 0.8
_SENTENCE_WITH = 0.5
_BARE_NAME_SHARE = 0.2
_BARE_NAMES = 8  # a menu has `The Shop` and `The Forum`; bylines have no end of names
_BYLINE_SHARE = 0.5
_BANNER_WORDS = 3
_BANNER_SHARE = 0.95
_WEAK_WORDS = 2
_WEAK_UNSPACED = 4
_COUNT = f"{shapes.NUMBER} "  # `3 comments`; `Step 3` is a title
_EDGES = (START, END)


class Learned(NamedTuple):
    """A line or a shape that is furniture; `weak` counts only beside other furniture."""

    evidence: Evidence
    weak: bool
    of_pages: int

    @property
    def is_shape(self) -> bool:
        """Whether it has slots."""
        return shapes.has_slot(self.evidence.form)

    @property
    def text(self) -> str:
        """The line as it stands most often."""
        return min(self.evidence.texts.items(), key=lambda item: (-item[1], item[0]))[0]


def furniture(site: Site, least_of_template: int) -> list[Learned]:
    """What is furniture of the site, the most frequent first.

    What is judged on all pages together, or else on pages that begin and end alike: those where it is furniture must
    be half of its pages. Alike are at least `least_of_template` pages, or they say nothing.
    """
    common = {
        form: seen
        for form, seen in site.forms.items()
        if seen.pages >= site.least and not _is_heading(seen) and not _is_series(seen)
    }
    placed = {form for form, seen in common.items() if _is_outside(seen)}
    found = _kept(site, placed)
    apart: Counter[Form] = Counter()
    for template in site.templates.values():
        if least_of_template <= template.pages < site.pages:
            apart.update({form: template.forms[form].pages for form in _kept(template, placed)})
    found |= {form for form, pages in apart.items() if 2 * pages >= common[form].pages}
    found |= {form for form, seen in common.items() if _is_long_and_common(seen, site.pages)}
    learned = [Learned(common[form], _is_weak(form), site.pages) for form in found]
    return sorted(learned, key=lambda item: (-item.evidence.pages, item.evidence.form))


def _kept(template: Template, names: set[Form]) -> set[Form]:
    """The forms among `names` that are furniture on these pages."""
    placed = {form: seen for form, seen in template.forms.items() if form in names and _is_outside(seen)}
    kept = {form for form, seen in placed.items() if not _is_sentence(seen) and _is_kept(seen, placed, template.pages)}
    _add_sentences(kept, placed, template.pages)
    return kept


def _is_outside(seen: Evidence) -> bool:
    return seen.outside >= _OUTSIDE * seen.pages


def _is_heading(seen: Evidence) -> bool:
    return 2 * seen.headings >= seen.pages


def _is_series(seen: Evidence) -> bool:
    """Whether a page has line after line of this shape: `Step 1`, `Step 2`, `Step 3`."""
    return shapes.has_slot(seen.form) and seen.times >= _SERIES * seen.pages


def _is_sentence(seen: Evidence) -> bool:
    return 2 * seen.prose >= seen.pages


def _is_kept(seen: Evidence, placed: dict[Form, Evidence], pages: int) -> bool:
    if _says_little(seen.form) and (seen.pages < _BARE_NAME_SHARE * pages or len(seen.texts) < _BARE_NAMES):
        return False
    before, after = seen.neighbours
    if not any(form in placed or form in _EDGES for form in (before, after)):
        return _is_byline(seen, pages)
    return not _is_title(seen, before, placed, pages)


def _says_little(form: Form) -> bool:
    """Whether names are most of a shape, as in many headlines: `‹name› of ‹name›`, `Most ‹name›`."""
    return shapes.NAME in form and not (len(shapes.words(form)) > 1 and shapes.is_telling(form))


def _is_byline(seen: Evidence, pages: int) -> bool:
    """Whether it is a line with a name or a date between the headline and the text, as most pages have it."""
    has_slot = shapes.NAME in seen.form or shapes.DATE in seen.form
    return has_slot and seen.at_start >= _OUTSIDE * seen.pages and seen.pages >= _BYLINE_SHARE * pages


def _is_title(seen: Evidence, before: Form, placed: dict[Form, Evidence], pages: int) -> bool:
    """Whether it may be the title of what stands below it."""
    if seen.titles < _TITLE * seen.pages or shapes.NAME in seen.form or shapes.DATE in seen.form:
        return False
    if before not in placed:
        return seen.pages < _BANNER_SHARE * pages or _words(seen.form) < _BANNER_WORDS
    if seen.pages < _COMES_WITH * placed[before].pages:
        return True
    closes_box = seen.in_box if _words(seen.form) > _LONGEST_TITLE else 0
    closes_run = max(seen.unbroken, seen.at_end, closes_box) >= _COMES_WITH * seen.pages
    return not closes_run and not seen.form.startswith(_COUNT)


def _add_sentences(kept: set[Form], placed: dict[Form, Evidence], pages: int) -> None:
    """Adds sentences beside what is kept, then those beside them."""
    waiting = [seen for _, seen in sorted(placed.items()) if _is_sentence(seen)]
    while waiting:
        found = [seen for seen in waiting if _has_support(seen, kept, placed, pages)]
        if not found:
            return
        kept.update(seen.form for seen in found)
        waiting = [seen for seen in waiting if seen.form not in kept]


def _has_support(seen: Evidence, kept: set[Form], placed: dict[Form, Evidence], pages: int) -> bool:
    return any(seen.pages >= _SENTENCE_WITH * beside for beside in _support(seen, kept, placed, pages))


def _support(seen: Evidence, kept: set[Form], placed: dict[Form, Evidence], pages: int) -> Iterator[int]:
    """On how many pages each neighbour stands that is furniture; the edge of the page stands on all."""
    for form in seen.neighbours:
        if form in _EDGES:
            yield pages
        elif form in kept:
            yield placed[form].pages


def _is_long_and_common(seen: Evidence, pages: int) -> bool:
    return not shapes.has_slot(seen.form) and _words(seen.form) >= _LONG_WORDS and seen.pages >= _LONG_SHARE * pages


def _words(form: Form) -> int:
    return form.count(" ") + 1


def _is_weak(form: Form) -> bool:
    """Whether a line is so short that an article may have it; where words have no blanks, by its characters."""
    if shapes.has_slot(form):
        return False
    return _words(form) <= _WEAK_WORDS and (form.isascii() or max(form) < "\u3040" or len(form) <= _WEAK_UNSPACED)
