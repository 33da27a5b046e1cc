"""A small workbook with the sheets and names that the macros count on, and every macro of the template in it."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import xlsxwriter

from xlsx_addin.template.vba_project import macro_project

MACROS = Path(__file__).parents[2] / "macros"
CODE_NAMES = {
    "Thẩm định": "TrangThamDinh",
    "Đơn vị": "TrangDonVi",
    "Tiêu chí": "TrangTieuChi",
    "Điểm": "TrangDiem",
    "Kết quả": "TrangKetQua",
    "Lỗi": "TrangLoi",
    "Nhật ký": "TrangNhatKy",
    "xlwings.conf": "TrangCauHinh",
}
BUTTONS = {"Thẩm định": "ThamDinh", "Gửi cấp trên": "GuiCapTren", "Kiểm tra máy": "KiemTraMay"}
SETTINGS = ("Nam", "Cap", "MaDonVi", "TenDonVi", "HuongDan", "ThangDiem", "TinhCaNgayHan")


def write_small_workbook(path: Path) -> Path:
    """Write the workbook; on ``Điểm``, B6 is the one number that its results depend on."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"created": datetime(2026, 1, 1)})
        workbook.set_vba_name("ThisWorkbook")
        workbook.add_vba_project(io.BytesIO(macro_project(MACROS, sheets=list(CODE_NAMES.values()))), True)
        sheets = {}
        for name, code_name in CODE_NAMES.items():
            sheets[name] = workbook.add_worksheet(name)
            sheets[name].set_vba_name(code_name)
        console = sheets["Thẩm định"]
        console.set_column("A:H", 18)
        for row, name in enumerate(SETTINGS, 3):
            console.write_string(row - 1, 0, name)
            console.write_blank(row - 1, 1, None, workbook.add_format({"locked": False, "bg_color": "#FFF2CC"}))
            workbook.define_name(name, f"='Thẩm định'!$B${row}")
        workbook.define_name("TrangThai", "='Thẩm định'!$D$4")
        workbook.define_name("TongHop", "='Thẩm định'!$D$3:$G$10")
        for row, (caption, macro) in enumerate(BUTTONS.items()):
            console.insert_button(11 + 3 * row, 0, {"caption": caption, "macro": macro, "width": 150, "height": 40})
        sheets["Điểm"].write_row("A5", ["Mã", "C1"])
        sheets["Điểm"].write_row("A6", ["DV01", 21])
        for name in ("Kết quả", "Lỗi", "Nhật ký"):
            sheets[name].write("A1", name)
            sheets[name].write_row("A5", ["STT", "Mức", "Trang tính", "Ô"])
            sheets[name].protect()
        sheets["Lỗi"].write_row("A6", [1, "cũ", "cũ", "cũ"])
        sheets["Lỗi"].write_row("A7", [2, "cũ", "cũ", "cũ"])
        console.protect()
        sheets["xlwings.conf"].hide()
    return path
