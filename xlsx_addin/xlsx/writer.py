"""New .xlsx files, fast: a frame with the workbook's looks, filled with values as XML.

The frame is any workbook built by XlsxWriter. What the frame's sheets say about columns, rows, headings, checks and
pages stays; a sheet's data is written here, because a million cells through a workbook library take half a minute.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from itertools import pairwise
from typing import IO, TYPE_CHECKING, TypeAlias

from xlsx_addin.atomic import replacing
from xlsx_addin.xlsx.cell_xml import CellMaker, SharedTexts
from xlsx_addin.xlsx.cells import address, column_letters
from xlsx_addin.xlsx.frame import STRINGS_PART, STYLES_PART, Frame
from xlsx_addin.xlsx.style_sheet import StyleSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from xlsx_addin.xlsx.blocks import SheetBlock, WrittenValue
    from xlsx_addin.xlsx.cells import CellValue, SheetValues
    from xlsx_addin.xlsx.frame import FrameSheet

    AnyValue: TypeAlias = CellValue | WrittenValue

ROWS_AT_ONCE = 500
_FASTEST_COMPRESSION = 1
_MOMENT = (1980, 1, 1, 0, 0, 0)


def write_workbook(
    path: Path,
    *,
    frame: bytes,
    sheets: Mapping[str, SheetValues] | None = None,
    blocks: Sequence[SheetBlock] = (),
    force: bool = False,
) -> None:
    """Write a new workbook at once: the frame with the sheets' values at their own addresses, and the blocks on top.

    A sheet named in ``sheets`` shows those values alone, in the frame's styles; on any other sheet the frame's own
    texts stay where no block covers them. Values are exact: a text stays a text even where it begins with ``=``, a
    date keeps a date's format, a formula without a stored value is left blank. Raises Refusal where ``path`` exists
    (unless ``force``), cannot be written, or a text is longer than Excel allows; ValueError where the frame lacks a
    sheet.
    """
    with replacing(path, force=force) as file:
        fill_frame(file, frame=frame, sheets=sheets or {}, blocks=blocks)


def fill_frame(
    file: IO[bytes], *, frame: bytes, sheets: Mapping[str, SheetValues], blocks: Sequence[SheetBlock]
) -> None:
    """Write the filled frame into an open file; see ``write_workbook``."""
    opened = Frame(frame)
    styles = StyleSheet(opened.parts[STYLES_PART].decode())
    texts = SharedTexts(opened.parts[STRINGS_PART].decode())
    names = dict.fromkeys([*sheets, *(block.sheet for block in blocks)])
    filled = {(sheet := opened.sheet(name)).part: sheet for name in names}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST_COMPRESSION) as archive:
        for part, content in opened.parts.items():
            if part in filled:
                sheet = filled[part]
                sources = _sources(sheet.name, sheets.get(sheet.name), blocks)
                maker = CellMaker(sheet.name, styles, texts)
                _write_part(archive, part, _sheet_xml(sheet, sources, maker))
            elif part not in (STRINGS_PART, STYLES_PART):
                _write_part(archive, part, [content.decode("latin-1")], encoding="latin-1")
        _write_part(archive, STRINGS_PART, texts.chunks())
        _write_part(archive, STYLES_PART, [styles.xml])


def _write_part(archive: zipfile.ZipFile, name: str, chunks: Iterable[str], encoding: str = "utf-8") -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as part:
        for chunk in chunks:
            part.write(chunk.encode(encoding))


@dataclass(frozen=True, slots=True)
class _Values:
    """All cells of a sheet that was read."""

    values: SheetValues
    first_row: int = 1

    @property
    def last_row(self) -> int:
        return max((max(column) for column in self.values.columns.values() if column), default=0)

    @property
    def last_column(self) -> int:
        return max(self.values.columns, default=0)

    @property
    def edges(self) -> tuple[int, ...]:
        return ()

    def covers(self, row: int, column: int) -> bool:  # noqa: ARG002 - it covers the whole sheet
        return True

    def number_format(self, row: int, column: int) -> str | None:  # noqa: ARG002
        return None

    def column(self, rows: range, column: int) -> list[AnyValue]:
        values = self.values.columns.get(column)
        return [None] * len(rows) if values is None else list(map(values.get, rows))


@dataclass(frozen=True, slots=True)
class _Block:
    """A block, and the blank cells under it where it clears them."""

    block: SheetBlock

    @property
    def last_row(self) -> int:
        return self.block.last_row

    @property
    def last_column(self) -> int:
        return self.block.last_column

    @property
    def edges(self) -> tuple[int, ...]:
        """Rows at which the block begins to say something else."""
        return (self.block.row, self.block.row + self.block.head_rows, self.block.last_row + 1)

    def covers(self, row: int, column: int) -> bool:
        inside = self.block.column <= column <= self.block.last_column and row >= self.block.row
        return inside and (self.block.clear_below or row <= self.block.last_row)

    def number_format(self, row: int, column: int) -> str | None:
        if row < self.block.row + self.block.head_rows or row > self.block.last_row:
            return None
        return self.block.formats[column - self.block.column]

    def column(self, rows: range, column: int) -> list[AnyValue]:
        if rows.start > self.block.last_row:
            return [None] * len(rows)
        index = column - self.block.column
        return [row[index] for row in self.block.rows[rows.start - self.block.row : rows.stop - self.block.row]]


_Source: TypeAlias = "_Values | _Block"


def _sources(name: str, values: SheetValues | None, blocks: Sequence[SheetBlock]) -> list[_Source]:
    """What a sheet is filled from; the last one that covers a cell decides."""
    found: list[_Source] = [] if values is None else [_Values(values)]
    return found + [_Block(block) for block in blocks if block.sheet == name]


def _sheet_xml(sheet: FrameSheet, sources: Sequence[_Source], maker: CellMaker) -> Iterator[str]:
    last_row = max([sheet.last_row, *(source.last_row for source in sources)])
    last_column = max(
        [1, *(column for _, column in sheet.cells), *(source.last_column for source in sources)],
    )
    yield sheet.head_with_dimension(f"A1:{address(max(last_row, 1), last_column)}")
    yield "<sheetData>"
    for rows in _stretches(sheet, sources, last_row):
        if rows.start <= sheet.last_row:
            for row in rows:
                yield _framed_row(sheet, sources, maker, row, last_column)
        else:
            yield _plain_rows(sheet, sources, maker, rows, last_column)
    yield "</sheetData>"
    yield sheet.tail


def _stretches(sheet: FrameSheet, sources: Sequence[_Source], last_row: int) -> Iterator[range]:
    """The rows in stretches that every source, and the frame, covers all alike."""
    edges = {1, sheet.last_row + 1, last_row + 1, *(edge for source in sources for edge in source.edges)}
    inside = sorted(edge for edge in edges if 1 <= edge <= last_row + 1)
    for first, end in pairwise(inside):
        for start in range(first, end, ROWS_AT_ONCE):
            yield range(start, min(start + ROWS_AT_ONCE, end))


def _deciding(sources: Sequence[_Source], row: int, column: int) -> _Source | None:
    return next((source for source in reversed(sources) if source.covers(row, column)), None)


def _framed_row(sheet: FrameSheet, sources: Sequence[_Source], maker: CellMaker, row: int, last_column: int) -> str:
    """A row that the frame has: its height and the looks of its cells stay."""
    cells = []
    for column in range(1, last_column + 1):
        source = _deciding(sources, row, column)
        frame_cell = sheet.cells.get((row, column))
        style = sheet.style(row, column)
        content = ""
        if source is not None:
            [value] = source.column(range(row, row + 1), column)
            content = maker.cell(value, style, source.number_format(row, column))
        elif frame_cell is not None:
            content = f' s="{style}"{frame_cell.content}'
        if not content and frame_cell is not None:
            content = f' s="{style}"/>'
        if content:
            cells.append(f'<c r="{address(row, column)}"{content}')
    frame_row = sheet.rows.get(row)
    attributes = "" if frame_row is None else frame_row.attributes
    return f'<row r="{row}"{attributes}>{"".join(cells)}</row>' if cells or attributes else ""


def _plain_rows(sheet: FrameSheet, sources: Sequence[_Source], maker: CellMaker, rows: range, last_column: int) -> str:
    """Rows below everything that the frame has; each column is made at once."""
    numbers = list(map(str, rows))
    columns = []
    for column in range(1, last_column + 1):
        source = _deciding(sources, rows.start, column)
        if source is None:
            continue
        values = source.column(rows, column)
        style = sheet.style(rows.start, column)
        contents = maker.column(values, style, source.number_format(rows.start, column))
        start = f'<c r="{column_letters(column)}'
        columns.append(
            [f'{start}{number}"{content}' if content else "" for number, content in zip(numbers, contents, strict=True)]
        )
    if not columns:
        return ""
    joined = map("".join, zip(*columns, strict=True))
    return "".join([f'<row r="{number}">{cells}</row>' for number, cells in zip(numbers, joined, strict=True) if cells])
