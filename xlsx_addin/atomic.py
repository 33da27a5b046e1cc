"""Writing a file so that it is there whole or not at all, and never takes the place of another by chance."""

from __future__ import annotations

import errno
import os
import re
import secrets
import time
from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from xlsx_addin.refusal import Refusal, is_path_too_long, refused, system_reason
from xlsx_addin.running import is_running, machine_sign
from xlsx_addin.words import files as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import ReadableBuffer

_BUFFER_BYTES = 1 << 20
UNFINISHED = re.compile(r"\..+\.([0-9a-f]{4})([0-9a-f]{1,8})\.[0-9a-f]{8}\.tmp", re.DOTALL)
"""The hidden name of a file that is being written: what it will be called, the machine, the process and chance."""
_ABANDONED_SECONDS = 3600
_WITHOUT_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_SWEPT: set[Path] = set()
"""Folders in which this process has looked for them."""


def write_atomically(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file at once; Refusal where one stands already (unless ``force``) or where it cannot be written."""
    with replacing(path, force=force) as file:
        file.write(data)


@contextmanager
def replacing(path: Path, *, force: bool = False) -> Iterator[IO[bytes]]:
    """A new file to write into, which takes its name only when the block has ended without an exception.

    Until then it stands beside ``path`` under a hidden name. Refusal where a file stands already (unless ``force``),
    the folder is missing, or the file cannot be written, be it within the block; whatever else fails there is left as
    it is.
    """
    refuse_taken(path, force=force)
    beside = hidden_path(path)
    with _refusing(path):
        file = BufferedWriter(_NewFile(beside, path), _BUFFER_BYTES)
    try:
        with file:
            yield file
            file.flush()
            with _refusing(path):
                os.fsync(file.fileno())
        refuse_taken(path, force=force)
        with _refusing(path):
            _take_name(beside, path, force=force)
            _flush_folder(path.parent)
        if path.parent not in _SWEPT:
            _SWEPT.add(path.parent)  # once is enough: a run may write thousands of files into one folder
            sweep_unfinished(path.parent)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def made_folder(folder: Path, sentence: str, *, parents: bool = True) -> Path:
    """The folder, made if need be; Refusal where it cannot be, by a sentence with ``{folder}`` and ``{reason}``."""
    with refused(sentence, folder=folder):
        folder.mkdir(parents=parents, exist_ok=True)
    return folder


def hidden_path(path: Path) -> Path:
    """A new hidden name beside a path, by which ``sweep_unfinished`` knows whose it was."""
    return path.with_name(f".{path.name}.{machine_sign()}{os.getpid():x}.{secrets.token_hex(4)}.tmp")


def sweep_unfinished(folder: Path) -> None:
    """Take away what killed runs left half written in a folder: files of our own making that nobody writes any more.

    Of this machine that is what a process has left that is there no more; of another machine, on a share, what is older
    than an hour, for a file is written within seconds. What cannot be taken away stays, as does any other's file.
    """
    oldest = time.time() - _ABANDONED_SECONDS
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = UNFINISHED.fullmatch(entry.name)
            if match is not None:
                with suppress(OSError):
                    is_here = match[1] == machine_sign() and not is_running(int(match[2], 16))
                    is_file = entry.is_file(follow_symlinks=False)
                    if is_file and (is_here or entry.stat(follow_symlinks=False).st_mtime < oldest):
                        Path(entry.path).unlink()


def unfinished(path: Path) -> tuple[Path, ...]:
    """What killed runs left half written of this very file, however young: for whoever takes the file itself away."""
    name = re.compile(re.escape(f".{path.name}.") + r"[0-9a-f]{5,12}\.[0-9a-f]{8}\.tmp")
    try:
        return tuple(sorted(other for other in path.parent.iterdir() if name.fullmatch(other.name)))
    except OSError:
        return ()


class _NewFile(FileIO):
    """A file that says of a disk that is full, or gone, what ``path`` cannot have; it must not be there yet."""

    def __init__(self, beside: Path, path: Path) -> None:
        self._path = path
        super().__init__(beside, "xb")

    def write(self, data: ReadableBuffer, /) -> int:
        with _refusing(self._path):
            return super().write(data)

    def close(self) -> None:
        with _refusing(self._path):
            super().close()


def refuse_existing(path: Path, *, force: bool) -> None:
    """Refusal of a command that has the option ``--force``, where a file stands already and it is not given."""
    if not force and os.path.lexists(path):
        raise Refusal(words.OR_FORCE.format(name=path.name))


def refuse_taken(path: Path, *, force: bool) -> None:
    """The same of whatever else writes: its sentence names no option."""
    if not force and os.path.lexists(path):
        raise Refusal(words.FILE_EXISTS.format(name=path.name))


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        if is_path_too_long(error, path):
            raise Refusal(words.PATH_TOO_LONG.format(name=path.name)) from error
        raise Refusal(words.FOLDER_MISSING.format(folder=path.parent)) from error
    except PermissionError as error:
        raise Refusal(words.FILE_LOCKED.format(name=path.name)) from error
    except OSError as error:
        raise Refusal(words.WRITE_FAILED.format(name=path.name, reason=system_reason(error))) from error


def _take_name(beside: Path, path: Path, *, force: bool) -> None:
    """Give the new file its name; without ``force`` never that of a file which another process has just put there."""
    if force:
        beside.replace(path)
        return
    try:
        if os.name == "nt":
            beside.rename(path)
        else:
            path.hardlink_to(beside)
            beside.unlink()
    except FileExistsError:
        raise Refusal(words.FILE_EXISTS.format(name=path.name)) from None
    except OSError as error:
        if os.name == "nt" or error.errno not in _WITHOUT_LINKS:
            raise
        beside.replace(path)  # a disk that knows no second name of a file, such as a memory stick's


def _flush_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system lets a folder be flushed (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
