"""The constant in which a workbook names the version that made it."""

from __future__ import annotations

import pytest

from xlsx_addin.stated_version import VERSION_NAME, stated, version_numbers


@pytest.mark.parametrize(
    ("constant", "version"),
    [
        ('"1.0.0"', "1.0.0"),
        ('="1.0.0"', "1.0.0"),
        ('="2.1.0rc1"', "2.1.0rc1"),
        (" 0.9 ", "0.9"),
        ("", None),
        ('""', None),
        ("'Thẩm định'!$A$1", None),
        ("#REF!", None),
        ('"bản mới"', None),
        (f'"1{"x" * 21}"', None),
    ],
)
def test_what_a_constant_says(constant: str, version: str | None) -> None:
    assert stated(VERSION_NAME, constant) == version


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("1.0.0", (1, 0, 0)),
        ("0.37.8", (0, 37, 8)),
        ("2.10", (2, 10, 0)),
        ("3", (3, 0, 0)),
        ("1.2rc1", (1, 2, 0)),
        ("1.2.3.4", (1, 2, 3)),
        ("", (0, 0, 0)),
        ("dev", (0, 0, 0)),
    ],
)
def test_the_numbers_by_which_versions_are_compared(version: str, numbers: tuple[int, int, int]) -> None:
    assert version_numbers(version) == numbers
