"""Edits put into a text: the one place where text changes, for repair and for the tests of rules."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.model import Edit


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order; of two that overlap (or insert at one place) the earlier stays."""
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if kept and (edit.span.start < kept[-1].span.end or edit.span.start == kept[-1].span.start):
            continue
        kept.append(edit)
    return kept


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
