"""Parts one below the other, and what needs more room than there is does not start."""

from __future__ import annotations

import pytest

from xlsx_addin.workbook.console_places import SheetRows, flowed


def test_parts_stand_one_below_the_other() -> None:
    first, second = flowed("cột", SheetRows(first=7, rows=18), 11, 7)
    assert (first, second) == (SheetRows(7, 11), SheetRows(18, 7))
    assert (first.last, list(second.lines)) == (17, [19, 20, 21, 22, 23, 24])


def test_a_room_may_be_left_half_empty() -> None:
    assert flowed("cột", SheetRows(first=1, rows=5), 2) == (SheetRows(1, 2),)


def test_parts_that_need_more_than_the_room_are_refused_with_the_number_that_is_over() -> None:
    with pytest.raises(ValueError, match="cột: 20 rows in a room of 18, 2 too many"):
        flowed("cột", SheetRows(first=7, rows=18), 11, 9)
