"""Which rules run: the words of `--select` and `--ignore`, and of a configuration's `select` and `ignore`.

A word is `all` (every rule there is), `default` (every rule that is on by default), a family (`quotes` or `quotes/`:
its rules that are on by default), or the name or an old name of one rule, whatever its status. To ignore a family is to
ignore all of it.

The findings of a rule that asks a service have names of their own in its family (`languagetool/EN_A_VS_AN`): each can
be selected and ignored like a rule, and the family's name stands for them all, whatever the rule's status.

Layers are applied in order: configuration, then its `per-path` entries that match, then the command line. A layer's
`select` replaces what the layers before it chose; its `ignore` takes away from that. So the last word wins.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from copydesk.errors import CopydeskError, UsageError, nearest

if TYPE_CHECKING:
    from copydesk.text.yamlfile import Node

ALL, DEFAULT = "all", "default"
_ON_BY_DEFAULT = "stable"


class RuleFacts(Protocol):
    """What selection needs to know of a rule."""

    @property
    def name(self) -> str:
        """`family/rule`."""

    @property
    def status(self) -> str:
        """`stable`, `preview` or `optional`."""

    @property
    def aliases(self) -> Sequence[str]:
        """Names it had before."""


def usage_error(message: str, hint: str = "") -> CopydeskError:
    """How a word of the command line complains: it has no line to show."""
    return UsageError(f"{message}\n  {hint}" if hint else message)


class Word(NamedTuple):
    """One word of a selection, the error that shows where it was written, and that place if it is in a file."""

    text: str
    error: Callable[[str, str], CopydeskError] = usage_error
    at: "Node | None" = None


class Choice(NamedTuple):
    """One layer's wishes; `select` None leaves standing what is on."""

    select: tuple[Word, ...] | None = None
    ignore: tuple[Word, ...] = ()


class Reason(NamedTuple):
    """Why a rule runs or not: the `key` and the word that decided, both empty where its status did.

    Without a word, another layer selected what does run.
    """

    runs: bool
    key: str = ""
    word: Word | None = None


def in_force(layers: Iterable[Choice]) -> tuple[Word, ...]:
    """The words of the last layer that selects anything."""
    return next((layer.select for layer in reversed(list(layers)) if layer.select is not None), ())


def words(given: Iterable[str]) -> tuple[Word, ...]:
    """The words of a command-line option that may be repeated and may hold commas."""
    return tuple(Word(part.strip()) for text in given for part in text.split(",") if part.strip())


class Catalogue:
    """All rules there are, to choose from. `missing` says why a name may be unknown (rules that were not trusted).

    `services` are the rules that ask a service, by their family.
    """

    def __init__(
        self, rules: Iterable[RuleFacts], missing: str = "", services: Mapping[str, str] | None = None
    ) -> None:
        self._rules = tuple(rules)
        self._missing = missing
        self._services = services or {}
        self._named = {alias: rule.name for rule in self._rules for alias in rule.aliases}
        self._named |= {rule.name: rule.name for rule in self._rules} | dict(self._services)

    def chosen(self, layers: Iterable[Choice]) -> frozenset[str]:
        """The names of the rules that run; raises the word's own error for one that names nothing.

        Of a rule that asks a service, the names that a layer spells out are chosen or not each by itself, and the
        rule's own name stands for all others.
        """
        return frozenset(name for name, reason in self.reasons(layers).items() if reason.runs)

    def reasons(self, layers: Iterable[Choice]) -> dict[str, Reason]:
        """Whether each rule runs, and the word that decided it (see `chosen`)."""
        given = list(layers)
        parts = self.parts(given)
        reasons = {rule.name: Reason(rule.status == _ON_BY_DEFAULT) for rule in self._rules}
        for layer in given:
            if layer.select is not None:
                reasons = dict.fromkeys(reasons, Reason(False, "select"))
                for word in reversed(layer.select):
                    selected = self._with_parts(self._selected(word), parts)
                    reasons |= dict.fromkeys(selected, Reason(True, "select", word))
            for word in layer.ignore:
                reasons |= dict.fromkeys(self._with_parts(self._ignored(word), parts), Reason(False, "ignore", word))
        return reasons

    def rule(self, word: Word) -> str:
        """The present name of the one rule a word names; raises the word's own error where it names none."""
        name = self._named.get(word.text)
        if name is None:
            raise word.error(f"unknown rule {word.text!r}", self.hint(word.text, families=False))
        return name

    def stands_for(self, word: Word) -> frozenset[str]:
        """The rules a word takes away where it is ignored; raises the word's own error for one that names nothing."""
        return self._ignored(word)

    def owner(self, name: str) -> str:
        """The rule a finding of this name is by: the name itself, or the rule that asks the service of its family."""
        return self._services.get(name.rpartition("/")[0], name)

    def knows(self, name: str) -> bool:
        """Whether there is a rule of this name."""
        return name in self._named

    @property
    def lacks_rules(self) -> bool:
        """Whether rules were left out, so that a name that is unknown here may be one of theirs."""
        return bool(self._missing)

    def parts(self, layers: Iterable[Choice]) -> frozenset[str]:
        """The names in a service's family that a layer spells out."""
        spelled = {word.text for layer in layers for word in (*(layer.select or ()), *layer.ignore)}
        return frozenset(text for text in spelled if self._is_part(text))

    def _is_part(self, text: str) -> bool:
        family, _, part = text.rpartition("/")
        return bool(part) and family in self._services and text not in self._named

    def _with_parts(self, names: frozenset[str], parts: frozenset[str]) -> frozenset[str]:
        return names.union(part for part in parts if self._services[part.rpartition("/")[0]] in names)

    def _selected(self, word: Word) -> frozenset[str]:
        if word.text == DEFAULT:
            return self._default("")
        if word.text == ALL or word.text in self._named:
            return self._ignored(word)
        if self._is_part(word.text):
            return frozenset([word.text])
        family = self._family(word)
        if family[:-1] in self._services:
            return frozenset([self._services[family[:-1]]])
        return self._default(family)

    def _ignored(self, word: Word) -> frozenset[str]:
        if word.text == ALL:
            return frozenset(rule.name for rule in self._rules)
        if word.text == DEFAULT:
            return self._default("")
        if word.text in self._named:
            return frozenset([self._named[word.text]])
        if self._is_part(word.text):
            return frozenset([word.text])
        family = self._family(word)
        return frozenset(rule.name for rule in self._rules if rule.name.startswith(family))

    def _default(self, family: str) -> frozenset[str]:
        return frozenset(r.name for r in self._rules if r.status == _ON_BY_DEFAULT and r.name.startswith(family))

    def _family(self, word: Word) -> str:
        """What the names of a family's rules begin with."""
        prefix = word.text.rstrip("/") + "/"
        if len(prefix) > 1 and any(rule.name.startswith(prefix) for rule in self._rules):
            return prefix
        raise word.error(f"unknown rule or family {word.text!r}", self.hint(word.text))

    def hint(self, text: str, families: bool = True) -> str:
        """The nearest right name, of a rule or also of a family, by the whole of it or by its last part."""
        others = [*sorted({rule.name.rpartition("/")[0] for rule in self._rules}), ALL, DEFAULT]
        names = [*self._named, *(others if families else ())]
        last_parts = [name for name in self._named if name.rpartition("/")[2] == text.rpartition("/")[2]]
        near = f"Did you mean {last_parts[0]!r}?" if last_parts else nearest(text, names)
        return near or self._missing or "`copydesk rules` lists all there are."
