"""Finds a heading that was run into the paragraph below it (`Tourism and sights This region is known ...`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.plugin import Block, Document, Example, Hit, pattern, rule
from copydesk_rules.duplicate import glued_headline
from copydesk_rules.garble._headings import is_heading
from copydesk_rules.garble._words import finite_verbs

# Headings of one word: too few to be told by their shape.
_LABELS = {
    "en": "Summary|Abstract|Introduction|Background|Overview|Conclusion|Conclusions|History|Geography|Climate|Biography|"
    "Etymology|Demographics|Economy|Education|Transport|Transportation|Culture|Tourism|Architecture|Career|Reception|"
    "Synopsis|Description|Results|Discussion|Methods|Ingredients|Directions|Preparation",
    "de": "Zusammenfassung|Einleitung|Einführung|Überblick|Hintergrund|Fazit|Geschichte|Geografie|Geographie|Lage|Klima|"
    "Wirtschaft|Bildung|Verkehr|Kultur|Tourismus|Leben|Beschreibung|Handlung|Zubereitung",
    "es": "Resumen|Introducción|Conclusión|Conclusiones|Historia|Geografía|Clima|Biografía|Etimología|Demografía|"
    "Economía|Educación|Transporte|Cultura|Turismo|Argumento|Descripción|Preparación",
    "fr": "Résumé|Introduction|Conclusion|Contexte|Histoire|Géographie|Climat|Biographie|Étymologie|Démographie|"
    "Économie|Éducation|Transports|Culture|Tourisme|Synopsis|Description|Préparation",
    "it": "Riassunto|Introduzione|Conclusione|Conclusioni|Storia|Geografia|Clima|Biografia|Etimologia|Demografia|"
    "Economia|Istruzione|Trasporti|Cultura|Turismo|Trama|Descrizione|Preparazione",
    "nl": "Samenvatting|Inleiding|Overzicht|Achtergrond|Conclusie|Geschiedenis|Geografie|Klimaat|Economie|Onderwijs|"
    "Vervoer|Cultuur|Toerisme|Beschrijving|Bereiding",
    "pl": "Streszczenie|Wstęp|Wprowadzenie|Podsumowanie|Historia|Geografia|Klimat|Gospodarka|Edukacja|Transport|"
    "Kultura|Turystyka|Fabuła|Opis|Przygotowanie",
    "pt": "Resumo|Introdução|Conclusão|Conclusões|História|Geografia|Clima|Biografia|Etimologia|Demografia|Economia|"
    "Educação|Transportes?|Cultura|Turismo|Sinopse|Enredo|Descrição|Preparo",
}
# What opens the sentence after such a word, and cannot go on from it.
_AFTER_LABEL = {
    "en": "A|An|The|This|These|It|He|She|They|We|There|In|During|Since|When|As",
    "de": "Der|Die|Das|Dieser?|Dieses|Es|Er|Sie|Wir|Im|Am|Seit|Nach|Bis|Als",
    "es": "El|La|Los|Las|Un|Una|Este|Esta|Estos|Estas|Se|En|Durante|Desde|Su|Sus",
    "fr": "Le|La|Les|Un|Une|Ce|Cette|Ces|Il|Elle|Ils|Elles|On|En|Pendant|Depuis|Au",
    "it": "Il|La|Lo|Gli|Le|Un|Una|Questo|Questa|Nel|Nella|Durante|Dal|Si",
    "nl": "De|Het|Een|Dit|Deze|Hij|Zij|Wij|In|Tijdens|Sinds|Er",
    "pl": "Ten|Ta|To|Te|W|Po|Od|Na|Jest|Był|Była",
    "pt": "O|A|Os|As|Um|Uma|Este|Esta|Estes|Estas|Esse|Essa|Ele|Ela|Em|No|Na|Durante|Desde",
}
_LABELLED = {
    language: pattern(rf"(?:{labels})(?= (?:{_AFTER_LABEL[language]}) [^\W\d_])")
    for language, labels in _LABELS.items()
}

# Words that open a sentence of English; a small letter follows, so that no title goes on. A blank first keeps it fast.
_OPENER = pattern(r" (?=[A-Z])(?<=[a-zA-Z] )(This|These|Those|There|The|It|He|She|They|We)(?= [a-z])")
_PRONOUNS = frozenset("It He She They We".split())
_AFTER_PRONOUN = frozenset(
    "is was are were has had have will would can could may might should must did does do said says became began "
    "also then first".split()
)
_WORD = pattern(r"[^\W_]+(?:['’.&-][^\W_]+)*|[^\w\s]")
# A heading neither begins nor ends with one of these: a sentence, a title, or a word that is spoken of.
_OPENS_NO_HEADING = frozenset(
    "the a an if unless no not yes when while as that this these those his her their our my your its and or but so "
    "because although though since until once even only all every any each both either neither".split()
)
_ENDS_NO_HEADING = frozenset(
    "the a an and or but nor of in on at to for from by with without as like about into onto over under out up off "
    "down through between against than that which who when where while if because although though since until not no "
    "his her their our my your its word words term called named entitled titled phrase album song film movie novel "
    "book show series band poem group play game musical opera magazine newspaper brand label".split()
)
_LEAST_WORDS = 2
_MOST_CHARACTERS = 80
_VERB_WITHIN = 140
_STOP = pattern(r"[.!?…:;\"“”‘’«»()\[\]—–|]")
_REVERED = pattern(r"\b(?:God|Lord|Jesus|Christ|Allah|Almighty|Saviour|Savior|Providence|Creator|Him|Thee|Thou|Thy)\b")


@rule(
    summary="Heading run into its paragraph",
    why="A scraper dropped the line end between a heading and the text below it, so that the two read as one sentence.",
    languages=sorted(_LABELS),
    bad=[
        "Getting around The old town is best seen on foot, and most of the hotels lie within ten minutes of the market.",
        "Tourism and sights This region is known for its lakes, and most visitors come for the walks around them.",
        "Early Life She was born on the island and went to the school by the harbour until she was twelve.",
        "Summary A warm bath in the evening may help people who lie awake, a study of two villages says.",
        "The mill was sold twice in ten years. More Great Stories The strange life of a miller was told in a book.",
        Example("História A cidade foi fundada por pescadores e cresceu com o porto novo no norte.", language="pt"),
        Example("Geschichte Die Stadt wurde von Fischern gegründet und wuchs mit dem neuen Hafen.", language="de"),
    ],
    good=[
        "Tourism and sights\n\nThis region is known for its lakes, and most visitors come for the walks around them.",
        "The Way We were taught at school is the name of her show, and half of the town has seen it by now.",
        "Her second album Days Like This was recorded in a church, and it was sold at the door for a year.",
        "The members of the board gave thanks to the One who had paid for it all, whoever that was.",
        "Unless You state otherwise, this licence holds for all parts of the work that You hand over to us.",
        "Stephen’s It was the first book that kept her awake, and she read it twice in that summer.",
        "Good people of the village We the people met in the hall; nobody knows what was said there.",
        Example("A História da cidade foi escrita por um pescador, e todos a leram na escola.", language="pt"),
        Example("Histoire de la ville et du port, le livre a été écrit par un pêcheur de l’île.", language="fr"),
    ],
    notes="Only in running prose. A heading of one word must be a usual one (History, Summary) that opens the "
    "paragraph; a longer one must have no verb, comma or mark, and a sentence with a verb must follow on the same line. "
    "Lets pass titles, which go on with a capital, and headlines that `duplicate/glued-headline` speaks of.",
)
def check(document: Document) -> Iterator[Hit]:
    """A usual heading at the start of a block, or the start of a sentence before a word that opens another."""
    found = [*_labelled(document), *(_shaped(document) if document.language == "en" else ())]
    headlines = document.shared(_headlines) if found else frozenset()
    for start, end in found:
        if start not in headlines:
            heading = " ".join(document.prose[start:end].split())
            yield Hit(start, end, f"“{heading}” looks like a heading run into the text below it")


def _headlines(document: Document) -> frozenset[int]:
    """Where a headline that stands elsewhere too was glued to a block."""
    return frozenset(hit.start for hit in glued_headline.check(document))


def _labelled(document: Document) -> Iterator[tuple[int, int]]:
    """Usual headings of one word at the start of a paragraph."""
    expression = _LABELLED.get(document.language or "")
    for block in document.blocks if expression else ():
        match = expression.match(document.prose, block.start, block.end) if expression else None
        if match and block.is_running_prose and document.is_unbroken(block.start, match.end() + 1):
            yield match.span()


def _shaped(document: Document) -> Iterator[tuple[int, int]]:
    """Longer headings, by what stands before and after a word that opens a sentence."""
    prose = document.prose
    for match in document.places(_OPENER):
        seam = match.start()
        block = document.block_at(seam)
        if block is None or not block.is_running_prose or match.end() > block.end:
            continue
        start = _sentence_start(prose, max(block.start, seam - _MOST_CHARACTERS - 1), seam)
        words = _WORD.findall(prose, start, seam)
        if seam - start > _MOST_CHARACTERS or not _is_glued(words, match.group(1), prose, match.end(), block):
            continue
        if document.is_unbroken(start, match.end()) and not _REVERED.search(block.text):
            yield start, seam


def _sentence_start(prose: str, low: int, seam: int) -> int:
    """Where the words before the seam begin, after the last mark."""
    start = low
    for mark in _STOP.finditer(prose, low, seam):
        start = mark.end()
    while start < seam and prose[start].isspace():
        start += 1
    return start


def _is_glued(words: Sequence[str], opener: str, prose: str, end: int, block: Block) -> bool:
    """Whether words are a heading, and a sentence follows that does not go on from them."""
    if len(words) < _LEAST_WORDS or not is_heading(words, "en"):
        return False
    if words[0].lower() in _OPENS_NO_HEADING or words[-1].lower() in _ENDS_NO_HEADING:
        return False
    if words[-1].endswith(("'s", "’s")) or len(words[-1]) == 1 or not words[-1].isalpha():
        return False
    after = _WORD.findall(prose, end, min(block.end, end + _VERB_WITHIN))
    if opener in _PRONOUNS:
        return after[0] in _AFTER_PRONOUN
    return _has_verb(after)


def _has_verb(words: Sequence[str]) -> bool:
    """Whether a finite verb stands before the first mark that ends a sentence."""
    for word in words:
        if word in (".", "!", "?", ";", ":"):
            return False
        if word in finite_verbs():
            return True
    return False
