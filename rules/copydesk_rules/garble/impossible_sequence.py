"""Finds words that cannot stand side by side (`the of`, `to been`), the surest trace of a text put together wrongly."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.plugin import Block, Document, Hit, pattern, rule
from copydesk_rules.garble._neighbours import IMPOSSIBLE, Neighbours, neighbours, rare
from copydesk_rules.garble._words import is_plain_word

_DOUBLED_ELSEWHERE = frozenset("the a an of and to for with from by at as their our they he she we be are".split())


# A word and the lower-case one after it, with nothing but one blank around and between.
_IN_A_ROW = pattern(r" ([A-Za-z][a-z]*) ([a-z]+)(?![\w'’/-])")
_LONE_LETTER = pattern(r" [b-hj-z](?<=[a-z]{2} .) (?=[a-z]{2})")
_SENTENCE_END = pattern(r"[.!?…][\"”’)]*\s+[\"“‘(]?[A-Z]|\n\s*\n")
_OF_LATE = pattern(r"of (?:late|course|old|necessity)\b")
_OTHER_LETTER = pattern(r"(?<![\w'’])[b-hj-zA-HJ-Z](?![\w'’])")
_LETTERS = pattern(r"[^\W\d_]+")
_TAILS = frozenset("sdtlmr")
_NEAR = 90
_CAPITALS_OF_NAMES = frozenset("A May Will Is".split())
# What stands beside a word that is itself meant: the of operator, the letters a and b, the from clause.
_NAMED = frozenset(
    "word words letter letters article articles preposition prepositions conjunction pronoun verb operator operators "
    "keyword keywords statement statements clause clauses command commands function functions loop loops block blocks "
    "expression field method option vitamin type class section hepatitis plan group variable column "
    "called spelled means meaning".split()
)
_NAMING_REACH = 24
_ENGLISH_SHARE = 0.35


class _Sign(NamedTuple):
    """Something that hardly ever stands in a right sentence: its span, its words, and whether it is enough alone."""

    start: int
    end: int
    words: str
    sure: bool


@rule(
    summary="Words that cannot follow one another",
    why="No sentence has “the of” or “to been” in it: words were lost, moved or exchanged there by a program.",
    languages=["en"],
    bad=[
        "The workers of the were sent home before the end of the shift.",
        "Our house has a of the garden that leads down to the river.",
        "They have to been in the village for a week and nobody saw them.",
        "Nothing is been decided, and the parts of of the bridge lie in the yard.",
        "The boats he them brought from the islands were sold in the harbour.",
        "It not him was by from the road, and the sheep did was go in the field.",
    ],
    good=[
        "The people they refer to are gone, and what he was is known to us all.",
        "The preposition of follows the noun, and the word of is short; the “of” in this line is wrong there.",
        "Use the from clause, then the with keyword, and close the is operator with a blank.",
        "In the as yet unfinished hall, the at times loud crowd sang the by now famous tune.",
        "A can of beans fell on the floor. The will was read, and a will is a will.",
        "If and when the rain stops, come in of a morning, and we shall see to it that that is done.",
        "She said no to the first, yes to the second, and yes and no to the third.",
        "Line a is longer than line b, and a was drawn first; draw from a to b, then from b to c.",
        "The have-nots and the in-crowd met at the is-it-art show by the to-do list.",
        "Boys he had known for years walked by and on to the harbour, where all of us saw them all.",
        "He met the We the People group, which the Who and the Them had played for.",
        "O say can you see? We the people have. I for one am, and she too would be.",
    ],
    notes="One pair is enough where it never occurs in edited English; of pairs that are only rare, and of lone "
    "letters, two different ones must stand in one sentence. Lets pass words that are named.",
)
def check(document: Document) -> Iterator[Hit]:
    """One scan for all pairs; edited prose has one of these pairs every 5,000 words."""
    prose = document.prose
    signs = _signs(document)
    told = -1
    is_english = cache(_is_english)
    for index, sign in enumerate(signs):
        if sign.start < told:
            continue
        partner = _partner(prose, sign, signs[index + 1 : index + 4])
        if not sign.sure and partner is None:
            continue
        block = document.block_at(sign.start)
        if block is None or sign.end > block.end or not is_english(block) or _is_marked_up(document, sign):
            continue
        end = sign.end
        if partner is not None and partner.end <= block.end and not sign.sure:
            end = partner.end
            message = f"“{sign.words}” and “{partner.words}” in one sentence: hardly any right sentence has either"
        else:
            message = f"“{sign.words}”: these words do not follow one another"
        told = end
        yield Hit(sign.start, end, message)


def _signs(document: Document) -> list[_Sign]:
    flat = " " + document.prose.replace("\n", " ")  # one longer, so that the first word has a blank before it too
    found = (_sign(flat, pair) for pair in document.shared(neighbours))
    return [sign for sign in found if sign is not None]


def _sign(flat: str, pair: Neighbours) -> _Sign | None:
    if not pair.second:
        is_alone = _LONE_LETTER.match(flat, pair.start) is not None
        return _Sign(pair.start, pair.start + 1, pair.first, False) if is_alone else None
    match = _IN_A_ROW.match(flat, pair.start)
    is_sure = (pair.first, pair.second) in IMPOSSIBLE
    if match is None or not (is_sure or (pair.first, pair.second) in rare()):
        return None
    first, second = match.groups()
    if first in _CAPITALS_OF_NAMES or _is_named(flat, match.start(), match.end(), first):
        return None
    is_sure = is_sure and (first != second or first not in _DOUBLED_ELSEWHERE)
    return _Sign(pair.start, match.end() - 1, f"{first} {second}", is_sure)


def _partner(prose: str, sign: _Sign, others: list[_Sign]) -> _Sign | None:
    """Another sign in the same sentence that says something else."""
    for other in others:
        if other.start - sign.end > _NEAR or _SENTENCE_END.search(prose, sign.end, other.start):
            return None
        if other.words != sign.words and not _are_letters_named(sign, other):
            return other
    return None


def _are_letters_named(one: _Sign, other: _Sign) -> bool:
    """Whether both may be letters that are meant (line a, point b); tails of torn words (s, t, m) hardly ever are."""
    letters = [sign.words for sign in (one, other) if len(sign.words) == 1 or sign.words.startswith("a ")]
    return len(letters) == 2 and not all(letter in _TAILS for letter in letters)


def _is_named(flat: str, start: int, end: int, first: str) -> bool:
    """Whether one of the two words is itself meant, or belongs to another phrase: attended to of late."""
    beside = flat[max(0, start - _NAMING_REACH) : start] + " " + flat[end : end + _NAMING_REACH // 2]
    if first == "a" and _OTHER_LETTER.search(beside):
        return True
    if _OF_LATE.match(flat, end - 2):
        return True
    return not _NAMED.isdisjoint(_LETTERS.findall(beside)) or flat[end : end + 1] in ("”", '"', "’")


def _is_marked_up(document: Document, sign: _Sign) -> bool:
    """Whether markup stands beside or between the words: one of them is shown as a word, `_they_ or _them_`."""
    return document.map.to_source_exact(max(0, sign.start - 1), min(len(document.prose), sign.end + 1)) is None


def _is_english(block: Block) -> bool:
    """Whether most words are English ones: `was had` is right in Dutch."""
    words = [word.lower() for word in _LETTERS.findall(block.text[:600])]
    return sum(map(is_plain_word, words)) >= _ENGLISH_SHARE * len(words)
