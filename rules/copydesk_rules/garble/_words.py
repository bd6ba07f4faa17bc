"""Which words are function words, verb forms or plain words: what the garble rules know of vocabulary."""

# ruff: noqa: PTH118, PTH120, PTH123

from __future__ import annotations

from collections.abc import Container
from functools import cache, cached_property
from os.path import dirname, join

from copydesk.plugin import common_words

# So many words are searched for before a set is made: that takes as long as this many searches.
_FEW = 20
_LIST = join(dirname(__file__), "_never_names.txt")  # not pathlib: it is imported at every start

# Function words that can open a clause and are no name, letter, grade or product when they stand alone in capitals.
# Left out on purpose: A, I, May, Will, Can, No, My, Us, It (the It girl), Who (the WHO), He and the other pronouns that
# reverence capitalises; `SPEAKERS` are allowed where a verb of saying follows.
CLAUSE_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "the and or but if on at to from with of for by as that which when while where because although though "
        "since until unless there this these those its is are was were been has have had does did not would could "
        "should than then into about after before during between through against without also their our".split()
    ),
    # Without those that are nouns too: das Aus, die Waren, Soll und Haben, das Werden, ohne Wenn und Aber.
    "de": frozenset("und oder mit auf für nach wenn weil dass wird wurde hat ist sind war nicht".split()),
    "fr": frozenset("et ou mais avec dans pour par sur qui que dont lorsque parce sont était ont aux des une".split()),
    "es": frozenset(
        "pero con para por que porque cuando donde del al fue son está han según aunque mientras también".split()
    ),
    "pt": frozenset(
        "mas com para por que porque quando onde dos das pelo pela foi são está também segundo embora enquanto".split()
    ),
    "it": frozenset(
        "ma con per che perché quando dove del della dei delle degli nel nella dal dalla sono anche".split()
    ),
    "nl": frozenset(
        "en maar met voor van dat die omdat wanneer waar heeft hebben werd wordt is zijn niet ook naar bij".split()
    ),
    "pl": frozenset("lub ale oraz że który która które ponieważ gdy jest są był była było nie także przez dla".split()),
    "ru": frozenset(
        "или но а что который которая которые потому когда если был была было были не также для через".split()
    ),
    "uk": frozenset("або але що який яка які тому коли якщо був була було були не також для через".split()),
}
SPEAKERS = frozenset("he she they we it you".split())
SAYING = frozenset(
    "said says added told explained stressed noted insisted warned stated claimed argued continued".split()
)


class Listed(Container[str]):
    """The words of a line, in which a few are searched for, and of which a set is made once that pays."""

    def __init__(self, line: str) -> None:
        self._line = f" {line} "
        self._asked = 0

    def __contains__(self, word: object) -> bool:
        self._asked += 1
        return f" {word} " in self._line if self._asked <= _FEW else word in self.words

    @cached_property
    def words(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self._line.split())


@cache
def _lists() -> tuple[Listed, Listed]:
    """Verb forms and adverbs; all other words seen in lower case. English."""
    with open(_LIST, encoding="utf-8") as opened:
        actions, others = (Listed(line) for line in opened.read().splitlines() if not line.startswith("#"))
    return actions, others


def action_words() -> Listed:
    """English verb forms and adverbs that hardly ever are names or begin a title."""
    return _lists()[0]


def is_plain_word(word: str) -> bool:
    """Whether a lower-case English word is a known one, and so neither a brand nor an abbreviation."""
    actions, others = _lists()
    return word in actions or word in others or word in common_words("en")


@cache
def finite_verbs() -> frozenset[str]:
    """English words that show a clause: finite verbs, and pronouns that no heading is made of."""
    others = (
        "is are was were has have had will would can could should may might must do does did said says be been "
        "confirmed that who which it he she they we you"
    )
    return action_words().words | frozenset(others.split())
