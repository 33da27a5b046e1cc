"""Where the content of a huge sheet stands: rectangles that are worth fetching, found by counting.

One cell far away makes the used range a rectangle of up to seventeen thousand million cells. It is halved, and Excel
counts what each half holds, until a part is mostly content; an empty one is never fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    CellPlace: TypeAlias = tuple[int, int]

MOST_CELLS = 4_000_000
"""Cells that are fetched in one call; xlwings would take more calls for more."""
MOST_FILLED = 6_000_000
"""Filled cells of a sheet that are read at all, as of a file."""
_CELLS_A_CALL = 10_000
"""So many blank cells cost no more than one more call."""
_BLANKS_TO_A_CELL = 16
_ROWS_TO_A_COLUMN = 64
"""Sheets are taller than wide, and so are their parts."""
_MOST_COUNTS = 2_000


class TooManyCells(Exception):  # noqa: N818 - the sheet is at fault, not the program
    """The sheet holds more than is read, or holds it in too many places."""


def rectangles(last: CellPlace, count: Callable[[CellPlace, CellPlace], int]) -> Iterator[tuple[CellPlace, CellPlace]]:
    """The rectangles of a sheet that hold all its content, the upper ones of a column first.

    ``last`` is the sheet's last row and column, ``count`` tells how many cells of a rectangle are filled. Raises
    ``TooManyCells``.
    """
    counts = 0

    def parts(first: CellPlace, last: CellPlace) -> Iterator[tuple[CellPlace, CellPlace]]:
        nonlocal counts
        counts += 1
        if counts > _MOST_COUNTS:
            raise TooManyCells
        filled = count(first, last)
        if filled > MOST_FILLED:
            raise TooManyCells
        rows, columns = last[0] - first[0] + 1, last[1] - first[1] + 1
        if filled == 0:
            return
        if rows * columns <= min(MOST_CELLS, max(_CELLS_A_CALL, _BLANKS_TO_A_CELL * filled)):
            yield first, last
        elif columns * _ROWS_TO_A_COLUMN >= rows:
            middle = first[1] + columns // 2
            yield from parts(first, (last[0], middle - 1))
            yield from parts((first[0], middle), last)
        else:
            middle = first[0] + rows // 2
            yield from parts(first, (middle - 1, last[1]))
            yield from parts((middle, first[1]), last)

    return parts((1, 1), last)
