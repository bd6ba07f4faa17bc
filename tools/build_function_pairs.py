"""Builds garble/_function_pairs.py from free text: `build_function_pairs.py DATA_FOLDER > _function_pairs.py`.

DATA_FOLDER holds `train/*.txt` (public-domain books), `train/*.conllu` (UD English EWT) and `clean/` with United States
presidential addresses, Pride and Prejudice and the 18F content guide (all public domain). Counted are words that stand
side by side with one blank between them. A pair is listed if both words are among the commonest, the pair would stand
there `LEAST_EXPECTED` times or more if words followed one another at random, and it does so `RATIO` times less often.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

HEAD = '''\
"""Pairs of common English words that hardly ever stand side by side: the first word, then all that do not follow it.

Made by tools/build_function_pairs.py from UD English EWT (dev and test; CC BY-SA 4.0), public-domain books (The Origin
of Species, The Problems of Philosophy, Moby-Dick, War and Peace, Pride and Prejudice) and texts of the United States
government (public domain): 1.7 million words. This list: CC BY-SA 4.0.
"""

PAIRS = """\\
'''
WORDS = 110
LEAST_EXPECTED = 5
RATIO = 20
# Words that are nouns, names and verbs too, or stand in set phrases these books do not have: more or less, to own a.
LEFT_OUT = frozenset("us own more no one some time like said see know great man two am long down well good".split())
# Nouns as well: the will of, a can of, they must be a must. Neither first, nor second after a determiner.
NOUNS = frozenset("can will may must up".split())
DETERMINERS = frozenset("a an the this that his her our my your its their every any no some one old new".split())
# Pairs that hold a set phrase, or a verb with its particle before another word: if and when, what they refer to is.
RIGHT_PAIRS = frozenset(
    tuple(pair.split())
    for pair in "if and,of and,of who,are and,be and,and of,than or,as or,as and,not both,that also,to in,to with,"
    "to not,to at,to is,on is,"
    "from how,her my,in of,of to,in also,not is,of on,from then,as where,to up,with should,that into,about what,of in,"
    "of when,with over,he the,she the,i the,they the,we the,a and,in that,for of,the as,an as,the at,"
    "an at,the by".split(",")
)
# A relative clause may end in the first and lead into the second: the people they refer to are gone, what he was is.
ENDS_CLAUSE = frozenset("to of in on at by for from with about into is was are were had has have be".split())
LEADS_ON = frozenset("is was are were has had have will would can could should must may did do not".split())
PAIR = re.compile(r"(?<![\w'’-])([A-Za-z]+) (?=([a-z]+)(?![\w'’-]))")
WIDTH = 118


def main() -> int:
    """Writes the module to standard output."""
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for paragraph in paragraphs(Path(sys.argv[1])):
        for match in PAIR.finditer(paragraph):
            first, second = match.group(1).lower(), match.group(2)
            left[first] += 1
            right[second] += 1
            both[first, second] += 1
    sys.stdout.write(HEAD)
    total = left.total()
    common = [word for word, _ in (left + right).most_common(WORDS)]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for first in sorted(set(common) - LEFT_OUT):
        for second in sorted(set(common) - LEFT_OUT):
            if first in NOUNS or (second in NOUNS and first in DETERMINERS):
                continue
            if first in ENDS_CLAUSE and second in LEADS_ON:
                continue
            expected = left[first] * right[second] / total
            rare = expected >= LEAST_EXPECTED and expected >= RATIO * (both[first, second] + 0.5)
            if rare and (first, second) not in RIGHT_PAIRS:
                found[first].append(second)
    for first, seconds in found.items():
        sys.stdout.write(wrapped(first, seconds))
    sys.stdout.write('"""\n')
    return 0


def paragraphs(folder: Path) -> Iterator[str]:
    """Every paragraph of the texts on one line, and the sentences of the treebank."""
    clean = folder / "clean"
    files = [
        *folder.glob("train/*.txt"),
        *clean.glob("us-*/*.txt"),
        *clean.glob("pride-*/*.txt"),
        *clean.glob("18f-*/*"),
    ]
    for path in sorted(files):
        for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            yield " ".join(paragraph.split())
    for path in sorted(folder.glob("train/*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = "):
                yield line.removeprefix("# text = ")


def wrapped(first: str, seconds: list[str]) -> str:
    """One entry; a line that goes on starts with a blank."""
    lines, line = [], f"{first}:"
    for word in seconds:
        if len(line) + len(word) + 1 > WIDTH:
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\n".join([*lines, line]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
