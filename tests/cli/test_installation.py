"""The commands that set a machine up, as typed: what they print and their exit status."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

import pytest

from xlsx_addin import resources
from xlsx_addin.cli.installation import add_commands
from xlsx_addin.installation import bundle
from xlsx_addin.installation.bundle import Bundle
from xlsx_addin.refusal import Refusal
from xlsx_addin.resources import template_bytes

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.posix("would set up the machine of whoever runs the tests")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a user who has nothing of ours yet."""
    home = tmp_path / "Nhà của Ánh"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "OneDrive"):
        monkeypatch.delenv(name, raising=False)
    return home


def typed(*words: str) -> int:
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_commands(parser.add_subparsers(required=True))
    arguments = parser.parse_args(words)
    return int(arguments.run(arguments))


def test_install_and_uninstall(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook = home / "Documents" / "Thẩm định" / "Thẩm định.xlsm"

    assert typed("install", "--dry-run") == 0
    assert capsys.readouterr().out.splitlines()[1] == f"Sẽ làm: Sổ “{workbook}”"
    assert not workbook.exists()

    assert typed("install") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Đã làm: Thư mục “{workbook.parent}” và các thư mục con",
        f"Đã làm: Sổ “{workbook}”",
        f"Đã làm: Mẫu văn bản gốc trong “{workbook.parent}/Mẫu văn bản/Mẫu gốc”",
        f"Đã làm: Cài đặt xlwings “{home}/.xlwings/xlwings.conf” trỏ đến Python này",
        "Không áp dụng: Vị trí tin cậy của Excel (chỉ có trên Windows)",
        "Không áp dụng: Lối tắt trên màn hình nền (chỉ có trên Windows)",
    ]
    assert workbook.read_bytes() == template_bytes()
    originals = workbook.parent / "Mẫu văn bản" / "Mẫu gốc"
    assert "D5_BaoCao.docx" in {file.name for file in originals.iterdir()}

    assert typed("install", "--uninstall", "--dry-run") == 0
    assert workbook.exists()
    assert typed("install", "--uninstall") == 0
    assert [*home.iterdir()] == []


def test_a_folder_of_ones_choice(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)

    assert typed("install", "--folder", "Sổ sách") == 0

    assert (home / "Sổ sách" / "Thẩm định.xlsm").is_file()


def test_a_folder_is_not_given_for_uninstalling(home: Path) -> None:
    with pytest.raises((argparse.ArgumentError, SystemExit)):
        typed("install", "--folder", "x", "--uninstall")


def test_a_package_that_lost_its_template(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", home / "package")

    with pytest.raises(Refusal, match="Không tìm thấy sổ mẫu"):
        typed("install")

    assert [*home.iterdir()] == []


def test_doctor(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("doctor") == 1
    assert f"[Cần xử lý] Phiên bản của sổ: chưa có sổ “{home}/Documents/Thẩm định/" in capsys.readouterr().out

    typed("install")
    capsys.readouterr()
    typed("doctor", "--json")
    checks = {check["name"]: check["state"] for check in json.loads(capsys.readouterr().out)["checks"]}
    assert (checks["versions"], checks["interpreter"], checks["folder_writable"]) == ("good", "good", "good")


def test_doctor_of_another_workbook(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("doctor", str(home / "a=b.xlsm")) == 1

    assert "“a=b.xlsm” có dấu “=”" in capsys.readouterr().out


def test_bundle(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        bundle,
        "gather",
        lambda folder, python, *_: Bundle(folder, python, ("a.whl", "b.whl"), 12, ("b 1",)),
    )

    assert typed("bundle", "/srv/bo", "--python-version", "3.13") == 0

    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "a.whl",
        "b.whl",
        "Đã đóng gói bộ cài cho Python 3.13 vào “/srv/bo”: 2 gói, 12 MB.",
        "Chép cả thư mục sang máy cần cài rồi chạy cai_dat.cmd; đọc DOC_TRUOC.txt trước.",
    ]
    assert printed.err == (
        "Gói b 1 không kèm văn bản giấy phép: hãy xem giấy phép của gói này trước khi chuyển bộ cài cho nơi khác.\n"
    )


def test_bundle_is_for_the_running_python_unless_told_otherwise(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "gather", lambda folder, python, *_: Bundle(folder, python, (), 0))

    typed("bundle", "x")

    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"Đã đóng gói bộ cài cho Python {running} vào" in capsys.readouterr().out


def test_click_without_an_excel(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("click", "tham_dinh") == 2
    assert typed("click", "khac") == 2
    assert [line.split(".")[0] for line in capsys.readouterr().err.splitlines()] == [
        "Excel chưa mở",
        "Không có nút “khac”",
    ]
