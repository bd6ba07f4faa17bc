"""Stretches of a text that are in another language than the text, told by function words and by script."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.plugin import Block, BlockKind, Document, common_words, pattern
from copydesk_rules.garble._function_words import LANGUAGES, function_words, telling

_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WALL = pattern(r"[\"“”„«»‹›()\[\]{}=|]")
_LEAST_DISTINCT = 3

# A whole sentence is sure of fewer words than a part of one, which may be a name or a title.
_SENTENCE_WORDS, _SENTENCE_FOREIGN = 6, 2
_PART_WORDS, _PART_FOREIGN, _PART_DISTINCT = 10, 5, 4
_LEAST_SHARE = 0.2
_MOST_CAPITALS = 0.35
_MOST_IN_PARAGRAPH = 0.75  # of its characters

# Scripts that part no words, or of which no function words are known: by the length of the stretch.
_MARKS_BETWEEN = r"\s\d，。、．：；！？・…,.:;!?'’\"-"
_HAN_KANA = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_OTHER_SCRIPTS = r"\u0370-\u03ff\u0590-\u05ff\u0900-\u0dff\u0e00-\u0fff\u10a0-\u10ff\u1780-\u17ff\uac00-\ud7af"
_ASIAN_RUN = pattern(rf"[{_HAN_KANA}](?:[{_HAN_KANA}{_MARKS_BETWEEN}]*[{_HAN_KANA}])?")
_CYRILLIC_RUN = pattern(rf"[\u0400-\u04ff](?:[\u0400-\u04ff{_MARKS_BETWEEN}—-]*[\u0400-\u04ff])?")
_OTHER_RUN = pattern(rf"[{_OTHER_SCRIPTS}](?:[{_OTHER_SCRIPTS}{_MARKS_BETWEEN}]*[{_OTHER_SCRIPTS}])?")
_HIRAGANA = pattern("[\\u3040-\\u309f]")
_KANA_RUN = pattern(rf"[\u3040-\u309f][{_HAN_KANA}{_MARKS_BETWEEN}]*[\u3040-\u30ff]")
_LEAST_HIRAGANA = 6
_CYRILLIC = ("ru", "uk")
_CYRILLIC_WORDS = function_words("ru") | function_words("uk")
# Names and titles have hardly two of these; sentences do.
_ASIAN_FUNCTION_LETTERS = frozenset(
    "的了是在和不有这這我他她们們也就都而与與对對说說被把从從はをにがでもへたしすまいっ"
)
_LEAST_ASIAN_LETTERS = 10
_LEAST_ASIAN_FUNCTION_LETTERS = 3
_LEAST_OTHER_LETTERS = 24
_IN_OTHER_SCRIPTS = frozenset(("ar", "ru", "uk"))
_FIRST_OTHER_SCRIPT, _GENERAL_MARKS, _FIRST_ASIAN = "\u0370", "\u2000", "\u2e80"


Word = re.Match[str]


class Stretch(NamedTuple):
    """Words in another language, as a span of the prose; `language` is empty where only the script is known.

    `is_paragraph`: next to nothing else stands in their paragraph.
    """

    start: int
    end: int
    language: str
    is_paragraph: bool


def stretches(document: Document) -> list[Stretch]:
    """Whole sentences and long parts of sentences in another language than the text, in the order of the text."""
    language = document.language
    if language is None or not (common_words(language) or language in ("zh", "ja")):
        return []
    found = [*_by_words(document, language), *_by_script(document, language)]
    return sorted(found)


@cache
def _barring(own: str, other: str) -> frozenset[str]:
    """Function words of this language that are none in the other."""
    return common_words(own) - function_words(other)


def _by_words(document: Document, own: str) -> Iterator[Stretch]:
    known = frozenset(document.pieces)
    others = [other for other in LANGUAGES if other != own and len(telling(own, other) & known) >= _LEAST_DISTINCT]
    for block in document.blocks if others else ():
        if block.kind is not BlockKind.PARAGRAPH or block.is_overlong:
            continue
        known = frozenset(document.folded[block.start : block.end].split())
        likely = [other for other in others if len(telling(own, other) & known) >= _LEAST_DISTINCT]
        if likely:
            yield from _in_block(block, own, max(likely, key=lambda other: len(function_words(other) & known)))


def _in_block(block: Block, own: str, other: str) -> list[Stretch]:
    """Sentences in the other language and parts of sentences; the block itself where little else is in it."""
    tells, bars = telling(own, other), _barring(own, other)
    words = list(_WORD.finditer(block.text))
    if other not in _IN_OTHER_SCRIPTS:
        bars |= {word.group().lower() for word in words if word.group() >= _FIRST_OTHER_SCRIPT}
    spans = list(_spans(block, words, tells, bars))
    if not spans:
        return []
    lowered = [word.group().lower() for word in words]
    is_in_other = sum(word in tells for word in lowered) > sum(word in bars for word in lowered)
    if is_in_other or sum(end - start for start, end in spans) >= _MOST_IN_PARAGRAPH * (block.end - block.start):
        return [Stretch(block.start, block.end, other, True)]
    return [Stretch(start, end, other, False) for start, end in spans]


def _spans(
    block: Block, words: Sequence[Word], tells: frozenset[str], bars: frozenset[str]
) -> Iterator[tuple[int, int]]:
    for sentence in block.sentences:
        inside = [w for w in words if sentence.start <= block.start + w.start() < sentence.end]
        for part in _parts(block.text, inside, bars):
            is_whole = len(part) == len(inside)
            kept = part if is_whole else _trimmed(part, tells)
            if kept and _is_foreign(kept, tells, is_whole=is_whole):
                yield sentence if is_whole else (block.start + kept[0].start(), block.start + kept[-1].end())


def _parts(text: str, words: Sequence[Word], bars: frozenset[str]) -> Iterator[list[Word]]:
    """The longest stretches without a function word of the text's own language, a bracket or a quotation mark."""
    part: list[Word] = []
    for word in words:
        if word.group().lower() in bars or (part and _WALL.search(text, part[-1].end(), word.start())):
            if part:
                yield part
            part = []
        if word.group().lower() not in bars:
            part.append(word)
    if part:
        yield part


def _trimmed(part: list[Word], tells: frozenset[str]) -> list[Word]:
    """From the first word that tells the language to the last, and the word after that where a mark follows it."""
    at = [index for index, word in enumerate(part) if word.group().lower() in tells]
    return part[at[0] : at[-1] + 2] if at else []


def _is_foreign(part: Sequence[Word], tells: frozenset[str], *, is_whole: bool) -> bool:
    lowered = [word.group().lower() for word in part]
    found = [word for word in lowered if word in tells]
    if len(found) < _LEAST_SHARE * len(part):
        return False
    capitals = sum(word.group()[0].isupper() for word in part)
    if is_whole:
        return len(part) >= _SENTENCE_WORDS and len(set(found)) >= _SENTENCE_FOREIGN and capitals <= 0.5 * len(part)
    enough = len(part) >= _PART_WORDS and len(found) >= _PART_FOREIGN and len(set(found)) >= _PART_DISTINCT
    return enough and capitals <= _MOST_CAPITALS * len(part)


def _by_script(document: Document, own: str) -> Iterator[Stretch]:
    if not any(map(_is_of_other_script, document.beyond_ascii)):
        return
    if own == "zh":
        yield from _stretches_of(document, _KANA_RUN, _is_japanese)
    elif own != "ja":
        yield from _stretches_of(document, _ASIAN_RUN, _is_asian_sentence)
    if own not in _CYRILLIC:
        yield from _stretches_of(document, _CYRILLIC_RUN, _is_cyrillic_sentence)
    yield from _stretches_of(document, _OTHER_RUN, _is_long)


def _is_of_other_script(character: str) -> bool:
    """Whether it is neither Latin nor a general mark or sign."""
    return _FIRST_OTHER_SCRIPT <= character < _GENERAL_MARKS or character >= _FIRST_ASIAN


def _stretches_of(document: Document, run: re.Pattern[str], holds: Callable[[str], bool]) -> Iterator[Stretch]:
    for match in document.places(run):
        block = document.block_at(match.start())
        if block is not None and block.kind is BlockKind.PARAGRAPH and holds(match.group()):
            end = min(match.end(), block.end)
            is_paragraph = end - match.start() >= _MOST_IN_PARAGRAPH * (block.end - block.start)
            yield Stretch(match.start(), end, "", is_paragraph)


def _is_long(text: str) -> bool:
    return sum(character.isalpha() for character in text) >= _LEAST_OTHER_LETTERS


def _is_cyrillic_sentence(text: str) -> bool:
    """Whether there is a function word in it: names and titles are as long, but mostly have none."""
    return _is_long(text) and not _CYRILLIC_WORDS.isdisjoint(text.lower().split())


def _is_asian_sentence(text: str) -> bool:
    functions = sum(character in _ASIAN_FUNCTION_LETTERS for character in text)
    letters = sum(character.isalpha() for character in text)
    return letters >= _LEAST_ASIAN_LETTERS and functions >= _LEAST_ASIAN_FUNCTION_LETTERS


def _is_japanese(text: str) -> bool:
    """Whether there is more in it than the one `の` that Chinese names of shops borrow."""
    hiragana = len(_HIRAGANA.findall(text))
    return hiragana >= _LEAST_HIRAGANA and hiragana >= _LEAST_SHARE * len(text)
