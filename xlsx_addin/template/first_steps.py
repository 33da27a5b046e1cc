"""The steps of the first day: the one on the settings stands first, until none of those awaited is blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.guidance import drawn
from xlsx_addin.workbook import console
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook.setting_places import SettingPlace, place_of, setting_places

if TYPE_CHECKING:
    from collections.abc import Mapping


_SUPERIOR = "superior_"


def awaited_formula(place: SettingPlace) -> str:
    """Whether a setting is still to be typed; nobody stands above the highest level, where that is not awaited."""
    blank = f"LEN(${place.cell[0]}${place.row})=0"
    if not place.setting.field.startswith(_SUPERIOR):
        return blank
    return f'AND({blank},{place_of("Cap").cell}<>"{drawn().levels[-1].value}")'


def step_cells() -> set[tuple[int, int]]:
    """Row and column on the sheet of each cell that says what the settings leave to be done."""
    columns = (places.SUMMARY_COLUMN + places.FIRST, places.SUMMARY_COLUMN + places.LAST)
    return {(row, column) for row in places.NEXT.lines for column in columns}


def first_steps(typed: Mapping[str, object]) -> dict[tuple[int, int], tuple[str, str]]:
    """Formula and shown value of each cell of the steps, by its row and its column in the rectangle.

    Once nothing is awaited each step moves up by one. ``typed`` is what the settings hold, by defined name: nothing
    waits to be calculated.
    """
    awaited = [place for place in setting_places() if place.setting.awaited]
    is_open = f"OR({','.join(map(awaited_formula, awaited))})"
    is_highest = typed.get("Cap") == drawn().levels[-1].value
    opened = any(
        not typed.get(place.setting.name) and not (is_highest and place.setting.field.startswith(_SUPERIOR))
        for place in awaited
    )
    cells = {}
    steps = console.first_day_steps()
    for row, step, later in zip(places.NEXT.lines, steps, [*steps[1:], None], strict=True):
        number = row - places.NEXT.first
        first, second = step.line(number), "" if later is None else later.line(number)
        cells[row, places.FIRST] = f'=IF({is_open},"{first}","{second}")', first if opened else second
        link, next_link = step.link.formula()[1:], '""' if later is None else later.link.formula()[1:]
        shown = step.link.shown if opened else "" if later is None else later.link.shown
        cells[row, places.LAST] = f"=IF({is_open},{link},{next_link})", shown
    return cells
