"""What an answer says of a report's day: by the deadline of the subject's kind, with the hour where that decides."""

from __future__ import annotations

from datetime import date

from tests.paper.papers import dossier_of_second_letter
from xlsx_addin.paper.timeliness import timeliness

SUBJECTS = """
| Mã | Loại đối tượng | Ngày nhận báo cáo | Tự xếp loại |
| A  | Tổ chức        | 10/01/2027 16:00  | Bạc         |
| B  | Tổ chức        | 10/01/2027 18:00  | Bạc         |
| C  | Tổ chức        |                   |             |
| D  | Tập thể        | 10/12/2026        | Bạc         |
| E  | Cá nhân        | 20/12/2026        | Bạc         |
"""


def test_each_kind_has_its_own_deadline_and_an_hour_is_told_where_the_letter_names_one() -> None:
    made_from = dossier_of_second_letter(SUBJECTS, "", date(2027, 1, 15))
    found = {verdict.subject.code: timeliness(made_from, verdict) for verdict in made_from.appraisal.verdicts}
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
