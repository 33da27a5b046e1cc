"""An old workbook, sorted into what is carried over into a fresh one and what the fresh one has of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.renewal.old_tables import cells_of, headed_columns, values_above
from xlsx_addin.vietnamese.normalise import fold, normalise
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import carry_over as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.read_settings import FoundSetting, found_settings
from xlsx_addin.workbook.score_head import IN_SCORE_HEAD, without_score_head
from xlsx_addin.workbook.sheets import Sheets, known_sheets
from xlsx_addin.xlsx.cells import Formula, SheetValues, address
from xlsx_addin.xlsx.reader import FileWorkbook
from xlsx_addin.xlsx.sheet_names import free_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


HISTORY = (layout.JOURNAL, layout.PROGRESS, layout.DIFFERENCES, layout.RESULTS_FROM_ABOVE)
"""Tool sheets that no click can make again."""
_REBUILT = (layout.RESULTS, layout.RANKING, layout.PROBLEMS)
"""Tool sheets that a click writes anew."""
_SHOWN_CELLS = 5


@dataclass(slots=True)
class OldWorkbook:
    """What was read of an old workbook."""

    version: str | None
    settings: dict[str, FoundSetting] = field(default_factory=dict)
    """Each setting that is not blank, by its label."""
    tables: dict[str, SheetValues] = field(default_factory=dict)
    """Clerk sheets and history, by their known names."""
    kept: dict[str, SheetValues] = field(default_factory=dict)
    """What has no place in the template, at its own addresses, by the name of the sheet that will hold it."""
    above: dict[str, str] = field(default_factory=dict)
    """Of these, the sheet that holds what stood above a table's headings, by the table's name."""
    rebuilt: list[str] = field(default_factory=list)
    """Sheets that are not carried over."""
    results: SheetValues | None = None
    """``Kết quả`` as it stands; None where there is none."""


def read_old_workbook(path: Path, template: FileWorkbook) -> OldWorkbook:
    """Read everything that is carried over; ``template`` tells what is only the template's own.

    Raises Refusal where the file cannot be read or has no sheet of ours.
    """
    with FileWorkbook.open(path) as workbook:
        reading = _Reading(workbook, template)
        known = {fold(name) for name in layout.REQUIRED_SHEETS}
        if not any(fold(name) in known for name in workbook.sheet_names):
            sheets = ", ".join(f"“{name}”" for name in layout.REQUIRED_SHEETS)
            raise Refusal(words.NOT_OURS.format(file=path.name, sheets=sheets))
        for name in workbook.sheet_names:
            reading.take(name)
        reading.take_settings()
    return reading.old


class _Reading:
    def __init__(self, workbook: FileWorkbook, template: FileWorkbook) -> None:
        self.old = OldWorkbook(workbook.version)
        self._workbook = workbook
        self._template = template
        self._of_template = {fold(name): name for name in template.sheet_names}
        self._taken = [*template.sheet_names, *workbook.sheet_names]
        self._of_settings: dict[str, SheetValues] = {}

    def take(self, real_name: str) -> None:
        """Read one sheet and sort it in."""
        name = self._of_template.get(fold(real_name))
        if name in layout.PARTS_OF and name not in self._of_settings:
            self._of_settings[name] = self._workbook.read(real_name)
        elif name in (*layout.CLERK_SHEETS, *HISTORY) and name not in self.old.tables:
            self._take_table(name, self._workbook.read(real_name))
        elif name in _REBUILT or (name is not None and self.old.version is not None):
            self.old.rebuilt.append(real_name)
            if name == layout.RESULTS:
                self.old.results = self._workbook.read(real_name)
        else:
            values = self._workbook.read(real_name)
            if name is None:
                self._keep(values, free_name(real_name, [other for other in self._taken if other != real_name]))
            elif values.columns != self._template.read(name).columns:
                self._keep(values, self._beside(real_name))
            else:
                self.old.rebuilt.append(real_name)

    def take_settings(self) -> None:
        """The settings; what else stands beside them is the template's, unless somebody else made the sheet."""
        self.old.settings = found_settings(self._of_settings)
        labels = {fold(label) for setting in layout.SETTINGS for label in setting.labels}
        taken = {(found.sheet, found.cell) for found in self.old.settings.values()}
        for name, sheet in self._of_settings.items():
            rest, is_ours = SheetValues(name), self.old.version is not None
            for row, column, value in cells_of(sheet):
                is_label = isinstance(value, str) and fold(normalise(value).removesuffix(":")) in labels
                if not is_label and (name, address(row, column)) not in taken:
                    rest.set(row, column, value)
            held = sum(map(len, sheet.columns.values())) - sum(map(len, rest.columns.values()))
            if not is_ours or not held:
                kept, self.old.kept = self.old.kept, {}
                self._keep(rest, self._beside(name))
                self.old.kept |= kept  # the sheets of the settings come first

    def _take_table(self, name: str, sheet: SheetValues) -> None:
        """A table; what a clerk wrote above its headings is kept on a sheet of its own."""
        sheet.name = name
        if name == layout.SCORES:
            of_head = {other: sheet if other == name else self._read(other) for other in IN_SCORE_HEAD}
            without_score_head(Sheets(of_head))
        self.old.tables[name] = sheet
        columns = headed_columns(sheet)
        if columns and name in HISTORY:
            return  # above them stands what the tool wrote
        titles = {value for row, _, value in cells_of(self._template.read(name)) if row < layout.HEADING_ROW}
        rest = SheetValues(name)
        for row, column, value in values_above(sheet, columns):
            if value not in titles:
                rest.set(row, column, value)
        self.old.above[name] = self._beside(name)
        self._keep(rest, self.old.above[name])

    def _read(self, name: str) -> SheetValues:
        """A table that was taken already, or will be; blank where there is none."""
        if name in self.old.tables:
            return self.old.tables[name]
        return known_sheets(self._workbook, (name,)).get(name, SheetValues(name))

    def _keep(self, values: SheetValues, name: str) -> None:
        if values.columns:
            self.old.kept[name] = values
            self._taken.append(name)

    def _beside(self, name: str) -> str:
        return free_name(words.KEPT_SHEET.format(name=name), self._taken)


def refuse_uncomputed(old: OldWorkbook) -> None:
    """Refusal where a formula that is to be carried over has no stored value."""
    places = list(_uncomputed(old))
    if places:
        raise Refusal(words.UNCOMPUTED.format(count=len(places), cells=listed(places, _SHOWN_CELLS, "…")))


def _uncomputed(old: OldWorkbook) -> Iterator[str]:
    """Where a formula has no stored value: it can be carried over neither as a formula nor as a value."""
    for found in old.settings.values():
        if isinstance(found.value, Formula):
            yield found.place
    for name, sheet in old.tables.items():
        for column in headed_columns(sheet):
            for row, value in column.cells(sheet):
                if isinstance(value, Formula):
                    yield f"{name}!{address(column.heading_row + row, column.number)}"
    for sheet in old.kept.values():
        for row, number, value in cells_of(sheet):
            if isinstance(value, Formula):
                yield f"{sheet.name}!{address(row, number)}"
