"""Whole processes, timed: the best of some runs, and the peak of their memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of wall time, megabytes of resident memory at the peak, and seconds of the processor."""

    seconds: float
    megabytes: float
    cpu: float


def measure(command: Sequence[str], *, runs: int, timeout: float = 600) -> Measured | None:
    """The best of some runs of a command; None when it took longer than ``timeout`` seconds."""
    best: Measured | None = None
    for _ in range(runs):
        once = _measure_once(command, timeout)
        if once is None:
            return None
        best = once if best is None or once.seconds < best.seconds else best
    return best


def _measure_once(command: Sequence[str], timeout: float) -> Measured | None:
    started = time.perf_counter()
    # As where the package is installed: its modules are compiled once, not at every start.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with Path(os.devnull).open("w") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=environment)
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            seconds = time.perf_counter() - started
            if pid:
                break
            if seconds > timeout:
                process.kill()
                os.wait4(process.pid, 0)
                return None
            time.sleep(0.001)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command)} ended with status {process.returncode}")
    return Measured(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def show(name: str, measured: Measured | None) -> str:
    """One line of the table."""
    if measured is None:
        return f"{name:<28} {'too long':>10}"
    return f"{name:<28} {measured.seconds:>8.2f} s {measured.megabytes:>8.0f} MB {measured.cpu:>8.2f} s CPU"
