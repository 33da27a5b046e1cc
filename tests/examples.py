"""On how many examples a property is tried: on few in every run, on ``EXAMPLES`` times as many where one likes."""

from __future__ import annotations

import os

_TIMES = int(os.environ.get("EXAMPLES", "1"))


def examples(few: int) -> int:
    """The examples of a property that is tried on so many in an ordinary run, each of them dear."""
    return few * _TIMES
