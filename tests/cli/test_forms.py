"""``forms`` as a command: what it prints, what it writes, and its exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.exchange.forms.rounds import MEETING, SCORES, SETTINGS, SUBJECTS
from tests.workbooks import write_workbook
from xlsx_addin.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

TODAY = ("--today", "2026-11-15")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    sheets = {"Thành phần": MEETING}
    return write_workbook(tmp_path / "so.xlsx", subjects=SUBJECTS, scores=SCORES, settings=SETTINGS, sheets=sheets)


def test_json_names_every_form(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["forms", str(workbook), "--json", "--for", "TQT", "--for", "Bà Thảo", *TODAY])
    items = json.loads(capsys.readouterr().out)["items"]
    folder = workbook.parent / "Đã gửi" / "Phiếu"
    assert status == 0
    assert [{key: item[key] for key in item if key != "code"} for item in items] == [
        {
            "kind": "report_form",
            "subject": "TQT",
            "scorer": None,
            "form": str(folder / "PhieuBaoCao_2026_DU-LD_TQT.xlsx"),
            "mail": str(folder / "PhieuBaoCao_2026_DU-LD_TQT.eml"),
            "to": ["vp@xa.example"],
        },
        {
            "kind": "score_form",
            "subject": None,
            "scorer": "Bà Thảo",
            "form": str(folder / "PhieuCham_2026_DU-LD_Ba-Thao.xlsx"),
            "mail": str(folder / "PhieuCham_2026_DU-LD_Ba-Thao.eml"),
            "to": ["thao@xa.example"],
        },
    ]


def test_people_are_told_who_has_no_address(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", str(workbook), "--only", "report", *TODAY]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[-2:] == [
        "Có 1 thư nháp; vui lòng mở từng thư, kiểm tra và gửi.",
        (
            "1 phiếu chưa có địa chỉ thư: đối tượng chưa có trong danh sách. Vui lòng ghi Địa chỉ thư, hoặc chuyển "
            "tệp phiếu qua USB, Zalo."
        ),
    ]


def test_status_2_where_none_is_due(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", str(workbook), "--for", "PKT", *TODAY]) == 2
    assert capsys.readouterr().err.startswith("Không có phiếu nào cần lập")
    assert not (workbook.parent / "Đã gửi").exists()
