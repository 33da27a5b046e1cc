"""Every paper says what the workbook's letter says: its names, clauses, way of counting, and what it shuts out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.letters import FIRST, FOLDER, SCALE_OF_SECOND, SECOND, file_of
from tests.letters.at_home import knowing_only
from tests.letters.test_own_template import OF_804
from tests.paper.papers import MEETING, OFFICE, dossier, filled, lines, tables_with, text
from xlsx_addin.paper.documents import Code, documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from xlsx_addin.paper.dossier import Dossier

TODAY = date(2027, 1, 31)
SUBJECTS_OF_SECOND = """
| Mã | Tên           | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Tự xếp loại | Số QĐ công nhận sáng kiến | Ngày công nhận | Thuộc tổ chức |
| A  | Phòng A       | Tổ chức        | Có      | 10/12/2026        | Vàng        |                           |                |               |
| B  | Bà Hoa        | Cá nhân        | Có      | 10/12/2026        | Bạc         |                           |                | A             |
| C  | Tổ Xe         | Tập thể        | Có      | 19/12/2026        | Bạc         |                           |                |               |
| D  | Ông Hà        | Cá nhân        | Không   |                   |             | 1/BSC                     | 05/05/2025     | A             |
| E  | Tổ May        | Tập thể        | Không   |                   |             | 2/BSC                     | 06/06/2026     |               |
| F  | Tổ Than       | Tập thể        | Không   |                   |             |                           |                |               |
| G  | Bà Mai        | Cá nhân        | Có      |                   |             |                           |                | A             |
| H  | Tổ Mộc        | Tập thể        | Có      | 01/12/2026        | Bạc         |                           |                |               |
"""  # noqa: E501 - one table
SCORES_OF_SECOND = """
| Mã | Tên | Người chấm     | M  | H  | Nhận xét |
| A  |     | Nguyễn Văn Mẫu | 50 | 48 |          |
| A  |     | Hoàng Văn Lực  | 50 | 50 |          |
| A  |     | Lê Văn Sáng    | 40 | 30 |          |
| A  |     | Bà Thảo        | 49 | 48 |          |
| B  |     | Hoàng Văn Lực  | 40 | 40 |          |
| B  |     | Bà Thảo        | 41 | 40 |          |
| H  |     | Hoàng Văn Lực  | 25 | 25 |          |
| H  |     | Bà Thảo        | 25 | 25 |          |
"""
SUBJECTS_OF_FIRST = """
| Mã | Tên     | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Số QĐ khen thưởng đột xuất | Ngày khen thưởng | Thuộc tổ chức | Tự xếp loại |
| A  | Phòng A | Tổ chức        | Có      | 20/11/2026        |                            |                  |               | Xuất sắc    |
| D  | Ông Hà  | Cá nhân        | Không   |                   | 3/KT                       | 05/05/2026       | A             |             |
| F  | Tổ Than | Tập thể        | Không   |                   |                            |                  |               |             |
| G  | Bà Mai  | Cá nhân        | Có      |                   |                            |                  | A             |             |
"""  # noqa: E501 - one table
SCALE_OF_FIRST = """
| Mã tiêu chí | Nội dung | Áp dụng | Điểm tối đa | Điểm tối thiểu | Khung điểm | Nguồn |  | Xếp loại  | Từ điểm | Được công nhận |
| C1          | Tính mới | Tất cả  | 100         |                |            | S     |  | Xuất sắc  | 80      | Có             |
|             |          |         |             |                |            |       |  | Được      | 50      | Không          |
|             |          |         |             |                |            |       |  | Chưa được | 0       | Không          |
"""  # noqa: E501 - one table
TABLES = {
    FIRST: (
        SUBJECTS_OF_FIRST,
        SCALE_OF_FIRST,
        "| Mã | Tên | Người chấm | C1 | Nhận xét |\n| A | | Hoàng Văn Lực | 90 | |",
    ),
    SECOND: (SUBJECTS_OF_SECOND, SCALE_OF_SECOND, SCORES_OF_SECOND),
}
PROPOSED = """
- Chưa đủ điều kiện về sáng chế để xem xét ghi sổ vàng: 1 đối tượng (mức “Ghi nhận” 1) (Phụ lục 3).
- Không đăng ký, không gửi báo cáo hoặc gửi báo cáo quá hạn: 3 đối tượng, dừng ở vòng hồ sơ, theo điều 5, điều 6 Quyết định 7-QĐ/MAU (Phụ lục 4).
- Số đối tượng đủ điều kiện: 2/3 đối tượng đã thẩm định, vượt tỷ lệ 25 % theo điều 10 Quyết định 7-QĐ/MAU; đề nghị cấp có thẩm quyền xem xét.
III- ĐỀ NGHỊ
1. Đề nghị Liên đoàn Giả Tưởng xem xét, công nhận 2 đối tượng đủ điều kiện về sáng chế (đạt mức “Vàng” 1, “Bạc” 1) làm căn cứ xem xét ghi sổ vàng và khen thưởng theo quy định (Phụ lục 1).
2. Xem xét 2 tập thể, cá nhân không đăng ký có cơ sở đánh giá theo điều 3 Quyết định 7-QĐ/MAU (Phụ lục 2).
"""  # noqa: E501 - lines of a paper
OF_804_ON_PAPER = re.compile(rf"{OF_804.pattern}|cách làm|bình xét|đề tài, đề án|“?Mô hình:|Tên mô hình", re.IGNORECASE)
EVERY = [code for code in Code if code not in (Code.REMINDER, Code.DECISION)]
"""Those that one workbook alone is enough for; the first letter's decides itself and submits nothing."""


def made_from(letter: str, **settings: object) -> Dossier:
    subjects, scale, scores = TABLES[letter]
    sheets = {"Tiêu chí": scale, "Điểm": scores, "Thành phần": MEETING}
    given = OFFICE | {"Văn bản hướng dẫn": letter, "Tính cả ngày hạn": "Có"} | settings
    return replace(dossier(TODAY, subjects=subjects, settings=given, sheets=sheets), asked_for=("A", "F"))


@pytest.fixture(autouse=True)
def known() -> Iterator[None]:
    with knowing_only(FOLDER):
        yield


def paper(code: Code, letter: str = SECOND, **settings: object) -> list[str]:
    """The lines of the first document of a kind."""
    return lines(filled(next(documents(code, made_from(letter, **settings)))))


@pytest.mark.parametrize(
    ("letter", "code"),
    [(letter, code) for letter in TABLES for code in EVERY if (letter, code) != (FIRST, Code.PROPOSAL)],
)
def test_no_paper_speaks_of_another_letter(letter: str, code: Code) -> None:
    made = [text(filled(document)) for document in documents(code, made_from(letter))]
    assert made
    for said in made:
        assert OF_804_ON_PAPER.findall(said.replace("kèm theo Công văn số", "")) == []  # what an office's own is called
        assert {FIRST: "sáng kiến", SECOND: "sáng chế"}[letter] in said


def test_the_report_counts_cites_and_warns_by_the_letter() -> None:
    said = paper(Code.REPORT, **{"Tên cấp trên": "Liên đoàn Giả Tưởng"})
    [way] = [line for line in said if line.startswith("Ngày họp thẩm định")]
    assert way.endswith(
        "điểm của mỗi đối tượng là trung bình cộng các phiếu, từ 4 phiếu trở lên thì bỏ phiếu cao nhất và thấp nhất. "
        "Kết quả theo loại đối tượng:"
    )
    begin = next(place for place, line in enumerate(said) if line.startswith("- Chưa đủ điều kiện"))
    assert said[begin : begin + 6] == PROPOSED.strip().split("\n")


def test_the_list_for_commendation_has_the_letters_share_below_it_where_it_names_one() -> None:
    [share] = [line for line in paper(Code.REPORT) if line.startswith("Tỷ lệ: ")]
    assert share == "Tỷ lệ: 4/…… đối tượng, …… % (điều 10 Quyết định 7-QĐ/MAU: không quá 25 %)."
    assert [line for line in paper(Code.REPORT, FIRST) if line.startswith("Tỷ lệ: ")] == []


def test_who_is_shut_out_is_told_by_the_clause_that_does_it() -> None:
    content = filled(next(documents(Code.REPORT, made_from(SECOND))))
    reasons, _late = tables_with(content, "Lý do")
    assert [row[3] for row in reasons if len(row) == len(reasons[0])][1:] == [
        "Gửi báo cáo quá hạn, chưa được chấp nhận (điều 6 Quyết định 7-QĐ/MAU)",
        "Không đăng ký (điều 5 Quyết định 7-QĐ/MAU)",
        "Có đăng ký, không gửi báo cáo (điều 6 Quyết định 7-QĐ/MAU)",
    ]
    [grounds] = tables_with(content, "Cơ sở")
    assert [(row[1], row[3]) for row in grounds[1:-1]] == [
        ("Tổ May", "Quyết định số 2/BSC, ngày 06/6/2026 (có bằng sáng chế cấp trong năm hoặc năm trước)"),
        ("Ông Hà", "Quyết định số 1/BSC, ngày 05/5/2025 (có bằng sáng chế cấp trong năm hoặc năm trước)"),
    ]


def test_several_clauses_are_all_cited() -> None:
    assert (
        "- Có cơ sở đánh giá theo khoản 3, điểm a, khoản 3, điểm b, khoản 3, điểm c Kế hoạch 12-KH/TEST: 1 cá nhân."
        in paper(Code.MINUTES, FIRST)
    )


def test_the_minutes_say_what_becomes_of_who_is_shut_out() -> None:
    said = paper(Code.MINUTES)
    assert "- Dừng ở vòng hồ sơ (điều 5, điều 6 Quyết định 7-QĐ/MAU): 3 đối tượng." in said
    assert "- Có cơ sở đánh giá theo điều 3 Quyết định 7-QĐ/MAU: 2 tập thể, cá nhân." in said


def test_a_letter_with_a_median_calls_its_points_so(tmp_path: Path) -> None:
    file = file_of(SECOND)
    changed = file.read_text("utf-8").replace('"trimmed_mean"\ntrimmed_from = 4', '"median"')
    (tmp_path / file.name).write_text(changed, "utf-8")
    (tmp_path / file.name).with_suffix(".txt").write_bytes(file.with_suffix(".txt").read_bytes())
    with knowing_only(tmp_path):
        minutes, report, answer = (
            lines(filled(next(documents(code, made_from(SECOND)))))
            for code in (Code.MINUTES, Code.REPORT, Code.ANSWERS)
        )
    assert "Điểm trung vị" in minutes
    assert [line for line in report if "trung vị của các phiếu." in line]
    assert "Trung vị" in answer
    assert not [line for line in [*minutes, *report, *answer] if "rung bình" in line]
