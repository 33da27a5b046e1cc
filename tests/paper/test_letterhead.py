"""Letterhead, place and date, signature and marks: what stands on every document, and what stays for ink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.paper.papers import CONFIRMED, OFFICE, TODAY, UNIT, dossier
from xlsx_addin.paper import letterhead
from xlsx_addin.paper.letterhead import in_lines

if TYPE_CHECKING:
    from xlsx_addin.paper.dossier import Dossier

STANDING_COMMITTEE = OFFICE | {
    "Cấp thẩm định": "Ban Thường vụ",
    "Tên đơn vị": "Ban Thường vụ Đảng ủy xã Suối Mây",
    "Tên đảng bộ cấp trên": "ĐẢNG BỘ TỈNH LÂM ĐỒNG",
    "Tên cơ quan ban hành": "ĐẢNG ỦY XÃ SUỐI MÂY",
}


def fields(made_from: Dossier, kind: str = "BC", **options: Any) -> dict[str, str]:
    author = letterhead.working_author(made_from)
    return letterhead.document_fields(made_from, author, kind, **options)


def test_the_settings_stand_where_they_belong() -> None:
    found = fields(dossier(settings=OFFICE | CONFIRMED))
    del found["data_code"]
    assert found == {
        "superior_body": "ĐẢNG BỘ XÃ SUỐI MÂY",
        "issuing_body": "ĐẢNG ỦY\nTRƯỜNG THPT SUỐI MÂY",
        "number": "Số      -BC/ĐU",
        "annex_of": "",
        "place_and_date": "Suối Mây, ngày      tháng 12 năm 2026",
        "draft_mark": "",
        "provisional_note": "",
        "provisional_foot": "",
        "year": "2026",
        "model_kind": "mô hình mới, cách làm sáng tạo",
        "rating": "xếp loại hoàn thành xuất sắc nhiệm vụ",
        "not_considered": "không tiến hành thẩm định, không bình xét hoàn thành xuất sắc nhiệm vụ",
        "not_considered_start": "Không tiến hành thẩm định, không bình xét hoàn thành xuất sắc nhiệm vụ",
        "ground_kinds": "cá nhân",
        "guidance": "Công văn 804-CV/HU",
        "guidance_in_full": (
            "Công văn số 804-CV/HU, ngày 15/12/2022 của Huyện ủy Lạc Dương về thẩm định mô hình mới, cách làm sáng tạo"
        ),
        "basis_in_full": "Hướng dẫn số 09-HD/BTCTU, ngày 12/12/2022 của Ban Tổ chức Tỉnh ủy Lâm Đồng",
        "clause_grounds": "đoạn\u00a02, mục\u00a01",
        "about": "V/v",
        "author": "Đảng ủy Trường THPT Suối Mây",
        "authority": "T/M ĐẢNG ỦY",
        "post": "BÍ THƯ",
        "signer": "Nguyễn Văn Mẫu",
        "end": ".",
    }


def test_what_is_blank_is_dotted_or_left_for_ink() -> None:
    found = fields(dossier(settings=UNIT))
    assert found["superior_body"] == "……………"
    assert found["issuing_body"] == "ĐẢNG ỦY\nTRƯỜNG THPT SUỐI MÂY"
    assert found["number"] == "Số      -BC/……"
    assert found["place_and_date"] == "……………, ngày      tháng 12 năm 2026"
    assert (found["authority"], found["post"], found["signer"]) == ("", "", "")


def test_a_provisional_draft_says_both() -> None:
    found = fields(dossier(), draft=True)
    assert found["draft_mark"] == "Dự thảo"
    assert found["provisional_foot"] == "tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU"
    assert found["provisional_note"] == f"({found['provisional_foot']})"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("ĐẢNG ỦY XÃ LÁT", "ĐẢNG ỦY XÃ LÁT"),
        ("ĐẢNG ỦY TRƯỜNG THPT LANG BIANG", "ĐẢNG ỦY\nTRƯỜNG THPT LANG BIANG"),
        ("ĐẢNG ỦY\nXÃ LÁT", "ĐẢNG ỦY\nXÃ LÁT"),
        ("A" * 60, "A" * 60),
        ("ĐẢNG ỦY ỦY BAN NHÂN DÂN XÃ LẠC DƯƠNG", "ĐẢNG ỦY ỦY BAN NHÂN DÂN\nXÃ LẠC DƯƠNG"),
        ("ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG XÃ LẠC DƯƠNG", "ĐẢNG ỦY\nCÁC CƠ QUAN ĐẢNG\nXÃ LẠC DƯƠNG"),
        ("ĐẢNG ỦY QUÂN SỰ XÃ LẠC DƯƠNG", "ĐẢNG ỦY QUÂN SỰ\nXÃ LẠC DƯƠNG"),
        (
            "CHI BỘ TRƯỜNG TRUNG HỌC CƠ SỞ VÀ TRUNG HỌC PHỔ THÔNG ĐỐNG ĐA",
            "CHI BỘ\nTRƯỜNG TRUNG HỌC CƠ SỞ\nVÀ TRUNG HỌC PHỔ THÔNG\nĐỐNG ĐA",
        ),
    ],
)
def test_a_long_name_is_broken_into_lines_of_about_equal_length(name: str, lines: str) -> None:
    assert in_lines(name, bold=True) == lines


def test_a_long_place_has_a_line_of_its_own() -> None:
    place = OFFICE | {"Địa danh": "Phường Xuân Hương – Đà Lạt"}
    assert fields(dossier(settings=place))["place_and_date"] == (
        "Phường Xuân Hương – Đà Lạt,\nngày      tháng 12 năm 2026"
    )


@pytest.mark.parametrize(("month", "shown"), [(1, "01"), (2, "02"), (3, "3"), (12, "12")])
def test_only_january_and_february_have_a_zero(month: int, shown: str) -> None:
    assert f"tháng {shown} năm 2026" in fields(dossier(TODAY.replace(month=month)))["place_and_date"]


def test_at_the_standing_committee_its_organ_writes_and_the_committee_gives_notice() -> None:
    made_from = dossier(settings=STANDING_COMMITTEE)
    organ, committee = letterhead.working_author(made_from), letterhead.committee(made_from)
    assert (organ.name, organ.superior_body, organ.issuing_body) == (
        "Ban Xây dựng Đảng",
        "ĐẢNG ỦY XÃ SUỐI MÂY",
        "BAN XÂY DỰNG ĐẢNG",
    )
    assert (organ.symbol, organ.authority, organ.signer) == ("", "", "")
    assert (committee.name, committee.issuing_body) == ("Ban Thường vụ Đảng ủy xã Suối Mây", "ĐẢNG ỦY XÃ SUỐI MÂY")


def test_settings_that_are_the_organs_own_sign_its_documents_alone() -> None:
    own = STANDING_COMMITTEE | {
        "Tên đảng bộ cấp trên": "ĐẢNG ỦY XÃ SUỐI MÂY",
        "Tên cơ quan ban hành": "BAN XÂY DỰNG ĐẢNG",
        "Quyền hạn ký": "",
        "Chức vụ người ký": "TRƯỞNG BAN",
    }
    made_from = dossier(settings=own)
    organ, committee = letterhead.working_author(made_from), letterhead.committee(made_from)
    assert (organ.issuing_body, organ.post) == ("BAN XÂY DỰNG ĐẢNG", "TRƯỞNG BAN")
    assert (committee.issuing_body, committee.post, committee.signer) == ("ĐẢNG ỦY XÃ SUỐI MÂY", "", "")


def test_the_organ_of_a_time_is_called_as_then() -> None:
    assert letterhead.advisory_organ(dossier(TODAY.replace(year=2024))) == "Ban Tổ chức Huyện ủy"
    assert letterhead.advisory_organ(dossier(TODAY)) == "Ban Xây dựng Đảng"
    assert letterhead.advisory_organ(dossier(TODAY.replace(year=2022, month=1))) == "……………"


def test_the_list_of_recipients_ends_as_the_rules_of_its_day_ask() -> None:
    names = ["Ban Thường vụ", "", "Ban Thường vụ"]
    assert letterhead.recipients_list(dossier(), *names) == ("- Ban Thường vụ;", "- Lưu Đảng ủy.")
    earlier = dossier(TODAY.replace(month=3))
    assert letterhead.recipients_list(earlier, *names) == ("- Ban Thường vụ,", "- Lưu Đảng ủy.")


def test_without_a_name_of_its_own_a_standing_committee_writes_as_its_committee() -> None:
    made_from = dossier(settings=STANDING_COMMITTEE | {"Tên cơ quan ban hành": ""})
    assert letterhead.committee(made_from).issuing_body == "ĐẢNG ỦY XÃ SUỐI MÂY"


def test_the_organ_keeps_its_own_papers() -> None:
    made_from = dossier(settings=STANDING_COMMITTEE)
    assert letterhead.recipients_list(made_from, by_organ=True) == ("- Lưu Ban Xây dựng Đảng.",)
    assert letterhead.recipients_list(made_from) == ("- Lưu Văn phòng.",)
