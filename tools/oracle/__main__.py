"""``python -m tools.oracle --books 10000``: compares random workbooks and says where the two readings disagree."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

from tools.oracle.comparison import differences
from tools.oracle.random_books import random_book


def compared(seed: int) -> list[str]:
    """The differences of the workbook of a seed, each with the seed; a workbook at which a reading breaks is one."""
    try:
        lines = differences(random_book(seed))
    except Exception as error:  # noqa: BLE001 - the other thousands are compared all the same
        lines = [repr(error)]
    return [f"seed {seed}: {line}" for line in lines]


def main() -> int:
    """Run from the command line; status 1 where there is a difference."""
    parser = argparse.ArgumentParser(prog="python -m tools.oracle", description=__doc__)
    parser.add_argument("--books", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.books)
    wrong = 0
    with ProcessPoolExecutor(arguments.workers) as pool:
        for line in (line for lines in pool.map(compared, seeds, chunksize=50) for line in lines):
            print(line, flush=True)
            wrong += 1
    print(f"{arguments.books} workbooks, {wrong} differences")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
