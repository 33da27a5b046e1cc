"""A workbook without data, as XlsxWriter built it: its sheets with their styles, ready to be filled."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from xlsx_addin.xlsx.cells import column_number

if TYPE_CHECKING:
    from collections.abc import Iterable

STRINGS_PART = "xl/sharedStrings.xml"
STYLES_PART = "xl/styles.xml"
_WORKBOOK_PART = "xl/workbook.xml"
_RELATIONS_PART = "xl/_rels/workbook.xml.rels"
_CONTENT_TYPES_PART = "[Content_Types].xml"

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_STRINGS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
EMPTY_STRINGS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>'
)

_SHEET_DATA = re.compile(r"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
_DIMENSION = re.compile(r'<dimension ref="[^"]*"\s*/>')
_COLUMN = re.compile(r'<col min="(\d+)" max="(\d+)"[^>]*? style="(\d+)"')
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")
_KEPT_ROW_ATTRIBUTES = ("s", "customFormat", "ht", "customHeight", "hidden")


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A row of the frame: its XML attributes, and the style it gives to cells that are not there."""

    attributes: str
    style: int | None


@dataclass(frozen=True, slots=True)
class FrameCell:
    """A cell of the frame: its style, and its XML from the end of the style on (``/>`` where it is blank)."""

    style: int
    content: str


@dataclass(slots=True)
class FrameSheet:
    """One sheet of the frame, cut open at its data."""

    name: str
    part: str
    head: str
    tail: str
    rows: dict[int, FrameRow] = field(default_factory=dict)
    cells: dict[tuple[int, int], FrameCell] = field(default_factory=dict)
    column_styles: dict[int, int] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """The last row that the frame itself says something about; 0 for an empty sheet."""
        return max(self.rows, default=0)

    def style(self, row: int, column: int) -> int:
        """The style of a cell: its own, else its row's, else its column's."""
        cell = self.cells.get((row, column))
        if cell is not None:
            return cell.style
        frame_row = self.rows.get(row)
        if frame_row is not None and frame_row.style is not None:
            return frame_row.style
        return self.column_styles.get(column, 0)

    def head_with_dimension(self, reference: str) -> str:
        """The XML before the data, with the range that the data takes."""
        return _DIMENSION.sub(f'<dimension ref="{reference}"/>', self.head, count=1)


class Frame:
    """The parts of a workbook and its sheets by name; ValueError where the bytes are no workbook of ours."""

    def __init__(self, workbook: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        if STRINGS_PART not in self.parts:
            self._declare_strings()
        self.sheet_parts = self._find_sheets()

    def sheet(self, name: str) -> FrameSheet:
        """Open one sheet; ValueError where the frame has none of that name."""
        if name not in self.sheet_parts:
            raise ValueError(f"the frame has no sheet {name!r}")
        part = self.sheet_parts[name]
        xml = self.parts[part].decode()
        data = _SHEET_DATA.search(xml)
        if data is None:
            raise ValueError(f"{part} has no sheetData")
        sheet = FrameSheet(name, part, xml[: data.start()], xml[data.end() :])
        for first, last, style in _COLUMN.findall(sheet.head):
            sheet.column_styles |= dict.fromkeys(range(int(first), int(last) + 1), int(style))
        for row in _parsed(data.group()):
            _add_row(sheet, row)
        return sheet

    def _find_sheets(self) -> dict[str, str]:
        targets = {
            relation.get("Id"): f"xl/{relation.get('Target', '')}" for relation in _parsed(self.parts[_RELATIONS_PART])
        }
        sheets = _parsed(self.parts[_WORKBOOK_PART]).find(f"{_MAIN}sheets")
        return {sheet.get("name", ""): targets[sheet.get(_OFFICE_RELATION)] for sheet in _children(sheets)}

    def _declare_strings(self) -> None:
        """Give a workbook without any text the part for texts."""
        self.parts[STRINGS_PART] = EMPTY_STRINGS.encode()
        override = f'<Override PartName="/{STRINGS_PART}" ContentType="{_STRINGS_TYPE}"/></Types>'
        relation = (
            f'<Relationship Id="rIdTexts" Type="{_STRINGS_RELATION}" Target="sharedStrings.xml"/></Relationships>'
        )
        for part, end, insertion in (
            (_CONTENT_TYPES_PART, b"</Types>", override),
            (_RELATIONS_PART, b"</Relationships>", relation),
        ):
            self.parts[part] = self.parts[part].replace(end, insertion.encode())


def _parsed(xml: bytes | str) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 - the frame was built by this program a moment ago


def _children(element: ET.Element | None) -> Iterable[ET.Element]:
    return () if element is None else element


def _add_row(sheet: FrameSheet, row: ET.Element) -> None:
    number = int(row.get("r", "0"))
    attributes = "".join(f' {name}="{value}"' for name in _KEPT_ROW_ATTRIBUTES if (value := row.get(name)) is not None)
    style = row.get("s")
    sheet.rows[number] = FrameRow(attributes, None if style is None else int(style))
    for cell in row:
        match = _ADDRESS.fullmatch(cell.get("r", ""))
        if match is None:
            raise ValueError(f"{sheet.part}: a cell without an address")
        inner = "".join(ET.tostring(child, encoding="unicode") for child in cell)
        kind = cell.get("t")
        content = (f' t="{kind}"' if kind else "") + (f">{inner}</c>" if inner else "/>")
        sheet.cells[number, column_number(match[1])] = FrameCell(int(cell.get("s", "0")), content)
