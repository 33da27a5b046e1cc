"""A seeded part of the stories; ``python -m tools.exchange`` tells as many as one likes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tools.exchange.stories import ExchangeStories


@pytest.mark.slow
def test_the_workbook_is_what_the_model_says_after_every_run() -> None:
    run_state_machine_as_test(
        ExchangeStories,
        settings=settings(
            max_examples=25,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
