"""Escapes of programs, addresses and mail left in a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.plugin import Document, Example, Hit, pattern, rule
from copydesk_rules.encoding._token import is_address, is_quoted_or_code, shown, token_at

_UNICODE = pattern(r"\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{1,6}\})(?:\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{1,6}\}))*")
_BYTES = pattern(r"\\x[0-9a-fA-F]{2}(?:\\x[0-9a-fA-F]{2})*")
# \n before a capital, a blank or another escape; before a small letter it may begin the name of a folder or a command.
_LINE_END = pattern(r"\\(?<!\\n.)(?:r\\)?n(?:\\[rnt])*+(?![a-z\\])|\\t(?=[A-Z0-9])")
_DOUBLE_QUOTE = pattern(r'\\{1,4}"')
_APOSTROPHE = pattern(r"\\{1,4}'(?=(?:s|t|d|m|ll|re|ve)\b|[A-Z])")
_ELISION = pattern(r"\\'(?=[^\W\d_]{2})(?:(?<=\b[ldnmtsjcLDNMTSJC]..)|(?<=\b[qQ]u..)|(?<=[adeou]ll..))")
_ELIDING = frozenset(("fr", "it"))
_PERCENT_BYTES = pattern(r"%[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})+")
_PERCENT_BLANK = pattern(r"%20(?=[^\W\d_])(?<=[^\W\d_]%20)")
_QUOTED_PRINTABLE = pattern(r"=[C-F][0-9A-F](?:=[89A-F][0-9A-F])+")
# Signs of quoted-printable that one by one may be something else; two of them in a text are none.
_QUOTED_PRINTABLE_SIGNS = pattern(
    r"=(?:(?=\r?\n[^\W_])(?<=[^\s=]=)|20(?=\r?\n|\Z)|(?:9[1-7]|[A-F][0-9A-F])(?=[a-z])(?<=[a-z]=..)|3D(?=[\"']))"
)
_CODE_BEFORE = pattern(r"(?:[A-Za-z]:|\\\\[\w.$-]+|%[A-Za-z]+%)(?:\\[^\s\\]*)*\Z|\\[A-Za-z]{3,}\S*\Z")


class _Escape(NamedTuple):
    start: int
    end: int
    meant: str


@rule(
    summary="Escape sequence left in the text",
    why="A program, an address or a mail wrote a character as a code and nobody turned it back.",
    severity="error",
    fixes="unsafe",
    notes="\\u2019, \\xe9, \\n, \\\" (twice in a paragraph) and don\\'t of programs; %20 and %C3%A9 outside addresses; "
    "=E2=80=99, =20 and = at line ends of quoted-printable mail. Lets pass paths (C:\\new), web addresses, TeX "
    "commands, regular expressions, and what is quoted.",
    needs="\\%=",
    bad=[
        Example("It\\u2019s late.", "It’s late."),
        Example("A smile \\ud83d\\ude00 here", "A smile 😀 here"),
        Example("The end.\\nAnother day.", "The end.\nAnother day."),
        Example("The end.\\n\\nAnother day.", "The end.\n\nAnother day."),
        Example('He said \\"no\\" to it.', 'He said "no" to it.'),
        Example("I don\\'t know O\\'Brien.", "I don't know O'Brien."),
        Example("a caf\\xe9 in town", "a café in town"),
        Example("caf\\xc3\\xa9s", "cafés"),
        Example("Salt%20and%20pepper", "Salt and pepper"),
        Example("a caf%C3%A9 in town", "a café in town"),
        Example("It=E2=80=99s late", "It’s late"),
        Example("The first line=20\nends, and the second one does=\n too, and the third one =20\n", None),
        Example("C\\'est l\\'heure de l\\'amour.", None, "fr"),
    ],
    good=[
        "Look in C:\\new\\Table\\n and \\\\server\\new, or D:\\Users\\Ann.",
        "See https://example.org/a%20b?q=caf%C3%A9 and ann%20b@example.org",
        "Write '\\n' or `\\u2019` in the pattern \\n+\\d.",
        "$\\nabla \\times E$ and \\textbf{Now} \\nu",
        "A rise of 20%, x=20, y=E5 and n=91 people.",
        "Fiyat %20 arttı, %35'i geldi.",
        "The sum is\na = b\nand more.",
        'A folder "C:\\Users\\" and nothing else.',
    ],
)
def check(document: Document) -> Iterator[Hit]:
    prose = document.prose
    found: list[_Escape] = []
    if "\\" in prose:
        found += _backslashes(document)
    if "%" in prose:
        found += _percents(prose)
    if "=" in prose:
        found += _quoted_printable(prose)
    done = 0
    for start, end, meant in sorted(found):
        if start >= done and not is_quoted_or_code(prose, start, end):
            done = end
            written = shown(prose[start:end].replace("\r", "").replace("\n", ""))
            said = (
                f"‘{written}’ stands for ‘{shown(meant)}’"
                if meant.strip() and meant.isprintable()
                else f"‘{written}’ is an escape"
            )
            yield Hit(start, end, said, edits=((start, end, meant),))


def _backslashes(document: Document) -> Iterator[_Escape]:
    prose = document.prose
    for match in _UNICODE.finditer(prose):
        yield from _escape(match, _from_units(match.group()))
    for match in _BYTES.finditer(prose):
        if _is_part_of_a_word(prose, match):
            yield from _escape(match, _from_bytes(bytes.fromhex(match.group().replace("\\x", ""))))
    for match in _LINE_END.finditer(prose):
        if _ends_a_line(prose, match):
            written = match.group().replace("\\r", "").replace("\\t", "\t").replace("\\n", "\n")
            yield from _escape(match, written or "\n")
    for match in _APOSTROPHE.finditer(prose):
        yield from _escape(match, "'")
    if document.language in _ELIDING:
        for match in _ELISION.finditer(prose):
            yield from _escape(match, "'")
    yield from _double_quotes(document)


def _double_quotes(document: Document) -> Iterator[_Escape]:
    """Escaped quotation marks, where a paragraph has two: one may end the name of a folder."""
    found = [
        m
        for m in _DOUBLE_QUOTE.finditer(document.prose)
        if not _CODE_BEFORE.search(document.prose, max(0, m.start() - 120), m.start())
    ]
    blocks = [document.block_index(match.start()) for match in found]
    times = Counter(blocks)
    for match, block in zip(found, blocks, strict=True):
        if times[block] > 1:
            yield from _escape(match, '"')


def _percents(prose: str) -> Iterator[_Escape]:
    for match in _PERCENT_BYTES.finditer(prose):
        data = bytes.fromhex(match.group().replace("%", ""))
        if not is_address(token_at(prose, *match.span())) and any(byte > 0x7F for byte in data):
            yield from _escape(match, _from_bytes(data, strict=True))
    for match in _PERCENT_BLANK.finditer(prose):
        if not is_address(token_at(prose, *match.span())):
            yield from _escape(match, " ")


def _quoted_printable(prose: str) -> Iterator[_Escape]:
    certain = 0
    for match in _QUOTED_PRINTABLE.finditer(prose):
        if not is_address(token_at(prose, *match.span())):
            meant = _from_bytes(bytes.fromhex(match.group().replace("=", "")), strict=True)
            certain += bool(meant)
            yield from _escape(match, meant)
    signs = [
        match for match in _QUOTED_PRINTABLE_SIGNS.finditer(prose) if not is_address(token_at(prose, *match.span()))
    ]
    if certain + len(signs) < 2:
        return
    for match in signs:
        if match.group() == "=":
            line_end = 2 if prose.startswith("\r\n", match.end()) else 1
            yield _Escape(match.start(), match.end() + line_end, "")
        else:
            yield _Escape(*match.span(), _from_bytes(bytes.fromhex(match.group()[1:])).rstrip())


def _escape(match: re.Match[str], meant: str) -> Iterator[_Escape]:
    if meant:
        yield _Escape(*match.span(), meant)


def _from_units(escapes: str) -> str:
    """The characters of \\uXXXX escapes, two of which may be one character; empty where half of a pair is missing."""
    units = [int(unit.strip("{}"), 16) for unit in escapes.split("\\u")[1:]]
    if any(unit > 0x10FFFF for unit in units):
        return ""
    text = "".join(map(chr, units)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "" if "\ufffd" in text else text


def _from_bytes(data: bytes, strict: bool = False) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "" if strict else data.decode("cp1252", "ignore")


def _is_part_of_a_word(prose: str, match: re.Match[str]) -> bool:
    before = prose[match.start() - 1 : match.start()]
    return (before.isalpha() or len(match.group()) > 4) and not _CODE_BEFORE.search(
        prose, max(0, match.start() - 120), match.start()
    )


def _ends_a_line(prose: str, match: re.Match[str]) -> bool:
    """Whether words or a full stop stand right before, and no path, command or expression."""
    start, end = match.span()
    before, after = prose[start - 1 : start], prose[end : end + 1]
    if (
        not before
        or before.isspace()
        or before in "\\`'\"“‘«([{/|:^*+"
        or after in ("`", "'", '"', "+", "*", "/", "]", ")")
    ):
        return False
    return not _CODE_BEFORE.search(prose, max(0, start - 120), start)
