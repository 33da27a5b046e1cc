"""The version that a workbook says it was made by."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from xlsx_addin import __version__
from xlsx_addin.installation.workbook_version import version_of
from xlsx_addin.resources import template_bytes

if TYPE_CHECKING:
    from pathlib import Path


def workbook_with(folder: Path, part: str) -> Path:
    file = folder / "Sổ.xlsm"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("xl/workbook.xml", part)
    return file


def test_the_templates_version(tmp_path: Path) -> None:
    file = tmp_path / "Thẩm định.xlsm"
    file.write_bytes(template_bytes())

    assert version_of(file) == __version__


@pytest.mark.parametrize(
    ("part", "version"),
    [
        ('<definedName name="PhienBan">"0.9.1"</definedName>', "0.9.1"),
        ('<x:definedName hidden="1" name="PhienBan" comment="">&quot;1.0&quot;</x:definedName>', "1.0"),
        ('<definedName name="Nam">2026</definedName>', None),
        ('<definedName name="PhienBan"></definedName>', None),
        ("", None),
    ],
)
def test_what_the_workbook_part_says(tmp_path: Path, part: str, version: str | None) -> None:
    assert version_of(workbook_with(tmp_path, part)) == version


def test_files_that_say_nothing(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.xlsm"
    damaged.write_bytes(b"PK\x03\x04 not a package")
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("a.txt", "a")

    assert version_of(damaged) is None
    assert version_of(other) is None
    assert version_of(tmp_path / "missing.xlsm") is None
