"""``Kho mô hình``: what exists already and may be worth spreading: what was decided first, nothing ranked by points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.overview.sheets.table import HEADING_ROW, MUTED, SheetMaker, TableColumn, grouped, numbers
from xlsx_addin.template import design
from xlsx_addin.terms import Kind, OrganDecision
from xlsx_addin.words import overview as names
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.overview.measures.figures import Figures
    from xlsx_addin.xlsx.book import PlainValue

_PIXELS = (44, 44, 254, 106, 158, 62, 122, 164, 104, 52, 92, 64)
_GRADE = 9
_CENTRED = frozenset({0, 1, 5, _GRADE, 11})
_ONE_LINE = frozenset({0, 1, 5, _GRADE})
_COLUMNS = tuple(
    TableColumn(
        heading,
        pixels,
        "0" if place < 2 else "",
        "center" if place in _CENTRED else "left",
        wraps=place not in _ONE_LINE,
        bold=place == 2,
    )
    for place, (heading, pixels) in enumerate(zip(words.MODEL_COLUMNS, _PIXELS, strict=True))
)


def draw(maker: SheetMaker) -> None:
    """The table, with a filter."""
    figures = maker.figures
    maker.head(words.MODELS_TITLE, _subtitle(maker), _PIXELS)
    maker.headings(HEADING_ROW, _COLUMNS)
    best = _GRADE, figures.guidance.grades[0].value
    maker.long_table(HEADING_ROW + 1, _COLUMNS, _values(figures), {best: {"bold": True, "font_color": design.GOOD}})
    last = HEADING_ROW + max(1, len(figures.models))
    if figures.models_without_name:
        note = words.MODELS_WITHOUT_NAME.format(count=grouped(figures.models_without_name))
        maker.notes(last, [note], _PIXELS, **MUTED)
    maker.sheet.freeze_panes(HEADING_ROW + 1, 3)
    maker.sheet.autofilter(HEADING_ROW, 0, last, len(_PIXELS) - 1)
    maker.page()


def _values(figures: Figures) -> Sequence[Sequence[PlainValue]]:
    """The columns of the table."""
    units, groups = figures.units.units, figures.units.groups
    rows = []
    for number, (year, place, *what, kind, name, grade, level, decision) in enumerate(figures.models, start=1):
        unit, owner = units[place], _owner(kind, name, decision)
        whose = kind, owner, unit.name, groups[unit.group]
        rows.append((number, year, *what, *whose, grade, level, decision or words.UNDECIDED))
    return tuple(zip(*rows, strict=True)) or ((),) * len(_COLUMNS)


def _owner(kind: str | None, name: str | None, decision: str | None) -> str | None:
    """Whose model it is: an individual is named only once it is recognised."""
    if kind != Kind.INDIVIDUAL.value:
        return name or None
    return (name if decision == OrganDecision.AGREED.value else None) or words.AN_INDIVIDUAL


def _subtitle(maker: SheetMaker) -> str:
    figures = maker.figures
    parts = [
        words.MODELS_COUNT.format(count=grouped(figures.models_in_all), years=numbers(figures.years)),
        words.MODELS_INDIVIDUALS if maker.overview.individuals else words.MODELS_NO_INDIVIDUALS,
        words.MODELS_FILTER,
    ]
    if names.SHEET_MODELS in maker.overview.left_out:
        shown = grouped(len(figures.models))
        parts.insert(1, words.CUT.format(shown=shown, total=grouped(figures.models_in_all)))
    return "  ·  ".join(parts)
