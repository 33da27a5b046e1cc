"""Linux and macOS: what applies is done, and the rest is said."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.installation.told import ALREADY, DONE, NOT_HERE, endings, told
from xlsx_addin.installation.install import install, this_machine, uninstall
from xlsx_addin.installation.machine import DriveKind, KnownFolder, Machine, Shortcut, System


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine({"HOME": str(tmp_path / "home")}, platform="linux")


def tree(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the machine is another")
def test_this_machine() -> None:
    assert type(this_machine()) is Machine


@pytest.mark.posix("what is told are the paths of such a machine")
def test_installing_and_taking_back_on_linux(machine: Machine, tmp_path: Path, template: bytes) -> None:
    (tmp_path / "home").mkdir()

    lines = install(machine, template)

    home = tmp_path / "home"
    assert lines == (
        told(DONE, f"Thư mục “{home}/Documents/Thẩm định” và các thư mục con"),
        told(DONE, f"Sổ “{home}/Documents/Thẩm định/Thẩm định.xlsm”"),
        told(DONE, f"Cài đặt xlwings “{home}/.xlwings/xlwings.conf” trỏ đến Python này"),
        told(NOT_HERE, "Vị trí tin cậy của Excel (chỉ có trên Windows)"),
        told(NOT_HERE, "Lối tắt trên màn hình nền (chỉ có trên Windows)"),
    )
    written = tree(tmp_path / "home")
    assert written["Documents/Thẩm định/Thẩm định.xlsm"] == template
    assert written[".xlwings/xlwings.conf"] == f'"INTERPRETER_WIN","{sys.executable}"\n'.encode()
    assert {*endings(install(machine, template))} == {ALREADY, NOT_HERE}
    uninstall(machine)
    assert tree(tmp_path / "home") == {}


def test_the_settings_on_macos(tmp_path: Path, template: bytes) -> None:
    machine = Machine({"HOME": str(tmp_path / "home")}, platform="darwin")
    (tmp_path / "home").mkdir()

    told = install(machine, template)

    assert "chỉ chạy trong Excel trên Windows" in str(told[-1])  # a click there could only end in an error
    settings = tmp_path / "home" / "Library/Containers/com.microsoft.Excel/Data/xlwings.conf"
    assert settings.read_bytes() == f'"INTERPRETER_MAC","{sys.executable}"\n'.encode()
    assert machine.system is System.MACOS
    support = tmp_path / "home" / "Library" / "Application Support"
    assert machine.folder(KnownFolder.LOCAL_DATA) == machine.folder(KnownFolder.SETTINGS) == support


@pytest.mark.posix("the desktop's settings are a file of such a machine, with its line ends")
@pytest.mark.parametrize("moved", [None, "settings"])
def test_translated_folders_of_a_desktop(tmp_path: Path, moved: str | None) -> None:
    settings = tmp_path / (moved or ".config") / "user-dirs.dirs"
    settings.parent.mkdir()
    settings.write_text('XDG_DESKTOP_DIR="$HOME/Màn hình"\nXDG_DOCUMENTS_DIR="/srv/Tài liệu"\n', encoding="utf-8")
    machine = Machine({"HOME": str(tmp_path), **({"XDG_CONFIG_HOME": str(settings.parent)} if moved else {})})

    assert machine.folder(KnownFolder.DESKTOP) == tmp_path / "Màn hình"
    assert machine.folder(KnownFolder.DOCUMENTS) == Path("/srv/Tài liệu")


def test_folders_without_such_a_file(tmp_path: Path) -> None:
    machine = Machine({"HOME": str(tmp_path)}, platform="linux")

    assert {folder: machine.folder(folder) for folder in KnownFolder} == {
        KnownFolder.HOME: tmp_path,
        KnownFolder.DOCUMENTS: tmp_path / "Documents",
        KnownFolder.DESKTOP: tmp_path / "Desktop",
        KnownFolder.LOCAL_DATA: tmp_path / ".local" / "share",
        KnownFolder.SETTINGS: tmp_path / ".config",
    }


def test_folders_that_the_environment_names(tmp_path: Path) -> None:
    machine = Machine({"XDG_DATA_HOME": "/srv/data", "XDG_CONFIG_HOME": "/srv/settings"}, platform="linux")

    assert machine.folder(KnownFolder.HOME) == Path.home()
    assert machine.folder(KnownFolder.LOCAL_DATA) == Path("/srv/data")
    assert machine.folder(KnownFolder.SETTINGS) == Path("/srv/settings")


@pytest.mark.parametrize("content", [b'XDG_DESKTOP_DIR="$HOME/M\xe0n"\n', b'XDG_MUSIC_DIR="$HOME/Music"\n'])
def test_such_a_file_that_is_no_text_or_names_others(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "user-dirs.dirs").write_bytes(content)
    machine = Machine({"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}, platform="linux")

    assert machine.folder(KnownFolder.DESKTOP) == tmp_path / "Desktop"


@pytest.mark.posix("a program is what may be run, whatever its suffix")
def test_a_program_is_looked_for_where_the_machine_says(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "tham-dinh-thu"
    program.parent.mkdir()
    program.touch(mode=0o755)

    assert Machine({"PATH": str(program.parent)}).program(program.name) == program
    assert Machine({"PATH": str(tmp_path)}).program(program.name) is None
    assert Machine({"PATH": str(tmp_path)}).program("sh") is None


def test_the_machine_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XLSX_ADDIN_TEST", str(tmp_path))
    machine = Machine({"A": "b"}, platform="linux")

    assert machine.python == machine.windowless_python == Path(sys.executable)
    assert "Đức".encode(machine.ansi_encoding) == "Đức".encode()
    assert abs(machine.now() - datetime.now().astimezone()) < timedelta(minutes=1)
    assert (machine.environment("A"), machine.environment("B")) == ("b", None)
    assert machine.spell(tmp_path) == machine.spell_short(tmp_path) == str(tmp_path)
    assert machine.locate("$XLSX_ADDIN_TEST/a") == tmp_path / "a"
    assert machine.free_bytes(tmp_path) > 0
    assert not machine.is_marked_as_downloaded(tmp_path)


def test_what_only_windows_has(machine: Machine, tmp_path: Path) -> None:
    assert machine.registry_values("HKEY_CURRENT_USER") is None
    assert machine.registry_keys("HKEY_CURRENT_USER") == ()
    assert machine.read_shortcut(tmp_path) is None
    assert machine.drive_kind(tmp_path) is DriveKind.UNKNOWN
    assert not machine.is_excel_open()
    with pytest.raises(OSError, match="no registry to write HKEY_CURRENT_USER Name "):
        machine.set_registry_value("HKEY_CURRENT_USER", "Name", "")
    with pytest.raises(OSError, match="no registry to delete HKEY_CURRENT_USER"):
        machine.delete_registry_key("HKEY_CURRENT_USER")
    with pytest.raises(OSError, match=r"no shortcuts to write .*a\.lnk "):
        machine.write_shortcut(tmp_path / "a.lnk", Shortcut("", "", "", ""))
