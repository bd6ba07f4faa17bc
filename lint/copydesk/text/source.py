"""Bytes to text and back without loss, and offsets to lines, columns, UTF-16 units and bytes."""

import codecs
import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from copydesk.compiled import pattern

# The only three line ends: U+2028 and form feeds are characters inside a line to every editor that shows line numbers.
_LINE_END = pattern(r"\r\n|\n|\r")
_MULTIBYTE_UTF8 = (
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"  # compiled where needed
)
_NEEDS_TWO_UNITS = pattern("[\U00010000-\U0010ffff]")
_BINARY_PROBE_BYTES = 8192


def _windows_1252_table() -> str:
    """Windows-1252 as browsers read it: the five unassigned bytes stay C1 controls, so that no byte is lost."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256))


class Position(NamedTuple):
    """A place in a text as people count it: line and column from 1, column in code points."""

    line: int
    column: int


class Source:
    """One text: its decoded code points and how they came from bytes.

    `text` has no byte order mark and its own line ends. `clean` is False where the bytes were not what the encoding
    promised; `encode(text)` gives back the very bytes all the same.
    """

    def __init__(self, name: str, text: str, encoding: str = "utf-8", bom: bytes = b"", clean: bool = True) -> None:
        self.name, self.text, self.encoding, self.bom, self.clean = name, text, encoding, bom, clean

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each line; a text without characters has one line."""
        return [0, *(m.end() for m in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Line and column of a code-point offset; the offset after the last character is allowed."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The code-point offset of a 1-based line and column; raises ValueError outside the text."""
        starts = self.line_starts
        if not 1 <= line <= len(starts) or column < 1:
            raise ValueError(f"no line {line}, column {column} in {self.name}")
        offset = starts[line - 1] + column - 1
        if offset > (starts[line] if line < len(starts) else len(self.text)):
            raise ValueError(f"no line {line}, column {column} in {self.name}")
        return offset

    def line_text(self, line: int) -> str:
        """The text of a 1-based line without its line end."""
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")

    def utf16_column(self, offset: int) -> int:
        """The 0-based column in UTF-16 units, as language servers count."""
        start = self.line_starts[bisect_right(self.line_starts, offset) - 1]
        return offset - start + len(_NEEDS_TWO_UNITS.findall(self.text, start, offset))

    def byte_offset(self, offset: int) -> int:
        """The offset in bytes of the file, byte order mark included."""
        return len(self.bom) + len(self._encode_body(self.text[:offset]))

    def encode(self, text: str) -> bytes:
        """The bytes of a file that holds `text` in this source's encoding, with its byte order mark."""
        return self.bom + self._encode_body(text)

    def _encode_body(self, text: str) -> bytes:
        if self.encoding == "windows-1252":
            return codecs.charmap_encode(text, "strict", codecs.charmap_build(_windows_1252_table()))[0]
        return text.encode(self.encoding, "surrogateescape" if self.encoding == "utf-8" else "surrogatepass")


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text: a NUL near the start, and no UTF-16 byte order mark that would explain it."""
    return b"\0" in data[:_BINARY_PROBE_BYTES] and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def decode(data: bytes, name: str) -> Source:
    """Reads bytes as UTF-8 or, where a byte order mark says so, UTF-16; never fails and never loses a byte.

    Bytes that are not UTF-8 are read as Windows-1252 when the file has no multi-byte UTF-8 sequence at all (an old
    single-byte file), else each stray byte becomes one lone surrogate (a UTF-8 file with damage).
    """
    if data.startswith(codecs.BOM_UTF8):
        return _decode_utf8(data[3:], name, codecs.BOM_UTF8)
    for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(bom):
            body = data[len(bom) :]
            try:
                return Source(name, body.decode(encoding), encoding, bom)
            except UnicodeDecodeError:
                return _decode_damaged_utf16(data, name, body, encoding, bom)
    return _decode_utf8(data, name, b"")


def _decode_utf8(body: bytes, name: str, bom: bytes) -> Source:
    try:
        return Source(name, body.decode("utf-8"), "utf-8", bom)
    except UnicodeDecodeError:
        if bom or re.search(_MULTIBYTE_UTF8, body):
            return Source(name, body.decode("utf-8", "surrogateescape"), "utf-8", bom, clean=False)
        return _decode_windows_1252(body, name)


def _decode_windows_1252(data: bytes, name: str) -> Source:
    text = codecs.charmap_decode(data, "strict", _windows_1252_table())[0]
    return Source(name, text, "windows-1252", clean=False)


def _decode_damaged_utf16(data: bytes, name: str, body: bytes, encoding: str, bom: bytes) -> Source:
    """Lone surrogates pass through; an odd last byte cannot, so such a file is read byte by byte instead."""
    if len(body) % 2 == 0:
        text = body.decode(encoding, "surrogatepass")
        if text.encode(encoding, "surrogatepass") == body:
            return Source(name, text, encoding, bom, clean=False)
    return _decode_windows_1252(data, name)
