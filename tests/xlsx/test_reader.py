"""Whole workbooks: of every writer a clerk may meet, and odd ones by hand."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest
import xlsxwriter

from tests.xlsx.raw_workbooks import (
    SHEET,
    STRICT,
    STRINGS,
    STYLES,
    TRANSITIONAL,
    WORKBOOK,
    raw_parts,
    raw_workbook,
    sheet_xml,
    strings_xml,
    workbook_xml,
    zipped,
)
from tests.xlsx.raw_workbooks import relationships_xml as links
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula
from xlsx_addin.xlsx.package import Limits
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ONE = '<row r="1"><c r="A1" t="s"><v>1</v></c></row>'
LINKS = "xl/_rels/workbook.xml.rels"
RECEIVED = datetime(2026, 12, 15, 7, 30)
RECEIVED_SERIAL = DateSerial(46371.3125)


def values(source: Path | bytes, name: str = "Điểm") -> dict[tuple[int, int], CellValue]:
    """The values of a sheet by row and column."""
    with FileWorkbook.open(source) as workbook:
        sheet = workbook.read(name)
    assert sheet.name == name
    return {(row, column): value for column, rows in sheet.columns.items() for row, value in rows.items()}


def read_all(source: Path | bytes, limits: Limits) -> None:
    with FileWorkbook.open(source, limits=limits) as workbook:
        for name in workbook.sheet_names:
            workbook.read(name)


def refusal(source: Path | bytes, limits: Limits | None = None) -> str:
    """What is said of a file that cannot be opened or of which a sheet cannot be read."""
    with pytest.raises(Refusal) as caught:
        read_all(source, limits or Limits())
    sentence = str(caught.value)
    what_is_wrong, _, what_to_do = sentence.partition(". ")
    assert what_is_wrong
    assert what_to_do.endswith(".")
    assert ". " not in what_to_do
    assert "\n" not in sentence
    return sentence


def about(sentence: str, **details: object) -> str:
    return sentence.format(**{"file": words.UNNAMED_FILE, "sheet": "Điểm", **details})


def missing(sheet: str) -> str:
    return words.SHEET_MISSING.replace("{name}", sheet)


# Real writers.

ROW = ["Mã 001", " hai  chỗ trống ", 'R&D <"1">', "dòng 1\ndòng 2", 0.1, 89.9999999999999, True, RECEIVED]
READ_ROW = [*ROW[:-1], RECEIVED_SERIAL]


def by_openpyxl(path: Path, *, write_only: bool) -> None:
    workbook = openpyxl.Workbook(write_only=write_only)
    sheet = workbook.create_sheet("Điểm")
    for _ in range(3):
        sheet.append(ROW)
    sheet.append(["=1+1", "=NA()"])
    workbook.save(path)


def by_xlsxwriter(path: Path, *, constant_memory: bool) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": constant_memory}) as workbook:
        sheet = workbook.add_worksheet("Điểm")
        date_format = workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for row in range(3):
            sheet.write_row(row, 0, ROW[:-1])
            sheet.write_datetime(row, len(ROW) - 1, RECEIVED, date_format)
        sheet.write_formula(3, 0, "=1+1", value="")
        sheet.write_formula(3, 1, "=NA()", value="#N/A")


@pytest.mark.parametrize("write_only", [False, True])
def test_a_workbook_of_openpyxl(tmp_path: Path, write_only: bool) -> None:
    path = tmp_path / "a.xlsx"
    by_openpyxl(path, write_only=write_only)

    expected = {(row, column): value for row in (1, 2, 3) for column, value in enumerate(READ_ROW, 1)}
    assert values(path) == {**expected, (4, 1): Formula.WITHOUT_VALUE, (4, 2): Formula.WITHOUT_VALUE}


@pytest.mark.parametrize("constant_memory", [False, True])
def test_a_workbook_of_xlsxwriter(tmp_path: Path, constant_memory: bool) -> None:
    path = tmp_path / "a.xlsx"
    by_xlsxwriter(path, constant_memory=constant_memory)

    expected = {(row, column): value for row in (1, 2, 3) for column, value in enumerate(READ_ROW, 1)}
    assert values(path) == {**expected, (4, 1): Formula.WITHOUT_VALUE, (4, 2): ErrorValue("#N/A")}


def test_a_workbook_of_pandas(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    frame = pd.DataFrame({"Mã": ["DV01", None], "C1": [20.5, None], "Ngày": [RECEIVED, None]})
    frame.to_excel(path, sheet_name="Điểm", index=False)

    assert values(path) == {
        **{(1, column): heading for column, heading in enumerate(frame.columns, 1)},
        (2, 1): "DV01",
        (2, 2): 20.5,
        (2, 3): RECEIVED_SERIAL,
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("filter_name", ["Calc MS Excel 2007 XML", "Calc Office Open XML"])
def test_a_workbook_saved_by_libreoffice(tmp_path: Path, filter_name: str) -> None:
    source = tmp_path / "a.xlsx"
    by_xlsxwriter(source, constant_memory=False)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            f"xlsx:{filter_name}",
            "--outdir",
            tmp_path / "saved",
            source,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    expected = {(row, column): value for row in (1, 2, 3) for column, value in enumerate(READ_ROW, 1)}
    assert values(tmp_path / "saved" / "a.xlsx") == {**expected, (4, 1): 2.0, (4, 2): ErrorValue("#N/A")}


# The workbook's own parts.


def test_the_sheets_stand_in_the_workbooks_order_hidden_ones_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name in ("Thẩm định", "Đơn vị", "_manifest"):
            workbook.add_worksheet(name).write(0, 0, name)
        chart = workbook.add_chart({"type": "pie"})
        chart.add_series({"values": "='Đơn vị'!$A$1"})
        workbook.add_chartsheet("Biểu đồ").set_chart(chart)
        workbook.add_worksheet("Điểm").very_hidden()
        workbook.get_worksheet_by_name("_manifest").hide()

    with FileWorkbook.open(path) as found:
        assert found.sheet_names == ("Thẩm định", "Đơn vị", "_manifest", "Điểm")
        assert found.read("_manifest").at(1, 1) == "_manifest"
        assert found.read("Thẩm định").at(1, 1) == "Thẩm định"
        with pytest.raises(KeyError):
            found.read("Biểu đồ")
        with pytest.raises(KeyError):
            found.read("điểm")


@pytest.mark.parametrize("kind", ["chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"])
def test_other_kinds_of_sheets_are_left_out(kind: str) -> None:
    file = raw_workbook(
        ONE,
        {
            WORKBOOK: workbook_xml("Khác", "Điểm"),
            LINKS: links((kind, "worksheets/sheet1.xml"), ("worksheet", "/" + SHEET)),
        },
    )

    with FileWorkbook.open(file) as workbook:
        assert workbook.sheet_names == ("Điểm",)


def test_a_workbook_without_a_sheet_is_read() -> None:
    with FileWorkbook.open(raw_workbook(ONE, {WORKBOOK: workbook_xml()})) as workbook:
        assert workbook.sheet_names == ()


def test_strict_open_xml() -> None:
    office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    strict = {
        name: part.replace(TRANSITIONAL.encode(), STRICT.encode()).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", office.encode()
        )
        for name, part in raw_parts(ONE + '<row r="2"><c r="A2" s="1"><v>46371</v></c></row>').items()
    }

    found = values(zipped(strict))
    assert found == {(1, 1): "một", (2, 1): 46371.0}
    assert type(found[2, 1]) is DateSerial


@pytest.mark.parametrize(
    "changes",
    [
        {"_rels/.rels": links(("officeDocument", "/" + WORKBOOK))},
        {"_rels/.rels": links(("officeDocument", "XL\\Workbook.xml"))},
        {SHEET: None, "XL/Worksheets/Sheet1.XML": sheet_xml(ONE)},
        {STRINGS: None, "xl/SharedStrings.xml": strings_xml("<t/>", "<t>một</t>")},
        {
            STYLES: None,
            LINKS: links(("worksheet", "../xl/worksheets/sheet1.xml"), ("sharedStrings", "./sharedStrings.xml")),
        },
        {
            SHEET: None,
            "a b.xml": sheet_xml(ONE),
            LINKS: links(("worksheet", "/a%20b.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")),
        },
        {"xl/theme/theme1.xml": "<!DOCTYPE a><a>&b;"},
        {WORKBOOK: ('<?xml version="1.0" encoding="UTF-16"?>' + workbook_xml("Điểm")).encode("utf-16")},
        {SHEET: "\ufeff" + sheet_xml(ONE)},
    ],
)
def test_parts_are_found_through_their_relationships(changes: Mapping[str, str | bytes | None]) -> None:
    assert values(raw_workbook(ONE, changes)) == {(1, 1): "một"}


def test_a_workbook_without_shared_strings_and_styles() -> None:
    file = raw_workbook(
        '<row r="1"><c r="A1" s="1"><v>2</v></c></row>',
        {
            STRINGS: None,
            STYLES: None,
            LINKS: links(("worksheet", "worksheets/sheet1.xml")),
        },
    )

    assert values(file) == {(1, 1): 2.0}


@pytest.mark.parametrize(("date1904", "serial"), [("1", 46371), ("true", 46371), ("0", 44909), ("false", 44909)])
def test_the_1904_date_system(date1904: str, serial: float) -> None:
    file = raw_workbook(
        '<row r="1"><c r="A1" s="1"><v>44909</v></c><c r="B1"><v>44909</v></c></row>',
        properties=f'<workbookPr date1904="{date1904}"/>',
    )

    assert values(file) == {(1, 1): serial, (1, 2): 44909.0}


def test_a_sheet_may_be_read_again() -> None:
    with FileWorkbook.open(raw_workbook(ONE), limits=Limits(cells=1)) as workbook:
        assert workbook.read("Điểm") == workbook.read("Điểm")


# Refusals.

SECOND = {
    WORKBOOK: workbook_xml("Điểm", "Đơn vị"),
    LINKS: links(
        ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("sharedStrings", STRINGS[3:])
    ),
    "xl/worksheets/sheet2.xml": sheet_xml("<row><c><v>1</v></c><c><v>1</v></c></row>"),
}


@pytest.mark.parametrize("limits", [Limits(cells=2), Limits(elements=8)])
def test_the_limits_hold_for_all_sheets_together(limits: Limits) -> None:
    file = raw_workbook(ONE, SECOND)

    for name in ("Điểm", "Đơn vị"):
        with FileWorkbook.open(file, limits=limits) as workbook:
            workbook.read(name)
    assert refusal(file, limits) == about(words.TOO_MUCH)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"_rels/.rels": None}, words.NOT_A_WORKBOOK),
        ({"_rels/.rels": links(("core-properties", "docProps/core.xml"))}, words.NOT_A_WORKBOOK),
        ({"_rels/.rels": links(("officeDocument", "xl/workbook.bin"))}, words.NOT_A_WORKBOOK),
        ({WORKBOOK: '<w:document xmlns:w="urn:w"/>'}, words.NOT_A_WORKBOOK),
        ({WORKBOOK: "<workbook>"}, words.NOT_A_WORKBOOK),
        ({WORKBOOK: None}, words.DAMAGED),
        ({WORKBOOK: workbook_xml("Điểm")[:-1]}, words.PART_DAMAGED),
        ({WORKBOOK: "<!DOCTYPE workbook>" + workbook_xml("Điểm")}, words.UNSAFE),
        ({WORKBOOK: workbook_xml("Điểm", "Đơn vị", "Thừa", "Thừa nữa")}, missing("Đơn vị")),
        ({LINKS: None}, words.PART_DAMAGED),
        ({LINKS: links()}, missing("Điểm")),
        ({LINKS: links(("styles", "styles.xml"))}, missing("Điểm")),
        ({LINKS: links(("worksheet", "khong-co.xml"))}, missing("Điểm")),
        (
            {LINKS: links(("worksheet", "http://a.vn/")).replace(" Target", ' TargetMode="External" Target')},
            missing("Điểm"),
        ),
        (
            {LINKS: links(("worksheet", SHEET[3:]), ("styles", "a.xml")).replace("rId2", "rId1")},
            words.PART_DAMAGED,
        ),
        ({LINKS: links(("worksheet", SHEET[3:])).replace("Target=", "To=")}, words.PART_DAMAGED),
        (
            {LINKS: links(("worksheet", SHEET[3:]), *[("sharedStrings", "a.xml")] * 2)},
            words.PART_TWICE,
        ),
        ({STRINGS: "<!DOCTYPE sst [<!ENTITY a 'b'>]>" + strings_xml("<t>&a;</t>")}, words.UNSAFE),
        ({STRINGS: sheet_xml("")}, words.PART_DAMAGED),
        ({STYLES: "<!DOCTYPE styleSheet>"}, words.UNSAFE),
        ({SHEET: "<!DOCTYPE worksheet>" + sheet_xml(ONE)}, words.UNSAFE),
        ({SHEET: sheet_xml(ONE)[:-3]}, words.SHEET_DAMAGED),
        ({SHEET: strings_xml()}, words.SHEET_DAMAGED),
    ],
)
def test_workbooks_that_cannot_be_read(changes: Mapping[str, str | bytes | None], sentence: str) -> None:
    assert refusal(raw_workbook(ONE, changes)) == about(sentence)


@pytest.mark.parametrize("part", [STRINGS, STYLES])
def test_a_part_that_is_named_and_left_out_is_empty(part: str) -> None:
    number = '<row r="1"><c r="A1" s="1"><v>46371</v></c></row>'

    assert values(raw_workbook(number, {part: None})) == {(1, 1): 46371.0}


def test_a_cell_that_refers_to_a_part_left_out_is_damage() -> None:
    assert refusal(raw_workbook(ONE, {STRINGS: None})) == about(words.CELL_DAMAGED, cell="A1")


def test_a_sheet_that_names_no_part_is_no_sheet_with_cells() -> None:
    file = raw_workbook(ONE, {WORKBOOK: workbook_xml("Điểm", "Module1").replace('"rId2"', '""')})

    with FileWorkbook.open(file) as workbook:
        assert workbook.sheet_names == ("Điểm",)


def test_a_cell_may_stand_twice_where_both_say_the_same() -> None:
    twice = '<c r="A1" t="s"><v>1</v></c><c r="B1"><v>{}</v></c>'
    rows = f'<row r="1">{twice.format("1.50")}{twice.format("1.5")}</row>'

    assert values(raw_workbook(rows)) == {(1, 1): "một", (1, 2): 1.5}
    assert refusal(raw_workbook(rows.replace("1.50", "1.51"))) == about(words.CELL_TWICE)


@pytest.mark.parametrize("second", ["Điểm", "ĐIỂM"])
def test_two_sheets_of_one_name_are_refused(second: str) -> None:
    file = raw_workbook(
        ONE,
        {
            WORKBOOK: workbook_xml("Điểm", second),
            LINKS: links(*[("worksheet", "worksheets/sheet1.xml")] * 2),
        },
    )

    assert refusal(file) == about(words.SHEET_NAME_TWICE, name=second)


def test_damage_names_the_file_the_sheet_and_the_cell(tmp_path: Path) -> None:
    path = tmp_path / "ThamDinh_2026.xlsx"
    path.write_bytes(raw_workbook('<row r="7"><c r="F7"><v>mười</v></c></row>'))

    assert refusal(path) == about(words.CELL_DAMAGED, file="ThamDinh_2026.xlsx", cell="F7")
    with FileWorkbook.open(path, name="gửi lên.xlsx") as workbook, pytest.raises(Refusal) as caught:
        workbook.read("Điểm")
    assert str(caught.value) == about(words.CELL_DAMAGED, file="gửi lên.xlsx", cell="F7")


def test_names_of_a_stranger_stay_on_one_line_and_end() -> None:
    name = "Điểm &#10; {file} " + "x" * 200

    sentence = refusal(raw_workbook("<row r='0'/>", {WORKBOOK: workbook_xml(name)}))
    assert sentence == about(words.SHEET_DAMAGED, sheet="Điểm {file} " + "x" * 68 + "…")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.xlsx") == about(words.MISSING, file="a.xlsx")
    assert refusal(tmp_path) == about(words.NOT_A_FILE, file=tmp_path.name)


def test_reading_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(raw_workbook(ONE))
    path.chmod(0o444)
    before = path.stat()

    values(path)

    assert list(tmp_path.iterdir()) == [path]
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (before.st_mtime_ns, before.st_size)
