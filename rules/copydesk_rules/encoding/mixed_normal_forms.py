"""Accented letters written as one character in one place and as letter and mark in another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, rule
from copydesk_rules.encoding._characters import COMBINING, all_of, and_more, per_block, runs

_MOST_MARKS = 20  # on one letter; Unicode has none with more than three


@rule(
    summary="Accented letter in two parts, elsewhere in one",
    why="The two look alike but are not equal: a search for one does not find the other.",
    fixes="safe",
    notes="A letter with a combining mark that Unicode has as one character, in a text that writes letters with that "
    "mark as one elsewhere (normal forms NFD and NFC). Lets pass a text that is in parts throughout, and marks without "
    "a composed letter (stress in Russian). One finding a paragraph; its repair composes them all.",
    needs=all_of(COMBINING),
    bad=[
        Example("The café and the cafe\u0301.", "The café and the café."),
        Example("Über uns: wir mo\u0308gen Käse.", "Über uns: wir mögen Käse."),
    ],
    good=[
        "The cafe\u0301 and the other cafe\u0301.",
        "The café and the résumé.",
        "за\u0301мок й замо\u0301к",
        "x\u0304 é",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    few = [(s, e) for s, e in runs(document, COMBINING) if e - s <= _MOST_MARKS]
    found = [(s - 1, e) for s, e in few if s and prose[s - 1].isalpha()]
    if not found:
        return
    composed = _composed(prose)
    mixed = [(s, e) for s, e in found if _whole(prose, (s, e)) and not composed.keys().isdisjoint(_marks(prose[s:e]))]
    for spans in per_block(document, mixed):
        start, end = spans[0]
        whole = _whole(prose, spans[0])
        other = prose.index(next(composed[mark] for mark in _marks(prose[start:end]) if mark in composed))
        yield Hit(
            start,
            end,
            f"‘{whole}’ is written as letter and mark{and_more(len(spans))}",
            related=((other, other + 1, "written as one character here"),),
            edits=tuple((s, e, _whole(prose, (s, e))) for s, e in spans),
            safety=Safety.SAFE,
        )


def _composed(prose: str) -> dict[str, str]:
    """The marks that some letter of the text carries in one character, each with such a letter."""
    found: dict[str, str] = {}
    for character in sorted(set(prose)):
        if character >= "\u00c0" and not "\u3400" <= character <= "\ud7ff":
            for mark in unicodedata.normalize("NFD", character)[1:]:
                found.setdefault(mark, character)
    return found


def _marks(cluster: str) -> str:
    return unicodedata.normalize("NFD", cluster)[1:]


def _whole(prose: str, span: tuple[int, int]) -> str:
    """The letter and its marks composed; empty where Unicode has no character that would take one in."""
    cluster = prose[slice(*span)]
    composed = unicodedata.normalize("NFC", cluster)
    return composed if len(composed) < len(cluster) else ""
