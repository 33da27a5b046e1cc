"""Another program, written from docs/specification alone: it writes a submission and checks an envelope's digest.

It shares no line with the package: openpyxl writes, the parts of a file are read as XML.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    Cell = str | float | bool
    Sheet = tuple[str, dict[tuple[int, int], Cell]]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOT_COVERED = ("Phiếu gửi", "_manifest")


def digest_of(sheets: Iterable[Sheet], manifest: Mapping[str, str]) -> str:
    """Envelope, section 5."""
    lines = [
        _line([name, row, column, *_typed(value)])
        for name, cells in sheets
        if name not in _NOT_COVERED
        for (row, column), value in sorted(cells.items())
        if value != ""
    ]
    lines += [_line([key, value]) for key, value in sorted(manifest.items()) if key != "digest"]
    return "sha256:" + hashlib.sha256("".join(lines).encode()).hexdigest()


def code_of(digest: str) -> str:
    """Envelope, section 6."""
    digits = f"{int(digest.removeprefix('sha256:'), 16) % 10**16:016d}"
    return "-".join(re.findall("....", digits))


def write_submission(path: Path, manifest: dict[str, str], tables: Mapping[str, Sequence[Sequence[Cell]]]) -> str:
    """Write an envelope with these tables, each from its headings on; its digest."""
    sheets: list[Sheet] = []
    for name, rows in tables.items():
        cells = {(row, column): value for row, values in enumerate(rows, 1) for column, value in enumerate(values, 1)}
        sheets.append((name, cells))
    digest = digest_of(sheets, manifest)
    pairs = enumerate({**manifest, "digest": digest}.items(), 1)
    sheets.append(("_manifest", {(row, place): text for row, pair in pairs for place, text in enumerate(pair, 1)}))
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in sheets:
        sheet = book.create_sheet(name)
        for (row, column), value in cells.items():
            if value != "":
                sheet.cell(row, column).value = value
            if str(cells[1, column]).startswith("Ngày") and row > 1:
                sheet.cell(row, column).number_format = "dd/mm/yyyy"
    book["_manifest"].sheet_state = "hidden"
    book.save(path)
    return digest


def checked(path: Path) -> tuple[str, str]:
    """The digest of what an envelope holds, and the one that its manifest states."""
    sheets = list(_sheets(path))
    cells = dict(sheets)["_manifest"]
    rows = sorted(row for row, column in cells if column == 1)
    manifest = {str(cells[row, 1]): str(cells.get((row, 2), "")) for row in rows}
    return digest_of(sheets, manifest), manifest["digest"]


def _typed(value: Cell) -> tuple[str, str]:
    if isinstance(value, bool):
        return "b", "true" if value else "false"
    return ("s", value) if isinstance(value, str) else ("n", f"{value:.15g}")


def _line(parts: list[object]) -> str:
    texts = [
        unicodedata.normalize("NFC", part).replace("\r\n", "\n").replace("\r", "\n") if isinstance(part, str) else part
        for part in parts
    ]
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":")) + "\n"


def _sheets(path: Path) -> Iterable[Sheet]:
    with zipfile.ZipFile(path) as archive:
        strings = [_text(item) for item in _part(archive, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]
        relations = _part(archive, "xl/_rels/workbook.xml.rels")
        targets = {each.get("Id"): str(each.get("Target")).removeprefix("/xl/") for each in relations}
        for sheet in _part(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
            part = _part(archive, f"xl/{targets[sheet.get(_ID)]}")
            cells = {_place(str(cell.get("r"))): _value(cell, strings) for cell in part.iter(f"{_MAIN}c")}
            yield str(sheet.get("name")), {place: value for place, value in cells.items() if value is not None}


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(name))


def _text(item: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in item.iter(f"{_MAIN}t"))


def _value(cell: ElementTree.Element, strings: Sequence[str]) -> Cell | None:
    kind, stored = cell.get("t", "n"), cell.findtext(f"{_MAIN}v")
    if kind == "inlineStr":
        return _text(cell)
    if stored is None:
        return None
    if kind == "s":
        return strings[int(stored)]
    return stored == "1" if kind == "b" else float(stored) if kind == "n" else stored


def _place(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(address.removeprefix(letters)), column
