"""The list of who is expected, in a workbook or a CSV file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from xlsx_addin.overview.counting.unit_list import ListedUnit, read_unit_list
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path


def test_a_workbook_with_codes_as_numbers_and_years(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Danh sách đơn vị"])
    book.active.append(["Mã", "Tên", "Thuộc", "Nhóm", "Năm"])
    book.active.append([12, "Chi bộ 12", "DU-LB", None, 2026])
    book.active.append(["CB-01", None, "DU-LB", "Vùng I", None])
    book.save(tmp_path / "a.xlsx")
    assert read_unit_list(tmp_path / "a.xlsx") == [
        ListedUnit("12", "Chi bộ 12", "DU-LB", "", 2026),
        ListedUnit("CB-01", "", "DU-LB", "Vùng I", None),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file_of_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    lines = [["Mã", "Tên", "Thuộc"], ["CB-01", '"Chi bộ, số 1"', "DU-LB"]]
    (tmp_path / "a.csv").write_text("\n".join(map(delimiter.join, lines)), encoding="utf-8-sig")
    assert read_unit_list(tmp_path / "a.csv") == [ListedUnit("CB-01", "Chi bộ, số 1", "DU-LB", "", None)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Mã,Tên,Thuộc\nA,,D\nA,,D", "ghi hai lần"),
        ("Mã,Tên,Thuộc\nA,,", "thiếu Mã hoặc Thuộc"),
        ("Mã,Tên,Thuộc,Năm\nA,,D,sau", "không phải là năm"),
        ("Mã,Tên\nA,B", "Thuộc"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(Refusal, match=sentence):
        read_unit_list(tmp_path / "a.csv")


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Mã,Tên,Thuộc\nA,Đội,D".encode("cp1258", "replace"))
    with pytest.raises(Refusal, match="UTF-8"):
        read_unit_list(tmp_path / "a.csv")
