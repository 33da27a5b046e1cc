"""The version that a workbook says it was made by."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from xlsxwriter import Workbook

from xlsx_addin import __version__
from xlsx_addin.installation.workbook_version import version_of
from xlsx_addin.resources import template_bytes

if TYPE_CHECKING:
    from pathlib import Path


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
