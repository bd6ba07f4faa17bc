"""The values that pass between the parts of copydesk: spans, edits, fixes, findings.

Every offset here counts code points of the decoded source, from 0, end exclusive. Lines, columns, UTF-16 units and
bytes are derived from them by `copydesk.text.source` when something is printed.
"""

from enum import IntEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text in code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character; an empty span overlaps what it lies inside of."""
        if self.start == self.end or other.start == other.end:
            return other.start <= self.start <= other.end and self.start <= other.end and self.end >= other.start
        return self.start < other.end and other.start < self.end


class Severity(IntEnum):
    """How much a finding matters; ordered, so that a threshold is one comparison."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in output, configuration and rule files."""
        return self.name.lower()


class Safety(IntEnum):
    """How far a fix can be trusted; ordered: `fix.safety >= wanted` says whether it may be applied."""

    SHOW = 1
    UNSAFE = 2
    SAFE = 3

    @property
    def label(self) -> str:
        """The name used in output and rule files."""
        return self.name.lower()


class Edit(NamedTuple):
    """Replace a span of the source by other text; an empty replacement deletes."""

    span: Span
    replacement: str


class Fix(NamedTuple):
    """Edits that repair one finding; they do not overlap one another."""

    safety: Safety
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """Another place a finding speaks of: the first copy of a duplicate, the opening mark, the other spelling."""

    span: Span
    message: str


class Finding(NamedTuple):
    """What one rule says about one span of the source."""

    span: Span
    rule: str
    severity: Severity
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
