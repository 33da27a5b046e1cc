"""One LibreOffice with a window and one without, for all tests of this folder, and the sample in the template."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.libreoffice.command_line import Appraised, CommandLine
from tests.libreoffice.office import KeptOffice, Office, Screen, what_is_missing
from xlsx_addin.sample.workbook import sample, write_filled

if TYPE_CHECKING:
    from collections.abc import Iterator

STILL_CLOCK = Path(__file__).with_name("still_clock")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here waits for a window or for a program of its own, which costs this process little."""
    for item in items:
        if item.path.is_relative_to(STILL_CLOCK.parent):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def installed() -> None:
    """LibreOffice and what is needed to watch it; where CI says it must be there, its absence is a failure."""
    missing = what_is_missing()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"not installed: {missing}")
    if missing:
        pytest.skip(f"not installed: {missing}")


@dataclass(frozen=True)
class Python:
    """The interpreter that the workbook finds: a script that a test may change or remove."""

    program: Path

    def works(self) -> None:
        self._script(f'PYTHONPATH="{STILL_CLOCK}" exec "{sys.executable}" "$@"')

    def has_no_packages(self) -> None:
        self._script(f'exec "{sys.executable}" -I -S "$@"')

    def answers(self, text: str) -> None:
        """Whatever is asked, it answers this: a text as ``printf`` takes it."""
        self._script(f'for answer; do :; done; printf "{text}" > "$answer"')

    def is_missing(self) -> None:
        self.program.unlink()

    def _script(self, line: str) -> None:
        self.program.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        self.program.chmod(0o755)


@pytest.fixture(scope="session")
def interpreter(tmp_path_factory: pytest.TempPathFactory) -> Python:
    python = Python(tmp_path_factory.mktemp("trăn & rắn") / "python")
    python.works()
    return python


@pytest.fixture
def python(interpreter: Python) -> Python:
    interpreter.works()
    return interpreter


@pytest.fixture(scope="session")
def screen(installed: None) -> Iterator[Screen]:
    screen = Screen.start()
    yield screen
    screen.stop()


@pytest.fixture(scope="session")
def kept_window(screen: Screen, interpreter: Python, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptOffice]:
    environment = {"XLSX_ADDIN_PYTHON": str(interpreter.program)}
    folder = tmp_path_factory.mktemp("window")
    kept = KeptOffice(lambda: Office(folder, screen=screen, environment=environment))
    yield kept
    kept.stop()


@pytest.fixture(scope="session")
def kept_headless(
    installed: None, interpreter: Python, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KeptOffice]:
    environment = {"XLSX_ADDIN_PYTHON": str(interpreter.program), "XLSX_ADDIN_QUIET": "1"}
    folder = tmp_path_factory.mktemp("headless")
    kept = KeptOffice(lambda: Office(folder, screen=None, environment=environment))
    yield kept
    kept.stop()


@pytest.fixture(scope="session")
def sample_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook built from its sources, filled with the sample."""
    path = tmp_path_factory.mktemp("sample") / "sample.xlsm"
    write_filled(path, sample())
    return path


@pytest.fixture
def command_line(python: Python, tmp_path: Path) -> CommandLine:
    return CommandLine(python.program, tmp_path)


@pytest.fixture(scope="session")
def appraised(
    kept_headless: KeptOffice, interpreter: Python, sample_workbook: Path, tmp_path_factory: pytest.TempPathFactory
) -> Appraised:
    """What the command line gives for the sample as LibreOffice reads it."""
    office = kept_headless.alive()
    office.open(sample_workbook)
    given = CommandLine(interpreter.program, tmp_path_factory.mktemp("appraised")).appraise(office)
    office.close()
    return given


@pytest.fixture
def workbook(sample_workbook: Path, tmp_path: Path) -> Path:
    """A clerk's copy, with all in its path that a path may have."""
    folder = tmp_path / "Thẩm định & kiểm tra 'đợt 1'"
    folder.mkdir()
    return Path(shutil.copy(sample_workbook, folder / "Sổ của 'xã' & phường.xlsm"))


@pytest.fixture
def window(kept_window: KeptOffice, python: Python, workbook: Path) -> Iterator[Office]:
    """The workbook, open in a window."""
    office = kept_window.alive()
    office.open(workbook)
    yield office
    office.close()


@pytest.fixture
def headless(kept_headless: KeptOffice, python: Python, workbook: Path) -> Iterator[Office]:
    """The workbook, open without a window; nothing shows a box."""
    office = kept_headless.alive()
    office.open(workbook)
    yield office
    office.close()
