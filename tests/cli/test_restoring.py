"""``xlsx-addin restore``: the dated copy of a workbook put back, and nothing lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workbooks import write_workbook
from xlsx_addin.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook that three copies were made of, the last two within one second."""
    (tmp_path / "Sao lưu").mkdir()
    for number, name in enumerate(("2026-12-01_080000", "2026-12-14_090000", "2026-12-14_090000_2")):
        write_workbook(tmp_path / "Sao lưu" / f"so_{name}.xlsx", subjects=f"| Mã |\n| A{number} |")
    write_workbook(tmp_path / "Sao lưu" / "khác_2026-12-20_090000.xlsx", subjects="| Mã |\n| K |")
    return write_workbook(tmp_path / "so.xlsx", subjects="| Mã |\n| MỚI |")


def backups(workbook: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (workbook.parent / "Sao lưu").iterdir()}


def test_the_copy_that_is_named_is_put_back_and_what_stood_there_is_kept(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, present = backups(workbook), workbook.read_bytes()
    copy = workbook.parent / "Sao lưu" / "so_2026-12-01_080000.xlsx"
    assert main(["restore", str(copy)]) == 0
    assert workbook.read_bytes() == copy.read_bytes()
    after = backups(workbook)
    [new] = after.keys() - before.keys()
    assert after == {**before, new: present}
    out = capsys.readouterr().out.splitlines()
    assert out[0] == f"Đã đưa sổ “{workbook}” về bản lưu “{copy.name}”."
    assert new in out[1]
    assert main(["restore", str(copy.with_name(new))]) == 0
    assert workbook.read_bytes() == present


def test_of_a_workbook_the_newest_copy_is_put_back(workbook: Path) -> None:
    assert main(["restore", str(workbook)]) == 0
    assert workbook.read_bytes() == backups(workbook)["so_2026-12-14_090000_2.xlsx"]


def test_a_workbook_that_is_gone_comes_back(workbook: Path) -> None:
    workbook.unlink()
    assert main(["restore", str(workbook.parent / "Sao lưu" / "so_2026-12-14_090000.xlsx")]) == 0
    assert workbook.read_bytes() == backups(workbook)["so_2026-12-14_090000.xlsx"]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("open", "đang mở"),
        ("damaged", "không phải sổ thẩm định còn nguyên"),
        ("foreign", "thiếu trang tính"),
        ("same", "đã giống hệt"),
        ("gone", "Không tìm thấy bản lưu"),
        ("no copies", "Không tìm thấy bản lưu"),
    ],
)
def test_what_cannot_be_put_back_changes_nothing(
    workbook: Path, capsys: pytest.CaptureFixture[str], reason: str, said: str
) -> None:
    import openpyxl

    copy = workbook.parent / "Sao lưu" / "so_2026-12-14_090000.xlsx"
    named = copy
    if reason == "open":
        (workbook.parent / "~$so.xlsx").write_bytes(b"")
    elif reason == "damaged":
        copy.write_bytes(copy.read_bytes()[:-100])
    elif reason == "foreign":
        openpyxl.Workbook().save(copy)
    elif reason == "same":
        copy.write_bytes(workbook.read_bytes())
    elif reason == "gone":
        copy.unlink()
    else:
        named = workbook.with_name("sổ lạ.xlsx")
    before, present = backups(workbook), workbook.read_bytes()
    assert main(["restore", str(named)]) == 2
    assert (backups(workbook), workbook.read_bytes()) == (before, present)
    assert said in capsys.readouterr().err
