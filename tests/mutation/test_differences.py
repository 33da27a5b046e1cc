"""Which changes of the program nobody could notice; every other one counts."""

from __future__ import annotations

import ast
import tomllib
from typing import TYPE_CHECKING

import pytest

from tools.mutation.__main__ import EQUIVALENT, PROJECT, ROOMS, differs_in_case_alone

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "mutant", "same"),
    [
        ('    self.ansi_encoding = "utf-8"', '    self.ansi_encoding = "UTF-8"', True),
        ('policy_number(machine, "Common", "VBAOff") == 1', 'policy_number(machine, "COMMON", "VBAOff") == 1', True),
        (r'text(machine, rf"{key}\{name}", "Path")', r'text(machine, rf"{key}\{name}", "path")', True),
        ('text(machine, key, "Path")', 'text(machine, key, "XXPathXX")', False),
        ('text(machine, key, "Path") or "None"', 'text(machine, key, "Path") or "NONE"', False),
        ('bad("excel", words.EXCEL)', 'bad("EXCEL", words.EXCEL)', False),
        ('read_text("utf-8", errors="replace")', 'read_text("utf-8", errors="REPLACE")', False),
        ('encode("utf-8")', "encode(None)", False),
    ],
)
def test_the_case_of_a_name_that_is_looked_up_without_it(line: str, mutant: str, *, same: bool) -> None:
    assert differs_in_case_alone(f"-{line}\n+{mutant}") is same


def functions_of(module: Path) -> set[str]:
    """The functions of a module and the methods of its classes, as mutmut writes them."""
    tree = ast.parse(module.read_text("utf-8"))
    functions = {f"x_{node.name}" for node in tree.body if isinstance(node, ast.FunctionDef)}
    methods = {
        f"xǁ{node.name}ǁ{each.name}"
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for each in node.body
        if isinstance(each, ast.FunctionDef)
    }
    return functions | methods


def test_each_explained_mutant_stands_under_a_function_of_the_program() -> None:
    places = [place.rpartition(".") for place in tomllib.loads(EQUIVALENT.read_text("utf-8"))]
    files = {module: PROJECT / "xlsx_addin" / f"{module.replace('.', '/')}.py" for module, _, _ in places}
    assert [module for module, file in files.items() if not file.is_file()] == []
    functions = {module: functions_of(file) for module, file in files.items()}
    assert [(module, function) for module, _, function in places if function not in functions[module]] == []


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_names_modules_and_tests_that_exist(name: str) -> None:
    room = ROOMS[name]
    assert [each for each in room.modules if not (PROJECT / "xlsx_addin" / each).is_file()] == []
    assert [each for each in room.tests if not (PROJECT / each).exists()] == []
