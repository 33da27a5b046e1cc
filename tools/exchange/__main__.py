"""``python -m tools.exchange --stories 500 --steps 60 --seed 1``: random stories, about a run every ten steps."""

from __future__ import annotations

import argparse

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tools.exchange.stories import ExchangeStories


def main() -> None:
    """Tell the stories; the first one that the workbook does not bear out is told as short as it can be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=500)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    told = settings(
        max_examples=arguments.stories,
        stateful_step_count=arguments.steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(arguments.seed)(ExchangeStories), settings=told)
    print(f"{arguments.stories} stories of up to {arguments.steps} steps: the workbook is what the model says")


if __name__ == "__main__":
    main()
