"""Where rules come from: the built-in pack, installed packs, and a repository's own folders, read by one loader.

A pack is a folder of `*.yaml` and `*.py`; names that begin with an underscore or a dot are passed over. A rule's name
is its path in the pack; packs other than the built-in one put their own name in front. Reading the files is slow, and
the result is cached (see `copydesk.cache`); Python rules are imported when they first run.
"""

# Importing pathlib takes as long as reading the packs from the cache.
# ruff: noqa: PTH100, PTH112, PTH116, PTH118, PTH119, PTH120, PTH122, PTH123

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from copydesk import cache, compiled
from copydesk.engine import backtracking
from copydesk.engine.kinds import scan
from copydesk.engine.rule import Hit, Rule, RuleInfo, Settings
from copydesk.engine.yamlrule import YamlRule
from copydesk.errors import FileError, UsageError
from copydesk.installed import BUILT_IN, Pack, installed
from copydesk.text.document import Document

# What a pack is cached as: with all facts about its rules, or with those that a check needs.
_WITH_PAGES, _WITHOUT_PAGES = "pages", "rules"
_LOCAL_PACKAGE = "copydesk_local_rules"

__all__ = ["BUILT_IN", "AnyRule", "Pack", "PythonRule", "RuleSet", "installed", "load", "load_folder", "load_pack"]


class PythonRule:
    """A rule written in Python; its module is imported when it first runs."""

    def __init__(self, info: RuleInfo, pack: Pack, module: str, function: str) -> None:
        self.info, self._pack, self._module, self._function = info, pack, module, function
        self._settings = {name: option.default for name, option in info.options.items()}

    def with_settings(self, given: Settings) -> "PythonRule":
        """The same rule with other values for some of its options."""
        rule = PythonRule(self.info, self._pack, self._module, self._function)
        rule._settings |= given
        return rule

    def with_info(self, info: RuleInfo) -> "PythonRule":
        """The same rule with other facts about it."""
        return PythonRule(info, self._pack, self._module, self._function)

    def __getstate__(self) -> dict[str, object]:
        """Pickles what names the function, never the function: unpickling it would import its module."""
        return {key: value for key, value in vars(self).items() if key != "function"}

    @cached_property
    def function(self) -> Callable[..., Iterable[Hit]]:
        """The function of its module."""
        function: Callable[..., Iterable[Hit]] = getattr(_import(self._pack, self._module), self._function)
        return function

    def check(self, document: Document) -> Iterable[Hit]:
        """Runs the function; a rule that asks a service is silent, since nothing is configured (`engine.service`)."""
        if self.info.asks:
            return ()
        return self.function(document, self._settings) if self._settings else self.function(document)


AnyRule = Rule | YamlRule


class _Loaded(NamedTuple):
    """What is kept of a pack."""

    rules: list[AnyRule]
    key: str = ""


class RuleSet:
    """All rules of a run, by name; `skipped` are Python rule files that were not trusted."""

    def __init__(self, packs: Iterable[_Loaded], skipped: Sequence[str] = ()) -> None:
        self._packs = tuple(packs)
        self.rules = tuple(
            sorted((rule for pack in self._packs for rule in pack.rules), key=lambda rule: rule.info.name)
        )
        self.skipped = tuple(skipped)
        _forbid_doubles(self.rules)

    @property
    def key(self) -> str:
        """What stands for all that was read, as long as it came from or went into the cache; else empty."""
        keys = [pack.key for pack in self._packs]
        return " ".join(keys) if all(keys) else ""

    @cached_property
    def _by_name(self) -> dict[str, AnyRule]:
        named = {alias: rule for rule in self.rules for alias in rule.info.aliases}
        return named | {rule.info.name: rule for rule in self.rules}

    def find(self, name: str) -> AnyRule | None:
        """The rule of this name or alias, or the one that asks a service and reports under this name."""
        known = self._by_name.get(name)
        if known is None:
            family = name.rpartition("/")[0]
            return next((rule for rule in self.rules if rule.info.asks and rule.info.family == family), None)
        return known

    @property
    def names(self) -> list[str]:
        """All names and aliases."""
        return list(self._by_name)


def load(
    folders: Sequence[str] = (), *, trust_python: bool = False, use_cache: bool = True, pages: bool = True
) -> RuleSet:
    """The rules of all packs: built-in, installed, and the given folders of a repository.

    Without `pages` the facts that only a rule's page needs may be left out: why, notes and examples. Python rules of
    `folders` are only read with `trust_python`. Raises FileError for a rule file that is broken and for
    two rules of one name.
    """
    skipped: list[str] = []
    kind = _WITH_PAGES if pages else _WITHOUT_PAGES
    loaded = [_load_pack(pack, True, use_cache, skipped, kind) for pack in installed(use_cache)]
    loaded += [_load_pack(_folder_pack(folder), trust_python, use_cache, skipped, kind) for folder in folders]
    return RuleSet(loaded, skipped)


def keep_expressions() -> None:
    """Puts the expressions that this run compiled into the cache, so that the next need not."""
    compiled.keep()
    backtracking.keep()


def load_folder(folder: str, *, trust_python: bool) -> RuleSet:
    """The rules of one folder alone, read afresh: for a pack's own tests."""
    skipped: list[str] = []
    return RuleSet([_load_pack(_folder_pack(folder), trust_python, False, skipped, _WITH_PAGES)], skipped)


def _folder_pack(folder: str) -> Pack:
    if not os.path.isdir(folder):
        raise UsageError(f"the rule folder {folder!r} does not exist")
    return Pack(os.path.basename(os.path.abspath(folder)), folder)


def load_pack(pack: Pack) -> RuleSet:
    """The rules of one installed pack, read afresh and every expression proved: for the pack's own tests."""
    return RuleSet([_load_pack(pack, True, False, [], _WITH_PAGES, prove=True)])


def _load_pack(
    pack: Pack, trusted: bool, use_cache: bool, skipped: list[str], kind: str, prove: bool = False
) -> _Loaded:
    """The rules of a pack. `prove` compiles every expression; else those of an installed pack wait for their text."""
    files = [(path, name) for path, name in _files(pack) if not _is_skipped(path, trusted, skipped)]
    key = _content_key(pack, files) if use_cache else ""
    known = cache.get(kind, key) if use_cache else None
    if isinstance(known, _Loaded) and scan.are_kept(key):
        return known
    loaded = _Loaded(_read_all(pack, files, prove or not pack.package), key)
    if use_cache:
        of_yaml = (rule for rule in loaded.rules if isinstance(rule, YamlRule))
        scan.put(key, {scan.Place(key, rule.info.name, rule.info.path): rule.scan for rule in of_yaml})
        cache.put(_WITH_PAGES, key, loaded)
        cache.put(_WITHOUT_PAGES, key, _Loaded(list(map(_without_page, loaded.rules)), key))
    return loaded


def _without_page(rule: AnyRule) -> AnyRule:
    """The rule without what only its page says: to unpickle that takes five times as long as all the rest."""
    slim = rule.info._replace(why="", notes="", bad=(), good=())
    if isinstance(rule, YamlRule):
        return rule._replace(info=slim)
    return rule.with_info(slim) if isinstance(rule, PythonRule) else rule


def _files(pack: Pack) -> list[tuple[str, str]]:
    """Rule files with the name of their rule, in order."""
    cut = len(os.path.join(pack.folder, ""))
    return [(path, pack.prefix + _rule_name(path[cut:])) for path in _walk(pack.folder)]


def _rule_name(path: str) -> str:
    return os.path.splitext(path)[0].replace(os.sep, "/").replace("_", "-")


def _walk(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.path, entry.is_dir()) for entry in entries if entry.name[0] not in "_.")
    for name, path, is_folder in found:
        if is_folder:
            yield from _walk(path)
        elif name.endswith((".yaml", ".yml", ".py")):
            yield path


def _is_skipped(path: str, trusted: bool, skipped: list[str]) -> bool:
    if path.endswith(".py") and not trusted:
        skipped.append(path)
        return True
    return False


def _content_key(pack: Pack, files: Sequence[tuple[str, str]]) -> str:
    """A key that changes with the rule files, the vocabulary they use, and what reads them.

    Of an installed pack the times and sizes of the files count, since reading them all takes as long as Python takes to
    start; of a repository's folder every byte, since checkouts and editors set times as they like.
    """
    here = os.path.dirname(__file__)
    above = os.path.dirname(here)
    readers = cache.code_key(here, os.path.join(here, "kinds"), above, os.path.join(above, "text"))
    beside = [(path, path) for folder in {os.path.dirname(path) for path, _ in files} for path in _beside(folder)]
    parts = [f"{pack!r} {readers}".encode("utf-8", "surrogatepass")]
    for path, name in (*files, *sorted(beside)):
        try:
            parts += (name.encode("utf-8", "surrogatepass"), _state(path) if pack.package else _content(path))
        except OSError as error:
            raise FileError(path, f"cannot be read: {error.strerror or error}") from None
    return cache.digest(b"\0".join(parts))


def _state(path: str) -> bytes:
    status = os.stat(path)
    return f"{status.st_mtime_ns} {status.st_size} {status.st_ino}".encode()


def _content(path: str) -> bytes:
    with open(path, "rb") as opened:
        return opened.read()


def _beside(folder: str) -> Iterator[str]:
    """What rule files of a folder use: private modules, and the vocabulary of patterns."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if entry.name[0] == "_" and entry.name != "__pycache__"]
    for name in names:
        path = os.path.join(folder, name)
        if name.endswith(".py"):
            yield path
        elif name == "_slots":
            yield from (entry.path for entry in os.scandir(path) if entry.name.endswith(".yaml"))


def _read_all(pack: Pack, files: Sequence[tuple[str, str]], prove: bool) -> list[AnyRule]:
    from pathlib import Path

    from copydesk.engine import rulefile, slots  # imported here: a run with a warm cache reads no rule file

    folders = {os.path.dirname(path) for path, _ in files}
    reading = {folder: slots.Reading(slots.read(Path(folder)), is_proved=not prove) for folder in folders}
    rules: list[AnyRule] = []
    for path, name in files:
        if path.endswith(".py"):
            rules.append(_read_python(pack, path, name))
        else:
            rules.append(rulefile.read(Path(path), name, reading[os.path.dirname(path)]))
    return rules


def _read_python(pack: Pack, path: str, name: str) -> PythonRule:
    module_name = os.path.splitext(os.path.relpath(path, pack.folder))[0].replace(os.sep, ".")
    try:
        module = _import(pack, module_name)
    except Exception as error:
        raise FileError(path, f"this rule cannot be imported: {type(error).__name__}: {error}") from error
    marked = [(attribute, value) for attribute, value in vars(module).items() if _facts(value, module)]
    if len(marked) > 1:
        raise FileError(path, f"has {len(marked)} functions marked with @rule; a file holds one rule")
    if not marked:
        raise FileError(path, "has no function marked with @rule", hint="A file that holds no rule begins with _.")
    attribute, value = marked[0]
    return PythonRule(value.copydesk_rule._replace(name=name, path=path), pack, module_name, attribute)


def _facts(value: object, module: ModuleType) -> bool:
    return (
        isinstance(getattr(value, "copydesk_rule", None), RuleInfo)
        and getattr(value, "__module__", "") == module.__name__
    )


def _import(pack: Pack, module: str) -> ModuleType:
    if pack.package:
        return import_module(f"{pack.package}.{module}")
    folder = os.path.realpath(pack.folder)
    root = f"{_LOCAL_PACKAGE}_{cache.digest(folder.encode('utf-8', 'surrogatepass'))}"
    if root not in sys.modules:
        package = ModuleType(root)
        package.__path__ = [folder]
        sys.modules[root] = package
    return import_module(f"{root}.{module}")


def _forbid_doubles(rules: Sequence[AnyRule]) -> None:
    seen: dict[str, RuleInfo] = {}
    for rule in rules:
        for name in (rule.info.name, *rule.info.aliases):
            if name in seen:
                raise FileError(
                    rule.info.path, f"a second rule called {name!r}", hint=f"The first is {seen[name].path}."
                )
            seen[name] = rule.info
