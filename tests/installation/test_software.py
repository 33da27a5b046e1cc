"""Checks of the programs, one by one: what is there, and what to do where it is not."""

from __future__ import annotations

import dataclasses
import importlib.util
import sys
import zipfile
from importlib import metadata
from typing import TYPE_CHECKING

import pytest
import xlwings
from xlsxwriter import Workbook

from tests.installation.pretend import EVERYONE, USER, PretendWindows
from xlsx_addin import __version__
from xlsx_addin.installation import software
from xlsx_addin.installation.findings import Finding, State
from xlsx_addin.installation.install import install
from xlsx_addin.installation.machine import Machine
from xlsx_addin.installation.software import Software, version_of
from xlsx_addin.resources import template_bytes

if TYPE_CHECKING:
    from pathlib import Path


GOOD = Software(python=(3, 12, 4), bits=64, package="1.0.0", xlwings="0.37.8", has_pywin32=True)
APP_PATHS = r"Microsoft\Windows\CurrentVersion\App Paths"


def changed(**values: object) -> Software:
    return dataclasses.replace(GOOD, **values)  # type: ignore[arg-type]


def without_excel(machine: PretendWindows) -> PretendWindows:
    del machine.registry[rf"{EVERYONE}\{APP_PATHS}\excel.exe"]
    return machine


def test_the_running_software() -> None:
    running = software.installed_software()

    assert running.python == sys.version_info[:3]
    assert running.bits == (64 if sys.maxsize > 2**32 else 32)
    assert running.package == __version__
    assert running.xlwings == xlwings.__version__
    assert running.has_pywin32 == (sys.platform == "win32")
    assert running.base == sys.base_prefix


def test_an_interpreter_without_xlwings_and_one_with_pywin32(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    monkeypatch.setattr(importlib.util, "find_spec", {"win32com": object()}.get)
    running = software.installed_software()

    assert running.xlwings is None
    assert running.has_pywin32


def test_python() -> None:
    assert software.python(GOOD) == Finding("python", "Python", State.GOOD, "3.12.4, 64 bit.")
    assert software.python(changed(python=(3, 10, 9), bits=32)) == Finding(
        "python",
        "Python",
        State.BAD,
        "3.10.9, 32 bit.",
        "Cài Python 3.11 trở lên rồi cài lại bằng cai_dat.cmd.",
    )
    assert software.python(changed(python=(3, 11, 0))).state is State.GOOD


def test_the_python_of_the_store_writes_elsewhere() -> None:
    found = software.python(changed(base=r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.12_x64"))

    assert found == Finding(
        "python",
        "Python",
        State.BAD,
        "3.12.4, 64 bit. Đây là bản của Microsoft Store, ghi tệp vào chỗ khác.",
        "Cài Python từ python.org (không phải Microsoft Store), rồi chạy lại cai_dat.cmd.",
    )


def test_the_package() -> None:
    assert software.package(GOOD) == Finding("package", "Gói xlsx-addin", State.GOOD, "phiên bản 1.0.0.")


@pytest.mark.parametrize(
    ("version", "state"),
    [
        ("0.37.5", State.BAD),
        ("0.37.6", State.GOOD),
        ("0.99", State.GOOD),
        ("1.0.0", State.BAD),
        ("1.0rc1", State.BAD),
        ("dev", State.BAD),
        (None, State.BAD),
    ],
)
def test_xlwings(version: str | None, state: State) -> None:
    assert software.xlwings(changed(xlwings=version)) == Finding(
        "xlwings",
        "xlwings",
        state,
        "chưa cài." if version is None else f"phiên bản {version}.",
        "" if state is State.GOOD else "Cài lại bằng cai_dat.cmd: cần xlwings từ 0.37.6 đến trước 1.0.",
    )


def test_pywin32(machine: PretendWindows) -> None:
    assert software.pywin32(machine, GOOD) == Finding("pywin32", "pywin32", State.GOOD, "đã cài.")
    assert software.pywin32(machine, changed(has_pywin32=False)) == Finding(
        "pywin32",
        "pywin32",
        State.BAD,
        "chưa cài, nên chương trình không kết nối được với Excel.",
        "Cài lại bằng cai_dat.cmd.",
    )
    assert software.pywin32(Machine({}), GOOD) == Finding(
        "pywin32", "pywin32", State.NOT_APPLICABLE, "chỉ có trên Windows."
    )


def test_excel(machine: PretendWindows) -> None:
    assert software.excel(machine) == Finding(
        "excel",
        "Excel",
        State.GOOD,
        r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE, phiên bản 16.0.17928.20148.",
    )


def test_an_excel_that_was_not_installed_by_click_to_run(machine: PretendWindows) -> None:
    del machine.registry[rf"{EVERYONE}\Microsoft\Office\ClickToRun\Configuration"]
    machine.put(r"HKEY_CLASSES_ROOT\Excel.Application\CurVer", {"": "Excel.Application.15"})

    assert software.excel(machine).detail.endswith("phiên bản 15.0.")
    del machine.registry[r"HKEY_CLASSES_ROOT\Excel.Application\CurVer"]
    assert software.excel(machine).detail.endswith("phiên bản 16.0.")


def test_no_excel(machine: PretendWindows) -> None:
    without_excel(machine)

    assert software.excel(machine) == Finding(
        "excel", "Excel", State.BAD, "không tìm thấy.", "Cài Excel 2016 trở lên, hoặc LibreOffice."
    )
    machine.put(rf"{EVERYONE}\{APP_PATHS}\soffice.exe", {"": r'"C:\LibreOffice\program\soffice.exe"'})
    assert software.excel(machine) == Finding(
        "excel", "Excel", State.NOT_APPLICABLE, "không tìm thấy; máy này dùng LibreOffice."
    )
    assert software.libreoffice(machine) == Finding(
        "libreoffice", "LibreOffice", State.GOOD, r"C:\LibreOffice\program\soffice.exe."
    )


def test_an_excel_of_this_user_alone(machine: PretendWindows) -> None:
    without_excel(machine)
    machine.put(rf"{USER}\{APP_PATHS}\EXCEL.EXE", {"": r"C:\Users\An\Office\EXCEL.EXE"})

    assert software.excel(machine).state is State.GOOD


def test_libreoffice(machine: PretendWindows) -> None:
    assert software.libreoffice(machine).state is State.NOT_APPLICABLE
    without_excel(machine)
    assert software.libreoffice(machine) == Finding(
        "libreoffice", "LibreOffice", State.BAD, "không tìm thấy.", "Cài LibreOffice để mở sổ và bấm nút."
    )
    machine.programs["soffice"] = machine.drive / "bin" / "soffice"
    assert software.libreoffice(machine).detail == r"C:\bin\soffice."


@pytest.mark.parametrize(
    ("version", "state", "detail", "advice"),
    [
        ("1.0.0", State.GOOD, "sổ và gói cùng phiên bản 1.0.0.", ""),
        (
            "0.9",
            State.BAD,
            "sổ là 0.9, gói là 1.0.0.",
            "Chuyển dữ liệu sang sổ mới: xlsx-addin new --from SỔ-CŨ.xlsm SỔ-MỚI.xlsm.",
        ),
        ("1.0.1", State.BAD, "sổ là 1.0.1, gói là 1.0.0.", "Cài gói xlsx-addin mới hơn bằng bộ cài mới."),
        ("1.0.1rc1", State.BAD, "sổ là 1.0.1rc1, gói là 1.0.0.", "Cài gói xlsx-addin mới hơn bằng bộ cài mới."),
        (
            None,
            State.UNKNOWN,
            r"sổ “C:\Users\An\Sổ.xlsm” không ghi phiên bản.",
            "Nếu sổ do chương trình khác tạo, hãy chép dữ liệu vào sổ mẫu mới.",
        ),
    ],
)
def test_the_workbooks_version(
    machine: PretendWindows,
    monkeypatch: pytest.MonkeyPatch,
    version: str | None,
    state: State,
    detail: str,
    advice: str,
) -> None:
    workbook = machine.home / "Sổ.xlsm"
    workbook.touch()
    monkeypatch.setattr(software, "version_of", {workbook: version}.__getitem__)

    found = software.versions(machine, GOOD, workbook)

    assert found == Finding("versions", "Phiên bản của sổ", state, detail, advice)


def test_a_workbook_that_is_not_there(machine: PretendWindows) -> None:
    found = software.versions(machine, GOOD, machine.home / "Sổ.xlsm")

    assert found == Finding(
        "versions",
        "Phiên bản của sổ",
        State.BAD,
        r"chưa có sổ “C:\Users\An\Sổ.xlsm”.",
        "Chạy “xlsx-addin install”, hoặc cai_dat.cmd của bộ cài.",
    )


def test_the_interpreter_in_xlwings_settings(machine: PretendWindows, template: bytes) -> None:
    assert software.interpreter(machine) == Finding(
        "interpreter",
        "Cài đặt xlwings",
        State.BAD,
        "chưa trỏ đến Python nào.",
        "Chạy “xlsx-addin install”, hoặc cai_dat.cmd của bộ cài.",
    )

    install(machine, template)
    assert software.interpreter(machine) == Finding(
        "interpreter", "Cài đặt xlwings", State.GOOD, "trỏ đúng Python này."
    )

    (machine.home / ".xlwings" / "xlwings.conf").write_bytes(b'"INTERPRETER_WIN","C:\\Python27\\python.exe"\r\n')
    assert software.interpreter(machine) == Finding(
        "interpreter",
        "Cài đặt xlwings",
        State.BAD,
        r"đang trỏ đến “C:\Python27\python.exe”, không phải Python này.",
        "Chạy “xlsx-addin install”, hoặc cai_dat.cmd của bộ cài.",
    )


def test_an_interpreter_written_with_an_environment_variable(machine: PretendWindows) -> None:
    machine.variables["LOCALAPPDATA"] = r"C:\Users\An\AppData\Local"
    settings = machine.home / ".xlwings" / "xlwings.conf"
    settings.parent.mkdir()
    settings.write_bytes(b'"INTERPRETER_WIN","%LOCALAPPDATA%\\xlsx_addin\\python\\Scripts\\python.exe"\r\n')

    assert software.interpreter(machine).state is State.GOOD


def test_an_interpreter_that_vba_can_not_read(machine: PretendWindows) -> None:
    machine.python = machine.drive / "Nguyễn" / "python.exe"

    assert software.interpreter(machine) == Finding(
        "interpreter",
        "Cài đặt xlwings",
        State.BAD,
        r"đường dẫn Python “C:\Nguyễn\python.exe” có chữ mà Excel không đọc được.",
        "Cài lại bằng cai_dat.cmd của bộ cài, hoặc cài Python vào thư mục có tên không dấu rồi cài lại.",
    )


def test_the_templates_version(tmp_path: Path) -> None:
    file = tmp_path / "Thẩm định.xlsm"
    file.write_bytes(template_bytes())

    assert version_of(file) == __version__


@pytest.mark.parametrize(("name", "constant", "version"), [("PhienBan", '="0.9.1"', "0.9.1"), ("Nam", "=2026", None)])
def test_another_workbooks_version(tmp_path: Path, name: str, constant: str, version: str | None) -> None:
    file = tmp_path / "Sổ.xlsx"
    with Workbook(file) as book:
        book.add_worksheet()
        book.define_name(name, constant)

    assert version_of(file) == version


def test_files_that_say_nothing(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.xlsm"
    damaged.write_bytes(b"PK\x03\x04 not a package")
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("a.txt", "a")

    assert version_of(damaged) is None
    assert version_of(other) is None
    assert version_of(tmp_path / "missing.xlsm") is None
