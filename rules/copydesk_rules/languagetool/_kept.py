"""Answers of LanguageTool kept between runs as JSON files in the cache folder, one a text.

A key holds the text, the language, the options and the server's version, so nothing kept is ever wrong; what was not
used for a month is removed. The version is remembered for a day: a run whose answers are all kept asks nothing.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from copydesk.plugin import cache_folder

_DAY = 24 * 60 * 60.0
_MONTH = 30 * _DAY
_FORM = 1  # to be raised when what is kept changes its shape
_state = {"swept": False}


def key(*parts: object) -> str:
    """A short name for these parts."""
    data = json.dumps([_FORM, *parts]).encode("utf-8")
    return blake2b(data, digest_size=16).hexdigest()


def version(server: str, ask: Callable[[], str]) -> str:
    """The version of a server: as known for less than a day, or asked for."""
    name = key("version", server)
    known = _load(name, _DAY)
    if isinstance(known, str):
        return known
    told = ask()
    write(name, told)
    return told


def read(name: str) -> list[object] | None:
    """The list that was kept under a name, which counts as used today; None where there is none that can be read."""
    value = _load(name, _MONTH)
    if not isinstance(value, list):
        return None
    path = _path(name)
    with suppress(OSError):
        if path is not None and time.time() - path.stat().st_mtime > _DAY:
            os.utime(path)
    return value


def write(name: str, value: object) -> None:
    """Keeps a value; where that cannot be done nothing happens."""
    path = _path(name)
    if path is None:
        return
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        _sweep(path.parent)
        temporary.write_text(json.dumps(value), encoding="utf-8")
        temporary.replace(path)


def _load(name: str, most: float) -> object:
    """What is in a file not older than `most` seconds, or None."""
    path = _path(name)
    try:
        if path is None or time.time() - path.stat().st_mtime > most:
            return None
        value: object = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return value


def _path(name: str) -> Path | None:
    folder = cache_folder()
    return None if folder is None else Path(folder, "languagetool", f"{name}.json")


def _sweep(folder: Path) -> None:
    """Removes, once in a run, what was not used for a month."""
    if _state["swept"]:
        return
    _state["swept"] = True
    for path in folder.iterdir():
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _MONTH:
                path.unlink()
