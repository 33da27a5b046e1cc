"""The pages as LibreOffice prints them: the first one alone, all of them one page wide, and the foot on each."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.exchange.sent import saved_by_libreoffice
from tests.overview.made import PROVISIONAL, SHEETS, overview, put, row, submission
from tests.printed_pages import PRINTING, page_texts

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = PRINTING


GROUPS = (1, 10, 11, 100)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an overview of each number of groups as PDF: the program that prints starts once."""
    folder = tmp_path_factory.mktemp("printed")
    for groups in GROUPS:
        for group in range(groups):
            sent = submission(
                [row(f"S{number}") for number in range(2)],
                sender_name=f"Chi bộ số {group}",
                recipient=f"DU-{group:03}",
                scale_confirmed=False,
            )
            put(folder / f"n{groups}", sent)
        (folder / f"{groups}.xlsx").write_bytes(overview(folder / f"n{groups}")[1])
    return saved_by_libreoffice([folder / f"{groups}.xlsx" for groups in GROUPS], "pdf")


def sizes_of(pdf: Path) -> set[tuple[int, int]]:
    """The pages' sizes in points."""
    information = subprocess.run(["pdfinfo", "-l", "999", str(pdf)], check=True, capture_output=True).stdout.decode()
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", information)
    return {(round(float(width)), round(float(height))) for width, height in sizes}


@pytest.mark.parametrize("groups", GROUPS)
def test_every_sheet_prints_on_a4_one_page_wide_with_its_foot_on_each_page(printed: Path, groups: int) -> None:
    pages = page_texts(printed / f"{groups}.pdf")
    assert sizes_of(printed / f"{groups}.pdf") == {(842, 595)}
    assert [number for number, page in enumerate(pages, start=1) if PROVISIONAL not in page] == []
    feet = [re.findall(r"(\S.*\S) – trang (\d+)/(\d+)", page)[-1] for page in pages]
    sheets = [next(sheet for sheet in SHEETS if foot[0].endswith(sheet)) for foot in feet]
    assert list(dict.fromkeys(sheets)) == SHEETS
    assert sheets.count("Toàn cảnh") == 1
    assert [int(foot[1]) for foot in feet] == list(range(1, len(pages) + 1))
    # A sheet that is two pages wide would show its last column on a page of its own, without its first one.
    of_units = [page for sheet, page in zip(sheets, pages, strict=True) if sheet == "Đơn vị"]
    assert all("STT" in page and "Chờ" in page for page in of_units)
