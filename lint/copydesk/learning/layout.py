"""How the lines of one page stand: its body, its edges, and the boxes in between.

The *body* reaches from the first sentence or paragraph that is the page's own to the last; what stands before and after
are the *edges*. A *box* is a run of at least three common lines in the body, none with slots and none twice: what an
interview or a recipe repeats is no box.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from copydesk.learning import shapes
from copydesk.learning.page import Line
from copydesk.learning.tally import Form

START, END = "\x05", "\x06"
"""The neighbours of the first and the last line of a page."""

_FEWEST_IN_BOX = 3


class Layout:
    """The lines of one page with the forms of those that are common."""

    def __init__(self, lines: Sequence[Line], forms: Sequence[Form | None]) -> None:
        self.lines, self._forms = lines, forms
        own = [i for i, line in enumerate(lines) if line.is_prose and forms[i] is None]
        self._body = range(own[0], own[-1] + 1) if own else range(len(lines) // 2, len(lines) // 2)
        self._boxes = set(_boxes(forms, self._body))
        self._first_own = next((i for i, form in enumerate(forms) if form is None), len(forms))
        self._last_own = next((i for i in reversed(range(len(forms))) if forms[i] is None), -1)

    def places(self) -> dict[Form, list[int]]:
        """The indexes at which each common form stands."""
        found: dict[Form, list[int]] = {}
        for index, form in enumerate(self._forms):
            if form is not None:
                found.setdefault(form, []).append(index)
        return found

    def is_at_start(self, index: int) -> bool:
        """Whether a line stands before the body."""
        return index < self._body.start

    def is_at_end(self, index: int) -> bool:
        """Whether a line stands after the body; without one, in the second half of the page."""
        return index >= self._body.stop

    def is_in_box(self, index: int) -> bool:
        """Whether a line stands in a box."""
        return index in self._boxes

    def is_unbroken(self, index: int) -> bool:
        """Whether only common lines stand between a line and its edge."""
        if self.is_at_start(index):
            return index < self._first_own
        return self.is_at_end(index) and index > self._last_own

    def form(self, index: int) -> Form:
        """The form at an index, the edge of the page, or nothing where the line is the page's own."""
        if index < 0:
            return START
        return END if index == len(self._forms) else self._forms[index] or ""

    def is_title(self, index: int) -> bool:
        """Whether a paragraph or a list of the page's own comes next; one short line alone is a headline."""
        following = [i for i in (index + 1, index + 2) if i < len(self.lines) and self._forms[i] is None]
        if following[:1] != [index + 1]:
            return False
        prose = [self.lines[i].is_prose for i in following]
        return prose[0] or prose == [False, False]


def _boxes(forms: Sequence[Form | None], body: range) -> Iterator[int]:
    """The indexes of the lines in the body that stand in boxes."""
    times = Counter(forms[i] for i in body)
    for is_common, group in groupby(body, key=lambda i: forms[i] is not None):
        indexes = list(group)
        if is_common and len(indexes) >= _FEWEST_IN_BOX and all(_may_be_of_box(forms[i], times) for i in indexes):
            yield from indexes


def _may_be_of_box(form: Form | None, times: Counter[Form | None]) -> bool:
    return form is not None and times[form] == 1 and not shapes.has_slot(form)
