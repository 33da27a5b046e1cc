"""``python -m tools.killing --moments 300 --seed 1 [COMMAND…]``: kills commands at random moments of their work."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tools.killing.killed import Runner, kill_at
from tools.killing.scenes import SCENES


def main() -> int:
    """Tell what was wrong; the exit status is 1 where anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commands", nargs="*", choices=[*SCENES, []], default=[])
    parser.add_argument("--moments", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    is_wrong = False
    with Runner() as runner:
        for command in arguments.commands or SCENES:
            with tempfile.TemporaryDirectory() as start, tempfile.TemporaryDirectory() as folder:
                SCENES[command].prepare(Path(start))
                found = kill_at(SCENES[command], runner, Path(start), Path(folder), arguments.moments, arguments.seed)
            print(f"{command}: killed {arguments.moments} times, {len(found)} faults", *found, sep="\n  ", flush=True)
            is_wrong = is_wrong or bool(found)
    return is_wrong


if __name__ == "__main__":
    sys.exit(main())
