"""The fast lane leaves out what was measured to be slow, and nothing that is not there any more."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from tests import measured

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

ROOT = Path(__file__).parents[1]


def test_of_what_was_measured_only_what_is_still_there_is_written_down_again() -> None:
    here = "tests/test_fast_lane.py::test_rules_readers_and_merging_are_in_it"
    assert [measured.is_there(name) for name in (here, here.removesuffix("it"), "tests/gone.py::test_a")] == [
        True,
        False,
        False,
    ]
    assert any(measured.is_there(name) for name in measured.recorded())


def test_what_is_about_as_long_as_the_bound_does_not_change_sides() -> None:
    a, b, c, d, e = (f"tests/room/test_x.py::test_{letter}" for letter in "abcde")
    before = {a: 3.0, b: 3.0, c: 3.0}
    measures = {a: 0.06, b: 0.04, d: 0.06, e: 0.07, "tests/test_house.py::test_f": 9.0}
    assert measured.updated(before, measures) == {a: 0.06, c: 3.0, e: 0.07}


def test_a_file_is_run_as_a_whole_and_those_of_one_windows_together() -> None:
    assert measured.function_of("tests/xlsx/test_cells.py::test_a[1 [x]]") == "tests/xlsx/test_cells.py::test_a"
    assert measured.group_of("tests/xlsx/test_cells.py::test_a[1::2]") == "tests/xlsx/test_cells.py"
    assert measured.group_of("tests/windows/test_excel.py::test_a") == "tests/windows"
    assert measured.group_of("tests/windows/test_set.py::test_a") == "tests/windows/test_set.py"


def test_what_was_measured_is_left_out_by_its_mark(request: pytest.FixtureRequest) -> None:
    """The marks are there before pytest chooses: a run of the fast lane has none of the record."""
    here = {measured.function_of(item.nodeid) for item in request.session.items}
    if request.config.getoption("markexpr") == "not slow":
        assert here.isdisjoint(measured.recorded())
    marked = {measured.function_of(each.nodeid) for each in request.session.items if each.get_closest_marker("slow")}
    assert marked >= here & measured.recorded().keys()


def test_rules_readers_and_merging_are_in_it() -> None:
    least = {"appraisal": 0.8, "workbook": 0.8, "xlsx": 0.8, "guidance": 0.8, "exchange/merging": 0.6, "template": 0.45}
    for room, part in least.items():
        fast, every = fast_and_all(room)
        assert len(fast) > part * len(every), room


def test_some_of_every_room_are_in_it() -> None:
    """But not of those that wait for a Windows or a LibreOffice, nor of seeded parts of what lies in ``tools/``."""
    rooms = {file.relative_to(ROOT / "tests").parts[0] for file in (ROOT / "tests").rglob("*/test_*.py")}
    without = {room for room in rooms if not fast_and_all(room)[0]}
    assert without <= {"windows", "libreoffice", "killing", "fuzz"}


def fast_and_all(room: str) -> tuple[set[str], set[str]]:
    """The fast tests of a room, and all of it."""
    every = {name for file in (ROOT / "tests" / room).rglob("test_*.py") for name in named_in(file)}
    return every - set(measured.recorded()), every


def named_in(file: Path) -> Iterator[str]:
    """The tests of a file as the record names them, those of classes too."""
    within = file.relative_to(ROOT).as_posix()
    for top in ast.parse(file.read_text("utf-8")).body:
        for each in top.body if isinstance(top, ast.ClassDef) else [top]:
            if isinstance(each, ast.FunctionDef) and each.name.startswith("test_"):
                yield "::".join([within, *([top.name] if isinstance(top, ast.ClassDef) else []), each.name])


def test_ci_runs_the_readmes_command_as_it_stands_there() -> None:
    [command] = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.endswith("-m pytest")]
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines().count(command) == 1
