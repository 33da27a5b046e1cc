"""Electronic forms and their letters say what the workbook's letter says: its words, its way, each kind's own days."""

from __future__ import annotations

import email
import html
import re
import zipfile
from datetime import date, datetime
from email import policy
from typing import TYPE_CHECKING

import pytest

from tests.letters import FOLDER, SCALE_OF_SECOND, SECOND
from tests.letters.at_home import knowing_only
from tests.letters.test_told_by_letter import SCORES
from tests.workbooks import workbook_bytes
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.exchange.sending.form_dispatch import due_forms, lay_out
from xlsx_addin.exchange.sending.form_round import FormRound
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTINGS = {"Văn bản hướng dẫn": SECOND, "Mã đơn vị": "DV-1", "Tên đơn vị": "Đảng ủy xã Một"}
SUBJECTS = """
| Mã | Tên     | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Tự xếp loại | Địa chỉ thư  |
| A  | Phòng A | Tổ chức        | Có      |                   |             | a@xa.example |
| B  | Bà Hoa  | Cá nhân        | Có      |                   |             | b@xa.example |
| C  | Phòng C | Tổ chức        | Có      | 10/11/2026        | Bạc         |              |
| D  | Ông Hà  | Cá nhân        | Có      | 10/11/2026        | Bạc         |              |
"""
MEETING = "| Họ và tên | Vai trò | Địa chỉ thư |\n| Bà Thảo | Chủ trì | t@xa.example |"


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Name of each file of a round of forms, and all that it says, in one line."""
    sheets = {"Tiêu chí": SCALE_OF_SECOND, "Điểm": SCORES, "Thành phần": MEETING}
    with knowing_only(FOLDER):
        with FileWorkbook.open(workbook_bytes(settings=SETTINGS, subjects=SUBJECTS, sheets=sheets)) as workbook:
            job = appraise_workbook(workbook, date(2026, 11, 20))
        forms = FormRound(job, datetime(2026, 11, 20, 8, tzinfo=VIETNAM))
        lay_out(forms, due_forms(forms), tmp_path / "Phiếu")
        yield {file.name: said_by(file) for file in (tmp_path / "Phiếu").iterdir()}


def said_by(file: Path) -> str:
    if file.suffix == ".eml":
        message = email.message_from_bytes(file.read_bytes(), policy=policy.default)
        body = message.get_body()
        assert body is not None
        return " ".join(f"{message['Subject']} {body.get_content()}".split())
    with zipfile.ZipFile(file) as package:
        parts = [html.unescape(package.read(name).decode()) for name in package.namelist() if name.endswith(".xml")]
    return " ".join(" ".join(re.sub("<[^>]*>", " ", part) for part in parts).split())


def test_no_form_and_no_mail_speaks_of_another_letters_subject(texts: dict[str, str]) -> None:
    assert [name for name, text in texts.items() if "sáng chế" not in text] == []
    assert [name for name, text in texts.items() if re.search("cách làm sáng tạo", text, re.IGNORECASE)] == []


def test_each_kind_is_told_its_own_cut_offs_and_its_own_last_day(texts: dict[str, str]) -> None:
    found = {name[-6]: re.findall(r"Vàng từ \d+|hết ngày [\d/]+", text) for name, text in texts.items()
             if name.startswith("PhieuBaoCao") and name.endswith(".xlsx")}  # fmt: skip
    assert found == {
        "A": ["hết ngày 10/01/2027", "Vàng từ 95"],
        "B": ["hết ngày 18/12/2026", "Vàng từ 90"],
    }


def test_a_scorer_of_several_kinds_is_told_no_cut_offs_and_how_sheets_become_one_number(texts: dict[str, str]) -> None:
    [text] = [text for name, text in texts.items() if name.startswith("PhieuCham") and name.endswith(".xlsx")]
    assert re.findall(r"Mức điểm|Xếp loại theo [^.]*\.", text) == [
        "Xếp loại theo trung bình cộng các phiếu, từ 4 phiếu trở lên thì bỏ phiếu cao nhất và thấp nhất."
    ]
