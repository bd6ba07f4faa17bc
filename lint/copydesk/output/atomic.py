"""Files written whole or not at all: at any moment a file holds its old bytes or its new ones.

The new bytes go into a temporary file in the same folder, onto the disk, and then into the place of the old file,
which is compared once more just before: a file that somebody else has changed meanwhile is left as it is. A program
that is killed leaves at most its temporary file, `.copydesk-....tmp`; the next one that writes in that folder removes
those that are an hour old.
"""

# ruff: noqa: PTH105, PTH108, PTH116, PTH118, PTH119, PTH120, PTH123

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from copydesk.compiled import pattern
from copydesk.errors import CopydeskError

_TEMPORARY = pattern(r"\.copydesk-[0-9a-f]{16}\.tmp")
_STALE_SECONDS = 3600
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_SETS_ID = stat.S_ISUID | stat.S_ISGID


class NotWritten(CopydeskError):
    """Why a file was left as it was."""


def replace(path: str, old: bytes, new: bytes) -> None:
    """Puts `new` in the place of `old` in a file; a symbolic link is followed, and stays one. Raises NotWritten.

    Mode, extended attributes and, where the user may, owner are kept. A file with other names (hard links) is not
    written: they would keep the old text.
    """
    real = os.path.realpath(path)
    try:
        before = os.stat(real)
        _check(before)
        _compare(real, before, old)
        _remove_stale(os.path.dirname(real))
        with _temporary(os.path.dirname(real), new, real, before) as written:
            _compare(real, before, old)
            os.replace(written, real)
        _sync_folder(os.path.dirname(real))
    except OSError as error:
        raise NotWritten(_reason(error)) from None


def write(path: str, old: bytes | None, new: bytes) -> None:
    """As `replace`; where there was no file (`old` is None) makes one, unless somebody else has. Raises NotWritten."""
    if old is not None:
        replace(path, old, new)
        return
    folder = os.path.dirname(path)
    try:
        with _made(folder, new) as written:
            try:
                os.link(written, path)
            except FileExistsError:
                raise NotWritten("changed on disk since it was read") from None
            except OSError:  # a file system without links
                os.replace(written, path)
        _sync_folder(folder)
    except OSError as error:
        raise NotWritten(_reason(error)) from None


@contextmanager
def _made(folder: str, data: bytes) -> Iterator[str]:
    """A new file with these bytes, on the disk; gone afterwards under this name."""
    path = os.path.join(folder, f".copydesk-{secrets.token_hex(8)}.tmp")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o666)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield path
    finally:
        with suppress(FileNotFoundError):
            os.unlink(path)


def _check(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotWritten("is no regular file")
    if not found.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise NotWritten("is read-only")
    if found.st_nlink > 1:
        raise NotWritten(f"has {found.st_nlink} names (hard links), and the others would keep the old text")


def _compare(path: str, before: os.stat_result, old: bytes) -> None:
    """Raises NotWritten unless the file is the same one with the same bytes, and may be written."""
    with open(os.open(path, os.O_RDWR | _NO_FOLLOW), "rb") as file:
        same = _identity(os.fstat(file.fileno())) == _identity(before) and file.read() == old
        same = same and _identity(os.fstat(file.fileno())) == _identity(before)
    if not same:
        raise NotWritten("changed on disk since it was read")


def _identity(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


@contextmanager
def _temporary(folder: str, data: bytes, like: str, before: os.stat_result) -> Iterator[str]:
    """A file with these bytes, on the disk, with the mode, attributes and owner of another; gone afterwards."""
    path = os.path.join(folder, f".copydesk-{secrets.token_hex(8)}.tmp")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            _keep_facts(file.fileno(), like, before)
            os.fsync(file.fileno())
        yield path
    finally:
        with suppress(FileNotFoundError):
            os.unlink(path)


def _keep_facts(descriptor: int, like: str, before: os.stat_result) -> None:
    mode = stat.S_IMODE(before.st_mode)
    made = os.fstat(descriptor)
    if (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid):
        try:
            os.chown(descriptor, before.st_uid, before.st_gid)
        except (OSError, AttributeError):
            mode &= ~_SETS_ID
    if os.chmod in os.supports_fd:
        os.chmod(descriptor, mode)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(like):
                with suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(like, name))


def _remove_stale(folder: str) -> None:
    """Removes what killed runs left behind; a younger file may be somebody's who is writing now."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not _TEMPORARY.fullmatch(entry.name):
                continue
            with suppress(OSError):
                found = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(found.st_mode) and time.time() - found.st_mtime > _STALE_SECONDS:
                    os.unlink(entry.path)


def _sync_folder(folder: str) -> None:
    """Puts the new name on the disk; where folders cannot be opened (Windows), the system sees to it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "is no longer there"
    if isinstance(error, PermissionError):
        where = " in its folder" if error.filename and _TEMPORARY.fullmatch(os.path.basename(error.filename)) else ""
        return f"may not be written{where}"
    return (error.strerror or str(error)).lower()
