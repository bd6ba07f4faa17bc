"""A corpus that can be read more than once: folders and files of texts, or JSONL with a text in each line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from copydesk.errors import FileError, UsageError, nearest
from copydesk.learning.page import Page, page
from copydesk.policy.files import Trouble
from copydesk.run import STANDARD_INPUT, Options, Run
from copydesk.text import formats
from copydesk.text.document import Document
from copydesk.text.source import decode

_JSONL = (".jsonl", ".ndjson")
_BOM = b"\xef\xbb\xbf"


class Reading(NamedTuple):
    """How JSONL is read: the field of the text, the field that names the site (empty: one site), and the format."""

    field: str = "text"
    group: str = ""
    format: str = "plain"


class Corpus:
    """The documents below some paths; iterating reads them afresh. `tell` hears, once, of what could not be read.

    Raises UsageError for a path that is not there, and FileError for a line of JSONL that cannot be used.
    """

    def __init__(self, paths: Sequence[str], reading: Reading, tell: Callable[[Trouble], None]) -> None:
        self._paths, self._reading, self._tell = paths, reading, tell
        self._told: set[Trouble] = set()
        for path in map(Path, paths):
            if str(path) == STANDARD_INPUT:
                raise UsageError("a corpus is read twice, so it cannot come from standard input; put it into a file")
            if not path.exists():
                raise UsageError(f"{path}: no such file or folder")
            if reading.group and path.suffix.lower() not in _JSONL:
                raise UsageError(
                    f"{path}: --group names a field of JSONL, and this is none; learn from the folder of each site"
                )

    def pages(self) -> Iterator[Page]:
        """Each document that has a line, as a page."""
        return (page for page in self._all() if page.lines)

    def _all(self) -> Iterator[Page]:
        for path in self._paths:
            if path.lower().endswith(_JSONL):
                yield from self._records(path)
            else:
                for text in Run(Options(), self._tell_once).texts([path]):
                    yield page(_document(text.source.text, text.path, formats.format_of(text.path) or "plain"))

    def _tell_once(self, trouble: Trouble) -> None:
        if trouble not in self._told:
            self._told.add(trouble)
            self._tell(trouble)

    def _records(self, path: str) -> Iterator[Page]:
        try:
            with Path(path).open("rb") as file:
                for number, raw in enumerate(file, 1):
                    raw = raw.removeprefix(_BOM) if number == 1 else raw
                    if raw.strip():
                        yield self._record(path, number, raw)
        except OSError as error:
            raise FileError(path, f"cannot be read: {error.strerror or error}") from None

    def _record(self, path: str, number: int, raw: bytes) -> Page:
        record = _parsed(path, number, raw)
        text = _value(path, number, record, self._reading.field, "--field")
        group = self._reading.group
        site = site_of(_value(path, number, record, group, "--group")) if group else ""
        return page(_document(text, path, self._reading.format), site)


def _document(text: str, name: str, format_name: str) -> Document:
    return formats.reader(format_name)(decode(text.encode("utf-8", "surrogatepass"), name), None)


def _parsed(path: str, number: int, raw: bytes) -> dict[str, Any]:
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError) as error:
        column = getattr(error, "colno", 1)
        message = getattr(error, "msg", "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error))
        raise FileError(path, f"this line is no JSON: {message}", number, column) from None
    if not isinstance(record, dict):
        raise FileError(path, "this line is no JSON object", number, 1, hint='Each line is one: {"text": "..."}')
    return record


def _value(path: str, number: int, record: dict[str, Any], field: str, option: str) -> str:
    if field not in record:
        names = [name for name in record if isinstance(record[name], str)]
        said = nearest(field, names) or f"Fields with a text: {', '.join(names) or 'none'}."
        raise FileError(path, f"this line has no field {field!r}", number, 1, hint=f"{said} {option} says which.")
    value = record[field]
    if not isinstance(value, str):
        raise FileError(path, f"the field {field!r} is no text", number, 1, hint=f"{option} names another field.")
    return value


def site_of(value: str) -> str:
    """The site a value names: the host of a web address without `www.`, or the value itself."""
    if "://" not in value:
        return value.strip()
    try:
        return (urlsplit(value.strip()).hostname or value).removeprefix("www.")
    except ValueError:
        return value
