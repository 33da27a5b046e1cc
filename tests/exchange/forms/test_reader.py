"""Forms as they come back: sorted, pasted into, saved by others, altered. Read rightly, or told as changed."""

from __future__ import annotations

import random
import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.exchange.forms.rounds import form_for, read, round_of
from xlsx_addin.refusal import Refusal
from xlsx_addin.sample.filled_forms import answered, edited, labelled, scored
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsx_addin.exchange.forms.reader import FormRead

REPORT_ANSWERS = {"Nội dung gửi lần này": "Gửi báo cáo", "Tên mô hình": "Bảng tính", "C1": 28, "C2": 27.5, "C3": 38}
POINTS: dict[str, dict[str, Any]] = {
    "PKT": {"C1": 29, "C2": 28, "C3": 39},
    "HND": {"C1": 20, "C2": 20.5, "C3": 20, "Nhận xét": "Nên nhân rộng"},
}


@pytest.fixture(scope="module")
def report() -> bytes:
    return answered(form_for("TQT").content(), REPORT_ANSWERS)


@pytest.fixture(scope="module")
def scores() -> bytes:
    return scored(form_for("Hoàng Văn Lực").content(), POINTS)


def digest(found: FormRead) -> str:
    assert found.answer is not None, found.reason
    return found.answer.digest


def unmerge(sheet: Any) -> None:
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))


def head_row(sheet: Any) -> int:
    row: int = labelled(sheet, "TT").row
    return row


def subject_rows(sheet: Any) -> range:
    first = head_row(sheet) + 1
    return range(first, first + 2)


def swap_rows(sheet: Any) -> None:
    one, other = subject_rows(sheet)
    for column in range(1, 9):
        cells = sheet.cell(one, column), sheet.cell(other, column)
        cells[0].value, cells[1].value = cells[1].value, cells[0].value


def swap_columns(sheet: Any) -> None:
    for row in range(head_row(sheet), head_row(sheet) + 3):
        cells = sheet.cell(row, 4), sheet.cell(row, 6)
        cells[0].value, cells[1].value = cells[1].value, cells[0].value


def insert_row(sheet: Any) -> None:
    unmerge(sheet)
    sheet.insert_rows(subject_rows(sheet)[1])


def insert_column(sheet: Any) -> None:
    unmerge(sheet)
    sheet.insert_cols(3)


def notes_beside(sheet: Any) -> None:
    sheet.cell(head_row(sheet), 12).value = "Ghi chú riêng"
    sheet.cell(head_row(sheet) + 1, 12).value = 5
    sheet.parent.create_sheet("Nháp")["A1"] = "nháp"


def rename(sheet: Any) -> None:
    sheet.title = "Sheet1"


def apart(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = unicodedata.normalize("NFD", cell.value)


def double(sheet: Any) -> None:
    sheet.parent.copy_worksheet(sheet)


def nothing(_sheet: Any) -> None:
    return


@pytest.mark.parametrize(
    "edit",
    [nothing, swap_rows, swap_columns, insert_row, insert_column, notes_beside, rename, apart, double],
    ids=lambda edit: edit.__name__,
)
def test_what_changes_no_answer_of_a_score_form(scores: bytes, edit: Callable[[Any], None]) -> None:
    assert digest(read(edited(scores, edit))) == digest(read(scores))


@pytest.mark.parametrize(
    "edit", [nothing, insert_column, rename, apart, unmerge, double], ids=lambda edit: edit.__name__
)
def test_what_changes_no_answer_of_a_report_form(report: bytes, edit: Callable[[Any], None]) -> None:
    assert digest(read(edited(report, edit))) == digest(read(report))


def test_what_was_answered(report: bytes, scores: bytes) -> None:
    told = read(report).answer
    assert told is not None
    assert told.fields == {
        "Tên mô hình": "Bảng tính",
        "Sản phẩm cụ thể": "Giảm 30% thời gian giải quyết hồ sơ",
        "Ghi chú": "Mới",
        "Điểm tự chấm": 93.5,
    }
    given = read(scores).answer
    assert given is not None
    assert [{key: value for key, value in row.items() if key != "Mã"} for row in given.rows] == list(POINTS.values())
    assert str(given.total) == "156.5"


def cell(text: str, value: object, right: int = 0) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        found = labelled(sheet, text)
        sheet.cell(found.row, found.column + right).value = value

    return edit


def first_code(value: str) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        sheet.cell(subject_rows(sheet)[0], 2).value = value

    return edit


def names_alone(sheet: Any) -> None:
    one, other = subject_rows(sheet)
    cells = sheet.cell(one, 3), sheet.cell(other, 3)
    cells[0].value, cells[1].value = cells[1].value, cells[0].value


def add_subject(sheet: Any) -> None:
    unmerge(sheet)
    row = subject_rows(sheet)[1] + 1
    sheet.insert_rows(row)
    for column, value in enumerate(("MOI-9", "Người thêm", 20, 20, 20), start=2):
        sheet.cell(row, column).value = value


def heading_twice(sheet: Any) -> None:
    sheet.cell(head_row(sheet), 12).value = "C1\ntối đa 30"


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (cell("C1", "Tính mới\ntối đa 30"), "Tiêu đề của C1 không còn như khi phát phiếu."),
        (cell("C1", "C1\ntối đa 40"), "Tiêu đề của C1 không còn như khi phát phiếu."),
        (heading_twice, "Tiêu đề “C1” đứng ở hơn một cột."),
        (first_code("HND"), "Dòng 8: tên bên cạnh Mã “HND” không còn là Hội Nông dân."),
        (first_code("XYZ"), "Dòng 8 có điểm nhưng Mã “XYZ” không phải của phiếu này."),
        (names_alone, "Dòng 8: tên bên cạnh Mã “PKT” không còn là Phòng Kinh tế."),
        (add_subject, "Dòng 10 có điểm nhưng Mã “MOI-9” không phải của phiếu này."),
    ],
)
def test_a_changed_question_of_a_score_form_is_told(scores: bytes, edit: Callable[[Any], None], reason: str) -> None:
    found = read(edited(scores, edit))
    assert (found.state, found.reason) == ("modified", f"{reason} Vui lòng gửi lại phiếu mới cho người gửi.")


def row_gone(label: str) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        unmerge(sheet)
        sheet.delete_rows(labelled(sheet, label).row)

    return edit


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (row_gone("Lĩnh vực"), "Không còn đúng một dòng “Lĩnh vực” như khi phát phiếu."),
        (cell("Tên mô hình", "Tên sáng kiến"), "Không còn đúng một dòng “Tên mô hình” như khi phát phiếu."),
        (cell("C1", 40, right=3), "Dòng tiêu chí C1 không còn như khi phát phiếu."),
        (cell("Tên", "Lê Văn Bình", right=1), "Phiếu phát cho Trương Quốc Toản; tên hoặc mã trên phiếu đã đổi."),
    ],
)
def test_a_changed_question_of_a_report_form_is_told(report: bytes, edit: Callable[[Any], None], reason: str) -> None:
    found = read(edited(report, edit))
    assert (found.state, found.reason) == ("modified", f"{reason} Vui lòng gửi lại phiếu mới cho người gửi.")


def manifest_cell(key: str, value: str) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        for row in sheet.parent["_manifest"].iter_rows():
            if row[0].value == key:
                row[1].value = value

    return edit


@pytest.mark.parametrize(
    ("key", "value"), [("criterion C1", '["40","Tất cả"]'), ("scorer", "Trần Thị Hà"), ("digest", "sha256:" + "0" * 64)]
)
def test_an_altered_manifest_is_told(scores: bytes, key: str, value: str) -> None:
    found = read(edited(scores, manifest_cell(key, value)))
    assert (found.state, found.manifest) == ("modified", None)


def test_a_sheet_copied_into_another_workbook_is_known_by_its_title(scores: bytes, report: bytes) -> None:
    def without_manifest(sheet: Any) -> None:
        del sheet.parent["_manifest"]

    for content in (scores, report):
        found = read(edited(content, without_manifest))
        assert (found.state, found.reason.split(",")[0]) == ("not_an_envelope", "Tờ phiếu đã bị chép sang tệp khác")


def test_another_workbook_is_no_form() -> None:
    from xlsx_addin.exchange.forms.reader import read_form

    saved = BytesIO()
    openpyxl.Workbook().save(saved)
    with FileWorkbook.open(saved.getvalue()) as workbook:
        assert read_form(workbook) is None


def test_a_cut_file_cannot_be_read(scores: bytes) -> None:
    with pytest.raises(Refusal):
        read(scores[: len(scores) // 2])


def test_a_row_that_is_gone_is_not_scored(scores: bytes) -> None:
    def gone(sheet: Any) -> None:
        unmerge(sheet)
        sheet.delete_rows(subject_rows(sheet)[1])

    found = read(edited(scores, gone)).answer
    assert found is not None
    assert ([row["Mã"] for row in found.rows], found.notes) == (
        ["PKT"],
        ("Phiếu không còn dòng của HND: coi như không chấm.",),
    )


def test_what_is_no_number_stands_as_typed(scores: bytes) -> None:
    odd: dict[str, dict[str, Any]] = {
        "PKT": {"C1": 31, "C2": "28,5", "C3": -1},
        "HND": {"C1": "tốt", "C2": "=20+9", "C3": None},
    }
    found = read(edited(scored(scores, odd), nothing)).answer
    assert found is not None
    assert found.rows[0] == {"Mã": "PKT", "C1": 31, "C2": "28,5", "C3": -1}
    assert found.rows[1] == {"Mã": "HND", "C1": "tốt", "C2": "(công thức chưa được tính)", "Nhận xét": "Nên nhân rộng"}


SUBJECTS = "| Mã | Tên | Loại đối tượng | Đăng ký | Ngày nhận báo cáo |\n" + "\n".join(
    f"| S{number} | Đơn vị số {number} | Tổ chức | Có | 10/11/2026 |" for number in range(12)
)


def shuffled(rows: list[list[Any]], rng: random.Random) -> None:
    rng.shuffle(rows)


def one_column_shuffled(rows: list[list[Any]], rng: random.Random) -> None:
    column = rng.randrange(1, 7)
    values = [row[column] for row in rows]
    rng.shuffle(values)
    for row, value in zip(rows, values, strict=True):
        row[column] = value


def row_copied(rows: list[list[Any]], rng: random.Random) -> None:
    rows[rng.randrange(12)] = list(rows[rng.randrange(12)])


def other_code(rows: list[list[Any]], rng: random.Random) -> None:
    rows[rng.randrange(12)][1] = f"S{rng.randrange(12)}"


def other_name(rows: list[list[Any]], rng: random.Random) -> None:
    rows[rng.randrange(12)][2] = f"Đơn vị số {rng.randrange(12)}"


def columns_swapped(sheet: Any, rng: random.Random) -> None:
    one, other = rng.sample(range(2, 8), 2)
    for row in range(head_row(sheet), head_row(sheet) + 13):
        cells = sheet.cell(row, one), sheet.cell(row, other)
        cells[0].value, cells[1].value = cells[1].value, cells[0].value


def number_typed(sheet: Any, rng: random.Random) -> None:
    first = head_row(sheet)
    sheet.cell(rng.randint(first, first + 15), rng.randint(1, 12)).value = rng.randint(0, 30)


def text_typed(sheet: Any, rng: random.Random) -> None:
    text = rng.choice(["ghi chú", "C1", "Mã", "C2\ntối đa 30", "S3"])
    sheet.cell(rng.randint(1, head_row(sheet) + 15), rng.randint(1, 12)).value = text


EDITS_OF_ROWS = (shuffled, one_column_shuffled, row_copied, other_code, other_name)
EDITS_OF_SHEETS = (
    columns_swapped,
    number_typed,
    text_typed,
    lambda sheet, rng: sheet.delete_rows(head_row(sheet) + rng.randint(1, 12)),
    lambda sheet, rng: sheet.insert_rows(head_row(sheet) + rng.randint(1, 12)),
    lambda sheet, rng: sheet.insert_cols(rng.randint(1, 8)),
)


def random_edit(sheet: Any, rng: random.Random) -> None:
    """One thing that somebody may do to the table by accident."""
    if rng.random() < 0.5:
        rng.choice(EDITS_OF_SHEETS)(sheet, rng)
        return
    cells = [[sheet.cell(head_row(sheet) + row, column) for column in range(1, 9)] for row in range(1, 13)]
    rows = [[cell.value for cell in line] for line in cells]
    rng.choice(EDITS_OF_ROWS)(rows, rng)
    for line, values in zip(cells, rows, strict=True):
        for cell, value in zip(line, values, strict=True):
            cell.value = value


def seen(sheet: Any, name: str, criterion: str) -> set[object]:
    """What a person reads beside a name, under a criterion's heading: each value that may be meant."""
    rows = list(sheet.iter_rows(values_only=True))
    counts = [sum(str(value).startswith(("C1\n", "C2\n", "C3\n")) for value in row) for row in rows]
    head = rows[counts.index(max(counts))]
    columns = [place for place, value in enumerate(head) if str(value).startswith(f"{criterion}\n")]
    beside = [row for row in rows if any(str(value).split("\n")[0] == name for value in row)]
    return {row[column] for row in beside for column in columns}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_random_edits_never_give_another_subjects_points(seed: int) -> None:
    """What is accepted is what stands beside the name under the heading; anything else is told as changed."""
    forms = round_of(subjects=SUBJECTS, scores="| Mã | Người chấm | C1 |")
    points = {f"S{n}": {"C1": n + 1, "C2": n + 13, "C3": n + 25} for n in range(12)}
    filled = scored(form_for("Bà Thảo", forms).content(), points)
    accepted = 0
    for turn in range(10):
        rng = random.Random(f"{seed} {turn}")
        book = openpyxl.load_workbook(BytesIO(filled))
        sheet = book["Phiếu"]
        unmerge(sheet)
        try:
            for _ in range(rng.randint(1, 3)):
                random_edit(sheet, rng)
        except IndexError:
            continue  # the heading itself is gone
        saved = BytesIO()
        book.save(saved)
        found = read(saved.getvalue())
        if found.answer is None:
            continue
        accepted += 1
        for row in found.answer.rows:
            name = f"Đơn vị số {str(row['Mã'])[1:]}"
            for criterion in ("C1", "C2", "C3"):
                assert row.get(criterion) in seen(sheet, name, criterion), (seed, turn)
    assert accepted
