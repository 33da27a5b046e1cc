"""The invented commune: the same each time, without errors, and with all that its overview is to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.workbooks import appraise_file
from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.sample.commune import COMMUNE, YEARS, commune_data, units_of
from xlsx_addin.sample.workbook import write_filled

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_the_same_each_time_and_every_unit_sends_in_some_year() -> None:
    assert units_of(2026) == units_of(2026)
    sent = {unit.code for year in YEARS for unit in units_of(year) if unit.arrives is not None}
    assert len(sent) == 12
    assert [sum(unit.arrives is None for unit in units_of(year)) for year in YEARS] == [1, 0, 1]


def test_a_unit_is_appraised_without_an_error_before_it_sends(tmp_path: Path) -> None:
    unit = units_of(2025)[3]
    write_filled(tmp_path / "so.xlsm", unit.data)
    assert unit.arrives is not None
    appraisal = appraise_file(tmp_path / "so.xlsm", unit.arrives.date())
    assert count_problems(appraisal.problems)[0] == 0
    assert appraisal.register.settings.superior_code == COMMUNE


def test_the_commune_expects_all_its_units() -> None:
    assert [sender["Mã"] for sender in commune_data(2026)["senders"]] == [unit.code for unit in units_of(2026)]
