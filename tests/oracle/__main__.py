"""``python -m tests.oracle 10000``: compares that many random workbooks and says where the two readings disagree."""

from __future__ import annotations

import sys

from tests.oracle.comparison import differences

COMMON = 400

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COMMON
    wrong = [line for seed in range(count) for line in differences(seed)]
    print(f"{count} workbooks, {len(wrong)} differences", *wrong[:20], sep="\n")
    sys.exit(bool(wrong))
