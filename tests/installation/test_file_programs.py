"""What opens the workbook: Excel, or WPS, which runs no macro; and a workbook that came from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import EVERYONE, EXCEL_POLICY, EXCEL_SECURITY, USER
from tests.installation.test_software import without_excel
from xlsx_addin.installation import permissions, software
from xlsx_addin.installation.findings import Finding, State
from xlsx_addin.installation.install import install
from xlsx_addin.installation.machine import Machine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installation.pretend import PretendWindows

MARK = "Dấu “tải từ Internet” trên sổ"
PROTECTED_VIEW = "Chế độ xem được bảo vệ"
KINDS = rf"{USER}\Microsoft\Windows\CurrentVersion\Explorer\FileExts"
WPS_PROGRAM = rf"{EVERYONE}\Microsoft\Windows\CurrentVersion\App Paths\et.exe"


def install_wps(machine: PretendWindows) -> None:
    machine.put(WPS_PROGRAM, {"": r"C:\Kingsoft\WPS Office\office6\et.exe"})


def test_without_wps(machine: PretendWindows) -> None:
    assert software.wps(machine) == Finding("wps", "WPS Office", State.GOOD, "không có trên máy này.")


def test_wps_beside_an_excel_that_opens_the_workbook(machine: PretendWindows) -> None:
    install_wps(machine)
    machine.put(rf"{KINDS}\.xlsm\UserChoice", {"ProgId": "Excel.SheetMacroEnabled.12"})

    assert software.wps(machine) == Finding(
        "wps", "WPS Office", State.GOOD, "có trên máy, nhưng sổ được mở bằng Excel."
    )


@pytest.mark.parametrize("kind", ["ET.Xlsm.6", "KET.Xlsm.9", "WPS.ET.Xlsm"])
def test_wps_that_took_the_workbooks_over(machine: PretendWindows, kind: str) -> None:
    machine.put(rf"{KINDS}\.xlsm\UserChoice", {"ProgId": kind})

    assert software.wps(machine) == Finding(
        "wps",
        "WPS Office",
        State.BAD,
        "tệp .xlsm đang được mở bằng WPS, nơi nút trong sổ không chạy.",
        "Bấm chuột phải vào sổ > Open with > Choose another app (Mở bằng > Chọn ứng dụng khác) > Excel,"
        " chọn Always (Luôn luôn).",
    )


def test_wps_alone_names_the_way_round(machine: PretendWindows) -> None:
    without_excel(machine)
    install_wps(machine)

    assert software.wps(machine) == Finding(
        "wps",
        "WPS Office",
        State.BAD,
        "máy này chỉ có WPS, nơi nút trong sổ không chạy.",
        "Lưu sổ, đóng lại, rồi kéo thả sổ vào lối tắt “Thả sổ vào đây để thẩm định” trên màn hình nền;"
        " hoặc cài Excel hay LibreOffice.",
    )


def test_a_marked_workbook(machine: PretendWindows, template: bytes) -> None:
    workbook = machine.drive / "Tải về" / "Sổ.xlsm"
    assert permissions.mark_of_the_web(machine, workbook) == Finding("mark_of_the_web", MARK, State.GOOD, "không có.")
    machine.downloaded.add(workbook)

    assert permissions.mark_of_the_web(machine, workbook) == Finding(
        "mark_of_the_web",
        MARK,
        State.BAD,
        "sổ “Sổ.xlsm” bị Windows đánh dấu là tải từ Internet.",
        "Đóng sổ, bấm chuột phải vào tệp > Properties (Thuộc tính), chọn Unblock (Bỏ chặn), bấm OK, rồi mở lại sổ.",
    )


def test_protected_view_shows_a_marked_workbook_unless_its_folder_is_trusted(
    machine: PretendWindows, template: bytes
) -> None:
    install(machine, template)
    trusted = machine.home / "Documents" / "Thẩm định" / "Thẩm định.xlsm"
    elsewhere = machine.drive / "Tải về" / "Sổ.xlsm"
    assert permissions.protected_view(machine, elsewhere).state is State.GOOD
    machine.downloaded |= {trusted, elsewhere}

    assert permissions.protected_view(machine, trusted) == Finding(
        "protected_view", PROTECTED_VIEW, State.GOOD, "sổ không mở ở chế độ này."
    )
    assert permissions.protected_view(machine, elsewhere) == Finding(
        "protected_view",
        PROTECTED_VIEW,
        State.BAD,
        "sổ mở ở Protected View (Chế độ xem được bảo vệ), nơi nút không chạy.",
        "Bấm Enable Editing (Bật Chỉnh sửa) trên thanh vàng, hoặc bỏ chặn tệp như ở mục trên.",
    )


@pytest.mark.parametrize("key", [EXCEL_SECURITY, EXCEL_POLICY])
def test_protected_view_may_be_off(machine: PretendWindows, key: str) -> None:
    workbook = machine.drive / "Tải về" / "Sổ.xlsm"
    machine.downloaded.add(workbook)
    machine.put(rf"{key}\ProtectedView", {"DisableInternetFilesInPV": 0})
    assert permissions.protected_view(machine, workbook).state is State.BAD
    machine.put(rf"{key}\ProtectedView", {"DisableInternetFilesInPV": 1})

    assert permissions.protected_view(machine, workbook).state is State.GOOD


def test_on_another_system_none_of_this_applies(tmp_path: Path) -> None:
    machine, workbook = Machine({"HOME": str(tmp_path)}), tmp_path / "Sổ.xlsm"

    found = (
        software.wps(machine),
        permissions.mark_of_the_web(machine, workbook),
        permissions.protected_view(machine, workbook),
    )

    assert found == (
        Finding("wps", "WPS Office", State.NOT_APPLICABLE, "chỉ có trên Windows."),
        Finding("mark_of_the_web", MARK, State.NOT_APPLICABLE, "chỉ có trên Windows."),
        Finding("protected_view", PROTECTED_VIEW, State.NOT_APPLICABLE, "máy này không có Excel."),
    )
