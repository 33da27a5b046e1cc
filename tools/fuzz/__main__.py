"""``python -m tools.fuzz TARGET``: seeded cases, as many as asked for, or Atheris where it is installed."""

from __future__ import annotations

import argparse
import sys
from random import Random

from tools.fuzz.mutations import mutated
from tools.fuzz.targets import TARGETS


def run(target: str, cases: int, seed: int) -> None:
    """Try ``cases`` changed files; the first that ends in another exception is left in ``fuzz-TARGET.bin``."""
    sound, read = TARGETS[target]
    files = sound()
    for case in range(cases):
        chance = Random(f"{seed}-{case}")
        content = mutated(chance.choice(files), chance)
        try:
            read(content)
        except BaseException:
            with open(f"fuzz-{target}.bin", "wb") as file:  # noqa: PTH123 - beside whoever runs it
                file.write(content)
            print(f"{target}: seed {seed}, case {case}", file=sys.stderr)
            raise


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--atheris", action="store_true", help="guided by coverage, without an end")
    arguments = parser.parse_args()
    if arguments.atheris:
        import atheris

        atheris.instrument_all()
        atheris.Setup(sys.argv[:1], TARGETS[arguments.target][1])
        atheris.Fuzz()
    run(arguments.target, arguments.cases, arguments.seed)


if __name__ == "__main__":
    main()
