"""What LanguageTool finds: grammar, spelling and style in thirty languages, asked of a server the user names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from copydesk.plugin import Document, Hit, LanguageTool, Safety, rule
from copydesk_rules.languagetool._answers import Match, answer
from copydesk_rules.languagetool._pieces import Piece, pieces, touches_stand_in

# LanguageTool checks the spelling only of a regional form.
_USUAL_VARIANTS = {"ca": "ca-ES", "de": "de-DE", "en": "en-US", "pt": "pt-PT"}
_GUESSED = "misspelling"
_SHOWN_SUGGESTIONS = 3
# A replacement with one of these could turn into markup where it lands.
_MARKUP = frozenset("<>&*_`[]\\|#~")


@rule(
    summary="What LanguageTool finds",
    why="LanguageTool knows thousands of mistakes of grammar, spelling and style, in thirty languages; "
    "what it finds is told with the rest, at the same kind of place.",
    status="optional",
    fixes="unsafe",
    asks="languagetool",
    notes="Asks the LanguageTool that --languagetool-server, or the section `languagetool` of the configuration, "
    "names, by way of language-tool-python: pip install 'copydesk[languagetool]'. Nothing is ever asked otherwise. "
    "Findings are called languagetool/ID after LanguageTool's own rules; select and ignore take these names, and "
    "`languagetool` for them all."
    "\n\n"
    "The server gets the readable text only, without markup. What touches a code span, an image or the like is "
    "dropped, since that is where text is missing, and so is what runs over two paragraphs. Texts in a language that "
    "is not known, or that the server does not know, are passed over. Answers are kept for a month in the cache "
    "folder, and the server's version for a day. Of the suggestions, a single one that is no guess at a spelling is an "
    "unsafe repair; of others the first is shown."
    "\n\n"
    "On edited English news it reports 13 places in 1,000 words, names it takes for misspellings most of them; without "
    "the category TYPOS (`disabled-categories`), 5.",
    bad=[
        "She could of gone home by then.",
        "He have three cats and a dog.",
        "They recieved the letter on Monday.",
        "This is an test of the new tool.",
    ],
    good=[
        "She could have gone home by then.",
        "It took an hour to read a university's report.",
        "The news that he had had had no effect.",
    ],
)
def check(document: Document, settings: LanguageTool) -> Iterator[Hit]:
    """Asks piece by piece, so that what was found before a server fails is told."""
    if document.language is None:
        return
    ask = partial(answer, variant=_variant(document.language, settings.variants), settings=settings)
    for piece in pieces(document):
        for match in ask(piece.text):
            hit = _hit(match, piece)
            if hit is not None:
                yield hit


def _variant(language: str, wanted: tuple[str, ...]) -> str:
    usual = _USUAL_VARIANTS.get(language, language)
    return next((variant for variant in wanted if variant.partition("-")[0] == language), usual)


def _hit(match: Match, piece: Piece) -> Hit | None:
    place = piece.in_prose(match.start, match.end)
    if place is None or touches_stand_in(piece.text, match.start, match.end):
        return None
    start, end = place
    return Hit(start, end, _message(match), (), _edits(match, start, end), _safety(match), match.rule)


def _message(match: Match) -> str:
    said = match.message.rstrip().removesuffix(".")
    unsaid = [text for text in match.suggestions[:_SHOWN_SUGGESTIONS] if text not in said]
    return f"{said}: {', '.join(f'‘{text}’' for text in unsaid)}?" if unsaid else said


def _edits(match: Match, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
    if not match.suggestions or not _MARKUP.isdisjoint(match.suggestions[0]):
        return ()
    return ((start, end, match.suggestions[0]),)


def _safety(match: Match) -> Safety:
    return Safety.UNSAFE if len(match.suggestions) == 1 and match.kind != _GUESSED else Safety.SHOW
