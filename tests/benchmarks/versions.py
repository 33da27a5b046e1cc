"""``python -m tests.benchmarks.versions CHECKOUT``: this version and an earlier one in turn, in one run.

``CHECKOUT`` holds the earlier version and, in ``.venv``, an environment where it is installed. Both get the same files:
the mails are made by the earlier version, since an older one need not read a newer one's.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import measure
from tests.benchmarks.registers import write_register

TODAY = "2026-12-31"
UNITS = 200
MAKE_MAILS = """
import sys
from pathlib import Path
from tests.benchmarks.exchange import _write_mails, _together, _receive_command
folder = Path(sys.argv[1])
mails, _ = _write_mails(folder, int(sys.argv[2]))
_receive_command(folder, mails, "mails")
"""


def main() -> None:
    """Measure and print, in seconds of the processor, the median of the runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", type=Path, help="the earlier version, with its environment in .venv")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pythons = (_python(arguments.checkout), Path(sys.executable))
        print(f"{'median CPU seconds':<28} {'before':>10} {'now':>10} {'ratio':>8}")
        for subjects in (500, 20_000):
            file = folder / f"{subjects}.xlsx"
            write_register(file, subjects)
            appraise = ["appraise", str(file), "--json", "--today", TODAY]
            _compare(f"--json, {subjects:,}", pythons, appraise, arguments.runs)
            _compare(f"-o, {subjects:,}", pythons, [*appraise, "-o", "{out}/out.xlsx"], arguments.runs)
        subprocess.run([pythons[0], "-c", MAKE_MAILS, folder, str(UNITS)], cwd=arguments.checkout, check=True)
        receive = ["receive", str(folder / "receiver of mails.xlsx"), str(folder / "mails"), "--json"]
        into = ["-o", "{out}/out.xlsx", "--archive", "{out}/archive"]
        _compare(f"receive, {UNITS} × 50", pythons, [*receive, *into], arguments.runs)


def _python(checkout: Path) -> Path:
    return checkout.resolve() / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _compare(name: str, pythons: tuple[Path, Path], arguments: list[str], runs: int) -> None:
    """The same command by both versions in turn, so that both share what else the machine does."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for python, taken in zip(pythons, seconds, strict=True):
            with tempfile.TemporaryDirectory() as out:
                filled = [argument.replace("{out}", out) for argument in arguments]
                measured = measure([str(python), "-P", "-m", "xlsx_addin", *filled], runs=1)
            assert measured is not None
            taken.append(measured.cpu)
    before, now = map(statistics.median, seconds)
    print(f"{name:<28} {before:>8.2f} s {now:>8.2f} s {now / before:>8.2f}", flush=True)


if __name__ == "__main__":
    main()
