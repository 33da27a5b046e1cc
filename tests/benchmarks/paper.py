"""``python -m tests.benchmarks.paper``: the documents of 50 and 500 subjects, each a whole process."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import measure, show
from tests.benchmarks.registers import write_register

TODAY = "2026-12-31"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        for subjects in (50, 500):
            file = Path(folder, f"{subjects}.xlsx")
            write_register(file, subjects, {"Mã đơn vị": "DU-LB", "Tên đơn vị": "Đảng ủy Lang Biang"})
            paper = [sys.executable, "-m", "xlsx_addin", "paper", str(file), "--today", TODAY, "-o"]
            print(f"\n{subjects:,} subjects, three scorers")
            print(show("D5 with its annexes", measure([*paper, str(Path(folder, "d5")), "--only", "D5"], runs=runs)))
            print(show("all documents", measure([*paper, str(Path(folder, f"all{subjects}"))], runs=runs)))


if __name__ == "__main__":
    main()
