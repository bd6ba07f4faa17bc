"""A YAML file of the user's as values that know their line and column, so that every error can show the place.

The file is composed into nodes, not constructed into objects: no tag can run code, and duplicate keys are seen. Aliases
are followed; a value that contains itself is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import TYPE_CHECKING, Any

from copydesk.errors import FileError, nearest

if TYPE_CHECKING:
    from pathlib import Path

_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")
_NULL = ("", "~", "null", "Null", "NULL")
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp"))


class Node:
    """One value of a YAML file: `value` is a text, a list of nodes, or a dict of nodes; None for nothing.

    `line` and `column` are 1-based. `key` is the node of the key it stands under, where it stands under one.
    """

    __slots__ = ("_file", "_quoted", "column", "key", "line", "value")

    def __init__(self, file: _File, value: Any, line: int, column: int, quoted: bool, key: Node | None = None) -> None:
        self._file, self.value, self.line, self.column, self._quoted, self.key = file, value, line, column, quoted, key

    @property
    def path(self) -> str:
        """The file the node is in."""
        return self._file.path

    def error(self, message: str, hint: str = "") -> FileError:
        """An error that points at this value."""
        return self._file.error(message, self.line, self.column, hint)

    def mapping(self, known: Iterable[str] | None = None) -> dict[str, Node]:
        """The keys and values; an error where it is no mapping, or has a key that is not `known`."""
        if self.value is None:
            return {}
        if not isinstance(self.value, dict):
            raise self.error("a mapping is wanted here (`key: value` lines)")
        if known is not None:
            names = list(known)
            for name, node in self.value.items():
                if name not in names:
                    place = node.key or node
                    hint = nearest(name, names) or f"Known keys: {', '.join(names)}"
                    raise place.error(f"unknown key {name!r}", hint)
        return self.value

    def sequence(self) -> list[Node]:
        """The items; a single value counts as a list of one."""
        if self.value is None:
            return []
        if isinstance(self.value, dict):
            raise self.error("a list is wanted here")
        return self.value if isinstance(self.value, list) else [self]

    def text(self) -> str:
        """The text; an error where it is empty or no plain value."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.error("a text is wanted here" + (", and it is empty" if self.value is None else ""))
        return self.value

    def texts(self) -> list[str]:
        """A list of texts; a single text counts as a list of one."""
        return [item.text() for item in self.sequence()]

    def choice(self, allowed: Iterable[str]) -> str:
        """One of the allowed words."""
        names = list(allowed)
        word = self.text()
        if word not in names:
            raise self.error(f"{word!r} is none of: {', '.join(names)}", nearest(word, names))
        return word

    def boolean(self) -> bool:
        """true or false."""
        if isinstance(self.value, str) and not self._quoted:
            if self.value in _TRUE:
                return True
            if self.value in _FALSE:
                return False
        raise self.error("true or false is wanted here")

    def integer(self) -> int:
        """A whole number."""
        try:
            return int(self.value)
        except (TypeError, ValueError):
            raise self.error("a whole number is wanted here") from None

    def decimal(self) -> float:
        """A number."""
        try:
            number = float(self.value)
        except (TypeError, ValueError):
            raise self.error("a number is wanted here") from None
        if not isfinite(number):
            raise self.error("a number is wanted here")
        return number


class _File:
    def __init__(self, path: str, text: str) -> None:
        self.path, self._lines = path, text.splitlines()
        self.converted: dict[int, Node] = {}

    def is_tabbed(self, line: int) -> bool:
        text = self._lines[line - 1] if 1 <= line <= len(self._lines) else ""
        return "\t" in text[: len(text) - len(text.lstrip())]

    def error(self, message: str, line: int, column: int, hint: str = "") -> FileError:
        shown = self._lines[line - 1] if 1 <= line <= len(self._lines) else ""
        return FileError(self.path, message, line, column, shown, hint)


def read(path: Path) -> Node:
    """Reads a YAML file; raises FileError where it cannot be read or is no YAML."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError(str(path), f"cannot be read: {error.strerror or error}") from None
    return parse_bytes(data, str(path))


def parse_bytes(data: bytes, path: str) -> Node:
    """Parses what stands in a YAML file; `path` names it in errors."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(path, "is not UTF-8 text") from None
    return parse(text, path)


def parse(text: str, path: str) -> Node:
    """Parses YAML text; `path` names it in errors. An empty text is a node of nothing."""
    from ruamel.yaml import YAML  # imported here: a run with a warm cache reads no YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    file = _File(path, text)
    try:
        root = YAML(typ="safe").compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = str(error.problem or error.context or "no valid YAML")
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = ""
        if file.is_tabbed(line):
            message, hint = "a tab cannot indent YAML", "Use blanks."
        raise file.error(message, line, column, hint) from None
    except (YAMLError, RecursionError) as error:
        raise FileError(path, f"no valid YAML: {str(error).splitlines()[0] if str(error) else error!r}") from None
    if root is None:
        return Node(file, None, 1, 1, False)
    node = _convert(file, root, None, ())
    file.converted.clear()  # only of use while aliases are followed; nodes are pickled with their file
    return node


def _convert(file: _File, raw: Any, key: Node | None, above: tuple[int, ...]) -> Node:
    line, column = raw.start_mark.line + 1, raw.start_mark.column + 1
    if id(raw) in above:
        raise file.error("a value cannot contain itself", line, column)
    if id(raw) in file.converted:  # an alias: one node however often it is used, so that no file can explode
        return file.converted[id(raw)]
    node = file.converted[id(raw)] = _converted(file, raw, key, (*above, id(raw)), line, column)
    return node


def _converted(file: _File, raw: Any, key: Node | None, inside: tuple[int, ...], line: int, column: int) -> Node:
    kind = raw.id
    if kind == "scalar":
        quoted = raw.style in ("'", '"', "|", ">")
        if raw.tag is not None and raw.tag not in _PLAIN_TAGS:
            raise file.error(f"the tag {raw.tag} has no meaning here", line, column)
        value = None if not quoted and raw.value in _NULL else raw.value
        return Node(file, value, line, column, quoted, key)
    if kind == "sequence":
        return Node(file, [_convert(file, item, None, inside) for item in raw.value], line, column, False, key)
    result: dict[str, Node] = {}
    for raw_key, raw_value in raw.value:
        name = _convert(file, raw_key, None, inside)
        if not isinstance(name.value, str):
            raise name.error("a key must be a word")
        if name.value in result:
            first = _line_of(result[name.value])
            raise name.error(f"the key {name.value!r} stands here twice", f"The first is in line {first}.")
        result[name.value] = _convert(file, raw_value, name, inside)
    return Node(file, result, line, column, False, key)


def _line_of(node: Node) -> int:
    return node.key.line if node.key else node.line
