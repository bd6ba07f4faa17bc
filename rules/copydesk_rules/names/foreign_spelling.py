"""Finds a well-known person or place spelled as another language spells it, which a translation left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, Option, Settings, common_words, pattern, rule
from copydesk_rules.names._capitalised import capitalised_words
from copydesk_rules.names._foreign_spellings import Spelling, in_table, spellings

_LANGUAGES = {
    "cs": "Czech",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "hr": "Croatian",
    "hu": "Hungarian",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sv": "Swedish",
    "tr": "Turkish",
}
_WORD_BEFORE = pattern(r"([^\W_]+(?:[.’'-][^\W_]+)*\.?)[ \u00a0\n]$")
_WORD_AFTER = pattern(r"(?:[ \u00a0\n]|[’']s[ \u00a0])([^\W_]+)")
_GLUE = frozenset("@#/_\\-\u2010\u2011&")
_OPENERS = frozenset("\"“„«‘'‚*_[(")
_ARTICLES = frozenset(
    "de du des d la le les l à au aux et en der die das den dem des von zu und im el los las del al y di da dello "
    "della il lo gli do dos das na no nas nos e o a os as van het rue avenue plaza piazza calle rua".split()
)
_QUOTE_OPENS = pattern(r"(?<![^\W_])[“‘\"'«„][^“”‘’\"«»„\n]*$")
_QUOTE_CLOSES = pattern(r"[”’\"'»“](?![^\W_])|\n")
_SPOKEN_OF = pattern(
    r"\b(?:spelled|spelling|called|known as|word|name|pronounced|written|renamed|named|title|titled|entitled|aka|"
    r"French|German|Spanish|Portuguese|Italian|Polish|Dutch)[ :,]{1,2}(?:the )?$"
)
# What makes an ambiguous spelling the person's: poutine is also a dish.
_NEEDS = {
    "Poutine": (
        pattern(r"\b(?:Putin|Kremlin|Russians?|Russia)\b"),
        pattern(r"\b(?:Vladimir|President|Mr\.?|leader|minister) $"),
    )
}
_TITLE_WORDS = frozenset(
    "the in from of to near to at for and president presidents premier chancellor minister mr mrs leader general "
    "monday tuesday wednesday thursday friday saturday sunday but while when if with as on by vladimir o em no na de "
    "do da".split()
)


@rule(
    summary="Foreign spelling of a well-known name",
    why="A name spelled as another language spells it was carried over by the translation; readers may not know "
    "whom or what it means.",
    languages=["en", "pt", "es", "fr", "it", "de"],
    fixes="unsafe",
    options={"keep": Option((), "spellings that are right in your house, as they are written")},
    bad=[
        Example(
            "The Russian leader Vladimir Poutine said on Monday that the talks would go on.",
            fixed="The Russian leader Vladimir Putin said on Monday that the talks would go on.",
        ),
        Example(
            "The delegation flew from Moskau to Geneva and returned on the same day.",
            fixed="The delegation flew from Moscow to Geneva and returned on the same day.",
        ),
        "Ministers met in Bruxelles to discuss the budget, and nobody was content with the result.",
        "President Selenskyj thanked the parliament for its help before he left the country.",
        "The treaty was signed in Varsovie by the prime ministers of both countries.",
        Example("O presidente chegou a Moskau na segunda-feira e não falou com os jornalistas.", language="pt"),
    ],
    good=[
        "They ordered poutine and beer. Poutine is made of chips, cheese and gravy, and the Quebec version is the "
        "best.",
        "The Rue de Londres is a short street, and the Café de Bruxelles stands at its northern end.",
        "She plays for Roma and he plays for Sevilla; both of them grew up near Lisboa.",
        "“Moskau” is the German name of the city, and many songs are called Moskau.",
        "He read the article in Le Monde, under the headline “Vladimir Poutine à Londres”, and shook his head.",
        "Kiev was the usual English spelling for a century, and Lugansk is still seen now and then.",
        "The band Tokio Hotel comes from Magdeburg, and Chick Corea never played with them.",
        Example(
            "O ministro viajou de Moscou a Bruxelas e depois a Londres, onde passou o fim de semana.", language="pt"
        ),
    ],
    notes="Some 200 people and places. Lets pass places beside another capitalised word, a foreign article or inside "
    "quotation marks, words that the text speaks of, and spellings that are also surnames, clubs or older English "
    "forms.",
)
def check(document: Document, settings: Settings) -> Iterator[Hit]:
    """Looks the text's capitalised words up in the table; a word in it is judged by what stands around it."""
    language = document.language or ""
    for word in sorted(in_table(document.shared(capitalised_words))):
        for spelling, facts in spellings(word, language):
            if spelling in settings["keep"]:
                continue
            yield from _occurrences(document, spelling, facts)


def _occurrences(document: Document, spelling: str, facts: Spelling) -> Iterator[Hit]:
    """Every place of one spelling that holds against the guards."""
    prose = document.prose
    in_text, just_before = _NEEDS.get(spelling, (None, None))
    anywhere = in_text is None or in_text.search(prose) is not None
    seen = prose.find(facts.right)
    start = prose.find(spelling)
    while start >= 0:
        end = start + len(spelling)
        meant = anywhere or (just_before is not None and just_before.search(prose, max(0, start - 12), start))
        if meant and _stands_alone(prose, start, end) and not _is_wanted(document, start, end, facts):
            yield _hit(prose, start, end, facts, seen)
        start = prose.find(spelling, end)


def _hit(prose: str, start: int, end: int, facts: Spelling, seen: int) -> Hit:
    """The finding; `seen` is where the right spelling stands in the text, or -1."""
    names = [_LANGUAGES[code] for code in facts.languages]
    article = "an" if names[0][0] == "I" else "a"
    whose = " or ".join(names[:2]) if len(names) <= 2 else "foreign"
    related = ((seen, seen + len(facts.right), f"“{facts.right}” here"),) if seen >= 0 else ()
    return Hit(
        start,
        end,
        f"“{prose[start:end]}” is {article} {whose} spelling of {facts.right}",
        related=related,
        edits=((start, end, facts.right),),
    )


def _stands_alone(prose: str, start: int, end: int) -> bool:
    """Whether this is a whole word: no part of a compound, an address or a handle."""
    before, after = prose[start - 1 : start], prose[end : end + 1]
    if before.isalnum() or after.isalnum() or before in _GLUE or after in _GLUE:
        return not before and not after
    return not (before == "." and start > 1 and not prose[start - 2].isspace()) and not (
        after == "." and prose[end + 1 : end + 2].isalnum()
    )


def _is_wanted(document: Document, start: int, end: int, facts: Spelling) -> bool:
    """Whether the foreign form is there on purpose: quoted, spoken of, part of a name or of a foreign phrase."""
    prose = document.prose
    if prose[start - 1 : start] in _OPENERS or _SPOKEN_OF.search(prose, max(0, start - 24), start):
        return True
    before = _WORD_BEFORE.search(prose, max(0, start - 24), start)
    after = _WORD_AFTER.match(prose, end)
    beside = [match.group(1) for match in (before, after) if match]
    if any(word.lower() in _ARTICLES - common_words(document.language or "") for word in beside):
        return True
    if not facts.is_person and any(_is_name(word) for word in beside):
        return True
    return _in_foreign_phrase(document, start, end, facts) or _in_short_quotation(document, start, end)


def _in_short_quotation(document: Document, start: int, end: int) -> bool:
    """Whether quotation marks stand around a few words of which none is a function word of the text's language."""
    prose = document.prose
    opening, closing = _QUOTE_OPENS.search(prose, max(0, start - 60), start), _QUOTE_CLOSES.search(prose, end, end + 60)
    if opening is None or closing is None:
        return False
    words = re.findall(r"[^\W\d_]+", prose[opening.start() : closing.end()])
    return not any(word.lower() in common_words(document.language or "") for word in words)


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower().rstrip(".") not in _TITLE_WORDS


def _in_foreign_phrase(document: Document, start: int, end: int, facts: Spelling) -> bool:
    """Whether the words around are in the language of the spelling: a quoted headline, a title, an address."""
    around = re.findall(r"[^\W\d_]+", document.prose[max(0, start - 40) : start] + " " + document.prose[end : end + 40])
    own = common_words(document.language or "")
    for code in facts.languages:
        foreign = common_words(code) - own
        if sum(word.lower() in foreign for word in around) >= 2:
            return True
    return False
