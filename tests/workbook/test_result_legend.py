"""What holds for every row of ``Kết quả`` stands once above its table (workbook §8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workbooks import appraised
from xlsx_addin.workbook.result_legend import default_legend, legend, longest_legend
from xlsx_addin.workbook.results import results_note

if TYPE_CHECKING:
    from pathlib import Path


def of_workbook(folder: Path, **settings: object) -> str:
    register = appraised(folder, settings=settings, subjects="| Mã |\n| A |").register
    return legend(register.settings, register.guidance)


def test_the_legend_of_a_grassroots_committee(tmp_path: Path) -> None:
    assert of_workbook(tmp_path) == (
        "Mức “Tốt” hoặc “Khá”: đủ điều kiện xem xét xếp loại hoàn thành xuất sắc nhiệm vụ và khen thưởng (mục 1). "
        "Không đăng ký hoặc không gửi báo cáo: không tiến hành thẩm định, không bình xét hoàn thành xuất sắc nhiệm vụ "
        "(mục 3). "
        "Báo cáo đúng hạn: nhận được chậm nhất hết ngày 14/12/2026, thứ Hai (mục 4). "
        "Trong ngoặc vuông: mục của Công văn và quy tắc, các ô đã xét, cách hiểu của chương trình. "
        "Cách hiểu của chương trình ở mọi dòng: ngày hết hạn không còn trong hạn (A6); hạn theo cấp nhận (A8); tính "
        "ngày nhận, không tính ngày gửi (A31); căn cứ a, b, c xét trước mục không đăng ký (A2); một căn cứ là đủ "
        "(A3); mức là điều kiện, chưa phải xếp loại năm (A14); xếp loại theo trung bình chưa làm tròn (A26)."
    )


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"Cấp thẩm định": "Ban Thường vụ"}, "chậm nhất hết ngày 19/12/2026, thứ Bảy (mục 4)."),
        ({"Tính cả ngày hạn": "Có"}, "chậm nhất hết ngày 15/12/2026, thứ Ba (mục 4)."),
        ({"Cấp thẩm định": "Chi bộ"}, "Không quy định hạn gửi báo cáo (mục 2.4, A9)."),
        ({"Năm đánh giá": 2022}, "Không quy định hạn gửi báo cáo (mục 4, A10)."),
    ],
)
def test_the_last_day_in_time_with_its_clause_or_that_there_is_none(
    settings: dict[str, object], sentence: str, tmp_path: Path
) -> None:
    assert sentence in of_workbook(tmp_path, **settings)


@pytest.mark.parametrize("settings", [{"Tính cả ngày hạn": "Có"}, {"Cấp thẩm định": "Chi bộ"}])
def test_where_no_day_is_strict_the_strict_reading_is_not_named(settings: dict[str, object], tmp_path: Path) -> None:
    assert ("A6" in of_workbook(tmp_path), "A6" in of_workbook(tmp_path, **settings)) == (True, False)


def test_a_year_that_requires_no_registration_does_not_speak_of_it(tmp_path: Path) -> None:
    text = of_workbook(tmp_path, **{"Năm đánh giá": 2022})
    assert ("Không đăng ký hoặc" in text, "Không gửi báo cáo: không tiến hành" in text) == (False, True)


def test_score_sheets_that_belong_to_nobody_come_first(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |", scores="| Mã | C1 | C2 | C3 |\n| X | 1 | 1 | 1 |")
    assert results_note(appraisal).startswith(
        "1 phiếu chấm điểm không ghi đúng Mã của ai: thứ hạng còn tạm tính. Mức “Tốt” hoặc “Khá”:"
    )


def test_the_template_has_room_for_the_longest(tmp_path: Path) -> None:
    assert default_legend() in longest_legend()
    assert len(longest_legend()) > len(of_workbook(tmp_path, **{"Cấp thẩm định": "Ban Thường vụ"}))
