"""What an answer says of a report's day: by the deadline of the subject's kind, with the hour where that decides."""

from __future__ import annotations

from datetime import date

from tests.letters import FOLDER, SCALE_OF_SECOND, SECOND
from tests.paper.papers import OFFICE, dossier
from xlsx_addin import guidance
from xlsx_addin.paper.timeliness import timeliness

SUBJECTS = """
| Mã | Loại đối tượng | Ngày nhận báo cáo |
| A  | Tổ chức        | 10/01/2027 16:00  |
| B  | Tổ chức        | 10/01/2027 18:00  |
| C  | Tổ chức        |                   |
| D  | Tập thể        | 10/12/2026        |
| E  | Cá nhân        | 20/12/2026        |
"""


def told(subjects: str) -> dict[str, str]:
    """The sentence on each subject, by its Mã."""
    made_from = dossier(
        date(2027, 1, 15),
        subjects=subjects,
        settings=OFFICE | {"Văn bản hướng dẫn": SECOND},
        sheets={"Tiêu chí": SCALE_OF_SECOND, "Điểm": "| Mã | Tên | Người chấm | M | H | Nhận xét |"},
    )
    return {verdict.subject.code or "": timeliness(made_from, verdict) for verdict in made_from.appraisal.verdicts}


def test_each_kind_has_its_own_deadline_and_an_hour_is_told_where_the_letter_names_one() -> None:
    with guidance.knowing_only(FOLDER):
        found = told(SUBJECTS)
    hour, day = "Hạn: trước 17 giờ ngày 10/01/2027, chủ nhật", "Hạn: chậm nhất hết ngày 18/12/2026, thứ Sáu"
    assert {code: text.replace("\u00a0", " ") for code, text in found.items()} == {
        "A": f"Nhận báo cáo lúc 16 giờ 00 phút ngày 10/01/2027. {hour} (điều 7): đúng hạn.",
        "B": (
            f"Nhận báo cáo lúc 18 giờ 00 phút ngày 10/01/2027. {hour} (điều 7): quá hạn 1 ngày, chưa có ý kiến chấp "
            "nhận."
        ),
        "C": f"Chưa nhận được báo cáo. {hour} (điều 7).",
        "D": f"Nhận báo cáo ngày 10/12/2026. {day} (điều 7): đúng hạn, sớm 8 ngày.",
        "E": f"Nhận báo cáo ngày 20/12/2026. {day} (điều 7): quá hạn 2 ngày, chưa có ý kiến chấp nhận.",
    }
