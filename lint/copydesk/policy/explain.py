"""The configuration that holds for one file, value by value, with where each was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from copydesk.model import Severity
from copydesk.policy.config import DETECT, Config, as_named
from copydesk.policy.layers import Layer
from copydesk.policy.options import Graded, OptionFacts, Setting, Value
from copydesk.policy.selection import Choice, Reason, RuleFacts, Word, in_force

if TYPE_CHECKING:
    from copydesk.text.yamlfile import Node


class Origin(NamedTuple):
    """Why a value holds, and the place where it was written; `line` 0 where it is in no file."""

    why: str
    file: str = ""
    line: int = 0


class Told(NamedTuple):
    """A value and where it comes from."""

    value: Value
    origin: Origin


class RuleState(NamedTuple):
    """Whether a rule runs and why, how much it matters, and with which options."""

    name: str
    runs: Told
    severity: Told
    options: dict[str, Told]


class Section(NamedTuple):
    """An entry of `per-path`: its patterns, and whether it holds here."""

    paths: tuple[str, ...]
    holds: Told


class Effective(NamedTuple):
    """What holds for a path; `files` are the configurations it comes from, the extended first."""

    path: str
    files: tuple[str, ...]
    is_excluded: bool
    language: Told
    rules: tuple[Told, ...]
    exclude: tuple[Told, ...]
    baseline: Told | None
    languagetool: Told | None
    sections: tuple[Section, ...]
    checks: tuple[RuleState, ...]


class KnownRule(RuleFacts, Protocol):
    """What is to be known of a rule."""

    @property
    def severity(self) -> Severity:
        """How much it matters where nothing else is said."""

    @property
    def options(self) -> Mapping[str, OptionFacts]:
        """Its options by name."""


def written(why: str, at: Node | None) -> Origin:
    """The origin of what stands at a place of a configuration, or else on the command line."""
    return Origin(why, at.path, at.line) if at else Origin("command line")


def configured_language(layers: Sequence[Layer]) -> Told | None:
    """The language that the configuration says, unless it leaves it to each text."""
    said = [layer.language for layer in layers if layer.language is not None]
    if not said or said[-1].text == DETECT:
        return None
    return Told(said[-1].text, written("language", said[-1].at))


def folders(config: Config) -> tuple[Told, ...]:
    """The rule folders."""
    return tuple(Told(as_named(word.text), written("rules", word.at)) for word in config.folders)


def excluded(config: Config) -> tuple[Told, ...]:
    """The patterns of what is not checked."""
    return tuple(Told(word.text, written("exclude", word.at)) for paths in config.exclude for word in paths.words)


def sections(config: Config, path: str, is_folder: bool) -> Iterator[Section]:
    """The entries of `per-path`."""
    for layer in config.layers:
        if layer.paths is not None:
            words = layer.paths.words
            origin = written("per-path", words[0].at if words else None)
            yield Section(tuple(word.text for word in words), Told(layer.holds_for(path, is_folder), origin))


def check(
    name: str,
    rule: KnownRule,
    reason: Reason,
    graded: Graded | None,
    given: Mapping[str, Setting],
    choices: Sequence[Choice],
) -> RuleState:
    """What holds for a rule. `name` is its own, or that of findings in a service's family."""
    return RuleState(
        name,
        Told(reason.runs, _why(rule, reason, choices)),
        Told(graded.severity.label, written("severity", graded.word.at))
        if graded
        else Told(rule.severity.label, Origin("the rule's own")),
        {option: _option(facts, given.get(option)) for option, facts in rule.options.items()},
    )


def _option(facts: OptionFacts, given: Setting | None) -> Told:
    return Told(given.value, written("options", given.at)) if given else Told(facts.default, Origin("default"))


def _why(rule: KnownRule, reason: Reason, choices: Sequence[Choice]) -> Origin:
    if not reason.key:
        return Origin("on by default" if reason.runs else f"off by default: {rule.status}")
    if reason.word:
        return _by(f"{reason.key}: {reason.word.text}", reason.word)
    selecting = in_force(choices)
    return _by("not selected", selecting[0]) if selecting else Origin("not selected")


def _by(why: str, word: Word) -> Origin:
    return Origin(why, word.at.path, word.at.line) if word.at else Origin(f"{why} (command line)")
