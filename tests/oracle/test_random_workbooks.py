"""Some hundred random workbooks in every run; ``python -m tests.oracle 10000`` tries more."""

from __future__ import annotations

import pytest

from tests.oracle.comparison import differences

WORKBOOKS, BATCH = 300, 30


@pytest.mark.parametrize(
    "first", [0, *(pytest.param(first, marks=pytest.mark.slow) for first in range(BATCH, WORKBOOKS, BATCH))]
)
def test_the_package_and_a_second_reading_agree(first: int) -> None:
    assert [line for seed in range(first, first + BATCH) for line in differences(seed)] == []
