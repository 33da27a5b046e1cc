"""``Đôn đốc`` for forms: the form anew in a draft, with what is wrong about the one that came."""

from __future__ import annotations

import email
from email import policy
from typing import TYPE_CHECKING

import pytest

from tests.exchange.answers.office import Office
from tests.exchange.received import at
from xlsx_addin.exchange.sending.dispatch import Letter, remind
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.sample.filled_forms import edited, labelled
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "xã")


def reminded(office: Office) -> dict[str, tuple[Letter, str]]:
    """The drafts for people by whom they are for, with their texts."""
    with FileWorkbook.open(office.file) as workbook:
        letters = remind(appraise_workbook(workbook, at(15).date()), office.folder / "Đã gửi")
    found = {}
    for letter in letters:
        message = email.message_from_bytes(letter.mail.read_bytes(), policy=policy.default)
        body = message.get_body()
        assert body is not None
        found[letter.recipient] = letter, " ".join(body.get_content().split())
    return found


def test_whoever_has_not_answered_gets_the_form_once_more(office: Office) -> None:
    people = {who: letter.addresses for who, (letter, _) in reminded(office).items() if not who.startswith("CB-")}
    assert people == {
        "TQT, LTB": ("vp@xa.example",),
        "Hoàng Văn Lực": ("luc@xa.example",),
        "Bà Thảo": ("thao@xa.example",),
    }


def test_a_form_that_waits_asks_for_its_total(office: Office) -> None:
    office.put("a.xlsx", office.scored("Bà Thảo", HND={"C1": 20, "C2": 20, "C3": 20}))
    office.receive()
    _, text = reminded(office)["Bà Thảo"]
    assert "gọi điện cho Đảng ủy xã Lạc Dương và đọc số ở dòng “Tổng điểm đã ghi”" in text
    assert "96" not in text


def test_a_changed_form_is_told_why(office: Office) -> None:
    def rename(sheet: object) -> None:
        labelled(sheet, "C1").value = "Tính mới"

    office.post(edited(office.form("Bà Thảo").content(), rename), "Bà Thảo", at(12))
    office.receive()
    _, text = reminded(office)["Bà Thảo"]
    assert "Phiếu đã gửi chưa nhận được: Tiêu đề của C1 không còn như khi phát phiếu." in text


def test_mistakes_are_named(office: Office) -> None:
    office.post(office.scored("Bà Thảo", HND={"C1": 45, "C2": 20, "C3": 20}), "Bà Thảo", at(12))
    office.receive()
    _, text = reminded(office)["Bà Thảo"]
    assert "Phiếu còn 1 chỗ cần sửa: Hội Nông dân – " in text
    assert "45" in text
    assert "Lực" not in text
