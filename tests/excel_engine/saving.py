"""Formulas keep their results in a saved workbook, as with Excel; openpyxl writes formulas alone."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from openpyxl.utils import coordinate_to_tuple
from openpyxl.utils.datetime import to_excel

if TYPE_CHECKING:
    from tests.excel_engine.books import Workbook

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_results(written: BytesIO, book: Workbook) -> bytes:
    """A file that openpyxl has just written, with what each formula shows put into it."""
    parts = {worksheet.path.lstrip("/"): worksheet for worksheet in book.content.worksheets}
    completed = BytesIO()
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(completed, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename in parts:
                content = _with_results(content, parts[part.filename], book)
            after.writestr(part, content, compresslevel=1)
    return completed.getvalue()


def _with_results(sheet_xml: bytes, worksheet: Any, book: Workbook) -> bytes:
    ElementTree.register_namespace("", _MAIN)
    ElementTree.register_namespace("r", _RELATIONS)
    root = ElementTree.fromstring(sheet_xml)
    for cell in root.iter(f"{{{_MAIN}}}c"):
        if cell.find(f"{{{_MAIN}}}f") is not None:
            result, kind = book.result_of(worksheet, *coordinate_to_tuple(cell.attrib["r"]))
            _store_result(cell, result, is_error=kind == "e")
    return bytes(ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _store_result(cell: ElementTree.Element, result: Any, *, is_error: bool) -> None:
    result = "" if result is None else result  # Excel leaves no formula without a result
    stored = cell.find(f"{{{_MAIN}}}v")
    if stored is None:
        stored = ElementTree.SubElement(cell, f"{{{_MAIN}}}v")
    cell.attrib.pop("t", None)
    if isinstance(result, bool):
        cell.set("t", "b")
        result = int(result)
    elif isinstance(result, str):
        cell.set("t", "e" if is_error else "str")
    elif isinstance(result, (datetime, date, time, timedelta)):
        result = to_excel(result)
    stored.text = str(result)
