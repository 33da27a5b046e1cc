"""Which changes of the program nobody could notice; every other one counts."""

from __future__ import annotations

import tomllib

import pytest

from tests.mutation.__main__ import EQUIVALENT, PROJECT, differs_in_case_alone


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


def test_each_explained_mutant_stands_under_a_function_of_the_program() -> None:
    modules = {place.rpartition(".")[0].replace(".", "/") for place in tomllib.loads(EQUIVALENT.read_text("utf-8"))}
    assert [module for module in modules if not (PROJECT / "xlsx_addin" / f"{module}.py").is_file()] == []
