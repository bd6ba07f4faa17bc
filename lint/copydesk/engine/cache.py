"""What was read and compiled once, kept for the next run in the user's own cache folder.

A cache can be missing, stale, corrupt or foreign without harm: it is then made anew. It is pickled, so it is only read
from a folder that no other user can write. Keys hold the content of the rule files, the versions of what compiled them
and the Python tag.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
from hashlib import blake2b
from pathlib import Path

import regex

from copydesk.version import VERSION

_FOLDER = "copydesk"
_MARK = b"copydesk cache 1\n"


def folder() -> Path | None:
    """The cache folder, made if need be; None where there is no private place for one."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        path = (Path(base) if base else Path.home() / ".cache") / _FOLDER
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return path if _is_private(path) else None


def _is_private(path: Path) -> bool:
    if not hasattr(os, "getuid"):
        return True
    status = path.lstat()
    is_own = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
    return is_own and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def path_key() -> str:
    """A key that changes when a package is installed or removed anywhere on `sys.path`."""
    parts = []
    for entry in sys.path:
        try:
            parts.append(f"{entry}:{os.stat(entry).st_mtime_ns}")
        except OSError:
            parts.append(entry)
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _file(kind: str, key: str) -> Path | None:
    where = folder()
    if where is None:
        return None
    versions = f"{VERSION} {regex.__version__} {sys.implementation.cache_tag} {__file__}"
    name = blake2b(f"{key} {versions}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return where / f"{kind}-{name}.pickle"


def get(kind: str, key: str) -> object | None:
    """What was kept under this key, or None."""
    path = _file(kind, key)
    if path is None:
        return None
    try:
        data = path.read_bytes()
        body = data[len(_MARK) + 16 :]
        if not data.startswith(_MARK) or data[len(_MARK) : len(_MARK) + 16] != blake2b(body, digest_size=16).digest():
            return None
        value: object = pickle.loads(body)
    except Exception:  # a cache that cannot be read is no cache; pickle raises whatever it likes
        return None
    return value


def put(kind: str, key: str, value: object) -> None:
    """Keeps a value; a cache that cannot be written is no error."""
    path = _file(kind, key)
    if path is None:
        return
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        temporary.write_bytes(_MARK + blake2b(body, digest_size=16).digest() + body)
        temporary.replace(path)
    except (OSError, pickle.PicklingError, TypeError, AttributeError):
        temporary.unlink(missing_ok=True)
