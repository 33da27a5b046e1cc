"""The rehearsal's data: every unit and every step fits the others, and a slip in the file is refused."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import xlsx_addin.sample
from xlsx_addin.sample.levels import Scenario, Task, Way, scenario


def document() -> dict[str, Any]:
    return tomllib.loads((Path(xlsx_addin.sample.__file__).parent / "levels.toml").read_text("utf-8"))


def test_three_levels_with_three_two_and_one_units() -> None:
    units = scenario().units
    assert [sum(unit.level.rank == rank for unit in units) for rank in range(3)] == [3, 2, 1]
    levels = {unit.code: unit.level.rank for unit in units}
    assert all(levels[unit.superior] == unit.level.rank + 1 for unit in units if unit.superior)


def test_the_steps_follow_one_another() -> None:
    steps = scenario().steps
    assert [step.moment for step in steps] == sorted(step.moment for step in steps)
    assert all(step.arrives is None or step.arrives >= step.moment for step in steps)
    assert {step.unit for step in steps} == {unit.code for unit in scenario().units}


def test_every_task_and_every_way_occurs() -> None:
    steps = scenario().steps
    assert {step.task for step in steps} == set(Task)
    assert {step.way for step in steps if step.task is Task.SEND} == set(Way)


def test_a_workbook_names_its_superior_and_those_below_it() -> None:
    data = scenario()
    units = {unit.code: unit for unit in data.units}
    middle, top = data.workbook_data(units["DU-UB"]), data.workbook_data(units["BTV-LD"])
    assert (middle["settings"]["MaCapTren"], middle["settings"]["DiaChiCapTren"]) == ("BTV-LD", units["BTV-LD"].address)
    assert [sender["Mã"] for sender in middle["senders"]] == ["CB-TH", "CB-YT"]
    assert (top["settings"]["MaCapTren"], top["settings"]["DiaChiCapTren"]) == ("", "")
    assert [sender["Mã"] for sender in top["senders"]] == ["DU-UB", "DU-DN"]


@pytest.mark.parametrize("part", ["units", "steps"])
def test_an_unknown_key_is_refused(part: str) -> None:
    data = document()
    data[part][0]["nhầm"] = 1
    with pytest.raises(ValidationError, match="nhầm"):
        Scenario.model_validate(data)
