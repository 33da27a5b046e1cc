"""The VBA project, read back by programs that did not write it."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import olefile
import pytest

from tests.template.small_workbook import MACROS
from tests.template.vba_checks import read_project
from xlsx_addin.template.console_sheet import BUTTONS
from xlsx_addin.template.vba_project import macro_project, vba_project
from xlsx_addin.template.vba_source import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

CODE = "Public Sub A()\r\nEnd Sub\r\n"


def project(*, workbook_code: str = "", sheets: Sequence[str] = ("Trang",), modules: Mapping[str, str]) -> bytes:
    return vba_project(workbook_code=workbook_code, sheets=sheets, modules=modules)


def test_every_module_is_there_as_given() -> None:
    read = read_project(
        project(workbook_code="Option Explicit\r\n", sheets=["TrangMot", "TrangHai"], modules={"M": CODE})
    )
    assert read.documents == ["ThisWorkbook", "TrangMot", "TrangHai"]
    assert read.standard_modules == ["M"]
    assert read.sources["M"].decode() == f'Attribute VB_Name = "M"\r\n{CODE}'
    assert read.sources["ThisWorkbook"].endswith(b"Attribute VB_Customizable = True\r\nOption Explicit\r\n")
    assert read.problems() == []


def test_no_two_entries_of_its_directory_are_red_in_a_row() -> None:
    """[MS-CFB] 2.6.4: all black is allowed, and keeps the order that they have; another library reads the colours."""
    modules = {f"Module{number}": "Sub A()\r\nEnd Sub\r\n" * 400 for number in range(40)}
    project = vba_project(workbook_code="", sheets=["Sheet1"], modules=modules)

    with olefile.OleFileIO(io.BytesIO(project)) as compound:
        entries = [entry for entry in compound.direntries if entry is not None and entry.entry_type]
        assert len(entries) > len(modules)
        assert {entry.color for entry in entries} == {1}
        assert compound.parsing_issues == []
        assert compound.exists("VBA/Module39")


def test_the_same_input_gives_the_same_bytes() -> None:
    assert project(modules={"M": CODE}) == project(modules={"M": CODE})


@pytest.mark.parametrize("size", [4095, 4096, 4097, 60_000])
def test_a_module_of_any_size_comes_back(size: int) -> None:
    code = "".join(f"' {number:06}\r\n" for number in range(size // 10)).ljust(size - 2, "'") + "\r\n"
    assert read_project(project(modules={"M": code})).sources["M"].endswith(code.encode())


@pytest.mark.parametrize(
    ("sheets", "modules", "reason"),
    [
        (["Trang"], {"Nút": CODE}, "not a name for a VBA module: 'Nút'"),
        (["A" * 32], {}, "not a name for a VBA module"),
        (["Trang"], {"TRANG": CODE}, "two VBA modules have one name"),
        (["ThisWorkbook"], {}, "two VBA modules have one name"),
        (["Trang"], {"M": "' điểm\r\n"}, "the code of M is not ASCII"),
    ],
)
def test_what_excel_would_refuse_is_refused(sheets: list[str], modules: dict[str, str], reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        project(sheets=sheets, modules=modules)


def test_the_project_of_the_template_holds_every_macro() -> None:
    read = read_project(macro_project(MACROS, sheets=["Trang"]))
    assert read.problems() == []
    assert set(read.standard_modules) == {path.stem for path in MACROS.glob("*.bas")} | {"xlwings"}
    assert b"Workbook_BeforeSave" in read.sources["ThisWorkbook"]
    macros = {"ThamDinh", "LapVanBan", "GuiCapTren", "NhanHoSo", "TraKetQua", "DonDoc", "KiemTraMay"}
    assert {name for name in read.public_subs() if name in macros} == macros


def test_only_the_buttons_are_offered_for_running_by_hand() -> None:
    """Alt+F8 lists the macros without arguments of every module that does not say ``Option Private Module``."""
    read = read_project(macro_project(MACROS, sheets=["Trang"]))
    open_modules = [name for name in read.standard_modules if b"Option Private Module" not in read.sources[name]]
    assert open_modules == ["NutBam"]
    assert {button.macro for button in BUTTONS} <= set(read.public_subs())


def test_of_xlwings_the_template_has_what_starts_python_and_nothing_that_calls_into_windows() -> None:
    source = read_project(macro_project(MACROS, sheets=["Trang"])).sources["xlwings"].decode()
    assert "Function ExecuteWindows(" in source
    assert "BSD 3-clause license" in source
    assert not words_of(source) & {"declare", "lib", "loadlibrary", "xlpy", "importpythonudfs", "killpy"}


def test_a_fault_in_a_macro_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "ThisWorkbook.cls").write_text("Option Explicit\n", encoding="utf-8")
    (tmp_path / "Sai.bas").write_text('Attribute VB_Name = "Sai"\nConst A = "ô"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"Sai\.bas, line 1"):
        macro_project(tmp_path, sheets=[])
