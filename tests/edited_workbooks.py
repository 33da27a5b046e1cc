"""Workbooks with merged cells, as a file can hold them with values that nobody sees; with formats and hidden rows."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def merged_bytes(content: bytes, merged: Mapping[str, Sequence[str]]) -> bytes:
    """A workbook of openpyxl's with these areas merged, by sheet; every cell keeps what it holds."""
    parts = {
        f"xl/worksheets/sheet{number}.xml": merged.get(name, ())
        for number, name in enumerate(openpyxl.load_workbook(BytesIO(content), read_only=True).sheetnames, start=1)
    }
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            data = before.read(part)
            if parts.get(part):
                cells = "".join(f'<mergeCell ref="{area}"/>' for area in parts[part])
                data = data.replace(b"</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>".encode())
            after.writestr(part, data)
    return target.getvalue()


def edited(
    content: bytes,
    *,
    values: Mapping[tuple[str, str], object] | None = None,
    formats: Mapping[tuple[str, str], str] | None = None,
    hidden: Sequence[tuple[str, int]] = (),
) -> bytes:
    """The workbook with other values and number formats in some cells, and with rows hidden."""
    book = openpyxl.load_workbook(BytesIO(content))
    for (sheet, cell), value in (values or {}).items():
        book[sheet][cell].value = value
        if isinstance(value, str):
            book[sheet][cell].data_type = "s"
    for (sheet, cell), number_format in (formats or {}).items():
        book[sheet][cell].number_format = number_format
    for sheet, row in hidden:
        book[sheet].row_dimensions[row].hidden = True
    target = BytesIO()
    book.save(target)
    return target.getvalue()
