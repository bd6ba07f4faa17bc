"""The distinct capitalised words of a text, found once for all rules on names."""

from __future__ import annotations

from copydesk.plugin import Document, pattern

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽ"
_CAPITALISED = pattern(rf"[{UPPER}]\w{{2,}}+")


def capitalised_words(document: Document) -> frozenset[str]:
    """Words of three letters and more that begin with a Latin capital, each once; parts of hyphenated words alone."""
    return frozenset(_CAPITALISED.findall(document.prose))
