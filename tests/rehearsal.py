"""One rehearsal of three levels for a whole run of the tests: to make it takes longer than what most ask of it."""

from __future__ import annotations

import gc
import os
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from tests.exchange.reading_here import ReaderHere
from xlsx_addin.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Rehearsal:
    """Its folder, into which nobody writes, and what the command printed."""

    folder: Path
    printed: str


@pytest.fixture(scope="session")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    """Made by the first of the processes that asks for it; its files are read in that process.

    Its status is 1: the edited envelope and the open difference are things that ``receive`` reports by it.
    """
    import fcntl

    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, printed = shared / "ba cấp" / "diễn tập", shared / "diễn tập.txt"
    with (shared / "diễn tập.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not printed.exists():
            folder.parent.mkdir(exist_ok=True)
            with pytest.MonkeyPatch.context() as here, redirect_stdout(StringIO()) as said:
                here.setattr("xlsx_addin.exchange.receive.EnvelopeReader", ReaderHere)
                status = main(["demo", "--levels", str(folder)])
            gc.enable()  # a command switches it off
            assert status == 1
            printed.write_text(said.getvalue(), encoding="utf-8")
    return Rehearsal(folder, printed.read_text(encoding="utf-8"))
