import pytest

from xlsx_addin.vietnamese.edit_distance import distance
from xlsx_addin.vietnamese.nearest import NearestNames

SHEETS = ["Thẩm định", "Đơn vị", "Tiêu chí", "Điểm", "Kết quả", "Lỗi", "Nhật ký", "Hướng dẫn"]
HEADINGS = ["Mã", "Tên", "Ngày đăng ký", "Ngày nhận báo cáo", "Điểm tự chấm", "Tự xếp loại", "Ghi chú"]
CODES = [f"DV{number:02}" for number in range(1, 41)]


def nearest(wrong: str, names: list[str]) -> str | None:
    return NearestNames(names).find(wrong)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("Điểm", "Điểm"),
        ("don vi", "Đơn vị"),
        ("ĐƠN VỊ ", "Đơn vị"),
        ("Đơnvị", "Đơn vị"),
        ("Điêm", "Điểm"),
        ("Đim", "Điểm"),
        ("Điểm (2)", "Điểm"),
        ("Tiêu chí 2026", "Tiêu chí"),
        ("Thẩm địnhh", "Thẩm định"),
        ("Huong dna", "Hướng dẫn"),
        ("Kêt_quả", "Kết quả"),
    ],
)
def test_a_sheet_that_is_nearly_right(wrong: str, meant: str) -> None:
    assert nearest(wrong, SHEETS) == meant


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("Ngày nhận", "Ngày nhận báo cáo"),
        ("Ngay nhan bao coa", "Ngày nhận báo cáo"),
        ("Ngày nhận báo cáo (đồng chí Lan)", "Ngày nhận báo cáo"),
        ("Ma", "Mã"),
        ("Ghi chu:", "Ghi chú"),
        ("Điểm tư châm", "Điểm tự chấm"),
    ],
)
def test_a_heading_that_is_nearly_right(wrong: str, meant: str | None) -> None:
    assert nearest(wrong, HEADINGS) == meant


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("dv01", "DV01"),
        ("DV1", "DV01"),
        ("DV-07", "DV07"),
        ("DV 007", "DV07"),
        ("DVO5", "DV05"),
        ("DVl2", "DV12"),
        ("VD12", "DV12"),
        ("DB12", "DV12"),
        ("D12", "DV12"),
    ],
)
def test_a_code_that_is_nearly_right(wrong: str, meant: str) -> None:
    assert nearest(wrong, CODES) == meant


def test_another_digit_is_another_code_unless_it_leads_to_a_single_one() -> None:
    assert nearest("DV59", CODES) is None  # DV09, DV19, DV29 and DV39 would all be guesses
    assert nearest("803-CV/HU", ["804-CV/HU", "12-HD/BTC"]) == "804-CV/HU"


@pytest.mark.parametrize("wrong", ["", " ", "-", "X", "Sheet1", "Thẩm", "Danh sách cán bộ", "Điện thoại"])
def test_none_rather_than_a_silly_one(wrong: str) -> None:
    assert nearest(wrong, SHEETS) is None


def test_short_names_must_be_right_but_for_diacritics_and_case() -> None:
    assert nearest("ma", ["Mã", "Tên"]) == "Mã"
    assert nearest("na", ["Mã", "Tên"]) is None


def test_the_diacritics_decide_between_names_that_differ_in_nothing_else() -> None:
    assert nearest("LÊ", ["Lễ", "Lê"]) == "Lê"
    assert nearest("le", ["Lễ", "Lê"]) == "Lễ"


def test_among_equally_near_names_the_first_is_taken() -> None:
    assert nearest("tieu chu", ["Tiêu chí", "Tiêu chỉ", "Tiêu cho"]) == "Tiêu chí"
    assert nearest("hai sai sot", ["hai soi sut", "hai sui sit"]) == "hai soi sut"


def test_fewer_mistakes_win_over_the_order() -> None:
    assert nearest("Nguyễn Văn Tánh", ["Nguyễn Văn Thanh", "Nguyễn Vân Tân", "Nguyễn Văn Tạnh"]) == "Nguyễn Văn Tạnh"
    assert nearest("chuc tranh nhiem vuu", ["chuc trach nhim vu", "chuc trach nhiem vu"]) == "chuc trach nhiem vu"


def test_an_empty_list_and_empty_names() -> None:
    assert nearest("DV01", []) is None
    assert nearest("DV01", ["", " "]) is None


def test_a_paragraph_in_the_wrong_column_is_no_name() -> None:
    assert nearest("Đơn vị " * 5000, SHEETS) is None
    assert nearest("Đơn vj", ["Đơn vị " * 5000, *SHEETS]) == "Đơn vị"


def test_a_long_text_is_found_as_a_whole_alone() -> None:
    paragraph = "xây dựng nông thôn mới " * 100

    assert nearest(paragraph.upper(), [paragraph, "Có"]) == paragraph
    assert nearest(paragraph + "kiểu mẫu", [paragraph, "Có"]) is None
    assert nearest("xây dựng nông thôn mới", [paragraph, "Có"]) is None


def test_however_many_names_are_wrong_the_work_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [f"chi bộ thôn {word}" for word in ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy")]
    wrong = [f"chi bộ thôn {letter}{other}iu" for letter in "abcdeghikl" for other in "abcdeghikl"]

    def comparisons(most_steps: int) -> int:
        count = 0

        def counted(first: str, second: str, most: int) -> int:
            nonlocal count
            count += 1
            return distance(first, second, most)

        monkeypatch.setattr("xlsx_addin.vietnamese.nearest._MOST_STEPS", most_steps)
        monkeypatch.setattr("xlsx_addin.vietnamese.nearest.distance", counted)
        names = NearestNames(known)
        for name in wrong:
            names.find(name)
        assert names.find("chi bo thon mot") == "chi bộ thôn một"  # the indexes still answer
        return count

    assert comparisons(2_000) < comparisons(20_000) < comparisons(10**9)
    assert comparisons(2_000) <= 2_000 // len(known)


def test_one_index_answers_many_questions() -> None:
    codes = NearestNames(f"DV{unit:02}.CN{number:04}" for unit in range(10) for number in range(100))
    assert [codes.find(wrong) for wrong in ("DV07.CN42", "dv07-cn0042", "DV07.NC0042", "KHÁC")] == [
        "DV07.CN0042",
        "DV07.CN0042",
        "DV07.CN0042",
        None,
    ]
