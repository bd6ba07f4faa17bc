"""What a configuration says, as values: layers of settings, each for some paths or for all, with their places."""

from typing import TYPE_CHECKING, NamedTuple

from copydesk.model import Severity
from copydesk.policy.patterns import Patterns
from copydesk.policy.selection import Choice, Word

if TYPE_CHECKING:
    from copydesk.services import LanguageTool
    from copydesk.text.yamlfile import Node


class Paths(NamedTuple):
    """Path patterns, as they match and as they were written."""

    patterns: Patterns
    words: tuple[Word, ...]


class OptionsOf(NamedTuple):
    """The options of one rule, each by its name; what a value means is the rule's to say."""

    rule: Word
    values: "tuple[tuple[Word, Node], ...]"


class Layer(NamedTuple):
    """Settings for the paths that match, or for all where `paths` is None; `language` None says nothing."""

    paths: Paths | None = None
    choice: Choice = Choice()
    language: Word | None = None
    severities: tuple[tuple[Word, Severity], ...] = ()
    options: tuple[OptionsOf, ...] = ()

    def holds_for(self, path: str, is_folder: bool = False) -> bool:
        """Whether it holds for a file, or for all in a folder (an absolute path)."""
        return self.paths is None or self.paths.patterns.decide(path, is_folder) is True


class Own(NamedTuple):
    """What one configuration file says by itself. `folders` and `baseline` are absolute paths."""

    extends: tuple[Word, ...] = ()
    layers: tuple[Layer, ...] = ()
    folders: tuple[Word, ...] = ()
    exclude: Paths | None = None
    baseline: Word | None = None
    languagetool: "LanguageTool | None" = None
    languagetool_at: "Node | None" = None
