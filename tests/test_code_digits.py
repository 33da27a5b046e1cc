from __future__ import annotations

import pytest

from xlsx_addin.code_digits import code_digits, grouped, typed_code


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (4821_0934_1177_2058, "4821-0934-1177-2058"),
        (7, "0000-0000-0000-0007"),
        (10**16 + 25, "0000-0000-0000-0025"),
    ],
)
def test_a_number_is_written_with_its_last_sixteen_digits(number: int, code: str) -> None:
    assert grouped(number) == code


@pytest.mark.parametrize(
    "text", ["4821-0934-1177-2058", "4821 0934 1177 2058", " 4821.0934.1177.2058 ", "4821093411772058"]
)
def test_a_code_may_be_typed_in_several_ways(text: str) -> None:
    assert code_digits(text) == "4821093411772058"


@pytest.mark.parametrize(
    "text", ["", "4821", "4821-0934-1177-205a", "4821-0934-1177-20581", "４８２１０９３４１１７７２０５８"]
)
def test_anything_else_is_no_code(text: str) -> None:
    assert code_digits(text) is None


@pytest.mark.parametrize(("text", "code"), [("4821 0934 1177 2058", "4821-0934-1177-2058"), ("4821", None)])
def test_a_typed_code_is_written_in_groups(text: str, code: str | None) -> None:
    assert typed_code(text) == code
