"""Checks of the workbook's folder, its name, the mail program and the room left."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import USER, PretendWindows
from xlsx_addin.installation import permissions
from xlsx_addin.installation.findings import Finding, State
from xlsx_addin.installation.machine import DriveKind, Machine

if TYPE_CHECKING:
    from pathlib import Path

MOVE = (
    "Chạy “xlsx-addin install --uninstall”, rồi “xlsx-addin install --folder THƯ-MỤC”"
    " với một thư mục trên ổ đĩa của máy, và chép sổ sang đó."
)


def test_a_writable_folder_is_left_as_it_was(machine: PretendWindows) -> None:
    before = machine.snapshot()

    assert permissions.writable(machine, machine.home) == Finding(
        "folder_writable", "Ghi được vào thư mục", State.GOOD, r"“C:\Users\An”."
    )
    assert machine.snapshot() == before


def test_a_missing_folder(machine: PretendWindows) -> None:
    assert permissions.writable(machine, machine.home / "Thiếu") == Finding(
        "folder_writable",
        "Ghi được vào thư mục",
        State.BAD,
        r"chưa có thư mục “C:\Users\An\Thiếu”.",
        "Chạy “xlsx-addin install”, hoặc cai_dat.cmd của bộ cài.",
    )


def test_a_folder_that_can_not_be_written(machine: PretendWindows, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(**where: object) -> None:
        assert where == {"dir": machine.home}
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", forbidden)

    assert permissions.writable(machine, machine.home) == Finding(
        "folder_writable",
        "Ghi được vào thư mục",
        State.BAD,
        r"không ghi được vào “C:\Users\An”.",
        "Kiểm tra quyền ghi của thư mục, hoặc phần mềm diệt vi-rút có chặn ghi vào thư mục này không.",
    )


@pytest.mark.parametrize(
    ("kind", "finding"),
    [
        (DriveKind.FIXED, Finding("folder_place", "Nơi để thư mục", State.GOOD, "trên ổ đĩa của máy.")),
        (
            DriveKind.NETWORK,
            Finding("folder_place", "Nơi để thư mục", State.BAD, r"“C:\Users\An” nằm trên ổ mạng.", MOVE),
        ),
        (
            DriveKind.REMOVABLE,
            Finding("folder_place", "Nơi để thư mục", State.BAD, r"“C:\Users\An” nằm trên ổ tháo rời.", MOVE),
        ),
        (
            DriveKind.UNKNOWN,
            Finding("folder_place", "Nơi để thư mục", State.UNKNOWN, "không xác định được loại ổ đĩa."),
        ),
    ],
)
def test_what_the_folder_lies_on(machine: PretendWindows, kind: DriveKind, finding: Finding) -> None:
    machine.kind_of_drive = kind

    assert permissions.place(machine, machine.home) == finding


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_a_folder_in_onedrive(machine: PretendWindows, variable: str) -> None:
    machine.variables[variable] = r"C:\Users\An\OneDrive - Tỉnh"
    inside = machine.home / "OneDrive - Tỉnh" / "Tài liệu" / "Thẩm định"

    assert permissions.place(machine, inside) == Finding(
        "folder_place",
        "Nơi để thư mục",
        State.BAD,
        r"“C:\Users\An\OneDrive - Tỉnh\Tài liệu\Thẩm định” nằm trong OneDrive.",
        MOVE,
    )
    assert permissions.place(machine, machine.home / "OneDrive - Tỉnh khác").state is State.GOOD


def test_a_name_that_xlwings_cuts(tmp_path: Path) -> None:
    assert permissions.workbook_name(tmp_path / "a=b.xlsm") == Finding(
        "workbook_name",
        "Tên tệp sổ",
        State.BAD,
        "“a=b.xlsm” có dấu “=”, nút bấm không tìm được sổ.",
        "Đóng sổ và đổi tên tệp, bỏ dấu “=”.",
    )
    assert permissions.workbook_name(tmp_path / "x=y" / "Thẩm định & 100%.xlsm") == Finding(
        "workbook_name", "Tên tệp sổ", State.GOOD, "“Thẩm định & 100%.xlsm”."
    )


def test_the_mail_program(machine: PretendWindows) -> None:
    assert permissions.mail(machine) == Finding("mail", "Chương trình thư (.eml)", State.GOOD, "Outlook.File.eml.15.")

    choice = rf"{USER}\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.eml\UserChoice"
    machine.put(choice, {"ProgId": "ThunderbirdEML"})
    assert permissions.mail(machine).detail == "ThunderbirdEML."

    del machine.registry[choice]
    machine.put(r"HKEY_CLASSES_ROOT\.eml", {"": ""})
    assert permissions.mail(machine) == Finding(
        "mail",
        "Chương trình thư (.eml)",
        State.BAD,
        "chưa có chương trình nào mở được tệp .eml.",
        "Cài Outlook hoặc Thunderbird; nếu chỉ dùng thư trên web, hãy đính kèm tệp trong “Đã gửi” vào thư.",
    )
    assert permissions.mail(Machine({})) == Finding(
        "mail", "Chương trình thư (.eml)", State.NOT_APPLICABLE, "chỉ có trên Windows."
    )


def test_the_room_left(machine: PretendWindows) -> None:
    missing = machine.home / "Thiếu" / "Thẩm định"

    assert permissions.disk(machine, missing) == Finding("disk", "Chỗ trống trên ổ đĩa", State.GOOD, "còn 20480 MB.")
    machine.free = 500 * 1024**2
    assert permissions.disk(machine, missing).state is State.GOOD
    machine.free -= 1
    assert permissions.disk(machine, missing) == Finding(
        "disk", "Chỗ trống trên ổ đĩa", State.BAD, "còn 499 MB.", "Dọn bớt ổ đĩa, cần còn ít nhất 500 MB."
    )


def test_a_drive_that_is_not_there(machine: PretendWindows) -> None:
    machine.free = None

    assert permissions.disk(machine, machine.home) == Finding(
        "disk", "Chỗ trống trên ổ đĩa", State.UNKNOWN, "không thấy ổ đĩa."
    )
