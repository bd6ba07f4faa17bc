"""Finds a blank before a full stop, a comma or another closing mark."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Safety, pattern, rule

# The mark first, then the blank behind it: marks are rarer than blanks, and the search runs at twice the speed.
_STOP = pattern(
    r"\.(?<=[ \u00a0\u202f\u2009].)(?=[\"”’»)]|\s+[^a-zß-ÿ\s]|\s*$)"
    r"|,(?<=[ \u00a0\u202f\u2009].)(?=\s|$)"
    r"|[;!?](?<=[ \u00a0\u202f\u2009].)(?=\s|$)"
    r"|”(?<=[ \u00a0\u202f\u2009].)(?=[\s.,;]|$)"
)
_TIGHT_STOP = pattern(r"[^\W_][.,;!?]\s")
_WORD_AND_BLANKS = pattern(r"(?:[^\W\d_]{2,}|\b\d{4})[)\]”’»\"]?([ \u00a0\u202f\u2009]+)$")
_SPACED_DOTS = pattern(r"\.\s*\.")
_OPENING = {"”": "“"}
_BLANK_AND_STOP = tuple(blank + stop for blank in " \u00a0\u202f\u2009" for stop in ".,;!?”")

# Languages that set a blank before ; ! and ? by custom, and those written without blanks between words.
_BLANK_BEFORE_HIGH_MARKS = frozenset(("fr", "br", "oc"))
_NO_BLANKS = frozenset(("zh", "ja"))

# A text that does it almost everywhere is tokenised or follows a custom of its own.
_LONGEST_WORD = 40
_HABIT = 5
_HABITUAL_SHARE = 0.25


@rule(
    summary="Blank before a full stop, a comma or another closing mark",
    why="A link or a note that stood there was taken out, or a program put words and marks together again.",
    bad=[
        Example(
            "They came from the former republic . Nobody knew why.",
            fixed="They came from the former republic. Nobody knew why.",
        ),
        Example(
            "The owner , who lives abroad, did not answer.",
            fixed="The owner, who lives abroad, did not answer.",
        ),
        Example(
            "Why did nobody call the harbour ? It was open.",
            fixed="Why did nobody call the harbour? It was open.",
        ),
        Example(
            "The people of the town call it “the long way ”.", fixed="The people of the town call it “the long way”."
        ),
        Example(
            "Der Hafen bleibt noch bis zum Mai zu , sagte er und ging.",
            fixed="Der Hafen bleibt noch bis zum Mai zu, sagte er und ging.",
            language="de",
        ),
    ],
    good=[
        "Well . . . perhaps tomorrow, he said, or ... the day after.",
        "A .22 rifle, .NET and the file .profile are in the shop.",
        "It costs .5 per cent more.",
        "The commands cd .. and ls . are all you need to find it.",
        "He said, “She told me: ‘Go home.’ ”",
        Example("Pourquoi ? Parce que c’est fini ! Voilà ; tout est dit.", language="fr"),
        "One word , two words , three words , four words , five words , six words , all so , and so on .",
    ],
    fixes="safe",
    needs=_BLANK_AND_STOP,
    notes="French sets a blank before ; ! and ?, and is held only to full stops and commas. A text that does it in a "
    "quarter of all places is left alone: it is tokenised, or a custom.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such mark, on the word before it, the blanks and the mark."""
    if document.language in _NO_BLANKS:
        return
    prose = document.prose
    hits = [hit for match in document.places(_STOP) if (hit := _hit(document, match.start())) is not None]
    if len(hits) >= _HABIT and len(hits) >= _HABITUAL_SHARE * (len(_TIGHT_STOP.findall(prose)) + len(hits)):
        return
    yield from hits


def _hit(document: Document, at: int) -> Hit | None:
    prose, mark = document.prose, document.prose[at]
    if mark in ";!?" and (document.language is None or document.language in _BLANK_BEFORE_HIGH_MARKS):
        return None
    block = document.block_at(at)
    word = _WORD_AND_BLANKS.search(prose, max(0, at - _LONGEST_WORD), at)
    if block is None or word is None or word.start() < block.start or not block.is_running_prose:
        return None
    if _SPACED_DOTS.search(prose, max(0, word.start(1) - 2), at + 3):
        return None
    if mark in _OPENING and not _is_open(prose, block.start, at, mark):
        return None
    edits = ((word.start(1), at, ""),)
    return Hit(word.start(), at + 1, f"Blank before {mark}", edits=edits, safety=Safety.SAFE)


def _is_open(prose: str, start: int, at: int, mark: str) -> bool:
    """Whether the quotation that the mark would close is open: else it may be an opening mark turned the wrong way."""
    return prose.count(_OPENING[mark], start, at) > prose.count(mark, start, at)
