"""Blank sheets behind a frame's own, under names that Excel allows."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from xlsx_addin.resources import template_bytes
from xlsx_addin.xlsx.added_sheets import free_name, with_sheets


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_sheets_come_last_and_nothing_else_changes() -> None:
    frame = template_bytes()
    added = with_sheets(frame, ["Của tôi & 'anh'", 'Tính "thử"'])
    before, after = openpyxl.load_workbook(io.BytesIO(frame)), openpyxl.load_workbook(io.BytesIO(added))
    assert after.sheetnames == [*before.sheetnames, "Của tôi & 'anh'", 'Tính "thử"']
    assert [sheet.calculate_dimension() for sheet in after.worksheets[-2:]] == ["A1:A1", "A1:A1"]
    old, new = parts(frame), parts(added)
    changed = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"}
    assert {name: new[name] for name in old if name not in changed} == {
        name: content for name, content in old.items() if name not in changed
    }


def test_without_names_the_frame_is_as_it_was() -> None:
    assert with_sheets(b"a frame", []) == b"a frame"


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("Khác", ["Điểm"], "Khác"),
        ("Điểm", ["ĐIỂM"], "Điểm (2)"),
        ("Điểm", ["Điểm", "điểm (2)"], "Điểm (3)"),
        ("Quý 1/2026: [nháp]*?\\", [], "Quý 1-2026- -nháp----"),
        ("'trích'", [], "trích"),
        ("'", [], "-"),
        ("a" * 40, [], "a" * 31),
        ("a" * 31, ["a" * 31], "a" * 27 + " (2)"),
    ],
)
def test_names(wanted: str, taken: list[str], name: str) -> None:
    assert free_name(wanted, taken) == name
