"""Finds a function word or a verb that has a capital inside a sentence, where two sentences were run together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.garble._headings import is_heading
from copydesk_rules.garble._words import CLAUSE_WORDS, SAYING, SPEAKERS, action_words

_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻА-ЯЁІЇЄ"
_LOWER = "a-zß-öø-ÿąćęłńśźżœа-яёіїє"
_NOT_BEFORE = r"\s\d.!?:;…\"“”‘’'«»()\[\]—–/|-"
# Starts with a blank, which keeps it fast; looks back only where a capital follows.
_CAPITALISED = pattern(rf" ([{_UPPER}](?<=[^{_NOT_BEFORE}] .)[{_LOWER}]*+)(?= [{_LOWER}])")
_TOKEN = pattern(
    r"(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|Gen|Prof)\.|[^\W_]+(?:['’.-][^\W_]+)*|[.!?…:;,()\[\]«»“”\"—–|/]"
)
_MARKS = frozenset('.!?…:;()[]«»“”"—–|/')
# What may stand before a word that is only mentioned, or before a title or a name that is one word.
_NAMING = frozenset(
    "the a an this that my called titled entitled named dubbed named word words term phrase label song film movie "
    "book novel album series show poem band group team brand magazine play game column section chapter option button "
    "key called choose select click press tap pick article hymn drama command function operator gate mr mrs ms "
    "dr".split()
)
_PLACING = frozenset("of by as in at for to with from on and or is was are were be".split())
_CLAUSE_AFTER_NAME = frozenset(
    "there if when while because although though since until unless these those but with this".split()
)
_SECOND_WORDS = frozenset(
    "is are was were will would has have had can could may might must the they it he she we you a an his its their "
    "this these there many most some no".split()
)
_NEVER_AFTER_COMMA = frozenset("and or of than which but e mais mas ma pero y et und aber oder".split())
_REVERED = pattern(r"\b(?:God|Lord|Jesus|Christ|Allah|Almighty|Saviour|Savior|Providence|Creator|Him|Thee|Thou|Thy)\b")
_PARTICIPLE_FOLLOWED_BY = frozenset("in by on from as at to for with".split())
_EVERYWHERE = 3


@rule(
    summary="Capital inside a sentence",
    why="A conjunction, preposition or verb with a capital inside a sentence is where a translation system ran two "
    "sentences together or lost a full stop.",
    languages=["en", "pt", "es", "fr", "it", "de", "nl", "pl", "ru", "uk"],
    bad=[
        "The minister said that the talks had failed There will be no second round before the summer.",
        "The company has given its workers a choice With the factory closing in May they must decide soon.",
        "They could move the boats to the harbour or If the weather holds leave them where they are.",
        "The commander of the northern force Ordered his troops to stay away from the village for a week.",
        "The families of the miners Gathered outside the gates and waited for news until the evening.",
        Example(
            "O ministro disse que as conversas falharam Porque nenhum dos lados quis ceder na fronteira.", language="pt"
        ),
        Example(
            "Le ministre a dit que la réunion est terminée Mais les députés veulent encore des réponses.", language="fr"
        ),
        Example(
            "Der Minister sagte dem Ausschuss, dass die Gespräche gescheitert seien Weil er nicht nachgeben wollte.",
            language="de",
        ),
    ],
    good=[
        "He has read The Old Man and the Sea twice and Of Mice and Men only once, at school in the spring.",
        "She sang There Is a Light at the end of the show, and everybody in the hall sang with her.",
        "The tenant shall return the Keys and the Landlord shall keep the Deposit until they are returned.",
        "We trust in God and know that He will not forsake those of His people who call on Him for help.",
        "The word And begins many sentences in old chronicles, and no editor ever took one of them away.",
        "Press the If button, then choose Wanted from the menu that opens on the right of the screen.",
        "They asked the band Yes for a song, and the band asked for a better room and a later start.",
        "The band played for two hours. The crowd stayed, and When We Were Young was the last song of the night.",
        "He asked himself, Why did she leave the house so early, and why did nobody see her go?",
        Example(
            "Nach dem frühen Aus im Pokal kamen die bestellten Waren zu spät, und das Lager blieb leer.", language="de"
        ),
        Example("Sie half ihm ohne Wenn und Aber aus der Not, und er hat es ihr nie vergessen.", language="de"),
    ],
    notes="Only in paragraphs of running prose. A function word must stand between two lower-case words, or after a "
    "name where it opens a clause; a verb or adverb must stand alone in capitals, once in the text, and not after a "
    "determiner or preposition. Lets pass titles, defined terms, pronouns of reverence, and headings run into a "
    "paragraph.",
)
def check(document: Document) -> Iterator[Hit]:
    """One scan for capitalised words between words; a set operation leaves those worth a look."""
    flat = document.prose.replace("\n", " ")
    suspects = _suspects(set(_CAPITALISED.findall(flat)), document.language or "")
    if not suspects:
        return
    found = [match.span(1) for match in document.places(_CAPITALISED, flat) if match.group(1) in suspects]
    inside = [(start, end) for start, end in found if start > 1 and _follows_word(flat, start, end)]
    counts = Counter(flat[start:end] for start, end in inside)
    for start, end in inside:
        word = flat[start:end]
        if _is_wrong(document, start, end, counts[word]):
            yield Hit(start, end, f"“{word}” has a capital inside a sentence; two sentences may be run together")


def _suspects(words: set[str], language: str) -> set[str]:
    """Those of the capitalised words that are function words, verbs or adverbs."""
    known = CLAUSE_WORDS[language]
    if language != "en":
        return {word for word in words if word.lower() in known}
    actions = action_words()
    return {word for word in words if (low := word.lower()) in known or low in SPEAKERS or low in actions}


def _is_wrong(document: Document, start: int, end: int, count: int) -> bool:
    """Whether the word has no right to its capital; `count` is how often the text writes it so inside a sentence."""
    block = document.block_at(start)
    if block is None or block.start > start - 2 or not block.is_running_prose:
        return False
    low, language = document.prose[start:end].lower(), document.language or ""
    before, after = _neighbours(document.prose, block.start, start, end, block.end)
    if not before or not after:
        return False
    if low in SPEAKERS:
        return after[0] in SAYING and _is_clause(before, after) and block.start not in document.shared(_reverent)
    if low in CLAUSE_WORDS[language]:
        return count <= _EVERYWHERE and _is_clause_word(low, before, after, language)
    return count == 1 and _is_stray_action(low, before, after)


def _reverent(document: Document) -> frozenset[int]:
    """The starts of the blocks that have a word of reverence."""
    blocks = (document.block_at(match.start()) for match in document.places(_REVERED))
    return frozenset(block.start for block in blocks if block is not None)


def _follows_word(flat: str, start: int, end: int) -> bool:
    """Whether what stands before the blank leads on; after a comma a statement or a question may open."""
    character = flat[start - 2]
    return character.isalpha() or (character == "," and flat[start:end].lower() in _NEVER_AFTER_COMMA)


def _neighbours(prose: str, first: int, start: int, end: int, last: int) -> tuple[list[str], list[str]]:
    """The words and marks of the sentence so far, nearest last, and the next four."""
    before = _TOKEN.findall(prose, max(first, start - 160), start)
    after = _TOKEN.findall(prose, end, min(last, end + 60))[:4]
    for index in range(len(before) - 1, -1, -1):
        if before[index] in _MARKS:
            return before[index + 1 :], after
    return before, after


def _is_name(token: str) -> bool:
    return token[0].isupper() and token != "I" and not token.startswith(("I'", "I’"))


def _is_clause_word(low: str, before: list[str], after: list[str], language: str) -> bool:
    """Whether a function word between these words can only be the start of a clause."""
    if before[-1].lower() in _NAMING or is_heading(before, language):
        return False
    if any(_is_name(token) for token in after[:2]) or (low in ("the", "of") and any(map(_is_name, after[:3]))):
        return False
    if _is_name(before[-1]):
        return low in _CLAUSE_AFTER_NAME and _is_clause(before, after)
    return sum(_is_name(token) for token in before[-3:]) <= 1


def _is_clause(before: list[str], after: list[str]) -> bool:
    """Whether a clause opens here although a name stands before: Ukraine There will be."""
    return len(before) >= 4 and (after[0] in _SECOND_WORDS or after[0] in SAYING)


def _is_stray_action(low: str, before: list[str], after: list[str]) -> bool:
    """Whether a verb or adverb between these words is neither a name nor a defined term."""
    if before[-1].lower() in _NAMING or before[-1].lower() in _PLACING or _opens_paragraph(low, before, after):
        return False
    return not any(_is_name(token) for token in (*before[-2:], *after[:2])) and after[0].isalpha()


def _opens_paragraph(low: str, before: list[str], after: list[str]) -> bool:
    """Whether an adverb (Recently) or a participle (Founded in) opens the paragraph that a heading was run into."""
    return (low.endswith("ly") or after[0] in _PARTICIPLE_FOLLOWED_BY) and is_heading(before, "en")
