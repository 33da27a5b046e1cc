"""``python -m tests.benchmarks.receiving_growth``: 1,000, 3,000 and 10,000 envelopes, received and received again.

What a child says of each file is known beforehand: this is the work of judging, merging and writing down alone. A
process of its own for each size, so that memory is told apart.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (1_000, 3_000, 10_000)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int)
    parser.add_argument("--subjects", type=int, default=3)
    arguments = parser.parse_args()
    if arguments.size is not None:
        _measure(arguments.size, arguments.subjects)
        return
    print("envelopes   CPU s first   CPU s again   MB at the peak, with the envelopes themselves")
    for size in SIZES:
        command = [sys.executable, "-m", "tests.benchmarks.receiving_growth", "--size", str(size)]
        subprocess.run([*command, "--subjects", str(arguments.subjects)], check=True)


def _measure(size: int, subjects: int) -> None:
    import resource

    from tools.exchange.many_senders import ManySenders

    with tempfile.TemporaryDirectory() as name:
        senders = ManySenders(Path(name) / "đơn vị", size, subjects)
        senders.send("một")
        seconds = []
        for _ in range(2):
            started = time.process_time()
            senders.receive()
            seconds.append(time.process_time() - started)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size:>9,}   {seconds[0]:>11.1f}   {seconds[1]:>11.1f}   {megabytes:>5.0f}", flush=True)


if __name__ == "__main__":
    main()
