"""XlsxWriter's workbook, with the little that a clerk's values need beyond it.

What is done otherwise than XlsxWriter does it, which of its private methods are overridden for that and which test
guards each: decision 2. A new version of XlsxWriter is tried against those tests.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from functools import cache
from itertools import repeat
from operator import itemgetter
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeAlias

from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import CellBlankTuple, CellNumberTuple, CellStringTuple, Worksheet

from xlsx_addin.refusal import Refusal
from xlsx_addin.words import files as words
from xlsx_addin.xlsx.cells import LONGEST_TEXT, SheetValues, address, column_letters

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from xlsxwriter.format import Format

    PlainValue: TypeAlias = str | int | None

_SHOWN_START = 40
_LIKE_A_FORMULA = ("=", "+", "-", "@")
_FUNCTION = re.compile(r"[\w.]+(?=\()")
_SPACE_TO_KEEP = re.compile(r"\A\s|\s\Z|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o600 << 16
_MADE_ON_UNIX = 3
_FASTEST_COMPRESSION = 1
_POINTS_A_PIXEL = 0.75
_CALCULATED_BY = 191029
"""What Excel 2019 and later call their way of calculating; they calculate anew what an older one has calculated."""


class _Error(NamedTuple):
    """A cell that holds an error and no formula."""

    text: str
    format: Format | None


class PackagePart(NamedTuple):
    """An XML part of the whole package, beside the workbook, and the kind of its relation."""

    name: str
    content: bytes
    relation: str


class Sheet(Worksheet):  # type: ignore[misc] # XlsxWriter has no types
    """One worksheet of a ``Book``; rows and columns are counted from 0, as XlsxWriter does."""

    book: Book
    _arrows: frozenset[int] | None = None

    def __init__(self) -> None:
        super().__init__()
        self._whole_rows: dict[int, list[str]] = {}
        """Rows that are written already, by the first of them."""

    def cover(self, row: int, column: int) -> None:
        """Count a cell among those that the sheet says it has."""
        self._check_dimensions(row, column)

    def style(self, row: int, column: int) -> Format | None:
        """The style of a cell: its own, else its row's, else its column's; None where it has none."""
        cell = self.table[row].get(column) if row in self.table else None
        if cell is not None and cell.format is not None:
            return cell.format
        of_row, of_column = self.row_info.get(row), self.col_info.get(column)
        if of_row is not None and of_row.row_format is not None:
            return of_row.row_format
        return None if of_column is None else of_column.column_format

    def values(self) -> SheetValues:
        """What stands in the cells so far, as a reader of the file will find it."""
        values = SheetValues(self.name)
        texts = list(self.str_table.string_table)
        for row, cells in self.table.items():
            for column, cell in cells.items():
                kind = cell.__class__
                if kind is CellStringTuple:
                    values.set(row + 1, column + 1, texts[cell.string])
                elif kind is CellNumberTuple:
                    values.set(row + 1, column + 1, float(cell.number))
                elif kind is not CellBlankTuple:
                    values.set(row + 1, column + 1, getattr(cell, "value", None))
        return values

    def write_error(self, row: int, column: int, text: str, style: Format | None) -> None:
        """Write an error such as ``#N/A``."""
        self.cover(row, column)
        self.table[row][column] = _Error(text, style)

    def write_table(
        self,
        row: int,
        columns: Sequence[Sequence[PlainValue]],
        styles: Sequence[Format],
        own_styles: Mapping[tuple[int, PlainValue], Format],
        pixels: Sequence[int],
    ) -> None:
        """Write whole rows from ``row`` and column A on, each so many pixels high; nothing else stands on them.

        ``columns`` and ``pixels`` are of one length, else ValueError; ``styles`` are those of the columns,
        ``own_styles`` those of certain values, by the place of the column and the value. Reads as if each cell had
        been written by itself, at a tenth of the time: tables of many thousand rows hold the same few values over and
        over, and each is looked at once.
        """
        if not pixels:
            return
        # Between all these parts stands the row's number: it is in the address of each cell.
        starts = [f'<c r="{column_letters(place + 1)}' for place in range(len(columns))]
        heights = {
            height: f'" ht="{height * _POINTS_A_PIXEL:.16g}" customHeight="1">{starts[0]}' for height in set(pixels)
        }
        parts = [repeat('<row r="', len(pixels)), map(heights.__getitem__, pixels)]
        for place, (values, style) in enumerate(zip(columns, styles, strict=True)):
            following = starts[place + 1] if place + 1 < len(columns) else "</row>"
            known = {
                value: self._cell_end(value, own_styles.get((place, value), style)) + following
                for value in dict.fromkeys(values)
            }
            parts.append(map(known.__getitem__, values))
        numbers = map(str, range(row + 1, row + 1 + len(pixels)))
        self._whole_rows[row] = list(map(str.join, numbers, zip(*parts, strict=True)))
        self.cover(row, 0)
        self.cover(row + len(pixels) - 1, len(columns) - 1)

    def _cell_end(self, value: PlainValue, style: Format) -> str:
        """What follows a cell's address in its element."""
        if value is None:
            return f'"{self.book.style_attributes[style]}/>'
        if isinstance(value, int):
            return f'"{self.book.style_attributes[style]}><v>{value}</v></c>'
        if value.startswith(_LIKE_A_FORMULA):
            style = self.book.variant(style, quote_prefix=True)
        index = self.str_table._get_shared_string_index(self._stored_text(value))
        return f'"{self.book.style_attributes[style]} t="s"><v>{index}</v></c>'

    def show_arrows(self, columns: Collection[int]) -> None:
        """Let the filter have arrows on these columns alone: an arrow takes the room of a short heading."""
        self._arrows = frozenset(columns)

    def _write_auto_filter(self) -> None:
        if self._arrows is None or not self.autofilter_ref:
            super()._write_auto_filter()
            return
        self._xml_start_tag("autoFilter", [("ref", self.autofilter_ref)])
        first, last = self.filter_range
        for column in range(first, last + 1):  # every one: LibreOffice counts them and does not look at their numbers
            hidden = int(column not in self._arrows)
            self._xml_empty_tag("filterColumn", [("colId", column - first), ("hiddenButton", hidden)])
        self._xml_end_tag("autoFilter")

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
        """As XlsxWriter does, which looks through every formula for each of 124 functions, a third of all its time."""
        if any(map(_is_renamed, _FUNCTION.findall(formula))):
            renamed: str = super()._prepare_formula(formula, expand_future_functions)
            return renamed
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")

    def write_text(self, row: int, column: int, text: str, style: Format | None) -> None:
        """Write a text, at a third of the time of ``write_string``; the caller covers the cell."""
        text = self._stored_text(text, row, column)
        if text.startswith(_LIKE_A_FORMULA):
            style = self.book.variant(style or self.style(row, column), quote_prefix=True)
        self.table[row][column] = CellStringTuple(self.str_table._get_shared_string_index(text), style)

    def _write_string(self, row: int, col: int, string: str, cell_format: Format | None = None) -> int:
        self.cover(row, col)
        self.write_text(row, col, string, cell_format)
        return 0

    def _stored_text(self, text: str, row: int | None = None, column: int = 0) -> str:
        """The text as XlsxWriter is to keep it; Refusal where no cell can hold it."""
        if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_TEXT:
            cell = "" if row is None else address(row + 1, column + 1)
            raise Refusal(words.TEXT_TOO_LONG.format(sheet=self.name, cell=cell, start=text[:_SHOWN_START]))
        if text.startswith("<r>") and text.endswith("</r>"):
            return f'<r><t xml:space="preserve">{self._escape_data(text)}</t></r>'
        return text

    def _write_rows(self) -> None:
        styles = self.book.style_attributes
        for row in sorted(self.table.keys() | self.row_info.keys() | self._whole_rows.keys()):
            if row in self._whole_rows:
                self.fh.write("".join(self._whole_rows[row]))
                continue
            cells = self.table.get(row)
            self._write_row(row, None, self.row_info.get(row), empty_row=not cells)
            if not cells:
                continue
            number = str(row + 1)
            parts: list[str] = []
            for column, cell in sorted(cells.items(), key=_BY_COLUMN):
                kind = cell.__class__
                if kind not in _WRITTEN_HERE:
                    self.fh.write("".join(parts))
                    parts.clear()
                    self._write_cell(row, column, cell)
                    continue
                start = f'<c r="{column_letters(column + 1)}{number}"{styles[cell.format or self.style(row, column)]}'
                if kind is CellStringTuple:
                    parts.append(f'{start} t="s"><v>{cell.string}</v></c>')
                elif kind is CellNumberTuple:
                    parts.append(f"{start}><v>{repr(cell.number).removesuffix('.0')}</v></c>")
                else:
                    parts.append(f'{start} t="e"><v>{self._escape_data(cell.text)}</v></c>')
            self.fh.write("".join(parts))
            self._xml_end_tag("row")


@cache
def _is_renamed(function: str) -> bool:
    """Whether files have another name for a function; few are used, each in many formulas."""
    call = f"{function}()"
    return bool(Worksheet()._prepare_formula(call, expand_future_functions=True) != call)


_BY_COLUMN = itemgetter(0)
_WRITTEN_HERE = frozenset((CellStringTuple, CellNumberTuple, _Error))


class _StyleAttributes(dict["Format | None", str]):
    """The attribute that names a style, by the style."""

    def __missing__(self, style: Format | None) -> str:
        self[style] = attribute = "" if style is None else f' s="{style._get_xf_index()}"'
        return attribute


class _Texts(SharedStrings):  # type: ignore[misc]
    """The part with the texts, without the counts that equal cells would make wrong."""

    def _write_sst(self) -> None:
        self._xml_start_tag("sst", [("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")])

    def _write_si(self, string: str) -> None:
        if string.startswith("<r>"):
            super()._write_si(string)
            return
        space = [("xml:space", "preserve")] if _SPACE_TO_KEEP.search(string) else []
        escaped = self._escape_control_characters(string)
        self._xml_si_element(_SURROGATE.sub(lambda match: f"_x{ord(match.group()):04X}_", escaped), space)


class _Parts(Packager):  # type: ignore[misc]
    """Writes the parts into an archive of our own; XlsxWriter is left with none to write."""

    def __init__(self, target: IO[bytes]) -> None:
        super().__init__()
        self._target = target

    def _create_package(self) -> list[Any]:
        face = f'face="{self.workbook.default_format_properties["font_name"]}"'.encode()
        with zipfile.ZipFile(self._target, "w") as archive:
            for file, name, is_binary in super()._create_package():
                content = file.getvalue() if is_binary else file.getvalue().encode()
                if name.endswith(".vml"):
                    # XlsxWriter writes the captions of buttons in Calibri.
                    content = content.replace(b'face="Calibri"', face)
                _write_part(archive, name, content)
            for part in self.workbook.package_parts:
                _write_part(archive, part.name, part.content)
        return []

    def _write_root_rels_file(self) -> None:
        super()._write_root_rels_file()
        file, _, _ = self.filenames[-1]
        relations = "".join(
            f'<Relationship Id="rIdPart{number}" Type="{part.relation}" Target="{part.name}"/>'
            for number, part in enumerate(self.workbook.package_parts, start=1)
        )
        text = file.getvalue().replace("</Relationships>", f"{relations}</Relationships>")
        file.seek(0)
        file.truncate()
        file.write(text)

    def _write_shared_strings_file(self) -> None:
        texts = _Texts()
        texts.string_table = self.workbook.str_table
        if texts.string_table.count:
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


def _write_part(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
    entry.create_system = _MADE_ON_UNIX
    entry.external_attr = _PLAIN_FILE
    archive.writestr(entry, content, zipfile.ZIP_DEFLATED, _FASTEST_COMPRESSION)


class Book(Workbook):  # type: ignore[misc]
    """A new workbook in memory, all in one type; ``content`` ends it."""

    worksheet_class = Sheet

    def __init__(self, *, font: str, size: float) -> None:
        # A scheme would show the theme's type, not the one that the rows were measured for.
        properties = {"font_name": font, "font_size": size, "font_scheme": "none"}
        super().__init__(io.BytesIO(), {"in_memory": True, "default_format_properties": properties})
        self._target = io.BytesIO()
        self.package_parts: list[PackagePart] = []
        self.style_attributes = _StyleAttributes()
        self._variants: dict[tuple[Any, ...], Format] = {}
        # Nothing waits to be calculated: otherwise Excel would ask to save a file that nobody changed.
        self.calc_on_load, self.calc_id = False, _CALCULATED_BY

    def add_worksheet(self, name: str | None = None, worksheet_class: type[Sheet] | None = None) -> Sheet:
        """Add a sheet behind the others; ValueError or an error of XlsxWriter's for a name that Excel does not take."""
        sheet: Sheet = super().add_worksheet(name, worksheet_class)
        sheet.book = self
        return sheet

    def variant(self, style: Format | None, **properties: str | bool) -> Format:
        """The style with other properties, as XlsxWriter names them; None is the style of a cell that has none."""
        key = style, *sorted(properties.items())
        if key not in self._variants:
            variant = self.add_format()
            if style is not None:
                variant.__dict__.update(copy.copy(style.__dict__) | {"xf_index": None, "_format_key": None})
            for name, value in properties.items():
                getattr(variant, f"set_{name}")(value)
            self._variants[key] = variant
        return self._variants[key]

    def content(self) -> bytes:
        """The file, which is the same bytes from the same sheets; Refusal where a text is too long."""
        self.close()
        return self._target.getvalue()

    def _get_packager(self) -> _Parts:
        return _Parts(self._target)
