"""Stands in for the command line program: doubles one number. Copied as ``xlsx_addin/__main__.py`` by the tests."""

import sys
from pathlib import Path

import openpyxl
import xlsxwriter

_, command, copy, _, result, _, status = sys.argv
source = openpyxl.load_workbook(copy)
number = source["Điểm"]["B6"].value
if number < 0:
    Path(status).write_text("LOI\nĐiểm ở ô B6 nhỏ hơn 0. Mời sửa rồi bấm lại.\n", encoding="utf-8")
    sys.exit(2)
log = [[cell.value for cell in row] for row in source["Nhật ký"].iter_rows(min_row=6)]
with xlsxwriter.Workbook(result) as workbook:
    sheets = {name: workbook.add_worksheet(name) for name in ("Thẩm định", "Kết quả", "Lỗi", "Nhật ký")}
    for name in ("Kết quả", "Lỗi", "Nhật ký"):
        sheets[name].write_string("A1", f"{name.upper()} MỚI")
        sheets[name].write_row("A5", ["STT", "Mức", "Trang tính", "Ô"])
    sheets["Kết quả"].write_row("A6", [1, "Đủ điều kiện", number * 2])
    sheets["Kết quả"].write_string("D6", "=1+1")
    sheets["Kết quả"].write_string("E6", "001")
    sheets["Lỗi"].write_row("A6", [1, "Lỗi", "Đơn vị"])
    sheets["Lỗi"].write_formula("D6", '=HYPERLINK("#\'Đơn vị\'!F12","F12")', None, "F12")
    for row, line in enumerate([*log, [len(log) + 1, "chạy"]], 5):
        sheets["Nhật ký"].write_row(row, 0, line)
    sheets["Thẩm định"].write_row("D3", ["Tổng hợp", number * 2])
    sheets["Thẩm định"].write_string("D4", "Kết quả khớp với dữ liệu.")
    workbook.define_name("TongHop", "='Thẩm định'!$D$3:$G$10")
Path(status).write_text("OK\nĐã thẩm định 1 đối tượng.\n", encoding="utf-8")
