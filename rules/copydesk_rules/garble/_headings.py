"""What a heading looks like once it was run into the sentence that stood below it."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk_rules.garble._words import finite_verbs

_MOST_WORDS = 9
_MOST_WORDS_ELSEWHERE = 5  # no verbs are known there
_OPENS_ADVERBIAL = frozenset("with after before during despite since while when if because although in on at".split())
_LEAST_ADVERBIAL = 5


def is_heading(words: Sequence[str], language: str) -> bool:
    """Whether the start of a sentence looks like a heading: short, a capital first, no verb, no comma."""
    longest = _MOST_WORDS if language == "en" else _MOST_WORDS_ELSEWHERE
    if len(words) > longest or "," in words or not words[0][0].isupper():
        return False
    if len(words) >= _LEAST_ADVERBIAL and words[0].lower() in _OPENS_ADVERBIAL:
        return False
    return not any(word.lower() in finite_verbs() for word in words)
