"""Where sentences end: full stops that are not abbreviations, initials, decimals or ellipses."""

from __future__ import annotations

import re

from copydesk.compiled import pattern
from copydesk.model import Span

# Per language the abbreviations after which a sentence hardly ever ends. `COMMON` holds everywhere.
COMMON = frozenset("dr prof st vs etc no nr fig vol ed eds p pp cf ca approx inc ltd co corp art max min tel".split())
ABBREVIATIONS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "mr mrs ms messrs mx sen rep gov gen col lt sgt capt cpl pvt maj cmdr adm supt insp det hon rev fr sr jr esq pres "
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd hwy mt "
        "ft al eg ie viz est dept univ assn bros div govt intl natl nos vols figs ch chap sec secs para paras par op cit "
        "ibid id seq trans illus repr suppl app lb lbs oz kg km cm mm ml mg hr hrs mins gal pt qt tbsp tsp temp avg abbr "
        "adj adv bk pl sing def ext pkg dist coll cat ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich "
        "minn miss mo mont neb nev okla ore penn pa tenn tex va vt wash wis wyo ont que".split()
    ),
    "de": frozenset(
        "bzw usw ggf evtl inkl exkl vgl bspw sog bes allg gem geb gest hrsg hl jh jhd jhdt mio mrd mwst abb abs abt anm aufl "
        "bd bde std str tsd zt z b d h u a o ä i e v chr mr mrs fa frl ing dipl phil med rer nat kgl ehem engl frz lat".split()
    ),
    "fr": frozenset(
        "m mm mme mmes mlle mlles me mgr av bd env ex hab janv févr avr juil sept oct nov déc chap ibid id".split()
    ),
    "es": frozenset(
        "sr sra sres sras srta d dña ud uds vd vds av avda aprox cía dpto ee uu gral ing lic núm pág págs pd ej".split()
    ),
    "pt": frozenset(
        "sr sra srs sras srta d dra prof profa av aprox cia depto dep ex exa eng lic núm pág págs vol séc".split()
    ),
    "it": frozenset(
        "sig sigg sig.ra sigra dott dottssa avv ing geom rag on sen egr gent pag pagg sec cap ecc ca es".split()
    ),
    "nl": frozenset(
        "dhr mevr mw mej drs ir ing bv bijv blz enz evt excl incl jl m.b.t nl o.a t.a.v zgn mln mld nr".split()
    ),
    "pl": frozenset(
        "p m.in np tzn tzw itd itp ul al pl r w wg ww ur zm godz tys mln mld mgr inż hab gen płk kpt prof św str".split()
    ),
    "ru": frozenset(
        "г гг в вв им см стр руб коп млн млрд тыс т е д п др пр напр обл р ул проф акад ст ред изд гос".split()
    ),
    "uk": frozenset("р рр ст ім див стор грн коп млн млрд тис т д п ін пр напр обл вул проф акад ред вид".split()),
}

# The look back keeps a long row of dots from being tried from each of them.
_END = pattern(r"(?:[.!?…](?<![.!?…].)[.!?…]*+|[。！？]+)[\"'”’»“)\]]*(?:\s+|(?<=[。！？])|$)")
_WORD_BEFORE = pattern(r"([^\W_]+(?:\.[^\W_]+)*)$")


def is_abbreviation(word: str, language: str | None) -> bool:
    """Whether the word before a full stop is an abbreviation, an initial, or a dotted form such as `U.S`."""
    if "." in word or (len(word) == 1 and word.isalpha() and word not in "Iaà"):
        return True
    low = word.lower()
    return low in COMMON or low in ABBREVIATIONS.get(language or "", ())


def split(text: str, start: int, end: int, language: str | None) -> list[Span]:
    """The sentences of text[start:end], each without the blanks after it."""
    spans: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop < end and not _ends_sentence(text, begin, match, end, language):
            continue
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        if stop > begin:
            spans.append(Span(begin, stop))
        begin = match.end()
    tail = end
    while tail > begin and text[tail - 1].isspace():
        tail -= 1
    if tail > begin:
        spans.append(Span(begin, tail))
    return spans


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int, language: str | None) -> bool:
    mark = text[match.start()]
    follows = text[match.end()] if match.end() < end else ""
    if mark in "。！？":
        return True
    if follows.islower():
        return False
    if mark in "!?":
        return True
    if match.group().startswith(("...", "…")):
        return follows.isupper()
    before = _WORD_BEFORE.search(text, max(begin, match.start() - 24), match.start())
    if before is None or not match.group().startswith("."):
        return True
    word = before.group(1)
    if word.isdigit():
        return not follows.isdigit() and (language != "de" or len(word) > 2)
    return not is_abbreviation(word, language)
