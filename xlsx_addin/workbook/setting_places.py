"""Where each setting stands: on ``Thẩm định`` what an appraisal asks for, on ``Văn bản`` what only documents do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.workbook import console_places, layout
from xlsx_addin.workbook.console_places import SheetRows, flowed
from xlsx_addin.xlsx.blocks import GENERAL, SheetBlock, WrittenValue
from xlsx_addin.xlsx.cells import SheetValues, address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlsx_addin.workbook.layout import Setting, SettingsPart

LABEL_COLUMN, VALUE_COLUMN = 2, 3
"""On both sheets."""
PAPERS_ROOM = SheetRows(first=4, rows=27)
"""Rows of ``Văn bản`` under title and note: its last part may grow into them, and all is printed on one page."""


PAPERS = flowed(
    "settings of documents", PAPERS_ROOM, *(1 + len(part.settings) for part in layout.PARTS_OF[layout.PAPERS])
)
"""The parts of the settings on ``Văn bản``."""


class SettingPlace(NamedTuple):
    """Where a setting stands: its sheet, its first row there, and how many rows its value takes."""

    sheet: str
    row: int
    rows: int
    setting: Setting

    @property
    def cell(self) -> str:
        """The address of its value."""
        return address(self.row, VALUE_COLUMN)


def parts() -> Iterator[tuple[SheetRows, SettingsPart]]:
    """Every part of the settings and its rows, from the top to the bottom of either sheet."""
    yield from zip(console_places.SETTINGS, layout.PARTS_OF[layout.CONSOLE], strict=True)
    yield from zip(PAPERS, layout.PARTS_OF[layout.PAPERS], strict=True)


def setting_places() -> Iterator[SettingPlace]:
    """Every setting of the template, in the order of the sheets and of their rows."""
    for place, part in parts():
        row = place.first + 1
        for setting in part.settings:
            rows = setting.rows if part.sheet == layout.CONSOLE else 1
            yield SettingPlace(part.sheet, row, rows, setting)
            row += rows


def place_of(name: str) -> SettingPlace:
    """The place of the setting of this defined name."""
    return next(place for place in setting_places() if place.setting.name == name)


def settings_blocks(values: Mapping[str, WrittenValue]) -> list[SheetBlock]:
    """The settings' value cells for a new file; ``values`` by defined name, a missing one is blank."""
    return [
        SheetBlock(
            place.sheet,
            place.row,
            VALUE_COLUMN,
            [(values.get(place.setting.name),)],
            [GENERAL],
            clear_below=False,
            head_rows=1,
        )
        for place in setting_places()
    ]


def typed_settings(sheets: Mapping[str, SheetValues], blocks: Sequence[SheetBlock]) -> dict[str, object]:
    """What the value cells will hold once these sheets and then these blocks are filled in, by defined name."""
    cells = {(block.sheet, block.row, block.column): block.rows[0][0] for block in blocks if block.rows}
    typed: dict[str, object] = {}
    for place in setting_places():
        value = sheets[place.sheet].at(place.row, VALUE_COLUMN) if place.sheet in sheets else None
        typed[place.setting.name] = cells.get((place.sheet, place.row, VALUE_COLUMN), value)
    return typed
