"""``receive -o``: a new workbook with everything that the clerk's had, and what was merged into it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from xlsx_addin.atomic import refuse_existing, sweep_unfinished, write_atomically
from xlsx_addin.exchange.receive import RECEIVED_SHEETS, Plan
from xlsx_addin.guidance import load
from xlsx_addin.refusal import Refusal
from xlsx_addin.renewal.old_tables import cells_of
from xlsx_addin.template.build import SHEETS, XLWINGS_SHEET
from xlsx_addin.template.validation import CHOICES_SHEET
from xlsx_addin.vietnamese.normalise import fold, normalise
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import console as console_words
from xlsx_addin.words import receiving as words
from xlsx_addin.words.stored import NEVER_RUN
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import written
from xlsx_addin.workbook.console import summary_block
from xlsx_addin.workbook.headings import Arrangement, arrangement
from xlsx_addin.workbook.read_settings import found_settings, setting_values
from xlsx_addin.workbook.register import read_sheets
from xlsx_addin.workbook.score_head import without_score_head
from xlsx_addin.workbook.setting_places import LABEL_COLUMN, setting_places, settings_blocks
from xlsx_addin.workbook.tables import heading_text
from xlsx_addin.xlsx.cells import Formula, SheetValues, address
from xlsx_addin.xlsx.sheet_names import free_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from xlsx_addin.workbook.sheets import Sheets, Workbook
    from xlsx_addin.xlsx.blocks import SheetBlock, WrittenValue

_REWRITTEN = frozenset((*layout.PARTS_OF, layout.PROGRESS, layout.DIFFERENCES, layout.RESULTS_FROM_ABOVE))
_MADE_AGAIN = frozenset((layout.RESULTS, layout.RANKING, layout.PROBLEMS))
"""The next appraisal writes them whole."""
_SHOWN_CELLS = 5
_NOT_COPIED = frozenset(map(fold, (layout.MANUAL, CHOICES_SHEET, XLWINGS_SHEET)))
"""The frame has its own manual and lists; the settings of the buttons mean nothing in a file without buttons."""


def received_sheets(workbook: Workbook) -> Sheets:
    """The sheets of a workbook under their known names, those of its own included.

    Refusal as for an appraisal, and where a formula has no stored value: in the new workbook its cell would be blank.
    """
    sheets = read_sheets(workbook)
    known = {fold(name): name for name in SHEETS}
    for real_name in workbook.sheet_names:
        name = known.get(fold(real_name), real_name)
        if name not in sheets and fold(real_name) not in _NOT_COPIED:
            sheets[name] = workbook.read(real_name)
            sheets[name].name = name
    without_score_head(sheets)
    _refuse_uncomputed(sheets)
    return sheets.only([name for name, sheet in sheets.items() if sheet.columns or name not in RECEIVED_SHEETS])


def received_bytes(sheets: Sheets, plan: Plan) -> bytes:
    """The new workbook: all values at their own addresses, with what was merged; the same bytes for the same plan."""
    from xlsx_addin.template.build import build

    copied = sheets.only(sheets.keys() - _REWRITTEN)
    copied.put(layout.SUBJECTS, plan.board.subjects.sheet, sheets.tables(layout.SUBJECTS))
    copied.put(layout.SCORES, plan.board.scores.sheet, sheets.tables(layout.SCORES))
    rows = max((row for column in plan.board.subjects.sheet.columns.values() for row in column), default=1)
    criteria = sheets.table(layout.SCALE).values(layout.heading(layout.SCALE, "code"))
    own: dict[str, str] = {}
    for name in copied:  # as it was, unless Excel takes no such name
        if name not in SHEETS:
            own[name] = free_name(name, [*SHEETS, CHOICES_SHEET, *own.values()])
    return build(
        macros=False,
        arrangements=_places(copied),
        criteria=[text for _, value in sorted(criteria.items()) if (text := heading_text(value))],
        rows=rows,
        provisional_foot=not plan.office.settings.scale_confirmed,
        extra_sheets=tuple(own.values()),
        sheets={own.get(name, name): sheet for name, sheet in copied.items()},
        blocks=[
            *settings_blocks(setting_values(sheets)),
            *_summary(sheets[layout.CONSOLE], plan),
            *plan.tool_blocks(),
        ],
        letter=load(plan.office.settings.guidance_id),
    )


def write_received(path: Path, content: bytes, plan: Plan, *, force: bool) -> None:
    """Store the evidence, then the workbook, each whole or not at all.

    A file that stands there already with this very content is left as it is: a run that was killed at the last
    moment may be repeated. Refusal where another file stands there (unless ``force``).
    """
    is_there = False
    with suppress(OSError):  # what cannot be read is another file
        is_there = path.is_file() and path.read_bytes() == content
    if not is_there:
        refuse_existing(path, force=force)
    plan.commit_archive()
    if not is_there:
        write_atomically(path, content, force=force)
    sweep_unfinished(path.parent)


def _refuse_uncomputed(sheets: Mapping[str, SheetValues]) -> None:
    """Where a formula without a stored value stands among what is copied, settings included."""
    cells = [setting.place for setting in found_settings(sheets).values() if isinstance(setting.value, Formula)]
    for name, sheet in sheets.items():
        if name not in _REWRITTEN | _MADE_AGAIN:
            found = sorted((row, column) for row, column, value in cells_of(sheet) if isinstance(value, Formula))
            cells += [f"{name}!{address(row, column)}" for row, column in found]
    if cells:
        raise Refusal(words.UNCOMPUTED.format(count=len(cells), cells=listed(cells, _SHOWN_CELLS, "…")))


def _places(sheets: Sheets) -> dict[str, Arrangement]:
    """Where the headings stand, of every known sheet that has them all."""
    places: dict[str, Arrangement] = {}
    for name in sheets:
        if name in layout.COLUMNS:
            with suppress(Refusal):  # its values are kept at their addresses all the same
                places[name] = arrangement(sheets, name)
    return places


def _summary(console: SheetValues, plan: Plan) -> list[SheetBlock]:
    """The last run's summary where the console is the template's; merging makes it stale."""
    first = next(setting_places())
    label = console.at(first.row, LABEL_COLUMN)
    status = console.at(places.STATUS_ROW, places.SUMMARY_COLUMN + places.HIDDEN)
    if label != first.setting.label or not isinstance(status, str) or normalise(status) in NEVER_RUN:
        return []
    lines: list[list[WrittenValue]] = [
        [written(console.at(row, places.SUMMARY_COLUMN + column)) for column in range(places.SUMMARY_COLUMNS)]
        for row in range(places.STATUS_ROW, places.FOOT_ROW + 1)
    ]
    if plan.board.subjects.is_changed:
        lines[0][places.HIDDEN] = console_words.STALE
    return [summary_block(lines)]
