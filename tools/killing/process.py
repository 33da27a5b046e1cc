"""Runs commands in children that kill themselves at a given call: the moment is a place in the work, not a time.

So a busy machine makes no difference, and of a command of a million calls every one can be the last. Started once,
with all modules loaded that commands load on the way, so that each moment is one of the work itself; a request is one
JSON line (``arguments``, ``environment``, ``at``, whether it ``counts`` the calls, and ``most_bytes`` of a file), and
so is its answer (``status``, ``calls``, ``writing``).
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import resource
import signal
import sys
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import docxtpl  # noqa: F401 - what commands import when they need it is here before
import openpyxl  # noqa: F401
import pyopenvba  # noqa: F401
import xlsxwriter  # noqa: F401

import xlsx_addin
from xlsx_addin.cli.main import main
from xlsx_addin.installation import bundle

if TYPE_CHECKING:
    from types import FrameType

OWN_WHEEL = "XLSX_ADDIN_TESTS_OWN_WHEEL"
"""Names the wheel that ``bundle`` takes for our own, which needs nothing: so no package index is asked."""
WRITING = {"write", "close", "replace", "rename", "fsync", "mkdir", "makedirs", "unlink", "remove", "rmdir", "open"}
"""Functions of the interpreter between which files come and go."""
_MOST_PLACES = 5_000


def load_modules() -> None:
    """Load every module of the package but those of another system."""
    for module in pkgutil.walk_packages(xlsx_addin.__path__, f"{xlsx_addin.__name__}."):
        if not module.name.endswith("__main__"):
            with suppress(ImportError, AssertionError):
                importlib.import_module(module.name)


class Counter:
    """Counts calls, and ends the process at one of them."""

    def __init__(self, last: int | None) -> None:
        self.calls = 0
        self.writing: list[int] = []
        self._last = last

    def __call__(self, _frame: FrameType, event: str, argument: Any) -> None:
        if event == "c_call":
            self.calls += 1
            if argument.__name__ in WRITING:
                self.writing.append(self.calls)
        elif event == "call":
            self.calls += 1
        if self.calls == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Run one command in a child; its exit status is negative where it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        os.close(reading)
        quiet = os.open(os.devnull, os.O_RDWR)
        for standard in (1, 2):
            os.dup2(quiet, standard)
        if request["most_bytes"] is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (request["most_bytes"],) * 2)
        # A module that is stored on a full disk, or at the moment of a kill, would be cut off for all who come after.
        sys.dont_write_bytecode = True
        os.environ.update(request["environment"], PYTHONDONTWRITEBYTECODE="1")
        if OWN_WHEEL in request["environment"]:
            own = Path(os.environ[OWN_WHEEL])
            patch.multiple(bundle, make_wheel=lambda _: own, _ALWAYS=()).start()
        counter = Counter(request["at"])
        if request["counts"]:
            sys.setprofile(counter)
        try:
            status = main(request["arguments"])
        finally:
            sys.setprofile(None)
        step = len(counter.writing) // _MOST_PLACES + 1
        places = list(islice(counter.writing, 0, None, step))
        _write_all(writing, json.dumps([counter.calls, places]).encode())
        os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    _wait_for_its_programs(child)
    calls, places = json.loads(told) if told else (0, [])
    return {"status": os.waitstatus_to_exitcode(status), "calls": calls, "writing": places}


def _wait_for_its_programs(group: int) -> None:
    """Until what it has started (pip) has ended too: it is not killed along with it, and may still write."""
    deadline = time.monotonic() + 60  # where nobody takes away what has ended, it looks as if it ran for ever
    with suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            os.killpg(group, 0)
            time.sleep(0.01)


def _write_all(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as pipe:
        pipe.write(content)


if __name__ == "__main__":
    load_modules()
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
