"""What `copydesk learn` learns of one site hidden among others: recall of its furniture, and article lines learned.

The pages are made here: articles of paragraphs from any plain text (DIR or FILE: a book will do) with section titles,
stock sentences, lists and copies among them, in page furniture of made-up sites. With `--pages` the furniture and the
articles are those of labelled pages (JSONL: `lines`, and `label`: 1 furniture, 0 article): each page that has enough of
both lends its furniture to a site. Half of the pages are learned from, and the rule is tried on the other half.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.learning import learner
from copydesk.learning.page import Page, page
from copydesk.learning.tally import Threshold
from copydesk.text import formats
from copydesk.text.document import Document
from copydesk.text.folding import line_key
from copydesk.text.source import decode

FURNITURE, ARTICLE, OTHER = 1, 0, -1
SYLLABLES = "har mon tes lo vin dra ker bel sto nis fal gor pen wick ham ter sel mar und ost".split()
SHORT = "Home News Sport Weather Travel Jobs Contact Search Menu Subscribe Share Print Save Forum Shop Events".split()
CALLS = (
    "Send us your story", "Get our letter every morning", "Write for us", "Read the paper edition", "Back to the top",
    "Report a mistake in this text", "All rights belong to their owners", "Listen to this page", "Support our work today",
    "How we handle your data", "Ask the editors a question", "Print this page for a friend", "Join the readers' club",
)  # fmt: skip
NOTICES = (
    "{brand} is published by the {brand} Trust and printed on paper that was made from old newspapers.",
    "We are a small team and cannot answer every letter, but we do read all of them with care.",
    "No part of this page may be copied without written leave from the publisher of {brand}.",
)
SLOTTED = ("By {name}", "Published {day} {month} {year}", "{number} comments", "Text: {name} / {brand}", "{number} minute read",
           "Filed under: {word}", "Last changed on {month} {day}, {year}", "Number {number} of volume {small}")  # fmt: skip
TITLES = ("Conclusion", "Background", "Introduction", "What happened next", "The bottom line", "Summary", "Results")
STOCK = (
    "The company did not answer a request for comment on Monday evening.",
    "The investigation continues and nobody has been charged so far.",
    "He said nothing.", "Why?", "Thank you.",
)  # fmt: skip
LIST = ("Salt and pepper", "Olive oil", "Two eggs", "Flour", "Butter", "A pinch of sugar", "Fresh milk")
MONTHS = "January February March April May June July August September October November December".split()


class Row(NamedTuple):
    """A line of a page, and what it is."""

    text: str
    label: int


_FEWEST_LINES = 4  # of an article that is worth borrowing

Make = Callable[[random.Random], list[Row]]


def paragraphs(path: Path) -> list[str]:
    """Paragraphs of running text."""
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*.txt") if p.is_file())
    found = []
    for file in files:
        for piece in file.read_text(encoding="utf-8", errors="replace").split("\n\n"):
            text = " ".join(piece.split())
            if 120 <= len(text) <= 900 and text[-1] in '.!?”"':
                found.append(text)
    return found


def word(rng: random.Random) -> str:
    """A name that means nothing."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize()


def article(rng: random.Random, texts: list[str]) -> list[str]:
    """A headline and paragraphs, with what recurs in articles: section titles, stock sentences, lists."""
    words = rng.choice(texts).split()
    lines = [" ".join(words[: rng.randint(4, 9)]).strip('.,;:”“"') or word(rng)]
    for text in rng.sample(texts, rng.randint(3, 9)):
        if rng.random() < 0.25:
            lines.append(rng.choice(TITLES))
        lines.append(text)
        if rng.random() < 0.08:
            lines.append(rng.choice(STOCK))
    if rng.random() < 0.15:
        lines += ["Ingredients", *rng.sample(LIST, rng.randint(3, 5))]
    return lines


def site(rng: random.Random, texts: list[str]) -> Make:
    """A made-up site: what its pages have around their articles."""
    brand = f"The {word(rng)} {rng.choice(('Gazette', 'Post', 'Letter', 'Times'))}"
    head = [brand, *rng.sample(SHORT, rng.randint(0, 6))] if rng.random() < 0.8 else []
    under = rng.sample(SLOTTED, rng.randint(1, 3))
    box = rng.sample(CALLS, 3) if rng.random() < 0.5 else []
    foot = [
        *rng.sample(SHORT, rng.randint(2, 6)),
        *rng.sample(CALLS, rng.randint(2, 5)),
        *rng.sample(NOTICES, rng.randint(1, 2)),
    ]
    rng.shuffle(foot)
    foot.append(f"© {{year}} {brand}")
    sometimes = rng.sample(CALLS, 2)

    def filled(rng: random.Random, text: str) -> str:
        return text.format(
            brand=brand, name=f"{word(rng)} {word(rng)}", day=rng.randint(1, 28), month=rng.choice(MONTHS), word=word(rng),
            year=rng.randint(2009, 2024), number=rng.randint(1, 400), small=rng.randint(1, 9),
        )  # fmt: skip

    def make(rng: random.Random) -> list[Row]:
        title, *body = (Row(text, ARTICLE) for text in article(rng, texts))
        if box and len(body) > 3:
            body[2:2] = [Row(text, FURNITURE) for text in box]
        rows = [Row(text, FURNITURE) for text in head] + [title]
        rows += [Row(filled(rng, text), FURNITURE) for text in under] + body
        if rng.random() < 0.3:
            rows += [Row(text, FURNITURE) for text in sometimes]
        rows += [Row(filled(rng, text), FURNITURE) for text in foot[:2]]
        rows += [Row(" ".join(rng.choice(texts).split()[:7]), OTHER) for _ in range(rng.randint(0, 3))]
        return rows + [Row(filled(rng, text), FURNITURE) for text in foot[2:]]

    return make


def labelled(path: Path) -> list[list[Row]]:
    """Pages with labelled lines."""
    with path.open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    return [[Row(t, OTHER if k is None else k) for t, k in zip(r["lines"], r["label"], strict=True)] for r in records]


def borrowed(pages: list[list[Row]]) -> list[Make]:
    """A site for each labelled page: its furniture around the article lines of any page."""
    bodies = [[row for row in rows if row.label == ARTICLE] for rows in pages]
    endless = cycle([rows for rows in bodies if len(rows) >= _FEWEST_LINES])
    return [_around(rows, endless) for rows in pages if 8 <= sum(r.label == FURNITURE for r in rows) <= 150]


def _around(rows: list[Row], bodies: Iterator[list[Row]]) -> Make:
    inside = [i for i, row in enumerate(rows) if row.label == ARTICLE] or [len(rows) // 2]
    first, last = inside[0], inside[-1]
    before = [row for row in rows[:first] if row.label == FURNITURE]
    after = [row for row in rows[last + 1 :] if row.label == FURNITURE]

    def make(rng: random.Random) -> list[Row]:
        return before + next(bodies) + after

    return make


def document(rows: list[Row]) -> Document:
    """The page as plain text, a blank line between lines."""
    text = "\n\n".join(row.text for row in rows)
    return formats.reader("plain")(decode(text.encode("utf-8", "surrogatepass"), "page"), "en")


class Corpus:
    """Pages in memory."""

    def __init__(self, pages: list[tuple[str, list[Row]]]) -> None:
        self._pages = pages

    def pages(self) -> Iterator[Page]:
        """Each page with the name of its site."""
        for name, rows in self._pages:
            yield page(document(rows), name)


class Score(NamedTuple):
    """What the learned rule finds on pages that it was not learned from, and article lines that it lists."""

    furniture: int
    found: int
    article: int
    alarms: list[str]
    missed: list[str]
    learned: list[str] = []


def score(rule: str, pages: list[list[Row]], always: frozenset[str]) -> Score:
    """`always` are keys of lines that are furniture elsewhere: found as an article's line, they are nobody's fault."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "site.yaml").write_text(rule, encoding="utf-8")
        checker = Checker(packs.load_folder(folder, trust_python=False).rules)
    furniture = found = lines = 0
    alarms, missed = [], []
    for rows in pages:
        made = document(rows)
        places = [(f.span.start, f.span.end) for f in checker.check(made)]
        start = 0
        for row in rows:
            end = start + len(row.text)
            hit = any(a < end and b > start for a, b in places)
            start = end + 2
            if row.label == FURNITURE and any(map(str.isalpha, row.text)):
                furniture, found = furniture + 1, found + hit
                if not hit:
                    missed.append(row.text)
            elif row.label == ARTICLE:
                lines += 1
                if hit and line_key(row.text) not in always:
                    alarms.append(row.text)
    return Score(furniture, found, lines, alarms, missed)


def run(
    name: str, makers: list[Make], hidden: int, others: int, seed: int, group: bool, shown: bool
) -> tuple[Score, bool]:
    """One site with `hidden` pages to learn from among sites with `others` pages each."""
    rng = random.Random(seed)
    pages = [("hidden", makers[0](rng)) for _ in range(hidden)]
    for number, make in enumerate(makers[1:]):
        pages += [(f"site{number}", make(rng)) for _ in range(others)]
    pages += [(where, rows) for where, rows in rng.sample(pages, len(pages) // 30) for _ in range(3)]
    rng.shuffle(pages)
    kept = [(where if group else "", rows) for where, rows in pages]
    lesson = learner.learn(Corpus(kept), Threshold(10, 0.02))
    if not lesson.text:
        print(f"{name} nothing learned")
        return Score(0, 0, 0, [], []), False
    always = frozenset(line_key(row.text) for _, rows in pages for row in rows if row.label == FURNITURE)
    unseen = [makers[0](rng) for _ in range(min(hidden, 100))]
    result = score(lesson.text, unseen + [rows for where, rows in pages if where != "hidden"], always)
    own = score(lesson.text, unseen, always)
    keys = {line_key(row.text) for _, rows in pages for row in rows if row.label == ARTICLE}
    keys -= always
    wrong = [entry.example for entry in lesson.entries.all if line_key(entry.example) in keys]
    print(
        f"{name} {'by site' if group else 'mixed':8} furniture found {own.found:5} of {own.furniture:5} "
        f"({own.found / max(own.furniture, 1):.3f}); article lines: {len(wrong)} of {len(lesson.entries.all)} learned, "
        f"{len(result.alarms)} of {result.article} found"
    )
    if shown:
        print(lesson.text)
    for kind, texts in (("missed", own.missed), ("ALARM", result.alarms), ("WRONG", wrong)):
        for text in sorted(set(texts))[:15] if shown else ():
            print(f"    {kind}: {text[:110]}")
    return own._replace(article=result.article, alarms=result.alarms, learned=wrong), True


def main() -> int:
    """Prints both figures for each site and for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path, help="a plain text, or a folder of them, to make articles of")
    parser.add_argument("--pages", type=Path, help="labelled pages (JSONL) to take furniture and articles from")
    parser.add_argument("--sites", type=int, default=8, help="how many sites are hidden, one after the other")
    parser.add_argument("--hidden", type=int, default=120, help="pages of the hidden site")
    parser.add_argument("--others", type=int, default=30, help="pages of each of the other sites")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", action="store_true", help="print the rules, what they missed, and article lines found"
    )
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    texts = paragraphs(arguments.text)
    if len(texts) < 50:
        print(f"{arguments.text}: too few paragraphs", file=sys.stderr)
        return 2
    made_up = [site(rng, texts) for _ in range(arguments.sites + 9)]
    makers = borrowed(labelled(arguments.pages)) if arguments.pages else made_up
    scores = []
    for number in range(min(arguments.sites, len(makers))):
        chosen = [makers[number], *rng.sample(makers[:number] + makers[number + 1 :], 9)]
        for group in (True, False):
            made, learned = run(
                f"site {number}", chosen, arguments.hidden, arguments.others, number, group, arguments.show
            )
            scores += [made] if learned else []
    furniture, found = sum(s.furniture for s in scores), sum(s.found for s in scores)
    article, alarms = sum(s.article for s in scores), sum(len(s.alarms) for s in scores)
    print(f"recall of furniture {found / max(furniture, 1):.3f} ({found} of {furniture})")
    print(f"article lines learned {sum(len(s.learned) for s in scores)}; found {alarms} of {article}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
