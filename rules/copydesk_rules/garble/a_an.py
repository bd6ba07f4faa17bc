"""Finds `a` before a vowel and `an` before a consonant, where a word was exchanged and its article was not."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_A_VOWEL = pattern(r" a (?=([aeiou][a-z]{2,})(?![\w’'.-]))")
_AN_CONSONANT = pattern(r" an (?=([bcdfgjklmnpqrstvwyz][a-z]{2,})(?![\w’'.-]))")
_NEEDED = (*(f" a {letter}" for letter in "aeiou"), *(f" an {letter}" for letter in "bcdfgjklmnpqrstvwyz"))
_VOWEL_LETTER_CONSONANT_SOUND = pattern(
    r"(?:uni|unan|us[aeiu]|ut[aeio]|ur[aeio]n|ubi|ufo|uku|eu|ewe|ewer|one|ones|once|oui|u[bdgk]?$)"
)
# Words that follow the letter a, or a as an adverb in other tongues, rather than the article.
_NOT_NOUNS = frozenset(
    "and are our else under upon into over off out even also as is in or of at on if it the that you your this "
    "those".split()
)
_CONSONANT_CLUSTER = pattern(
    r"[^aeiouyw]{3}|(?:m[^aeiouyn]|f[^aeiouylrj]|s[^aeiouyckhlmnpqtwv]|n[^aeiouy]|l[^aeiouyl]|r[^aeiouyh]|x)"
)


@rule(
    summary="Wrong article: a or an",
    why="The article fits another word than the one that follows; the word was exchanged, or lost its neighbour.",
    languages=["en"],
    fixes="unsafe",
    needs=_NEEDED,
    bad=[
        "She found a old letter in the drawer of the kitchen table.",
        "It was an long way to the station, and the last bus had gone.",
        "He gave a answer that nobody had expected from a man of his age.",
    ],
    good=[
        "A union, a European, a one-way street and a useful idea are all right.",
        "It took an hour; an honest man would have said so, and an heir too.",
        "An x-ray, an mp3 file and an ssh key are read letter by letter.",
        "Vitamin a and vitamin e are not written in lower case, but a or e may stand for a vowel.",
        "He paid a utilitarian price for a eulogy about a ewe and a ubiquitous ukulele.",
    ],
    notes="Only before lower-case words of three letters and more; abbreviations, words in h, and words whose first "
    "sound is not their first letter are left alone.",
)
def check(document: Document) -> Iterator[Hit]:
    """Two scans that start with a literal; the word after the article decides."""
    for expression, right in ((_A_VOWEL, "an"), (_AN_CONSONANT, "a")):
        for match in document.places(expression):
            if not _is_wrong(match.group(1), right):
                continue
            start, end = match.start() + 1, match.end() - 1
            block = document.block_at(start)
            if block is not None and match.end(1) <= block.end:
                message = f"“{document.prose[start : match.end(1)]}”: the article does not fit the word after it"
                yield Hit(start, match.end(1), message, edits=((start, end, right),))


def _is_wrong(word: str, right: str) -> bool:
    if word in _NOT_NOUNS:
        return False
    if right == "an":
        return _VOWEL_LETTER_CONSONANT_SOUND.match(word) is None
    return _CONSONANT_CLUSTER.match(word) is None
