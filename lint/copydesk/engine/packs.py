"""Where rules come from: the built-in pack, installed packs, and a repository's own folders, read by one loader.

A pack is a folder of `*.yaml` and `*.py`; names that begin with an underscore or a dot are passed over. A rule's name is
its path in the pack; packs other than the built-in one put their own name in front. Reading the files is slow and the
result is cached (see `engine.cache`); Python rules are imported when they first run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from copydesk.engine import cache
from copydesk.engine.rule import Check, Hit, Rule, RuleInfo
from copydesk.engine.yamlrule import YamlRule
from copydesk.engine.slots import files as slot_files
from copydesk.errors import FileError, UsageError
from copydesk.text.document import Document

ENTRY_POINTS = "copydesk.rules"
BUILT_IN = "copydesk"
_LOCAL_PACKAGE = "copydesk_local_rules"


class Pack(NamedTuple):
    """A folder of rules. `package` is the import name of an installed pack, empty for a repository's folder."""

    name: str
    folder: Path
    package: str = ""

    @property
    def prefix(self) -> str:
        """What its rules' names begin with."""
        return "" if self.name == BUILT_IN else f"{self.name}/"


class PythonRule:
    """A rule written in Python; its module is imported when it first runs."""

    def __init__(self, info: RuleInfo, pack: Pack, module: str, function: str) -> None:
        self.info, self._pack, self._module, self._function = info, pack, module, function

    @cached_property
    def _check(self) -> Check:
        check: Check = getattr(_import(self._pack, self._module), self._function)
        return check

    def check(self, document: Document) -> Iterable[Hit]:
        """Runs the function."""
        return self._check(document)


AnyRule = Rule | YamlRule


class RuleSet:
    """All rules of a run, by name; `skipped` are Python rule files that were not trusted."""

    def __init__(self, rules: Iterable[AnyRule], skipped: Sequence[str] = ()) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.info.name))
        self.skipped = tuple(skipped)

    @cached_property
    def _by_name(self) -> dict[str, AnyRule]:
        named = {alias: rule for rule in self.rules for alias in rule.info.aliases}
        return named | {rule.info.name: rule for rule in self.rules}

    def find(self, name: str) -> AnyRule | None:
        """The rule of this name or alias."""
        return self._by_name.get(name)

    @property
    def names(self) -> list[str]:
        """All names and aliases."""
        return list(self._by_name)


def load(folders: Sequence[Path] = (), *, trust_python: bool = False, use_cache: bool = True) -> RuleSet:
    """The rules of all packs: built-in, installed, and the given folders of a repository.

    Python rules of `folders` are only read with `trust_python`. Raises FileError for a rule file that is broken and for
    two rules of one name.
    """
    rules: list[AnyRule] = []
    skipped: list[str] = []
    for pack in installed(use_cache):
        rules += _load_pack(pack, True, use_cache, skipped)
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"the rule folder {str(folder)!r} does not exist")
        rules += _load_pack(Pack(folder.resolve().name, folder), trust_python, use_cache, skipped)
    _forbid_doubles(rules)
    return RuleSet(rules, skipped)


def load_folder(folder: Path, *, trust_python: bool) -> RuleSet:
    """The rules of one folder alone, read afresh: for a pack's own tests."""
    if not folder.is_dir():
        raise UsageError(f"the rule folder {str(folder)!r} does not exist")
    skipped: list[str] = []
    rules = _load_pack(Pack(folder.resolve().name, folder), trust_python, False, skipped)
    _forbid_doubles(rules)
    return RuleSet(rules, skipped)


def load_pack(pack: Pack) -> RuleSet:
    """The rules of one installed pack, read afresh."""
    return RuleSet(_load_pack(pack, True, False, []))


def installed(use_cache: bool = True) -> list[Pack]:
    """The packs of this Python: found by entry points, which cost 40 ms to list and are remembered by `sys.path`."""
    key = cache.path_key() if use_cache else ""
    known = cache.get("packs", key) if use_cache else None
    if isinstance(known, list) and all(isinstance(pack, Pack) and pack.folder.is_dir() for pack in known):
        return known
    from importlib.metadata import entry_points

    found = []
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: (e.name != BUILT_IN, e.name)):
        package = entry.value.partition(":")[0]
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise UsageError(f"the installed rule pack {entry.name!r} names {package!r}, which is no package")
        pack = Pack(entry.name, Path(next(iter(spec.submodule_search_locations))), package)
        if pack not in found:
            found.append(pack)
    if use_cache:
        cache.put("packs", key, found)
    return found


def _load_pack(pack: Pack, trusted: bool, use_cache: bool, skipped: list[str]) -> list[AnyRule]:
    files = [(path, name) for path, name in _files(pack) if not _is_skipped(path, trusted, skipped)]
    key = _content_key(pack, files) if use_cache else ""
    known = cache.get("rules", key) if use_cache else None
    if isinstance(known, list):
        return known
    rules = _read_all(pack, files)
    if use_cache:
        cache.put("rules", key, rules)
    return rules


def _files(pack: Pack) -> Iterator[tuple[Path, str]]:
    """Rule files with the name of their rule, in order."""
    for path in _walk(pack.folder):
        yield path, pack.prefix + path.relative_to(pack.folder).with_suffix("").as_posix().replace("_", "-")


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(("_", ".")):
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix in (".yaml", ".yml", ".py"):
            yield path


def _is_skipped(path: Path, trusted: bool, skipped: list[str]) -> bool:
    if path.suffix == ".py" and not trusted:
        skipped.append(str(path))
        return True
    return False


def _content_key(pack: Pack, files: Sequence[tuple[Path, str]]) -> str:
    digest = blake2b(repr(pack).encode("utf-8", "surrogatepass"), digest_size=16)
    vocabulary = [(path, path.name) for folder in {path.parent for path, _ in files} for path in slot_files(folder)]
    for path, name in (*files, *sorted(vocabulary)):
        digest.update(name.encode("utf-8", "surrogatepass"))
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise FileError(str(path), f"cannot be read: {error.strerror or error}") from None
    return digest.hexdigest()


def _read_all(pack: Pack, files: Sequence[tuple[Path, str]]) -> list[AnyRule]:
    from copydesk.engine import rulefile, slots  # imported here: a run with a warm cache reads no rule file

    vocabulary = {folder: slots.read(folder) for folder in {path.parent for path, _ in files}}
    rules: list[AnyRule] = []
    for path, name in files:
        if path.suffix == ".py":
            rules.append(_read_python(pack, path, name))
        else:
            rules.append(rulefile.read(path, name, vocabulary[path.parent]))
    return rules


def _read_python(pack: Pack, path: Path, name: str) -> PythonRule:
    module_name = ".".join(path.relative_to(pack.folder).with_suffix("").parts)
    try:
        module = _import(pack, module_name)
    except Exception as error:
        raise FileError(str(path), f"this rule cannot be imported: {type(error).__name__}: {error}") from error
    marked = [(attribute, value) for attribute, value in vars(module).items() if _facts(value, module)]
    if len(marked) > 1:
        raise FileError(str(path), f"has {len(marked)} functions marked with @rule; a file holds one rule")
    if not marked:
        raise FileError(str(path), "has no function marked with @rule", hint="A file that holds no rule begins with _.")
    attribute, value = marked[0]
    return PythonRule(value.copydesk_rule._replace(name=name, path=str(path)), pack, module_name, attribute)


def _facts(value: object, module: ModuleType) -> bool:
    return isinstance(getattr(value, "copydesk_rule", None), RuleInfo) and getattr(value, "__module__", "") == module.__name__


def _import(pack: Pack, module: str) -> ModuleType:
    if pack.package:
        return import_module(f"{pack.package}.{module}")
    root = f"{_LOCAL_PACKAGE}_{blake2b(str(pack.folder.resolve()).encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"
    if root not in sys.modules:
        package = ModuleType(root)
        package.__path__ = [str(pack.folder.resolve())]
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


