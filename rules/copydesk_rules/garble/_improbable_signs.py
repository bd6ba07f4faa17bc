"""A sentence as the model of garble/improbable sees it: a stream of signs in place of words and marks.

A function word is its own sign. Any other word becomes the word classes it may belong to (`NV`: noun or verb), by the
lexicon, else by its ending; then the sign says too whether any list of English words has it. Names in a row are one
sign, numbers in a row another. A mark stays, and says whether a blank stands before it. Quotation marks and brackets
are left out where they are in pairs.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from copydesk.plugin import is_abbreviation, pattern
from copydesk_rules.garble._improbable import Model, is_spelled

# Addresses, tags and handles; dotted initials; words; numbers with their signs; rows of dots; other marks.
_TOKEN = pattern(
    r"(?:https?://|www\.|pic\.)\S+|[#@]\w+#?|(?<!\w)\w+@\w\S*"
    r"|(?:[^\W\d_]\.){2,}|[A-Z]\.(?= [A-Z])|[^\W\d_]+(?:['’-][^\W\d_]+)*(?:\.(?:com|org|net)\b)?"
    r"|[$£€¥+±~-]?\d+(?:[.,:/-]\d+){0,20}(?:%|st|nd|rd|th|s|am|pm)?(?![^\W\d_])|\d+|\.{2,}|…|[^\w\s]"
)
_LEFT_OUT = frozenset("\"“”„«»‘’'‹›*_`#•·●■◆□○★☆♪♥→▶►|【】()[]{}™®©°~^")
_STARTS_ANEW = frozenset("|【】●■")
_OPENING, _CLOSING, _QUOTES = frozenset("([{"), frozenset(")]}"), frozenset('"“”')
_JOINS = frozenset("\"“”„«»‘’'([{—–-/#*_`【】$£€¥%+&")
_STANDS_FREE = frozenset("—–-&/+")
_ENDS_CLAUSE = frozenset(":;—–/!?")
# Three dots are how people trail off; two are none of their marks.
_DOTS = {"..": "..", "...": ".", "…": "."}
_ADDRESS = pattern(r"[.@/]")
_INNER_CAPITAL = pattern(r"(?<=[a-z]{2})[A-Z]")
NAME, LOWER_NAME, NUMBER, SCRAP = "N^", "n^", "0", "scrap"
_LOST_QUOTE, _LOST_BRACKET, _SEAM = "lost-quote", "lost-bracket", "seam"
_COMMONEST, _LONGEST_SCRAP = "N", 3
_ENDINGS = (4, 3, 2, 1)
_LONGEST_ABBREVIATION = 12

# Function words that may stand in for one another; their class is what longer rows of signs are made of.
_FAMILIES = {
    "D": "the a an these those some any each every both either neither such another no many few much several all most",
    "O": "my your his her its our their",
    "P": "of in on at by for from with into onto upon about between through during before after over under against "
    "without within among toward towards via per until",
    "S": "he she we they i",
    "Y": "it you",
    "M": "him them us me",
    "B": "is are was were am isn't aren't wasn't weren't",
    "H": "have has had haven't hasn't hadn't",
    "E": "do does did don't doesn't didn't",
    "L": "will would can could should may might must shall can't cannot couldn't wouldn't shouldn't won't",
    "I": "it's that's there's he's she's i'm you're we're they're what's who's let's i've you've we've they've i'd you'd "
    "we'd he'd she'd they'd i'll you'll we'll they'll he'll she'll",
    "C": "and or but nor",
    "U": "if because while although though unless whether than as since",
    "W": "who whom whose which what when where why how",
    "R": "very too also just only even still already yet never always ever again rather however therefore thus instead "
    "now then so not well maybe perhaps really quite almost here there back away down out off up",
    "9": "one two three four five six seven eight nine ten",
    "X": "mr mrs ms dr",
    "d": "said went got made took came gone",
    "v": "say go get make come take let",
    "z": "says makes goes gets takes",
    "g": "getting going making",
}
_FAMILY_OF = {word: family for family, words in _FAMILIES.items() for word in words.split()}
# The likelier reading of a word that may be either; a tilde keeps these letters from those above.
_FAMILY_OF |= {"NV": "N~", "PZ": "P~", "AN": "A~", "AD": "A~", "GN": "G~", "AG": "A~", "NP": "N~", "AV": "A~"}
_FAMILY_OF |= {"ANV": "A~", LOWER_NAME: NAME}


class Sign(NamedTuple):
    """One sign, the word itself where it is a frequent one (else the sign again), and the span of both."""

    text: str
    word: str
    start: int
    end: int


def signs(text: str, start: int, end: int, of: Model) -> list[Sign]:
    """The stream of the sentence from `start` to `end`."""
    found: list[Sign] = []
    first, depth = True, 0
    for match in _TOKEN.finditer(text, start, end):
        token, at, last = match.group(), match.start(), match.end()
        if token in _LEFT_OUT:
            first = first or token in _STARTS_ANEW
            depth += (token in _OPENING) - (token in _CLOSING)
            lost = _LOST_BRACKET if depth < 0 else _LOST_QUOTE if token in _QUOTES and _is_alone(text, at) else ""
            depth = max(0, depth)
            if lost:
                found.append(Sign(lost, lost, at, last))
            continue
        glued = at > start and not text[at - 1].isspace() and text[at - 1] not in _JOINS
        letter, word = token[0], ""
        if letter.isalpha() and not _ADDRESS.search(token):
            low = token.lower().replace("’", "'")
            sign = _word_sign(token, low, of, first=first)
            word = low if low in of.frequent and (first or not letter.isupper()) else ""
            sign, first = ("+" + sign if glued else sign), False
        elif letter.isalpha() or (len(token) > 2 and letter != "."):
            sign, first = NUMBER if token[-1].isdigit() else NAME, False
        elif token[-1].isdigit() or token[-1] == "%":
            sign, first = NUMBER, False
        elif letter in ".…":
            if token == "." and found and at == found[-1].end and last < end and _is_abbreviated(text, found[-1], at):
                continue
            sign = _DOTS.get(token, "." if glued else "_.")
            first = first or sign == "."
        else:
            sign = token if glued or token in _STANDS_FREE else "_" + token
            first = first or token in _ENDS_CLAUSE
        if found and sign in (NAME, NUMBER) and sign == found[-1].text:
            found[-1] = Sign(sign, sign, found[-1].start, last)
        else:
            found.append(Sign(sign, word or sign, at, last))
    return found


def _is_alone(text: str, at: int) -> bool:
    """Whether a quotation mark has a blank on both sides."""
    return (at == 0 or text[at - 1].isspace()) and (at + 1 >= len(text) or text[at + 1].isspace())


def _is_abbreviated(text: str, before: Sign, stop: int) -> bool:
    return is_abbreviation(text[max(before.start, stop - _LONGEST_ABBREVIATION) : stop].rpartition(" ")[2], "en")


def _word_sign(token: str, low: str, of: Model, *, first: bool) -> str:
    """The word's class; where only the ending told, a tilde before it, and a question mark if no list has the word."""
    known, capital = of.classes.get(low), token[0].isupper()
    if known is None:
        if _has_seam(token, of.classes):
            return _SEAM
        if "-" in low:
            known = of.classes.get(low.rpartition("-")[2])
    if capital and not first:
        if low == "i" or low.startswith("i'"):
            return known or "i"
        return "^" + low if known == low else NAME
    if known is not None:
        return known if known != "^" else NAME if capital else LOWER_NAME
    if capital:
        return NAME
    if is_spelled(low, of.spelled):
        return "~" + ending_sign(low, of.endings)
    return SCRAP if len(low) <= _LONGEST_SCRAP else "?" + ending_sign(low, of.endings)


def _has_seam(token: str, classes: dict[str, str]) -> bool:
    """Whether a known word has a capital behind it that belongs to the next: combinationsS, ifC, TheR."""
    seam = _INNER_CAPITAL.search(token)
    return seam is not None and classes.get(token[: seam.start()].lower(), "^") != "^"


def ending_sign(low: str, endings: dict[str, str]) -> str:
    """The class of a word nobody knows, by its last letters."""
    for length in _ENDINGS:
        sign = endings.get(low[-length:])
        if sign is not None and len(low) > length:
            return sign
    return _COMMONEST


@cache
def family(sign: str) -> str:
    """What a sign has in common with others: its part of speech, whatever the word, the capital and the gluing."""
    if len(sign) > 1 and sign[0] in "+^~?":
        sign = sign[1:]
    return _FAMILY_OF.get(sign) or (sign + "~" if sign.isupper() else sign)
