"""``new --from`` as typed: a fresh workbook with the data of an older one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.typed import CommandLine, assert_refused, content_of, typed
from tests.workbooks import write_workbook
from xlsx_addin import __version__
from xlsx_addin.sample.workbook import write_sample

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["typed"]


def test_the_data_is_there_and_the_report_says_what_it_was(typed: CommandLine, tmp_path: Path) -> None:
    old, new = tmp_path / "Sổ cũ.xlsm", tmp_path / "Sổ mới & 'khác'.xlsm"
    write_sample(old)
    before = old.read_bytes()
    answer = typed("new", "--from", old, new)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines()[:4] == [
        f"Đã tạo sổ mới: {new}",
        f"Đã chuyển dữ liệu từ {old} (phiên bản {__version__}) sang mẫu phiên bản {__version__}:",
        "  Cài đặt: 20 mục",
        "  Đơn vị: 33 dòng, 342 ô",
    ]
    assert old.read_bytes() == before
    today = ["--today", "2026-12-31"]
    assert typed("appraise", new, *today) == typed("appraise", old, *today)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("so.xlsx", "so moi.xlsx", "Tệp mới so moi.xlsx phải có đuôi .xlsm để giữ các nút lệnh."),
        ("so.xlsx", "co.xlsm", "Đã có tệp co.xlsm. Vui lòng đặt tên khác cho sổ mới."),
        ("thieu.xlsx", "so moi.xlsm", "Không tìm thấy tệp “thieu.xlsx”. Vui lòng kiểm tra lại tên tệp và thư mục."),
        ("so.xlsx", "thieu/so moi.xlsm", "Không có thư mục “thieu”. Vui lòng tạo thư mục này rồi làm lại."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_nothing_is_written(
    typed: CommandLine, old: str, new: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_workbook(tmp_path / "so.xlsx", subjects="| Mã |\n| A01 |")
    (tmp_path / "co.xlsm").write_bytes(b"mine")
    before = content_of(tmp_path)
    answer = typed("new", "--from", old, new)
    assert_refused(answer)
    assert answer.err == f"{sentence}\n"
    assert content_of(tmp_path) == before


def test_with_a_year_it_is_the_workbook_of_the_new_year(typed: CommandLine, tmp_path: Path) -> None:
    old, new = tmp_path / "2026.xlsm", tmp_path / "2027.xlsm"
    write_sample(old)
    before = old.read_bytes()
    answer = typed("new", new, "--from", old, "--year", "2027")
    assert (answer.status, answer.err) == (0, "")
    assert "Sổ mới dùng cho năm 2027; năm ghi ở sổ cũ: 2026." in answer.out.splitlines()
    assert old.read_bytes() == before
    answer = typed("check", new, "--json")
    assert json.loads(answer.out)["guidance"]["year"] == 2027


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--year", "2027"], "Tùy chọn --year chỉ dùng cùng --from: nêu cả sổ cũ để chuyển sang năm mới."),
        (
            ["--from", "so.xlsx", "--year", "27"],
            "“27” không phải là năm. Vui lòng ghi năm bằng bốn chữ số, ví dụ 2027.",
        ),
        (
            ["--from", "so.xlsx", "--year", "sau"],
            "“sau” không phải là năm. Vui lòng ghi năm bằng bốn chữ số, ví dụ 2027.",
        ),
        (["--from", "so.xlsx", "--year", "2021"], "Năm 2021 không dùng được: năm đánh giá là từ 2022 đến 9998."),
        (
            ["--from", "so.xlsx", "--year", "2026"],
            "Năm 2026 không sau năm 2026 của sổ cũ (ô C3 của trang tính “Thẩm định”). Vui lòng ghi một năm sau đó.",
        ),
    ],
)
def test_a_year_that_cannot_be_used_is_refused(
    typed: CommandLine, options: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_workbook(tmp_path / "so.xlsx", subjects="| Mã |\n| A01 |")
    before = content_of(tmp_path)
    answer = typed("new", "mới.xlsm", *options)
    assert_refused(answer)
    assert answer.err == f"{sentence}\n"
    assert content_of(tmp_path) == before
