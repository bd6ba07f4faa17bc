"""From source to document, one module a format: each has `read(source, language)`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from os.path import splitext

from copydesk.text.document import Document
from copydesk.text.languages import detect
from copydesk.text.source import Source

Reader = Callable[[Source, str | None], Document]

# A suffix that is not here is read as plain text when the file is named by hand, and passed over in a folder.
BY_SUFFIX = {
    **dict.fromkeys((".txt", ".text"), "plain"),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".qmd", ".rmd"), "markdown"),
    ".mdx": "mdx",
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht"), "html"),
    ".srt": "srt",
    ".vtt": "vtt",
}
NAMES = sorted(set(BY_SUFFIX.values()))


def format_of(name: str) -> str | None:
    """The format a file name's suffix stands for, or None."""
    return BY_SUFFIX.get(splitext(name)[1].lower())  # noqa: PTH122  # importing pathlib is a tenth of a start


def document(source: Source, format_name: str, language: str | None = None) -> Document:
    """A source as rules see it; without a language, what the source says it is in, or what its prose looks like."""
    made = reader(format_name)(source, language)
    if language is None:
        made.language = made.declared_language or detect(made.prose)
    return made


def reader(format_name: str) -> Reader:
    """The reader of a format; its module is imported only when a file needs it."""
    module = import_module(f"{__name__}.{format_name}")
    read: Reader = module.read
    return read
