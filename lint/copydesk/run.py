"""Paths to files to texts to findings, one report at a time, for one file or ten thousand.

One file that cannot be read, or one configuration that cannot be used, is told of and passed over; every other file is
still checked. A command line that makes no sense (an unknown rule) raises UsageError before anything is reported.
"""

# ruff: noqa: PTH100, PTH120, PTH123

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.errors import CopydeskError, FileError, UsageError
from copydesk.model import Severity
from copydesk.output.report import Report
from copydesk.policy import selection
from copydesk.policy.config import DETECT, Config, Configs, Layer, language
from copydesk.policy.files import File, Finder, Trouble
from copydesk.text import formats, languages
from copydesk.text.source import Source, decode, is_binary

STANDARD_INPUT = "-"
_DEBUG = "COPYDESK_DEBUG"

Tell = Callable[[Trouble], None]


class Options(NamedTuple):
    """What a run was asked for; empty means that nothing was said."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.INFO
    language: str = ""
    config: str | None = None
    use_config: bool = True
    use_cache: bool = True
    trust_python: bool = False
    force_exclude: bool = False
    stdin_name: str = ""


class _Desk(NamedTuple):
    """What the texts of one place are checked with; an empty language is detected from each text."""

    checker: Checker
    language: str


class Run:
    """Checks texts; what it read and compiled for one serves the next. `tell` hears of what could not be checked."""

    def __init__(self, options: Options, tell: Tell) -> None:
        self._options, self._tell = options, tell
        self._configs = Configs(options.config, options.use_config)
        self._choice = _choice(options)
        self._language = language(options.language) if options.language else ""
        self._desks: dict[tuple[str, tuple[int, ...]], _Desk | FileError] = {}
        self._rule_sets: dict[tuple[str, ...], packs.RuleSet] = {}
        self._told: set[str] = set()

    def reports(self, paths: Iterable[str]) -> Iterator[Report]:
        """A report for each text that could be checked, findings or not, as soon as it is made."""
        finder = Finder(self._configs, _is_text, self._tell, self._options.force_exclude)
        for name in paths:
            if name == STANDARD_INPUT:
                yield from self._standard_input(finder)
                continue
            for file in finder.find([name]):
                source = self._read(file)
                if source is not None:
                    yield from self._guarded(source, file.path)

    def report(self, source: Source, path: str) -> Report:
        """Checks one text as if it were the file at `path` (absolute). Raises CopydeskError."""
        desk = self._desk(path)
        spoken = desk.language or languages.detect(source.text)
        read = formats.reader(formats.format_of(path) or "plain")
        found = desk.checker.check(read(source, spoken))
        return Report(source, [finding for finding in found if finding.severity >= self._options.min_severity])

    def _standard_input(self, finder: Finder) -> Iterator[Report]:
        name = self._options.stdin_name
        path = os.path.abspath(name or "stdin.txt")
        if name and self._options.force_exclude and finder.is_left_out(path):
            return
        yield from self._guarded(decode(sys.stdin.buffer.read(), name or STANDARD_INPUT), path)

    def _read(self, file: File) -> Source | None:
        try:
            with open(file.path, "rb") as opened:
                data = opened.read()
        except OSError as error:
            self._tell(Trouble(file.name, (error.strerror or str(error)).lower()))
            return None
        except MemoryError:
            self._tell(Trouble(file.name, "is larger than this machine's memory"))
            return None
        if is_binary(data):
            if file.by_hand:
                self._tell(Trouble(file.name, "is a binary file: passed over", fatal=False))
            return None
        return decode(data, file.name)

    def _guarded(self, source: Source, path: str) -> Iterator[Report]:
        """The report of a text, or nothing where its configuration cannot be used or copydesk itself fails on it."""
        try:
            yield self.report(source, path)
        except FileError as error:
            if str(error) not in self._told:
                self._told.add(str(error))
                self._tell(Trouble("", str(error)))
        except CopydeskError:
            raise
        except Exception as error:  # a bug of ours must not keep the other files from being checked
            if os.environ.get(_DEBUG):
                raise
            self._tell(Trouble(source.name, bug(error)))

    def _desk(self, path: str) -> _Desk:
        config = self._configs.for_folder(os.path.dirname(path))
        layers = config.layers_for(path)
        key = (config.path, tuple(map(id, layers)))
        desk = self._desks.get(key)
        if desk is None:
            try:
                desk = self._made(config, layers)
            except FileError as error:
                desk = error
            self._desks[key] = desk
        if isinstance(desk, FileError):
            raise desk
        return desk

    def _made(self, config: Config, layers: tuple[Layer, ...]) -> _Desk:
        rule_set = self._rule_set(config.rules)
        missing = f"Python rules need --trust-python-rules: {', '.join(rule_set.skipped)}" if rule_set.skipped else ""
        catalogue = selection.Catalogue((rule.info for rule in rule_set.rules), missing)
        chosen = catalogue.chosen([*(layer.choice for layer in layers), self._choice])
        said = [layer.language for layer in layers if layer.language is not None]
        spoken = self._language or (said[-1] if said else DETECT)
        checker = Checker([rule for rule in rule_set.rules if rule.info.name in chosen])
        return _Desk(checker, "" if spoken == DETECT else spoken)

    def _rule_set(self, folders: tuple[str, ...]) -> packs.RuleSet:
        rule_set = self._rule_sets.get(folders)
        if rule_set is None:
            rule_set = self._rule_sets[folders] = load_rules(self._options, folders)
            if rule_set.skipped:
                count = len(rule_set.skipped)
                what = "1 Python rule was" if count == 1 else f"{count} Python rules were"
                self._tell(Trouble("", f"{what} not run: --trust-python-rules allows it", fatal=False))
        return rule_set


def load_rules(options: Options, folders: Iterable[str]) -> packs.RuleSet:
    """All rules there are with these rule folders of a configuration."""
    from pathlib import Path

    wanted = [Path(folder) for folder in folders]
    return packs.load(wanted, trust_python=options.trust_python, use_cache=options.use_cache)


def bug(error: Exception) -> str:
    """What to say of an error that nobody meant."""
    if isinstance(error, MemoryError):
        return "needs more memory than there is"
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"copydesk itself failed here ({what}). Please report it; {_DEBUG}=1 shows where it happened"


def check_text(text: str, options: Options, name: str) -> Report:
    """Checks a text that is in no file."""
    return _run(options).report(Source(name, text), os.path.abspath(name))


def check_file(path: str, options: Options) -> Report:
    """Checks a file; raises OSError where it cannot be read."""
    with open(path, "rb") as opened:
        data = opened.read()
    return _run(options).report(decode(data, path), os.path.abspath(path))


@lru_cache(maxsize=8)
def _run(options: Options) -> Run:
    """One run for all calls with the same options: rules are loaded once for a million texts."""
    return Run(options, lambda trouble: None)


def _choice(options: Options) -> selection.Choice:
    select = selection.words(options.select)
    if options.select and not select:
        raise UsageError("--select names no rule")
    return selection.Choice(select or None, selection.words(options.ignore))


def _is_text(name: str) -> bool:
    return formats.format_of(name) is not None
