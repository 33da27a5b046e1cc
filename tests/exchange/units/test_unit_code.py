"""The code by which units know each other."""

from __future__ import annotations

import pytest

from xlsx_addin.exchange.units.unit_code import is_unit_code


@pytest.mark.parametrize(
    ("code", "usable"),
    [
        ("CB-01", True),
        ("A" * 64, True),
        ("A" * 65, False),
        ("", False),
        ("cb-01", False),
        ("ĐU-01", False),
        ("CB.01", False),
        ("CB_01", False),
        ("../CB", False),
        ("CB-01\n", False),
    ],
)
def test_only_a_plain_code_becomes_part_of_a_name(code: str, *, usable: bool) -> None:
    assert is_unit_code(code) is usable
