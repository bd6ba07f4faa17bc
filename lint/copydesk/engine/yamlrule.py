"""A rule written in YAML, as it comes out of its file or out of the cache."""

from __future__ import annotations

from typing import NamedTuple

import regex

from copydesk.engine.kinds.scan import Scan
from copydesk.engine.rule import RuleInfo
from copydesk.model import Safety


class Repair(NamedTuple):
    """What a YAML rule's fix does: delete the `line` or the `match`, or put `replacement` in the match's place."""

    delete: str | None
    replacement: str | None
    safety: Safety


class YamlRule(NamedTuple):
    """A rule read from YAML; the matcher runs all of them in one scan."""

    info: RuleInfo
    scan: Scan
    unless: tuple[regex.Pattern[str], ...] = ()
    repair: Repair | None = None
