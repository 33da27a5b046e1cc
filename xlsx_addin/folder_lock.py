"""One run at a time in a folder that several people share: a file there says who works in it, and since when.

It guards the archive and the folders of what was sent and printed, where two machines would give one number twice. A
file is used because shares and synchronised folders pass on nothing else; it holds as far as they pass it on in time.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from xlsx_addin.atomic import hidden_path, write_atomically
from xlsx_addin.refusal import Refusal
from xlsx_addin.running import is_running, machine_name, user_name
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import folder_lock as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_NAME = ".dang-dung.json"
ABANDONED_SECONDS = 15 * 60
"""After this a lock of another machine may be taken over, if somebody says so: nothing takes so long."""
_WAIT_SECONDS = 3.0
"""What another run may still take to end; writing takes less."""
_LOOK_SECONDS = 0.1
_MOST_REFUSALS = 2
"""So often the file may be refused though none is there: another run's went meanwhile, or nothing can be written."""
_LONGEST_LOCK = 10_000
_VIETNAM = timedelta(hours=7)
_HELD: set[str] = set()
"""The locks that this process holds, by their tokens."""


@dataclass(frozen=True, slots=True)
class LockHolder:
    """Who holds a lock, as its file says; blank where that is damaged."""

    user: str = ""
    machine: str = ""
    process: int = 0
    since: str = ""
    token: str = ""
    age: float = 0.0
    """Seconds since the file was written, by the clock of the disk that it is on."""

    @property
    def is_gone(self) -> bool:
        """Whether it was a process of this machine that is over."""
        if not self.process or self.machine != machine_name():
            return False
        return self.token not in _HELD if self.process == os.getpid() else not is_running(self.process)

    def told(self, sentence: str, folder: Path) -> str:
        """A sentence that names the holder, the moment and the folder."""
        owner = words.OWNER.format(user=self.user or words.SOMEBODY, machine=self.machine or words.NO_MACHINE)
        minutes = ABANDONED_SECONDS // 60
        return sentence.format(
            owner=owner,
            moment=self.since or words.NO_MOMENT,
            folder=printable(str(folder)),
            file=LOCK_NAME,
            minutes=minutes,
        )


class FolderInUse(Refusal):
    """Another run works in the folder."""

    def __init__(self, holder: LockHolder, folder: Path) -> None:
        self.may_be_taken_over = holder.age > ABANDONED_SECONDS
        """Whether it has lasted so long that nobody may be there any more: somebody has to say so."""
        self.question = holder.told(words.ASK_TO_TAKE_OVER, folder)
        """What to ask then."""
        super().__init__(holder.told(words.ABANDONED if self.may_be_taken_over else words.IN_USE, folder))


class FolderLock:
    """A lock that is held."""

    def __init__(self, folder: Path, token: str) -> None:
        self._folder = folder
        self._token = token

    def confirm(self) -> None:
        """Say that work goes on after a pause; Refusal where another run has taken the folder over meanwhile."""
        path = self._folder / LOCK_NAME
        holder = _holder(path)
        if holder is not None and holder.token == self._token:
            with suppress(OSError):
                os.utime(path)
        elif holder is not None:
            raise Refusal(holder.told(words.TAKEN_OVER, self._folder))

    def release(self) -> None:
        """Give the folder free, unless it is another's by now."""
        _HELD.discard(self._token)
        path = self._folder / LOCK_NAME
        holder = _holder(path)
        if holder is not None and holder.token == self._token:
            with suppress(OSError):
                path.unlink()


@contextmanager
def locked(folder: Path, *, take_over: bool = False, parents: bool = True) -> Iterator[FolderLock]:
    """Nobody else of this program works in the folder within the block.

    It is made if need be (with those above it if ``parents``), and taken away again where nothing came into it.
    ``take_over``: somebody has said that a lock older than ``ABANDONED_SECONDS`` is nobody's. FolderInUse where another
    run is at work. Where nothing can be written at all there is nothing to guard: the work itself then says why.
    """
    missing = list(takewhile(lambda each: not os.path.lexists(each), (folder, *folder.parents)))
    with suppress(OSError):
        folder.mkdir(parents=parents, exist_ok=True)
    token = secrets.token_hex(16)
    lock = FolderLock(folder, token)
    _HELD.add(token)
    try:
        _take(folder, token, take_over=take_over)
        yield lock
    finally:
        lock.release()
        with suppress(OSError):
            for each in missing:
                each.rmdir()


def _take(folder: Path, token: str, *, take_over: bool) -> None:
    path = folder / LOCK_NAME
    end = time.monotonic() + _WAIT_SECONDS
    refused_by_nobody = 0
    while True:
        try:
            write_atomically(path, _content(token))
        except Refusal:
            holder = _holder(path)
            if holder is None:
                refused_by_nobody += 1
                if refused_by_nobody > _MOST_REFUSALS:
                    return
            elif holder.is_gone or (take_over and holder.age > ABANDONED_SECONDS):
                _put_aside(path, holder)
                continue
            elif time.monotonic() >= end or holder.age > ABANDONED_SECONDS:
                raise FolderInUse(holder, folder) from None
            time.sleep(_LOOK_SECONDS)
        else:
            return


def _put_aside(path: Path, holder: LockHolder) -> None:
    """Take an abandoned lock away; one that another run has put there meanwhile is put back."""
    aside = hidden_path(path)
    with suppress(OSError):
        path.rename(aside)
        found = _holder(aside)
        if found is not None and found.token != holder.token:
            aside.rename(path)
        else:
            aside.unlink()


def _content(token: str) -> bytes:
    moment = datetime.now(UTC) + _VIETNAM
    document: dict[str, Any] = {
        "user": user_name(),
        "machine": machine_name(),
        "process": os.getpid(),
        "since": f"{moment:%d/%m/%Y %H:%M}",
        "token": token,
    }
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _holder(path: Path) -> LockHolder | None:
    """Who holds a lock; None where there is none."""
    try:
        with path.open("rb") as file:
            age = time.time() - os.fstat(file.fileno()).st_mtime
            content = file.read(_LONGEST_LOCK)
    except OSError:
        return None
    try:
        document = json.loads(content)
        texts = {name: printable(str(document[name])) for name in ("user", "machine", "since", "token")}
        return LockHolder(**texts, process=int(document["process"]), age=age)
    except Exception:  # noqa: BLE001 - whatever stands in a damaged one, the folder is somebody's until it is old
        return LockHolder(age=age)
