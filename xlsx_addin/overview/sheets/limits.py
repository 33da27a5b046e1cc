"""Which sheets leave rows out because there are too many. The database has them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.overview.measures.figures import MOST_MODELS, MOST_PROGRESS, MOST_SIGNALS, MOST_UNITS

if TYPE_CHECKING:
    from xlsx_addin.overview.overview import Overview

MOST_FILES = 2_000
"""Files not counted that are listed."""


def nothing_left_out(_overview: Overview) -> int:
    """Of a sheet that has room for everything."""
    return 0


def progress_left_out(overview: Overview) -> int:
    """Units that ``Tiến độ`` has no room for."""
    figures = overview.figures
    return max(0, sum(figures.year in unit.years for unit in figures.units.units) - MOST_PROGRESS)


def units_left_out(overview: Overview) -> int:
    """All units, where there are too many: ``Đơn vị`` then lists none, and ``Xếp loại`` has the groups."""
    figures = overview.figures
    total = sum(figures.year in unit.years or unit.number in figures.by_unit for unit in figures.units.units)
    return total if total > MOST_UNITS else 0


def signals_left_out(overview: Overview) -> int:
    """Units with a signal that ``Đối chiếu`` has no room for."""
    return max(0, len(overview.figures.signals) - MOST_SIGNALS)


def models_left_out(overview: Overview) -> int:
    """Models that ``Kho mô hình`` has no room for."""
    return max(0, overview.figures.models_in_all - MOST_MODELS)


def files_left_out(overview: Overview) -> int:
    """Files not counted that ``Số liệu`` has no room for."""
    return max(0, len(overview.not_counted) - MOST_FILES)
