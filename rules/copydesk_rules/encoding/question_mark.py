"""Question marks that a program put where it could not write a character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.encoding._token import is_address, token_at

_ENGLISH_ENDING = pattern(
    r"\?(?:(?=s\b)(?<=[^\W\d_]{2}\?)|(?=t\b)(?<=n\?)|(?=m\b)(?<=\bI\?)"
    r"|(?=(?:ll|re|ve|d)\b)(?:(?<=\bI\?)|(?<=\b(?:we|he|it)\?)|(?<=\b(?:you|who|she)\?)|(?<=\bthey\?)|(?<=ould\?)|(?<=\bthere\?))"
    r")(?![a-z]+[=&])",
    re.I,
)
# Opened before a word, closed after one, and the sentence goes on: “a ?historic? day”.
_PAIR = pattern(r"\?(?=[^\W\d_][^?\n]{0,160}[\w.,](\?)(?:[,;)]|\s+[^\W\d_A-ZÀ-Þ]))")
_INSIDE_WORD = pattern(r"\?{1,2}(?=[^\W\d_A-Z])")
_ACCENTED = pattern(r"[À-ÖØ-öø-ž]")
_ACCENTED_LANGUAGES = frozenset(("pt", "es", "fr", "it", "de", "pl", "tr"))
_FEWEST_WORDS = 3


@rule(
    summary="Question mark where a character was lost",
    why="A program could not write an apostrophe, a quotation mark or an accented letter and put ? in its place.",
    severity="error",
    fixes="unsafe",
    notes="In English don?t and Ukraine?s; quotation marks (a ?historic? day); and in a text in an accented language "
    "that has not one accent, ? inside at least three words (informa??o). Lets pass questions, missing blanks after "
    "a question mark, and addresses.",
    languages=["en", "pt", "es", "fr", "it", "de", "pl", "tr"],
    needs="?",
    bad=[
        Example("I?m sure we?ll see what they?re after.", "I’m sure we’ll see what they’re after."),
        Example("Ukraine?s president doesn?t agree.", "Ukraine’s president doesn’t agree."),
        "He called it a ?historic? day for the town.",
        Example("A informa??o n?o chegou, e a popula??o espera.", None, "pt"),
    ],
    good=[
        "Is it Ukraine’s? Who knows?so what.",
        "See youtube.com/watch?v=abc and example.org/?s=dogs&t=1 or a.php?d=2.",
        "Why? he asked. What? nobody knows? Really?",
        Example("Você não sabe?por quê?nem eu, é?claro.", language="pt"),
        "The pattern colou?r matches both.",
        "It was na?ve.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    if "?" not in prose:
        return
    if document.language == "en":
        for match in _ENGLISH_ENDING.finditer(prose):
            if not is_address(token_at(prose, *match.span())):
                yield Hit(*match.span(), "A question mark stands for an apostrophe", edits=((*match.span(), "’"),))
    yield from _pairs(prose)
    yield from _letters(document)


def _pairs(prose: str) -> Iterator[Hit]:
    for match in _PAIR.finditer(prose):
        start = match.start()
        if (start and prose[start - 1] not in " \n(") or is_address(token_at(prose, start, match.end())):
            continue
        other = match.start(1)
        yield Hit(
            start, start + 1, "A question mark stands for a quotation mark", ((other, other + 1, "and closes here"),)
        )


def _letters(document: Document) -> Iterator[Hit]:
    prose = document.prose
    if document.language not in _ACCENTED_LANGUAGES or _ACCENTED.search(prose):
        return
    found = [
        match
        for match in _INSIDE_WORD.finditer(prose)
        if prose[match.start() - 1 : match.start()].isalpha() and not is_address(token_at(prose, *match.span()))
    ]
    if len(found) >= _FEWEST_WORDS:
        for match in found:
            yield Hit(*match.span(), f"A letter was lost in ‘{token_at(prose, *match.span())[:40]}’")
