"""Written workbooks as openpyxl and calamine read them: the same values, of the same kinds, at the same addresses."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.refusal import Refusal
from xlsx_addin.template.build import build
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.blocks import GENERAL, TEXT, CellLink, SheetBlock
from xlsx_addin.xlsx.book import Book
from xlsx_addin.xlsx.cells import DateSerial, ErrorValue, Formula, PercentNumber, SheetValues
from xlsx_addin.xlsx.writer import fill

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from xlsx_addin.xlsx.cells import CellValue

NOON_OF_15_DECEMBER_2026 = 46371.5


def filled(sheets: dict[str, SheetValues] | None = None, *blocks: SheetBlock, **more: Any) -> bytes:
    """Two sheets: a heading and styled columns on ``Bảng``, a text of its own on ``Bìa``; and what is filled in."""
    book = Book(font="Times New Roman", size=11)
    table = book.add_worksheet("Bảng")
    table.set_row(0, 30, book.add_format({"bold": True}))
    table.write_string(0, 0, "Mã", book.add_format({"bg_color": "#9B1C1C"}))
    table.write_string(2, 0, "gợi ý")
    table.set_column(0, 0, 20, book.add_format({"num_format": "@", "bg_color": "#FFF8E1"}))
    table.set_column(1, 1, 20, book.add_format({"num_format": "dd/mm/yyyy"}))
    book.add_worksheet("Bìa").write_string(0, 0, "PHIẾU GỬI")
    fill(book, sheets=sheets, blocks=blocks, **more)
    return book.content()


def values(cells: dict[tuple[int, int], CellValue | None], name: str = "Bảng") -> SheetValues:
    sheet = SheetValues(name)
    for (row, column), value in cells.items():
        sheet.set(row, column, value)
    return sheet


def written(path: Path, sheets: dict[str, SheetValues] | None = None, *blocks: SheetBlock, **more: Any) -> Worksheet:
    path.write_bytes(filled(sheets, *blocks, **more))
    sheet: Worksheet = openpyxl.load_workbook(path)["Bảng"]
    return sheet


def contents(sheet: Worksheet) -> dict[str, Any]:
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


def test_values_stand_at_their_own_addresses_and_keep_their_kinds(tmp_path: Path) -> None:
    sheet = written(
        tmp_path / "a.xlsx",
        {
            "Bảng": values(
                {
                    (1, 1): "mã",
                    (5, 1): "001",
                    (5, 2): DateSerial(46371),
                    (5, 3): 89.99999999999999,
                    (6, 3): True,
                    (6, 4): ErrorValue("#N/A"),
                    (7, 3): Formula.WITHOUT_VALUE,
                    (9, 2): DateSerial(NOON_OF_15_DECEMBER_2026),
                    (4000, 30): -0.5,
                }
            )
        },
    )
    assert contents(sheet) == {
        "A1": "mã",
        "A5": "001",
        "B5": datetime(2026, 12, 15),
        "C5": 89.99999999999999,
        "C6": True,
        "D6": "#N/A",
        "B9": datetime(2026, 12, 15, 12),
        "AD4000": -0.5,
    }
    assert sheet["D6"].data_type == "e"


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 263", "001", "3/5", "TRUE", "#N/A", "1e5", "'x", " a ", "a\nb", "<&>\"'"]
)
def test_a_text_stays_a_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    sheet = written(path, {"Bảng": values({(5, 1): text, (5, 3): text})})
    assert [(sheet[cell].value, sheet[cell].data_type) for cell in ("A5", "C5")] == [(text, "s")] * 2
    assert python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("Bảng").to_python() == [[text, "", text]]


@pytest.mark.parametrize(
    ("text", "is_kept"), [("=1+1", True), ("+84", True), ("-5", True), ("@a", True), ("a=", False)]
)
def test_a_text_that_looks_like_a_formula_stays_a_text_when_it_is_typed_again(
    tmp_path: Path, text: str, *, is_kept: bool
) -> None:
    sheet = written(tmp_path / "a.xlsx", {"Bảng": values({(5, 1): text, (5, 3): text})})
    assert [bool(sheet[cell].quotePrefix) for cell in ("A5", "C5")] == [is_kept] * 2
    assert sheet["A5"].fill.fgColor.rgb == "FFFFF8E1"


def test_letters_that_xml_cannot_hold_are_escaped_as_excel_does(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(path, {"Bảng": values({(5, 1): "a\x07b\r\n_x0041_\ud800"})})
    with zipfile.ZipFile(path) as archive:
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert '<t xml:space="preserve">a_x0007_b_x000D_\n_x005F_x0041__xD800_</t>' in texts


def test_a_date_looks_like_a_date_and_a_number_does_not(tmp_path: Path) -> None:
    sheet = written(
        tmp_path / "a.xlsx",
        {"Bảng": values({(5, 2): DateSerial(46371), (6, 2): 5.0, (5, 3): DateSerial(46371), (6, 3): DateSerial(0.25)})},
    )
    assert [sheet[cell].number_format for cell in ("B5", "B6", "C5", "C6")] == [
        "dd/mm/yyyy", "General", "dd/mm/yyyy", "dd/mm/yyyy hh:mm",
    ]  # fmt: skip


def test_a_percentage_stays_one(tmp_path: Path) -> None:
    sheet = written(tmp_path / "b.xlsx", {"Bảng": values({(2, 3): PercentNumber(0.9), (3, 3): 0.9})})
    assert [(sheet[cell].value, sheet[cell].number_format) for cell in ("C2", "C3")] == [
        (0.9, "0.00%"),
        (0.9, "General"),
    ]


def test_cells_take_the_looks_of_the_frame(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", {"Bảng": values({(1, 1): "mã", (1, 2): "x", (6, 1): "001"})})
    assert sheet["A1"].fill.fgColor.rgb == "FF9B1C1C"
    assert sheet["B1"].font.bold
    assert sheet.row_dimensions[1].height == 30
    assert (sheet["A6"].fill.fgColor.rgb, sheet["A6"].number_format) == ("FFFFF8E1", "@")


def test_a_sheet_that_is_given_shows_its_values_alone_and_another_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert contents(written(path, {"Bảng": values({(7, 2): "x"})})) == {"B7": "x"}
    assert contents(openpyxl.load_workbook(path)["Bìa"]) == {"A1": "PHIẾU GỬI"}
    assert contents(written(path)) == {"A1": "Mã", "A3": "gợi ý"}


def test_a_block_is_written_over_the_frame_and_clears_what_stands_below(tmp_path: Path) -> None:
    block = SheetBlock(
        "Bảng",
        1,
        1,
        [["Mã", "Ngày", "Điểm", "Ô"], ["=x", date(2026, 12, 15), Decimal("96.50"), CellLink("Bìa", "A1")]],
        [TEXT, "dd/mm/yyyy", "0.00", GENERAL],
        clear_below=True,
        head_rows=1,
    )
    sheet = written(tmp_path / "a.xlsx", None, block)
    assert contents(sheet) == {
        "A1": "Mã",
        "B1": "Ngày",
        "C1": "Điểm",
        "D1": "Ô",
        "A2": "=x",
        "B2": datetime(2026, 12, 15),
        "C2": 96.5,
        "D2": '=HYPERLINK("#\'Bìa\'!A1","A1")',
    }
    assert [cell.number_format for cell in sheet[2]] == ["@", "dd/mm/yyyy", "0.00", "General"]
    assert sheet["A1"].fill.fgColor.rgb == "FF9B1C1C"
    assert sheet["A2"].data_type == "s"


def test_a_link_shows_its_address_before_anything_is_calculated(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(path, None, SheetBlock("Bảng", 5, 1, [[CellLink("Bìa", "A1")]], [GENERAL], clear_below=True))
    assert openpyxl.load_workbook(path, data_only=True)["Bảng"]["A5"].value == "A1"


def test_a_block_may_say_how_high_its_rows_are_and_where_pages_start(tmp_path: Path) -> None:
    rows = [["Mã"], ["một"], ["hai"]]
    block = SheetBlock("Bảng", 1, 1, rows, [TEXT], clear_below=True, head_rows=1, pixels=[24, 41], page_starts=[3])
    sheet = written(tmp_path / "a.xlsx", None, block)
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3, 4)] == [30, 18, 30.75, None]
    assert [each.id for each in sheet.row_breaks.brk] == [2]
    assert sheet["A2"].fill.fgColor.rgb == "FFFFF8E1"


def test_a_block_without_clearing_leaves_what_stands_below(tmp_path: Path) -> None:
    below = values({(6, 1): "cũ", (7, 1): "cũ", (7, 2): "bên"})
    block = SheetBlock("Bảng", 6, 1, [["mới"]], [TEXT], clear_below=False)
    assert contents(written(tmp_path / "a.xlsx", {"Bảng": below}, block)) == {"A6": "mới", "A7": "cũ", "B7": "bên"}
    block = SheetBlock("Bảng", 6, 1, [[None]], [TEXT], clear_below=True)
    assert contents(written(tmp_path / "a.xlsx", {"Bảng": below}, block)) == {"B7": "bên"}


def test_a_moment_keeps_its_minutes_and_a_whole_number_its_format(tmp_path: Path) -> None:
    block = SheetBlock(
        "Bảng", 5, 1, [[datetime(2026, 12, 16, 14, 5), 3, True]], ["dd/mm/yyyy hh:mm", "0", GENERAL], clear_below=True
    )
    sheet = written(tmp_path / "a.xlsx", None, block)
    assert [cell.value for cell in sheet[5]] == [datetime(2026, 12, 16, 14, 5), 3, True]
    assert [cell.number_format for cell in sheet[5]] == ["dd/mm/yyyy hh:mm", "0", "General"]


def test_equal_values_of_different_kinds_in_one_column_are_told_apart(tmp_path: Path) -> None:
    kinds: list[CellValue] = [1.0, True, DateSerial(1.0), 0.0, False, -0.0]
    path = tmp_path / "a.xlsx"
    written(path, {"Bảng": values({(5 + index, 3): value for index, value in enumerate(kinds)})})
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert [cell.partition("<v>")[2].partition("<")[0] for cell in xml.split('<c r="C')[1:]] == [
        "1", "1", "1", "0", "0", "-0",
    ]  # fmt: skip
    assert [' t="b"' in cell for cell in xml.split('<c r="C')[1:]] == [False, True, False, False, True, False]


def test_many_rows_are_written(tmp_path: Path) -> None:
    rows = range(2, 1050)
    path = tmp_path / "a.xlsx"
    written(path, {"Bảng": values({(row, column): float(row * column) for row in rows for column in (1, 3)})})
    read = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("Bảng").to_python()
    assert read == [[row, "", 3 * row] for row in rows]


def test_the_dimension_covers_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(path, {"Bảng": values({(70, 5): "x"})})
    assert openpyxl.load_workbook(path, read_only=True)["Bảng"].calculate_dimension() == "A1:E70"


CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False, width=64),
)


@given(st.dictionaries(st.tuples(st.integers(1, 40), st.integers(1, 6)), CELLS, max_size=60))
def test_whatever_is_written_is_read_again(cells: dict[tuple[int, int], CellValue]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(filled({"Bảng": values(dict(cells))})))["Bảng"]
    read = {
        (cell.row, cell.column): (type(cell.value) if isinstance(cell.value, (str, bool)) else float, cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert read == {place: (type(value), value) for place, value in cells.items()}


def test_a_text_too_long_for_excel_is_refused_with_its_cell(tmp_path: Path) -> None:
    longest = values({(5, 1): "ầ" * 32767})
    assert written(tmp_path / "a.xlsx", {"Bảng": longest})["A5"].value == "ầ" * 32767
    with pytest.raises(Refusal, match=r"Trang tính Bảng có một ô dài quá 32\.767 chữ: ô C7, bắt đầu bằng “ầầầ"):
        filled({"Bảng": values({(7, 3): "ầ" * 32768})})
    with pytest.raises(Refusal, match="ô C7"):
        filled({"Bảng": values({(7, 3): "😀" * 16384})})


def test_a_sheet_that_the_book_lacks_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no sheet 'Khác'"):
        filled({"Khác": values({(1, 1): "x"}, "Khác")})


def test_additions_are_written_over_what_was_drawn(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", additions={"Bảng": values({(3, 1): "001", (4, 1): "002"})})
    assert contents(sheet) == {"A1": "Mã", "A3": "001", "A4": "002"}


@pytest.mark.parametrize("text", ["<r></r>", "<r><t>x</t></r>", "<r>a & <b</r>"])
def test_a_text_that_looks_like_formatted_text_stays_a_text(tmp_path: Path, text: str) -> None:
    assert contents(written(tmp_path / "a.xlsx", {"Bảng": values({(5, 1): text})})) == {"A5": text}
    sheet = written(tmp_path / "a.xlsx", None, SheetBlock("Bảng", 1, 1, [[text]], [TEXT], clear_below=True))
    assert contents(sheet) == {"A1": text}


def test_a_cell_in_the_last_corner_costs_nothing_but_itself() -> None:
    content = filled({"Bảng": values({(5, 1): "001", (1_048_576, 16_384): "x"})})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<row r="(\d+)"', xml) == ["1", "3", "5", "1048576"]
    assert re.findall(r'<c r="([A-Z]+\d+)"', xml) == ["A1", "A3", "A5", "XFD1048576"]


def test_the_same_content_gives_the_same_bytes() -> None:
    subjects = values({(4, 1): "Mã", (5, 1): "PNV", (5, 13): DateSerial(46370)}, layout.SUBJECTS)
    first, second = (build(macros=False, sheets={layout.SUBJECTS: subjects}) for _ in range(2))
    assert first == second


def test_the_template_filled_keeps_its_checks_its_chart_and_its_names() -> None:
    filled_template = build(macros=False, sheets={layout.SUBJECTS: values({(5, 1): "PNV"}, layout.SUBJECTS)})
    book = openpyxl.load_workbook(io.BytesIO(filled_template))
    empty = openpyxl.load_workbook(io.BytesIO(build(macros=False)))
    assert book[layout.SUBJECTS]["A5"].value == "PNV"
    assert set(book.defined_names) == set(empty.defined_names)
    for sheet in book:
        assert sheet.data_validations.count == empty[sheet.title].data_validations.count
        assert len(sheet._charts) == len(empty[sheet.title]._charts)
        assert sheet.protection.sheet == empty[sheet.title].protection.sheet
