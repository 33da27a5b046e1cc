"""The project's own tests that concern Windows, run by the Windows Python under Wine.

What means nothing there is marked in the tests themselves (``posix``, ``not_under_wine``), each with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.windows.wine import Windows

PARTS = [
    "tests/installation",
    "tests/test_atomic.py tests/test_windows_box.py tests/test_refusal.py",
    "tests/buttons/test_macro.py tests/buttons/test_outside_click.py tests/buttons/test_folders.py tests/excel",
    "tests/exchange/intake tests/exchange/mail",
    "tests/cli",
]
LEFT_OUT = {
    "tests/installation": [
        "--ignore=tests/installation/test_bundle.py",
        "--ignore=tests/installation/test_official_python.py",
        "--ignore=tests/installation/test_own_wheel.py",
    ],
    "tests/cli": [
        "--ignore=tests/cli/test_overview.py",
        "--ignore=tests/cli/test_levels.py",
        "--ignore=tests/cli/test_verification.py",
    ],
}
"""The set is gathered on Linux, with pip and its index, and holds no DuckDB unless asked; all of it is tested there.

Rehearsals of three levels start the program dozens of times to show what it says, which no system changes; what it
writes is compared command by command in ``test_commands``.
"""


@pytest.mark.parametrize("part", PARTS)
def test_the_tests_pass_on_windows_too(tests_windows: Windows, part: str) -> None:
    ran = tests_windows.run(
        tests_windows.python,
        "-m",
        "pytest",
        "-q",
        "-n0",
        "-p",
        "no:cacheprovider",
        *part.split(),
        *LEFT_OUT.get(part, []),
        folder=tests_windows.prefix / "drive_c" / "project",
        # Only these start the program as a process of its own, from folders elsewhere.
        environment={"PYTHONPATH": r"C:\project"} if part == "tests/cli" else {},
    )
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
