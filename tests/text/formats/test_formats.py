"""Which format a name stands for, and that plain text pays for no other."""

from __future__ import annotations

import subprocess
import sys

import pytest

from copydesk.text import formats


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("a.md", "markdown"),
        ("B.MARKDOWN", "markdown"),
        ("c.mdx", "mdx"),
        ("d/e.HTM", "html"),
        ("f.srt", "srt"),
        ("g.vtt", "vtt"),
        ("h.txt", "plain"),
        ("i.py", None),
        ("j", None),
    ],
)
def test_the_suffix_names_the_format(name: str, format_name: str | None) -> None:
    assert formats.format_of(name) == format_name


def test_plain_text_imports_no_parser() -> None:
    program = (
        "import sys; from copydesk.text import formats; from copydesk.text.source import Source;"
        "formats.reader('plain')(Source('t', 'a'), 'en');"
        "print([m for m in ('pyromark', 'html', 'copydesk.text.formats.html', 'ruamel.yaml', 'tomllib"
        "') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()
        == "[]"
    )
