"""The pictures of the README: ``SCREENSHOTS=docs pytest tests/libreoffice/test_pictures.py`` takes them anew."""

from __future__ import annotations

import os
import struct
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from xlsx_addin.cli.appraisal import OUTPUT_NAME
from xlsx_addin.cli.main import main

if TYPE_CHECKING:
    from tests.libreoffice.office import Office

SECONDS_TO_DRAW = 0.7
MOMENT = datetime(2026, 12, 22, 14, 5)


class Picture(NamedTuple):
    """What is shown: a sheet, where its cursor is, a cell for the mouse that nothing stands in, and how large."""

    sheet: str
    cursor: str
    empty_cell: str
    width: int
    height: int
    percent: int


# On the console the cursor is in a column that is only a margin. All of its width is in a window of 1366 pixels.
CONSOLE = Picture("Thẩm định", "A1", "I35", 1366, 768, 100)
# Rows are as high as their text needs at 100 %.
RESULTS = Picture("Kết quả", "A5", "M6", 1400, 710, 100)
PROBLEMS = Picture("Lỗi", "A5", "G13", 1370, 420, 100)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the pictures go: the folder SCREENSHOTS where that is set."""
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def take(office: Office, picture: Picture, path: Path) -> bytes:
    """Take a picture; returns its content."""
    assert office.screen is not None
    # A button that was pressed is drawn as pressed until its sheet is shown again.
    office.ask("select", sheet="Hướng dẫn", cell="A1")
    office.ask("select", sheet=picture.sheet, cell="A1")
    office.ask("show_only_the_sheet", width=picture.width, height=picture.height, percent=picture.percent)
    time.sleep(SECONDS_TO_DRAW)
    across, down = office.ask("place_of_cell", cell=picture.empty_cell)
    office.screen.point_and_type("mousemove", across, down, "click", 1)
    office.ask("select", sheet=picture.sheet, cell=picture.cursor)
    time.sleep(SECONDS_TO_DRAW)
    office.screen.picture(path)
    content = path.read_bytes()
    assert struct.unpack(">II", content[16:24]) == (picture.width, picture.height)
    return content


def test_the_pictures_of_the_readme(
    window: Office, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = take(window, CONSOLE, folder / "before.png")
    window.click("Thẩm định")
    window.box()
    window.confirm()
    after = take(window, CONSOLE, folder / "console.png")
    assert after != before
    monkeypatch.setattr("xlsx_addin.jobs.appraise.now", lambda: MOMENT)
    main(["demo", str(tmp_path)])
    window.close()
    window.open(tmp_path / OUTPUT_NAME)
    take(window, RESULTS, folder / "results.png")
    take(window, PROBLEMS, folder / "problems.png")
