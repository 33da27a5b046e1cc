"""The number format of a column or a setting, by what its cells hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.workbook.layout import Column, Content
from xlsx_addin.xlsx.blocks import AS_TYPED, CLOCK, DAY, DIFFERENCE, GENERAL, MOMENT, POINTS, TEXT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable


NUMBER_FORMATS = {
    Content.CODE: TEXT,
    Content.TEXT: TEXT,
    Content.CHOICE: TEXT,
    Content.DATE: DAY,
    Content.MOMENT: MOMENT,
    Content.TIME: CLOCK,
    Content.NUMBER: POINTS,
    Content.DIFFERENCE: DIFFERENCE,
    Content.INTEGER: WHOLE,
    Content.LINK: GENERAL,
}
"""As the tool writes a column."""

DRAWN_FORMATS = NUMBER_FORMATS | {Content.CHOICE: GENERAL}
"""As the template draws a column: a choice is picked from a list."""

TYPED_FORMATS = DRAWN_FORMATS | {Content.NUMBER: AS_TYPED}
"""As the template draws a column that a clerk fills: a number shows the decimals that were typed."""


def formats(columns: Iterable[Column]) -> list[str]:
    """The number format of each column, as the tool writes it."""
    return [NUMBER_FORMATS[column.content] for column in columns]
