"""Letters drawn at random: the package and a second, short reading of them give every subject the same verdict."""

from __future__ import annotations

from datetime import date, datetime
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.letters.at_home import knowing_only
from tests.letters.drawn import ID, YEAR, drawn_letter, drawn_reading, write_letter
from tests.workbooks import Rows, Setting, appraise_file, workbook_bytes
from xlsx_addin import guidance

if TYPE_CHECKING:
    from pathlib import Path

    from tests.letters.second_reading import Reading, Row

LETTERS, BOOKS = 24, 2
FOUND = (1044, 1053, 1105)
"""Seeds that once found something: a ground passed over for points that were not to be made yet, an hour asked for on
the day of a deadline that has none."""


def cell(value: Any) -> str:
    """A value as a table of text writes it."""
    if isinstance(value, datetime):
        return f"@{value:%d/%m/%Y %H:%M}" if value.hour else f"@{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"@{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def book_of(reading: Reading) -> bytes:
    """The workbook that a reading was made of."""
    headings = ["Tên", *reading.subjects[0]]
    subjects: Rows = [headings, *([f"Tên {row['Mã']}", *map(cell, row.values())] for row in reading.subjects)]
    codes = [criterion["code"] for criterion in reading.scale["criteria"]]
    scores: Rows = [["Mã", "Tên", "Người chấm", *codes, "Nhận xét"]]
    for code, sheets in reading.sheets.items():
        for number, sheet in enumerate(sheets):
            scores.append([code, "", f"Ông {'ABCDE'[number]}", *(str(float(sheet[each])) for each in codes), ""])
    settings: dict[str, Setting] = {
        "Năm đánh giá": YEAR,
        "Cấp thẩm định": reading.level,
        "Văn bản hướng dẫn": ID,
        "Tính cả ngày hạn": "Có" if reading.day_counts else "Không",
    }
    needed = ["Lĩnh vực", "Ngày đăng ký", "Tên mô hình", "Sản phẩm cụ thể", "Báo cáo kết hợp", "Cấp thẩm định",
              "Đề nghị khen thưởng", "Điểm tự chấm", "Tự xếp loại", "Lý do chấp nhận", "Ghi chú"]  # fmt: skip
    subjects = [[*row, *([heading if place == 0 else "" for heading in needed])] for place, row in enumerate(subjects)]
    return workbook_bytes(
        settings=settings, sheets={"Đơn vị": subjects, "Tiêu chí": scale_of(reading.letter, reading), "Điểm": scores}
    )


def scale_of(letter: Row, reading: Reading) -> Rows:
    """``Tiêu chí`` as the letter's scale has it, with a column a group of kinds."""
    groups = sorted({tuple(cut["kinds"]) for cut in reading.scale["cut_offs"]}, key=lambda kinds: kinds[0] != "Tổ chức")
    names = ["Từ điểm" if len(kinds) == 3 else f"Từ điểm ({', '.join(kinds).capitalize()})" for kinds in groups]
    rows: Rows = [["Mã tiêu chí", "Nội dung", "Áp dụng", "Điểm tối đa", "Điểm tối thiểu", "Khung điểm", "Nguồn", "",
                   "Xếp loại", *names, "Được công nhận"]]  # fmt: skip
    for place, entry in enumerate(letter["grades"]):
        criterion = dict(enumerate(reading.scale["criteria"])).get(place)
        left = [""] * 7
        if criterion is not None:
            left = [criterion["code"], "x", "", "50", cell(criterion.get("minimum")), "", ""]
        points = [
            next(str(cut["from_points"]) for cut in reading.scale["cut_offs"]
                 if tuple(cut["kinds"]) == kinds and cut["grade"] == entry["grade"])
            for kinds in groups
        ]  # fmt: skip
        rows.append([*left, "", entry["grade"], *points, "Có" if entry["recognised"] else "Không"])
    return rows


@pytest.mark.parametrize("seed", [*range(LETTERS), *FOUND])
def test_the_package_and_a_second_reading_agree(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    letter = drawn_letter(chance)
    write_letter(tmp_path / guidance.FOLDER_NAME, letter)
    with knowing_only(tmp_path / guidance.FOLDER_NAME):
        for _ in range(BOOKS + 2 * (seed in FOUND)):
            reading = drawn_reading(chance, letter)
            appraisal = appraise_file(book_of(reading), reading.today)
            found = {
                verdict.subject.code: (
                    verdict.outcome.value,
                    None if verdict.grade is None else verdict.grade.value,
                    None if verdict.lateness is None else verdict.lateness.value,
                    verdict.days_late,
                )
                for verdict in appraisal.verdicts
            }
            assert found == {subject["Mã"]: reading.verdict(subject) for subject in reading.subjects}
