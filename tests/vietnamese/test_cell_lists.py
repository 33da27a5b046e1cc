import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.vietnamese.cell_lists import ranges

ADDRESSES = st.builds("{}{}".format, st.sampled_from(["A", "F", "Z", "AA", "XFD"]), st.integers(1, 30))


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ([], ""),
        (["F5"], "F5"),
        (["H3", "F12", "F5", "F7", "F8", "F9", "F10", "F11"], "F5, F7:F12, H3"),
        (["F7", "F8"], "F7:F8"),
        (["F5", "G5", "H5"], "F5, G5, H5"),
        (["F5", "F5", "F6", "F5"], "F5:F6"),
        (["AA1", "Z1", "B10", "B9"], "B9:B10, Z1, AA1"),
    ],
)
def test_neighbours_in_a_column_are_joined(cells: list[str], text: str) -> None:
    assert ranges(cells) == text


def test_a_long_list_ends_with_the_number_of_cells_left_out() -> None:
    cells = ["F5", "F7", "F8", "H3", "J1", "J2", "J3"]
    assert ranges(cells, most=2) == "F5, F7:F8 và 4 ô khác"
    assert ranges(cells, most=3) == "F5, F7:F8, H3 và 3 ô khác"
    assert ranges(cells, most=4) == "F5, F7:F8, H3, J1:J3"


@given(st.lists(ADDRESSES))
def test_every_cell_is_in_the_list_once(cells: list[str]) -> None:
    listed = []
    for item in filter(None, ranges(iter(cells)).split(", ")):
        column, *rows = re.findall("[A-Z]+|[0-9]+", item.replace(":" + re.findall("[A-Z]+", item)[0], ":"))
        listed += [f"{column}{row}" for row in range(int(rows[0]), int(rows[-1]) + 1)]
    assert sorted(listed) == sorted(set(cells))


@pytest.mark.parametrize("cell", ["", "5F", "$F$5", "f5", "F0", "F5:F6"])
def test_what_is_no_address_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="not the address of a cell"):
        ranges([cell])
