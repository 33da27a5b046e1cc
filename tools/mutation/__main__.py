"""``python -m tools.mutation ROOM [--sample 200]``: changes a room of the package in small ways, and counts who sees.

In a copy of the tree, where mutmut tries every mutant against the tests of that room that reach it. A survivor is a gap
in the tests, unless ``equivalent.toml`` explains it. The exit status is 1 below 95 %.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[2]
EQUIVALENT = Path(__file__).with_name("equivalent.toml")
ENOUGH = 0.95
MOST_TIMEOUTS = 0.1
"""More of them, and it is the tests that did not run: mutmut calls it so too where pytest finds none of them."""
_COPIED = ("xlsx_addin", "tests", "tools", "macros", "docs", "README.md", "pyproject.toml", "workbook_template.xlsm")
_CAUGHT = {"killed", "timeout", "segfault", "suspicious"}
"""A mutant that never ends, or takes the process along, is noticed as well."""


class Room(NamedTuple):
    """What is changed, and the tests that are to notice."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    marks: str = "not slow"
    """Which of these tests: what some rooms do is seen by the slow ones alone."""


def _all_of(folder: str, *left_out: str) -> tuple[str, ...]:
    files = sorted((PROJECT / "xlsx_addin" / folder).glob("*.py"))
    return tuple(f"{folder}/{file.name}" for file in files if file.stem not in left_out)


ROOMS = {
    # Without the tests that start an Excel or read many random workbooks: with the rules they take half a second each.
    "appraisal": Room(
        _all_of("appraisal"), ("tests/appraisal", "tests/oracle/test_reading.py", "tests/oracle/test_faults.py"), ""
    ),
    "reading": Room(
        tuple(
            f"workbook/{name}.py" for name in ("column_reader", "read_scale", "read_scores", "read_subjects", "tables")
        ),
        (
            *(f"tests/workbook/{file.name}" for file in (PROJECT / "tests/workbook").glob("test_*.py")),
            "tests/appraisal",
        ),
        "",
    ),
    "merging": Room(
        tuple(f"exchange/merging/{name}.py" for name in ("three_way", "item_verdict", "seen_versions")),
        ("tests/exchange/merging",),
    ),
    "verdicts": Room(
        tuple(f"exchange/merging/{name}.py" for name in ("run", "submissions", "report_dates", "progress", "items")),
        ("tests/exchange/merging", "tests/exchange/receive"),
        "",
    ),
    # What asks Windows itself runs there alone: tests/windows tries it, under Wine.
    "installation": Room(_all_of("installation", "windows"), ("tests/installation",), ""),
}

_ENCODINGS = ("utf-8", "utf-8-sig", "ascii")
_REGISTRY_CALL = re.compile(r"\b(text|number|(policy|set|user)_number|application_path|opener)\([^()]*$")
"""What ends before the name of a key or value that is looked for."""


def main() -> int:
    """Print the survivors that nobody explains, and the share of the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--module", help="one module of the room")
    parser.add_argument("--sample", type=int, help="so many mutants, picked by the seed; all without it")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    room = ROOMS[arguments.room]
    if arguments.module:
        room = room._replace(modules=tuple(name for name in room.modules if Path(name).stem == arguments.module))
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        results = tried(Path(folder), room, arguments.sample, arguments.seed)
        explained = tomllib.loads(EQUIVALENT.read_text("utf-8"))
        survivors = {
            name: changed
            for name, changed in results.survivors.items()
            if _written(changed) not in explained.get(_place(name), {}) and not differs_in_case_alone(changed)
        }
        for name, changed in sorted(survivors.items()):
            print(f"{name}\n{changed}\n")
    wrong, checked = len(survivors), results.checked - (len(results.survivors) - len(survivors))
    share = 1 - wrong / max(checked, 1)
    print(f"{arguments.room}: {checked} mutants, {share:.1%} noticed, {len(results.survivors) - wrong} explained")
    return share < ENOUGH


class Results(NamedTuple):
    """How many mutants were tried, and the changed lines of those that no test noticed."""

    checked: int
    survivors: dict[str, str]


def tried(folder: Path, room: Room, sample: int | None, seed: int) -> Results:
    """Try the mutants of a room in a copy of the tree."""
    for name in _COPIED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "mutants"))
        else:
            shutil.copyfile(source, folder / name)
    _configure(folder / "pyproject.toml", room)
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    mutmut = [sys.executable, "-m", "mutmut"]
    names: list[str] = []
    if sample is not None:
        # A name that fits nothing: the mutants are made, and the tests timed, but none is tried.
        subprocess.run([*mutmut, "run", "nothing"], cwd=folder, env=environment, check=False, stdout=subprocess.DEVNULL)
        names = sorted(_states(mutmut, folder))
        names = random.Random(seed).sample(names, min(sample, len(names)))
    subprocess.run([*mutmut, "run", "--max-children", "1", *names], cwd=folder, env=environment, check=False)
    states = {name: state for name, state in _states(mutmut, folder).items() if state != "not checked"}
    if not states:
        raise SystemExit("no mutant was tried: the tests do not pass without one")
    timeouts = sum(state == "timeout" for state in states.values())
    if timeouts > MOST_TIMEOUTS * len(states):
        raise SystemExit(f"{timeouts} of {len(states)} mutants timed out: nothing is known of them")
    missed = [name for name, state in states.items() if state not in _CAUGHT]
    return Results(len(states), {name: _changed(mutmut, folder, name) for name in missed})


def _configure(path: Path, room: Room) -> None:
    """Narrow the project's own configuration to one room."""
    text = path.read_text("utf-8")
    chosen = {
        "only_mutate": [f"xlsx_addin/{name}" for name in room.modules],
        "pytest_add_cli_args_test_selection": list(room.tests),
    }
    text = text.replace('"-m", "not slow"', f'"-m", "{room.marks}"')
    for key, value in chosen.items():
        text = re.sub(
            rf"^{key} = \[.*?^\]|^{key} = \[.*?\]$",
            f"{key} = {json.dumps(value)}",
            text,
            flags=re.MULTILINE | re.DOTALL,
        )
    path.write_text(text, "utf-8")


def _states(mutmut: list[str], folder: Path) -> dict[str, str]:
    listed = subprocess.run(
        [*mutmut, "results", "--all", "true"], cwd=folder, capture_output=True, text=True, check=True
    )
    lines = [line.strip().rpartition(": ") for line in listed.stdout.splitlines() if ": " in line]
    return {name: state for name, _, state in lines}


def _changed(mutmut: list[str], folder: Path, name: str) -> str:
    """The lines that differ."""
    shown = subprocess.run([*mutmut, "show", name], cwd=folder, capture_output=True, text=True, check=True)
    return "\n".join(line for line in shown.stdout.splitlines() if re.match(r"[+-](?![+-])", line))


def differs_in_case_alone(changed: str) -> bool:
    """Whether nothing but the case of an encoding's name differs, or of a name looked for in the registry.

    Neither Python nor Windows minds it (``Machine``). The case of anything else, such as a check's name, counts.
    """
    removed, added = (next((line for line in changed.splitlines() if line[0] == sign), "") for sign in "-+")
    if removed[1:].casefold() != added[1:].casefold():
        return False
    first = next((at for at, (old, new) in enumerate(zip(removed, added, strict=False)) if at and old != new), 0)
    before, _, after = removed[:first].rpartition('"')
    text = removed[len(before) + 1 :].partition('"')[0]
    return bool(after == text[: len(after)] and (text.casefold() in _ENCODINGS or _REGISTRY_CALL.search(before)))


def _written(changed: str) -> str:
    """What the mutant has instead, in one line."""
    return " ".join(line[1:].strip() for line in changed.splitlines() if line.startswith("+"))


def _place(name: str) -> str:
    """The module and function of a mutant, without its number: numbers change with every edit."""
    return name.removeprefix("xlsx_addin.").partition("__mutmut_")[0]


if __name__ == "__main__":
    sys.exit(main())
