"""Finds a function word that stands twice in a row, as translation and careless cutting leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.garble._neighbours import NEVER_DOUBLED, neighbours

# Words that never follow themselves in a right sentence, as those of `_neighbours` in English. Left out are those that
# do: nous nous, vous vous; se se; der der, die die, das das.
_WORD_LISTS = {
    "de": "und oder von mit für aus nach auf bei wird wurde ein eine einer einen im am zum zur dass aber nicht auch",
    "fr": "de la le les des du un une et ou à au aux en dans pour par sur avec que qui est sont ce cette ses leur "
    "mais pas",
    "es": "de la el los las un una y o a en con para por del al que su sus como pero más este esta fue es",
    "pt": "de a o os as um uma e em no na nos nas do da dos das com para por pelo pela que ao mas mais foi é seu sua",
    "it": "di la il lo gli le un una e o a in con per del della dei delle nel nella dal dalla al alla che ma sono è "
    "come",
    "nl": "de het een en van met voor door bij naar uit om te dat wordt werd ook maar",
    "pl": "w z i na do od przez dla przy po oraz że jak jest są był która który nie",
    "ru": "в с и на по от для при из у к о что как не был была это или",
    "uk": "в з і на по від для при із у до що як не був була це або",
    "tr": "ve ile için ama olarak olan tarafından değil gibi kadar ancak çünkü",  # bir bir, çok çok are right
}
_WORDS = {language: frozenset(words.split()) for language, words in _WORD_LISTS.items()} | {"en": NEVER_DOUBLED}
# `[^\W\d_]` would take four times as long as these letters, which are all that the words above are written in.
_TWICE = pattern(r" ([a-zà-ÿœęąłśżźćńğşıа-яёіїє]++)[ \n]\1(?![\w'-])")


@rule(
    summary="Doubled word",
    why="A word that stands twice in a row is a slip of the keyboard or of a translation; readers stumble over it.",
    message="Word stands twice in a row",
    languages=["en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr"],
    fixes="unsafe",
    bad=[
        Example("She read the the letter twice before dinner.", fixed="She read the letter twice before dinner."),
        "It was one of of the oldest houses in the street.",
        "They wanted to to leave before the rain began.",
        Example("Il a parlé de de la réunion pendant une heure.", language="fr"),
        Example("Er kam mit mit dem Zug aus der Stadt.", language="de"),
        Example("O carro ficou na na garagem durante a noite.", language="pt"),
        Example("Köprü için için para toplandı ve yol açıldı.", language="tr"),
    ],
    good=[
        "He had had enough, and she knew that that was the end of it.",
        "What it is is a mystery, and he came in in the dark.",
        "She sang la la la and went up the stairs.",
        "The The were a band, and nobody in the village had heard of them.",
        "“The the,” he repeated, for want of a better word.",
        Example("Nous nous sommes vus hier, et vous vous êtes tus.", language="fr"),
        Example("Yavaş yavaş yürüdü ve odaları bir bir dolaştı.", language="tr"),
        Example("Die Leute, für die die Brücke gebaut wurde, wohnen im Tal.", language="de"),
    ],
    notes="Function words that never follow themselves, by language; the second in lower case. "
    "Lets pass words repeated three times, and repetitions parted by a mark.",
)
def check(document: Document) -> Iterator[Hit]:
    """One backreference over the folded text, which a possessive group keeps fast; the list decides."""
    folded, words = document.folded, _WORDS[document.language or ""]
    for match in _doubled(document):
        word = match.group(1)
        start, end = match.start() + 1, match.end()
        if word not in words or _goes_on(folded, end, word) or not document.prose[end - len(word) : end].islower():
            continue
        first = document.prose[start : start + len(word)]
        if len(first) > 1 and first.isupper():  # the AND of a logician, the IT department
            continue
        block = document.block_at(start)
        if block is not None and end <= block.end:
            yield Hit(start, end, f"“{word}” stands twice in a row", edits=((start + len(word), end, ""),))


def _doubled(document: Document) -> Iterator[re.Match[str]]:
    """Words that stand twice, whichever they are; in English only those of the list, found with other pairs at once."""
    if document.language != "en":
        yield from document.places(_TWICE, document.folded)
        return
    done = 0
    for pair in document.shared(neighbours):
        if pair.start > done and pair.first == pair.second:
            match = _TWICE.match(document.folded, pair.start - 1)
            if match:
                done = match.end()
                yield match


def _goes_on(folded: str, end: int, word: str) -> bool:
    """Whether the word comes a third time: a refrain, a stammer."""
    return folded[end : end + len(word) + 2].strip(" ,\n").startswith(word)
