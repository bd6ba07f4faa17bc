"""Quotation marks and dashes of a Chinese encoding that were read as Latin-1."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, pattern, rule

_BIG5 = {"§": "“", "¨": "”", "¥": "‘", "¦": "’", "X": "—", "K": "…", "@": " "}
_GBK = {"°": "“", "±": "”", "®": "‘", "¯": "’", "ª": "—", "\xad": "…", "¤": "·"}
# An exclamation mark upside down before a sign is certain; before X or K it counts only beside such a one.
_MARK = pattern("¡([§¨¥¦XK@°±®¯ª\xad¤])")
_LETTERS = "XK@"


@rule(
    summary="Chinese encoding read as Latin-1",
    why="The marks were written in Big5 or GBK and read one byte at a time: ¡§word¡¨ is “word”.",
    severity="error",
    fixes="unsafe",
    notes="¡ before a sign (¡§ ¡¨ ¡¦ ¡° ¡±), at least two in a text. It has one cause, so a text has one finding; the "
    "repair mends all places. Lets pass ¡ before a word.",
    needs="¡",
    bad=[
        Example("It¡¦s a ¡§word¡¨¡Xa good one.", "It’s a “word”—a good one."),
        Example("It¡¯s a ¡°word¡±.", "It’s a “word”."),
    ],
    good=[
        Example("¡Xochimilco! ¡Kilómetros! ¡@ana, ven!", language="es"),
        Example("¡¡Hola!! ¡“Vamos”!", language="es"),
        "Article ¡§ 5",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    if "¡" not in prose:
        return
    found = list(_MARK.finditer(prose))
    certain = [match for match in found if match.group(1) not in _LETTERS]
    if len(certain) < 2:
        return
    table = _BIG5 if sum(match.group(1) in _BIG5 for match in certain) * 2 >= len(certain) else _GBK
    places = [match for match in found if match.group(1) in table]
    first = places[0]
    more = len(places) - 1
    what = f"‘{first.group()}’ is ‘{table[first.group(1)]}’ read in the wrong encoding"
    message = f"{what}, and so is a mark at {more} more place{'s' if more > 1 else ''}"
    yield Hit(*first.span(), message, edits=tuple((*match.span(), table[match.group(1)]) for match in places))
