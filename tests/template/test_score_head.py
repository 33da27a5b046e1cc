"""The rows above the headings of ``Điểm`` in a built workbook, and the colours below them."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from xlsx_addin.guidance import load
from xlsx_addin.sample.workbook import sample, sample_sheets
from xlsx_addin.template.build import build
from xlsx_addin.workbook.text_width import line_pixels
from xlsx_addin.xlsx.cells import SheetValues

LONG_NAME = "Hiệu quả thực tế của mô hình qua số liệu, chỉ tiêu và tác động đối với đơn vị, địa phương, " * 2


@pytest.fixture(scope="module")
def filled() -> bytes:
    return build(macros=True, additions=sample_sheets(sample()))


def scores(content: bytes, *, values: bool) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(BytesIO(content), data_only=values)["Điểm"]


def test_the_formulas_are_stored_with_what_they_give(filled: bytes) -> None:
    shown = scores(filled, values=True)
    names = [criterion.content for criterion in load().newest_scale.criteria]
    assert [cell.value for cell in shown[1]][3:6] == names
    assert [cell.value for cell in shown[3]][3:6] == [30, 30, 40]
    rows = [row for row in shown.iter_rows(min_row=5, values_only=True) if row[0]]
    blank = [row[3:6].count(None) for row in rows]
    assert shown["C2"].value == f"{blank.count(0)}/{len(rows)} phiếu"
    assert shown["G2"].value == sum(blank)
    formulas = scores(filled, values=False)
    places = [f"{letters}{row}" for letters in "DEF" for row in (1, 2, 3)] + ["C2", "G2"]
    assert all(formulas[place].data_type == "f" for place in places)


def test_another_word_in_a_cell_of_the_head_stays() -> None:
    own = SheetValues("Điểm")
    own.set(2, 3, "Họp lần hai")
    content = build(macros=False, additions={"Điểm": own})
    assert scores(content, values=False)["C2"].value == "Họp lần hai"


def test_the_row_of_the_names_is_as_high_as_the_longest_needs() -> None:
    scale = SheetValues("Tiêu chí")
    scale.set(5, 2, LONG_NAME)
    sheet = scores(build(macros=True, additions={"Tiêu chí": scale}), values=True)
    assert sheet["D1"].value == LONG_NAME
    assert sheet.row_dimensions[1].height * 96 / 72 >= 9 * line_pixels(11)


def test_five_criteria_are_narrower_and_the_scorer_stays_in_sight() -> None:
    codes = [f"C{number}" for number in range(1, 6)]
    few, many = (scores(build(macros=True, criteria=codes[:count]), values=False) for count in (4, 5))
    assert few.column_dimensions["D"].width > many.column_dimensions["D"].width
    assert few.freeze_panes == many.freeze_panes == "D5"


def test_every_colour_of_a_score_comes_in_the_order_in_which_libreoffice_reads_them(filled: bytes) -> None:
    rules = [
        rule
        for cells, found in scores(filled, values=False).conditional_formatting._cf_rules.items()
        for rule in found
        if "D5" in cells.sqref
    ]
    ordered = [rule.formula[0] for rule in sorted(rules, key=lambda rule: rule.priority)]
    expected = [">0)", "=0)", "ISTEXT(D5)", "AVERAGEIFS(", "$A5<>$A4"]
    assert len(ordered) == len(expected)
    assert all(part in formula for part, formula in zip(expected, ordered, strict=True))
