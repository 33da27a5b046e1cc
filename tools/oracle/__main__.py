"""``python -m tools.oracle --books 10000``: compares random workbooks and says where the two readings disagree."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

from tools.oracle.comparison import differences
from tools.oracle.random_books import random_book


def compared(seed: int) -> list[str]:
    """The differences of the workbook of a seed, each with the seed."""
    return [f"seed {seed}: {line}" for line in differences(random_book(seed))]


def main() -> int:
    """Run from the command line; status 1 where there is a difference."""
    parser = argparse.ArgumentParser(prog="python -m tools.oracle", description=__doc__)
    parser.add_argument("--books", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.books)
    with ProcessPoolExecutor(arguments.workers) as pool:
        wrong = [line for lines in pool.map(compared, seeds, chunksize=50) for line in lines]
    print(f"{arguments.books} workbooks, {len(wrong)} differences", *wrong, sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
