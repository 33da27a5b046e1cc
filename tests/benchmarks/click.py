"""``python -m tests.benchmarks.click``: how long a click on "Thẩm định" takes in LibreOffice.

From the click of a mouse to the box, in a window under Xvfb, with 50 subjects and three scorers each; the bar is 1.2 s.
``xev`` (Debian's x11-utils) says when the box is there: whoever asks LibreOffice holds it up for half a second.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from tests.libreoffice.conftest import Python
from tests.libreoffice.office import Office, Screen, wait_for
from xlsx_addin.sample.workbook import sample, write_filled

CLICKED = 50


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subjects", type=int, default=CLICKED)
    parser.add_argument("--runs", type=int, default=12)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        workbook = Path(name) / "sổ.xlsm"
        write_filled(workbook, _of(arguments.subjects))
        seconds = _clicks(Path(name), workbook, arguments.runs)
    first, *again = seconds
    print(f"{arguments.subjects} subjects, from click to box in LibreOffice: the first {first:.2f} s")
    print(f"then {min(again):.2f} to {max(again):.2f} s, in the middle {median(again):.2f} s; {len(again)} clicks")


def _of(subjects: int) -> dict[str, Any]:
    """The sample with so many subjects: its own, and again under other codes."""
    data = sample()
    own = data["subjects"]
    rounds = [
        {**subject, "row": {**subject["row"], "Mã": f"{subject['row']['Mã']}{number or ''}"}}
        for number in range(-(-subjects // len(own)))
        for subject in own
    ]
    return {**data, "subjects": rounds[:subjects]}


def _clicks(folder: Path, workbook: Path, runs: int) -> list[float]:
    with ExitStack() as stack:
        screen = Screen.start()
        stack.callback(screen.stop)
        python = Python(folder / "python")
        python.works()
        office = Office(folder, screen=screen, environment={"XLSX_ADDIN_PYTHON": str(python.program)})
        stack.callback(office.stop)
        office.open(workbook)
        return [_click(office, screen) for _ in range(runs)]


def _click(office: Office, screen: Screen) -> float:
    office.ask("select", sheet="Thẩm định", cell="A1")
    across, down = wait_for(lambda: office.ask("place", caption="Thẩm định"))
    screen.point_and_type("mousemove", across, down)
    spy = ["xev", "-root", "-event", "substructure"]
    windows = subprocess.Popen(spy, env={**os.environ, "DISPLAY": screen.display}, stdout=subprocess.PIPE, text=True)
    try:
        time.sleep(0.5)  # until it listens, and LibreOffice has nothing else to do
        started = time.perf_counter()
        screen.point_and_type("click", 1)
        assert windows.stdout is not None
        next(line for line in windows.stdout if line.startswith("Map"))
        seconds = time.perf_counter() - started
    finally:
        windows.kill()
        windows.wait()
    office.confirm()
    return seconds


if __name__ == "__main__":
    main()
