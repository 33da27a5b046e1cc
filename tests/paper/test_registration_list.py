"""D12, the list of a year's registrations: with a letter where there is a level above, else by itself."""

from __future__ import annotations

from tests.paper.papers import OFFICE, dossier, lines, only, tables_with
from xlsx_addin.paper.documents import Code, documents

SUBJECTS = """
| Mã | Tên | Loại đối tượng | Thuộc tổ chức | Chức vụ | Đăng ký | Ngày đăng ký | Tên mô hình | Lĩnh vực | \
Sản phẩm cụ thể | Tình trạng hồ sơ | Diện |
| A  | Phòng A   | Tổ chức |   |                  | Có    | 20/02/2026 | Đường hoa | Khác | 2 km      |        |                  |
| B  | Phòng B   | Tổ chức |   |                  | Có    |            | Sổ tay số |      |           | Đã rút |                  |
| C  | Đặng Dũng | Cá nhân | A | Phó Trưởng phòng | Có    | 01/3/2026  | Chợ phiên |      | 40 phiên  |        |                  |
| D  | Phòng D   | Tổ chức |   |                  | Không |            |           |      |           |        |                  |
| E  | Thôn 1    | Tập thể |   |                  | Có    |            | Bếp lửa   |      |           |        | Thôn, tổ dân phố |
"""  # noqa: E501
MODEL = "mô hình mới, cách làm sáng tạo"
LETTER = f"Công văn số 804-CV/HU, ngày 15/12/2022 của Huyện ủy Lạc Dương về thẩm định {MODEL}"
PARTS = "2 đối tượng, gồm 1 tổ chức, 1 cá nhân (danh sách kèm theo)"
REGISTERED = [
    ["I. TỔ CHỨC (1)"],
    ["1", "Phòng A", "Đường hoa", "Khác", "2 km", "20/02/2026"],
    ["II. CÁ NHÂN (1)"],
    ["2", "Đặng Dũng, Phó Trưởng phòng, Phòng A", "Chợ phiên", "", "40 phiên", "01/3/2026"],
    ["Danh sách có 2 đối tượng."],
]


def test_a_letter_takes_the_list_to_the_level_above() -> None:
    content = only(Code.REGISTRATIONS, dossier(subjects=SUBJECTS, scores=""))
    found = lines(content)
    assert found[:7] == [
        "ĐẢNG BỘ XÃ SUỐI MÂY\nĐẢNG ỦY\nTRƯỜNG THPT SUỐI MÂY\n*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số      -CV/ĐU\nV/v đăng ký mô hình mới, cách làm sáng tạo năm 2026",
        "Suối Mây, ngày      tháng 12 năm 2026",
        "Kính gửi: Ban Thường vụ Đảng ủy xã Suối Mây",
        f"Thực hiện {LETTER}, Đảng ủy Trường THPT Suối Mây gửi danh sách đăng ký {MODEL} năm 2026: {PARTS}.",
        "Đến nay còn 1 đối tượng trong danh sách theo dõi chưa đăng ký.",
    ]
    [table] = tables_with(content, "Ngày đăng ký")
    assert table[1:] == REGISTERED
    assert "Phụ lục" in found


def test_without_a_level_above_the_list_stands_by_itself() -> None:
    settings = {name: value for name, value in OFFICE.items() if name != "Tên cấp trên"}
    content = only(Code.REGISTRATIONS, dossier(subjects=SUBJECTS, scores="", settings=settings))
    found = lines(content)
    assert "DANH SÁCH" in found
    assert [line for line in found if "Kính gửi" in line or "Số " in line or "Phụ lục" in line] == []
    [table] = tables_with(content, "Ngày đăng ký")
    assert table[1:] == REGISTERED
    assert "Trong danh sách theo dõi còn 1 đối tượng chưa đăng ký." in found


def test_it_holds_no_points_and_says_nothing_of_the_scale() -> None:
    assert "tạm tính" not in "\n".join(lines(only(Code.REGISTRATIONS, dossier(subjects=SUBJECTS, scores=""))))


def test_before_the_first_registration_there_is_none() -> None:
    assert list(documents(Code.REGISTRATIONS, dossier(subjects="", scores=""))) == []
