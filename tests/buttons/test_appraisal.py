"""The button "Thẩm định", pressed in the template; once through the command line that xlwings' VBA builds."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections import Counter
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from tests.buttons.exchange_books import cells, press, press_in_earnest
from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.buttons.appraisal import appraise_live
from xlsx_addin.excel.live_workbook import LiveWorkbook
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.resources import template_bytes
from xlsx_addin.sample.workbook import write_sample
from xlsx_addin.words import boxes
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.problem_rows import problem_rows
from xlsx_addin.workbook.tool_sheets import result_blocks
from xlsx_addin.xlsx.cells import Formula
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.excel_engine.fixtures import OpenExcel

pytest_plugins = ("tests.excel_engine.fixtures",)

FIRST = layout.FIRST_ROW


@pytest.fixture(scope="module")
def written_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Sổ mẫu.xlsm"
    write_sample(path)
    return path


@pytest.fixture
def sample(written_sample: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "Thẩm định & 'đợt 1'"
    folder.mkdir()
    return Path(shutil.copy2(written_sample, folder))


def test_click_fills_the_tool_sheets_and_tells_the_clerk(sample: Path) -> None:
    click = press_in_earnest("tham_dinh", sample)
    assert (click.exit_code, click.popup) == (0, None)
    with FileWorkbook.open(sample) as workbook:
        job = appraise_workbook(workbook)
    _, warnings = count_problems(job.appraisal.problems)  # some depend on the day: reports from the future
    said = (
        "Đã thẩm định 33 đối tượng: 15 đối tượng đủ điều kiện về mô hình.\n"
        f"Có 4 lỗi, {warnings} cảnh báo. Vui lòng xem trang tính Lỗi; bấm vào ô ở cột “Ô” để đến chỗ cần sửa."
    )
    assert [alert.prompt for alert in click.alerts] == [said]
    book = openpyxl.load_workbook(sample)
    results = book[layout.RESULTS]
    headings = [cell.value for cell in results[layout.HEADING_ROW]]
    assert headings == [column.heading for column in layout.RESULT_COLUMNS]
    first = dict(zip(headings, (cell.value for cell in results[FIRST]), strict=True))
    assert first == {
        "STT": 1,
        "Mã": "VP-UBND",
        "Tên": "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Lạc Dương",
        "Loại đối tượng": "Tổ chức",
        "Kết luận": "Đủ điều kiện về mô hình",
        "Điểm": 96.33,
        "Xếp loại": "Tốt",
        "Hạng": 1,
        "Thời hạn": "Đúng hạn",
        "Căn cứ": "Mục 1 (R3)",
        "Giải thích": "Trung bình 3 phiếu 96,33: mức “Tốt”.\n[Mục 1 (R3); Điểm\N{NO-BREAK SPACE}A5:A7; "
        "Tiêu chí\N{NO-BREAK SPACE}J5]",
        "Số phiếu": 3,
        "Điểm tự chấm": 95,
        "Tự xếp loại": "Tốt",
        "Tên mô hình": "Hẹn giờ trả kết quả qua tin nhắn",
        "Kết quả cấp trên": None,
        "Quyết định": None,
    }
    problems = book[layout.PROBLEMS]
    links = [problems.cell(row, 4).value for row in range(FIRST, problems.max_row + 1)]
    assert '=HYPERLINK("#\'Đơn vị\'!M37","M37")' in links


def test_click_writes_what_the_command_line_finds(sample: Path) -> None:
    with FileWorkbook.open(sample) as workbook:
        job = appraise_workbook(workbook)
        expected = {block.sheet: block for block in result_blocks(job.appraisal, job.run)}
    press("tham_dinh", sample)
    with FileWorkbook.open(sample) as workbook:
        written = workbook.read(layout.RESULTS)
    block = expected[layout.RESULTS]
    for row, values in enumerate(block.rows[block.head_rows :], start=block.row + block.head_rows):
        shown = [written.at(row, column) for column in range(1, len(values) + 1)]
        wanted = [float(value) if isinstance(value, (int, Decimal)) else value for value in values]
        assert shown == wanted


def test_merged_cells_are_told_by_a_click_as_by_the_command_line(sample: Path) -> None:
    """On a sheet of each kind, once for each row, without one more call; a merged title hides nothing."""
    book = openpyxl.load_workbook(sample, keep_vba=True)
    for sheet, place in {"Đơn vị": "J5:J7", "Điểm": "D5:E6", "Tiêu chí": "C5:C6", "Thẩm định": "E5:M5"}.items():
        book[sheet].merge_cells(place)
    book.save(sample)
    with FileWorkbook.open(sample) as workbook:
        problems = appraise_workbook(workbook).appraisal.problems
    merged = {problem.cell: problem.message for problem in problems if problem.code is ProblemCode.CELLS_MERGED}
    assert list(merged) == ["J6", "J7", "C6", "E5", "D6"]
    click = press("tham_dinh", sample)
    rows = [
        list(row) for row in openpyxl.load_workbook(sample)[layout.PROBLEMS].iter_rows(min_row=FIRST, values_only=True)
    ]
    assert Counter(row[5] for row in rows) >= Counter(merged.values())
    shown = [cell for row in problem_rows(problems) for cell in row[5:6]]
    assert Counter(row[5] for row in rows) == Counter(shown)
    assert click.calls["", "save copy"] == 1


def test_click_never_changes_a_clerks_sheet(sample: Path) -> None:
    before = cells(sample, *layout.CLERK_SHEETS)
    press("tham_dinh", sample)
    assert cells(sample, *layout.CLERK_SHEETS) == before


def test_click_reads_one_copy_and_writes_each_sheet_once(sample: Path) -> None:
    calls = press("tham_dinh", sample).calls
    reads = {place: number for place, number in calls.items() if place[1] in {"read", "read formula", "save copy"}}
    writes = {sheet: number for (sheet, kind), number in calls.items() if kind == "write"}
    assert reads == {("", "save copy"): 1}
    written = (layout.CONSOLE, layout.RESULTS, layout.PROBLEMS, layout.RANKING, layout.JOURNAL)
    assert writes == dict.fromkeys(written, 1)
    assert sum(calls.values()) <= 50, calls


def test_the_first_click_shows_the_journal_and_no_click_shows_it_again(sample: Path) -> None:
    book = openpyxl.load_workbook(sample, keep_vba=True)
    assert book[layout.JOURNAL].sheet_state == "hidden"
    book.close()
    press("tham_dinh", sample)
    book = openpyxl.load_workbook(sample, keep_vba=True)
    assert book[layout.JOURNAL].sheet_state == "visible"
    book[layout.JOURNAL].sheet_state = "hidden"
    book.save(sample)
    press("tham_dinh", sample)
    assert openpyxl.load_workbook(sample)[layout.JOURNAL].sheet_state == "hidden"


def test_a_workbook_made_before_the_ranking_was_gets_no_sheet_without_its_looks(sample: Path) -> None:
    book = openpyxl.load_workbook(sample, keep_vba=True)
    del book[layout.RANKING]
    book.save(sample)

    press("tham_dinh", sample)

    book = openpyxl.load_workbook(sample)
    assert layout.RANKING not in book.sheetnames
    assert book[layout.RESULTS].cell(FIRST, 2).value == "VP-UBND"


def test_second_click_leaves_no_row_of_the_first_and_adds_to_the_journal(sample: Path) -> None:
    press("tham_dinh", sample)
    book = openpyxl.load_workbook(sample, keep_vba=True)
    subjects = book[layout.SUBJECTS]
    for row in range(FIRST + 5, subjects.max_row + 1):
        for column in range(1, subjects.max_column + 1):
            subjects.cell(row, column).value = None
    scores = book[layout.SCORES]
    for row in range(FIRST, scores.max_row + 1):
        for column in range(1, scores.max_column + 1):
            scores.cell(row, column).value = None
    book.save(sample)
    press("tham_dinh", sample)
    book = openpyxl.load_workbook(sample)
    codes = [book[layout.RESULTS].cell(row, 2).value for row in range(FIRST, FIRST + 8)]
    assert codes == ["VP-UBND", "PKT", "PVHXH", "TYT-DN", "TH-DS", None, None, None]
    journal = book[layout.JOURNAL]
    assert [journal.cell(row, 7).value for row in range(FIRST, FIRST + 3)] == [33, 5, None]


def test_workbook_that_cannot_be_read_gives_one_sentence_and_changes_nothing(sample: Path) -> None:
    book = openpyxl.load_workbook(sample, keep_vba=True)
    book["Điểm"].title = "Điểm cũ"
    book.save(sample)
    before = values_of(sample)
    click = press("tham_dinh", sample)
    assert [alert.prompt for alert in click.alerts] == [
        "Không tìm thấy trang tính “Điểm” (có phải là “Điểm cũ”?). Vui lòng đặt lại đúng tên trang tính rồi làm lại."
    ]
    after = values_of(sample)
    assert {place: after.get(place) for place in before} == before


def values_of(path: Path) -> dict[tuple[str, int, int], object]:
    """Every value of a workbook; what openpyxl leaves of a formula has none."""
    with FileWorkbook.open(path) as workbook:
        sheets = [workbook.read(name) for name in workbook.sheet_names]
    return {
        (sheet.name, row, column): value
        for sheet in sheets
        for column, values in sheet.columns.items()
        for row, value in values.items()
        if not isinstance(value, Formula)
    }


@pytest.mark.parametrize("refused", [layout.RESULTS, layout.PROBLEMS, layout.RANKING, layout.JOURNAL, layout.CONSOLE])
def test_the_console_says_that_results_fit_only_once_all_others_are_written(
    sample: Path, open_excel: OpenExcel, refuse_sheet: Callable[[str], None], refused: str
) -> None:
    book = open_excel(sample)
    refuse_sheet(refused)
    before = LiveWorkbook(book).read(layout.CONSOLE).columns
    with pytest.raises(Refusal) as refusal:
        appraise_live(LiveWorkbook(book))
    assert str(refusal.value).startswith(boxes.SHEET_NOT_WRITTEN.format(sheet=refused))
    order = [layout.RESULTS, layout.PROBLEMS, layout.RANKING, layout.JOURNAL, layout.CONSOLE]
    written = order[: order.index(refused)]
    assert ("Kết quả mới đã ghi vào: " + ", ".join(written) + ";" in str(refusal.value)) == bool(written)
    assert LiveWorkbook(book).read(layout.CONSOLE).columns == before


def test_macros_of_the_sample_are_the_templates(sample: Path) -> None:
    def macros(path: Path) -> str:
        with zipfile.ZipFile(path) as package:
            return hashlib.sha256(package.read("xl/vbaProject.bin")).hexdigest()

    template = sample.with_name("template.xlsm")
    template.write_bytes(template_bytes())
    assert macros(sample) == macros(template)


def written(path: Path, sheet: str) -> dict[str, object]:
    """What stands in each cell of a sheet: a formula as it was typed, not what was last calculated of it."""
    with closing(openpyxl.load_workbook(path)) as book:
        return {
            cell.coordinate: cell.value for row in book[sheet].iter_rows() for cell in row if cell.value is not None
        }


@pytest.mark.parametrize("place", [None, "'Thẩm định'!$E$7:$L$25"], ids=["none", "of another size"])
def test_a_console_without_a_place_for_the_summary_is_left_alone(
    sample: Path, open_excel: OpenExcel, place: str | None
) -> None:
    book = openpyxl.load_workbook(sample, keep_vba=True)
    del book.defined_names["TongHop"]
    if place is not None:
        book.defined_names["TongHop"] = DefinedName("TongHop", attr_text=place)
    book.save(sample)
    before = written(sample, layout.CONSOLE)
    live = open_excel(sample)
    appraise_live(LiveWorkbook(live))
    live.save()
    assert written(sample, layout.CONSOLE) == before
    assert len(cells(sample, layout.RESULTS)[layout.RESULTS]) > 100
