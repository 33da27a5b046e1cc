"""``xlsx-addin verify``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import Receiver, envelope, mail
from xlsx_addin.cli.main import main
from xlsx_addin.exchange.merging.archive import archive_name, plain_name

if TYPE_CHECKING:
    from pathlib import Path

SENT = envelope()
NAME = archive_name(SENT.manifest, SENT.digest)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    receiver = Receiver(tmp_path / "đảng ủy")
    receiver.put("1.eml", mail(SENT))
    receiver.receive()
    return receiver.archive


@pytest.mark.slow
def test_a_whole_archive_is_status_0(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(archive)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 hồ sơ còn nguyên, đúng tên và khớp sổ nhận (1 dòng).",
        "Không thấy gì bị thay đổi, mất hoặc lạ.",
    ]


@pytest.mark.slow
@pytest.mark.posix("Windows lets no line break into a file's name")
def test_what_is_wrong_is_listed_and_status_1(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = archive / "so-nhan.jsonl"
    record.write_bytes(b'{"version": 1e400}\n{}\n' + record.read_bytes())
    (archive / NAME).write_bytes(b"PK")
    (archive / "a\nĐã nhận: x").write_bytes(b"")
    assert main(["verify", str(archive)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"Bị thay đổi: {NAME} – Tệp hỏng, không mở được như khi nhận.",
        "Lạ: a␊Đã nhận: x – Không phải hồ sơ do chương trình lưu.",
        "Sổ nhận: dòng 3 không nối tiếp dòng ngay trước (dòng trước bị thay đổi, hoặc có dòng bị bỏ ở giữa).",
        "Sổ nhận: dòng 1–2 không đọc được, đã bỏ qua.",
        "0 hồ sơ còn nguyên, đúng tên và khớp sổ nhận (3 dòng).",
        "1 bị thay đổi, 0 không còn, 1 lạ. Vui lòng giữ nguyên thư mục và báo người phụ trách.",
    ]


@pytest.mark.slow
def test_as_json(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kept in (NAME, plain_name(NAME)):
        (archive / kept).unlink()
    assert main(["verify", str(archive), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "archive": str(archive),
        "kept": 0,
        "items": [
            {
                "file": None,
                "state": "lost",
                "reason": "Sổ nhận ghi đã nhận nhưng không còn tệp.",
                "sender": "CB-01",
                "version": 1,
                "code": SENT.code,
            }
        ],
        "record": {"lines": 1, "entries": 1, "unreadable": [], "unfinished": [], "altered": []},
    }


def test_what_is_no_folder_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "không có")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
