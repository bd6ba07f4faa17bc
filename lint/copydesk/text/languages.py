"""Which language a text is in, by its commonest words and its script; may answer None, which means unknown.

A vote of function words is right less often than a trained detector on a short line (0.36 at 12-25 characters) but as
good on a paragraph (0.94 from 100 characters on), costs no download and starts at once; so short texts stay unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from copydesk.compiled import pattern

# The most frequent function words of each language, chosen so that few are shared.
_WORDS = {
    "en": "the of and to in is that for it was with as on be at by this are from have not but or an which their has were "
    "will would been they his her she he its you we our who what there when than into",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass "
    "sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber vor zur bis",
    "fr": "le la les des et est en une du que qui dans pour au sur pas par il ne se ce plus avec sont cette aux ou elle ont "
    "été mais comme nous vous leur ses ces d'un d'une c'est qu'il était",
    "es": "de la que el en los se del las por un para con no una su al es lo como más pero sus le ya este sí porque esta "
    "entre cuando muy sin sobre ser también me hasta hay donde quien desde está fue ha",
    "it": "di che il la per un non una del con si da in le della dei sono più nel alla gli ha come anche al è ma lo delle "
    "dal questo nella se ed essere aveva degli dell'anno stato alle",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou "
    "ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois são",
    "nl": "de het een en van ik te dat die in is niet op zijn met voor er aan om als ook maar bij hebben naar uit ze werd "
    "wordt heeft nog deze door over dan zich was worden hij geen kan tot",
    "pl": "w i na z się nie do to że jest o od za po przez jak dla co ale jego są oraz był być które który także tym tego "
    "przed może ich przy już tylko roku została jej lub",
    "ru": "и в не на что я быть с он а это по к но они мы из у за от то как для его о так же все или при был бы если уже "
    "была только также было когда были чтобы",
    "uk": "і в не на що з до та у як за це для він від про але його я є бути вони які або був при також щоб якщо було було "
    "вже ще після через може її була були",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en var ne kadar sonra ancak her olduğu ama değil tarafından "
    "ise göre onun mi o ki veya",
    "ar": "في من على إلى أن هذا التي عن مع ما لا كان هذه الذي هو بعد كما قد كل بين أو ذلك وقال إن",
}
_KANA, _HAN = r"[\u3040-\u30ff]", r"[\u4e00-\u9fff]"
_FIRST_ASIAN = "\u3040"
_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SAMPLE, _SMALL_SAMPLE = 600, 200
_SAMPLES = 3
_KANA_SHARE = 0.1
_HAN_SHARE = 0.2
_LEAST_VOTES = 4
_LEAST_SHARE = 0.10
_LEAD = 1.35
# What makes a language plain: 20 function words in 600 code points, three times as many as of any other language.
_PLAIN_VOTES, _PLAIN_LEAD = 20, 3.0

NAMES = tuple(sorted([*_WORDS, "ja", "zh"]))


@cache
def common_words(language: str) -> frozenset[str]:
    """The function words a language is known by."""
    return frozenset(_WORDS.get(language, "").split())


def detect(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code, or None where the evidence is thin or divided.

    Reads three samples (start, middle, end) of 200 code points, or of 600 where those do not make it plain, so that its
    cost does not grow with the text.
    """
    sample = _sampled(text, _SAMPLE)
    if asian := _asian(sample):
        return asian
    return _voted(_sampled(text, _SMALL_SAMPLE), _PLAIN_VOTES, _PLAIN_LEAD) or _voted(sample, _LEAST_VOTES, _LEAD)


def _voted(sample: str, least: int, lead: float) -> str | None:
    """The language with the most votes, if there are so many votes, and the second has so many times fewer."""
    words = Counter(_WORD.findall(sample.lower().replace("’", "'")))
    known = {language: common_words(language) & words.keys() for language in _WORDS}
    owners = Counter(word for found in known.values() for word in found)
    votes = {language: sum(words[word] / owners[word] for word in sorted(found)) for language, found in known.items()}
    counted = sum(words[word] for word in owners)
    if counted < least or counted < _LEAST_SHARE * words.total():
        return None
    first, second = sorted(votes, key=votes.__getitem__, reverse=True)[:2]
    return first if votes[first] >= lead * votes[second] else None


def _sampled(text: str, size: int) -> str:
    if len(text) <= size * _SAMPLES:
        return text
    middle = len(text) // 2
    return " ".join((text[:size], text[middle : middle + size], text[-size:]))


def _asian(sample: str) -> str | None:
    """Chinese and Japanese, told by their characters: they part no words."""
    if sample.isascii() or max(sample) < _FIRST_ASIAN:
        return None
    letters = sum(character.isalpha() for character in sample) or 1
    if len(re.findall(_KANA, sample)) >= _KANA_SHARE * letters:
        return "ja"
    return "zh" if len(re.findall(_HAN, sample)) >= _HAN_SHARE * letters else None
