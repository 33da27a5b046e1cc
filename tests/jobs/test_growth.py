"""Bad data costs no more than its size: steps are counted, not seconds (``tests.benchmarks.bad_data`` has these)."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.bad_data import SPOILED
from tests.benchmarks.registers import write_register
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

    from tests.benchmarks.registers import Spoil

SIZE = 60


def steps(path: Path) -> int:
    """Calls, of the package and of the interpreter's own functions, that an appraisal takes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    with FileWorkbook.open(path) as workbook:
        sys.setprofile(counted)
        try:
            appraise_workbook(workbook, date(2026, 12, 31))
        finally:
            sys.setprofile(None)
    return count


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_twice_the_rows_take_twice_the_steps(spoil: Spoil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsx_addin.vietnamese.nearest._MOST_STEPS", 0)  # bounded for itself: test_nearest
    found = []
    for size in (SIZE, SIZE, 2 * SIZE):  # the first fills what is kept from one run to the next
        path = tmp_path / "so.xlsx"
        write_register(path, size, spoil=spoil)
        found.append(steps(path))

    assert found[2] < 2.2 * found[1]
