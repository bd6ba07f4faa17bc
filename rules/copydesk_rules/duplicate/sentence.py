"""Finds sentences that stand twice in one paragraph or in two next to each other: a pull quote, a teaser glued to its
text, a translator that said it twice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from copydesk.plugin import OBJECT, Document, Example, Hit, Option, Settings, Span, line_key, pattern, rule
from copydesk_rules.duplicate._copies import PARAGRAPH_WORDS, is_verse, size
from copydesk_rules.duplicate._near import near_pairs

# From a letter to a stop, or to a line end where none comes: that one does not count, but is not searched again.
_PIECE = pattern(r"[^\W_][^.!?…\n]*+[.!?…]?+")
_LEAST_CHARACTERS = 37
_UNPARTED_PIECE = pattern(r"[^\W_][^。！？…\n]*+[。！？…]?+")
_LEAST_UNPARTED = 16
_STOPS = frozenset(".!?…。！？")
_UNPARTED = frozenset({"zh", "ja"})
_NEXT = 1
_NEXT_BUT_ONE = 2


class _Repeat(NamedTuple):
    original: Span
    copy: Span


@rule(
    summary="Sentence repeated",
    why="A pull quote, a teaser or a caption that was glued to the text, or a translator that lost its place, says "
    "the same sentence twice.",
    fixes="unsafe",
    options={"least-words": Option(PARAGRAPH_WORDS, "how many words a repeated sentence must have", least=4)},
    bad=[
        Example(
            "The dam held through the night, the mayor of the town said. The dam held through the night, the mayor "
            "of the town said. Work goes on.",
            fixed="The dam held through the night, the mayor of the town said. Work goes on.",
        ),
        "It rained for nine days in the valley of the Ohr. The river rose by two metres, more than ever before.\n\nThe "
        "river rose by two metres, more than ever before. Then it fell as quickly as it had come.",
        Example(
            "Der Damm hielt die ganze Nacht, sagte die Bürgermeisterin am Morgen. Der Damm hielt die ganze Nacht, "
            "sagte die Bürgermeisterin am Morgen. Die Arbeit geht weiter.",
            language="de",
        ),
    ],
    good=[
        "We will not tire. We will not tire. And when they ask us why we march, we will not tire of telling them.",
        "“What have you done with it?” he asked. “What have you done with it?”",
        "The U.S. Department of Health and Human Services said so. Then the U.S. Department of Health and Human "
        "Services denied it.",
        "The first team lost by 3 goals to 1 in the rain at Hull on Friday. The first team lost by 4 goals to 1 in "
        "the rain at Hull on Friday.",
        "“Lord of the wide and the narrow seas, hear us! Lord of the wide and the narrow seas, hear us!” sang the men.",
        "Is this the way to treat a guest of the house, sir? She put down her cup.\n\nHe took it up again.\n\nIs "
        "that the way to treat a guest of the house, sir?",
    ],
    notes="Whole sentences of at least 8 words, compared without case, blanks and quotation marks, in one paragraph "
    "or in neighbouring ones. Shorter ones are anaphora as often as not, and so are those "
    "that open or close two paragraphs alike. Whole repeated paragraphs belong to "
    "`duplicate/paragraph`.",
)
def check(document: Document, settings: Settings) -> Iterator[Hit]:
    """Yields each repeated sentence; several in a row are one finding."""
    pending: _Repeat | None = None
    for repeat in _repeats(document, settings["least-words"]):
        if pending and _follows(document, pending, repeat):
            pending = _Repeat(
                Span(pending.original.start, repeat.original.end),
                Span(pending.copy.start, repeat.copy.end),
            )
            continue
        if pending:
            yield _hit(document, pending)
        pending = repeat
    if pending:
        yield _hit(document, pending)


def _repeats(document: Document, least: int) -> list[_Repeat]:
    """Sentences of at least so many words that repeat one close before them, by their place in the text."""
    found: dict[Span, _Repeat] = {}
    judged: set[tuple[Span, Span]] = set()
    for places in _places(document):
        for before, after in pairwise(places):
            pair = _sentences(document, before, after)
            if pair is None or (pair.original, pair.copy) in judged:
                continue
            judged.add((pair.original, pair.copy))
            if OBJECT not in document.prose[slice(*pair.copy)] and _is_repeated(document, pair, least):
                found[pair.copy] = pair
    return [found[copy] for copy in sorted(found)]


def _places(document: Document) -> Iterable[list[int]]:
    """Where each long piece of text that ends with a stop begins, of those that occur more than once."""
    text = _in_one_line(document)
    is_unparted = document.language in _UNPARTED
    piece, least = (_UNPARTED_PIECE, _LEAST_UNPARTED) if is_unparted else (_PIECE, _LEAST_CHARACTERS)
    counts = Counter(found for found in piece.findall(text) if len(found) >= least and found[-1] in _STOPS)
    places: dict[str, list[int]] = {found: [] for found, times in counts.items() if times > 1}
    for match in piece.finditer(text) if places else ():
        if match.group() in places:
            places[match.group()].append(match.start())
    return places.values()


def _in_one_line(document: Document) -> str:
    """The folded prose without the line ends inside its blocks, at the same offsets."""
    text = document.folded
    if not any("\n" in text[block.start : block.end] for block in document.blocks):
        return text
    parts: list[str] = []
    end = 0
    for block in document.blocks:
        parts += text[end : block.start], text[block.start : block.end].replace("\r\n", "  ").replace("\n", " ")
        end = block.end
    return "".join(parts) + text[end:]


def _sentences(document: Document, before: int, after: int) -> _Repeat | None:
    """The two sentences that hold two copies of a piece, if they stand close."""
    first, second = document.block_index(before), document.block_index(after)
    if first is None or second is None or not _are_close(document, first, second):
        return None
    one, two = document.blocks[first], document.blocks[second]
    if one.is_overlong or two.is_overlong:
        return None
    original, copy = one.sentence_at(before), two.sentence_at(after)
    return None if original is None or copy is None or original == copy else _Repeat(original, copy)


def _is_repeated(document: Document, pair: _Repeat, least: int) -> bool:
    """Whether the two sentences are one of at least so many words, and said twice by accident."""
    original, copy = pair
    first, second = document.block_index(original.start), document.block_index(copy.start)
    if first is None or second is None:
        return False
    text = document.prose[copy.start : copy.end]
    if line_key(text) != line_key(document.prose[original.start : original.end]) or size(text) < least:
        return False
    if first == second and text.endswith("!"):  # a prayer, a chant
        return False
    if first != second and (_are_copies(document, first, second) or _are_parallel(document, original, copy)):
        return False
    return not is_verse(document, second)


def _are_close(document: Document, first: int, second: int) -> bool:
    """Whether two blocks are neighbours, a headline or credit between them aside."""
    if second - first <= _NEXT:
        return True
    return second - first == _NEXT_BUT_ONE and not document.blocks[first + 1].ends_like_sentence


def _are_copies(document: Document, first: int, second: int) -> bool:
    """Whether the two whole blocks are copies: `duplicate/paragraph` speaks of those."""
    if document.blocks[first].key == document.blocks[second].key:
        return True
    return (min(first, second), max(first, second)) in document.shared(near_pairs)


def _are_parallel(document: Document, one: Span, two: Span) -> bool:
    """Whether both sentences open their blocks, or both close them, as a refrain or the formula of a notice does."""
    first, second = document.block_at(one.start), document.block_at(two.start)
    if first is None or second is None:
        return False
    return (one.start, two.start) == (first.start, second.start) or (one.end, two.end) == (first.end, second.end)


def _follows(document: Document, one: _Repeat, two: _Repeat) -> bool:
    """Whether two repeats are one: nothing but blanks between the originals, and between the copies."""
    gaps = (one.original.end, two.original.start), (one.copy.end, two.copy.start)
    return all(start <= end and not document.prose[start:end].strip() for start, end in gaps)


def _hit(document: Document, repeat: _Repeat) -> Hit:
    original = (*repeat.original, "the other copy")
    return Hit(*repeat.copy, "Repeats a sentence that stands close by", (original,), _removal(document, repeat.copy))


def _removal(document: Document, copy: Span) -> tuple[tuple[int, int, str], ...]:
    """The edit that takes a sentence out with the blanks before it, or after it at the start of a block.

    None where the sentence is a block of its own or holds only half of a quotation, which the edit would break.
    """
    block = document.block_at(copy.start)
    if block is None or (copy.start == block.start and copy.end >= block.end) or copy.end > block.end:
        return ()
    if any(mark in document.prose[copy.start : copy.end] for mark in '"“”«»„「」'):
        return ()
    start, end = copy
    if start > block.start:
        while document.prose[start - 1].isspace():
            start -= 1
    else:
        while document.prose[end].isspace():
            end += 1
    return ((start, end, ""),)
