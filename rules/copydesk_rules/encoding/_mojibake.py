"""Where UTF-8 was read as another encoding, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.plugin import Document, pattern

# What the bytes 80 to BF look like when they are read as Windows-1252, as Latin-1, as Windows-1251.
_LATIN = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CYRILLIC = (
    "\u0401-\u0404\u0406\u0407\u0409-\u040c\u040e\u040f\u0451-\u0454\u0456-\u045c\u045e\u045f\u0490\u0491"
    "\xa0-\xbf€‚„…†‡‰‹‘’“”•–—™›№"
)

# How a misread character begins: with the look of a byte that opens a UTF-8 sequence.
BEGINNINGS = "ÂÃÄÅÎÏÐÑ×ØÙàáâãäåæçèéêëìíîïð‚√РСв"
# One pass finds places by two classes, which is what `re` is fast at; the rest is tried only there.
_CANDIDATE = pattern(f"[{BEGINNINGS}][{_LATIN}{_CYRILLIC}Ä]")
# Sequences that hardly occur otherwise. Each begins with the look of a byte that opens a UTF-8 sequence.
_TELL_TALE = pattern(
    f"[ÂÃÄÅ][{_LATIN}]"  # Ã© Â° Å‚
    f"|â(?:[{_LATIN}][{_LATIN}]|€)"  # â€™ â†’ and â€ where the third was lost
    f"|(?:[ÎÏÐÑ×ØÙ][{_LATIN}]){{2}}"  # ÐŸÑ€
    f"|(?:[à-ï][{_LATIN}]{{2}}){{2}}"  # à¤¹à¤¿
    f"|ð[Ÿ\x9f][{_LATIN}]{{2}}|ï»¿"  # emoji, byte order mark
    f"|вЂ[{_CYRILLIC}]|(?:[РС][{_CYRILLIC}]){{2}}"  # вЂ™ РџСЂ
    "|‚Ä[ôúùìîò¶]|√[©±≥≠°¢§∂∏ºß¥µ≤™´¨ÆØ∞]"  # ‚Äô caf√© (Mac Roman)
)
_LATIN_RUN = pattern(f"[{_LATIN}À-ÿ‚Ä√]+")
_CYRILLIC_RUN = pattern(f"[{_CYRILLIC}\u0400-\u045f]+")
_MAC_RUN = pattern(r"‚Ä.|√.")
# A no-break blank after Ã or Â that has become a plain one: “voilÃ  que”, “the endÂ of”.
_LOST_BLANK = pattern(r"Ã (?= )(?<=[a-zà-ÿ]..)|[ÃÂ](?= )(?<=[a-zà-ÿ].)|Â(?= )(?<=[.,;:!?].)")
# Capitals that end in Ã, Â, Ä or Å may stand before these: “IRMÔ, “NÅ…”.
_OPENING = frozenset("“„‚‘«‹\"'([")
_MAY_FOLLOW_A_WORD = "”’“‘»›…–—\xa0"


class Broken(NamedTuple):
    """A misread stretch in code points of the prose, end exclusive, and the text that was meant."""

    start: int
    end: int
    meant: str


def broken_runs(document: Document) -> list[Broken]:
    """Misread stretches, in order; ftfy is loaded when there is a candidate, never for clean text."""
    prose = document.prose
    return [] if prose.isascii() else sorted({*_misread(prose), *_lost_blanks(prose)})


def _misread(prose: str) -> Iterator[Broken]:
    done = 0
    for candidate in _CANDIDATE.finditer(prose):
        match = _TELL_TALE.match(prose, candidate.start()) if candidate.start() >= done else None
        if match is None or _may_be_right(prose, match):
            continue
        start, end = _run(prose, match, done)
        done = end
        broken = _decided(prose, start, end)
        if broken:
            yield broken


def _may_be_right(prose: str, match: re.Match[str]) -> bool:
    """Whether it is a root sign before a sign, or the last letter of a word in capitals and the mark after it."""
    found = match.group()
    before = prose[match.start() - 1 : match.start()]
    if found[0] == "√":
        return not before.isalpha()
    return len(found) == 2 and found[1] in _MAY_FOLLOW_A_WORD and (before.isupper() or before in _OPENING)


def _run(prose: str, match: re.Match[str], done: int) -> tuple[int, int]:
    """The misread characters around a candidate."""
    if match.group()[0] in "‚√":
        whole = _MAC_RUN.match(prose, match.start())
        return (match.start(), max(match.end(), whole.end() if whole else 0))
    run = _CYRILLIC_RUN if "\u0400" <= match.group()[0] <= "\u04ff" else _LATIN_RUN
    whole = run.match(prose, match.start())
    start = match.start()
    while start > done and run.match(prose[start - 1]):
        start -= 1
    return start, whole.end() if whole else match.end()


def _decided(prose: str, start: int, end: int) -> Broken | None:
    import ftfy

    text = prose[start:end]
    meant = ftfy.fix_encoding(text)
    if prose[start - 1 : start].islower() and meant[:1].isupper() and _TELL_TALE.match(meant):
        # ftfy lets “Å‚” pass, as it may be right; a capital inside a word in small letters is not.
        meant = _as_utf8(meant)
    if "â€" in meant:
        meant = re.sub(f"â€(?![{_LATIN}])", "”", meant)
    if meant == text or "\ufffd" in meant:
        return None
    head = _common_start(text, meant)
    tail = _common_start(text[head:][::-1], meant[head:][::-1])
    return Broken(start + head, end - tail, meant[head : len(meant) - tail])


def _as_utf8(text: str) -> str:
    try:
        return text.encode("sloppy-windows-1252").decode("utf-8")  # a codec of ftfy's
    except UnicodeError:
        return text


def _common_start(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _lost_blanks(prose: str) -> Iterator[Broken]:
    if "Ã" not in prose and "Â" not in prose:
        return
    for match in _LOST_BLANK.finditer(prose):
        yield Broken(match.start(), match.end(), "à" if match.group().startswith("Ã") else "")
