"""Which tests are slow, and which go first: measured on the processor, not listed by hand.

``pytest --measure`` writes what it ran into ``measured.txt``: the tests above seven hundredths of a second of the
processor, each with the seconds of its longest parameter. What tests share (a fixture of a module, say) counts in equal
parts for all of them. Where a test was not run, its line stays.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RECORD = Path(__file__).with_name("measured.txt")
SLOW_FROM, FAST_BELOW = 0.07, 0.05
"""Seconds of the processor from which a test becomes slow, and below which it is none any more."""
UNMEASURED, QUICK = 10.0, 0.1
"""Seconds that a test counts which is marked slow and was not measured, and one that is not slow."""


def function_of(nodeid: str) -> str:
    """The test without its parameters and its group: ``tests/xlsx/test_cells.py::test_a_number``."""
    return nodeid.partition("[")[0]


def recorded() -> dict[str, float]:
    """The slow tests, each with its seconds."""
    lines = RECORD.read_text("utf-8").splitlines()
    return {name: float(seconds) for seconds, name in (line.split(" ", 1) for line in lines)}


def updated(before: Mapping[str, float], measured: Mapping[str, float]) -> dict[str, float]:
    """The record after a run. One that is about as long as the bound does not change sides from day to day.

    The tests of the house as a whole, in no room, are of the fast lane whatever they take.
    """
    measured = {name: seconds for name, seconds in measured.items() if name.count("/") > 1}
    bound = {name: FAST_BELOW if name in before else SLOW_FROM for name in measured}
    kept = {name: seconds for name, seconds in before.items() if name not in measured}
    return kept | {name: seconds for name, seconds in measured.items() if seconds >= bound[name]}


def is_there(name: str) -> bool:
    """Whether the file still has the function or the class of that name."""
    file, name, *_ = name.split("::")
    path = RECORD.parents[1] / file
    text = path.read_text("utf-8") if path.exists() else ""
    return re.search(rf"^(def|class) {name}\b|^{name} = ", text, re.MULTILINE) is not None


def write(record: Mapping[str, float]) -> None:
    """One line for each test that is still there, in the order of their names."""
    lines = [f"{seconds:.1f} {name}\n" for name, seconds in sorted(record.items()) if is_there(name)]
    RECORD.write_text("".join(lines), "utf-8")


def group_of(nodeid: str) -> str:
    """What one process runs as a whole: a file; a Windows that takes long to start serves several."""
    file = nodeid.partition("::")[0]
    is_shared = file.startswith("tests/windows/") and file != "tests/windows/test_set.py"
    return "tests/windows" if is_shared else file
