"""Finds full stops that end no sentence: after a word that cannot end one, or a second stop after a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, rule

# Words that need another word after them; what can be a pronoun, an adverb or a name is left out.
_NEEDS_MORE = {
    "en": "the an and or nor their our your every whose because although unless whereas during despite",
    "de": "zum zur vom beim ins und oder dass weil sowie",
    "fr": "des du les aux et ou dans leurs",
    "es": "del los las y o sus aunque porque",
    "pt": "dos das do da pelo pela pelos pelas num numa e ou",
    "it": "della dello degli delle dei nel nella nello negli nelle sul sulla sulle dal dalla dalle agli alle gli",
}
_AFTER_WORD = {
    language: re.compile(rf"\.(?<=\b(?:{'|'.join(words.split())})\.)(?=\s+[^\W_])" if False else "")
    for language, words in _NEEDS_MORE.items()
}
