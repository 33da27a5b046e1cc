"""Lists of cell addresses, short enough for a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

AND_OTHER_CELLS: Final = "{shown} và {count} ô khác"

_ADDRESS: Final = re.compile("([A-Z]{1,3})([1-9][0-9]*)")


def ranges(cells: Iterable[str], *, most: int | None = None) -> str:
    """Write cells as "F5, F7:F12, H3": by column and row, each once, neighbours in a column joined.

    Cells are addresses such as "F12" without $; anything else is a ValueError. With ``most`` no more than so many
    addresses and ranges are shown, and the cells left out are counted: "F5, F7:F12 và 3 ô khác".
    """
    joined: list[tuple[str, int, int]] = []
    for _, column, row in sorted(set(map(by_column_and_row, cells))):
        if joined and joined[-1][0] == column and joined[-1][2] == row - 1:
            joined[-1] = (column, joined[-1][1], row)
        else:
            joined.append((column, row, row))
    kept = len(joined) if most is None else most
    shown = ", ".join(
        f"{column}{first}" if first == last else f"{column}{first}:{column}{last}"
        for column, first, last in joined[:kept]
    )
    count = sum(last - first + 1 for _, first, last in joined[kept:])
    return AND_OTHER_CELLS.format(shown=shown, count=count) if count else shown


def by_column_and_row(cell: str) -> tuple[int, str, int]:
    """The length of a cell's letters, these, and its row: so cells are in order. ValueError where it is no address."""
    address = _ADDRESS.fullmatch(cell)
    if address is None:
        raise ValueError(f"not the address of a cell: {cell!r}")
    # Shorter letters are earlier columns: Z before AA.
    return len(address[1]), address[1], int(address[2])
