"""Finds `she said` after a man's words, and the other way round, as translation from other tongues leaves it."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

_SAID = pattern(
    r"[”\"’] (s?he) (?:said|says|added|told|explained|noted|continued|wrote|stressed|warned|insisted|concluded)\b"
)
_FULL_NAME = pattern(
    r"\b([A-ZÀ-Þ][a-zß-ÿ]+)(?=((?:-[A-ZÀ-Þ]\w+| [A-Z]\.)? (?:(?:de|da|von|van|di|del|der) )*[A-ZÀ-Þ][\w-]*[a-zß-ÿ]))"
)
_OTHER_NAME = pattern(r"[A-ZÀ-Þ][a-zß-ÿ]+ (?:[A-Z]\. )?[A-ZÀ-Þ][a-zß-ÿ]+|\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady)\b")
# Given names that hardly ever are the other sex's, nor surnames, months or places.
_MEN = frozenset(
    "Aleksander Alexander Alexei Alejandro Andreas Andrei Anders Andrew Antonio Antony Anthony Barack Benjamin "
    "Bernd Boris "
    "Carlos Charles Christian Christoph Christopher Daniel David Dieter Dmitri Dmitry Donald Douglas Edgars Eduardo "
    "Edward "
    "Emmanuel Enrique Erik Ernst Fernando Francesco Francisco Frank Franz Frederick Fyodor Giorgio Giovanni "
    "Giuseppe Günter "
    "Gustavo Hans Harald Heinrich Henrik Henry Igor Ivan Jacob Jaime Jakob Jens Jeremy Joachim Johannes Johann John "
    "Jonathan "
    "Jorge Joseph Josef José João Juan Jürgen Karl Kenneth Klaus Konstantin Kyrylo Lars Lorenzo Luigi Luiz Luis "
    "Manfred Marco "
    "Marcos Mario Mark Markus Martin Matteo Matthew Michael Miguel Mikhail Mohamed Mohammad Mohammed Muhammad Narendra "
    "Nicholas Nicolas Nikolai Nikolay Oleg Oleksandr Olaf Oliver Pablo Paolo Patrick Paul Pavel Pedro Peter Petro "
    "Philip "
    "Philippe Pierre Piotr Ricardo Richard Robert Roberto Roger Roman Ronald Rodrigo Samuel Sebastian Serhii Sergei "
    "Sergey "
    "Sergio Simon Stefan Stephen Steven Sven Thomas Timothy Tomasz Vadim Valery Viktor Vincent Vitaly Vladimir "
    "Volodymyr Walter "
    "Werner William Wolfgang Xavier Yevgeny Yuri".split()
)
_WOMEN = frozenset(
    "Agnes Alexandra Alice Amanda Amélie Ana Anastasia Angela Anna Anne Annalena Annette Antonia Astrid Barbara "
    "Beatrice Beatriz "
    "Brigitte Camila Carmen Carolina Caroline Catherine Cecilia Charlotte Christina Christine Claire Claudia "
    "Cristina Daniela "
    "Deborah Diana Dilma Elena Eleanor Elisabeth Elizabeth Ekaterina Emily Emma Esther Eva Federica Fernanda "
    "Francesca Frances "
    "Gabriela Gisela Gloria Greta Hannah Heidi Helen Helena Hillary Ingrid Irina Isabel Isabella Jacinda Jane Janet "
    "Jennifer "
    "Jessica Joan Joanna Julia Juliana Julie Karen Karin Katarzyna Katharina Katherine Kathleen Laura Linda Lisa "
    "Louise Luisa "
    "Magdalena Margaret Margarita Maria María Marie Marina Marta Martha Mary Melanie Michelle Monica Natalia "
    "Natasha Nicola "
    "Nicole Olga Patricia Paula Petra Rachel Rebecca Rosa Ruth Sandra Sara Sarah Silvia Simone Sofia Sonia Sophie "
    "Susan Susanne "
    "Svetlana Tatiana Teresa Theresa Ursula Valentina Veronica Victoria Wendy Yulia Yvonne".split()
)
_A_WOMAN = pattern(
    r"(?i:\b(?:she|her|hers|herself|woman|women|mother|wife|sister|daughter|girl|aunt|grandmother|queen|princess|lady|"
    r"actress|spokeswoman|chairwoman|congresswoman|widow|mrs|ms|miss|madame)\b)"
)
_A_MAN = pattern(
    r"(?i:\b(?:he|him|his|himself|man|men|father|husband|brother|son|boy|uncle|grandfather|king|prince|sir|"
    r"actor|spokesman|chairman|congressman|widower|mr)\b)"
)
_VERB = pattern(r",? (?:has|had|is|was|will|told|made|gave|spoke|saw|met|took|went|came|[a-z]+(?:ed|s))\b")
_OPENS = pattern(r"[“‘]|(?<!\S)[\"']")
_LEAD = 60
_REACH = 600


@rule(
    summary="Pronoun does not fit the speaker",
    why="Languages that leave the pronoun out, or have one for both, make a translation program guess who spoke.",
    status="optional",
    languages=["en"],
    bad=[
        "Mayor Henrik Dahl called the plan a mistake.\n\n“The bridge will never be built,” she said.",
        "Ingrid Moen has been at the harbour for ten years. “It is a quiet place,” he said.",
    ],
    good=[
        "The mayor, Henrik Dahl, called the plan a mistake. “It will never be built,” he said.",
        "Henrik Dahl spoke to the teacher, a woman of forty. “We shall see,” she said.",
        "Henrik Dahl met Robin Vik at the harbour. “We shall see,” she said.",
        "“We shall see,” she said. Henrik Dahl was silent.",
    ],
    notes="He or she with a verb of saying after a quotation, where the one person named in the text before it has "
    "a given "
    "name of the other sex. Anybody else who is spoken of there, and any name it does not know, keeps it silent.",
)
def check(document: Document) -> Iterator[Hit]:
    """One scan for pronouns that speak."""
    prose = document.prose
    for match in _SAID.finditer(prose):
        low = max(0, match.start() - _REACH)
        is_she = match.group(1) == "she"
        wrong, right, spoken = (_MEN, _WOMEN, _A_WOMAN) if is_she else (_WOMEN, _MEN, _A_MAN)
        speaker = _last_named(prose, low, match.start(), wrong, right)
        if speaker is None or not _is_subject(document, *speaker, match.start()):
            continue
        if spoken.search(prose, speaker[0], match.start()):
            continue
        start, end = match.span(1)
        name = prose[speaker[0] : speaker[1]]
        yield Hit(start, end, f"“{match.group(1)}” does not fit {name}", related=((*speaker, "the speaker"),))


def _is_subject(document: Document, start: int, end: int, said: int) -> bool:
    """Whether the name opens its paragraph, a verb follows, and the quotation begins after it."""
    block = document.block_at(start)
    if block is None or start - block.start > _LEAD or not _VERB.match(document.prose, end):
        return False
    return _OPENS.search(document.prose, end, said) is not None


def _last_named(
    prose: str, low: int, high: int, wrong: frozenset[str], right: frozenset[str]
) -> tuple[int, int] | None:
    """The span of the person named last, if the given name is of the wrong sex and nobody else is named after it."""
    last = None
    for match in _FULL_NAME.finditer(prose, low, high):
        if match.group(1) in wrong or match.group(1) in right:
            last = match
    if last is None or last.group(1) in right or _OTHER_NAME.search(prose, last.end(2), high):
        return None
    return last.start(), last.end(2)
