"""What the cells of an open sheet hold, in as few calls as Excel allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.excel.errors import is_impossible_date
from xlsx_addin.excel.rectangles import MOST_CELLS, rectangles
from xlsx_addin.excel.values import cell_value
from xlsx_addin.xlsx.cells import CellRange, DateSerial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlwings import Sheet

    from xlsx_addin.xlsx.cells import CellValue

_CELLS_BEFORE_SEARCH = 200_000
"""A used range above this is mostly formats: then Excel is asked where its content ends."""

_MOST_MERGED = 200
"""Merged areas of one sheet that are looked for, each at a dozen calls."""

_IN_FORMULAS, _PART, _BY_ROWS, _BY_COLUMNS, _BACKWARDS = -4123, 2, 1, 2, 2


def last_place(sheet: Sheet) -> tuple[int, int]:
    """Find the last row and the last column that may hold something, counted from A1 wherever the used range begins."""
    last_cell = sheet.used_range.last_cell
    last_row, last_column = last_cell.row, last_cell.column
    if last_row * last_column <= _CELLS_BEFORE_SEARCH:
        return last_row, last_column
    cells = sheet.api.Cells
    # Without After, pywin32 would keep all that stands behind it from Excel, without a word.
    search = {"After": cells(1, 1), "LookIn": _IN_FORMULAS, "LookAt": _PART}
    in_last_row = cells.Find("*", **search, SearchOrder=_BY_ROWS, SearchDirection=_BACKWARDS)
    in_last_column = cells.Find("*", **search, SearchOrder=_BY_COLUMNS, SearchDirection=_BACKWARDS)
    return (1, 1) if in_last_row is None else (in_last_row.Row, in_last_column.Column)


def filled_rectangles(sheet: Sheet, last: tuple[int, int]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The rectangles to fetch: the whole sheet, unless it is huge. ``TooManyCells`` where there is too much in them."""
    if last[0] * last[1] <= MOST_CELLS:
        return iter([((1, 1), last)])
    count = sheet.book.app.api.WorksheetFunction.CountA
    return rectangles(last, lambda first, last: int(count(sheet.range(first, last).api)))


def filled_cells(sheet: Sheet, first: tuple[int, int], last: tuple[int, int]) -> Iterator[tuple[int, int, CellValue]]:
    """Row, column and value of each cell of a rectangle that is not blank, in one call.

    One date that is none makes pywin32 refuse the whole rectangle (github.com/xlwings/xlwings/issues/2003); it is then
    halved until that cell stands alone, and its bare number counts, as it does in a file.
    """
    cells = sheet.range(first, last)
    try:
        rows = cells.options(ndim=2, err_to_str=True).value
    except Exception as error:
        if not is_impossible_date(error):
            raise
        if first == last:
            yield *first, DateSerial(cells.api.Value2)
            return
        for half in _halves(first, last):
            yield from filled_cells(sheet, *half)
        return
    for number, row in enumerate(rows, start=first[0]):
        for column, value in enumerate(row, start=first[1]):
            if (held := cell_value(value)) is not None:
                yield number, column, held


def merged_cells(sheet: Sheet, last: tuple[int, int]) -> tuple[CellRange, ...]:
    """The merged areas of a sheet down to its last place, at most ``_MOST_MERGED``: more are a sheet laid out that way.

    Excel tells of a rectangle whether all of it is merged, or some, or none. One call where nothing is; the others lead
    to the areas by halves.
    """
    found: dict[CellRange, None] = {}
    _find_merged(sheet, (1, 1), last, found)
    return tuple(sorted(found))


def _find_merged(sheet: Sheet, first: tuple[int, int], last: tuple[int, int], found: dict[CellRange, None]) -> None:
    if any(_holds(area, first, last) for area in found) or len(found) >= _MOST_MERGED:
        return
    merged = sheet.range(first, last).merge_cells
    if merged is False:
        return
    if merged:
        cells = sheet.range(first).merge_area
        area = CellRange(cells.row, cells.column, cells.last_cell.row, cells.last_cell.column)
        if area.size != (1, 1):
            found[area] = None
        if first == last or _holds(area, first, last):
            return
    for half in _halves(first, last):
        _find_merged(sheet, *half, found)


def _holds(area: CellRange, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether all of a rectangle lies in an area."""
    begins = area.first_row <= first[0] and area.first_column <= first[1]
    return begins and last[0] <= area.last_row and last[1] <= area.last_column


def _halves(
    first: tuple[int, int], last: tuple[int, int]
) -> tuple[tuple[tuple[int, int], tuple[int, int]], tuple[tuple[int, int], tuple[int, int]]]:
    """Columns are told apart first: the dates stand in few of them."""
    (top, left), (bottom, right) = first, last
    if left < right:
        middle = (left + right) // 2
        return (first, (bottom, middle)), ((top, middle + 1), last)
    middle = (top + bottom) // 2
    return (first, (middle, right)), ((middle + 1, left), last)
