"""D8 Thông báo: whom it goes to, what it tells, and how it says that nothing is decided yet."""

from __future__ import annotations

from typing import Any

from tests.paper.papers import CONFIRMED, OFFICE, dossier, filled, lines, tables_with, text
from xlsx_addin.paper.documents import Code, Document, documents
from xlsx_addin.paper.notice import untold

DECIDED = OFFICE | CONFIRMED | {"Số văn bản quyết định": "Kết luận số 12-KL/ĐU", "Ngày quyết định": "21/12/2026"}
UNITS = "| Mã | Tên |\n| CB-01 | Chi bộ Cơ quan xã |"
MERGED = """
| Mã      | Tên          | Loại đối tượng | Nguồn | Quyết định     | Ghi chú quyết định |
| CB-01.A | Phòng Nội vụ | Tổ chức        | CB-01 | Đồng ý         |                    |
| CB-01.B | Lê Thị Bình  | Cá nhân        | CB-01 | Không đồng ý   | chưa đủ minh chứng |
| C       | Hội Nông dân | Tập thể        |       |                |                    |
"""
SCORES = "| Mã | C1 | C2 | C3 |\n| CB-01.A | 29 | 28 | 39 |\n| CB-01.B | 29 | 28 | 35 |\n| C | 10 | 10 | 10 |"


def notices(**tables: Any) -> list[Document]:
    return list(documents(Code.NOTICES, dossier(**tables)))


def to_unit(**tables: Any) -> bytes:
    sheets = {"Đầu mối": UNITS}
    [first, *_] = notices(**{"subjects": MERGED, "scores": SCORES, "settings": DECIDED, "sheets": sheets, **tables})
    return filled(first)


def test_one_notice_for_each_unit_and_for_each_subject_that_came_from_none() -> None:
    found = notices(subjects=MERGED, scores=SCORES, sheets={"Đầu mối": UNITS})
    assert [(notice.recipient, notice.recipient_name, notice.subjects) for notice in found] == [
        ("CB-01", "Chi bộ Cơ quan xã", 2),
        ("C", "Hội Nông dân", 1),
    ]


def test_an_individual_is_told_through_the_organisation() -> None:
    found = notices()
    assert [(notice.recipient, notice.subjects) for notice in found] == [("PNV", 3), ("HND", 1), ("CDG", 1)]


def test_a_decided_notice() -> None:
    content = to_unit()
    assert (
        "Ngày 21/12/2026, Đảng ủy Trường THPT Suối Mây đã xem xét kết quả thẩm định mô hình mới, cách làm sáng tạo năm "
        "2026 (Kết luận số 12-KL/ĐU). Đảng ủy Trường THPT Suối Mây thông báo kết quả đối với Chi bộ Cơ quan xã như sau:"
    ) in lines(content)
    assert "1. Đủ điều kiện về mô hình mới, cách làm sáng tạo: 1 đối tượng (mức “Tốt” 1)." in lines(content)
    assert "2. Không được công nhận: 1 đối tượng." in lines(content)
    [rows] = tables_with(content, "Kết quả")
    assert rows[1:] == [
        ["1", "Phòng Nội vụ", "Mô hình của CB-01.A", "Tốt", "Đủ điều kiện"],
        ["2", "Lê Thị Bình", "Mô hình của CB-01.B", "Tốt", "Không được công nhận: chưa đủ minh chứng"],
    ]
    assert "dự kiến" not in text(content)
    assert "- Chi bộ Cơ quan xã;" in text(content)


def test_what_is_undecided_is_a_draft_that_says_so() -> None:
    found = notices(subjects=MERGED, scores=SCORES, settings=OFFICE | CONFIRMED, sheets={"Đầu mối": UNITS})
    assert [notice.is_draft for notice in found] == [True, True]
    content = filled(found[0])
    assert "kết quả thẩm định (dự kiến) mô hình mới, cách làm sáng tạo năm 2026" in lines(content)
    assert "đã xem xét" not in text(content)


def test_a_decided_notice_of_a_confirmed_scale_is_final() -> None:
    found = notices(subjects=MERGED, scores=SCORES, settings=DECIDED, sheets={"Đầu mối": UNITS})
    assert [notice.is_draft for notice in found] == [False, False]


def test_of_more_than_fifteen_the_table_is_an_annex() -> None:
    def rows(count: int) -> str:
        return "\n".join(["| Mã | Nguồn |", *(f"| CB-01.{number} | CB-01 |" for number in range(count))])

    fifteen, sixteen = (to_unit(subjects=rows(count), scores="") for count in (15, 16))
    assert "Phụ lục" not in text(fifteen)
    assert "Danh sách kèm theo Thông báo này (Phụ lục)." in text(sixteen)
    assert "Danh sách có 16 đối tượng." in text(sixteen)


def test_nothing_is_told_of_what_is_not_this_levels() -> None:
    assert notices(subjects="| Mã | Tình trạng hồ sơ |\n| A | Đã rút |", scores="") == []


def test_a_rank_is_told_only_where_the_clerk_asks_for_it() -> None:
    [rows] = tables_with(to_unit(), "Kết quả")
    assert [row[3] for row in rows[1:]] == ["Tốt", "Tốt"]
    [rows] = tables_with(to_unit(settings=DECIDED | {"Văn bản in thêm": "hang"}), "Kết quả")
    assert [row[3] for row in rows[1:]] == ["Tốt, hạng 1", "Tốt, hạng 1"]


CONCLUDED_ABOVE = """
| Mã      | Kết luận                      | Xếp loại |
| CB-01.A | Không đủ điều kiện về mô hình | Đạt      |
| CB-01.B | Đã rút hồ sơ                  |          |
"""


def test_where_a_level_above_concluded_the_notice_goes_by_its_result() -> None:
    """Also over what the organ of this level decided; ours would say “Đủ điều kiện, Tốt” (A21)."""
    content = to_unit(from_above=CONCLUDED_ABOVE)
    assert [line for line in lines(content) if line[:2] in ("1.", "2.")] == [
        "1. Không đủ điều kiện về mô hình mới, cách làm sáng tạo: 1 đối tượng.",
        "2. Cấp trên kết luận không thuộc diện thẩm định, đã rút hồ sơ: 1 đối tượng.",
    ]
    [rows] = tables_with(content, "Kết quả")
    assert [row[1:2] + row[3:] for row in rows[1:]] == [
        ["Phòng Nội vụ", "Đạt", "Ban Thường vụ Đảng ủy xã Suối Mây: Đạt"],
        ["Lê Thị Bình", "", "Ban Thường vụ Đảng ủy xã Suối Mây kết luận: Đã rút hồ sơ"],
    ]


def test_while_a_score_sheet_belongs_to_nobody_notices_are_drafts() -> None:
    scores = f"{SCORES}\n| XYZ999 | 1 | 1 | 1 |"
    found = notices(subjects=MERGED, scores=scores, settings=DECIDED, sheets={"Đầu mối": UNITS})
    assert {notice.is_draft for notice in found} == {True}


ALONE = """
| Mã | Tên          | Loại đối tượng | Thuộc tổ chức | Quyết định |
| A  | Trần Thị Lẻ  | Cá nhân        |               | Đồng ý     |
| B  | Hội Nông dân | Tập thể        |               | Đồng ý     |
| C  | Lê Văn Xa    | Cá nhân        | ZZZ-9         |            |
"""
GOOD = "| Mã | C1 | C2 | C3 |\n| A | 29 | 28 | 39 |\n| B | 29 | 28 | 39 |\n| C | 29 | 28 | 39 |"


def test_a_person_is_a_comrade_and_nobody_is_asked_to_tell_himself() -> None:
    person, unit = (text(filled(notice)) for notice in notices(subjects=ALONE, scores=GOOD, settings=DECIDED))
    assert "thông báo kết quả đối với đồng chí Trần Thị Lẻ như sau:" in person
    assert "- Đồng chí Trần Thị Lẻ;" in person
    for body in (person, unit):
        assert "Kết quả trên là căn cứ để cấp có thẩm quyền xem xét" in body
        assert "thông báo đến các đối tượng" not in body


def test_of_an_organisation_that_no_row_names_there_is_a_sentence_and_no_notice() -> None:
    made = dossier(subjects=ALONE, scores=GOOD, settings=DECIDED)
    [sentence] = untold(made)
    assert sentence == (
        "Chưa lập thông báo cho 1 đối tượng (Lê Văn Xa): mã tổ chức “ZZZ-9” ở cột Thuộc tổ chức của trang Đơn vị "
        "không có trong sổ. Vui lòng ghi đúng mã, rồi lập lại thông báo."
    )


def test_where_nobody_qualified_nothing_is_said_of_rating_and_commendation() -> None:
    refused = ALONE.replace("Đồng ý    ", "Không đồng ý")
    person, _ = (text(filled(notice)) for notice in notices(subjects=refused, scores=GOOD, settings=DECIDED))
    assert "1. Không được công nhận: 1 đối tượng." in person
    assert "căn cứ để cấp có thẩm quyền" not in person
    assert "Đảng ủy Trường THPT Suối Mây thông báo để đồng chí Trần Thị Lẻ biết." in person


def test_among_decisions_a_row_without_one_is_told_so() -> None:
    undecided = ALONE.replace("|               | Đồng ý     |\n| B", "|               |            |\n| B")
    [first, _] = notices(subjects=undecided, scores=GOOD, settings=DECIDED)
    [rows] = tables_with(filled(first), "Kết quả")
    assert rows[1][-1] == "Đủ điều kiện (chưa có quyết định)"
