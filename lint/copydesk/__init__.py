"""A linter for text that was scraped or machine-translated.

    import copydesk

    source, findings = copydesk.check_text("He paused. then he left .", language="en")
    for finding in findings:
        print(*source.position(finding.span.start), finding.rule, finding.message)

These are the names to import; everything else may change.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from typing import TYPE_CHECKING

from copydesk.version import VERSION as __version__

if TYPE_CHECKING:
    from copydesk.output.report import Report

__all__ = ["__version__", "check_file", "check_text", "fix_text"]


def check_text(
    text: str,
    *,
    language: str | None = None,
    name: str = "text.txt",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Checks a text by the rules that are on by default, or by those selected; reads no configuration.

    `language` is an ISO 639-1 code; without one it is detected. `name` names the text, and its suffix the format.
    Findings come in the order of the text, their spans in code points. Raises `copydesk.errors.UsageError` for a rule
    or family that does not exist. What is loaded for one call serves the next.
    """
    from copydesk import run

    options = run.Options(tuple(select), tuple(ignore), language=language or "", use_config=False)
    return run.check_text(text, options, name)


def check_file(
    path: str | PathLike[str],
    *,
    language: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    use_config: bool = True,
) -> Report:
    """Checks a file as `copydesk check FILE` does, with the configuration found above it unless `use_config` is False.

    Raises OSError where the file cannot be read, and `copydesk.errors.CopydeskError` for a configuration or a selection
    that cannot be used.
    """
    from copydesk import run

    options = run.Options(tuple(select), tuple(ignore), language=language or "", use_config=use_config)
    return run.check_file(fspath(path), options)


def fix_text(
    text: str,
    *,
    unsafe: bool = False,
    language: str | None = None,
    name: str = "text.txt",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> str:
    """The text with every safe repair made, as `copydesk fix` makes them; with `unsafe` those that delete words too.

    The other arguments are those of `check_text`. Raises `copydesk.errors.UsageError` for a rule or family that does not
    exist, and another `CopydeskError` for a repair that could not be proved: the text is then to be left as it is.
    """
    from copydesk import run

    options = run.Options(tuple(select), tuple(ignore), language=language or "", use_config=False)
    return run.fix_text(text, options, name, unsafe=unsafe)
