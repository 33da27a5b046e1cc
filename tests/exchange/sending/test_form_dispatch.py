"""The files of a round of forms and the drafts of their mails."""

from __future__ import annotations

import email
from email import policy
from typing import TYPE_CHECKING

import pytest

from tests.exchange.forms.rounds import round_of
from xlsx_addin.exchange.sending.form_dispatch import due_forms, lay_out
from xlsx_addin.refusal import Refusal

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
