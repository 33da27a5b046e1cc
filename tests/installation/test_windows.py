"""The interface to Windows, on a real one: what is written is read back, and nothing stays behind."""

# ruff: noqa: E402 - what is imported exists on Windows alone

from __future__ import annotations

import sys

import pytest

assert sys.platform == "win32"

import uuid
import winreg
from pathlib import Path
from typing import TYPE_CHECKING

from xlsx_addin.installation.install import this_machine
from xlsx_addin.installation.machine import DriveKind, KnownFolder, Shortcut
from xlsx_addin.installation.windows import WindowsMachine

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def machine() -> WindowsMachine:
    return WindowsMachine()


@pytest.fixture
def key(machine: WindowsMachine) -> Iterator[str]:
    """A key of the user's that no program knows."""
    key = rf"HKEY_CURRENT_USER\Software\xlsx_addin_test_{uuid.uuid4().hex}"
    yield key
    for name in machine.registry_keys(key):
        machine.delete_registry_key(rf"{key}\{name}")
    if machine.registry_values(key) is not None:
        machine.delete_registry_key(key)


def test_this_machine() -> None:
    assert isinstance(this_machine(), WindowsMachine)


def test_registry_values(machine: WindowsMachine, key: str) -> None:
    assert machine.registry_values(key) is None

    machine.set_registry_value(key, "Path", "C:\\Thẩm định\\")
    machine.set_registry_value(key, "AllowSubfolders", 1)
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key.partition("\\")[2], 0, winreg.KEY_ALL_ACCESS) as opened:
        winreg.SetValueEx(opened, "", 0, winreg.REG_EXPAND_SZ, "%APPDATA%\\x")
        winreg.SetValueEx(opened, "bytes", 0, winreg.REG_BINARY, b"x")
        kinds = {name: winreg.QueryValueEx(opened, name)[1] for name in ("Path", "AllowSubfolders")}

    assert kinds == {"Path": winreg.REG_SZ, "AllowSubfolders": winreg.REG_DWORD}
    assert machine.registry_values(key.replace("Software", "SOFTWARE")) == {
        "Path": "C:\\Thẩm định\\",
        "AllowSubfolders": 1,
        "": "%APPDATA%\\x",
    }


def test_registry_keys(machine: WindowsMachine, key: str) -> None:
    machine.set_registry_value(rf"{key}\Location50", "Path", "x")

    assert machine.registry_keys(key) == ("Location50",)
    with pytest.raises(OSError, match=r".+"):
        machine.delete_registry_key(key)
    machine.delete_registry_key(rf"{key}\Location50")
    assert machine.registry_keys(key) == ()


def test_shortcuts_keep_vietnamese_letters(machine: WindowsMachine, tmp_path: Path) -> None:
    file = tmp_path / "Thả sổ vào đây để thẩm định.lnk"
    shortcut = Shortcut(
        target=str(machine.windowless_python),
        arguments="-P -m xlsx_addin click tham_dinh",
        folder=str(tmp_path),
        description="Thẩm định sổ đang mở trong Excel",
    )

    machine.write_shortcut(file, shortcut)

    found = machine.read_shortcut(file)
    assert found is not None
    assert (found.target.casefold(), found.arguments) == (shortcut.target.casefold(), shortcut.arguments)
    assert (found.folder.casefold(), found.description) == (shortcut.folder.casefold(), shortcut.description)
    assert machine.read_shortcut(tmp_path / "missing.lnk") is None


def test_known_folders(machine: WindowsMachine) -> None:
    for folder in KnownFolder:
        assert machine.folder(folder).is_dir()
    assert machine.folder(KnownFolder.HOME) == Path.home()


def test_the_system_drive(machine: WindowsMachine) -> None:
    home = machine.folder(KnownFolder.HOME)

    assert machine.drive_kind(home) is DriveKind.FIXED
    assert machine.free_bytes(home) > 0
    assert machine.locate("%USERPROFILE%") == home
    assert Path(machine.spell_short(home)).samefile(home)


def test_the_mark_of_a_downloaded_file(machine: WindowsMachine, tmp_path: Path) -> None:
    file = tmp_path / "Sổ.xlsm"
    file.touch()
    assert not machine.is_marked_as_downloaded(file)

    Path(f"{file}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="utf-8")

    assert machine.is_marked_as_downloaded(file)
