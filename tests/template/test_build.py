"""The template as other programs see it: shape, checks, protection, pages; and the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

import xlsx_addin
from tests import grades
from tests.template.vba_checks import read_project
from xlsx_addin.guidance import load
from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.template import design, papers_sheet
from xlsx_addin.template.book import built
from xlsx_addin.template.build import SHEET_CODE_NAMES, SHEETS, build
from xlsx_addin.template.console_sheet import BUTTONS
from xlsx_addin.template.first_steps import step_cells
from xlsx_addin.template.headings import heading_lines
from xlsx_addin.template.manual_sheet import readable
from xlsx_addin.template.papers_sheet import preview_cells
from xlsx_addin.template.placed_columns import TableOptions, column_pixels, placed_columns
from xlsx_addin.template.print_setup import FULL, LANDSCAPE_PIXELS, PORTRAIT_PIXELS
from xlsx_addin.template.tables import add_table
from xlsx_addin.template.validation import CHOICES_SHEET
from xlsx_addin.words import console as console_words
from xlsx_addin.words import manual as manual_words
from xlsx_addin.words import sheets as sheet_words
from xlsx_addin.workbook import console, layout
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook.console_places import COLUMN_PIXELS
from xlsx_addin.workbook.headings import Arrangement, template_arrangement
from xlsx_addin.workbook.layout import Content
from xlsx_addin.workbook.result_legend import default_legend, longest_legend
from xlsx_addin.workbook.setting_places import (
    LABEL_COLUMN,
    PAPERS,
    PAPERS_ROOM,
    VALUE_COLUMN,
    parts,
    place_of,
    setting_places,
    settings_blocks,
)
from xlsx_addin.workbook.text_width import CELL_PADDING, line_count, line_pixels, text_pixels
from xlsx_addin.xlsx.cells import DateSerial, SheetValues, address

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

A4_SHORT_INCHES = 8.27
INDENT_PIXELS, ARROW_PIXELS = 9, 25
CRITERIA = ("C1", "C2", "C3")
TABLES = list(layout.COLUMNS)
TOOL_TABLES = [name for name in TABLES if name not in layout.CLERK_SHEETS]
INPUT_COLOUR = "FF" + design.INPUT.removeprefix("#")

PROVISIONAL = sheet_words.PROVISIONAL.format(**drawn_letter_words())
PROVISIONAL_SCALE = sheet_words.PROVISIONAL_SCALE.format(**drawn_letter_words())


def opened(content: bytes, *, data_only: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), keep_vba=True, data_only=data_only)


@pytest.fixture(scope="module")
def template_bytes() -> bytes:
    return build(macros=True)


@pytest.fixture(scope="module")
def template(template_bytes: bytes) -> Workbook:
    return opened(template_bytes)


def headings(sheet: Worksheet, row: int = layout.HEADING_ROW) -> list[str]:
    return [cell.value for cell in sheet[row] if cell.value is not None]


def checks(sheet: Worksheet, cell: str) -> list[Any]:
    return [check for check in sheet.data_validations.dataValidation if cell in check.sqref]


def named_cells(book: Workbook, name: str) -> tuple[str, str]:
    [(sheet, cells)] = book.defined_names[name].destinations
    return sheet, cells


def data_style(sheet: Worksheet, column: int) -> Any:
    """The style of a whole column; openpyxl keeps neighbours that look alike under the first one's letter."""
    [style] = [each for each in sheet.column_dimensions.values() if each.min <= column <= each.max]
    return style


def is_input(cell: Any) -> bool:
    return bool(cell.fill.fgColor.rgb == INPUT_COLOUR)


@pytest.mark.parametrize("macros", [False, True])
def test_two_builds_are_the_same_bytes(*, macros: bool) -> None:
    assert build(macros=macros) == build(macros=macros)


def test_the_template_in_the_repository_is_what_its_sources_make(template_bytes: bytes) -> None:
    committed = (Path(__file__).parents[2] / "workbook_template.xlsm").read_bytes()
    if committed != template_bytes:
        pytest.fail(
            "workbook_template.xlsm is not what its sources make. Run this and commit the result:\n"
            "    xlsx-addin build-template workbook_template.xlsm\n"
            "Different parts: " + ", ".join(different_parts(committed, template_bytes))
        )


def different_parts(one: bytes, other: bytes) -> list[str]:
    """Names of the parts of a package that differ, or that only one of the two has."""
    contents = []
    for content in (one, other):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            contents.append({name: archive.read(name) for name in archive.namelist()})
    left, right = contents
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def test_the_parts_are_compressed_and_carry_no_clock(template_bytes: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(template_bytes)) as archive:
        parts = archive.infolist()
    assert {part.compress_type for part in parts} == {zipfile.ZIP_DEFLATED}
    assert {part.date_time for part in parts} == {(1980, 1, 1, 0, 0, 0)}


def test_a_sheet_that_waits_for_its_first_row_is_hidden_until_then() -> None:
    """What stands above the headings is no row."""
    filled, headed = SheetValues("Tiến độ"), SheetValues("Sai khác")
    filled.set(5, 1, 1.0)
    headed.set(1, 1, "NỘI DUNG KHÁC NHAU")
    content = build(macros=False, additions={"Tiến độ": filled, "Sai khác": headed})
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [book[name].sheet_state for name in ("Nhật ký", "Tiến độ", "Sai khác")] == ["hidden", "visible", "hidden"]


def test_the_sheets_stand_in_the_order_of_the_specification(template: Workbook) -> None:
    assert template.sheetnames[:8] == [
        "Thẩm định", "Đơn vị", "Tiêu chí", "Điểm", "Kết quả", "Lỗi", "Nhật ký", "Hướng dẫn",
    ]  # fmt: skip
    assert template.sheetnames[8:] == [
        "Xếp hạng", "Đầu mối", "Tiến độ", "Sai khác", "Kết quả cấp trên", "Văn bản", "Thành phần", "Danh mục",
        "xlwings.conf",
    ]  # fmt: skip
    hidden = [name for name in template.sheetnames if template[name].sheet_state == "hidden"]
    assert hidden == ["Nhật ký", "Tiến độ", "Sai khác", "Kết quả cấp trên", "Danh mục", "xlwings.conf"]
    assert template.active.title == "Thẩm định"


@pytest.mark.parametrize("name", TABLES)
def test_headings_are_those_of_the_layout(template: Workbook, name: str) -> None:
    expected = [column.heading for column in layout.COLUMNS[name]]
    if name == layout.SCORES:
        expected[3:3] = CRITERIA
    assert headings(template[name]) == expected


def test_nothing_is_a_formula_but_links_the_last_run_steps_the_preview_and_the_head_of_the_scores(
    template: Workbook,
) -> None:
    assert [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in template
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        and not (sheet.title == "Thẩm định" and cell.value.startswith(("=HYPERLINK(", "=TrangThai", "=$N$6&")))
        and not (sheet.title == "Thẩm định" and (cell.row, cell.column) in step_cells())
        and not (sheet.title == "Văn bản" and (cell.row, cell.column) in preview_cells() | {(1, 9)})
        and not (sheet.title == "Điểm" and cell.row < layout.HEADING_ROW)
    ] == []


def test_the_version_is_kept_in_a_name(template: Workbook) -> None:
    assert template.defined_names["PhienBan"].value == f'"{xlsx_addin.__version__}"'


@pytest.mark.parametrize("setting", layout.SETTINGS, ids=lambda setting: setting.name)
def test_a_settings_name_leads_to_the_cell_right_of_its_label(template: Workbook, setting: layout.Setting) -> None:
    sheet, cell = named_cells(template, setting.name)
    value = template[sheet][cell.replace("$", "")]
    place = place_of(setting.name)
    assert (sheet, value.coordinate) == (place.sheet, place.cell)
    assert template[sheet].cell(value.row, value.column - 1).value == setting.label
    assert not value.protection.locked
    assert is_input(value)


def test_what_the_tool_writes_on_the_console_is_one_rectangle_apart_from_the_settings(template: Workbook) -> None:
    sheet = template["Thẩm định"]
    rectangle = {cell.coordinate for row in sheet[named_cells(template, "TongHop")[1].replace("$", "")] for cell in row}
    block = console.first_console_block()
    assert rectangle == {
        address(row, column)
        for row in range(block.row, block.last_row + 1)
        for column in range(block.column, block.last_column + 1)
    }
    assert rectangle.isdisjoint(place.cell for place in setting_places() if place.sheet == "Thẩm định")
    assert named_cells(template, "TrangThai")[1].replace("$", "") in rectangle


@pytest.mark.parametrize("name", ["Thẩm định", "Văn bản"])
def test_input_colour_and_unlocked_cells_are_the_same_cells_as_those_of_the_settings(
    template: Workbook, name: str
) -> None:
    cells = [cell for row in template[name].iter_rows() for cell in row]
    places_here = [place for place in setting_places() if place.sheet == name]
    settings = {address(row, VALUE_COLUMN) for place in places_here for row in range(place.row, place.row + place.rows)}
    assert {cell.coordinate for cell in cells if is_input(cell)} == {place.cell for place in places_here}
    assert {cell.coordinate for cell in cells if not cell.protection.locked} == settings


@pytest.mark.parametrize("name", ["Đơn vị", "Điểm", "Đầu mối"])
def test_the_clerk_types_into_input_coloured_columns_below_the_headings(template: Workbook, name: str) -> None:
    sheet = template[name]
    for cell in sheet[layout.HEADING_ROW]:
        column = data_style(sheet, cell.column)
        assert not column.protection.locked
        assert is_input(column)
        assert not is_input(cell)
    for row in range(1, layout.HEADING_ROW + 1):
        assert sheet.row_dimensions[row].fill.fgColor.rgb != INPUT_COLOUR
    assert not sheet.protection.sheet


@pytest.mark.parametrize("name", [*TOOL_TABLES, "Thẩm định", "Hướng dẫn"])
def test_tool_sheets_are_protected_without_a_password(template: Workbook, name: str) -> None:
    protection = template[name].protection
    assert protection.sheet
    assert protection.password is None
    assert not protection.selectLockedCells
    if name in TOOL_TABLES:
        # In the file these say what is forbidden.
        assert (protection.autoFilter, protection.formatColumns, protection.formatRows) == (False, False, False)


def test_on_tool_sheets_the_clerk_types_into_two_columns(template: Workbook) -> None:
    unlocked = {
        (name, cell.value)
        for name in TOOL_TABLES
        for cell in template[name][layout.HEADING_ROW]
        if not data_style(template[name], cell.column).protection.locked
    }
    typed = {("Tiến độ", "Mã đối chiếu"), ("Sai khác", "Đã xử lý"), ("Sai khác", "Lấy giá trị bên gửi")}
    assert unlocked == typed


def columns_with_help() -> list[tuple[str, str, layout.Column]]:
    options = TableOptions(criteria=CRITERIA)
    return [
        (name, address(layout.FIRST_ROW, placed.number), placed.column)
        for name in layout.CLERK_SHEETS
        for placed in placed_columns(name, template_arrangement(name, CRITERIA), options)
        if placed.column.help
    ]


@pytest.mark.parametrize(("name", "cell", "column"), columns_with_help())
def test_selecting_a_cell_shows_the_help_of_its_column(
    template: Workbook, name: str, cell: str, column: layout.Column
) -> None:
    [check] = checks(template[name], cell)
    assert check.prompt == column.help.format(**drawn_letter_words())
    assert check.promptTitle == column.heading[:32]
    if column.choices:
        assert (check.type, check.errorStyle or "stop") == ("list", "stop")
        sheet, cells = named_cells(template, check.formula1)
        assert sheet == CHOICES_SHEET
        listed = template[sheet][cells.replace("$", "")]
        assert tuple(row[0].value for row in listed) == column.choices
    if column.content in (layout.Content.DATE, layout.Content.MOMENT):
        # a text that names a day, or a number between 01/01/2020 and 31/12/2099
        day = f'SUBSTITUTE(LEFT({cell},2),"/","")'
        month = f'SUBSTITUTE(MID({cell},LEN({cell})-6,2),"/","")'
        named = f"DAY(DATE(RIGHT({cell},4),{month},{day}))={day}+0"
        expected = f"IF(ISTEXT({cell}),{named},AND({cell}>=43831,{cell}<=73050))"
        assert (check.type, check.formula1) == ("custom", expected)


def test_every_message_fits_what_excel_allows(template: Workbook) -> None:
    for sheet in template:
        for check in sheet.data_validations.dataValidation:
            assert 0 < len(check.promptTitle) <= 32
            assert 0 < len(check.prompt) <= 255
            assert len(check.errorTitle or "") <= 32
            assert len(check.error or "") <= 225


def test_checks_reach_as_many_rows_as_the_template_promises(template: Workbook) -> None:
    last = layout.HEADING_ROW + layout.TEMPLATE_ROWS
    assert checks(template["Đơn vị"], f"A{last}")
    assert not checks(template["Đơn vị"], f"A{last + 1}")
    assert checks(template["Điểm"], f"D{layout.HEADING_ROW + 3 * layout.TEMPLATE_ROWS}")


def test_a_score_is_checked_against_the_maximum_of_its_criterion(template: Workbook) -> None:
    [check] = checks(template["Điểm"], "E5")
    assert (check.type, check.operator, check.formula1) == ("decimal", None, "0")  # None: between
    assert check.formula2 == "IFERROR(INDEX(DiemToiDa,MATCH(E$4,MaTieuChi,0)),1000)"
    assert named_cells(template, "MaTieuChi") == ("Tiêu chí", "$A$5:$A$24")
    assert named_cells(template, "DiemToiDa") == ("Tiêu chí", "$D$5:$D$24")


def test_a_code_on_the_score_sheets_is_offered_from_the_subjects_and_another_one_may_stay(template: Workbook) -> None:
    [check] = checks(template["Điểm"], "A5")
    assert (check.type, check.formula1, check.errorStyle) == ("list", "DanhSachMa", "warning")
    assert "'Đơn vị'!$A$5:$A$2004" in template.defined_names["DanhSachMa"].value


def test_the_scale_is_the_proposed_one_and_says_that_it_is_provisional(template: Workbook) -> None:
    sheet = template["Tiêu chí"]
    scale = load().scale(2026)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=8, max_col=11)]
    assert [row[:6] for row in rows[:3]] == [
        [criterion.code, criterion.content, criterion.applies.value, criterion.maximum, None, criterion.bands]
        for criterion in scale.criteria
    ]
    assert [row[8:] for row in rows] == [
        ["Tốt", 90, "Có"],
        ["Khá", 70, "Có"],
        ["Đạt", 50, "Không"],
        ["Không đạt", 0, "Không"],
    ]
    assert sheet["A2"].value == PROVISIONAL_SCALE


@pytest.mark.parametrize("name", ["Đơn vị", "Tiêu chí", "Điểm", "Kết quả", "Lỗi", "Xếp hạng", "Kết quả cấp trên"])
def test_every_printed_page_says_that_the_scale_is_provisional_until_it_is_compared(
    template: Workbook, name: str
) -> None:
    sheet = template[name]
    above = [cell for row in sheet.iter_rows(max_row=3) for cell in row]
    [cell] = [cell for cell in above if cell.value in (PROVISIONAL, PROVISIONAL_SCALE)]
    first, last = map(int, sheet.print_title_rows.replace("$", "").split(":"))
    assert first <= cell.row < last == 4
    [hiding] = [
        rule
        for cells, rules in sheet.conditional_formatting._cf_rules.items()
        for rule in rules
        if cell.coordinate in cells.sqref and "ThangDiem" in rule.formula[0]
    ]
    assert hiding.formula == ['ThangDiem="Đã đối chiếu"']


def test_a_written_file_says_it_at_the_foot_of_every_page_too() -> None:
    for sheet in opened(build(macros=False, provisional_foot=True)):
        if sheet.sheet_state == "visible" and sheet.title != "Hướng dẫn":
            assert sheet.oddFooter.left.text == PROVISIONAL


@pytest.mark.parametrize("name", SHEETS)
def test_pages_are_a4_with_a_page_number(template: Workbook, name: str) -> None:
    sheet = template[name]
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.oddFooter.right.text == "&A – trang &P/&N"
    assert not sheet.HeaderFooter.scaleWithDoc


@pytest.mark.parametrize("name", TABLES)
def test_no_printed_type_is_smaller_than_nine_points(template: Workbook, name: str) -> None:
    sheet = template[name]
    options = TableOptions(criteria=CRITERIA)
    arrangement = template_arrangement(name, CRITERIA)
    columns = placed_columns(name, arrangement, options)
    beside = sum(placed.pixels for placed in columns if placed.column.is_beside)
    width = sum(column_pixels(name, arrangement, columns)) - beside
    if sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage:
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
        page = LANDSCAPE_PIXELS if sheet.page_setup.orientation == "landscape" else PORTRAIT_PIXELS
        scale = min(1.0, page * FULL / width)
    else:
        scale = int(sheet.page_setup.scale) / 100
    assert scale * design.TABLE_SIZE >= design.SMALLEST_PRINTED


def test_a_wide_table_is_printed_in_parts_that_say_which_and_repeat_code_and_name(
    template: Workbook, template_bytes: bytes
) -> None:
    sheet = template["Đơn vị"]
    arrangement = template_arrangement("Đơn vị")
    widths = column_pixels("Đơn vị", arrangement, placed_columns("Đơn vị", arrangement, TableOptions()))
    edges = [2, *(page_break.id for page_break in sheet.col_breaks.brk), len(widths)]
    pages = [sum(widths[:2]) + sum(widths[first:last]) for first, last in pairwise(edges)]
    assert sheet.print_title_cols == "$A:$B"
    assert max(pages) * int(sheet.page_setup.scale) / 100 <= LANDSCAPE_PIXELS * FULL
    assert min(pages) > max(pages) / 2
    parts = [(heading_at(sheet, first), *text.split(": ")) for first, text in boxes(template_bytes, "Đơn vị")]
    assert [number for _, number, _ in parts] == [f"Phần {part}/{len(parts)}" for part in range(1, len(parts) + 1)]
    assert {name: heading for heading, _, name in reversed(parts)} == {
        "đối tượng và đăng ký": "Loại đối tượng",
        "mô hình và báo cáo": "Tên mô hình",
        "tự chấm, khen thưởng và căn cứ": "Đề nghị khen thưởng",
        "gửi quá hạn, tình trạng hồ sơ": "Chấp nhận quá hạn",
        "chức vụ và quyết định": "Chức vụ",
    }
    assert [first for first, _ in boxes(template_bytes, "Đơn vị")] == edges[:-1]


@pytest.mark.parametrize("name", [name for name in TABLES if name != "Đơn vị"])
def test_every_other_table_is_one_page_wide(template: Workbook, name: str) -> None:
    """A sheet without rows is then one page, and not several of headings alone. Counted pages are never fitted."""
    assert bool(template[name].sheet_properties.pageSetUpPr.fitToPage) == (name != "Xếp hạng")
    assert not template[name].col_breaks.brk


def heading_at(sheet: Worksheet, column: int) -> Any:
    return sheet.cell(layout.HEADING_ROW, column + 1).value


def boxes(content: bytes, name: str) -> list[tuple[int, str]]:
    """The text boxes of a sheet in the first row: the column, from 0, where each begins, and its text."""
    number = SHEETS.index(name) + 1
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        relations = package.read(f"xl/worksheets/_rels/sheet{number}.xml.rels").decode()
        [part] = re.findall(r'Target="../(drawings/drawing\d+\.xml)"', relations)
        drawing = package.read(f"xl/{part}").decode()
    starts = re.findall(r"<xdr:from><xdr:col>(\d+)</xdr:col>.*?<xdr:row>0</xdr:row>", drawing)
    return list(zip(map(int, starts), re.findall(r"<a:t>([^<]*)</a:t>", drawing), strict=True))


def test_the_console_is_one_page_and_one_screen(template: Workbook) -> None:
    sheet = template["Thẩm định"]
    heights = [sheet.row_dimensions[row].height or 15 for row in range(1, places.FOOT_ROW + 1)]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape", None, None,
    )  # fmt: skip
    assert sheet.print_area == f"'Thẩm định'!$A$1:$M${places.FOOT_ROW}"
    assert sum(COLUMN_PIXELS) <= 1180
    assert sum(heights) * 96 / 72 <= 531
    assert LANDSCAPE_PIXELS * FULL / sum(COLUMN_PIXELS) * design.CONSOLE_SIZE >= design.SMALLEST_PRINTED


LONG_NAME = (
    "Đảng bộ Trường Trung học phổ thông Dân tộc nội trú liên huyện phía Nam và các điểm trường vùng sâu "
    "xã Đạ K’Nàng, Đưng K’Nớ"
)
"""Of 122 letters."""


@pytest.mark.parametrize(
    ("setting", "value"), [("TenDonVi", LONG_NAME), ("TenCapTren", LONG_NAME), ("TenCoQuan", LONG_NAME.upper())]
)
def test_the_settings_show_the_whole_of_a_long_name(template: Workbook, setting: str, value: str) -> None:
    place = place_of(setting)
    sheet = template[place.sheet]
    height = sum(sheet.row_dimensions[place.row + row].height for row in range(place.rows)) * 96 / 72
    pixels = {"Thẩm định": COLUMN_PIXELS, "Văn bản": papers_sheet.COLUMN_PIXELS}[place.sheet]
    room = pixels[VALUE_COLUMN - 1] - CELL_PADDING - INDENT_PIXELS
    assert height >= line_count(value, room, design.CONSOLE_SIZE) * line_pixels(design.CONSOLE_SIZE) - 1


def test_a_long_value_on_one_row_is_shown_smaller_and_not_over_its_neighbours(template: Workbook) -> None:
    for place in setting_places():
        alignment = template[place.sheet].cell(place.row, VALUE_COLUMN).alignment
        is_tall = place.setting.rows > 1
        assert (bool(alignment.wrap_text), bool(alignment.shrink_to_fit)) == (is_tall, not is_tall)


def test_the_headings_over_settings_and_counts_are_shown_whole(template: Workbook) -> None:
    headings = [(part.sheet, place.first) for place, part in parts()]
    for name, row in [*headings, ("Thẩm định", places.TOP.first), ("Thẩm định", places.BAND.first)]:
        height = template[name].row_dimensions[row].height * 96 / 72
        assert height >= line_pixels(design.SECTION_SIZE) or row == places.TOP.first


def test_hints_beside_the_settings_of_documents_are_shown_whole(template: Workbook) -> None:
    room = papers_sheet.COLUMN_PIXELS[3] - CELL_PADDING - INDENT_PIXELS
    for place in setting_places():
        height = template[place.sheet].row_dimensions[place.row].height * 96 / 72
        assert line_count(place.setting.hint, room, 10.5) * line_pixels(10.5) <= height, place.setting.label


def test_the_settings_of_documents_are_one_page_in_readable_type(template: Workbook) -> None:
    sheet = template["Văn bản"]
    assert (sheet.page_setup.orientation, sheet.print_area) == ("landscape", f"'Văn bản'!$A$1:$I${PAPERS[-1].last}")
    room = PAPERS_ROOM.last - PAPERS[-1].last
    heights = sum(papers_sheet.row_pixels().values()) + room * 18
    paper = (A4_SHORT_INCHES - sheet.page_margins.top - sheet.page_margins.bottom) * 96
    scale = min(1, paper / heights, LANDSCAPE_PIXELS * FULL / sum(papers_sheet.COLUMN_PIXELS))
    assert scale * 10.5 >= design.SMALLEST_PRINTED
    assert sum(papers_sheet.row_pixels().values()) <= 534


def preview(**settings: str | float) -> dict[tuple[int, int], str]:
    """The texts of the preview of a workbook with these settings, by row and column, as they are stored."""
    sheet = opened(build(macros=False, blocks=settings_blocks(settings)), data_only=True)["Văn bản"]
    return {place: str(sheet.cell(*place).value or "") for place in preview_cells()}


def test_the_preview_shows_the_settings_and_dots_where_they_are_blank() -> None:
    blank, filled = preview().values(), preview(
        Nam=2026, TenDonVi="Đảng ủy xã Lạc Dương", KyHieu="ĐU", DiaDanh="Lạc Dương", NgayHop=DateSerial(46378),
        GioBatDau=DateSerial(14 / 24), DiaDiemHop="trụ sở",
    ).values()  # fmt: skip
    assert "Số      -BC/......" in blank
    assert "Số      -BC/ĐU" in filled
    assert "ĐẢNG ỦY XÃ LẠC DƯƠNG\n*" in filled
    assert "Lạc Dương, ngày      tháng      năm 2026" in filled
    [meeting] = [text.strip() for text in filled if "họp thẩm định" in text]
    assert meeting.startswith(
        "Ngày 22/12/2026, từ 14:00 đến ...... giờ, tại trụ sở, Đảng ủy xã Lạc Dương họp thẩm định"
    )


def test_the_legend_of_results_has_a_merged_row_of_its_own_above_headings_that_stay(template: Workbook) -> None:
    sheet = template["Kết quả"]
    printed = [column for column in layout.RESULT_COLUMNS if not column.is_beside]
    last = sheet.cell(4, len(printed)).column_letter
    assert [str(cells) for cells in sheet.merged_cells.ranges] == [f"A3:{last}3"]
    assert sheet["A3"].value == default_legend()
    assert sheet["A3"].alignment.wrap_text
    assert [cell.value for cell in sheet[4]] == [column.heading for column in layout.RESULT_COLUMNS]
    width = sum(column.width * 7 + CELL_PADDING for column in printed)
    lines = -(-text_pixels(longest_legend(), design.TABLE_SIZE) // width)
    assert sheet.row_dimensions[3].height >= lines * design.TABLE_SIZE * 1.15


def test_the_first_columns_of_the_results_are_printed_alone(template_bytes: bytes) -> None:
    """An area of whole columns, which openpyxl does not read, is printed as far as there are rows."""
    assert [column.heading for column in layout.RESULT_COLUMNS if not column.is_beside][-1] == "Quyết định"
    with zipfile.ZipFile(io.BytesIO(template_bytes)) as package:
        names = package.read("xl/workbook.xml").decode()
    assert re.findall(r"_xlnm.Print_Area[^>]*>('Kết quả'[^<]*)<", names) == ["'Kết quả'!$A:$M"]


def test_the_console_is_readable_on_one_page(template: Workbook) -> None:
    sheet = template["Thẩm định"]
    height = sum(sheet.row_dimensions[row].height or 15 for row in range(1, places.FOOT_ROW + 1)) / 72
    paper = A4_SHORT_INCHES - sheet.page_margins.top - sheet.page_margins.bottom
    assert min(1, paper / height) * design.CONSOLE_SIZE >= design.SMALLEST_PRINTED


@pytest.mark.parametrize("name", TABLES)
def test_rows_of_a_table_grow_with_their_texts(template: Workbook, name: str) -> None:
    """No row below the headings has a height of its own, and every column of words wraps."""
    sheet = template[name]
    heights = {row: row_format.height for row, row_format in sheet.row_dimensions.items() if row_format.height}
    assert [row for row in heights if row > layout.HEADING_ROW and name != "Tiêu chí"] == []
    for placed in placed_columns(name, template_arrangement(name, CRITERIA), TableOptions(criteria=CRITERIA)):
        if placed.column.content in (Content.TEXT, Content.CODE, Content.CHOICE):
            cell = sheet.cell(placed.row + 1, placed.number)
            looks = cell if name == "Tiêu chí" else column_looks(sheet, placed.number)
            assert looks.alignment.wrap_text, placed.heading


def test_a_struck_day_of_receipt_shows_no_time() -> None:
    """LibreOffice applies only the first format that holds."""
    headings = ("Mã", "Tên", "Loại đối tượng", "Đăng ký", "Ngày nhận báo cáo", "Tình trạng hồ sơ")
    place = Arrangement({(4, number): heading for number, heading in enumerate(headings, start=1)})
    sheet = opened(build(macros=False, arrangements={"Đơn vị": place}))["Đơn vị"]
    rules = [rule for cells in sheet.conditional_formatting if "E5" in cells.sqref for rule in cells.rules]
    first, *_ = sorted(rules, key=lambda rule: rule.priority)
    assert first.formula == ['AND($F5="Đã rút",ISNUMBER($E5),$E5=INT($E5))']
    assert (first.dxf.font.strike, first.dxf.numFmt.formatCode) == (True, "dd/mm/yyyy")


def column_looks(sheet: Worksheet, number: int) -> Any:
    """How the cells of a column look; the file says it once for equal columns side by side."""
    return next(looks for looks in sheet.column_dimensions.values() if looks.min <= number <= looks.max)


@pytest.mark.parametrize("name", TABLES)
def test_headings_are_shown_whole(template: Workbook, name: str) -> None:
    columns = placed_columns(name, template_arrangement(name, CRITERIA), TableOptions(criteria=CRITERIA))
    height = template[name].row_dimensions[layout.HEADING_ROW].height
    for placed in columns:
        assert max(text_pixels(word, design.TABLE_SIZE, bold=True) for word in placed.heading.split()) <= placed.pixels
        assert heading_lines(placed) * design.TABLE_SIZE * 1.15 <= height


@pytest.mark.parametrize("name", ["Tiến độ", "Nhật ký", "Đơn vị", "Điểm", "Sai khác"])
def test_the_arrow_of_a_filter_breaks_no_heading(template: Workbook, name: str) -> None:
    hidden = {column.colId + 1 for column in template[name].auto_filter.filterColumn if column.hiddenButton}
    for placed in placed_columns(name, template_arrangement(name, CRITERIA), TableOptions(criteria=CRITERIA)):
        longest = max(text_pixels(word, design.TABLE_SIZE, bold=True) for word in placed.heading.split())
        assert (longest + ARROW_PIXELS > placed.pixels) == (placed.number in hidden), placed.heading


def test_results_of_both_levels_show_their_arrows_below_the_headings(template: Workbook) -> None:
    for name in ("Kết quả", "Kết quả cấp trên"):
        sheet = template[name]
        shown = {column.colId + 1 for column in sheet.auto_filter.filterColumn if not column.hiddenButton}
        headings = [cell for cell in sheet[layout.HEADING_ROW] if cell.column in shown]
        assert [cell.value for cell in headings] == ["Tên", "Loại đối tượng", "Kết luận", "Xếp loại", "Thời hạn"]
        assert {cell.alignment.vertical for cell in headings} == {"top"}


def test_a_rule_in_ink_parts_the_kinds_of_subjects_whatever_colour_a_cell_has(template: Workbook) -> None:
    """The first change that holds is the whole of what LibreOffice shows: those of a last row come first."""
    cells = template["Kết quả"].conditional_formatting
    rules = sorted((rule for area in cells for rule in area.rules), key=lambda rule: rule.priority)
    ends = 'AND($D5<>"",$D6<>"",$D5<>$D6)'
    ruled = [rule for rule in rules if ends in rule.formula[0]]
    assert {rule.dxf.border.bottom.color.rgb for rule in ruled} == {f"FF{design.INK[1:]}"}
    assert [rule.formula[0] for rule in ruled][-1] == ends
    later = [rule for rule in rules if rule.priority > ruled[-1].priority]
    coloured = [rule.formula[0] for rule in later if rule.dxf.font is not None and rule.dxf.border is not None]
    assert [rule.formula[0] for rule in ruled[:-1]] == [f"AND({ends},{formula})" for formula in coloured]


def test_a_rule_in_ink_stands_under_the_last_one_recognised_whatever_colour_a_cell_has(template: Workbook) -> None:
    cells = template["Xếp hạng"].conditional_formatting
    rules = [rule for area in cells for rule in area.rules if rule.dxf.border is not None]
    rules.sort(key=lambda rule: rule.priority)
    in_ink = f"FF{design.INK[1:]}"
    *ruled, whole_row = [rule.formula[0] for rule in rules if rule.dxf.border.bottom.color.rgb == in_ink]
    usual = [rule.formula[0] for rule in rules if rule.dxf.border.bottom.color.rgb != in_ink]
    assert any('SEARCH("Quá hạn"' in formula for formula in usual)
    assert ruled == [f"AND({whole_row},{formula})" for formula in usual[: len(ruled)]]
    assert [formula for formula in usual[len(ruled) :] if not formula.startswith(("ISTEXT(", "$A5"))] == []


def test_the_console_labels_fit_their_columns(template: Workbook) -> None:
    outcome, count = (COLUMN_PIXELS[places.SUMMARY_COLUMN - 1 + column] for column in (places.OUTCOME, places.COUNT))
    for line in console.first_console_block().rows:
        assert text_pixels(str(line[places.OUTCOME] or ""), design.CONSOLE_SIZE) <= outcome
    assert text_pixels(console_words.NUMBER, design.CONSOLE_SIZE, bold=True) <= count
    for sheet, pixels in (("Thẩm định", COLUMN_PIXELS), ("Văn bản", papers_sheet.COLUMN_PIXELS)):
        labels = [place.setting.label for place in setting_places() if place.sheet == sheet]
        assert all(text_pixels(label, design.CONSOLE_SIZE) <= pixels[LABEL_COLUMN - 1] for label in labels)
    for grade in grades.ALL:
        assert text_pixels(grade.value, design.CONSOLE_SIZE, bold=True) <= COLUMN_PIXELS[-1]


def test_the_manual_shows_every_line_whole_and_takes_about_ten_minutes(template: Workbook) -> None:
    sheet = template["Hướng dẫn"]
    texts = [str(row[0].value) for row in sheet.iter_rows(min_col=2, max_col=2, min_row=4)]
    assert len(texts) == sum(any(readable(line, load())) for line in manual_words.LINES)
    for row, text in enumerate(texts, start=4):
        # A cautious reckoning of its own: 105 letters of 12 points fit on a line of 700 pixels.
        lines = -(-len(text) // 125)
        assert sheet.row_dimensions[row].height >= lines * 12 * 1.15
    assert 1500 <= sum(len(text.split()) for text in texts) <= 2900
    assert not sheet.merged_cells.ranges


def test_the_manual_explains_every_outcome() -> None:
    labels = {line.label for line in manual_words.LINES}
    assert {outcome.label for outcome in places.FULLEST.shown} <= labels


def test_buttons_run_their_macros(template_bytes: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(template_bytes)) as archive:
        [drawing] = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".vml")]
        assert "xl/vbaProject.bin" in archive.namelist()
    assert re.findall(r"<x:FmlaMacro>\[0\]!(\w+)</x:FmlaMacro>", drawing) == [button.macro for button in BUTTONS]
    assert re.findall(r"<font [^>]*>([^<]+)</font>", drawing) == [button.caption for button in BUTTONS]
    assert [button.macro for button in BUTTONS] == [
        "LapPhieu", "ThamDinh", "LapVanBan", "NhanHoSo", "DonDoc", "TraKetQua", "GuiCapTren", "ToanCanh", "KiemTraMay",
        "NamMoi",
    ]  # fmt: skip


def test_every_sheet_has_its_own_ascii_code_name(template_bytes: bytes, template: Workbook) -> None:
    with zipfile.ZipFile(io.BytesIO(template_bytes)) as archive:
        sheets = sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
        names = [re.findall(r'codeName="(\w+)"', archive.read(name).decode()) for name in sheets]
    assert sorted(name for [name] in names) == sorted(SHEET_CODE_NAMES[title] for title in template.sheetnames)
    assert all(name.isascii() for name in SHEET_CODE_NAMES.values())


def test_the_xlwings_settings_leave_the_interpreter_to_the_installer(template: Workbook) -> None:
    rows = template["xlwings.conf"].iter_rows(values_only=True)
    assert {key: value for key, value, *_ in rows} == {
        "Interpreter_Mac": None,
        "PYTHONPATH": None,
        "ADD_WORKBOOK_TO_PYTHONPATH": False,
        "Use UDF Server": False,
        "Show Console": False,
        "TEMP DIR": "%TEMP%",
        "CONDA PATH": None,
        "CONDA ENV": None,
    }


def test_without_macros_there_is_neither_project_nor_button() -> None:
    with zipfile.ZipFile(io.BytesIO(build(macros=False))) as archive:
        names = archive.namelist()
    assert not [name for name in names if name.endswith((".bin", ".vml"))]


def test_extra_sheets_come_last_each_with_a_module_of_its_own() -> None:
    names = ["Của tôi & 'anh' nhé", 'Tính "thử"', "A & <B>"]
    content = build(macros=True, extra_sheets=names)
    book = opened(content)
    assert book.sheetnames == [*opened(build(macros=True)).sheetnames, *names]
    assert [sheet.calculate_dimension() for sheet in book.worksheets[-3:]] == ["A1:A1"] * 3
    code_names = [sheet.sheet_properties.codeName for sheet in book]
    assert len(set(code_names)) == len(code_names)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert read_project(archive.read("xl/vbaProject.bin")).documents[1:] == code_names


def test_a_frame_follows_another_arrangement() -> None:
    subjects = Arrangement({(1, 1): "Ghi riêng", (1, 3): " mã ", (1, 4): "Đăng ký", (1, 6): "Ngày nhận báo cáo"})
    scale = Arrangement({(2, 2): "Mã tiêu chí", (2, 4): "Điểm tối đa", (3, 6): "Xếp loại"})
    book = opened(build(macros=False, arrangements={"Đơn vị": subjects, "Tiêu chí": scale}, criteria=["K9"]))
    sheet = book["Đơn vị"]
    assert [(cell.coordinate, cell.value) for cell in sheet[1] if cell.value] == [
        ("A1", "Ghi riêng"), ("C1", " mã "), ("D1", "Đăng ký"), ("F1", "Ngày nhận báo cáo"),
    ]  # fmt: skip
    assert [check.prompt for check in checks(sheet, "D2")] == [layout.SUBJECT_COLUMNS[7].help]
    assert data_style(sheet, 6).number_format == "dd/mm/yyyy hh:mm"
    assert sheet.freeze_panes == "C2"
    assert headings(book["Điểm"]) == ["Mã", "Tên", "Người chấm", "K9", "Nhận xét"]
    assert named_cells(book, "DiemToiDa") == ("Tiêu chí", "$D$3:$D$22")
    assert book["Tiêu chí"]["B3"].value is None


def test_a_sheet_that_only_shows_has_neither_checks_nor_input_cells() -> None:
    shown = TableOptions(editable=False, provisional=True)

    def draw(book: Any, styles: design.Styles) -> None:
        for name in (layout.SUBJECTS, layout.SCALE, layout.RESULTS):
            add_table(book, styles, name, template_arrangement(name), shown)

    content = built(draw)
    for sheet in opened(content):
        assert sheet.data_validations.count == 0
        assert not sheet.protection.sheet
        above = {cell.value for row in sheet.iter_rows(min_row=1, max_row=3) for cell in row}
        assert above & {PROVISIONAL, PROVISIONAL_SCALE}
        assert sheet.oddFooter.left.text == PROVISIONAL
        assert not is_input(sheet["A5"])
        assert not is_input(data_style(sheet, 1))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"ThangDiem" in archive.read(name)]


def arrows(content: bytes, sheet: str) -> list[str]:
    """The headings that have the arrow of a filter."""
    table = opened(content)[sheet]
    hidden = {column.colId for column in table.auto_filter.filterColumn if column.hiddenButton}
    return [heading for number, heading in enumerate(headings(table)) if number not in hidden]


def test_only_headings_with_room_for_it_have_an_arrow(template_bytes: bytes) -> None:
    assert arrows(template_bytes, "Kết quả") == ["Tên", "Loại đối tượng", "Kết luận", "Xếp loại", "Thời hạn"]
    assert arrows(template_bytes, "Lỗi") == ["Mức", "Trang tính"]
    assert arrows(template_bytes, "Đơn vị") == headings(opened(template_bytes)["Đơn vị"])
