"""The child process that reads strangers' files, and a new one where it is lost.

A child may die, hang or be refused memory; what it says is taken in by a thread, so that waiting has an end.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import xlsx_addin
from xlsx_addin.children.serving import FRAME, JSON_FRAME

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_FRAME = 400_000_000
_LOOK_SECONDS = 0.25
"""How often the time of a silent child is looked at where the system does not watch it."""
_START = "import sys; sys.path.append(sys.argv[1]); from {module} import run; run({memory}, {seconds})"


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """How much a child may take for one workbook, however large; without a sound envelope, for the whole file."""

    cpu_seconds: float = 5.0
    wall_seconds: float = 300.0
    """Generous: on a busy machine a sound file takes many times what it costs."""
    memory_bytes: int = 700_000_000
    """Of address space, libraries and all: what is used in earnest stays below 500 MB."""


DEFAULT_CHILD_LIMITS = ChildLimits()


class ChildLost(Exception):  # noqa: N818 - the file is at fault, not the program
    """The child died, overran its time or said nonsense."""


class ChildProcess:
    """One child after another: a new one is started where one was lost; a context manager that ends the last."""

    def __init__(self, limits: ChildLimits, module: str) -> None:
        """``module`` is the one of ours whose ``run`` the processes are."""
        self._limits = limits
        self._module = module
        self._child: _Child | None = None
        self.started = 0
        """How many processes were needed so far."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.dismiss()

    def ask(self, request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
        """The answers to one request; ``ChildLost`` where they do not come. A child that is not heard out is ended."""
        if self._child is None:
            self._child = _Child(self._limits, self._module)
            self.started += 1
        is_heard = False
        try:
            self._child.send(request)
            while not (isinstance(answer := self._child.answer(), dict) and answer.get("end")):
                yield answer
            is_heard = True
        finally:
            if not is_heard:
                self.dismiss()

    def dismiss(self) -> None:
        """End the process, if there is one."""
        if self._child is not None:
            self._child.end()
            self._child = None


class _Child:
    """The process and the thread that takes in what it says."""

    def __init__(self, limits: ChildLimits, module: str) -> None:
        self._limits = limits
        package_parent = str(Path(xlsx_addin.__file__).parent.parent)
        start = _START.format(module=module, memory=limits.memory_bytes, seconds=limits.cpu_seconds)
        # -P: a file beside the workbook must never take the place of a module.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-X", "utf8", "-c", start, package_parent],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
            | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            process_group=None if sys.platform == "win32" else 0,  # Ctrl-C is for the command, which ends its children
        )
        self._job = limited_on_windows(self._process, limits.memory_bytes)
        self._answers: queue.Queue[dict[str, Any] | bytes | None] = queue.Queue(maxsize=4)
        self._is_over = threading.Event()
        self._listener = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._listener.start()

    def send(self, request: dict[str, Any]) -> None:
        """Hand over one request; ``ChildLost`` where nobody takes it."""
        assert self._process.stdin is not None  # noqa: S101 - it was opened with a pipe
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise ChildLost from None

    def answer(self) -> dict[str, Any] | bytes:
        """The next answer; ``ChildLost`` where none comes in time."""
        end = time.monotonic() + self._limits.wall_seconds
        used = cpu_seconds_on_windows(self._process)
        while True:
            try:
                answer = self._answers.get(timeout=min(_LOOK_SECONDS, max(0.0, end - time.monotonic())))
            except queue.Empty:
                is_too_long = cpu_seconds_on_windows(self._process) - used > self._limits.cpu_seconds
                if is_too_long or self._is_over.is_set() or time.monotonic() >= end:
                    raise ChildLost from None
                continue
            if answer is None:
                raise ChildLost
            return answer

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._is_over.set()
        self._process.kill()
        self._process.wait()
        self._listener.join(timeout=self._limits.wall_seconds)
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()

    def _listen(self, stream: IO[bytes]) -> None:
        while True:
            answer = _frame(stream)
            while not self._is_over.is_set():
                try:
                    self._answers.put(answer, timeout=0.1)
                    break
                except queue.Full:
                    continue
            if answer is None or self._is_over.is_set():
                return


def limited_on_windows(process: subprocess.Popen[bytes], memory_bytes: int) -> object:
    """Bound a process's memory by a job object, and end it with this process; what is given back holds the job.

    Elsewhere a process bounds itself (see ``serving.limit_this_process``). None where Windows does not allow it.
    """
    if sys.platform != "win32":
        return None
    import win32api
    import win32con
    import win32job

    try:
        job = win32job.CreateJobObject(None, "")
        limits = win32job.QueryInformationJobObject(job, win32job.JobObjectExtendedLimitInformation)
        flags = win32job.JOB_OBJECT_LIMIT_PROCESS_MEMORY | win32job.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
        limits["BasicLimitInformation"]["LimitFlags"] = flags
        limits["ProcessMemoryLimit"] = memory_bytes
        win32job.SetInformationJobObject(job, win32job.JobObjectExtendedLimitInformation, limits)
        rights = win32con.PROCESS_SET_QUOTA | win32con.PROCESS_TERMINATE
        handle = win32api.OpenProcess(rights, False, process.pid)  # noqa: FBT003 - pywin32 takes no names
        win32job.AssignProcessToJobObject(job, handle)
    except win32job.error:
        return None
    return job


def cpu_seconds_on_windows(process: subprocess.Popen[bytes]) -> float:
    """How much processor time a process has used; 0 where it watches that itself (see ``serving``), or is gone."""
    if sys.platform != "win32":
        return 0.0
    import win32api
    import win32con
    import win32process

    try:
        rights = win32con.PROCESS_QUERY_LIMITED_INFORMATION
        handle = win32api.OpenProcess(rights, False, process.pid)  # noqa: FBT003 - pywin32 takes no names
        times = win32process.GetProcessTimes(handle)
    except win32api.error:
        return 0.0
    return float(times["KernelTime"] + times["UserTime"]) / 10_000_000


def _frame(stream: IO[bytes]) -> dict[str, Any] | bytes | None:
    """The next frame of the child's answer; None where there is none or it makes no sense."""
    try:
        head = stream.read(FRAME.size)
        if len(head) < FRAME.size:
            return None
        kind, length = FRAME.unpack(head)
        content = stream.read(length) if length <= _LARGEST_FRAME else b""
        if len(content) < length:
            return None
        document = json.loads(content) if kind == JSON_FRAME else content
    except (OSError, ValueError):
        return None
    return document if isinstance(document, (dict, bytes)) else None
