"""Finds `he` or `she` for a government that is named by its seat: `Moscow demanded ... He also wants`."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_PLACES = (
    "the Kremlin|the White House|the Pentagon|Downing "
    "Street|Brussels|NATO|Moscow|Washington|Beijing|London|Paris|Berlin|Kyiv|"
    "Kiev|Tehran|Ankara|Warsaw|Madrid|Rome|Tokyo|Seoul|Pyongyang|Damascus|Baghdad|Jerusalem|Riyadh|Cairo|New Delhi|"
    ""
    ""
    ""
    ""
    ""
    ""
    ""
    ""
    ""
    "Islamabad|Kabul|Minsk|Vienna|Athens|Belgrade|Budapest|Prague|Lisbon|Brasília|Brasilia|Caracas|Havana|Canberra|Ottawa|"
    "Russia|Ukraine|China|Iran|Israel|Turkey|France|Germany|Britain|Japan|Poland|India|Pakistan|Brazil|Venezuela|Cuba"
)
_DOES = (
    ""
    ""
    ""
    ""
    ""
    ""
    ""
    ""
    ""
    "has|had|said|says|wants|wanted|demanded|demands|denies|denied|insists|insisted|claims|claimed|accused|accuses|warned|"
    ""
    ""
    ""
    ""
    ""
    ""
    ""
    ""
    ""
    "warns|rejected|rejects|announced|announces|hopes|hoped|called|calls|refused|refuses|believes|fears|argues|argued|is|was"
)
_ACTS = pattern(
    rf"(?:(?<=\n)|(?<=[.!?] )|(?<=that )|(?<=but )|(?<![\s\S]))(?:{_PLACES.replace('the ', '[Tt]he ')}) "
    rf"(?:also |still )?(?:{_DOES}) "
)
_NEXT = pattern(rf"[^.!?\n]{{0,600}}[.!?][”\"]?\s+(H|Sh)e (?:also |still |has |had )?(?:{_DOES}|repeatedly|never) ")
_CONCESSION = pattern(
    rf"\b(?:that|but) (?:{_PLACES}) [^.!?\n“”\"]{{0,300}}?,? (?:although|though|but|which) (s?he) (?:{_DOES}) "
)
_PERSON = pattern(
    r"\b(?:he|she|his|her|him|who|man|woman|president|minister|leader|spokes\w+|secretary|king|queen|general|ambassador|"
    r"chancellor|diplomat|official)\b|(?:[A-Z][a-z]+ ){1,2}(?:said|says|told|added)|\b(?:Mr|Mrs|Ms|Dr|Sir)\b"
)


@rule(
    summary="A government spoken of as he or she",
    why="Many languages have no word for it that is not he or she; a translation kept theirs.",
    status="optional",
    languages=["en"],
    bad=[
        "Moscow demanded that the bridge be closed to all foreign ships.\n\nHe also wants the boats to leave.",
        "Many fear that the Kremlin is preparing a new law on fishing, although he denies it firmly.",
    ],
    good=[
        "Moscow demanded that the bridge be closed. It also wants the boats to leave.",
        "Moscow said that its president would come. He also wants to see the boats.",
        "Paris has a harbour, said Mr Miller. He also wants to see it.",
    ],
    notes="A capital, a country or an office that acts in one sentence, and he or she acting at the start of the "
    "next or in "
    "the same one after although, where nobody else is named between.",
)
def check(document: Document) -> Iterator[Hit]:
    """Two scans for acting places."""
    prose = document.prose
    for match in _ACTS.finditer(prose):
        following = _NEXT.match(prose, match.end())
        if following is None or _PERSON.search(prose, match.end(), following.start(1)):
            continue
        yield _hit(prose, match.start(), following.start(1), following.end())
    for match in _CONCESSION.finditer(prose):
        if not _PERSON.search(prose, match.start(), match.start(1)):
            yield _hit(prose, match.start(), match.start(1), match.end())


def _hit(prose: str, place: int, start: int, end: int) -> Hit:
    pronoun = prose[start:end].split()[0]
    named = prose[place : place + 30].strip()
    related = ((place, place + len(named), "the subject before"),)
    return Hit(start, start + len(pronoun), f"“{pronoun}” seems to stand for a government", related=related)
