"""Colours of ``Điểm``: what is forgotten, what waits, what cannot be, and who is far from the others.

LibreOffice shows the first change that holds of a cell, in the order in which they were added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.template import design
from xlsx_addin.template.score_head import spared
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.score_head import MAXIMUM_ROW
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.template.design import Property
    from xlsx_addin.template.placed_columns import PlacedColumn, TableSheet

_FAR = "0.1"
"""Share of a criterion's maximum by which a score is far from the mean of its subject."""


def colour_scores(table: TableSheet) -> None:
    """Add the conditional formats; none where no column has the codes of the criteria."""
    columns, last_row = table.columns, table.last_row
    wanted = {fold(code) for code in table.options.criteria}
    scores = [placed for placed in columns if fold(placed.heading) in wanted]
    [code] = [placed for placed in columns if placed.column is layout.SCORE_COLUMNS_BEFORE[0]]
    names = [placed for placed in columns if placed.column in layout.SCORE_COLUMNS_BEFORE[:2]]
    row = code.row + 1
    key = f"${column_letters(code.number)}{row}"
    previous = f"${column_letters(code.number)}{row - 1}"

    def colour(placed: Sequence[PlacedColumn], formula: str, **properties: Property) -> None:
        for each in placed:
            area = (row - 1, each.number - 1, last_row - 1, each.number - 1)
            design.colour_where(table.sheet, area, formula, table.styles.change(**properties))

    begun = "+".join(f'(${column_letters(placed.number)}{row}<>"")' for placed in scores)
    for placed in scores:
        letters = column_letters(placed.number)
        cell, maximum = f"{letters}{row}", f"{letters}${MAXIMUM_ROW}"
        waits = f'{cell}="",{key}<>"",{spared(key, letters)}=0'
        colour([placed], f"=AND({waits},({begun})>0)", **_framed(design.FORGOTTEN, design.WRONG))
        colour([placed], f"=AND({waits},({begun})=0)", **_framed(design.WAITING, design.ATTENTION))
        if code.row == layout.HEADING_ROW:
            wrong = f'=AND({cell}<>"",OR(ISTEXT({cell}),{cell}<0,AND(ISNUMBER({maximum}),{cell}>{maximum})))'
            colour([placed], wrong, bold=True, font_color=design.WRONG, bg_color=design.WRONG_PALE, **_ruled())
            cells, keys = (
                f"${column_letters(number)}${row}:${column_letters(number)}${last_row}"
                for number in (placed.number, code.number)
            )
            far = f"ABS({cell}-AVERAGEIFS({cells},{keys},{key}))>={_FAR}*{maximum}"
            far = f"=AND(ISNUMBER({cell}),ISNUMBER({maximum}),IFERROR({far},FALSE))"
            colour([placed], far, bold=True, underline=1, font_color=design.ATTENTION, **_ruled())
    colour(names, f'=AND({key}<>"",{key}={previous})', font_color=design.REPEATED)
    colour(columns, f'=AND({key}<>"",{key}<>{previous})', **_ruled(), top=design.THIN, top_color=design.INK)


def _framed(background: str, frame: str) -> dict[str, Property]:
    return {"bg_color": background, "border": design.THIN, "border_color": frame}


def _ruled() -> dict[str, Property]:
    """The cell's own hairlines: LibreOffice drops the borders that a change does not name."""
    sides = ("left", "right", "bottom")
    ruled: dict[str, Property] = dict.fromkeys(sides, design.THIN)
    return ruled | {f"{side}_color": design.HAIRLINE for side in sides}
