"""Paths to files to texts to findings, one report at a time, for one file or ten thousand.

One file that cannot be read, or one configuration that cannot be used, is told of and passed over; every other file is
still checked. A command line that makes no sense (an unknown rule) raises UsageError before anything is reported.
"""

# ruff: noqa: PTH100, PTH112, PTH120, PTH123

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from copydesk.engine import packs
from copydesk.engine.check import OWN_RULES, Checker
from copydesk.engine.yamlrule import YamlRule
from copydesk.errors import DEBUG, CopydeskError, FileError, ServiceError, UsageError, bug
from copydesk.model import Finding, Severity
from copydesk.output.report import Report
from copydesk.policy import selection
from copydesk.policy.config import DETECT, Config, Configs, as_named, language
from copydesk.policy.files import File, Finder, Trouble
from copydesk.policy.layers import Layer
from copydesk.policy.stages import Checked, Stages
from copydesk.text import formats
from copydesk.text.document import Document
from copydesk.text.source import Source, decode, is_binary

if TYPE_CHECKING:
    from copydesk.policy.explain import Effective, RuleState, Told
    from copydesk.policy.options import Graded, Setting
    from copydesk.policy.suppression import Names
    from copydesk.services import LanguageTool
    from copydesk.text.schema import Schema
    from copydesk.text.yamlfile import Node

STANDARD_INPUT = "-"
_LANGUAGETOOL = "languagetool"  # the service, as rules that ask it name it (`asks`)
_HOW_TO_ASK = "Say --languagetool-server URL, or write `languagetool: {server: URL}` into .copydesk.yaml."

Tell = Callable[[Trouble], None]
T = TypeVar("T")


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
    languagetool_server: str = ""
    baseline: str = ""
    changed_since: str = ""


class Text(NamedTuple):
    """A text of a run. Its configuration and format go by `path` (absolute); `file` is empty for standard input.

    `is_left_out` is standard input whose name is one of those to leave out.
    """

    source: Source
    path: str
    file: str = ""
    is_left_out: bool = False


class _Desk(NamedTuple):
    """What the texts of one place are checked with; an empty language is detected from each text.

    `choices` are the layers that made `chosen` of the rules in the `catalogue`, the command line's last. `severities`
    and `settings` (options of rules) are what was configured of those.
    """

    checker: Checker
    language: str
    catalogue: selection.Catalogue
    choices: Sequence[selection.Choice]
    chosen: frozenset[str]
    severities: Mapping[str, Graded]
    settings: Mapping[str, Mapping[str, Setting]]

    def severity_of(self, name: str) -> Graded | None:
        """What is configured for a finding's name, or for the rule that asks the service of its family."""
        return self.severities.get(name) or self.severities.get(self.catalogue.owner(name))


class Run:
    """Checks texts; what it read and compiled for one serves the next. `tell` hears of what could not be checked."""

    def __init__(self, options: Options, tell: Tell) -> None:
        self._options, self._tell = options, tell
        self._configs = Configs(options.config, options.use_config, options.use_cache)
        self._choice = _choice(options)
        self._language = language(options.language) if options.language else ""
        self._desks: dict[tuple[str, tuple[int, ...]], _Desk | FileError] = {}
        self._rule_sets: dict[tuple[str, ...], packs.RuleSet] = {}
        self._told: set[str] = set()
        self._stages = Stages(self._configs, options.min_severity, options.baseline, options.changed_since)

    def reports(self, paths: Iterable[str]) -> Iterator[Report]:
        """A report for each text that could be checked, findings or not, as soon as it is made.

        Those on ignore files come last. Raises FileError, before anything is read, for a baseline or a revision that
        is not there.
        """
        names = list(paths)
        self._stages.prepare([self._options.stdin_name or "." if name == STANDARD_INPUT else name for name in names])
        texts = (text for text in self.texts(names) if not text.is_left_out)
        yield from self.each(texts, lambda text: self.report(text.source, text.path))
        folders = [os.path.abspath(name) for name in names if os.path.isdir(name)]
        yield from (Report(source, findings) for source, findings in self._stages.unused_entries(folders))

    def texts(self, paths: Iterable[str]) -> Iterator[Text]:
        """The texts of the paths, each when it is asked for."""
        finder = Finder(self._configs, _is_text, self._tell, self._options.force_exclude)
        for name in paths:
            if name == STANDARD_INPUT:
                yield self._standard_input(finder)
                continue
            for file in finder.find([name]):
                source = self._read(file)
                if source is not None:
                    yield Text(source, file.path, file.path)

    def each(self, texts: Iterable[Text], work: Callable[[Text], T]) -> Iterator[T]:
        """What `work` makes of each text; where a configuration cannot be used, or it fails, that is told of."""
        for text in texts:
            try:
                made = work(text)
            except FileError as error:
                self._tell_once(Trouble("", str(error)))
                continue
            except CopydeskError:
                raise
            except Exception as error:  # a bug of ours must not keep the other files from being checked
                if os.environ.get(DEBUG):
                    raise
                self._tell(Trouble(text.source.name, bug(error)))
                continue
            yield made
        if self._options.use_cache:
            packs.keep_expressions()

    def report(self, source: Source, path: str) -> Report:
        """Checks one text as if it were the file at `path` (absolute). Raises CopydeskError."""
        if not self._stages.may_report(path):
            return Report(source, [])
        document = self.document(source, path)
        findings = self.findings(document, path)
        return Report(source, self._stages.reported(self._as_checked(document, path), findings))

    def document(self, source: Source, path: str) -> Document:
        """Reads a text as if it were the file at `path` (absolute). Raises CopydeskError."""
        return formats.document(source, formats.format_of(path) or "plain", self._desk(path).language or None)

    def findings(self, document: Document, path: str) -> list[Finding]:
        """Checks a document as if it were that of the file at `path` (absolute). Raises CopydeskError.

        What is silenced is left out; what a baseline accepts is not.
        """
        checker = self._desk(path).checker
        found = checker.check(document)
        complete = not checker.lacking and not any(finding.rule in OWN_RULES for finding in found)
        found = self._graded(found, path)
        while checker.lacking:
            self._tell_once(Trouble("", str(checker.lacking.pop())))
        return self._stages.decided(self._as_checked(document, path, complete), found)

    def not_accepted(self, source: Source, path: str, findings: Sequence[Finding]) -> Sequence[Finding]:
        """The findings in the file at `path` (absolute) that its baseline does not hold. Raises CopydeskError."""
        if not findings:
            return findings
        return self._stages.not_accepted(self._as_checked(self.document(source, path), path), list(findings))

    def _graded(self, findings: list[Finding], path: str) -> list[Finding]:
        """The findings with the severities that are configured for them."""
        desk = self._desk(path)
        if not desk.severities:
            return findings
        return [
            finding._replace(severity=given.severity) if (given := desk.severity_of(finding.rule)) else finding
            for finding in findings
        ]

    @property
    def accepted(self) -> int:
        """How many findings a baseline has kept from being reported so far."""
        return self._stages.accepted

    def names(self, path: str) -> Names:
        """What the names of rules stand for in the file at `path` (absolute). Raises CopydeskError."""
        from copydesk.policy.suppression import Names

        desk = self._desk(path)
        return Names(desk.catalogue, desk.choices, desk.chosen)

    def ignore_file(self, path: str) -> str:
        """The path of the ignore file for the file at `path`: the one there is, or the one to make."""
        folder = os.path.dirname(path)
        return self._configs.ignore_file(folder) or self._configs.new_ignore_file(folder)

    def _as_checked(self, document: Document, path: str, complete: bool = True) -> Checked:
        return Checked(document, path, partial(self.names, path), complete)

    def _tell_once(self, trouble: Trouble) -> None:
        if trouble.message not in self._told:
            self._tell(trouble)
            self._told.add(trouble.message)

    def _standard_input(self, finder: Finder) -> Text:
        name = self._options.stdin_name
        path = os.path.abspath(name or "stdin.txt")
        left_out = bool(name) and self._options.force_exclude and finder.is_left_out(path)
        return Text(decode(sys.stdin.buffer.read(), name or STANDARD_INPUT), path, is_left_out=left_out)

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

    def effective(self, name: str) -> Effective:
        """The configuration that holds for a file, or for a folder, and where it comes from. Raises CopydeskError."""
        from copydesk.policy import explain

        path, is_folder = os.path.abspath(name), os.path.isdir(name)
        if not os.path.lexists(path):
            raise UsageError(f"{name}: no such file or folder")
        config = self._configs.for_folder(path if is_folder else os.path.dirname(path))
        desk = self._desk_of(config, layers := config.layers_for(path, is_folder))
        baseline, asked = config.baseline, self._service(_LANGUAGETOOL, config)
        return explain.Effective(
            name,
            tuple(map(as_named, config.files)),
            config.is_excluded(path, is_folder),
            self._language_told(path, is_folder, layers),
            explain.folders(config),
            explain.excluded(config),
            explain.Told(as_named(baseline.text), explain.written("baseline", baseline.at)) if baseline else None,
            explain.Told(asked.server, explain.written("languagetool", self._asked_at(config))) if asked else None,
            tuple(explain.sections(config, path, is_folder)),
            tuple(self._states(desk, self._rule_set(config.rules))),
        )

    def _asked_at(self, config: Config) -> Node | None:
        return None if self._options.languagetool_server else config.languagetool_at

    def _language_told(self, path: str, is_folder: bool, layers: Sequence[Layer]) -> Told:
        """The language that the command line, the configuration or the text says, or that is detected."""
        from copydesk.policy import explain

        if self._language not in ("", DETECT):
            return explain.Told(self._language, explain.Origin("command line"))
        said = None if self._language else explain.configured_language(layers)
        if said or is_folder:
            return said or explain.Told(DETECT, explain.Origin("each text's own"))
        source = self._read(File(as_named(path), path, True))
        if source is None:
            return explain.Told(DETECT, explain.Origin("not read"))
        document = formats.document(source, formats.format_of(path) or "plain")
        why = "the text says it" if document.declared_language else "detected"
        return explain.Told(document.language or "unknown", explain.Origin(why))

    def _states(self, desk: _Desk, rule_set: packs.RuleSet) -> Iterator[RuleState]:
        """What holds for each rule, and for each name in a service's family that is spelled out."""
        from copydesk.policy import explain

        for name, reason in sorted(desk.catalogue.reasons(desk.choices).items()):
            rule = rule_set.find(name)
            if rule is not None:
                given = desk.settings.get(name, {})
                yield explain.check(name, rule.info, reason, desk.severity_of(name), given, desk.choices)

    def schema(self, name: str) -> Schema:
        """The JSON schema of configurations with the rules that there are for a file or folder."""
        from copydesk.policy import configfile

        path = os.path.abspath(name)
        rule_set = self._rule_set(
            self._configs.for_folder(path if os.path.isdir(path) else os.path.dirname(path)).rules
        )
        infos = [rule.info for rule in rule_set.rules]
        return configfile.schema(infos, [info.family for info in infos if info.asks])

    def _desk(self, path: str) -> _Desk:
        config = self._configs.for_folder(os.path.dirname(path))
        return self._desk_of(config, config.layers_for(path))

    def _desk_of(self, config: Config, layers: tuple[Layer, ...]) -> _Desk:
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
        services = {rule.info.family: rule.info.name for rule in rule_set.rules if rule.info.asks}
        catalogue = selection.Catalogue((rule.info for rule in rule_set.rules), missing, services)
        choices = [*(layer.choice for layer in layers), self._choice]
        chosen = catalogue.chosen(choices)
        said = [layer.language.text for layer in layers if layer.language is not None]
        spoken = self._language or (said[-1] if said else DETECT)
        severities, settings = _settled(layers, catalogue, rule_set)
        rules = [
            _with_settings(rule, settings.get(rule.info.name))
            for rule in rule_set.rules
            if rule.info.name in chosen and not rule.info.asks
        ]
        asking = self._asking(rule_set, choices, chosen, catalogue.parts(choices), config) if services else ()
        checker = Checker([*rules, *asking], rule_set.key)
        return _Desk(checker, "" if spoken == DETECT else spoken, catalogue, choices, chosen, severities, settings)

    def _asking(
        self,
        rule_set: packs.RuleSet,
        choices: Sequence[selection.Choice],
        chosen: frozenset[str],
        parts: frozenset[str],
        config: Config,
    ) -> Iterator[packs.AnyRule]:
        """The chosen rules that ask a service that is configured; to choose one by name where it is not is an error."""
        for rule in rule_set.rules:
            name, service = rule.info.name, rule.info.asks
            if not service or not isinstance(rule, packs.PythonRule):
                continue
            own_parts = {part for part in parts if part.rpartition("/")[0] == rule.info.family}
            if name not in chosen and not own_parts & chosen:
                self._tell_if_useless(service)
                continue
            settings = self._service(service, config)
            if settings is not None:
                from copydesk.engine.service import ServiceRule  # imported here: hardly any run asks a service

                yield ServiceRule(rule, settings, partial(_is_wanted, name, own_parts, chosen))
                continue
            for word in selection.in_force(choices):
                if word.text.rstrip("/") in (rule.info.family, name, *own_parts):
                    raise word.error(f"nothing says where {service} is to be asked", _HOW_TO_ASK)

    def _service(self, name: str, config: Config) -> LanguageTool | None:
        """What is configured of a service; the command line's address goes before the configuration's."""
        from copydesk.services import LanguageTool, is_server

        if name != _LANGUAGETOOL:
            return None
        settings, server = config.languagetool, self._options.languagetool_server
        if server:
            if not is_server(server):
                raise UsageError(f"--languagetool-server: {server!r} is no http address, nor `local`")
            settings = settings._replace(server=server) if settings else LanguageTool(server)
        return settings and settings._replace(use_cache=self._options.use_cache)

    def _tell_if_useless(self, service: str) -> None:
        if self._options.languagetool_server and service == "languagetool":
            message = "--languagetool-server is given, but nothing is asked: --select default,languagetool selects it"
            self._tell_once(Trouble("", message, fatal=False))

    def _rule_set(self, folders: tuple[str, ...]) -> packs.RuleSet:
        rule_set = self._rule_sets.get(folders)
        if rule_set is None:
            rule_set = self._rule_sets[folders] = load_rules(self._options, folders)
            if rule_set.skipped:
                count = len(rule_set.skipped)
                what = "1 Python rule was" if count == 1 else f"{count} Python rules were"
                self._tell(Trouble("", f"{what} not run: --trust-python-rules allows it", fatal=False))
        return rule_set


def _settled(
    layers: Sequence[Layer], catalogue: selection.Catalogue, rule_set: packs.RuleSet
) -> tuple[dict[str, Graded], dict[str, dict[str, Setting]]]:
    """The severities and options that are configured; most configurations have none."""
    if not any(layer.severities or layer.options for layer in layers):
        return {}, {}
    from copydesk.policy import options

    declared = {rule.info.name: rule.info.options for rule in rule_set.rules}
    return options.severities(layers, catalogue), options.settings(layers, catalogue, declared)


def _with_settings(rule: packs.AnyRule, given: Mapping[str, Setting] | None) -> packs.AnyRule:
    if given and isinstance(rule, (packs.PythonRule, YamlRule)):
        return rule.with_settings({name: setting.value for name, setting in given.items()})
    return rule


def _is_wanted(rule: str, parts: Set[str], chosen: frozenset[str], name: str) -> bool:
    """Whether a finding of a rule that asks a service is chosen: by itself if a layer names it, else with the rule."""
    return (name if name in parts else rule) in chosen


def load_rules(options: Options, folders: Iterable[str], *, pages: bool = False) -> packs.RuleSet:
    """All rules there are with these rule folders of a configuration."""
    return packs.load(list(folders), trust_python=options.trust_python, use_cache=options.use_cache, pages=pages)


def check_text(text: str, options: Options, name: str) -> Report:
    """Checks a text that is in no file."""
    return _run(options).report(Source(name, text), os.path.abspath(name))


class Desk:
    """One text of a run as repair wants it (`output.fix`): read and checked as if it were the file at `path`."""

    def __init__(self, run: Run, path: str) -> None:
        self._run, self._path = run, path

    def document(self, source: Source) -> Document:
        """The text as its format has it."""
        return self._run.document(source, self._path)

    def findings(self, document: Document) -> list[Finding]:
        """What is found in it."""
        return self._run.findings(document, self._path)


def fix_text(text: str, options: Options, name: str, *, unsafe: bool) -> str:
    """Repairs a text that is in no file."""
    from copydesk.model import Safety
    from copydesk.output.fix import repair

    desk = Desk(_run(options), os.path.abspath(name))
    return repair(Source(name, text), desk, Safety.UNSAFE if unsafe else Safety.SAFE).after.text


def check_file(path: str, options: Options) -> Report:
    """Checks a file; raises OSError where it cannot be read."""
    with open(path, "rb") as opened:
        data = opened.read()
    return _run(options).report(decode(data, path), os.path.abspath(path))


@lru_cache(maxsize=8)
def _run(options: Options) -> Run:
    """One run for all calls with the same options: rules are loaded once for a million texts."""
    return Run(options, _refuse)


def _refuse(trouble: Trouble) -> None:
    """How a call hears that its text was not wholly checked: a service did not answer."""
    if trouble.fatal:
        raise ServiceError(trouble.message)


def _choice(options: Options) -> selection.Choice:
    select = selection.words(options.select)
    if options.select and not select:
        raise UsageError("--select names no rule")
    return selection.Choice(select or None, selection.words(options.ignore))


def _is_text(name: str) -> bool:
    return formats.format_of(name) is not None
