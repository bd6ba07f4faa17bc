"""Pairs of paragraphs that are nearly the same: found by sampled runs of words, told from parallel statements by how
they differ."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.plugin import Block, BlockKind, Document, common_words, pattern
from copydesk_rules.duplicate._copies import are_in_one_section, is_comparable, is_verse

# Four words in a row, where the first begins with one of these letters (Latin, Cyrillic, Greek). Which words are taken
# depends on nothing but the words, so two copies give the same sample. Of 1,500 paragraphs copied with one word in
# twenty changed, this and the two ends of a paragraph find 99 %. The blank at the front is what makes it fast.
_SHINGLE = pattern(r" [cvквκ]\w+[ ,-]{1,2}\w+[ ,-]{1,2}\w+[ ,-]{1,2}\w+")
_END_CHARACTERS = 18
_MOST_COPIES = 4
_LEAST_CHARACTERS = 45
_MOST_CHARACTERS = 20_000  # comparing two texts takes time by the square of their length
_LEAST_WORDS = 12
_REWORDED_WORDS = 20
_ALIKE = 80.0
_SHARE_CHANGED = 0.1
_SHARED_WORDS = 0.8
_LEAST_CHANGED = 2
_NEIGHBOURS = 2
_PULLED = 5
_HEADLINE_WITHIN = 6
_CUT_WORDS = 8
_OPENING = 8
_CUT_SHARE = 0.85
_WORD = pattern(r"\w+(?:['’\-]\w+)*")
_DENIALS = frozenset(
    "not no never none nor without cannot hardly nicht kein keine nie ohne pas jamais sans aucun não sem nunca nem "
    "sin ni nessuno senza mai non nie bez nigdy не ни без никогда".split()
)


class Pair(NamedTuple):
    """Indices of two blocks that say the same; `copy` is the one too many: the later, or the one that is cut short."""

    original: int
    copy: int
    is_cut: bool = False


def near_copies(document: Document) -> list[Pair]:
    """Blocks nearly the same as another, in the order of the copies; exact copies are not among them."""
    found: dict[int, Pair] = {}
    for first, second in sorted(_candidates(document)):
        pair = _verified(document, first, second)
        if pair is not None:
            found.setdefault(pair.copy, pair)
    return [found[copy] for copy in sorted(found)]


def near_pairs(document: Document) -> frozenset[tuple[int, int]]:
    """The same as pairs of indices, the earlier one first."""
    return frozenset((min(pair.original, pair.copy), max(pair.original, pair.copy)) for pair in near_copies(document))


def _candidates(document: Document) -> Iterator[tuple[int, int]]:
    """Pairs of blocks that share a sample, and are about as long unless they stand close."""
    shared: set[tuple[int, int]] = set()
    for places in [*_ends(document), *_shingles(document)]:
        distinct = sorted(set(places))
        shared.update((a, b) for i, a in enumerate(distinct) for b in distinct[i + 1 :])
    return (pair for pair in shared if pair[1] - pair[0] <= _PULLED or _are_about_as_long(document, *pair))


def _ends(document: Document) -> Iterator[list[int]]:
    """Blocks with the same first or last characters."""
    folded = document.folded
    same: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(document.blocks):
        if _LEAST_CHARACTERS <= block.end - block.start <= _MOST_CHARACTERS:
            same[folded[block.start : block.start + _END_CHARACTERS]].append(index)
            same[folded[block.end - _END_CHARACTERS : block.end]].append(index)
    return (places for places in same.values() if 1 < len(places) <= _MOST_COPIES)


def _shingles(document: Document) -> Iterator[list[int]]:
    """Blocks with the same sampled words in a row."""
    counts = Counter(_SHINGLE.findall(document.folded))
    repeated = {shingle for shingle, times in counts.items() if 1 < times <= _MOST_COPIES}
    if not repeated:
        return
    same: dict[str, list[int]] = defaultdict(list)
    for match in _SHINGLE.finditer(document.folded):
        index = document.block_index(match.start() + 1) if match.group() in repeated else None
        if index is not None and document.blocks[index].end - document.blocks[index].start <= _MOST_CHARACTERS:
            same[match.group()].append(index)
    yield from same.values()


def _are_about_as_long(document: Document, first: int, second: int) -> bool:
    one, two = document.blocks[first], document.blocks[second]
    shorter, longer = sorted((one.end - one.start, two.end - two.start))
    return shorter >= (1 - _SHARE_CHANGED) * longer


def _verified(document: Document, first: int, second: int) -> Pair | None:
    one, two = document.blocks[first], document.blocks[second]
    if one.key == two.key or is_verse(document, second) or not are_in_one_section(document, first, second):
        return None
    if not (is_comparable(document, one) and is_comparable(document, two)):
        return None
    distance = second - first
    if _is_edited_copy(document, one, two, distance <= _NEIGHBOURS):
        return Pair(first, second)
    shorter, longer = (first, second) if len(one.key) < len(two.key) else (second, first)
    if _is_glued_headline(document, shorter, longer):
        return None
    cut, whole = document.blocks[shorter], document.blocks[longer]
    if (distance <= _NEIGHBOURS and _is_beginning(cut, whole)) or (distance <= _PULLED and _is_part(cut, whole)):
        return Pair(longer, shorter, is_cut=True)
    return None


def _is_glued_headline(document: Document, shorter: int, longer: int) -> bool:
    """Whether the shorter may be the headline, which was glued to a caption and not cut from a sentence.

    The headline is needed; `duplicate/glued-headline` speaks of its other copy.
    """
    if shorter >= _HEADLINE_WITHIN or document.blocks[shorter].kind is not BlockKind.HEADING:
        return False
    headline, whole = document.blocks[shorter].text, document.blocks[longer].text
    is_cut = whole[:_OPENING] == headline[:_OPENING] and whole[len(headline) :].lstrip(", ")[:1].islower()
    return not is_cut


def _is_part(cut: Block, whole: Block) -> bool:
    """Whether `cut` stands in `whole` word for word: a pull quote, a caption glued to the text."""
    return cut.key in whole.key and len(_WORD.findall(cut.key)) >= _LEAST_WORDS


def _is_beginning(cut: Block, whole: Block) -> bool:
    """Whether `cut` is the beginning of `whole`, a word or two at its end aside: a teaser, a caption cut short."""
    if whole.key[:_OPENING] != cut.key[:_OPENING]:
        return False
    words, others = _WORD.findall(cut.key), _WORD.findall(whole.key)
    same = 0
    while same < min(len(words), len(others)) and words[same] == others[same]:
        same += 1
    return same >= _CUT_WORDS and same >= _CUT_SHARE * len(words) and not _has_digit(words[same:])


def _is_edited_copy(document: Document, one: Block, two: Block, are_neighbours: bool) -> bool:
    """Whether the two differ as copies do (spelling, marks, a word left out) and not as parallel statements do.

    Neighbours may also differ in a few other words: function words, or any but names in what is no sentence, for a
    caption is translated twice where the page holds it twice.
    """
    words, others = _WORD.findall(one.text), _WORD.findall(two.text)
    if min(len(words), len(others)) < _LEAST_WORDS or _share_few_words(words, others):
        return False
    from rapidfuzz import fuzz  # loaded by the few texts that need it: its import takes as long as Python's own start

    if fuzz.ratio(one.key, two.key, score_cutoff=_ALIKE) == 0:
        return False
    allowed = frozenset[str]()
    if are_neighbours and len(words) >= _REWORDED_WORDS:
        allowed = common_words(document.language or "")
        if not two.ends_like_sentence:
            allowed |= {word for word in words + others if word.islower()}
    return _differ_as_copies(words, others, allowed)


def _share_few_words(words: list[str], others: list[str]) -> bool:
    """Whether the words alone, in any order, already differ too much for an edited copy."""
    shared = (Counter(words) & Counter(others)).total()
    return shared < _SHARED_WORDS * max(len(words), len(others))


def _differ_as_copies(words: list[str], others: list[str], allowed: frozenset[str]) -> bool:
    """Whether at most a tenth of the words changed, none of them a number, a denial or, spelling aside, a name."""
    from rapidfuzz.distance import Levenshtein

    plain, other_plain = [_plain(word) for word in words], [_plain(word) for word in others]
    changed = 0
    for edit in Levenshtein.opcodes(plain, other_plain):
        if edit.tag == "equal":
            continue
        gone, come = slice(edit.src_start, edit.src_end), slice(edit.dest_start, edit.dest_end)
        out, new = words[gone], others[come]
        changed += max(len(out), len(new))
        if _has_digit(out + new) or not _DENIALS.isdisjoint(plain[gone] + other_plain[come]):
            return False
        if edit.tag == "replace" and all(map(_is_other_spelling, plain[gone], other_plain[come])):
            continue
        if edit.tag == "replace" and not allowed.issuperset(out + new):
            return False
        if any(word[0].isupper() for word in out + new) and len(words) < _REWORDED_WORDS:
            return False
    return changed <= max(_LEAST_CHANGED, _SHARE_CHANGED * min(len(words), len(others)))


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _has_digit(words: list[str]) -> bool:
    return any(character.isdigit() for word in words for character in word)


def _is_other_spelling(word: str, other: str) -> bool:
    """Whether two words begin alike, and so are one word spelled or inflected in two ways.

    Employer and employee begin alike too, and are two people.
    """
    if word.endswith("ee") != other.endswith("ee"):
        return False
    common = 0
    while common < min(len(word), len(other)) and word[common] == other[common]:
        common += 1
    return 2 * common >= max(len(word), len(other))
