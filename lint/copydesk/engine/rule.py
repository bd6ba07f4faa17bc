"""What a rule is, what it may see, and what it gives back."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, Protocol, TypeVar

from copydesk.model import Safety, Severity
from copydesk.text.document import Document

EVERYWHERE: frozenset[str] = frozenset()


class Status(StrEnum):
    """Whether a rule is on: `stable` is; `preview` awaits its figures; `optional` is taste or costs much."""

    STABLE = "stable"
    PREVIEW = "preview"
    OPTIONAL = "optional"


class Example(NamedTuple):
    """A text a rule must speak of (`bad`) or stay silent on (`good`); tests and documentation in one.

    `language` overrides the language the rule's examples are read in; `fixed` is the text after the rule's own fix.
    """

    text: str
    fixed: str | None = None
    language: str | None = None


class Hit(NamedTuple):
    """What a rule found, in code points of the document's prose, end exclusive.

    `message` empty: the rule's own. `edits` are (start, end, replacement) in the prose; `engine.check` drops them where
    they do not lie in one unchanged slice of the source. `part` is for a rule that asks a service: which of the names
    in the rule's family the finding goes by.
    """

    start: int
    end: int
    message: str = ""
    related: tuple[tuple[int, int, str], ...] = ()
    edits: tuple[tuple[int, int, str], ...] = ()
    safety: Safety = Safety.UNSAFE
    part: str = ""


# The values of a rule's options, by their names: numbers, texts, true or false, tuples of texts.
Settings = Mapping[str, Any]

Check = Callable[[Document], Iterable[Hit]]
CheckWithSettings = Callable[[Document, Settings], Iterable[Hit]]
# A rule that asks a service is given what the user configured of it.
ServiceCheck = Callable[[Document, Any], Iterable[Hit]]


class Option(NamedTuple):
    """A figure or a list of a rule's that users may set: what holds without them, and what it means.

    The type of `default` is the type of the option: true or false, a whole number, a number, a text, or a tuple of
    texts. A number is at least `least`; a text is one of `choices`, if there are any.
    """

    default: bool | int | float | str | tuple[str, ...]
    meaning: str
    least: float = 0
    choices: tuple[str, ...] = ()


class RuleInfo(NamedTuple):
    """The facts about a rule, the same for YAML and Python; a rule's page is made of them."""

    name: str
    summary: str
    why: str
    severity: Severity = Severity.WARNING
    status: Status = Status.STABLE
    message: str = ""
    languages: frozenset[str] = EVERYWHERE
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    aliases: tuple[str, ...] = ()
    kind: str = "python"
    path: str = ""
    notes: str = ""
    fixes: Safety | None = None
    needs: tuple[str | range, ...] = ()
    asks: str = ""  # the service the rule asks (see `engine.service`); without it the rule is silent
    options: Mapping[str, Option] = {}

    @property
    def family(self) -> str:
        """The part of the name before its last slash."""
        return self.name.rpartition("/")[0]

    def holds_for(self, language: str | None) -> bool:
        """Whether the rule may speak of a text in this language; None is a text whose language is unknown."""
        return not self.languages or language in self.languages


def part_name(info: RuleInfo, hit: Hit) -> str:
    """What a finding is called: as its rule, or by a name of its own where the rule asks a service."""
    return f"{info.family}/{hit.part}" if hit.part and info.asks else info.name


class Rule(Protocol):
    """A rule the engine can run."""

    @property
    def info(self) -> RuleInfo:
        """Its facts."""

    def check(self, document: Document) -> Iterable[Hit]:
        """What it finds, in any order."""


F = TypeVar("F", bound=Check | CheckWithSettings | ServiceCheck)


def rule(
    *,
    summary: str,
    why: str,
    bad: Iterable[str | Example],
    good: Iterable[str | Example],
    severity: str = "warning",
    status: str = "stable",
    message: str = "",
    languages: Iterable[str] = (),
    aliases: Iterable[str] = (),
    notes: str = "",
    fixes: str | None = None,
    needs: Iterable[str | range] = (),
    asks: str = "",
    options: Mapping[str, Option] | None = None,
) -> Callable[[F], F]:
    """Marks the one function of a module that is its rule; the rule's name is the module's path in its pack.

    `languages` are ISO 639-1 codes; none means that the rule holds in every language. `notes` says what it matches and
    what it lets pass. `fixes` is `safe` or `unsafe` for a rule whose hits carry edits. `needs` are characters, ranges of
    code points, or short texts as they stand in the prose: a text that has none of them cannot break the rule, so that its
    module is not even imported. Examples are plain texts or
    `Example`s; they are read in the first of `languages`, or in English.

    A rule with `asks`, the name of a service, takes that service's settings as a second argument. So does a rule with
    `options`, which users set by name: it takes their values (`settings["least-words"]`), and its examples hold for the
    defaults.
    """
    if asks and options:
        raise ValueError("a rule that asks a service has that service's settings, and no options of its own")

    def examples(given: Iterable[str | Example]) -> tuple[Example, ...]:
        return tuple(e if isinstance(e, Example) else Example(e) for e in given)

    info = RuleInfo(
        name="",  # the loader's: the module's path in its pack
        summary=summary,
        why=why,
        severity=Severity[severity.upper()],
        status=Status(status),
        message=message,
        languages=frozenset(languages),
        bad=examples(bad),
        good=examples(good),
        aliases=tuple(aliases),
        notes=notes,
        fixes=Safety[fixes.upper()] if fixes else None,
        needs=tuple(needs),
        asks=asks,
        options=dict(options or {}),
    )

    def mark(function: F) -> F:
        function.copydesk_rule = info  # type: ignore[union-attr]  # how the loader knows the rule from its helpers
        return function

    return mark
