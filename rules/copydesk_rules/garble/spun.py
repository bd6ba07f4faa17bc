"""Finds text run through a synonym replacer: set phrases in words that nobody puts there (`a long clip`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.plugin import Document, Hit, Option, Settings, pattern, rule
from copydesk_rules.garble import _spun

_TOKEN = pattern(r"\S+")
_OPENING = "\"'([{*_“‘"
_CLOSING = "\"')]}*_”’.,;:!?…"


class _Find(NamedTuple):
    """A word that stands for another beside its partner; `first` and `second` are indexes of the two tokens."""

    first: int
    second: int
    synonym: str
    said: str
    meant: str
    weight: int


@rule(
    summary="Set phrase in exchanged words",
    why="A program that puts synonyms for words, to hide where a text was taken from, does so inside set phrases too.",
    status="preview",
    languages=["en"],
    bad=[
        "Last twelvemonth the municipality council cognized that it had waited a long clip for the money.",
        "The fiscal twelvemonth ended with a loss, and the municipality council has cognized that for a long clip.",
    ],
    good=[
        "Last year the city council waited a long time for the money.",
        "He had not been home for a twelvemonth, and every twelvemonth he stayed away was a long one.",
        "A paper clip is not a hair clip, and a long clip is neither: so said the man from the municipality.",
        "The municipality council met in the hall. It was a long meeting.",
    ],
    options={
        "least-words": Option(3, "how many different words of a text must be exchanged ones", least=1),
        "least-weight": Option(8, "what they must weigh together; each weighs 1 to 5", least=1),
        "weight-per-1000-words": Option(10.0, "what they must weigh in 1,000 words of the text"),
    },
    notes="Looks for 228,000 variants of common phrases, each with one word exchanged for a WordNet synonym that writers "
    "hardly ever put there. One means nothing: a text needs three with different exchanged words that weigh 8 together "
    "(the less likely from a writer, the more), and 10 in 1,000 words. "
    "Of 366 texts of 300 to 620 words in which a program had exchanged words for their commonest WordNet synonym, it "
    "names 34, 60 and 73 in a hundred at rates of 20, 30 and 40 %; with synonyms of any sense 19, 34 and 57; with "
    "synonyms left uninflected 12, 27 and 44. "
    "A table made without the texts spoke up in 3 of 23,849 pieces of about 450 words of edited English (11 million "
    "words), all three written before 1852, and in none of 7,823 whole files. "
    "It does not find text spun with another thesaurus (none of 1,098 texts spun with Moby's), nor phrases of which "
    "both words were exchanged, nor terms younger than its list of phrases, which is of 2006: `profound learning` for "
    "deep learning is garble/tortured-phrase's, and what that rule lists is left out here.",
)
def check(document: Document, settings: Settings) -> Iterator[Hit]:
    """Looks the words of the text up in the table; where they are many, one finding for each."""
    tokens = _tokens(document)
    finds = list(_finds(tokens))
    if not _is_spun(finds, len(tokens), settings):
        return
    places = _places(document, finds)
    finds = [find for find in finds if _stands_together(document, find, places)]
    if not _is_spun(finds, len(tokens), settings):
        return
    for find in finds:
        start, end = places[find.first][0], places[find.second][1]
        while document.prose[start] in _OPENING:
            start += 1
        while document.prose[end - 1] in _CLOSING:
            end -= 1
        yield Hit(start, end, f"“{find.said}” seems to stand for “{find.meant}”")


def _tokens(document: Document) -> list[str]:
    """The text between blanks, folded; that of overlong blocks is left out."""
    if document.has_overlong_blocks:
        return [match.group() for match in document.places(_TOKEN, document.folded)]
    return document.folded.split()


def _finds(tokens: list[str]) -> Iterator[_Find]:
    """Each exchanged word once, beside the partner that weighs more."""
    lines = _spun.lines()
    suspects = {token: bare for token in set(tokens) if (bare := token.strip(_OPENING + _CLOSING)) in lines}
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        if token not in suspects:
            continue
        synonym = suspects[token]
        before = _beside(tokens[index - 1], token, synonym, is_before=True) if index else None
        after = _beside(tokens[index + 1], token, synonym, is_before=False) if index < last else None
        if before and (after is None or before[1].weight >= after[1].weight):
            partner, meant = before
            yield _Find(index - 1, index, synonym, f"{partner} {synonym}", f"{partner} {meant.word}", meant.weight)
        elif after:
            partner, meant = after
            yield _Find(index, index + 1, synonym, f"{synonym} {partner}", f"{meant.word} {partner}", meant.weight)


def _beside(neighbour: str, token: str, synonym: str, *, is_before: bool) -> tuple[str, _spun.Meant] | None:
    """The partner of a token and what the two stand for; None where a mark parts them or the table lacks them."""
    if is_before:
        partner = neighbour.lstrip(_OPENING)
        meant = _spun.partners(synonym).get(_spun.BEFORE + partner) if token.startswith(synonym) else None
    else:
        partner = neighbour.rstrip(_CLOSING)
        meant = _spun.partners(synonym).get(_spun.AFTER + partner) if token.endswith(synonym) else None
    return (partner, meant) if meant else None


def _is_spun(finds: list[_Find], words: int, settings: Settings) -> bool:
    """Whether enough different words are exchanged, and in few enough words of text."""
    weights: dict[str, int] = {}
    for find in finds:
        weights[find.synonym] = max(find.weight, weights.get(find.synonym, 0))
    least_words: int = settings["least-words"]
    least_weight: float = max(settings["least-weight"], settings["weight-per-1000-words"] * words / 1000)
    return len(weights) >= least_words and sum(weights.values()) >= least_weight


def _places(document: Document, finds: list[_Find]) -> dict[int, tuple[int, int]]:
    """The spans of the tokens of the finds."""
    wanted = {index for find in finds for index in (find.first, find.second)}
    found = enumerate(document.places(_TOKEN, document.folded))
    return {index: match.span() for index, match in found if index in wanted}


def _stands_together(document: Document, find: _Find, places: dict[int, tuple[int, int]]) -> bool:
    """Whether the two words are in one block, and the second has no capital, as in a name or a title."""
    start, second = places[find.first][0], places[find.second][0]
    block = document.block_index(start)
    return block is not None and block == document.block_index(second) and not document.prose[second].isupper()
