"""Finds the loops of a translator that lost its place and says the same words over and over."""

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.duplicate._copies import is_verse

_WORD = pattern(r"\S+")
_SHORTEST_UNIT = 2
_LONGEST_UNIT = 12
_MANY = 5000
_LONGEST_WORD = 255
_MARKS = ".,;:!?…\"'“”‘’«»„()[]"
_ENDS_SENTENCE = pattern(r"[.!?…]\W*$")
_ENDS_CLAUSE = pattern(r"[,;:–—-]\W*$")
_LETTERS = pattern(r"[^\W\d_]{4}")
# Of the unit of two words with a short one among them (`and on and on`, `day by day by day`) a speaker may say more.
_TIMES = 3
_TIMES_OF_PAIR = 5
_TIMES_OF_CLAUSE = 4
_TIMES_OF_SENTENCE = 6
_SHORT_WORD = 3
# Scripts that part no words: a unit of 3 to 20 characters four times, or of two different ones six times.
_UNPARTED = pattern(
    r"([\u3040-\u30ff\u3400-\u9fff]{3,20}?)\1{3,}+|((?:([\u3040-\u30ff\u3400-\u9fff])(?!\3)[\u3040-\u30ff\u3400-\u9fff]))\2{5,}+"
)
_UNPARTED_LANGUAGES = ("zh", "ja")


class _Loop(NamedTuple):
    """Words `start` to `stop` (exclusive) are a unit of `length` words said `times` times."""

    start: int
    stop: int
    length: int
    times: int


@rule(
    summary="Words repeated in a loop",
    why="A neural translator that loses its place repeats a few words until it is stopped; no writer does.",
    severity="error",
    message="The same words three times in a row or more",
    bad=[
        "The minister said that in the course of the year in the course of the year in the course of the year the road "
        "would be built.",
        "They went of the river of the river of the river of the river of the river to the village.",
        "The law was a matter of the law was a matter of the law was a matter of the law, he said.",
        Example(
            "Der Minister sprach von der Lage der Dinge der Lage der Dinge der Lage der Dinge in der Stadt.",
            language="de",
        ),
        Example("部长说道路将在今年在今年的在今年的在今年的在今年的年底以前完工。", language="zh"),
    ],
    good=[
        "Ha ha ha ha! Very, very, very good, and ha ha ha again.",
        "They talked on and on and on and on about it, louder and louder and louder.",
        "“Four more years! Four more years! Four more years!” they shouted.",
        "“I know, I know, I know,” she said, and then: “Run, boy, run, boy, run, boy!”",
        "Tomorrow, and tomorrow, and tomorrow we shall wait for the boat that never comes.",
        "Never again. Never again. Never again. That was all he had to say to us.",
        Example("他站在门口大声地笑了：哈哈哈哈哈哈哈哈，然后慢慢地走开了。", language="zh"),
        Example("胸がドキドキドキドキして、彼女は何も言えなかった。", language="ja"),
        "The codes are 10 20 10 20 10 20 10 20 and nothing else, day by day by day.",
    ],
    notes="A unit of 2 to 12 words said three times or more in one paragraph without a mark between; four times "
    "between commas and six times as sentences of their own, for that is how people chant and insist. Pairs with a "
    "short word (`on and on`) need five. In Chinese and Japanese characters are counted. A single word, laughter and "
    "verse never count.",
)
def check(document: Document) -> Iterator[Hit]:
    """Yields each loop from its first word to its last."""
    if document.language in _UNPARTED_LANGUAGES:
        yield from _loops_of_characters(document)
    words = _words(document)
    loops = [loop for loop in _loops(words) if _is_loop(words, loop)]
    if not loops:
        return
    edges = {word for loop in loops for word in (loop.start, loop.stop - 1)}
    words_of_text = enumerate(document.places(_WORD, document.folded))
    places = {index: match.span() for index, match in words_of_text if index in edges}
    last_end = 0
    for loop in sorted(loops):
        start, end = places[loop.start][0], places[loop.stop - 1][1]
        index = document.block_index(start)
        if start >= last_end and index is not None and index == document.block_index(end - 1):
            if is_verse(document, index):
                continue
            last_end = end
            yield Hit(start, end, f"The same {loop.length} words {loop.times} times in a row")


def _loops_of_characters(document: Document) -> Iterator[Hit]:
    for match in document.places(_UNPARTED):
        unit = match.group(1) or match.group(2)
        if len(set(unit)) > 1:
            times = len(match.group()) // len(unit)
            yield Hit(match.start(), match.end(), f"The same {len(unit)} characters {times} times in a row")


def _words(document: Document) -> list[str]:
    """The words of the text but those of overlong blocks."""
    if document.has_overlong_blocks:
        return [match.group() for match in document.places(_WORD, document.folded)]
    return document.pieces


def _loops(words: list[str]) -> Iterator[_Loop]:
    """Stretches of words in which a unit comes back, shortest units first.

    Compared are first the lengths of the words, all at once: texts as byte strings, one shifted by a unit, XORed as two
    great numbers. Where that is zero for two units and more the words are looked at. Where it is zero all over, since
    most words are of one length, a byte made of all their letters is compared too.
    """
    numbers = [int.from_bytes(_lengths(words), "little")]
    seen: set[int] = set()
    for unit in range(_SHORTEST_UNIT, _LONGEST_UNIT + 1):
        run = bytes(2 * unit - 1)
        differences = _differences(numbers, unit, len(words))
        if unit == _SHORTEST_UNIT and differences.count(run) > _MANY:
            numbers.append(int.from_bytes(bytes(hash(word.strip(_MARKS)) & 0xFF for word in words), "little"))
            differences = _differences(numbers, unit, len(words))
        at = differences.find(run)
        while at >= 0:
            stop = _same_until(words, at, unit)
            if stop - at >= 2 * unit - 1 and at not in seen:
                seen.update(range(at, stop + unit))
                yield _Loop(at, stop + unit, unit, 1 + (stop - at + 1) // unit)
            at = differences.find(run, max(stop, at + 1))


def _differences(numbers: list[int], unit: int, count: int) -> bytes:
    """For each of so many words a byte: zero where its bytes in the numbers are those of the word a unit further on."""
    found = 0
    for number in numbers:
        found |= number ^ (number >> 8 * unit)
    return found.to_bytes(count, "little")


def _lengths(words: list[str]) -> bytes:
    """The length of each word as one byte."""
    try:
        return bytes(map(len, words))
    except ValueError:  # a word of more than 255 characters: a link, or a language that parts no words
        return bytes(min(len(word), _LONGEST_WORD) for word in words)


def _same_until(words: list[str], at: int, unit: int) -> int:
    """The first index from `at` on whose word differs, marks aside, from the one a unit further on."""
    while at + unit < len(words) and words[at].strip(_MARKS) == words[at + unit].strip(_MARKS):
        at += 1
    return at


def _is_loop(words: list[str], loop: _Loop) -> bool:
    unit = words[loop.start : loop.start + loop.length]
    plain = {word.strip(_MARKS) for word in unit}
    if len(plain) < 2 or not any(_LETTERS.search(word) for word in plain):
        return False
    return loop.times >= _times_wanted(unit)


def _times_wanted(unit: list[str]) -> int:
    if any(_ENDS_SENTENCE.search(word) for word in unit):
        return _TIMES_OF_SENTENCE
    if len(unit) == 2 and min(map(len, unit)) <= _SHORT_WORD:
        return _TIMES_OF_PAIR
    return _TIMES_OF_CLAUSE if any(_ENDS_CLAUSE.search(word) for word in unit) else _TIMES
