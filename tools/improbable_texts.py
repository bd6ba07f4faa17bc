"""The free texts garble/improbable is trained on, as lists of sentences.

In DATA_FOLDER:

- `train/*.conllu`: UD English EWT, dev and test; CC BY-SA 4.0;
- `train/*.txt`: The Origin of Species, The Problems of Philosophy, Moby-Dick, War and Peace; public domain;
- `clean/us-*/*.txt`: presidential addresses, public domain; `clean/pride-*/*.txt`: Pride and Prejudice, public domain;
  `clean/18f-*/*.md`: the 18F content guide, CC0.

In PACKAGES_FOLDER, each Debian 12 package unpacked (`dpkg-deb -x`) into a folder of its name:

- `wordnet-base` 3.0: examples and definitions; WordNet 3.0 licence (free for any use, notice kept);
- `gnome-user-docs` 43.0: CC BY-SA 3.0;
- `postgresql-doc-15`: PostgreSQL licence; `python3.11-doc`: PSF licence 2; `nodejs-doc` 18: MIT;
- `sqlite3-doc` 3.40: public domain.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from copydesk.text.document import BlockKind
from copydesk.text.formats import document
from copydesk.text.sentences import split
from copydesk.text.source import decode

LEAST_WORDS, MOST_WORDS = 2, 60
# Which part of a source is read, so that no trade drowns the others.
SHARES = {"postgres": 0.5, "sqlite": 0.3, "python": 0.5, "definitions": 0.35}
CODE = re.compile(r"[\ufffc_=<>{}\\|^~`@]|\]\(|\w\(\)|\w\.\w+\(|::|->|\S{40}|--\w")
PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
MALLARD = re.compile(r"<(p|title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
QUOTED = re.compile(r'"([^"]+)"')


class Text(NamedTuple):
    """One sentence, and what it is: `sentence`, `example` (often a phrase), `definition` or `heading`."""

    kind: str
    text: str


def all_texts(data: Path, packages: Path, chance: random.Random) -> Iterator[tuple[str, Text]]:
    """The sentences that are used, each with the name of its source."""
    for source, texts in sources(data, packages):
        for text in usable(texts):
            name = "definitions" if text.kind == "definition" else source
            if chance.random() < SHARES.get(name, 1.0):
                yield source, text


def sources(data: Path, packages: Path) -> Iterator[tuple[str, Iterator[Text]]]:
    clean, docs = data / "clean", "usr/share/doc"
    yield "ewt", treebank(data.glob("train/*.conllu"))
    yield "books", plain([*data.glob("train/*.txt"), *clean.glob("pride-*/*.txt")])
    yield "speeches", plain(clean.glob("us-*/*.txt"))
    yield "18f", plain(clean.glob("18f*/*.md"))
    yield "wordnet", wordnet(packages / "wordnet-base/usr/share/wordnet")
    yield "gnome", mallard((packages / "gnome-user-docs/usr/share/help/C").rglob("*.page"))
    yield "postgres", pages((packages / "postgresql-doc-15" / docs / "postgresql-doc-15/html").glob("*.html"))
    yield "sqlite", pages((packages / "sqlite3-doc" / docs / "sqlite3").glob("*.html"))
    yield "node", pages((packages / "nodejs-doc" / docs / "nodejs").rglob("*.html"))
    yield "python", pages((packages / "python3.11-doc" / docs / "python3.11/html").rglob("*.html"))


def usable(texts: Iterable[Text]) -> Iterator[Text]:
    """Each sentence once, on one line; no code, nothing of one word, nothing endless."""
    seen: set[str] = set()
    for kind, text in texts:
        words = text.split()
        text = " ".join(words)
        if text not in seen and LEAST_WORDS <= len(words) <= MOST_WORDS and not CODE.search(text):
            seen.add(text)
            yield Text(kind, text)


def sentences(text: str) -> Iterator[Text]:
    return (Text("sentence", text[start:end]) for start, end in split(text, 0, len(text), "en"))


def treebank(files: Iterable[Path]) -> Iterator[Text]:
    for path in sorted(files):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = "):
                yield Text("sentence", line[9:])


def plain(files: Iterable[Path]) -> Iterator[Text]:
    for path in sorted(files):
        for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").replace("\u2060", "")):
            yield from sentences(" ".join(paragraph.split()))


def pages(files: Iterable[Path]) -> Iterator[Text]:
    for path in sorted(files):
        page = document(decode(path.read_bytes(), path.name), "html", "en")
        for block in page.blocks:
            if block.kind is BlockKind.HEADING:
                yield Text("heading", block.text)
            elif block.kind in PROSE:
                yield from (Text("sentence", page.prose[start:end]) for start, end in block.sentences)


def mallard(files: Iterable[Path]) -> Iterator[Text]:
    for path in sorted(files):
        for match in MALLARD.finditer(path.read_text(encoding="utf-8")):
            text = " ".join(html.unescape(TAG.sub("", match[2])).split())
            yield from [Text("heading", text)] if match[1] == "title" else sentences(text)


def wordnet(folder: Path) -> Iterator[Text]:
    """The quoted examples, and what nouns are said to be."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            gloss = "" if line.startswith("  ") else line.partition(" | ")[2]
            yield from (Text("example", quoted) for quoted in QUOTED.findall(gloss))
            if part == "noun":
                for piece in QUOTED.sub("", gloss).strip(" ;").split(";"):
                    yield Text("definition", re.sub(r"^\([^)]*\) ", "", piece.strip()))
