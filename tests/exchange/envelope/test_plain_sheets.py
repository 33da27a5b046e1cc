"""Sheets of the clerk's own in a new workbook."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from xlsx_addin.exchange.envelope.plain_sheets import with_plain_sheets
from xlsx_addin.template.build import SHEETS, build


def test_they_come_after_the_template_s_own_and_open() -> None:
    frame = build(macros=False, rows=5)
    content = with_plain_sheets(frame, ["Sổ tay", "A & <B>"])
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames[: len(SHEETS)] == list(SHEETS)
    assert book.sheetnames[-2:] == ["Sổ tay", "A & <B>"]
    assert with_plain_sheets(frame, ["Sổ tay", "A & <B>"]) == content


def test_without_any_the_frame_stays_as_it_is() -> None:
    frame = build(macros=False, rows=5)
    assert with_plain_sheets(frame, []) is frame
