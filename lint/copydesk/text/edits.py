"""Edits put into a text: the one place where text changes, for repair and for the tests of rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from copydesk.model import Edit, Span

# A stretch of the text as it was, or text that is new.
Run = Span | str


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order; of two that overlap (or insert at one place) the earlier stays."""
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if not (kept and _clash(kept[-1], edit)):
            kept.append(edit)
    return kept


def compatible(groups: Iterable[Sequence[Edit]]) -> list[int]:
    """The indexes of the groups that can be made together, each wholly; of two that clash the earlier one stays.

    An edit that two groups share is made once.
    """
    kept: list[Edit] = []
    chosen: list[int] = []
    for index, group in sorted(enumerate(groups), key=lambda item: sorted(item[1])):
        if all(_fits(edit, kept) for edit in group):
            chosen.append(index)
            for edit in group:
                place = bisect_left(kept, edit)
                if place == len(kept) or kept[place] != edit:
                    kept.insert(place, edit)
    return sorted(chosen)


def _fits(edit: Edit, kept: Sequence[Edit]) -> bool:
    place = bisect_left(kept, edit)
    if place < len(kept) and kept[place] == edit:
        return True
    return not (place and _clash(kept[place - 1], edit)) and not (place < len(kept) and _clash(edit, kept[place]))


def _clash(one: Edit, other: Edit) -> bool:
    """Whether an edit overlaps the one after it, or begins where it does."""
    return other.span.start < one.span.end or other.span.start == one.span.start


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made; they must not overlap (see `without_overlaps`). Offsets are code points."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits):
        if edit.span.start < done:
            raise ValueError(f"edits overlap at {edit.span.start}")
        parts += (text[done : edit.span.start], edit.replacement)
        done = edit.span.end
    return "".join((*parts, text[done:]))


class Patchwork:
    """What became of a text over several rounds of edits: which stretches of it are still there, and what is new.

    `runs` make up the text as it is now; offsets are code points of the text as it was.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self.runs: list[Run] = [Span(0, length)]

    def edit(self, edits: Iterable[Edit]) -> None:
        """Makes a round of edits, whose spans count code points of the text as it is now; they must not overlap."""
        waiting, made = self.runs[::-1], []
        at = 0
        for (start, end), replacement in sorted(edits):
            made += _taken(waiting, start - at)
            _taken(waiting, end - start)
            made.append(replacement)
            at = end
        self.runs = [run for run in (*made, *waiting[::-1]) if _length(run)]

    def edits(self) -> list[Edit]:
        """All rounds as one list of edits to the text as it was."""
        found: list[Edit] = []
        start, new = 0, ""
        for run in (*self.runs, Span(self._length, self._length)):
            if isinstance(run, str):
                new += run
                continue
            if new or run.start > start:
                found.append(Edit(Span(start, run.start), new))
            start, new = run.end, ""
        return found


def _taken(waiting: list[Run], length: int) -> list[Run]:
    """Takes runs of this length off the end of a reversed list; a run that is longer is cut."""
    taken: list[Run] = []
    while length > 0:
        run = waiting.pop()
        over = _length(run) - length
        if over > 0:
            waiting.append(_cut(run, length, length + over))
            run = _cut(run, 0, length)
        taken.append(run)
        length = -over
    return taken


def _cut(run: Run, start: int, end: int) -> Run:
    return run[start:end] if isinstance(run, str) else Span(run.start + start, run.start + end)


def _length(run: Run) -> int:
    return len(run) if isinstance(run, str) else run.end - run.start
