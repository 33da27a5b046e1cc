"""The file of an envelope: plain, the same each time, and kept as it is by a program that opens and saves it."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.envelope import another_program
from tests.exchange.envelope.test_another_program import MANIFEST, TABLES
from tests.exchange.received import envelope, result_envelope
from tests.exchange.sent import converted_by_libreoffice, opened, rows_of, submitted
from tests.workbooks import cell_of
from xlsx_addin.exchange.envelope.envelope import Envelope, not_plain, read_envelope
from xlsx_addin.exchange.envelope.plain_values import plain_value
from xlsx_addin.exchange.envelope.writer import envelope_bytes, plain_copy
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.text_width import CELL_PADDING, line_count, line_pixels
from xlsx_addin.xlsx.cells import CellValue, DateSerial, SheetValues
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


LIKE_FORMULAS = ["=1+1", "+84 263 3839", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "'=1"]
ODD_TEXTS = [
    *LIKE_FORMULAS, " trước", "sau ", "\t", "hai\ndòng", "\n", "#N/A", "TRUE", "001", "1,5", "14/12/2026", "1E5",
    "_x0041_", "\x0b", "\x01", "\u00a0", "\ufeff", "\ufffe", "\ud800", "😀", "ê\u0301", "<&>\"'", "x" * 32_767,
]  # fmt: skip
ODD_NUMBERS: list[CellValue] = [
    0.1, 1 / 3, 1e300, 5e-324, -1e-300, 123456789012345678.0, 89.99999999999999, -0.0, 2.0**53, True, False,
    *map(DateSerial, (46370.354166666664, 46370.999988425926, 0.5, 60, 2958465)),
]  # fmt: skip
NOT_PLAIN_PARTS = re.compile("vba|external|drawing|embed|connection|query|custom", re.IGNORECASE)
NOT_PLAIN_TAGS = re.compile(r"<(\w+:)?(f|hyperlinks?|conditionalFormatting|dataValidations?|oleObjects)[ >/]")


def with_values(envelope: Envelope, values: list[CellValue]) -> Envelope:
    """The envelope with one column more on ``Đơn vị``."""
    sheet = SheetValues("Đơn vị", dict(envelope.sheets["Đơn vị"].columns))
    sheet.set(4, 40, "Cột riêng")
    for row, value in enumerate(values, start=5):
        sheet.set(row, 40, plain_value(value))
    return Envelope.sealed(envelope.manifest, {**envelope.sheets, "Đơn vị": sheet})


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_it_is_a_plain_workbook(tmp_path: Path) -> None:
    subjects = '| Mã | Ghi chú |\n| A01 | "=1+1" |'
    content = parts(envelope_bytes(submitted(tmp_path, subjects=subjects, scores="")))
    assert [name for name in content if NOT_PLAIN_PARTS.search(name)] == []
    assert {"macroEnabled" in content["[Content_Types].xml"], "calcChain" in content["[Content_Types].xml"]} == {False}
    for name, xml in content.items():
        assert not NOT_PLAIN_TAGS.search(xml), name
        assert 'TargetMode="External"' not in xml


def test_its_sheets_are_those_of_the_specification(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(envelope_bytes(submitted(tmp_path))))
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("Phiếu gửi", "visible"),
        ("Đơn vị", "visible"),
        ("Tiêu chí", "visible"),
        ("Điểm", "visible"),
        ("Kết quả", "visible"),
        ("Lỗi", "visible"),
        ("_manifest", "hidden"),
    ]


def test_every_page_is_a4_and_says_that_the_scale_is_provisional(tmp_path: Path) -> None:
    words = "ạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU"
    book = openpyxl.load_workbook(io.BytesIO(envelope_bytes(submitted(tmp_path))))
    cover, *tables, _ = book.worksheets
    assert {int(sheet.page_setup.paperSize) for sheet in (cover, *tables)} == {9}
    assert all(words in sheet.oddFooter.left.text for sheet in tables)
    assert any(words in str(cell.value) for row in cover.iter_rows() for cell in row)
    confirmed = submitted(tmp_path, name="2.xlsx", settings={"Thang điểm": "Đã đối chiếu"})
    assert words not in "".join(parts(envelope_bytes(confirmed)).values())


def test_a_long_subtitle_stands_whole_within_the_columns_of_every_page(tmp_path: Path) -> None:
    """A text that runs out of the table makes LibreOffice print the whole page smaller."""
    name = (
        "Đảng bộ Trường Trung học phổ thông Dân tộc nội trú liên huyện phía Nam và các điểm trường vùng sâu xã Đạ K’Nà"
    )
    envelope = submitted(tmp_path, settings={"Tên đơn vị": name})
    book = openpyxl.load_workbook(io.BytesIO(envelope_bytes(envelope)))
    assert opened(envelope_bytes(envelope)).is_intact
    for sheet in book.worksheets[1:-1]:
        [area] = [area for area in sheet.merged_cells.ranges if area.min_row == 2]
        columns = sheet.column_dimensions.values()
        widths = {number: each.width * 7 for each in columns for number in range(each.min, each.max + 1)}
        room = sum(widths[number] for number in range(1, area.max_col + 1)) - CELL_PADDING
        lines = line_count(str(sheet["A2"].value), room, 11)
        assert sheet["A2"].alignment.wrap_text
        assert (sheet.row_dimensions[2].height or 15) * 96 / 72 >= lines * line_pixels(11)
        printed = {"Đơn vị": 2, "Kết quả": sum(not column.is_beside for column in layout.RESULT_COLUMNS)}
        assert area.max_col == printed.get(sheet.title, sheet.max_column), sheet.title


def test_a_day_of_receipt_shows_no_time_where_none_is_known(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(envelope_bytes(submitted(tmp_path))))["Đơn vị"]
    shown = [cell_of(sheet, "Ngày nhận báo cáo", row) for row in (5, 6)]
    assert [cell.number_format for cell in shown] == ["dd/mm/yyyy", "dd/mm/yyyy hh:mm"]


def test_the_same_envelope_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = submitted(tmp_path), submitted(tmp_path, name="2.xlsx")
    assert envelope_bytes(first) == envelope_bytes(second)


def test_text_that_looks_like_a_formula_arrives_as_text(tmp_path: Path) -> None:
    content = envelope_bytes(with_values(submitted(tmp_path), [*LIKE_FORMULAS]))
    received = [row["Cột riêng"] for row in rows_of(opened(content), "Đơn vị")]
    column = openpyxl.load_workbook(io.BytesIO(content))["Đơn vị"].iter_rows(min_row=5, min_col=40, max_col=40)
    assert received == LIKE_FORMULAS
    assert [(cell.data_type, cell.value) for (cell,) in column] == [("s", text) for text in LIKE_FORMULAS]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Envelope:
    return submitted(tmp_path_factory.mktemp("sent"))


@settings(max_examples=30, deadline=None)
@given(
    values=st.lists(
        st.one_of(
            st.text(min_size=1, max_size=12),
            st.booleans(),
            st.floats(allow_nan=False, allow_infinity=False),
            st.floats(0, 2_958_465).map(DateSerial),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_whatever_is_sent_is_read_and_its_digest_fits(sent: Envelope, values: list[CellValue]) -> None:
    envelope = with_values(sent, values)
    received = opened(envelope_bytes(envelope))
    assert received.is_intact
    assert received.sheets["Đơn vị"] == envelope.sheets["Đơn vị"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_and_saves_it_without_changing_its_digest(tmp_path: Path) -> None:
    envelope = with_values(submitted(tmp_path), [*ODD_TEXTS, *ODD_NUMBERS])
    path = tmp_path / "ThamDinh_2026_CB-01_v1.xlsx"
    path.write_bytes(envelope_bytes(envelope))
    saved = converted_by_libreoffice(path, "xlsx")
    with FileWorkbook.open(saved) as workbook:
        received = read_envelope(workbook)
        assert not_plain(workbook.extras()) == ""
    assert isinstance(received, Envelope)
    assert received.is_intact
    assert received.code == envelope.code
    book = openpyxl.load_workbook(saved)
    cell_of(book["Điểm"], "C1", 5).value += 0.5
    book.save(saved)
    assert not opened(saved).is_intact


def is_plain(content: bytes) -> bool:
    with FileWorkbook.open(content) as workbook:
        for name in workbook.sheet_names:
            workbook.read(name)
        return not_plain(workbook.extras()) == ""


@pytest.mark.parametrize("sent", [envelope(), result_envelope("| Mã | Điểm |\n| A | 7.25 |")], ids=["up", "down"])
def test_of_our_own_it_is_what_was_sent(sent: Envelope) -> None:
    content = plain_copy(opened(envelope_bytes(sent)))
    assert content == envelope_bytes(sent)


def test_of_another_programs_it_holds_every_value_and_the_same_digest(tmp_path: Path) -> None:
    """It has fewer headings than a cover of ours asks for."""
    path = tmp_path / "tệp.xlsx"
    digest = another_program.write_submission(path, MANIFEST, TABLES)
    content = plain_copy(opened(path))
    copy = opened(content)
    assert (copy.digest, copy.is_intact, is_plain(content)) == (digest, True, True)
    assert openpyxl.load_workbook(io.BytesIO(content))["_manifest"].sheet_state == "hidden"


def test_a_sheet_more_than_ours_have_is_in_it_too(tmp_path: Path) -> None:
    path = tmp_path / "tệp.xlsx"
    digest = another_program.write_submission(path, MANIFEST, {**TABLES, "Phụ lục": [["a", 1.5], ["b", True]]})
    content = plain_copy(opened(path))
    assert opened(content).digest == digest
    assert opened(content).sheets["Phụ lục"].at(2, 2) is True
