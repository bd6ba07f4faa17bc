"""A rule written in YAML, as it comes out of its file or out of the cache."""

from typing import NamedTuple

from copydesk.engine.kinds.scan import Scan
from copydesk.engine.rule import Option, RuleInfo, Settings
from copydesk.model import Safety
from copydesk.text.document import Document
from copydesk.text.folding import line_key

ALLOW = "allow"
OPTIONS = {ALLOW: Option((), "texts it lets pass: what it finds, or the whole paragraph around, is one of them")}


class Repair(NamedTuple):
    """What a YAML rule's fix does: delete the `line` or the `match`, or put `replacement` in the match's place."""

    delete: str | None
    replacement: str | None
    safety: Safety


class YamlRule(NamedTuple):
    """A rule read from YAML; the matcher runs all of them in one scan."""

    info: RuleInfo
    scan: Scan
    unless: tuple[str, ...] = ()
    repair: Repair | None = None
    allowed: frozenset[str] = frozenset()

    def with_settings(self, given: Settings) -> "YamlRule":
        """The same rule with other values for some of its options (see `OPTIONS`)."""
        return self._replace(allowed=frozenset(line_key(text) for text in given.get(ALLOW, ())))

    def lets_pass(self, document: Document, start: int, end: int) -> bool:
        """Whether a piece of the prose, or its whole block, is one of the texts that the user allows."""
        block = document.block_at(start)
        keys = {line_key(document.prose[start:end]), block.key if block else ""}
        return not self.allowed.isdisjoint(keys)
