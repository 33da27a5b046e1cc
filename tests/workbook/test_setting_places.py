"""Every setting has one place, on ``Thẩm định`` or on ``Văn bản``, and its value goes there."""

from __future__ import annotations

import pytest

from xlsx_addin.workbook import layout
from xlsx_addin.workbook.setting_places import PAPERS, PAPERS_ROOM, parts, place_of, setting_places, settings_blocks


def test_every_setting_has_its_place_and_none_overlap() -> None:
    places = list(setting_places())
    headings = {(part.sheet, place.first) for place, part in parts()}
    taken = [(place.sheet, row) for place in places for row in range(place.row, place.row + place.rows)]

    assert [place.setting for place in places] == list(layout.SETTINGS)
    assert len(set(taken)) == len(taken)
    assert headings.isdisjoint(taken)


def test_what_only_documents_use_stands_on_a_sheet_of_its_own() -> None:
    assert {place.setting for place in setting_places() if place.sheet == layout.PAPERS} == set(layout.PAPER_SETTINGS)
    assert place_of("TenCapTren").sheet == layout.CONSOLE
    assert PAPERS[-1].last <= PAPERS_ROOM.last


@pytest.mark.parametrize(("name", "sheet"), [("Nam", "Thẩm định"), ("DiaDanh", "Văn bản")])
def test_a_setting_goes_to_its_cell(name: str, sheet: str) -> None:
    blocks = settings_blocks({name: "Lạc Dương"})
    place = place_of(name)

    written = {(block.sheet, block.row): block.rows[0][0] for block in blocks}
    assert {where: value for where, value in written.items() if value is not None} == {(sheet, place.row): "Lạc Dương"}
    assert place.cell == f"C{place.row}"
