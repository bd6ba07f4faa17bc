"""Whether words in another language are there on purpose: cited, glossed, set apart, or part of a title."""

from __future__ import annotations

import re

from copydesk.plugin import Block, Document, pattern
from copydesk_rules.garble._foreign import Stretch

_CLOSING_OF = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "「": "」", "『": "』", '"': '"'}
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "《": "》"}
_PAIRS = {**_CLOSING_OF, **_BRACKETS}
_LEADS_UP = pattern(r"[:：=–—/|-]\s*$")
_LEADS_ON = pattern(r"\W*(?:[=–—/|:]|[(\[（])|\s-\s")
_GLOSS = pattern(r"\s*[(\[（—–=-]")
_REACH = 90  # code points
# Words that announce another language: its name, or a kind of saying. Stems, in the languages of the rules.
_ANNOUNCED = pattern(
    r"\b(?:latin|lateinisch|latín|latim|latino|łaci|english|englisch|anglais|ingl[eéê]s|engels|angielsk|английск|"
    r"french|französisch|français|franc[eéê]s|frans|francusk|французск|german|deutsch|allemand|alem[aá]|tedesc|duits|"
    r"niemieck|немецк|spanish|spanisch|espagnol|español|espanhol|spagnol|spaans|hiszpańsk|испанск|italian|italien|"
    r"włosk|итальянск|portugues|portugies|portuguê|portugais|portoghes|polish|polnisch|polonais|polaco|polsk|польск|"
    r"dutch|niederländisch|néerlandais|russian|russisch|russe|ruso|russo|rosyjsk|русск|ukrain|українськ|turkish|"
    r"türkisch|türkçe|arab|chines|chinois|chino|cinese|japan|japon|greek|griech|hebr|"
    r"motto|devise|lema|lemma|proverb|sprichwort|refrán|provérbi|przysłowi|пословиц|song|lied|chanson|canci[oó]n|"
    r"canção|canzone|piosenk|песн|poem|gedicht|poème|poesia|wiersz|стих|verse|hymn|prayer|gebet|prière|oración|oração|"
    r"preghiera|phrase|inscription|inschrift|inscripción|inscrição|iscrizione|lyrics|chorus|refrain|quot|zitat|citation|"
    r"cita|citaç|citazion|titl|titel|titre|título|titolo|tytuł|translat|übersetz|tradu|tłumacz|перевод)",
    re.IGNORECASE,
)
_BIBLIOGRAPHIC = pattern(
    r"\(\d{4}[a-z]?\)|\b(?:ISBN|ISSN|doi|DOI|pp?\.|vol\.|Vol\.|éd\.|ed\.|eds\.|Hrsg\.|In:)|\b[A-Z]{1,2}[.,] [A-Z]|"
    r"[,.:] (?:1[5-9]|20)\d\d\b|@\w|https?://"
)
_VERSE_LINE = 60  # code points
_LEAST_VERSE_LINES = 3
_MARKED_BEFORE = pattern(r"(?:[*_~`]|<(?:i|em|b|strong|cite|q|span|dfn)\b[^<>]*>|<[^<>]*\blang=[^<>]*>)$")
_LONGEST_TAG = 200  # code points


def is_cited(document: Document, stretch: Stretch) -> bool:
    """Whether what stands around the words, or the shape of their paragraph, says that they are meant."""
    first, last = document.block_at(stretch.start), document.block_at(stretch.end - 1)
    if first is None or last is None:
        return True
    before, after = _before(document, first, stretch.start), _after(document, last, stretch.end)
    return (
        _LEADS_UP.search(before) is not None
        or _LEADS_ON.match(after) is not None
        or _ANNOUNCED.search(before) is not None
        or _ANNOUNCED.search(after) is not None
        or _BIBLIOGRAPHIC.search(first.text) is not None
        or _is_enclosed(document.prose[first.start : stretch.start], document.prose[stretch.start : stretch.end])
        or _is_verse(first)
        or _is_set_apart(document, stretch)
    )


def _before(document: Document, block: Block, start: int) -> str:
    """What leads up to the words; at the start of a paragraph, the end of the one before."""
    before = document.prose[max(block.start, start - _REACH) : start]
    index = document.block_index(block.start)
    if before.strip() or not index:
        return before
    return document.blocks[index - 1].text[-_REACH:]


def _after(document: Document, block: Block, end: int) -> str:
    """What follows the words; at the end of a paragraph, the next one if it begins like a gloss or attribution."""
    after = document.prose[end : min(block.end, end + _REACH)]
    index = document.block_index(block.start)
    if any(map(str.isalnum, after)) or index is None or index + 1 == len(document.blocks):
        return after
    following = document.blocks[index + 1].text[:_REACH]
    return following if _GLOSS.match(following) else after


def _is_enclosed(before: str, words: str) -> bool:
    """Whether a quotation or bracket is open before the words, or they begin with one."""
    open_marks: list[str] = []
    for character in before + words[:1]:
        if open_marks and character in _PAIRS[open_marks[-1]]:
            open_marks.pop()
        elif character in _PAIRS:
            open_marks.append(character)
    return bool(open_marks)


def _is_verse(block: Block) -> bool:
    lines = block.text.splitlines()
    return len(lines) >= _LEAST_VERSE_LINES and all(len(line) < _VERSE_LINE for line in lines)


def _is_set_apart(document: Document, stretch: Stretch) -> bool:
    """Whether markup begins with the words: italics, or an element that names its language."""
    if not document.is_marked_up:
        return False
    start = document.map.to_source(stretch.start, stretch.start + 1).start
    return _MARKED_BEFORE.search(document.source.text[max(0, start - _LONGEST_TAG) : start]) is not None
