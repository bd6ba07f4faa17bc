"""The configuration of a file: the nearest `.copydesk.yaml` above it, up to the repository's root.

    select: [default, names]              # rules, families, `default`, `all`
    ignore: [spacing/doubled]
    rules: [editorial/rules]              # folders of rule packs, relative to this file
    exclude: [archive/, "*.bak.txt"]      # .gitignore patterns, relative to this file
    language: en                          # ISO 639-1; without it each text's own is detected
    baseline: .copydesk-baseline.json     # findings that are accepted (see policy.baseline), relative to this file
    languagetool: {server: local}         # how to ask LanguageTool, where it is selected (see policy.languagetool)
    per-path:                             # each entry that matches, in order; the last word wins
      - paths: [interviews/]
        ignore: [quotes/unclosed]
      - paths: ["*.de.txt"]
        language: de

The file stands for itself: configurations further up are not read. Every error shows its line.
"""

# ruff: noqa: PTH100, PTH109, PTH112, PTH118, PTH120

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from copydesk.errors import FileError, UsageError
from copydesk.policy.patterns import Patterns, is_valid
from copydesk.policy.selection import Choice, Word

if TYPE_CHECKING:
    from copydesk.services import LanguageTool
    from copydesk.text.yamlfile import Node

FILE_NAME = ".copydesk.yaml"
IGNORE_FILE_NAME = ".copydesk-ignore.yaml"
DETECT = "auto"
_KEYS = ("select", "ignore", "rules", "exclude", "language", "languagetool", "baseline", "per-path")
_PER_PATH_KEYS = ("paths", "select", "ignore", "language")


class Layer(NamedTuple):
    """Settings for the paths that match, or for all where `paths` is None; `language` None says nothing."""

    paths: Patterns | None = None
    choice: Choice = Choice()
    language: str | None = None


class Config(NamedTuple):
    """What one configuration file says; without a file, nothing. `rules` are absolute folders, `baseline` a path."""

    path: str = ""
    layers: tuple[Layer, ...] = ()
    rules: tuple[str, ...] = ()
    exclude: Patterns | None = None
    languagetool: LanguageTool | None = None
    baseline: Word | None = None

    def layers_for(self, path: str) -> tuple[Layer, ...]:
        """The layers that hold for a file (an absolute path), in the order in which they are applied."""
        return tuple(layer for layer in self.layers if layer.paths is None or layer.paths.match(path))


NO_CONFIG = Config()


class Configs:
    """Finds and reads configurations, each once.

    `given` is a file to use for all; it is read at once, and raises FileError. `use` False means none at all.
    """

    def __init__(self, given: str | None = None, use: bool = True) -> None:
        self._use = use
        self._given = read(os.path.abspath(given)) if use and given is not None else None
        self._by_folder: dict[str, Config | FileError] = {}
        self._ignore_files: dict[str, str] = {}

    def for_folder(self, folder: str) -> Config:
        """The configuration of the files in a folder (an absolute path); raises FileError where it cannot be used."""
        if not self._use:
            return NO_CONFIG
        if self._given is not None:
            return self._given
        found = self._by_folder.get(folder) or self._find(folder)
        if isinstance(found, FileError):
            raise found
        return found

    def ignore_file(self, folder: str) -> str:
        """The nearest `.copydesk-ignore.yaml` for a folder, up to the repository's root; empty where there is none.

        One beside a configuration that is given for all is for all.
        """
        if not self._use:
            return ""
        if self._given is not None:
            folder = os.path.dirname(self._given.path)
            path = os.path.join(folder, IGNORE_FILE_NAME)
            return path if os.path.lexists(path) else ""
        passed = []
        while (found := self._ignore_files.get(folder)) is None:
            passed.append(folder)
            path = os.path.join(folder, IGNORE_FILE_NAME)
            if os.path.lexists(path):
                found = path
                break
            if os.path.dirname(folder) == folder or os.path.lexists(os.path.join(folder, ".git")):
                found = ""
                break
            folder = os.path.dirname(folder)
        self._ignore_files.update(dict.fromkeys(passed, found))
        return found

    def new_ignore_file(self, folder: str) -> str:
        """Where a `.copydesk-ignore.yaml` for a folder is to be made: beside the configuration, or at the root."""
        beside = os.path.dirname(self.for_folder(folder).path)
        at = folder
        while not beside:
            if os.path.lexists(os.path.join(at, ".git")):
                beside = at
            elif os.path.dirname(at) == at:
                beside = folder
            at = os.path.dirname(at)
        return os.path.join(beside, IGNORE_FILE_NAME)

    def _find(self, folder: str) -> Config | FileError:
        """The nearest configuration; every folder passed on the way up has it too."""
        found: Config | FileError | None = None
        passed = []
        while found is None:
            passed.append(folder)
            path = os.path.join(folder, FILE_NAME)
            if os.path.lexists(path):
                found = _read(path)
            elif os.path.lexists(os.path.join(folder, ".git")) or os.path.dirname(folder) == folder:
                found = NO_CONFIG
            else:
                folder = os.path.dirname(folder)
                found = self._by_folder.get(folder)
        self._by_folder.update(dict.fromkeys(passed, found))
        return found


def _read(path: str) -> Config | FileError:
    try:
        return read(path)
    except FileError as error:
        return error


def read(path: str) -> Config:
    """Reads a configuration file (an absolute path); raises FileError that shows the place of what is wrong."""
    from pathlib import Path

    from copydesk.text import yamlfile

    folder = os.path.dirname(path)
    keys = yamlfile.read(Path(as_named(path))).mapping(_KEYS)
    layers = [_layer(keys, None)]
    for entry in keys["per-path"].sequence() if "per-path" in keys else ():
        parts = entry.mapping(_PER_PATH_KEYS)
        if "paths" not in parts:
            raise entry.error("an entry of per-path says which paths it is for: `paths: [PATTERN]`")
        layers.append(_layer(parts, _patterns(parts["paths"], folder)))
    return Config(
        path,
        tuple(layers),
        tuple(_rule_folder(node, folder) for node in keys["rules"].sequence()) if "rules" in keys else (),
        _patterns(keys["exclude"], folder) if "exclude" in keys else None,
        _languagetool(keys["languagetool"]) if "languagetool" in keys else None,
        _file(keys["baseline"], folder) if "baseline" in keys else None,
    )


def _layer(keys: dict[str, Node], paths: Patterns | None) -> Layer:
    select = _words(keys["select"]) if "select" in keys else None
    ignore = _words(keys["ignore"]) if "ignore" in keys else ()
    return Layer(paths, Choice(select, ignore), _language(keys["language"]) if "language" in keys else None)


def _languagetool(node: Node) -> LanguageTool:
    from copydesk.policy import languagetool  # imported here: hardly any configuration has it

    return languagetool.read(node)


def _file(node: Node, folder: str) -> Word:
    """The absolute path of a file that need not be there; its error shows where it was named."""
    return Word(os.path.normpath(os.path.join(folder, node.text())), node.error)


def _words(node: Node) -> tuple[Word, ...]:
    return tuple(Word(item.text(), item.error) for item in node.sequence())


def _patterns(node: Node, folder: str) -> Patterns:
    for item in node.sequence():
        if not is_valid(item.text()):
            raise item.error("this is no path pattern", "Patterns are those of .gitignore files.")
    return Patterns(folder, node.texts())


def _rule_folder(node: Node, folder: str) -> str:
    path = os.path.normpath(os.path.join(folder, node.text()))
    if not os.path.isdir(path):
        raise node.error("there is no such folder", f"It is looked for at {as_named(path)}.")
    return path


def _language(node: Node) -> str:
    try:
        return language(node.text())
    except UsageError as error:
        raise node.error(str(error)) from None


def language(text: str) -> str:
    """The ISO 639-1 code of a language tag (`pt-BR` is `pt`), or `auto`; raises UsageError for anything else."""
    code = text.strip().lower().replace("_", "-").partition("-")[0]
    if code != DETECT and not (2 <= len(code) <= 3 and code.isascii() and code.isalpha()):
        raise UsageError(f"{text!r} is no language: an ISO 639-1 code such as en, or auto, is wanted")
    return code


def as_named(path: str) -> str:
    """A path for messages: relative to where the user is, if it lies below."""
    return path.removeprefix(os.path.join(os.getcwd(), ""))
