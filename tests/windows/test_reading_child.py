"""The job object that bounds a child on Windows: its memory, and its life by that of the program that started it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.windows.wine import Windows

SCRIPT = """
import subprocess, sys
from xlsx_addin.children.process import limited_on_windows

child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(36000)"])
job = limited_on_windows(child, 300 * 1024**2)
print("held" if job is not None and child.poll() is None else "not held")
job.Close()
child.wait(600)
print("ended")
"""


def test_a_child_in_a_job_ends_with_the_job(tests_windows: Windows, tmp_path: Path) -> None:
    """Wine accepts the limit of memory, gives it back as none and does not enforce it; it does end the child."""
    script = tmp_path / "job.py"
    script.write_text(SCRIPT, encoding="utf-8")

    ran = tests_windows.run(
        tests_windows.python, tests_windows.windows(script), environment={"PYTHONPATH": r"C:\project"}
    )

    assert ran.stdout.split() == ["held", "ended"], ran.stderr
