"""Names that Excel allows for a sheet."""

from __future__ import annotations

import pytest

from xlsx_addin.xlsx.sheet_names import free_name


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("Khác", ["Điểm"], "Khác"),
        ("Điểm", ["ĐIỂM"], "Điểm (2)"),
        ("Điểm", ["Điểm", "điểm (2)"], "Điểm (3)"),
        ("Quý 1/2026: [nháp]*?\\", [], "Quý 1-2026- -nháp----"),
        ("'trích'", [], "trích"),
        ("'", [], "-"),
        ("a" * 40, [], "a" * 31),
        ("a" * 31, ["a" * 31], "a" * 27 + " (2)"),
        ("😀" * 20, [], "😀" * 15),
    ],
)
def test_names(wanted: str, taken: list[str], name: str) -> None:
    assert free_name(wanted, taken) == name
