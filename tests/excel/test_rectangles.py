"""Rectangles of a huge sheet: all content, each cell once, in few calls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.excel import rectangles as module
from xlsx_addin.excel.rectangles import MOST_CELLS, TooManyCells, rectangles

LAST = (1_048_576, 16_384)
PLACES = st.tuples(st.integers(1, LAST[0]), st.integers(1, LAST[1]))


class Sheet:
    """Filled rectangles, and how often somebody counts."""

    def __init__(self, *filled: tuple[tuple[int, int], tuple[int, int]]) -> None:
        self._filled = filled
        self.counts = 0

    def count(self, first: tuple[int, int], last: tuple[int, int]) -> int:
        self.counts += 1
        return sum(
            max(0, min(last[0], low[0]) - max(first[0], high[0]) + 1)
            * max(0, min(last[1], low[1]) - max(first[1], high[1]) + 1)
            for high, low in self._filled
        )


def covered(place: tuple[int, int], parts: list[tuple[tuple[int, int], tuple[int, int]]]) -> int:
    return sum(high[0] <= place[0] <= low[0] and high[1] <= place[1] <= low[1] for high, low in parts)


def test_a_table_and_one_cell_at_the_end_of_the_sheet_cost_next_to_nothing() -> None:
    sheet = Sheet(((1, 1), (20_000, 30)), (LAST, LAST))
    parts = list(rectangles(LAST, sheet.count))
    assert sheet.counts < 100
    assert sum((low[0] - high[0] + 1) * (low[1] - high[1] + 1) for high, low in parts) < MOST_CELLS
    assert [covered(place, parts) for place in ((1, 1), (20_000, 30), LAST)] == [1, 1, 1]


def test_a_sheet_full_to_the_brim_of_one_call_takes_several() -> None:
    sheet = Sheet(((1, 1), (125_000, 40)))
    parts = list(rectangles((125_000, 40), sheet.count))
    assert all((low[0] - high[0] + 1) * (low[1] - high[1] + 1) <= MOST_CELLS for high, low in parts)
    assert [covered(place, parts) for place in ((1, 1), (62_500, 20), (125_000, 40))] == [1, 1, 1]


@given(st.lists(PLACES, min_size=1, max_size=12, unique=True))
def test_every_cell_is_fetched_once_wherever_it_stands(places: list[tuple[int, int]]) -> None:
    parts = list(rectangles(LAST, Sheet(*((place, place) for place in places)).count))
    assert [covered(place, parts) for place in places] == [1] * len(places)


def test_an_empty_sheet_has_none() -> None:
    assert list(rectangles(LAST, Sheet().count)) == []


def test_too_much_and_too_scattered_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooManyCells):
        list(rectangles(LAST, Sheet(((1, 1), (1_048_576, 6))).count))
    monkeypatch.setattr(module, "_MOST_COUNTS", 50)
    scattered = [((row, row // 64), (row, row // 64)) for row in range(64, 1_048_576, 9_999)]
    with pytest.raises(TooManyCells):
        list(rectangles(LAST, Sheet(*scattered).count))
