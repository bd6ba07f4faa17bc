"""What was read and compiled once, kept for the next run in the user's own cache folder.

A cache can be missing, stale, corrupt or foreign without harm: it is then made anew. It is pickled, so it is only read
from a folder that no other user can write. A key holds the content of the files that were read and, where something
was compiled from them, the version of what compiled it; the versions of copydesk and of Python are added here.
"""

# Importing pathlib takes as long as reading the cache.
# ruff: noqa: PTH103, PTH105, PTH108, PTH110, PTH111, PTH116, PTH117, PTH118, PTH120, PTH123

from __future__ import annotations

import gc
import os
import stat
import sys
from binascii import crc32
from contextlib import suppress
from typing import Any

from copydesk.version import VERSION

try:
    from _blake2 import blake2b  # hashlib would load OpenSSL first, which takes 2 ms
    from _pickle import PicklingError, dumps, loads  # the module in C without the one in Python around it
except ImportError:  # another Python than CPython
    from hashlib import blake2b
    from pickle import PicklingError, dumps, loads

_FOLDER = "copydesk"
_KEPT = 12
_CHECKSUM = 8
_PROTOCOL = 5
_MARK = b"copydesk cache 2\n"


def digest(data: bytes) -> str:
    """A short name for some bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def _checksum(data: bytes) -> bytes:
    """Tells a file that was cut short or damaged; nobody else may write here, so that it need not withstand anyone."""
    return b"%08x" % crc32(data)


def folder() -> str | None:
    """The cache folder, made if need be; None where there is no private place for one."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    path = os.path.join(base, _FOLDER)
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        return path if os.path.isabs(path) and _is_private(path) else None
    except OSError:
        return None


def _is_private(path: str) -> bool:
    if not hasattr(os, "getuid"):
        return True
    status = os.lstat(path)
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
    return "\n".join(parts)


def code_key(*folders: str) -> str:
    """A key that changes with the modules in these folders, so that nobody runs on what an older one made."""
    changed = []
    for path in folders:
        with os.scandir(path) as entries:
            changed += [entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(".py")]
    return f"{len(changed)} {max(changed, default=0)}"


def _file(kind: str, key: str) -> str | None:
    where = folder()
    if where is None:
        return None
    versions = f"{VERSION} {sys.implementation.cache_tag} {__file__}"
    return os.path.join(where, f"{kind}-{digest(f'{key} {versions}'.encode('utf-8', 'surrogatepass'))}.pickle")


def get(kind: str, key: str) -> object | None:
    """What was kept under this key, or None."""
    path = _file(kind, key)
    if path is None:
        return None
    try:
        with open(path, "rb") as opened:
            head, body = opened.read(len(_MARK) + _CHECKSUM), opened.read()
        if head != _MARK + _checksum(body):
            return None
        return _unpickled(body)
    except Exception:  # a cache that cannot be read is no cache; pickle raises whatever it likes
        return None


def packed(value: object) -> bytes:
    """A value as bytes, to be kept inside another one and unpacked when it is needed."""
    return dumps(value, _PROTOCOL)


def unpacked(body: bytes) -> Any:
    """The value of `packed`."""
    return loads(body)


def _unpickled(body: bytes) -> object:
    """Unpickling makes many objects and no garbage: looking for some meanwhile would take as long again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return unpacked(body)
    finally:
        if was_enabled:
            gc.enable()


def has(kind: str, key: str) -> bool:
    """Whether something was kept under this key; it may still turn out to be damaged."""
    path = _file(kind, key)
    return path is not None and os.path.exists(path)


def put(kind: str, key: str, value: object, most: int = _KEPT) -> None:
    """Keeps a value, and at most so many of its kind; a cache that cannot be written is no error."""
    path = _file(kind, key)
    if path is None:
        return
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        body = packed(value)
        with open(temporary, "wb") as opened:
            opened.write(_MARK + _checksum(body) + body)
        os.replace(temporary, path)
        _forget_oldest(kind, os.path.dirname(path), most)
    except (OSError, PicklingError, TypeError, AttributeError):
        with suppress(OSError):
            os.unlink(temporary)


def _forget_oldest(kind: str, where: str, most: int) -> None:
    """Removes all but the newest caches of a kind: rule files change, and nobody else would tidy up after them."""
    with os.scandir(where) as entries:
        ours = [(entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name.startswith(f"{kind}-")]
    for _, path in sorted(ours)[:-most]:
        with suppress(OSError):
            os.unlink(path)
