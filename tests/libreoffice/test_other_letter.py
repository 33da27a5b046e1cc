"""A workbook of a made-up letter in LibreOffice: the button gives what its letter makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.letters import SECOND
from tests.letters.books import typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.libreoffice.conftest import Python
    from tests.libreoffice.office import KeptOffice, Office

FITS = "Kết quả đúng với dữ liệu hiện tại."


@pytest.fixture
def second(kept_headless: KeptOffice, python: Python, tmp_path: Path) -> Iterator[Office]:
    """The second letter's workbook, open without a window, its letter in the folder beside it."""
    office = kept_headless.alive()
    office.open(typed(tmp_path / "Sổ & thư" / "Sổ.xlsm", SECOND))
    yield office
    office.close()


def test_the_button_gives_what_the_letter_makes_of_its_workbook(second: Office) -> None:
    second.ask("run", macro="NutBam.ThamDinh")
    assert second.status().endswith(FITS)
    head, *rows = [row for row in second.rows("Kết quả") if len(row) > 1][-7:]
    places = [head.index(heading) for heading in ("Mã", "Kết luận", "Điểm", "Xếp loại")]
    assert [tuple(row[place] if place < len(row) else "" for place in places) for row in rows] == [
        ("A", "Đủ điều kiện về mô hình", 97.5, "Vàng"),
        ("B", "Không thẩm định: gửi báo cáo quá hạn", "", ""),
        ("C", "Đủ điều kiện về mô hình", 80.5, "Bạc"),
        ("D", "Có căn cứ thay thế", "", ""),
        ("E", "Không thuộc diện thẩm định", "", ""),
        ("F", "Chờ thẩm định", "", ""),
    ]
