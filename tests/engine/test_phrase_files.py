"""Whatever a writer does to a phrase file, there is an error with file and line, or it just works."""

from __future__ import annotations

import pickle
from time import perf_counter

import pytest

from copydesk.engine.kinds.scan import Scan
from copydesk.errors import FileError
from tests.engine.conftest import ScratchPack

HEAD = "summary: s\nwhy: w\nkind: phrase\nas: line\n"


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        ("phrases: {xx: [Read on]}\n", 5, "unknown language 'xx'"),
        ("phrases:\n  en:\n    - Read on\n    - ''\n", 8, "a text is wanted here"),
        ("phrases:\n  en:\n    - '***'\n", 7, "needs a letter or a digit"),
        ("phrases: {en: [Read on]}\npatterns: {en: ['.*']}\n", 6, "matches an empty text"),
        ("phrases: {en: [Read on]}\npatterns: {en: ['.+']}\n", 6, "matches any line"),
        ("phrases: {en: [Read on]}\npatterns: {en: ['read <verb>']}\n", 6, "no slot <verb>"),
        ("phrases: {en: [Read on]}\nsentences: {en: ['read (on']}\n", 6, "no valid expression"),
        ("phrases: {en: {a: b}}\n", 5, "a list is wanted here"),
        ("phrases: [Read on]\n", 5, "a mapping is wanted here"),
        ("weak-pattern: {en: ['x y']}\n", 5, "unknown key 'weak-pattern'"),
    ],
)
def test_errors_show_the_place(pack: ScratchPack, body: str, line: int, says: str) -> None:
    path = pack.write("broken.yaml", HEAD + body)
    with pytest.raises(FileError) as caught:
        pack.load()
    assert caught.value.path == str(path)
    assert caught.value.line == line
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("en.yaml", "verb: ['...']\n", "needs a letter or a digit"),
        ("en.yaml", "verb: []\n", "at least one word"),
        ("xx.yaml", "verb: [read]\n", "unknown language 'xx'"),
        ("en.yaml", "verb: {read: on}\n", "a list is wanted here"),
    ],
)
def test_errors_in_the_vocabulary(pack: ScratchPack, name: str, body: str, says: str) -> None:
    pack.write("rule.yaml", HEAD + "phrases: {en: [Read on]}\n")
    path = pack.write(f"_slots/{name}", body)
    with pytest.raises(FileError) as caught:
        pack.load()
    assert caught.value.path == str(path)
    assert says in str(caught.value)


def test_a_hundred_thousand_phrases_just_work(pack: ScratchPack) -> None:
    phrases = "".join(f"    - Read on about number {n}\n" for n in range(100_000))
    pack.write("many.yaml", HEAD + "phrases:\n  en:\n" + phrases)
    start = perf_counter()
    assert len(pack.check("Read on about number 99999")) == 1
    assert perf_counter() - start < 60


def test_a_part_is_read_back_when_its_language_comes(pack: ScratchPack) -> None:
    body = "phrases: {en: [Read on], de: [Weiter lesen]}\npatterns: {en: ['read more .{2,9}']}\n"
    pack.write("rule.yaml", HEAD + body)
    rule = pack.load().rules[0]
    scan = pickle.loads(pickle.dumps(rule.scan))  # type: ignore[union-attr]
    assert isinstance(scan, Scan)
    assert scan.languages == {"en", "de"}
    assert scan.part("de").lines == {"weiter lesen": False}
    assert [e.source for e in scan.part("en").expressions] == ["read more .{2,9}"]
    assert scan.part("fr").lines == {}
