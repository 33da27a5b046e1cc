"""Bad data costs no more than its size: steps are counted, not seconds (``tests.benchmarks.bad_data`` has these)."""

from __future__ import annotations

import sys
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.bad_data import SPOILED, long_choices
from tests.benchmarks.registers import write_register
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.workbook import cell_text, column_reader
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from tests.benchmarks.registers import Spoil

SIZE = 60


def as_it_is(_sheet: str, _heading: str, _number: int, value: object) -> object:
    """The clean twin."""
    return value


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


@cache
def steps_of_the_clean_twin(size: int) -> int:
    """What an appraisal of sound rows takes, once everything is kept that is kept from one run to the next."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "so.xlsx"
        write_register(path, size)
        return min(steps(path), steps(path))


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_twice_the_rows_take_twice_the_steps_and_no_more_than_four_times_the_clean_twin(
    spoil: Spoil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xlsx_addin.vietnamese.nearest._MOST_STEPS", 0)  # bounded for itself: test_nearest
    found = []
    for size in (SIZE, SIZE, 2 * SIZE):  # the first fills what is kept from one run to the next
        path = tmp_path / "so.xlsx"
        write_register(path, size, spoil=spoil)
        found.append(steps(path))

    assert found[2] < 2.2 * found[1]
    assert found[2] <= 4 * steps_of_the_clean_twin(2 * SIZE)


def test_endless_texts_are_not_looked_at_letter_by_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is folded, compared and searched of texts of 32,000 letters is no more than of their clean twin."""
    letters = 0

    def counting(function: Callable[[str], object]) -> Callable[[str], object]:
        def counted(text: str) -> object:
            nonlocal letters
            letters += len(text)
            return function(text)

        return counted

    for module in (cell_text, column_reader):
        for name in ("normalise", "fold", "without_diacritics", "legacy_reading"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, counting(getattr(module, name)))
    found = []
    for spoil in (as_it_is, long_choices):
        path = tmp_path / "so.xlsx"
        write_register(path, SIZE, spoil=spoil)
        letters = 0
        with FileWorkbook.open(path) as workbook:
            appraise_workbook(workbook, date(2026, 12, 31))
        found.append(letters)
    clean, bad = found
    longest_quoted = 2_000 * 4 * SIZE  # four columns of choices, of which each message quotes a start
    assert 0 < clean < bad < 4 * clean + longest_quoted
