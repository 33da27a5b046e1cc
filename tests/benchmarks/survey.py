"""``python -m tests.benchmarks.survey FOLDER``: what receiving does with the same files, as the measure of reading."""

from __future__ import annotations

import sys
from pathlib import Path

from xlsx_addin.exchange.intake.inbox import inbox_files
from xlsx_addin.exchange.intake.reader import EnvelopeReader


def main() -> None:
    """Survey every file and say how many are intact."""
    files = inbox_files([Path(sys.argv[1])])
    with EnvelopeReader() as reader:
        print(sum(surveyed.state == "envelope" for file in files for surveyed in reader.survey(file)))


if __name__ == "__main__":
    main()
