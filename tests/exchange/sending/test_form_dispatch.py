"""The files of a round of forms and the drafts of their mails."""

from __future__ import annotations

import email
from email import policy
from typing import TYPE_CHECKING

import pytest

from tests.exchange.answers.office import Office
from tests.exchange.forms.rounds import round_of
from tests.exchange.received import at
from xlsx_addin.exchange.sending.dispatch import Letter, remind
from xlsx_addin.exchange.sending.form_dispatch import due_forms, lay_out
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.sample.filled_forms import edited, labelled
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path


def mail(path: Path) -> EmailMessage:
    message: EmailMessage = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    return message


def test_one_draft_an_address_and_a_file_for_everybody(tmp_path: Path) -> None:
    forms = round_of()
    items = lay_out(forms, due_forms(forms), tmp_path / "Đã gửi" / "Phiếu")
    assert [(item.form.name, item.mail and item.mail.name) for item in items] == [
        ("PhieuBaoCao_2026_DU-LD_TQT.xlsx", "PhieuBaoCao_2026_DU-LD_TQT.eml"),
        ("PhieuBaoCao_2026_DU-LD_LTB.xlsx", "PhieuBaoCao_2026_DU-LD_TQT.eml"),
        ("PhieuDangKy_2026_DU-LD.xlsx", None),
        ("PhieuCham_2026_DU-LD_Hoang-Van-Luc.xlsx", "PhieuCham_2026_DU-LD_Hoang-Van-Luc.eml"),
        ("PhieuCham_2026_DU-LD_Ba-Thao.xlsx", "PhieuCham_2026_DU-LD_Ba-Thao.eml"),
    ]
    assert sorted(path.name for path in (tmp_path / "Đã gửi" / "Phiếu").iterdir()) == sorted(
        {path.name for item in items for path in (item.form, item.mail) if path is not None}
    )


def test_a_draft_carries_the_forms_of_its_addressee(tmp_path: Path) -> None:
    forms = round_of()
    items = lay_out(forms, due_forms(forms), tmp_path / "Phiếu")
    message = mail(tmp_path / "Phiếu" / "PhieuBaoCao_2026_DU-LD_TQT.eml")
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert (message["To"], message["Cc"], message["X-Unsent"]) == ("vp@xa.example", None, "1")
    assert message["Subject"] == (
        "Phiếu đăng ký, báo cáo mô hình mới, cách làm sáng tạo năm 2026 – Đảng ủy xã Lạc Dương"
    )
    assert attached == {item.form.name: item.form.read_bytes() for item in items[:2]}
    body = message.get_body()
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    assert text.startswith("Kính gửi: Trương Quốc Toản; Lê Thị Bình\n\nĐảng ủy xã Lạc Dương gửi phiếu")


def test_a_scorers_letter_names_that_scorer_alone(tmp_path: Path) -> None:
    forms = round_of()
    lay_out(forms, due_forms(forms), tmp_path / "Phiếu")
    message = mail(tmp_path / "Phiếu" / "PhieuCham_2026_DU-LD_Ba-Thao.eml")
    body = message.get_body()
    assert body is not None
    text = body.get_content()
    assert "2 đối tượng" in text
    assert "kèm tệp chậm nhất hết ngày 17/12/2026; in, ký" in text
    assert "Lực" not in text + str(message["To"]) + str(message["Subject"])


def test_nothing_is_written_over(tmp_path: Path) -> None:
    forms = round_of()
    due = due_forms(forms, who=["TQT"])
    names = [[item.form.name for item in lay_out(forms, due, tmp_path / "Phiếu")] for _ in range(3)]
    stem = "PhieuBaoCao_2026_DU-LD_TQT"
    assert names == [[f"{stem}.xlsx"], [f"{stem}_2.xlsx"], [f"{stem}_3.xlsx"]]


def test_only_whoever_is_named_is_asked() -> None:
    forms = round_of()
    assert [form.manifest.who for form in due_forms(forms, who=["LTB", "ba thao"])] == ["Lê Thị Bình", "Bà Thảo"]
    with pytest.raises(Refusal, match="Không có đối tượng hay người chấm nào là “XX”"):
        due_forms(forms, who=["XX"])


def test_an_empty_workbook_hands_out_the_form_for_new_subjects() -> None:
    empty = round_of(subjects="| Mã | Tên |", scores="| Mã | Người chấm | C1 |")
    assert [form.manifest.subject for form in due_forms(empty)] == [""]


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
