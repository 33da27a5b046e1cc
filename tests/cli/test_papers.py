"""``paper`` and ``check --code`` as commands: what they print, what they write, and their exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.paper.papers import MEETING, OFFICE, SCORES, SUBJECTS
from tests.workbooks import write_workbook
from xlsx_addin.cli.main import main
from xlsx_addin.sample.workbook import write_sample

if TYPE_CHECKING:
    from pathlib import Path

TODAY = ("--today", "2026-12-22")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    sheets = {"Thành phần": MEETING}
    return write_workbook(tmp_path / "so.xlsx", subjects=SUBJECTS, scores=SCORES, settings=OFFICE, sheets=sheets)


def test_json_names_every_document(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["paper", str(workbook), "--json", "--only", "D5", "--only", "D8", *TODAY])
    folder = workbook.parent / "Văn bản"
    printed = capsys.readouterr()
    assert (status, printed.err) == (0, "")
    assert json.loads(printed.out) == {
        "items": [
            {
                "document": document,
                "recipient": recipient,
                "docx": str(folder / f"{name}_du-thao.docx"),
                "pdf": None,
                "draft": True,
            }
            for document, recipient, name in (
                ("D5", None, "BaoCao_2026_DU-SM"),
                ("D8", "PNV", "ThongBao_2026_DU-SM_PNV"),
                ("D8", "HND", "ThongBao_2026_DU-SM_HND"),
                ("D8", "CDG", "ThongBao_2026_DU-SM_CDG"),
                ("D8", None, "ThongBao_2026_DU-SM_muc-luc"),
            )
        ]
    }


def test_the_snapshot_carries_the_code_of_the_papers(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paper", str(workbook), "--only", "D4", *TODAY]) == 0
    [snapshot] = (workbook.parent / "Văn bản").glob("*.xlsx")
    code = snapshot.stem.rpartition("_")[2]
    capsys.readouterr()
    for file in (workbook, snapshot):
        for printed in (code, code.replace("-", " "), code.replace("-", "."), code.replace("-", "")):
            assert main(["check", str(file), "--code", printed, *TODAY]) == 0
            assert capsys.readouterr().out.startswith(f"Mã dữ liệu {code} khớp với sổ này.")


def test_a_workbook_that_has_changed_does_not_fit(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(workbook), "--code", "0000-0000-0000-0001", "--json", *TODAY]) == 1
    found = json.loads(capsys.readouterr().out)["code"]
    assert (found["printed"], found["fits"]) == ("0000-0000-0000-0001", False)
    assert main(["check", str(workbook), "--code", "0000000000000001", *TODAY]) == 1
    assert "sổ đã thay đổi sau khi lập văn bản" in capsys.readouterr().out


@pytest.mark.parametrize("code", ["", "1", "abcd-0934-1177-2058", "4821-0934-1177-205"])
def test_what_is_no_code_is_refused(workbook: Path, capsys: pytest.CaptureFixture[str], code: str) -> None:
    assert main(["check", str(workbook), "--code", code, *TODAY]) == 2
    assert "không phải mã dữ liệu" in capsys.readouterr().err


def test_errors_in_the_data_are_status_1(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "so.xlsx", subjects="| Mã | Đăng ký |\n| A | x |", settings=OFFICE)
    assert main(["paper", str(file), "--only", "D5", *TODAY]) == 1


def test_a_template_that_cannot_be_used_is_told_and_status_1(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = workbook.parent / "Mẫu văn bản"
    own.mkdir()
    (own / "D5_BaoCao.docx").write_bytes(b"x")
    assert main(["paper", str(workbook), *TODAY]) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith("Chưa lập được D5: Mẫu “D5_BaoCao.docx” bị hỏng")
    assert "BienBan_2026_DU-SM.docx" in printed.out


def test_an_answer_is_made_for_the_subjects_that_are_named_alone(tmp_path: Path) -> None:
    path = tmp_path / "So.xlsm"
    write_sample(path)
    assert main(["paper", str(path), "-o", str(tmp_path / "ra"), "--for", "TTVH", "--for", "CD-GD"]) == 1
    names = sorted(each.name for each in (tmp_path / "ra").iterdir() if each.suffix == ".docx")
    assert names == ["PhieuTraLoi_2026_DU-UBND-XA_CD-GD.docx", "PhieuTraLoi_2026_DU-UBND-XA_TTVH.docx"]


def test_an_answer_to_nobody_in_the_workbook_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "So.xlsm"
    write_sample(path)
    assert main(["paper", str(path), "-o", str(tmp_path / "ra"), "--for", "X-9"]) == 2
    assert "Không có đối tượng mang mã X-9 ở trang tính Đơn vị." in capsys.readouterr().err


def test_templates_are_copied_without_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paper", "--templates", str(tmp_path / "mau")]) == 0
    assert capsys.readouterr().out == f"Đã chép 11 mẫu vào {tmp_path / 'mau'}.\n"
    assert main(["paper", "--templates", str(tmp_path / "mau")]) == 0
    assert capsys.readouterr().out == f"Thư mục {tmp_path / 'mau'} đã có đủ các mẫu.\n"


def test_without_a_workbook_the_command_is_not_complete(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paper"]) == 2
    assert capsys.readouterr().err.startswith("Lệnh còn thiếu: FILE")


def test_the_workbook_itself_is_never_written(workbook: Path) -> None:
    before = workbook.read_bytes()
    main(["paper", str(workbook), *TODAY])
    assert workbook.read_bytes() == before


def test_an_older_workbook_without_the_new_sheet_and_settings_is_enough(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "so.xlsx", subjects=SUBJECTS, scores=SCORES)
    assert main(["paper", str(file), *TODAY]) == 0
    assert len(list((tmp_path / "Văn bản").glob("*.docx"))) == 10
