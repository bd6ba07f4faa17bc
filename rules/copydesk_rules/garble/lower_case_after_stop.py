"""Finds a sentence that starts in lower case after a full stop, where two scraps of text were joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.plugin import Block, BlockKind, Document, Example, Hit, is_abbreviation, pattern, rule
from copydesk_rules.garble._words import is_plain_word

_AFTER_STOP = pattern(r"\.(?<=[^\W_]{3}\.)[ \u00a0]{1,2}(?=[^\W\d_A-Z])")
_WORD_BEFORE = pattern(r"(?<![\w.@/&'’-])(?:[^\W\d_]+(?:['’-][^\W\d_]+)*|(?:1[5-9]|20)\d\d)$")
_FRAGMENT = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w@/’'-])(?!\.[\w.]|://)")
_SHORT_REST = pattern(r"[^.!?…;:\n“”\"]{0,28}[.!?](?=[\s\"”’»)]|$)")
_VOWEL = pattern(r"[aeiouyà-öø-ÿœæаеёиоуыэюяієї]", re.IGNORECASE)
# Words that open a name in lower case, and what follows the dot of a file or host name typed with a blank.
_NAME_OPENERS = frozenset(
    "de da di do du del della des dos das la le van von der den ter ten zu zur al el bin ibn ben af av y i ii iii iv "
    "vi com org net edu gov html pdf js py txt exe".split()
)
_ONE_LETTER = {
    "en": "a",
    "pt": "aeo",
    "es": "aeoyu",
    "it": "aeio",
    "fr": "ày",
    "pl": "aiowzu",
    "ru": "авикосуя",
    "uk": "авійозсуя",
}
# Abbreviations that the tests below would take for words.
_LONG_ABBREVIATIONS = frozenset(
    "approx transl illus incorp suppl introd pseud unpubl misc hosp exmo exma ilmo ilma excmo".split()
)
_LONG = 6
_LONG_NAME = 5
_MOST = 12
_LEAST_WORDS = 4


@rule(
    summary="Sentence starts in lower case",
    why="A full stop followed by a lower-case word is where a translation system or an extractor joined scraps: "
    "the words after it belong to another sentence, or the full stop does not belong there.",
    message="Sentence starts in lower case after a full stop",
    languages=["en", "pt", "es", "fr", "it", "de", "nl", "pl", "ru", "uk"],
    bad=[
        "The minister promised a full inquiry into the collapse of the bridge. would not.",
        "The company opened two plants in the region in 2019. they closed within a year of each other.",
        "Officials called the plan a way to advance their interests. quietly and without any public debate.",
        "The council voted on the budget after a long debate in Springfield. are finished.",
        Example("O governo anunciou um novo plano para a região na semana passada. está começado.", language="pt"),
        Example(
            "Le ministre a présenté un nouveau plan pour la région devant les députés. sont partis.", language="fr"
        ),
    ],
    good=[
        "The firm, founded by Smith & Co. in the spring, sold approx. forty machines in that year.",
        "She moved to the U.S. in the spring and worked for the Dept. of Labor for many years.",
        "The tablet costs less than an iPad. iPhone owners who visited the shop were not impressed by it at all.",
        "He led the party for ten years. de Gaulle was less patient with the deputies than anybody had expected.",
        "The page moved to example. com last year and nobody in the whole office noticed it for months.",
        "The trial (Cat. no. 14) was held on Mon. and Tues. of the same week in the old town hall.",
        "He stopped . . . and then went on as though nobody had been listening to him at all.",
        Example("Der Betrag von ca. hundert Euro wurde am Montag bzw. spätestens am Dienstag gezahlt.", language="de"),
        Example("O preço subiu para aprox. mil euros, disse a Sra. de Almeida aos jornalistas da casa.", language="pt"),
    ],
    notes="Only in paragraphs of running prose. Lets pass abbreviations, initials, dotted forms, names that begin in "
    "lower case (iPhone, de Gaulle), host names, and texts written without capitals on purpose.",
)
def check(document: Document) -> Iterator[Hit]:
    """Candidates are a letter or year, a stop, blanks and a lower-case letter; the words on both sides decide."""
    prose, language = document.prose, document.language
    hits = []
    for match in document.places(_AFTER_STOP):
        start = match.end()
        if not prose[start].islower():
            continue
        fragment = _FRAGMENT.match(prose, start)
        if fragment is None or not _can_end_sentence(prose, match.start(), language):
            continue
        if not _can_be_fragment(fragment.group(), language):
            continue
        block = document.block_at(start)
        if block is None or block.start > match.start() or not _is_prose(block):
            continue
        rest = _SHORT_REST.match(prose, fragment.end(), block.end)
        hits.append(Hit(start, rest.end() if rest else fragment.end()))
    if len(hits) <= _MOST or len(hits) * 4 < prose.count(". "):
        yield from hits


def _is_prose(block: Block) -> bool:
    """Whether this is a paragraph of words; unlike `is_running_prose` it may break off without a stop."""
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and len(block.words) >= _LEAST_WORDS


def _can_end_sentence(prose: str, stop: int, language: str | None) -> bool:
    """Whether the word before the full stop at `stop` is a word and not an abbreviation."""
    found = _WORD_BEFORE.search(prose, max(0, stop - 40), stop)
    if found is None:
        return False
    word = found.group()
    if word.isdigit():
        return language != "pl"
    low = word.lower().rpartition("-")[2]
    if is_abbreviation(low, language) or low in _LONG_ABBREVIATIONS or not _VOWEL.search(word):
        return False
    if word[0].isupper():
        return len(word) >= _LONG_NAME and not word.isupper()
    if len(word) >= _LONG:
        return True
    return language != "en" or is_plain_word(low)


def _can_be_fragment(word: str, language: str | None) -> bool:
    """Whether the lower-case word can only be the middle of a sentence."""
    if not word.islower() or word in _NAME_OPENERS:
        return False
    if len(word) == 1:
        return word in _ONE_LETTER.get(language or "", "")
    if language != "en":
        return True
    head = re.split("['’-]", word)[0]
    return is_plain_word(head) or (
        len(head) > _LONG and head.endswith(("ing", "ed", "ly", "tion", "ment", "ness", "ers"))
    )
