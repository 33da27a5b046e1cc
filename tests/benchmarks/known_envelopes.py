"""``python -m tests.benchmarks.known_envelopes``: receiving 1,000 envelopes, and the same inbox once more.

Whole processes with their children. The bar: the second run takes at most a fifth of the processor time of the first.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.exchange import _fresh, _receive_command, _with_output, _write_mails
from tests.benchmarks.measure import measure, show

BAR = 5


def main() -> None:
    """Measure and print; status 1 where the bar is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--subjects", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mails, _ = _write_mails(folder, arguments.count, arguments.subjects)
        output = _fresh(folder)
        receive = _receive_command(folder, mails, "mails")
        first = measure(_with_output(receive, output), runs=1)
        again = [*receive[:4], str(output / "out.xlsx"), *receive[5:]]
        options = ["-o", str(output / "again.xlsx"), "--archive", str(output / "archive"), "--force"]
        second = measure([*again, *options], runs=3)
    print(f"{arguments.count} envelopes of {arguments.subjects} subjects each")
    print(show("receive", first))
    print(show("receive, all of them known", second))
    if first is None or second is None:
        sys.exit(1)
    print(f"{'the second of the first':<28} {second.cpu / first.cpu:>8.1%} of the CPU, bar {1 / BAR:.0%}")
    sys.exit(second.cpu * BAR > first.cpu)


if __name__ == "__main__":
    main()
