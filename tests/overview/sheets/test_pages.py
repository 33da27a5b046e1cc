"""The pages as LibreOffice prints them: the first one alone, all of them one page wide, and the foot on each."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.exchange.sent import converted_by_libreoffice
from tests.overview.made import PROVISIONAL, SHEETS, overview, put, row, submission
from tests.printed_pages import PRINTING, page_texts

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = PRINTING


def printed(content: bytes, folder: Path) -> tuple[list[str], list[tuple[int, int]]]:
    """The text of every page, and the pages' sizes in points."""
    (folder / "toan_canh.xlsx").write_bytes(content)
    pdf = converted_by_libreoffice(folder / "toan_canh.xlsx", "pdf")
    information = subprocess.run(["pdfinfo", "-l", "999", str(pdf)], check=True, capture_output=True).stdout.decode()
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", information)
    return page_texts(pdf), [(round(float(width)), round(float(height))) for width, height in sizes]


@pytest.mark.parametrize("groups", [1, 10, 11, 100])
def test_every_sheet_prints_on_a4_one_page_wide_with_its_foot_on_each_page(tmp_path: Path, groups: int) -> None:
    for group in range(groups):
        sent = submission(
            [row(f"S{number}") for number in range(2)],
            sender_name=f"Chi bộ số {group}",
            recipient=f"DU-{group:03}",
            scale_confirmed=False,
        )
        put(tmp_path / "n", sent)
    pages, sizes = printed(overview(tmp_path / "n")[1], tmp_path)
    assert set(sizes) == {(842, 595)}
    assert [number for number, page in enumerate(pages, start=1) if PROVISIONAL not in page] == []
    feet = [re.findall(r"(\S.*\S) – trang (\d+)/(\d+)", page)[-1] for page in pages]
    sheets = [next(sheet for sheet in SHEETS if foot[0].endswith(sheet)) for foot in feet]
    assert list(dict.fromkeys(sheets)) == SHEETS
    assert sheets.count("Toàn cảnh") == 1
    assert [int(foot[1]) for foot in feet] == list(range(1, len(pages) + 1))
    # A sheet that is two pages wide would show its last column on a page of its own, without its first one.
    of_units = [page for sheet, page in zip(sheets, pages, strict=True) if sheet == "Đơn vị"]
    assert all("STT" in page and "Chờ" in page for page in of_units)
