"""Where the relationships of a workbook's parts stand and lead."""

from __future__ import annotations

import pytest

from xlsx_addin.xlsx.part_names import relationships_part, target_part


@pytest.mark.parametrize(
    ("source", "target", "part"),
    [
        ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "../sheet1.xml", "sheet1.xml"),
        ("xl/workbook.xml", "../../../sheet1.xml", "sheet1.xml"),
        ("xl/workbook.xml", "./worksheets/./sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("workbook.xml", "sheet1.xml", "sheet1.xml"),
        ("", "xl/workbook.xml", "xl/workbook.xml"),
        ("", "/xl//workbook.xml", "xl/workbook.xml"),
    ],
)
def test_targets_of_relationships(source: str, target: str, part: str) -> None:
    assert target_part(source, target) == part


def test_the_parts_that_hold_relationships() -> None:
    assert relationships_part("") == "_rels/.rels"
    assert relationships_part("workbook.xml") == "_rels/workbook.xml.rels"
    assert relationships_part("xl/workbook.xml") == "xl/_rels/workbook.xml.rels"
