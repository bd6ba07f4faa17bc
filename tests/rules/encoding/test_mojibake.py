"""What is marked of a misread stretch, and what only looks like one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from copydesk_rules.encoding import east_asian_marks, mojibake
from tests.rules.conftest import Hits

MEANT = [
    "é",
    "ü",
    "ñ",
    "’",
    "“",
    "–",
    "…",
    "€",
    "ß",
    "ã",
    "ç",
    "°",
    "£",
    "à",
    "ő",
    "ł",
    "привет",
    "Ελλάδα",
    "日本語",
    "🎉",
]


@pytest.mark.parametrize("meant", MEANT)
@pytest.mark.parametrize("times", [1, 2])
def test_what_was_misread_once_or_twice_comes_back(hits: Hits, meant: str, times: int) -> None:
    import ftfy  # noqa: F401  # registers the encoding

    broken = meant
    for _ in range(times):
        broken = broken.encode().decode("sloppy-windows-1252")
    text = f"word{broken}word and more"
    found = hits(mojibake, text)
    for hit in reversed(found):
        ((start, end, instead),) = hit.edits
        text = text[:start] + instead + text[end:]
    assert text == f"word{meant}word and more"


def test_only_the_broken_run_is_marked(hits: Hits) -> None:
    text = "“ItÃ©rÃ©” he said"
    assert [text[h.start : h.end] for h in hits(mojibake, text)] == ["Ã©", "Ã©"]


@pytest.mark.parametrize(
    "right", ["IRMÃ”", "MAÇÃ…", "ROMÂN”", "“Â”", "château", "Сіль", "ÅÄÖ", "Ö”", "É…", "p’tit", "À «là»"]
)
def test_letters_that_are_right(hits: Hits, right: str) -> None:
    assert hits(mojibake, f"{right} and more") == []


def test_a_text_misread_from_big5_has_one_finding(hits: Hits) -> None:
    text = "It¡¦s a ¡§word¡¨.\n\nIt¡¦s another."
    (hit,) = hits(east_asian_marks, text)
    assert (hit.start, hit.end) == (2, 4)
    assert len(hit.edits) == 4


def test_ftfy_is_not_loaded_for_clean_text() -> None:
    code = (
        "import sys, copydesk; from copydesk.text.formats.plain import read; from copydesk.text.source import decode;"
        "from copydesk_rules.encoding import mojibake, entity;"
        "d = read(decode('Le château “à” SÃO.'.encode(), 't'), 'fr'); assert not list(mojibake.check(d));"
        "assert 'ftfy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
