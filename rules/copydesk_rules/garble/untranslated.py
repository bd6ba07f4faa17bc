"""Finds sentences and long parts of sentences that were left in another language than the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.plugin import Document, Example, Hit, rule
from copydesk_rules.garble._foreign import Stretch, stretches

_NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
_MOST_OF_TEXT = 0.4
_MOST_PARAGRAPHS = 2


@rule(
    summary="Left in another language",
    why="A translation program that does not understand a sentence copies it; what is not translated is lost on the "
    "reader.",
    languages=["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk", "zh"],
    bad=[
        "The harbour was closed for the whole of the winter. Les pêcheurs ne sont pas contents de la décision qui a été "
        "prise sans eux. They will meet the mayor on Friday to talk about it, and about the new bridge too.",
        "The mayor said that the bridge would be mended und dass die Leute aus dem Dorf nicht mehr auf das neue Schiff "
        "warten müssen, but nobody in the hall believed him. He had said so before, and the bridge is still closed.",
        "The harbour was closed for the whole of the winter. Рыбаки не были рады тому, что это было решено без них. "
        "They will meet the mayor on Friday to talk about it, and about the new bridge too.",
        "The harbour was closed for the whole of the winter. 漁師たちはこの決定に満足していないと言っている。 They will meet "
        "the mayor on Friday to talk about it, and about the new bridge too.",
        Example(
            "Der Hafen war den ganzen Winter über geschlossen, und niemand wusste, warum das so war. The fishermen were "
            "not happy with it. Sie werden den Bürgermeister am Freitag treffen und mit ihm über die Brücke reden.",
            language="de",
        ),
        Example(
            "O porto ficou fechado durante todo o inverno, e ninguém sabia por que era assim. The fishermen were not "
            "happy with it. Eles vão falar com o prefeito na sexta-feira sobre a ponte e sobre o porto novo.",
            language="pt",
        ),
    ],
    good=[
        "He wrote only one line to her: Les pêcheurs ne sont pas contents de la décision qui a été prise sans eux. She "
        "read it twice, put it into the fire and went down to the harbour without a word to anybody.",
        "“Les pêcheurs ne sont pas contents de la décision qui a été prise sans eux,” he said in the hall, and those who "
        "understood him laughed. The others asked what it was that he had said, and why it was so funny.",
        "The motto over the door is in Latin and older than the house: Non scholae sed vitae discimus. Below it hangs a "
        "picture of the founder, who is said to have learned neither for the one nor for the other.",
        "She was born at Saint-Jean-de-la-Ruelle and worked for the Société des Transports en Commun de la Ville de "
        "Nantes, then for the Théâtre de la Mer, before she came to the island with all that she had.",
        "The road ends at a sign (Le passage est interdit à tous les véhicules qui ne sont pas de la commune) where the "
        "walk begins. It takes two hours to the top, and there is no water on the way.",
        "Les pêcheurs ne sont pas contents de la décision qui a été prise sans eux. (The fishermen are not happy with "
        "the decision that was taken without them.) This is what was read to us, and we were glad of it.",
    ],
    notes="A sentence of six words or more, or ten words in a row within a sentence, of which a quarter are function "
    "words of another language and none is one of the text’s own; in other scripts, a stretch as long. Only in "
    "paragraphs of a text that is in one language: three whole paragraphs in others are meant. Lets pass what "
    "stands in quotation marks, brackets or "
    "italics, after a colon or beside a translation; titles, references and verse; and any language the text "
    "quotes elsewhere.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for what stands together; none for a language that the text uses on purpose."""
    kept = _joined(document, stretches(document))
    if not kept or _is_bilingual(document, kept):
        return
    from copydesk_rules.garble._cited import is_cited  # imported here: hardly any text gets so far

    meant = {stretch.language for stretch in kept if is_cited(document, stretch)}
    has_many = sum(stretch.is_paragraph for stretch in kept) > _MOST_PARAGRAPHS
    for stretch in kept:
        if stretch.language not in meant and not (has_many and stretch.is_paragraph):
            yield Hit(stretch.start, stretch.end, _message(stretch, document.language or ""))


def _message(stretch: Stretch, own: str) -> str:
    other = _NAMES.get(stretch.language, "another script")
    return f"Words in {other} in a text in {_NAMES[own]}"


def _is_bilingual(document: Document, found: Sequence[Stretch]) -> bool:
    """Whether so much is in another language that it cannot be an oversight."""
    length = sum(block.end - block.start for block in document.blocks)
    return sum(stretch.end - stretch.start for stretch in found) > _MOST_OF_TEXT * length


def _joined(document: Document, found: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours in one language as one; of two readings of the same words, the longer."""
    joined: list[Stretch] = []
    for stretch in found:
        last = joined[-1] if joined else None
        if last is None or not _touches(document, last, stretch):
            joined.append(stretch)
        elif stretch.start < last.end:
            joined[-1] = max(last, stretch, key=_length)
        else:
            joined[-1] = last._replace(end=stretch.end)
    return joined


def _touches(document: Document, one: Stretch, other: Stretch) -> bool:
    """Whether two stretches overlap, or follow one another in one paragraph."""
    if other.start < one.end:
        return True
    between = document.prose[one.end : other.start]
    return one.language == other.language and not between.strip() and not one.is_paragraph


def _length(stretch: Stretch) -> int:
    return stretch.end - stretch.start
