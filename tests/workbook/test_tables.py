"""A table is found by its sheet and its headings, wherever and in whatever order they stand (workbook §3)."""

from __future__ import annotations

import random
import unicodedata
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.workbooks import (
    GRADE_HEADINGS,
    GRADES,
    SCALE,
    SUBJECT_HEADINGS,
    Rows,
    appraised,
    assert_problems,
    assert_results,
    problem_rows,
    result_rows,
    scale_rows,
    score_rows,
    subject_rows,
)
from xlsx_addin.refusal import Refusal
from xlsx_addin.workbook import layout, tables
from xlsx_addin.xlsx.cells import SheetValues, column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SUBJECTS = """
| Mã | Loại đối tượng |
| A  | Tổ chức        |
| B  | Cá nhân        |
"""
SCORES = """
| Mã | C1 | C2 | C3 |
| A  | 28 | 28 | 36 |
| B  | 20 | 15 | 20 |
"""
RESULTS = """
| subject | outcome       | total | grade | rank |
| A       | qualified     | 92.00 | Tốt   | 1    |
| B       | not_qualified | 55.00 | Đạt   | 1    |
"""

SOUND: dict[str, Rows] = {
    "Đơn vị": subject_rows(SUBJECTS, 2026),
    "Tiêu chí": scale_rows(SCALE, GRADES),
    "Điểm": score_rows(SCORES, ["C1", "C2", "C3"]),
}


def with_headings(change: Callable[[str], str]) -> dict[str, Rows]:
    """The sound sheets with every heading changed."""
    return {name: [[change(heading) for heading in rows[0]], *rows[1:]] for name, rows in SOUND.items()}


def without_column(sheet: str, heading: str) -> dict[str, Rows]:
    """The sound sheets, one of them without a column."""
    place = SOUND[sheet][0].index(heading)
    return {sheet: [row[:place] + row[place + 1 :] for row in SOUND[sheet]]}


@pytest.mark.parametrize("heading", ["Uỷ quyền cho", "ủy quyền cho", unicodedata.normalize("NFD", "UỶ QUYỀN CHO")])
def test_a_heading_is_the_same_wherever_its_tone_mark_stands(heading: str) -> None:
    columns = [layout.Column("Ủy quyền cho", layout.Content.TEXT, 10, field="power")]
    table = tables.find_table(SheetValues("Đơn vị", {1: {3: heading}}), columns)
    assert (table.heading_row, table.columns) == (3, {"Ủy quyền cho": 1})


@pytest.mark.parametrize("heading_row", [1, 2, 7, 20])
def test_the_headings_stand_within_the_first_twenty_rows(heading_row: int, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, sheets=SOUND, heading_row=heading_row)
    assert_results(appraisal, RESULTS)
    assert_problems(appraisal, "")


def test_cells_are_named_where_they_really_stand(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Đăng ký |\n| A |  |", heading_row=7)
    assert_problems(appraisal, "| code | cell |\n| DONVI-004 | H8 |")


def test_headings_below_row_twenty_are_not_found(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"Đơn vị.*“Mã”"):
        appraised(tmp_path, sheets=SOUND, heading_row=21)


@pytest.mark.parametrize("seed", range(5))
def test_columns_may_stand_in_any_order(seed: int, tmp_path: Path) -> None:
    sheets = {}
    for name, rows in SOUND.items():
        order = list(range(len(rows[0])))
        random.Random(seed).shuffle(order)
        sheets[name] = [[row[place] for place in order] for row in rows]
    appraisal = appraised(tmp_path, sheets=sheets)
    assert_results(appraisal, RESULTS)
    assert_problems(appraisal, "")


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        lambda heading: unicodedata.normalize("NFD", heading),
        lambda heading: f'"  {heading} "',
        lambda heading: f'"\\u00a0{heading}\\u00a0"',
        lambda heading: heading.replace(" ", "\u00a0"),
        lambda heading: heading.replace("Đ", "\u00d0"),
        lambda heading: unicodedata.normalize("NFD", heading).upper().replace("Đ", "\u00d0").replace(" ", "\u00a0"),
    ],
    ids=["capitals", "small letters", "NFD", "spaces", "no-break spaces", "no-break inside", "U+00D0", "all at once"],
)
def test_headings_match_after_trimming_composing_and_folding(change: Callable[[str], str], tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, sheets=with_headings(change))
    assert_results(appraisal, RESULTS)
    assert_problems(appraisal, "")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_sheet_names_match_as_headings_do(
    form: Literal["NFC", "NFD"], case: Callable[[str], str], tmp_path: Path
) -> None:
    sheets: dict[str, Rows | None] = dict.fromkeys(SOUND)
    for name, rows in SOUND.items():
        sheets[case(unicodedata.normalize(form, name))] = rows
    appraisal = appraised(tmp_path, sheets=sheets)
    assert_results(appraisal, RESULTS)


def test_unknown_columns_are_never_checked(tmp_path: Path) -> None:
    subjects = """
    | Mã | Số điện thoại | Ngày sinh  | Ảnh  |
    | A  | #N/A          | 99/99/9999 | =X() |
    """
    scale = SCALE.replace("| Điểm tối thiểu |", "| Ghi thêm |").replace("|                |\n", "| #N/A |\n")
    appraisal = appraised(tmp_path, subjects=subjects, scale=scale)
    assert_problems(appraisal, "")


def test_a_row_whose_known_columns_are_blank_is_skipped(tmp_path: Path) -> None:
    subjects = """
    | Mã | Tên | Loại đối tượng | Ghi thêm |
    | A  | Một | Tổ chức        |          |
    |    |     |                |          |
    | "" | "  " | "\\u00a0"     |          |
    | B  | Hai | Tổ chức        |          |
    """
    rows = subject_rows(subjects, 2026)
    rows[3] = ["" if heading != "Ghi thêm" else "#N/A" for heading in rows[0]]
    appraisal = appraised(tmp_path, sheets={"Đơn vị": rows})
    assert_results(appraisal, "| subject |\n| A |\n| B |")
    assert_problems(appraisal, "")


def test_a_row_with_a_single_known_value_is_a_row(tmp_path: Path) -> None:
    rows = subject_rows("| Mã |\n| A |\n| |", 2026)
    rows[2][SUBJECT_HEADINGS.index("Ghi chú")] = "Xem lại"
    appraisal = appraised(tmp_path, sheets={"Đơn vị": rows})
    assert_results(appraisal, "| subject | outcome |\n| A | invalid |\n| | invalid |")
    assert_problems(
        appraisal,
        """
        | code      | cell | subject |
        | DONVI-030 | A3   |         |
        """,
    )


def test_rows_pasted_far_below_the_table_count(tmp_path: Path) -> None:
    subjects, scores = SOUND["Đơn vị"], SOUND["Điểm"]
    gap: Rows = [[""]] * 3000
    sheets = {"Đơn vị": [*subjects[:2], *gap, subjects[2]], "Điểm": [*scores[:2], *gap, scores[2]]}
    appraisal = appraised(tmp_path, sheets=sheets)
    assert_results(appraisal, RESULTS)


def problem_without_cell(entry: dict[str, Any]) -> dict[str, Any]:
    """What a problem says beside its place, which moves with the columns."""
    return {key: entry[key] for key in ("code", "severity", "subject")}


@pytest.mark.parametrize(
    "heading",
    [
        heading
        for heading in SUBJECT_HEADINGS
        if heading not in {"Mã", "Tên", "Loại đối tượng", "Đăng ký", "Ngày nhận báo cáo"}
    ],
)
def test_a_column_that_may_be_missing_is_then_blank_and_its_cells_are_told_of_no_more(
    heading: str, tmp_path: Path
) -> None:
    missing, blank = tmp_path / "missing", tmp_path / "blank"
    missing.mkdir()
    blank.mkdir()
    without = appraised(missing, sheets=SOUND | without_column("Đơn vị", heading))
    place = SUBJECT_HEADINGS.index(heading)
    emptied = [[*row[:place], "", *row[place + 1 :]] if number else row for number, row in enumerate(SOUND["Đơn vị"])]
    with_blank = appraised(blank, sheets=SOUND | {"Đơn vị": emptied})
    own_cells = {f"{column_letters(place + 1)}{row}" for row in range(2, len(emptied) + 1)}
    assert [problem_without_cell(entry) for entry in problem_rows(without)] == [
        problem_without_cell(entry) for entry in problem_rows(with_blank) if entry["cell"] not in own_cells
    ]
    keys = ("subject", "outcome", "total", "grade", "rank")
    assert [[row[key] for key in keys] for row in result_rows(without)] == [
        [row[key] for key in keys] for row in result_rows(with_blank)
    ]


REQUIRED = [
    *(("Đơn vị", heading) for heading in ("Mã", "Tên", "Loại đối tượng", "Đăng ký", "Ngày nhận báo cáo")),
    *(("Tiêu chí", heading) for heading in SOUND["Tiêu chí"][0] if heading),
    *(("Điểm", heading) for heading in ("Mã", "Người chấm", "Nhận xét")),
]


@pytest.mark.parametrize(("sheet", "heading"), REQUIRED)
def test_a_missing_heading_is_named(sheet: str, heading: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=f"“{sheet}”.*“{heading}”"):
        appraised(tmp_path, sheets=SOUND | without_column(sheet, heading))


@pytest.mark.parametrize(
    ("sheet", "heading", "wrong"),
    [
        ("Đơn vị", "Mã", "Ma"),
        ("Đơn vị", "Tên", "Ten"),
        ("Đơn vị", "Loại đối tượng", "Loại đối tương"),
        ("Đơn vị", "Đăng ký", "Dang ky"),
        ("Đơn vị", "Ngày nhận báo cáo", "Ngày nhận bao cáo"),
        ("Tiêu chí", "Mã tiêu chí", "Mã tiêu chi"),
        ("Tiêu chí", "Điểm tối đa", "Điểm tối đ"),
        ("Tiêu chí", "Được công nhận", "Đươc công nhận"),
        ("Điểm", "Người chấm", "Người chầm"),
    ],
)
def test_the_nearest_heading_found_is_named(sheet: str, heading: str, wrong: str, tmp_path: Path) -> None:
    rows = SOUND[sheet]
    changed = [[wrong if text == heading else text for text in rows[0]], *rows[1:]]
    with pytest.raises(Refusal, match=f"“{sheet}”.*“{heading}”.*“{wrong}”"):
        appraised(tmp_path, sheets=SOUND | {sheet: changed})


@pytest.mark.parametrize("row", [1, 20])
def test_the_nearest_heading_is_found_where_no_heading_is_right(row: int, tmp_path: Path) -> None:
    headings = [["Ma", "Ten", "Loai doi tuong", "Dang ky", "Ngay nhan bao cao"]]
    with pytest.raises(Refusal, match=r"“Đơn vị”.*“Mã”.*“Ma”"):
        appraised(tmp_path, sheets=SOUND | {"Đơn vị": headings}, heading_row=row)


def test_a_known_heading_is_never_offered_for_another(tmp_path: Path) -> None:
    changed = [["Tên", *row[1:]] if not number else row for number, row in enumerate(SOUND["Đơn vị"])]
    changed[0][1] = "Họ và tên"
    with pytest.raises(Refusal) as refusal:
        appraised(tmp_path, sheets=SOUND | {"Đơn vị": changed})
    assert "“Mã”" in str(refusal.value)
    assert "có phải" not in str(refusal.value)


@pytest.mark.parametrize(("sheet", "heading"), [("Đơn vị", "Mã"), ("Đơn vị", "Ghi chú"), ("Điểm", "C1")])
def test_a_heading_that_stands_twice_is_refused_with_both_cells(sheet: str, heading: str, tmp_path: Path) -> None:
    rows = SOUND[sheet]
    first = chr(ord("A") + rows[0].index(heading))
    last = chr(ord("A") + len(rows[0]))
    doubled = [[*row, heading if not number else ""] for number, row in enumerate(rows)]
    with pytest.raises(Refusal, match=f"“{heading}”.*{first}1.*{last}1"):
        appraised(tmp_path, sheets=SOUND | {sheet: doubled})


def test_an_unknown_heading_may_stand_twice(tmp_path: Path) -> None:
    doubled = [[*row, *(["Thêm", "Thêm"] if not number else ["", ""])] for number, row in enumerate(SOUND["Đơn vị"])]
    assert_results(appraised(tmp_path, sheets=SOUND | {"Đơn vị": doubled}), RESULTS)


def test_a_long_text_beside_the_headings_is_none(tmp_path: Path) -> None:
    noted = [[*row, "Ghi chú của văn thư. " * 20 if not number else ""] for number, row in enumerate(SOUND["Đơn vị"])]
    assert_results(appraised(tmp_path, sheets=SOUND | {"Đơn vị": noted}), RESULTS)


def test_the_two_tables_of_the_scale_need_not_begin_in_the_same_row(tmp_path: Path) -> None:
    left = [row[:7] for row in SOUND["Tiêu chí"]]
    right = [row[8:] for row in SOUND["Tiêu chí"]]
    assert right[0] == GRADE_HEADINGS
    blank = [""] * 7
    below = [*[[*row, "", "", "", ""] for row in left[:4]], *[[*blank, "", *row] for row in right]]
    appraisal = appraised(tmp_path, sheets=SOUND | {"Tiêu chí": below})
    assert_results(appraisal, RESULTS)


def filled(headings: Sequence[str], row: int) -> SheetValues:
    return SheetValues("Đơn vị", {column: {row: text} for column, text in enumerate(headings, start=1)})


def test_whether_a_sheet_has_headings_is_asked_of_the_first_twenty_rows() -> None:
    known = layout.COLUMNS[layout.SUBJECTS]
    required = [column.heading for column in known if column.required]
    answers = [
        (tables.has_all_headings(sheet, known), tables.has_any_heading(sheet, known))
        for sheet in (
            filled(required, 1),
            filled(required, 20),
            filled(required, 21),
            filled(required[1:], 20),
            filled(["Khác"], 1),
            SheetValues("Đơn vị"),
        )
    ]
    assert answers == [(True, True), (True, True), (False, False), (False, True), (False, False), (False, False)]


def test_values_below_a_row_are_those_that_are_not_blank() -> None:
    sheet = SheetValues("Đơn vị", {2: {1: "a", 2: "b", 3: " \u200b", 4: " c", 5: 0.0, 6: "d"}})

    assert tables.values_below(sheet, 2, 1) == {2: "b", 4: " c", 5: 0.0, 6: "d"}
    assert tables.values_below(sheet, 3, 1) == tables.values_below(sheet, None, 1) == {}


def test_a_heading_is_offered_for_a_missing_one_from_the_first_twenty_rows_alone() -> None:
    told = []
    for row in (20, 21):
        with pytest.raises(Refusal) as refused:
            tables.find_table(filled(["Người chấmm"], row), layout.COLUMNS[layout.SCORES][2:3])
        told.append("Người chấmm" in str(refused.value))
    assert told == [True, False]
