"""Finds sentences that end in a word that cannot be the last one (`... and then the.`)."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, pattern, rule

# Words that need another one after them. What can also be a pronoun, a particle or a noun, or ends an answer (just
# because, all but, what if), is left out.
_NEVER_LAST = {
    "en": "the|an|and|or|our|their|my|your|every|than|whose|although|unless|during|despite|its|"
    "of a|in a|is a|was a|as a|with a|for a|to a|by a|on a|such a|at a|from a|and a|or a|that a",
    "de": "zum|zur|vom|beim|und|oder|dass|sowie|eines|einem",
    "fr": "des|du|les|aux|leurs|et|ou",
    "es": "del|los|las|sus|aunque",
    "pt": "dos|das|do|da|pela|pelas|num|numa",
    "it": "della|dello|degli|delle|nella|nello|negli|nelle|sulla|sulle|dalla|dalle|agli|alle",
}
_LAST = {
    language: pattern(r"[.?!](?:" + "|".join(rf"(?<=\s{word}.)" for word in words.split("|")) + r")(?=[.\s\"”’»)]|$)")
    for language, words in _NEVER_LAST.items()
}
_LAST_WORDS = sorted({word.split()[-1] for words in _NEVER_LAST.values() for word in words.split("|")})
_NEEDED = tuple(f"{blank}{word}{stop}" for word in _LAST_WORDS for blank in " \n\u00a0" for stop in ".?!")
_WORD_FOLLOWS = pattern(r"[ \u00a0]+[\"“‘«(\[]?(?:[^\W_]{2}|[A-Z]\.)")
_TRAILS_OFF = pattern(r"[.!?](?:[.!?]{2}|\s\.\s\.|[.!?]*…)")
_MENTIONED = pattern(
    r"\b(?:articles?|words?|conjunctions?|prepositions?|called|says?|said|spelled|with|by|Artikel|Wort|palabra|palavra|"
    r"mot|and|or)$"
)
_WORDS = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST_WORDS = 4
_REACH = 400


@rule(
    summary="Sentence breaks off",
    why="No sentence ends in an article, a possessive or a conjunction; the rest of it was lost.",
    languages=["en", "de", "fr", "es", "pt", "it"],
    needs=_NEEDED,
    bad=[
        "They walked down to the harbour and looked at the.",
        "The mayor has promised a new bridge and.",
        "Did anybody in the village know their?",
        "She was known in all the country as a.",
        Example("O presidente falou ontem dos.", language="pt"),
        Example("Die Leute gingen am Abend zum.", language="de"),
    ],
    good=[
        "In English there is one article, the. German has three.",
        "He paused. “I only wanted to see the...”",
        "“And?” she asked. “Or what?”",
        "Why not? Just because. It was anything but. He nodded as if.",
        "Tick box a. Then go to b. He got an A. She has a B.",
        "The fault is theirs, and the harbour is the one that I thought of.",
        "Replace a with the. It is spelled with an, not with and.",
        "The title was cut to “Of Mice and”. She laughed.",
    ],
    notes="Where a stop stands after such a word in the middle of running prose, punctuation/stray-stop reports it. "
    "Lets pass words that are named, questions of a word or two, and speech that trails off.",
)
def check(document: Document) -> Iterator[Hit]:
    """One hit for each such end, on the last word and its mark."""
    expression, prose = _LAST.get(document.language or ""), document.prose
    for match in document.places(expression) if expression else ():
        at = match.start()
        block = document.block_at(at)
        if block is None or _TRAILS_OFF.match(prose, at):
            continue
        if prose[at] == "." and block.is_running_prose and _WORD_FOLLOWS.match(prose, at + 1):
            continue
        sentence = block.sentence_at(at)
        begin = max(sentence.start if sentence else block.start, at - _REACH)
        words = list(_WORDS.finditer(prose, begin, at))
        if len(words) < _LEAST_WORDS or prose[words[-2].end() : words[-1].start()].strip():
            continue
        if not _MENTIONED.search(prose, begin, words[-2].end()):
            last = words[-1]
            yield Hit(last.start(), at + 1, f"Breaks off after “{last.group()}”, which cannot end a sentence")
