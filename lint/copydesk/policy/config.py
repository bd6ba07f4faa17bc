"""The configuration of a file: the nearest `.copydesk.yaml` above it, up to the repository's root.

    extends: [../base.yaml, house-rules]  # files, relative to this one, or installed packs that bring a .copydesk.yaml
    select: [default, names]              # rules, families, `default`, `all`
    ignore: [spacing/doubled]
    severity: {quotes/mixed-pair: error}  # of rules and families: error, warning, info
    options: {duplicate/paragraph: {least-words: 12}}
    rules: [editorial/rules]              # folders of rule packs, relative to this file
    exclude: [archive/, "*.bak.txt"]      # .gitignore patterns, relative to this file
    language: en                          # ISO 639-1; without it what each text says of itself, or what is detected
    baseline: .copydesk-baseline.json     # findings that are accepted (see policy.baseline), relative to this file
    languagetool: {server: local}         # how to ask LanguageTool, where it is selected (see policy.languagetool)
    per-path:                             # each entry that matches, in order; the last word wins
      - paths: [interviews/]
        ignore: [quotes/unclosed]
        severity: {duplicate: info}
      - paths: ["*.de.txt"]
        language: de

The nearest file stands for itself, and for what it extends; configurations further up are not read. What is extended
holds first, in the order of its names, and then what the file itself says, as if all of it stood in one file:

- `select` replaces what was chosen before, `ignore` takes away from it; `per-path` entries come after what stands in
  their own file, and before what the file that extends it says;
- `severity` and `options` are set one rule and one option at a time, `language`, `baseline` and `languagetool` each as
  a whole: the later counts;
- `rules` and `exclude` add to one another; a later `exclude` can take a path back (`!archive/kept.txt`).

Paths are relative to the file they stand in; but the patterns of an installed pack are relative to the file that
extends it. Every error shows its line. What was read is cached.
"""

# ruff: noqa: PTH100, PTH109, PTH112, PTH118, PTH120, PTH123

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import cache
from copydesk.errors import FileError, UsageError, nearest
from copydesk.policy.layers import Layer, Own, Paths
from copydesk.policy.selection import Word

if TYPE_CHECKING:
    from copydesk.services import LanguageTool
    from copydesk.text.yamlfile import Node

FILE_NAME = ".copydesk.yaml"
IGNORE_FILE_NAME = ".copydesk-ignore.yaml"
DETECT = "auto"
_YAML = (".yaml", ".yml")
_KEPT = 200


class Config(NamedTuple):
    """What a configuration file says with all it extends; without a file, nothing.

    `files` are those it was read from, the extended first; `folders` and `baseline` are absolute paths.
    """

    path: str = ""
    files: tuple[str, ...] = ()
    layers: tuple[Layer, ...] = ()
    folders: tuple[Word, ...] = ()
    exclude: tuple[Paths, ...] = ()
    baseline: Word | None = None
    languagetool: LanguageTool | None = None
    languagetool_at: Node | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The folders of rule packs."""
        return tuple(folder.text for folder in self.folders)

    def layers_for(self, path: str, is_folder: bool = False) -> tuple[Layer, ...]:
        """The layers that hold for a file, or a folder (an absolute path), in the order in which they are applied."""
        return tuple(layer for layer in self.layers if layer.holds_for(path, is_folder))

    def is_excluded(self, path: str, is_folder: bool = False) -> bool:
        """Whether `exclude` leaves out a path (absolute): the last file that speaks of it decides."""
        decisions = (paths.patterns.decide(path, is_folder) for paths in reversed(self.exclude))
        return next((decision for decision in decisions if decision is not None), False)


NO_CONFIG = Config()


class Configs:
    """Finds and reads configurations, each once.

    `given` is a file to use for all; it is read at once, and raises FileError. `use` False means none at all.
    """

    def __init__(self, given: str | None = None, use: bool = True, use_cache: bool = True) -> None:
        self._use, self._use_cache = use, use_cache
        self._given = read(os.path.abspath(given), use_cache) if use and given is not None else None
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
                found = _read(path, self._use_cache)
            elif os.path.lexists(os.path.join(folder, ".git")) or os.path.dirname(folder) == folder:
                found = NO_CONFIG
            else:
                folder = os.path.dirname(folder)
                found = self._by_folder.get(folder)
        self._by_folder.update(dict.fromkeys(passed, found))
        return found


def _read(path: str, use_cache: bool) -> Config | FileError:
    try:
        return read(path, use_cache)
    except FileError as error:
        return error


def read(path: str, use_cache: bool = True) -> Config:
    """Reads a configuration file (an absolute path) and what it extends; raises FileError that shows the place."""
    return _Reading(use_cache).merged(path, None, ())


class _Reading:
    """Reads a file and the files it extends."""

    def __init__(self, use_cache: bool) -> None:
        self._use_cache = use_cache

    def merged(self, path: str, patterns_in: str | None, above: tuple[str, ...]) -> Config:
        """What a file says on top of what it extends.

        Its patterns are relative to `patterns_in`, or to its own folder; `above` are the files that extend it.
        """
        own = self._own(path, patterns_in or os.path.dirname(path))
        above = (*above, os.path.realpath(path))
        config = NO_CONFIG
        for word in own.extends:
            config = _together(config, self._extended(word, path, patterns_in, above))
        for folder in own.folders:
            if not os.path.isdir(folder.text):
                raise folder.error("there is no such folder", f"It is looked for at {as_named(folder.text)}.")
        exclude = () if own.exclude is None else (own.exclude,)
        said = Config(
            path, (path,), own.layers, own.folders, exclude, own.baseline, own.languagetool, own.languagetool_at
        )
        return _together(config, said)

    def _extended(self, word: Word, path: str, patterns_in: str | None, above: tuple[str, ...]) -> Config:
        folder = os.path.dirname(path)
        if word.text.endswith(_YAML) or "/" in word.text or os.sep in word.text:
            base = os.path.normpath(os.path.join(folder, word.text))
            if not os.path.lexists(base):
                raise word.error("there is no such file", f"It is looked for at {as_named(base)}.")
        else:
            base = self._of_pack(word)
            patterns_in = patterns_in or folder
        if os.path.realpath(base) in above:
            chain = above[above.index(os.path.realpath(base)) :]
            names = " extends ".join(as_named(each) for each in (*chain, chain[0]))
            raise word.error("a configuration cannot extend itself", f"{names}.")
        return self.merged(base, patterns_in, above)

    def _of_pack(self, word: Word) -> str:
        """The configuration that an installed pack brings."""
        from copydesk import installed  # imported here: few configurations extend one

        packs = {pack.name: pack for pack in installed.installed(self._use_cache)}
        if word.text not in packs:
            hint = nearest(word.text, list(packs)) or "A file is named with its suffix: base.yaml."
            raise word.error(f"{word.text!r} is neither a file nor an installed pack", hint)
        path = os.path.join(packs[word.text].folder, FILE_NAME)
        if not os.path.lexists(path):
            raise word.error(f"the installed pack {word.text!r} brings no configuration", f"It has no {FILE_NAME}.")
        return path

    def _own(self, path: str, patterns_in: str) -> Own:
        try:
            with open(path, "rb") as opened:
                data = opened.read()
        except OSError as error:
            raise FileError(as_named(path), f"cannot be read: {error.strerror or error}") from None
        name = as_named(path)
        key = f"{_readers()}\0{path}\0{name}\0{patterns_in}\0{cache.digest(data)}" if self._use_cache else ""
        known = cache.get("config", key) if self._use_cache else None
        if isinstance(known, Own):
            return known
        from copydesk.policy import configfile  # imported here: reading YAML takes longer than all the rest

        own = configfile.parse(data, name, os.path.dirname(path), patterns_in)
        if self._use_cache:
            cache.put("config", key, own, _KEPT)
        return own


@lru_cache(maxsize=1)
def _readers() -> str:
    """What changes with the code that reads configurations."""
    here = os.path.dirname(__file__)
    return cache.code_key(here, os.path.join(os.path.dirname(here), "text"))


def _together(first: Config, then: Config) -> Config:
    """One configuration on top of another."""
    known = set(first.rules)
    asks = then if then.languagetool else first
    return Config(
        then.path,
        (*first.files, *then.files),
        (*first.layers, *then.layers),
        (*first.folders, *(folder for folder in then.folders if folder.text not in known)),
        (*first.exclude, *then.exclude),
        then.baseline or first.baseline,
        asks.languagetool,
        asks.languagetool_at,
    )


def language(text: str) -> str:
    """The ISO 639-1 code of a language tag (`pt-BR` is `pt`), or `auto`; raises UsageError for anything else."""
    code = text.strip().lower().replace("_", "-").partition("-")[0]
    if code != DETECT and not (2 <= len(code) <= 3 and code.isascii() and code.isalpha()):
        raise UsageError(f"{text!r} is no language: an ISO 639-1 code such as en, or auto, is wanted")
    return code


def as_named(path: str) -> str:
    """A path for messages: relative to where the user is, if it lies below."""
    return path.removeprefix(os.path.join(os.getcwd(), ""))
