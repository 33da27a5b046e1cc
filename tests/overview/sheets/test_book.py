"""The workbook: what it must never show, where its charts come from, and how much of it there may be."""

from __future__ import annotations

import io
import re
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from tests.overview.made import PROVISIONAL, SCORERS, SHEETS, overview, put, record, row, submission
from tests.workbooks import write_workbook
from xlsx_addin.overview.database import connection as database
from xlsx_addin.overview.measures import figures
from xlsx_addin.overview.sheets.book import SHEETS as DRAWN
from xlsx_addin.refusal import Refusal
from xlsx_addin.template import design
from xlsx_addin.template.print_setup import LANDSCAPE_PIXELS
from xlsx_addin.words import overview as names
from xlsx_addin.words import overview_sheets as words

ROOT = Path(__file__).parents[3]
PERSON, RECOGNISED = "Nguyễn Văn Chưa Công Nhận", "Trần Thị Được Công Nhận"
INDIVIDUAL = {"Loại đối tượng": "Cá nhân"}


def texts(content: bytes) -> str:
    """Everything in the workbook that anybody could read, part by part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def sheet(content: bytes, name: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))[name]


def column(content: bytes, name: str, heading: str) -> list[object]:
    """The cells under a heading of a table whose headings stand in row 4."""
    found = sheet(content, name)
    (place,) = [cell.column for cell in found[4] if cell.value == heading]
    return [
        found.cell(number, place).value for number in range(5, found.max_row + 1) if found.cell(number, place).value
    ]


def with_names(folder: Path, **options: object) -> bytes:
    """A commune with names that could leak: scorers, individuals, and the people of ``Đầu mối``."""
    put(
        folder / "Đã nhận",
        submission(
            [
                row("A"),
                row("B", **{**INDIVIDUAL, "Tên": PERSON}),
                row("C", **{**INDIVIDUAL, "Tên": RECOGNISED, "Quyết định": "Đồng ý"}),
                row("D", **{**INDIVIDUAL, "Tên": f"{PERSON} Hai", "Quyết định": "Không đồng ý"}),
            ],
            sender_name="Chi bộ Một",
        ),
    )
    write_workbook(
        folder / "so.xlsx",
        settings={"Mã đơn vị": "DU-LB", "Tên đơn vị": "Đảng ủy xã Lang Biang", "Cấp thẩm định": "Ban Thường vụ"},
        subjects="| Mã | Tên | Loại đối tượng |\n| N1 | Lê Thị Trong Sổ | Cá nhân |",
        scores="| Mã | Người chấm | C1 | C2 | C3 |\n| N1 | Người Chấm Ở Xã | 29 | 29 | 38 |",
        sheets={
            "Đầu mối": (
                "| Mã | Tên | Địa chỉ thư | Người phụ trách | Điện thoại |\n"
                "| CB-01 | Chi bộ Một | cb1@rieng.example | Phạm Thị Phụ Trách | 0263555999 |"
            )
        },
    )
    return overview(folder, **options)[1]  # type: ignore[arg-type]


def test_no_name_that_must_not_be_shown_leaves_the_sources(tmp_path: Path) -> None:
    folder = tmp_path / "n"
    content = with_names(folder)
    readable = texts(content)
    assert RECOGNISED in readable
    assert "Chi bộ Một" in readable
    private = [PERSON, "Lê Thị Trong Sổ", "Phạm Thị Phụ Trách", "cb1@rieng.example", "0263555999", "Người Chấm Ở Xã"]
    assert [name for name in (*private, *SCORERS) if name in readable] == []
    stored = (tmp_path / "n.duckdb").read_bytes()
    assert [name for name in (*private, *SCORERS) if name.encode() in stored] == []
    assert column(content, names.SHEET_MODELS, "Của").count(words.AN_INDIVIDUAL) == 2


def test_without_individuals_no_name_of_one_is_kept_or_shown(tmp_path: Path) -> None:
    content = with_names(tmp_path / "n", individuals=False)
    assert RECOGNISED not in texts(content)
    assert RECOGNISED.encode() not in (tmp_path / "n.duckdb").read_bytes()


def test_above_a_commune_no_individual_is_named_unless_it_is_asked_for(tmp_path: Path) -> None:
    with_names(tmp_path / "n")
    put(tmp_path / "n", submission([row("A")], recipient="DU-DN"))
    found, content = overview(tmp_path / "n")
    assert (found.individuals, RECOGNISED in texts(content)) == (False, False)
    assert RECOGNISED.encode() not in (tmp_path / "n.duckdb").read_bytes()
    found, content = overview(tmp_path / "n", individuals=True)
    assert (found.individuals, RECOGNISED in texts(content)) == (True, True)


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 263", "@SUM(A1)", "http://x.example", "\\N", 'a "b" c', "hai\ndòng", "x" * 32_767]
)
def test_any_text_stays_the_text_that_it_is(tmp_path: Path, text: str) -> None:
    put(tmp_path / "n", submission([row("A", **{"Tên mô hình": text if "\n" in text else f"'{text}"})]))
    _, content = overview(tmp_path / "n")
    assert column(content, names.SHEET_MODELS, "Tên mô hình") == [text]
    assert "<f>" not in texts(content)
    assert "x.example" not in "".join(re.findall(r'Target="([^"]*)"', texts(content)))


def test_charts_are_drawn_from_visible_cells_that_hold_what_they_show(tmp_path: Path) -> None:
    source = tmp_path / "n"
    for year in (2025, 2026):
        sent = submission([row(f"S{number}") for number in range(8)], year=year, recipient="DU-LB")
        put(source, sent)
        record(source / str(year), (sent, f"{year}-12-12T08:00"))
        write_workbook(
            source / f"so-{year}.xlsx",
            settings={"Năm đánh giá": year, "Mã đơn vị": "DU-LB", "Cấp thẩm định": "Ban Thường vụ"},
            sheets={"Đầu mối": "| Mã | Tên | Địa chỉ thư |\n| CB-01 | Chi bộ Một | a@b.example |"},
        )
    _, content = overview(source)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert {each.sheet_state for each in book.worksheets} == {"visible"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(parts) == 3
    for part in parts:
        for formula in ElementTree.fromstring(part).iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}f"):
            name, _, cells = str(formula.text).replace("'", "").rpartition("!")
            values = [cell.value for cells_of_row in book[name][cells.replace("$", "")] for cell in cells_of_row]
            assert values
            assert all(value is not None for value in values), (name, cells, values)


def test_all_nine_sheets_stand_in_their_order_on_a4_one_page_wide_and_say_what_is_provisional(tmp_path: Path) -> None:
    put(tmp_path / "n", submission([row("A")], scale_confirmed=False))
    _, content = overview(tmp_path / "n")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == SHEETS
    for each in book.worksheets:
        assert (each.page_setup.paperSize, each.page_setup.orientation) == (9, "landscape"), each.title
        assert PROVISIONAL in str(each.oddFooter.left.text)
        assert each["A3"].value == PROVISIONAL
    widths = {
        each.title: sum(dimension.width * 7 + 5 for dimension in each.column_dimensions.values())
        for each in book.worksheets
    }
    assert {title: width for title, width in widths.items() if width > 1_300} == {}


@pytest.mark.parametrize(("count", "is_beside"), [(2, True), (4, True), (5, False)])
def test_the_chart_over_the_years_is_on_the_page_of_its_table_where_there_is_room(
    tmp_path: Path, count: int, is_beside: bool
) -> None:
    for year in range(2027 - count, 2027):
        put(tmp_path / str(year), submission([row("S1")], year=year))
    found = sheet(overview(tmp_path)[1], "Qua các năm")
    [chart] = found._charts
    place = chart.anchor._from
    breaks = [page_break.id for page_break in found.row_breaks.brk]
    is_one_page = bool(found.sheet_properties.pageSetUpPr and found.sheet_properties.pageSetUpPr.fitToPage)
    columns = found.column_dimensions.values()
    pixels = sum(each.width * 7 * (each.max - each.min + 1) for each in columns)  # a file counts the padding
    if is_beside:
        assert (place.row, place.col, breaks, is_one_page) == (3, 2 * count + 2, [], True)
        assert LANDSCAPE_PIXELS / pixels * design.TABLE_SIZE >= design.SMALLEST_PRINTED
    else:
        assert (place.row, place.col, is_one_page) == (breaks[0], 0, False)


def test_a_part_of_the_units_is_told_apart_while_their_scale_is_open(tmp_path: Path) -> None:
    put(tmp_path / "n", submission([row("A")], scale_confirmed=False), submission([row("A")], sender="CB-02"))
    assert sheet(overview(tmp_path / "n")[1], "Toàn cảnh")["A3"].value == words.PROVISIONAL_SOME.format(
        count=1, basis="Hướng dẫn 09-HD/BTCTU"
    )


def test_every_name_of_a_sheet_has_what_draws_it() -> None:
    declared = [name for key, name in vars(names).items() if key.startswith("SHEET_")]
    assert list(DRAWN) == declared == SHEETS


def test_limits_that_bit_are_said_in_the_subtitle_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ((names.SHEET_MODELS, 3), (names.SHEET_UNITS, 1), (names.SHEET_PROGRESS, 1)):
        monkeypatch.setitem(figures.MOST_ROWS, name, value)
    monkeypatch.setattr(figures, "_MODELS", figures._MODELS.replace("20000", "3"))
    put(tmp_path / "n", submission([row("A"), row("B")]), submission([row("A"), row("B")], sender="CB-02"))
    found, content = overview(tmp_path / "n")
    assert found.left_out == {names.SHEET_PROGRESS: 1, names.SHEET_UNITS: 2, names.SHEET_MODELS: 1}
    assert "ghi 3 dòng đầu trong 4" in sheet(content, names.SHEET_MODELS)["A2"].value
    assert sheet(content, names.SHEET_UNITS)["A2"].value == words.UNITS_TOO_MANY.format(total=2, limit=1)
    assert column(content, names.SHEET_UNITS, "Mã") == []


def test_the_kinds_of_models_that_are_listed(tmp_path: Path) -> None:
    rows = [
        row("K", **{"Tên mô hình": "Khá, chưa quyết định"}),
        row("T", **{"Tên mô hình": "Tốt, chưa quyết định", "Xếp loại": "Tốt", "Điểm": 92}),
        row("D", **{"Tên mô hình": "Khá, đồng ý", "Quyết định": "Đồng ý"}),
        row("N", **{"Tên mô hình": "Không đồng ý", "Quyết định": "Không đồng ý"}),
        row("B", **{"Tên mô hình": None}),
        row("F", **{"Kết luận": "Không đủ điều kiện về mô hình", "Xếp loại": "Đạt", "Điểm": 55}),
    ]
    put(tmp_path / "n", submission(rows))
    found, content = overview(tmp_path / "n")
    assert column(content, names.SHEET_MODELS, "Tên mô hình") == [
        "Khá, đồng ý",
        "Tốt, chưa quyết định",
        "Khá, chưa quyết định",
    ]
    assert found.figures.models_without_name == 1


def test_without_the_extra_one_sentence_names_the_requirement_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    (requirement,) = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"][
        "overview"
    ]
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Refusal, match="bundle --with overview") as refused:
        database.require_duckdb()
    assert f'pip install "{requirement}"' in str(refused.value)


def test_no_advice_takes_a_package_of_our_name_from_an_index() -> None:
    advice = [(ROOT / "README.md").read_text(), *(path.read_text() for path in (ROOT / "xlsx_addin").rglob("*.py"))]
    assert 'pip install ".[overview]"' in advice[0]
    assert [text for text in advice if re.search(r"pip install \"?xlsx-addin", text)] == []
