"""Some random workbooks in every run; ``python -m tools.oracle --books 10000`` tries more."""

from __future__ import annotations

import pytest

from tools.oracle.comparison import differences
from tools.oracle.random_books import random_book

WORKBOOKS, BATCH = 100, 10


@pytest.mark.parametrize(
    "first", [0, *(pytest.param(first, marks=pytest.mark.slow) for first in range(BATCH, WORKBOOKS, BATCH))]
)
def test_the_package_and_a_second_reading_agree(first: int) -> None:
    found = {seed: differences(random_book(seed)) for seed in range(first, first + BATCH)}
    assert {seed: told for seed, told in found.items() if told} == {}
