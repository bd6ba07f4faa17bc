"""A file whose bytes are not what its encoding promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, rule

_STRAY = r"[\ud800-\udfff]"
_HIGH = r"[^\x00-\x7f]"


@rule(
    summary="The file is not valid UTF-8",
    why="Other programs will show other characters, or refuse the file. Save it again as UTF-8.",
    severity="error",
    notes="Points at the first character that was read from a byte that is not UTF-8. A file without any multi-byte "
    "UTF-8 sequence is read as Windows-1252, in any other each stray byte is kept as it is; no byte is lost.",
    bad=[Example("The caf\udce9 is open.")],
    good=["The café is open.", "Plain ASCII needs no thought."],
)
def check(document: Document) -> Iterator[Hit]:
    source = document.source
    if source.clean:
        return
    single_byte = source.encoding == "windows-1252"
    first = re.search(_HIGH if single_byte else _STRAY, document.prose)
    start = first.start() if first else 0
    end = first.end() if first else min(1, len(document.prose))
    if single_byte:
        yield Hit(start, end, "The file is not UTF-8; it was read as Windows-1252")
    else:
        count = len(re.findall(_STRAY, document.prose))
        bytes_ = "1 byte is" if count == 1 else f"{count} bytes are"
        yield Hit(start, end, f"The file is not valid UTF-8; {bytes_} damaged")
