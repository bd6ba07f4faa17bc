"""A view of a text in which case, quotation marks and blanks do not matter, at unchanged offsets.

Every replacement is one code point for one, so an offset in the folded text is an offset in the text. Of all of
Unicode only U+0130 changes its length under `str.lower`.
"""

from __future__ import annotations

_FOLDS = (
    ("\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u00b4`", "'"),
    ("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    ("\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u3000", " "),
    ("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
)
MARKS_AROUND = "\"'“”‘’«»„‚‹›.,:;!?…-–—|·•*+#>»«→←›‹▶►▼▲/\\_=~^()[]{}<> "


def fold(text: str) -> str:
    """Lower case, straight quotation marks, plain blanks and hyphens; same length as `text`."""
    low = text.lower()
    if len(low) != len(text):
        low = text.replace("\u0130", "I").lower()
    if low.isascii():
        return low.replace("\t", " ").replace("`", "'")
    for characters, plain in _FOLDS:
        for character in characters:
            low = low.replace(character, plain)
    return low.replace("\t", " ")


def bare(folded: str) -> str:
    """A folded line with single blanks and without the marks around it; marks inside the line stay."""
    if "  " in folded or not folded.isprintable():  # of all blanks, only the plain one is printable
        folded = " ".join(folded.split())
    return folded.strip(MARKS_AROUND)


def line_key(line: str) -> str:
    """What is left of a line when case, blanks, quotation marks and the marks around it do not count.

    `» Leave a  Reply:` and `leave a reply` have one key.
    """
    return bare(fold(line))
