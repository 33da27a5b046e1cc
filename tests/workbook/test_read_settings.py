"""The settings on ``Thẩm định`` and ``Văn bản`` (workbook §4)."""

from __future__ import annotations

import unicodedata
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from tests.workbooks import Setting, appraised, assert_problems, assert_results, problem_rows
from xlsx_addin.appraisal.records import PaperSettings, Settings
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import Level, PaperExtra
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.read_settings import SettingsBlank

if TYPE_CHECKING:
    from pathlib import Path


def settings_of(folder: Path, **settings: Setting) -> Settings:
    """The settings of a workbook, given by label with ``_`` for a space."""
    labelled = {label.replace("_", " "): value for label, value in settings.items()}
    appraisal = appraised(folder, settings=labelled)
    assert_problems(appraisal, "")
    return appraisal.register.settings


def test_defaults(tmp_path: Path) -> None:
    assert settings_of(tmp_path) == Settings(
        year=2026,
        level=Level.GRASSROOTS,
        unit_code="",
        unit_name="",
        guidance_id="804-CV/HU",
        scale_confirmed=False,
        deadline_day_counts=False,
        superior_code="",
        superior_address="",
    )


def test_every_setting(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path,
        Năm_đánh_giá=2025,
        Cấp_thẩm_định="Ban Thường vụ",
        Mã_đơn_vị="DU-LANGBIANG",
        Tên_đơn_vị="Đảng ủy phường Lang Biang – Đà Lạt",
        Văn_bản_hướng_dẫn="804-CV/HU",
        Thang_điểm="Đã đối chiếu",
        Tính_cả_ngày_hạn="Có",
        Mã_cấp_trên="TU-LD",
        Địa_chỉ_cấp_trên="btc@lamdong.example",
    )
    assert settings == Settings(
        year=2025,
        level=Level.STANDING_COMMITTEE,
        unit_code="DU-LANGBIANG",
        unit_name="Đảng ủy phường Lang Biang – Đà Lạt",
        guidance_id="804-CV/HU",
        scale_confirmed=True,
        deadline_day_counts=True,
        superior_code="TU-LD",
        superior_address="btc@lamdong.example",
    )


def test_the_values_that_are_the_defaults_may_be_written_out(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, Thang_điểm="Chưa đối chiếu", Tính_cả_ngày_hạn="Không", Văn_bản_hướng_dẫn=None)
    assert (settings.scale_confirmed, settings.deadline_day_counts, settings.guidance_id) == (False, False, "804-CV/HU")


def test_a_unit_code_may_be_a_number(tmp_path: Path) -> None:
    assert settings_of(tmp_path, Mã_đơn_vị=12, Mã_cấp_trên=7).unit_code == "12"


@pytest.mark.parametrize("label", ["NĂM ĐÁNH GIÁ", "năm đánh giá", '" Năm\\u00a0đánh giá "', "Năm \u0111ánh giá:"])
def test_labels_match_as_headings_do(label: str, tmp_path: Path) -> None:
    console = f"| Ghi chú | x |\n| {label} | 2025 |\n| {unicodedata.normalize('NFD', 'Cấp thẩm định')} | Chi bộ |"
    settings = appraised(tmp_path, sheets={"Thẩm định": console}).register.settings
    assert (settings.year, settings.level) == (2025, Level.CELL)


def test_a_second_label_with_another_value_is_an_error(tmp_path: Path) -> None:
    console = [
        ["Năm đánh giá", "2026", "", "Năm đánh giá:", "2025"],
        ["Cấp thẩm định", "Cấp ủy cơ sở", "", "Cấp thẩm định", "cấp ủy cơ sở"],
        ["Mã đơn vị", "DU-01", "", "Mã đơn vị", ""],
    ]
    appraisal = appraised(tmp_path, sheets={"Thẩm định": console})
    assert appraisal.register.settings.year == 2026
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| CAIDAT-006 | error    | Thẩm định | E1 |")
    assert problem_rows(appraisal)[0]["message"] == (
        "Ô Thẩm định!E1: nhãn “Năm đánh giá” có hai chỗ; chương trình dùng “2026” ở Thẩm định!B1, không dùng “2025”."
    )


def test_settings_of_documents_are_read_on_either_sheet(tmp_path: Path) -> None:
    """Workbooks made before had them on ``Thẩm định``; where one place is blank the other counts."""
    console = [["Năm đánh giá", "2026"], ["Cấp thẩm định", "Chi bộ"], ["Địa danh", "Lạc Dương"], ["Người ký", ""]]
    papers = [["Ký hiệu cơ quan", "CB"], ["Người ký", "K'Briu"], ["Địa danh", "lạc dương"], ["Tên đơn vị", "Chi bộ 1"]]
    appraisal = appraised(tmp_path, sheets={"Thẩm định": console, "Văn bản": papers})
    assert_problems(appraisal, "")
    settings = appraisal.register.settings
    assert (settings.paper.place, settings.paper.symbol, settings.paper.signer) == ("Lạc Dương", "CB", "K'Briu")
    assert settings.unit_name == "Chi bộ 1"


def test_two_values_on_the_two_sheets_are_an_error_at_the_second(tmp_path: Path) -> None:
    console = [["Năm đánh giá", "2026"], ["Cấp thẩm định", "Chi bộ"], ["Địa danh", "Lạc Dương"]]
    appraisal = appraised(tmp_path, sheets={"Thẩm định": console, "Văn bản": [["", "Địa danh", "Đưng K'Nớ"]]})
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| CAIDAT-006 | error | Văn bản | C1 |")
    assert appraisal.register.settings.paper.place == "Lạc Dương"
    assert problem_rows(appraisal)[0]["message"].endswith("dùng “Lạc Dương” ở Thẩm định!B3, không dùng “Đưng K'Nớ”.")


def test_a_broken_setting_of_documents_is_named_with_the_sheet_it_is_on(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, sheets={"Văn bản": [["Ngày họp", "thứ Hai"], ["Giờ bắt đầu", "#N/A"]]})
    assert_problems(
        appraisal,
        "| code | sheet | cell |\n| O-003 | Văn bản | B1 |\n| O-001 | Văn bản | B2 |",
    )


def test_labels_may_stand_anywhere_with_the_value_to_the_right(tmp_path: Path) -> None:
    console = [[""] * 30, *[[""] * 30 for _ in range(60)]]
    console[55][20:22] = ["Năm đánh giá", "2025"]
    console[40][3:5] = ["Cấp thẩm định", "Chi bộ"]
    settings = appraised(tmp_path, sheets={"Thẩm định": console}).register.settings
    assert (settings.year, settings.level) == (2025, Level.CELL)


# --- year ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2022, 2023, 2030, 2100])
def test_a_year_from_2022_on(year: int, tmp_path: Path) -> None:
    assert settings_of(tmp_path, Năm_đánh_giá=year).year == year


@pytest.mark.parametrize("year", [2022, 2025, 9998])
def test_a_year_as_text_is_a_warning(year: int, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, settings={"Năm đánh giá": f"'{year}"})
    assert_problems(appraisal, "| code | severity | sheet | cell | subject |\n| O-007 | warning | Thẩm định | C3 | |")
    assert appraisal.register.settings.year == year


@pytest.mark.parametrize(
    "year", ["'2021", "'2025,5", 2021, 1999, 0, -2026, 2025.5, "năm nay", "'26", "#N/A", "=2026", "TRUE", "'31/12/2026"]
)
def test_an_unusable_year_is_refused_with_its_cell(year: Setting, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"Thẩm định!C3.*Năm đánh giá.*2022"):
        appraised(tmp_path, settings={"Năm đánh giá": year})


def test_what_is_blank_is_told_all_at_once_and_leads_to_the_first(tmp_path: Path) -> None:
    with pytest.raises(SettingsBlank) as both:
        appraised(tmp_path, settings={"Năm đánh giá": None, "Cấp thẩm định": None})
    assert str(both.value) == (
        "Trang tính Thẩm định còn trống: Năm đánh giá (ô C3), Cấp thẩm định (ô C4). Vui lòng điền ở phần “Sổ này”, rồi "
        "làm lại."
    )
    assert both.value.cell == "C3"
    with pytest.raises(SettingsBlank) as level:
        appraised(tmp_path, settings={"Cấp thẩm định": None})
    assert level.value.cell == "C4"


@pytest.mark.parametrize("wrong", ["Nam danh gia", "Năm đánh gia", "Năm đánhgiá"])
def test_a_missing_label_is_named_with_the_nearest_text_found(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=f"“Năm đánh giá”.*“{wrong}”"):
        appraised(tmp_path, sheets={"Thẩm định": f"| {wrong} | 2026 |\n| Cấp thẩm định | Chi bộ |"})


def test_an_empty_console_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="“Năm đánh giá”"):
        appraised(tmp_path, sheets={"Thẩm định": "| Chào |"})


# --- level -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", Level)
def test_the_levels(level: Level, tmp_path: Path) -> None:
    assert settings_of(tmp_path, Cấp_thẩm_định=level.value).level is level


def test_a_level_without_diacritics_is_a_warning(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, settings={"Cấp thẩm định": "Ban thuong vu"})
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| O-008 | warning | Thẩm định | C4 |")
    assert appraisal.register.settings.level is Level.STANDING_COMMITTEE


@pytest.mark.parametrize("level", ["Tỉnh ủy", "1", "#N/A", "=A1", "TRUE"])
def test_an_unusable_level_is_refused_with_its_cell(level: Setting, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"Thẩm định!C4.*Cấp thẩm định"):
        appraised(tmp_path, settings={"Cấp thẩm định": level})


def test_the_nearest_level_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"“Ban Thường vụ”.*Chi bộ · Cấp ủy cơ sở · Ban Thường vụ"):
        appraised(tmp_path, settings={"Cấp thẩm định": "Ban Thường vu huyện"})


# --- guidance --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("guidance", ["804-cv/hu", '" 804-CV/HU "', "804\u2011CV/HU", "805-CV/HU", "#N/A", "=A1", 804])
def test_guidance_matches_after_trimming_and_folding_alone(guidance: Setting, tmp_path: Path) -> None:
    if guidance in {"804-cv/hu", '" 804-CV/HU "'}:
        assert settings_of(tmp_path, Văn_bản_hướng_dẫn=guidance).guidance_id == "804-CV/HU"
    else:
        with pytest.raises(Refusal, match=r"Thẩm định!C5.*Văn bản hướng dẫn.*804-CV/HU"):
            appraised(tmp_path, settings={"Văn bản hướng dẫn": guidance})


def test_the_nearest_guidance_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"“804-CV/H0”.*“804-CV/HU”"):
        appraised(tmp_path, settings={"Văn bản hướng dẫn": "804-CV/H0"})


# --- the others ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["Thang điểm", "Tính cả ngày hạn"])
@pytest.mark.parametrize("value", ["Rồi", "1", "TRUE"])
def test_a_choice_that_is_not_in_its_list_is_an_error_and_the_default_is_used(
    label: str, value: str, tmp_path: Path
) -> None:
    appraisal = appraised(tmp_path, settings={label: value}, subjects="| Mã |\n| A |")
    assert_problems(
        appraisal, "| code | severity | sheet | cell | subject |\n| CAIDAT-001 | error | Thẩm định | C5 | |"
    )
    assert label in problem_rows(appraisal)[0]["message"]
    assert appraisal.register.settings.scale_confirmed is False
    assert appraisal.register.settings.deadline_day_counts is False
    assert_results(appraisal, "| subject | outcome |\n| A | awaiting_appraisal |")


@pytest.mark.parametrize(
    ("label", "value"), [("Thang điểm", "Da doi chieu"), ("Tính cả ngày hạn", "Co"), ("Tính cả ngày hạn", "KHONG")]
)
def test_a_choice_without_diacritics_is_a_warning(label: str, value: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, settings={label: value})
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| O-008 | warning | Thẩm định | C5 |")
    settings = appraisal.register.settings
    assert (settings.scale_confirmed, settings.deadline_day_counts) == (value == "Da doi chieu", value == "Co")


@pytest.mark.parametrize(
    "label",
    ["Mã đơn vị", "Tên đơn vị", "Thang điểm", "Tính cả ngày hạn", "Mã cấp trên", "Địa chỉ cấp trên"],
)
@pytest.mark.parametrize(("value", "code"), [("#N/A", "O-001"), ("=A1", "O-002")])
def test_an_excel_error_in_a_setting_is_an_error(label: str, value: str, code: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, settings={label: value})
    assert_problems(appraisal, f"| code | severity | sheet | cell |\n| {code} | error | Thẩm định | C5 |")


@pytest.mark.parametrize("code", ["DU LANGBIANG", "ĐU-LANGBIANG", "du-langbiang", "DU_1", "DU.1"])
def test_a_unit_code_of_other_letters_is_a_warning(code: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, settings={"Mã đơn vị": code})
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| CAIDAT-002 | warning | Thẩm định | C5 |")


def test_settings_for_documents(tmp_path: Path) -> None:
    """Every label that documents need (workbook §4), its value as Excel keeps it."""
    settings = settings_of(
        tmp_path,
        Tên_cấp_trên="Ban Thường vụ Đảng ủy xã Lạc Dương",
        Tên_đảng_bộ_cấp_trên="ĐẢNG BỘ TỈNH LÂM ĐỒNG",
        Tên_cơ_quan_ban_hành="ĐẢNG ỦY TRƯỜNG\nTHPT LANG BIANG",
        Ký_hiệu_cơ_quan="ĐU",
        Địa_danh="Lạc Dương",
        Cơ_quan_tham_mưu="Ban Xây dựng Đảng",
        Quyền_hạn_ký="T/M ĐẢNG ỦY",
        Chức_vụ_người_ký="BÍ THƯ",
        Người_ký="K'Briu",
        Ngày_họp="@18/12/2026",
        Giờ_bắt_đầu=1 / 3,
        Giờ_kết_thúc=0.479166666666667,
        Địa_điểm_họp="Phòng họp số 2",
        Số_văn_bản_quyết_định="15-KL/ĐU",
        Ngày_quyết_định="@22/12/2026",
    )
    assert settings.superior_name == "Ban Thường vụ Đảng ủy xã Lạc Dương"
    assert settings.paper == PaperSettings(
        superior_body="ĐẢNG BỘ TỈNH LÂM ĐỒNG",
        issuing_body="ĐẢNG ỦY TRƯỜNG\nTHPT LANG BIANG",
        symbol="ĐU",
        place="Lạc Dương",
        advisory_organ="Ban Xây dựng Đảng",
        signing_authority="T/M ĐẢNG ỦY",
        signer_position="BÍ THƯ",
        signer="K'Briu",
        meeting_day=date(2026, 12, 18),
        meeting_start=time(8, 0),
        meeting_end=time(11, 30),
        meeting_place="Phòng họp số 2",
        decision_number="15-KL/ĐU",
        decision_day=date(2026, 12, 22),
    )


@pytest.mark.parametrize(
    ("label", "value", "problem", "read"),
    [
        ("Ngày họp", "'18/12/2026", "O-006", date(2026, 12, 18)),
        ("Ngày họp", "thứ Hai", "O-003", None),
        ("Ngày họp", 18, "O-003", None),
        ("Ngày quyết định", "#N/A", "O-001", None),
        ("Giờ bắt đầu", "8:05", "CAIDAT-005", time(8, 5)),
        ("Giờ bắt đầu", "8 giờ 30 phút", "CAIDAT-005", time(8, 30)),
        ("Giờ bắt đầu", "8h", "CAIDAT-005", time(8, 0)),
        ("Giờ bắt đầu", "24:00", "CAIDAT-004", None),
        ("Giờ bắt đầu", "23:60", "CAIDAT-004", None),
        ("Giờ bắt đầu", 8, "CAIDAT-004", None),
        ("Giờ kết thúc", "chiều", "CAIDAT-004", None),
    ],
)
def test_a_day_or_a_time_for_documents_that_was_not_typed_as_one(
    tmp_path: Path, label: str, value: str | int, problem: str, read: date | time | None
) -> None:
    appraisal = appraised(tmp_path, settings={label: value})
    assert_problems(appraisal, f"| code | sheet | cell |\n| {problem} | Thẩm định | C5 |")
    fields = {setting.label: setting.field for setting in layout.PAPER_SETTINGS}
    assert getattr(appraisal.register.settings.paper, fields[label]) == read


def test_a_text_for_documents_may_be_any_text(tmp_path: Path) -> None:
    long_name = "Đảng ủy " + "rất dài " * 20
    assert settings_of(tmp_path, Tên_cơ_quan_ban_hành=long_name).paper.issuing_body == long_name.strip()


@pytest.mark.parametrize(
    ("text", "extras"),
    [
        ("Tự chấm", {PaperExtra.SELF_ASSESSMENT}),
        ("pdf; hạng", {PaperExtra.PDF, PaperExtra.RANK}),
        (
            " HẠNG,\nQuy định xếp loại , ,Uỷ ban Kiểm tra            , ủy ban kiểm tra",
            {PaperExtra.RANK, PaperExtra.RATING_RULE, PaperExtra.INSPECTION},
        ),
    ],
)
def test_what_documents_print_besides_is_named_in_one_cell(text: str, extras: set[PaperExtra], tmp_path: Path) -> None:
    assert settings_of(tmp_path, Văn_bản_in_thêm=text).paper.extras == extras


def test_each_item_of_a_list_is_read_as_any_other_choice(tmp_path: Path) -> None:
    """One without diacritics is taken with a warning, one that is none of the list is an error and left out."""
    appraisal = appraised(tmp_path, settings={"Văn bản in thêm": "Hạng, tu cham, chữ ký, Quy dịnh xếp loại, PDFF"})
    assert_problems(
        appraisal,
        """
        | code       | severity | sheet     | cell |
        | CAIDAT-008 | error    | Thẩm định | C5   |
        | CAIDAT-008 | error    | Thẩm định | C5   |
        | O-008      | warning  | Thẩm định | C5   |
        | O-008      | warning  | Thẩm định | C5   |
        """,
    )
    assert [row["message"].partition(": ")[2] for row in problem_rows(appraisal)] == [
        "“chữ ký” không có trong danh sách; văn bản không in mục này.",
        "“PDFF” không có trong danh sách (có phải là “PDF”?); văn bản không in mục này.",
        "“tu cham” thiếu hoặc khác dấu, đã hiểu là “Tự chấm”.",
        "“Quy dịnh xếp loại” thiếu hoặc khác dấu, đã hiểu là “Quy định xếp loại”.",
    ]
    extras = {PaperExtra.RANK, PaperExtra.SELF_ASSESSMENT, PaperExtra.RATING_RULE}
    assert appraisal.register.settings.paper.extras == extras


@pytest.mark.parametrize("level", ["Cấp uỷ cơ sở", "CẤP UỶ CƠ SỞ", "cấp ủy cơ sở"])
def test_either_place_of_a_tone_mark_is_good_spelling(level: str, tmp_path: Path) -> None:
    assert settings_of(tmp_path, Cấp_thẩm_định=level).level is Level.GRASSROOTS
