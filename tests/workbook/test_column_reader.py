"""What cells may hold (workbook §9): what is accepted, what is assumed with a warning, what is an error."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import grades
from tests.vietnamese.legacy_fonts import in_tcvn3, in_vni
from tests.workbooks import appraised, assert_problems, assert_results, problem_rows
from xlsx_addin.terms import YesNo
from xlsx_addin.workbook.column_reader import Choices, date_of_text, number_of_text
from xlsx_addin.xlsx.serial_dates import decimal_of, moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsx_addin.appraisal.records import Subject

SENTENCES = Path(__file__).with_name("sentences_of_cells.txt")


def only_subject(folder: Path, subjects: str) -> Subject:
    """The one subject of a workbook, as it was read."""
    (verdict,) = appraised(folder, subjects=subjects).verdicts
    return verdict.subject


# --- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("14/12/2026", date(2026, 12, 14)),
        ("4/2/2026", date(2026, 2, 4)),
        ("04/2/2026", date(2026, 2, 4)),
        ("14-12-2026", date(2026, 12, 14)),
        ("14.12.2026", date(2026, 12, 14)),
        ("2026-12-14", date(2026, 12, 14)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_a_date_as_text_is_accepted_with_a_warning(written: str, day: date, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã | Ngày đăng ký | Ngày nhận báo cáo |\n| A | '{written} | |")
    assert_problems(appraisal, "| code | severity | cell | subject |\n| O-006 | warning | I2 | A |")
    assert appraisal.verdicts[0].subject.registered_on == day
    assert f"{day:%d/%m/%Y}" in problem_rows(appraisal)[0]["message"]


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2026",
        "32/12/2026",
        "12/13/2026",
        "29/02/2026",
        "00/12/2026",
        "14/12/26",
        "14/12",
        "12/2026",
        "2026",
        "14/12/2026 08:00",
        "14 tháng 12 năm 2026",
        "4-2-2026",
        "4.2.2026",
        "2026-2-4",
        "2026/12/14",
        "14-12.2026",
        "14/12-2026",
        "14 / 12 / 2026",
        "hôm qua",
        "１４/12/2026",
        "14/12/2026.",
    ],
)
def test_any_other_text_is_no_date(written: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã | Ngày nhận báo cáo |\n| A | '{written} |")
    assert_problems(appraisal, "| code | severity | cell | subject |\n| O-003 | error | M2 | A |")
    assert_results(appraisal, "| outcome | lateness | days_late |\n| invalid | | |")


@pytest.mark.parametrize("written", ["20261214", "46370", "0.5", "TRUE"])
def test_a_number_or_a_truth_value_is_no_date(written: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã | Ngày nhận báo cáo |\n| A | {written} |")
    assert_problems(appraisal, "| code | severity | cell | subject |\n| O-003 | error | M2 | A |")


@pytest.mark.parametrize("heading", ["Ngày đăng ký", "Ngày nhận báo cáo", "Ngày công nhận", "Ngày khen thưởng"])
def test_every_column_of_dates_is_read_as_such(heading: str, tmp_path: Path) -> None:
    subjects = f"""
    | Mã | Số QĐ công nhận sáng kiến | Số QĐ khen thưởng đột xuất | {heading} |
    | A  |                           |                            | hôm qua   |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(appraisal, "| code | severity | subject |\n| O-003 | error | A |")


def test_a_time_of_day_is_kept_and_does_not_change_the_day(tmp_path: Path) -> None:
    subject = only_subject(tmp_path, "| Mã | Ngày nhận báo cáo |\n| A | 14/12/2026 16:45 |")
    assert subject.received == datetime(2026, 12, 14, 16, 45)


def test_the_last_moment_of_a_day_is_still_that_day(tmp_path: Path) -> None:
    half_a_second_before_midnight = datetime(2026, 12, 14, 23, 59, 59, 500_000)
    days = (half_a_second_before_midnight - datetime(1899, 12, 30)).total_seconds() / 86400
    moment = moment_of_serial(days)
    assert moment is not None
    assert moment.date() == date(2026, 12, 14)


def test_mixed_dates_are_one_warning_that_names_the_doubtful_cells(tmp_path: Path) -> None:
    subjects = """
    | Mã | Ngày nhận báo cáo |
    | A  | '10/12/2026       |
    | B  | 12/11/2026        |
    | C  | 13/11/2026        |
    | D  | 01/12/2026        |
    | E  | 02/12/2026        |
    | F  | '2026-12-02       |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(
        appraisal,
        """
        | code  | severity | sheet  | cell | subject |
        | O-006 | warning  | Đơn vị | M2   | A       |
        | O-010 | warning  | Đơn vị | M3   |         |
        | O-006 | warning  | Đơn vị | M7   | F       |
        """,
    )
    assert "M3, M5:M6" in problem_rows(appraisal)[1]["message"]


@pytest.mark.parametrize(
    "dates",
    [
        ("10/12/2026", "11/12/2026"),
        ("13/12/2026", "'14/12/2026"),
        ("31/12/2026", "'01/12/2026"),
    ],
    ids=["only real dates", "a real day above 12", "a text below 12 and a real day above"],
)
def test_dates_are_not_mixed_without_text_or_without_a_real_day_up_to_12(
    dates: tuple[str, str], tmp_path: Path
) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Ngày nhận báo cáo |\n| A | {} |\n| B | {} |".format(*dates))
    assert [row["code"] for row in problem_rows(appraisal) if row["code"] == "O-010"] == []


def test_a_text_that_is_no_date_does_not_mix_a_column(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Ngày nhận báo cáo |\n| A | 10/12/2026 |\n| B | hôm qua |")
    assert_problems(appraisal, "| code | cell |\n| O-003 | M3 |")


def test_each_column_of_dates_is_judged_by_itself(tmp_path: Path) -> None:
    subjects = """
    | Mã | Ngày đăng ký | Ngày nhận báo cáo |
    | A  | '01/03/2026  | 10/12/2026        |
    """
    assert_problems(appraised(tmp_path, subjects=subjects), "| code | cell |\n| O-006 | I2 |")


@given(st.dates(min_value=date(1900, 3, 1)))
def test_a_day_written_out_is_that_day(day: date) -> None:
    forms = [f"{day.day}/{day.month}/{day.year:04}", f"{day.day:02}-{day.month:02}-{day.year:04}", day.isoformat()]
    assert [date_of_text(form) for form in forms] == [datetime(day.year, day.month, day.day)] * 3


@given(st.datetimes(min_value=datetime(1900, 3, 1), max_value=datetime(9999, 12, 31, 23, 59, 58)))
def test_a_serial_number_is_its_moment_to_the_second(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert moment_of_serial((moment - datetime(1899, 12, 30)).total_seconds() / 86400) == moment


@pytest.mark.parametrize("serial", [-1.0, 0.0, 0.75, 59.0, 60.0, 60.99, 2958466.0, 1e9])
def test_a_serial_number_outside_the_calendar_is_no_day(serial: float) -> None:
    assert moment_of_serial(serial) is None


@pytest.mark.parametrize(
    ("serial", "day"), [(61.0, date(1900, 3, 1)), (46370.0, date(2026, 12, 14)), (2958465.0, date(9999, 12, 31))]
)
def test_a_serial_number_of_the_calendar_is_its_day(serial: float, day: date) -> None:
    moment = moment_of_serial(serial)
    assert moment is not None
    assert moment.date() == day


# --- numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        (90.0, "90"),
        (89.99999999999999, "90"),
        (90.00000000000001, "90"),
        (89.9999999999999, "89.9999999999999"),
        (0.1 + 0.2, "0.3"),
        (27.5, "27.5"),
        (1e-7, "1E-7"),
        (123456789012345.0, "123456789012345"),
        (-3.0, "-3"),
    ],
)
def test_numbers_are_read_to_fifteen_digits(number: float, exact: str) -> None:
    assert decimal_of(number) == Decimal(exact)


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_a_number_of_up_to_fifteen_digits_is_read_as_it_was_typed(digits: int, places: int) -> None:
    typed = Decimal(digits).scaleb(-places)
    assert decimal_of(float(typed)) == typed


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        ("27,5", "27.5"),
        ("27.5", "27.5"),
        ("27", "27"),
        ("0", "0"),
        ('"  27,5 "', "27.5"),
        ('"\\u00a027,5"', "27.5"),
    ],
)
def test_a_number_as_text_is_accepted_with_a_warning(written: str, reading: str, tmp_path: Path) -> None:
    value = written if written.startswith('"') else f"'{written}"
    appraisal = appraised(tmp_path, subjects=f"| Mã | Điểm tự chấm |\n| A | {value} |")
    assert_problems(appraisal, "| code | severity | cell | subject |\n| O-007 | warning | P2 | A |")
    assert appraisal.verdicts[0].subject.self_points == Decimal(reading)


@pytest.mark.parametrize(
    "written", ["27,5 điểm", "1.234,5", "27,", ",5", "2 7", "27;5", "hai mươi", "1e2", "--5", "27,5,0", "50%", "２７"]
)
def test_any_other_text_is_no_number(written: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã | Điểm tự chấm |\n| A | '{written} |")
    assert_problems(appraisal, "| code | severity | cell | subject |\n| O-004 | error | P2 | A |")
    assert number_of_text(written) is None


def test_a_truth_value_is_no_number(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Điểm tự chấm |\n| A | TRUE |")
    assert_problems(appraisal, "| code | cell |\n| O-004 | P2 |")


# --- codes -----------------------------------------------------------------------------------------------------------


def test_a_whole_number_in_a_code_is_its_digits(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="""
        | Mã | Loại đối tượng | Thuộc tổ chức |
        | 12 | Tổ chức        |               |
        | '7 | Cá nhân        | '12           |
        | 8  | Cá nhân        | 12            |
        """,
        scores="| Mã | C1 | C2 | C3 |\n| '12 | 25 | 20 | 30 |\n| 7 | 25 | 20 | 30 |",
    )
    assert_problems(appraisal, "")
    assert_results(
        appraisal, "| subject | outcome |\n| 12 | qualified |\n| 7 | qualified |\n| 8 | awaiting_appraisal |"
    )


def test_text_keeps_leading_zeros(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã |\n| '007 |\n| 7 |\n| '7.0 |")
    assert_problems(appraisal, "")
    assert_results(appraisal, "| subject |\n| 007 |\n| 7 |\n| 7.0 |")


def test_codes_with_another_number_of_digits_are_others(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã |\n| '01 |", scores="| Mã | C1 | C2 | C3 |\n| 1 | 25 | 20 | 30 |")
    assert_problems(appraisal, "| code | sheet | cell | subject |\n| DIEM-001 | Điểm | A2 | 1 |")
    assert "“01”" in problem_rows(appraisal)[0]["message"]


def test_codes_keep_their_case(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Tên |\n| ab | Một |\n| AB | Hai |")
    assert_problems(appraisal, "")


@pytest.mark.parametrize("written", ["1.5", "TRUE", "@01/09/2026"])
def test_what_is_neither_text_nor_a_whole_number_is_no_code(written: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã |\n| {written} |")
    assert_problems(appraisal, "| code | severity | cell | subject |\n| O-011 | error | A2 | |")
    assert_results(appraisal, "| subject | outcome |\n| | invalid |")


def test_codes_typed_in_nfc_and_in_nfd_are_one(tmp_path: Path) -> None:
    code = "ĐẢNG-ỦY"
    appraisal = appraised(
        tmp_path,
        subjects=f"| Mã |\n| {code} |",
        scores=f"| Mã | C1 | C2 | C3 |\n| {unicodedata.normalize('NFD', code)} | 25 | 20 | 30 |",
    )
    assert_problems(appraisal, "")
    assert_results(appraisal, f"| subject | outcome |\n| {code} | qualified |")


def test_a_code_of_invisible_letters_alone_is_missing(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects='| Mã |\n| "\\u200b" |')
    assert_problems(appraisal, "| code | cell | subject |\n| DONVI-001 | A2 | |")
    assert_results(appraisal, "| subject | outcome |\n| | invalid |")


# --- choices ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    ["Khá", "khá", "KHÁ", '"  Khá "', '"\\u00a0Khá\\u00a0"', unicodedata.normalize("NFD", "Khá")],
)
def test_a_choice_matches_after_composing_trimming_and_folding(written: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã | Tự xếp loại |\n| A | {written} |")
    assert_problems(appraisal, "")
    assert appraisal.verdicts[0].subject.self_grade is grades.FAIR


@pytest.mark.parametrize(
    ("heading", "written", "cell"),
    [
        ("Loại đối tượng", "To chuc", "C2"),
        ("Loại đối tượng", "TAP THE", "C2"),
        ("Diện", "thuoc dien", "D2"),
        ("Cấp thẩm định", "Cap uy co so", "E2"),
        ("Người đứng đầu", "Khong", "G2"),
        ("Đăng ký", "Co", "H2"),
        ("Lĩnh vực", "Lanh dao, chi dao", "K2"),
        ("Báo cáo kết hợp", "khong", "N2"),
        ("Đề nghị khen thưởng", "khong", "O2"),
        ("Tự xếp loại", "Khong dat", "Q2"),
        ("Tự xếp loại", "Đat", "Q2"),
        ("Chấp nhận quá hạn", "khong", "V2"),
    ],
)
def test_a_choice_without_diacritics_is_accepted_with_a_warning(
    heading: str, written: str, cell: str, tmp_path: Path
) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã | {heading} |\n| A | {written} |")
    assert_problems(appraisal, f"| code | severity | cell | subject |\n| O-008 | warning | {cell} | A |")
    assert_results(appraisal, "| outcome |\n| awaiting_appraisal |")


@pytest.mark.parametrize(
    ("heading", "written", "cell"),
    [
        ("Loại đối tượng", "Hội", "C2"),
        ("Diện", "Ngoài diện", "D2"),
        ("Cấp thẩm định", "Tỉnh ủy", "E2"),
        ("Người đứng đầu", "x", "G2"),
        ("Đăng ký", "1", "H2"),
        ("Đăng ký", "TRUE", "H2"),
        ("Đăng ký", "Có rồi", "H2"),
        ("Lĩnh vực", "Kinh tế", "K2"),
        ("Báo cáo kết hợp", "Y", "N2"),
        ("Đề nghị khen thưởng", "Y", "O2"),
        ("Tự xếp loại", "Xuất sắc", "Q2"),
        ("Chấp nhận quá hạn", "Y", "V2"),
        ("Tình trạng hồ sơ", "Đang xét", "X2"),
    ],
)
def test_a_choice_that_is_not_in_its_list_is_an_error(heading: str, written: str, cell: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã | {heading} |\n| A | {written} |")
    assert_problems(appraisal, f"| code | severity | cell | subject |\n| O-005 | error | {cell} | A |")
    assert_results(appraisal, "| outcome |\n| invalid |")


def test_the_nearest_choice_is_suggested_and_the_list_is_given(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Loại đối tượng |\n| A | Tổ chưcs |")
    (problem,) = problem_rows(appraisal)
    assert "“Tổ chức”" in problem["message"]
    assert "Tổ chức · Tập thể · Cá nhân" in problem["fix"]


# --- text ------------------------------------------------------------------------------------------------------------


def test_look_alikes_raise_no_problem(tmp_path: Path) -> None:
    subjects = """
    | Mã     | Tên                       | Loại đối tượng | Đăng ký |
    | \u00d0U-01 | "\\u00d0ảng ủy xã\\u00a0Lát" | Tổ\u00a0chức    | Có      |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(appraisal, "")
    assert_results(appraisal, "| subject | kind |\n| ĐU-01 | Tổ chức |")
    assert appraisal.verdicts[0].subject.name == "Đảng ủy xã Lát"


@pytest.mark.parametrize(("in_font", "encoding"), [(in_tcvn3, "TCVN3"), (in_vni, "VNI")], ids=["TCVN3", "VNI"])
@pytest.mark.parametrize(
    ("heading", "text", "cell"),
    [
        ("Tên", "Phòng Nội vụ", "B2"),
        ("Tên mô hình", "Một cửa điện tử liên thông", "J2"),
        ("Sản phẩm cụ thể", "Giảm thời gian giải quyết hồ sơ", "L2"),
        ("Ghi chú", "Đã bổ sung báo cáo", "Y2"),
    ],
)
def test_text_in_a_legacy_encoding_is_a_warning_with_its_reading_and_is_kept(
    in_font: Callable[[str], str], encoding: str, heading: str, text: str, cell: str, tmp_path: Path
) -> None:
    typed = in_font(text)
    appraisal = appraised(tmp_path, subjects=f"| Mã | {heading} |\n| A | {typed} |")
    assert_problems(appraisal, f"| code | severity | cell | subject |\n| O-009 | warning | {cell} | A |")
    assert f"“{text}”" in problem_rows(appraisal)[0]["message"]
    assert encoding in problem_rows(appraisal)[0]["message"]
    if heading == "Tên":
        assert appraisal.verdicts[0].subject.name == unicodedata.normalize("NFC", typed)


def test_a_code_in_a_legacy_encoding_is_kept_as_well(tmp_path: Path) -> None:
    typed = in_tcvn3("Phòng Nội vụ")
    appraisal = appraised(
        tmp_path, subjects=f"| Mã |\n| {typed} |", scores=f"| Mã | C1 | C2 | C3 |\n| {typed} | 25 | 20 | 30 |"
    )
    warned = [(row["code"], row["sheet"], row["cell"], row["subject"]) for row in problem_rows(appraisal)]
    assert ("O-009", "Đơn vị", "A2", typed) in warned
    assert ("O-009", "Điểm", "A2", typed) in warned
    assert_results(appraisal, f"| subject | outcome |\n| {typed} | qualified |")


def test_a_name_in_a_legacy_encoding_is_told_in_each_row_that_has_it(tmp_path: Path) -> None:
    typed = in_tcvn3("Phòng Nội vụ")
    appraisal = appraised(tmp_path, subjects=f"| Mã | Tên |\n| A | {typed} |\n| B | {typed} |\n| C | Phòng ba |")
    warned = [row["cell"] for row in problem_rows(appraisal) if row["code"] == "O-009"]
    assert warned == ["B2", "B3"]


def test_a_name_in_a_legacy_encoding_on_a_score_sheet(tmp_path: Path) -> None:
    scorer, remark = in_tcvn3("Nguyễn Thị Hồng"), in_vni("Mô hình có hiệu quả tốt")
    scores = f"| Mã | Người chấm | C1 | C2 | C3 | Nhận xét |\n| A | {scorer} | 25 | 20 | 30 | {remark} |"
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |", scores=scores)
    assert_problems(
        appraisal, "| code | sheet | cell | subject |\n| O-009 | Điểm | C2 | A |\n| O-009 | Điểm | G2 | A |"
    )
    assert_results(appraisal, "| outcome |\n| qualified |")


def test_a_date_in_a_column_of_text_is_a_warning(tmp_path: Path) -> None:
    subjects = """
    | Mã | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Số QĐ khen thưởng đột xuất | Ngày khen thưởng |
    | A  | Cá nhân        | Không   |                   | @12/09/2026                | 01/09/2026       |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(appraisal, "| code | severity | cell | subject |\n| O-012 | warning | T2 | A |")
    assert "12/09/2026" in problem_rows(appraisal)[0]["message"]
    assert_results(appraisal, "| outcome | grounds |\n| alternative_ground | c |")


# --- errors and formulas ---------------------------------------------------------------------------------------------

ERRORS = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NULL!", "#NUM!"]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Tên", "B2"),
        ("Tự xếp loại", "Q2"),
        ("Ngày nhận báo cáo", "M2"),
        ("Điểm tự chấm", "P2"),
        ("Thuộc tổ chức", "F2"),
    ],
)
def test_an_excel_error_is_an_error_at_its_cell(error: str, heading: str, cell: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã | {heading} |\n| A | {error} |")
    assert_problems(appraisal, f"| code | severity | cell | subject |\n| O-001 | error | {cell} | A |")
    assert error in problem_rows(appraisal)[0]["message"]
    assert_results(appraisal, "| subject | outcome |\n| A | invalid |")


@pytest.mark.parametrize(
    "heading",
    [
        "Tên",
        "Tự xếp loại",
        "Ngày nhận báo cáo",
        "Điểm tự chấm",
        "Thuộc tổ chức",
        "Đăng ký",
        "Ghi chú",
        "Lý do chấp nhận",
    ],
)
def test_a_formula_without_a_stored_value_is_an_error_at_its_cell(heading: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã | {heading} |\n| A | =VLOOKUP(A2;X;2) |")
    assert_problems(appraisal, "| code | severity | subject |\n| O-002 | error | A |")
    assert_results(appraisal, "| subject | outcome |\n| A | invalid |")


@pytest.mark.parametrize(("value", "code"), [("#N/A", "O-001"), ("=B2", "O-002")])
def test_an_error_in_a_code_leaves_it_without_a_code(value: str, code: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=f"| Mã |\n| {value} |")
    assert_problems(appraisal, f"| code | severity | cell | subject |\n| {code} | error | A2 | |")
    assert_results(appraisal, "| subject | outcome |\n| | invalid |")


def test_text_that_looks_like_an_error_or_a_formula_is_text(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã | Tên | Ghi chú |\n| A | '#N/A | '=1+1 |")
    assert_problems(appraisal, "")


def test_a_message_quotes_no_more_of_a_long_text_than_fits(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, subjects=f"| Mã | Tự xếp loại |\n| A | {'x' * 60} |\n| B | {'y' * 61} |\n| C | {'z' * 30000} |"
    )
    quoted = [row["message"].split("“")[1].split("”")[0] for row in problem_rows(appraisal)]
    assert quoted == ["x" * 60, "y" * 59 + "…", "z" * 59 + "…"]


# --- endless texts ---------------------------------------------------------------------------------------------------


def test_an_endless_text_is_unreadable_and_a_choice_with_endless_spaces_is_not(tmp_path: Path) -> None:
    endless = "đặc khu " * 4_000
    appraisal = appraised(
        tmp_path,
        subjects="| Mã | Diện | Đăng ký | Ngày nhận báo cáo | Điểm tự chấm |\n"
        f"| A | '{endless} | Có | '{endless} | '{endless} |",
    )
    codes = {(row["code"], row["cell"][:1]) for row in problem_rows(appraisal) if row["severity"] == "error"}
    assert {code for code, _ in codes} == {"O-003", "O-004", "O-005"}, codes
    assert all(len(row["message"]) < 400 for row in problem_rows(appraisal))
    spaced = Choices(list(YesNo))
    assert spaced.exact(f"{' ' * 5_000}Có\u200b") is YesNo.YES


# --- what the clerk is told ------------------------------------------------------------------------------------------


def test_each_sentence_names_its_cell_its_value_and_what_to_do(tmp_path: Path) -> None:
    legacy = in_tcvn3("Phòng Nội vụ"), in_tcvn3("Đạt")
    subjects = f"""
    | Mã | Tên | Loại đối tượng | Đăng ký | Điểm tự chấm | Tự xếp loại | Ngày nhận báo cáo | Tên mô hình |
    | "A\\u200bB" | Phòng một   | Tổ chức        | Có      | 9,5          | Kha         | '14/12/2026 | @01/12/2026 |
    | " C "      | {legacy[0]} | Tổ chức        | Khong   | tám mươi     | {legacy[1]} | '31/02/2026 | Mô hình     |
    | 1.5        | Phòng ba    | Tổ chứ         | Có      | #DIV/0!      | Rất tốt     | @05/12/2026 | Mô hình     |
    """
    scores = """
    | Mã  | Người chấm | C1          | C2  | C3 |
    | AB  | Ông Ha     | @09/09/2026 | abc | 30 |
    | C   | #N/A       | 20          | 10  | 5  |
    """
    problems = problem_rows(appraised(tmp_path, subjects=subjects, scores=scores))
    told = [f"{problem['code']} {problem['cell']} {problem['message']} → {problem['fix']}" for problem in problems]
    assert told == SENTENCES.read_text("utf-8").splitlines()
