"""The question of the button "Lập phiếu" answered with Yes: forms and drafts beside the workbook, nothing in it."""

from __future__ import annotations

import email
from email import policy
from typing import TYPE_CHECKING

import pytest

from tests.buttons.exchange_books import boxes, cells, press, subject, write_book
from xlsx_addin.exchange.forms.reader import read_form
from xlsx_addin.words.form_mails import ASK
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

ATTENDEES = [
    {"Họ và tên": "Hoàng Văn Lực", "Vai trò": "Chủ trì", "Địa chỉ thư": "luc@x.example"},
    {"Họ và tên": "Cil Múp K’Thảo", "Vai trò": "Thành viên"},
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A1 is to be scored, A2 has not reported; one form more is for whoever is not listed."""
    scored, asked = subject("A1"), subject("A2", **{"Địa chỉ thư": "a2@x.example"})
    del asked["row"]["Ngày nhận báo cáo"]
    for each in (scored, asked):
        each["scores"] = []
    return write_book(tmp_path / "xã" / "Sổ.xlsm", scored, asked, attendees=ATTENDEES)


@pytest.mark.slow
def test_yes_writes_forms_and_drafts_and_nothing_into_the_workbook(book: Path) -> None:
    before = cells(book)
    folder = book.parent / "Đã gửi" / "Phiếu"
    [asked, told] = boxes(press("lap_phieu", book, "yes"))
    assert asked == ASK.format(reports=2, scores=2, subjects=1)
    assert told.splitlines() == [
        f"Đã lập 2 phiếu đăng ký, báo cáo và 2 phiếu chấm điểm ở thư mục {folder}.",
        "Có 2 thư nháp; vui lòng mở từng thư, kiểm tra và gửi.",
        (
            "2 phiếu chưa có địa chỉ thư: đối tượng chưa có trong danh sách, Cil Múp K’Thảo. Vui lòng ghi Địa chỉ thư, "
            "hoặc chuyển tệp phiếu qua USB, Zalo."
        ),
    ]
    assert sorted(path.name for path in folder.iterdir()) == [
        "PhieuBaoCao_2024_DU-LB_A2.eml",
        "PhieuBaoCao_2024_DU-LB_A2.xlsx",
        "PhieuCham_2024_DU-LB_Cil-Mup-K-Thao.xlsx",
        "PhieuCham_2024_DU-LB_Hoang-Van-Luc.eml",
        "PhieuCham_2024_DU-LB_Hoang-Van-Luc.xlsx",
        "PhieuDangKy_2024_DU-LB.xlsx",
    ]
    message = email.message_from_bytes(
        (folder / "PhieuCham_2024_DU-LB_Hoang-Van-Luc.eml").read_bytes(), policy=policy.default
    )
    assert (message["To"], message["X-Unsent"]) == ("luc@x.example", "1")
    with FileWorkbook.open(folder / "PhieuCham_2024_DU-LB_Hoang-Van-Luc.xlsx") as form:
        found = read_form(form)
    assert found is not None
    assert found.manifest is not None
    assert (found.state, [each.code for each in found.manifest.subjects]) == ("form", ["A1"])
    assert cells(book) == before


@pytest.mark.slow
def test_a_second_yes_writes_beside_the_first_forms(book: Path) -> None:
    press("lap_phieu", book, "yes")
    press("lap_phieu", book, "yes")
    names = {path.name for path in (book.parent / "Đã gửi" / "Phiếu").iterdir()}
    assert {"PhieuBaoCao_2024_DU-LB_A2.xlsx", "PhieuBaoCao_2024_DU-LB_A2_2.xlsx"} <= names


@pytest.mark.slow
def test_no_adds_the_rows_to_the_scores(book: Path) -> None:
    [_, told] = boxes(press("lap_phieu", book, "no"))
    assert told.startswith("Đã thêm 2 dòng phiếu")
    assert not (book.parent / "Đã gửi").exists()
