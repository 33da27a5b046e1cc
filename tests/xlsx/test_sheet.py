"""The cells of a sheet, the fast way and the slow way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.xlsx.raw_workbooks import STRICT, TRANSITIONAL, sheet_xml
from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.cell_value import StoredValues
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, SheetValues, column_letters
from xlsx_addin.xlsx.package import DEFAULT_LIMITS, Limits, Unreadable
from xlsx_addin.xlsx.sheet import SheetXml
from xlsx_addin.xlsx.styles import NumberStyles

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = StoredValues(strings=["không", "một", ""], number_styles=NumberStyles(frozenset({1})), is_date1904=False)


def fast(xml: str, size: int = 100_000, limits: Limits = DEFAULT_LIMITS) -> SheetXml:
    reader = SheetXml(VALUES, limits)
    content = xml.encode()
    reader.parse_records(content[start : start + size] for start in range(0, len(content), size))
    return reader


def slow(xml: str, limits: Limits = DEFAULT_LIMITS) -> SheetXml:
    reader = SheetXml(VALUES, limits)
    reader.parse([xml.encode()])
    return reader


def cells(rows: str) -> dict[tuple[int, int], CellValue]:
    """The values by row and column, after making sure that both ways find the same."""
    xml = sheet_xml(rows)
    found = fast(xml).sheet_values("Điểm")
    assert as_typed(found) == as_typed(slow(xml).sheet_values("Điểm"))
    return {(row, column): value for column, values in found.columns.items() for row, value in values.items()}


def as_typed(sheet: SheetValues) -> dict[tuple[int, int], tuple[type, CellValue]]:
    return {(row, column): (type(v), v) for column, values in sheet.columns.items() for row, v in values.items()}


def refusal(rows: str, limits: Limits = DEFAULT_LIMITS) -> tuple[str, dict[str, object]]:
    """Why a sheet is refused, after making sure that both ways say the same."""
    xml = sheet_xml(rows)
    with pytest.raises(Unreadable) as from_slow:
        slow(xml, limits).sheet_values("Điểm")
    with pytest.raises(Unreadable) as from_fast:
        fast(xml, 100_000, limits).sheet_values("Điểm")
    assert from_fast.value.sentence == from_slow.value.sentence
    assert from_fast.value.details == from_slow.value.details
    return from_fast.value.sentence, from_fast.value.details


PLAIN_CELLS: dict[str, CellValue | None] = {
    '<c r="A1"><v>1.5</v></c>': 1.5,
    '<c r="A1" t="n"><v>-2E-3</v></c>': -0.002,
    '<c r="A1" s="1"><v>46371</v></c>': DateSerial(46371),
    '<c r="A1" s="7"><v>46371</v></c>': 46371.0,
    '<c r="A1" s="1" t="s"><v>1</v></c>': "một",
    '<c r="A1" t="s" s="1"><v>1</v></c>': "một",
    '<c r="A1" t="s"><v>2</v></c>': None,
    '<c r="A1" t="b"><v>1</v></c>': True,
    '<c r="A1" t="e"><v>#N/A</v></c>': ErrorValue("#N/A"),
    '<c r="A1" t="e"><v>&amp;</v></c>': ErrorValue("&"),
    '<c r="A1" t="d"><v>2026-12-15</v></c>': DateSerial(46371),
    '<c r="A1" t="str"><v>a &lt; b</v></c>': "a < b",
    '<c r="A1" t="str"><v></v></c>': None,
    '<c r="A1" t="inlineStr"><is><t>Th&#7849;m</t></is></c>': "Thẩm",
    '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a_x0041_ </t></is></c>': " aA ",
    '<c r="A1" t="inlineStr"><f>A2</f><is><t>a</t></is></c>': "a",
    '<c r="A1"/>': None,
    '<c r="A1" s="1"/>': None,
    '<c r="A1" s="1" />': None,
    '<c r="A1" s="1"></c>': None,
    '<c r="A1"><v></v></c>': None,
    '<c r="A1"><f>SUM(A2:A9)</f><v>3</v></c>': 3.0,
    '<c r="A1" t="str"><f aca="false">"a"&amp;"b"</f><v>ab</v></c>': "ab",
    '<c r="A1"><f>SUM(A2:A9)</f></c>': Formula.WITHOUT_VALUE,
    '<c r="A1"><f>SUM(A2:A9)</f><v></v></c>': Formula.WITHOUT_VALUE,
    '<c r="A1"><f>SUM(A2:A9)</f><v/></c>': Formula.WITHOUT_VALUE,
    '<c r="A1"><f>SUM(A2:A9)</f><v /></c>': Formula.WITHOUT_VALUE,
    '<c r="A1" t="str"><f>""</f><v></v></c>': None,
    '<c r="A1" t="str"><f>""</f></c>': Formula.WITHOUT_VALUE,
    '<c r="A1"><f t="shared" ref="A1:A9" si="0">B1</f><v>3</v></c>': 3.0,
    '<c r="A1"><f t="shared" si="0"/><v>3</v></c>': 3.0,
    '<c r="A1" cm="1" t="str"><f t="array" ref="A1">B1</f><v>b</v></c>': "b",
}

ODD_CELLS: dict[str, CellValue | None] = {
    "<c r='A1'><v>1</v></c>": 1.0,
    '<c s="1" r="A1"><v>1</v></c>': DateSerial(1),
    '<c\nr="A1"><v>1</v></c>': 1.0,
    '<c r="A1"><v> 1\n</v></c>': 1.0,
    '<c r="A1">\n <v>1</v>\n</c>': 1.0,
    '<c r="A1"><v>1</v><f>1+0</f></c>': 1.0,
    '<c r="A1"><v><!-- 2 -->1</v></c>': 1.0,
    '<c r="A1"><v>1<?x?>2</v></c>': 12.0,
    '<c r="A1"><v>&#49;</v></c>': 1.0,
    '<c r="&#65;1"><v>1</v></c>': 1.0,
    '<c r="A1"><v xml:space="preserve">1</v></c>': 1.0,
    '<c r="A1" t="str"><v><![CDATA[<c r="B1"><v>1</v></c>]]></v></c>': '<c r="B1"><v>1</v></c>',
    '<c r="A1" t="str"><v>a\r\nb</v></c>': "a\nb",
    '<c r="A1" t="inlineStr"><is><r><t>Chưa </t></r><r><rPr/><t>đạt</t></r></is></c>': "Chưa đạt",
    '<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></is></c>': "a",
    '<c r="A1" t="inlineStr"><is/></c>': None,
    '<c r="A1"><v>1</v><extLst><ext uri="x"><v>2</v></ext></extLst></c>': 1.0,
    '<!-- <c r="A1"><v>9</v></c> --><c r="A1"><v>1</v></c>': 1.0,
    '<c r="A1" xmlns:x="urn:x" x:r="B9"><v>1</v></c>': 1.0,
}


@pytest.mark.parametrize(("cell", "value"), [*PLAIN_CELLS.items(), *ODD_CELLS.items()])
def test_cells(cell: str, value: CellValue | None) -> None:
    found = cells(f'<row r="1">{cell}</row>')

    assert found == ({} if value is None else {(1, 1): value})


@pytest.mark.parametrize("cell", PLAIN_CELLS)
def test_a_cell_of_the_usual_shape_never_reaches_expat(cell: str) -> None:
    assert fast(sheet_xml(f'<row r="1">{cell}</row>')).elements == len(["worksheet", "sheetData"])


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1">{}</row>',
        '<row r="1" spans="1:7" x14ac:dyDescent="0.25" xmlns:x14ac="urn:x">{}</row>',
        '<row r="1" customFormat="false" ht="12.8" hidden="true">{}</row>',
        '<row r="1" >\n{}\n</row >',
        '<row r="9">{}</row>',
        "<row>{}</row>",
        "<row r='1'>{}</row>",
        '<row spans="1:1" r="1">{}</row>',
        '<row r="1">{}<extLst><ext/></extLst></row>',
        "<!-- </row> --><row>{}</row>",
        '<row r="3"/><row r="4"></row>\n<row r="1">{}</row>\n<row r="5"/>',
    ],
)
def test_the_reference_of_a_cell_counts_whatever_its_row_says(row: str) -> None:
    assert cells(row.format('<c r="A1"><v>1</v></c>')) == {(1, 1): 1.0}


def test_cells_and_rows_without_a_place_follow_the_one_before() -> None:
    rows = (
        '<row r="2"><c r="B2"><v>1</v></c></row>'
        "<row><c><v>2</v></c><c><v>3</v></c></row>"
        '<row r="7"/>'
        '<row><c r="D4"><v>4</v></c><c><v>5</v></c></row>'
    )

    assert cells(rows) == {(2, 2): 1.0, (3, 1): 2.0, (3, 2): 3.0, (4, 4): 4.0, (8, 5): 5.0}


@pytest.mark.parametrize(
    ("row", "is_hidden"),
    [
        ('<row r="3" hidden="1"><c r="A3"><v>1</v></c></row>', True),
        ('<row r="3" spans="1:2" ht="0" hidden="true" customHeight="1"><c r="A3"><v>1</v></c></row>', True),
        ('<row r="3" hidden="1"/>', True),
        ('<row hidden="1" r="3"><c r="A3"><v>1</v></c></row>', True),
        ('<row r="3" hidden="0"><c r="A3"><v>1</v></c></row>', False),
        ('<row r="3" x:hidden="1" xmlns:x="urn:x"><c r="A3"><v>1</v></c></row>', False),
    ],
)
def test_hidden_rows_are_told(row: str, is_hidden: bool) -> None:
    xml = sheet_xml(f'<row r="2"><c r="A2"><v>1</v></c></row>{row}<row r="4"><c r="A4"><v>1</v></c></row>')
    expected = frozenset({3} if is_hidden else ())
    assert [read(xml).sheet_values("Điểm").hidden_rows for read in (fast, slow)] == [expected, expected]


def test_letters_of_a_place_may_be_small() -> None:
    assert cells('<row r="1"><c r="a1"><v>1</v></c><c r="Xfd1"><v>2</v></c></row>') == {(1, 1): 1.0, (1, 16_384): 2.0}


def test_the_far_corner_of_a_sheet_costs_no_more_than_another_cell() -> None:
    assert cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>') == {(1_048_576, 16_384): 1.0}


@pytest.mark.parametrize(
    "reference",
    ["XFE1", "AAAA1", "A1048577", "A9999999", "A0", "A01", "$A$1", "1A", "A", "1", "", "A-1", "A1:B2"],
)
def test_a_cell_outside_the_sheet_is_damage(reference: str) -> None:
    assert refusal(f'<row r="1"><c r="{reference}"><v>1</v></c></row>') == (words.SHEET_DAMAGED, {})


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="0"/>',
        '<row r="-1"/>',
        '<row r="một"/>',
        '<row r="12345678"/>',
        '<row r="1048577"><c><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"/><c/></row>',
        '<row r="1"><c r="A1"><v>1</v><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1<b/></v></c></row>',
        '<row r="1"><c r="A1"><x/></c></row>',
        '<row r="1"><v>1</v></row>',
        '<c r="A1"/>',
        '<row r="1"><row r="2"/></row>',
        '<x:AlternateContent xmlns:x="urn:x"><row r="1"/></x:AlternateContent>',
        '<row r="1" r="2"/>',
        '<row r="1"><c r="A1" s="1" s="2"/></row>',
        '<row r="1"><c r="A1" t="str"><v>a]]></v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>',
        '<row r="1"><c r="A1"></row></c>',
        '<row r="1"><c r="A1"><v>1</c></v></row>',
        '<row r="1"><c r="A1"/>',
        "</sheetData><sheetData>",
        '<row xmlns="urn:x" r="1"><c r="A1"/></row>',
    ],
)
def test_what_no_sheet_may_hold_is_damage(rows: str) -> None:
    assert refusal(rows) == (words.SHEET_DAMAGED, {})


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B7"><v>mười</v></c>',
        '<c r="B7" t="s"><v>3</v></c>',
        '<c r="B7" t="b"><v>có</v></c>',
        '<c r="B7" t="x"><v>1</v></c>',
        '<c r="B7"><is><t>a</t></is></c>',
    ],
)
def test_damage_in_a_cell_names_it(cell: str) -> None:
    assert refusal(f'<row r="7"><c r="A7"/>{cell}</row>') == (words.CELL_DAMAGED, {"cell": "B7"})


@pytest.mark.parametrize(
    "cells_of_rows",
    [
        ('<c r="A1"><v>1</v></c>', '<c r="A1"><v>1</v></c>'),
        ('<c r="A1"/>', '<c r="A1"><v>1</v></c>'),
        ('<c r="A1"><v>1</v></c>', '<c r="A1" s="1"/>'),
        ("<c r='A1'/>", '<c r="A1"/>'),
        ('<c r="A1"/>', "<c r='A1'/>"),
        ('<c r="A2"><v>1</v></c>', "<c><v>1</v></c>"),
        ('<c r="B1"/><c r="B1"/>', ""),
    ],
)
def test_a_cell_that_stands_twice_is_refused(cells_of_rows: tuple[str, str]) -> None:
    first, second = cells_of_rows

    assert refusal(f'<row r="1">{first}</row><row r="2">{second}</row>') == (words.CELL_TWICE, {})


def test_strict_open_xml_is_read_and_another_namespace_is_not() -> None:
    xml = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')

    assert as_typed(fast(xml.replace(TRANSITIONAL, STRICT)).sheet_values("")) == {(1, 1): (float, 1.0)}
    with pytest.raises(Unreadable):
        fast(xml.replace(TRANSITIONAL, "urn:x"))


PREFIXED = f"""<x:worksheet xmlns:x="{TRANSITIONAL}"><x:sheetData>
<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>
<row r="2"><c r="A2"><v>2</v></c></row>
</x:sheetData></x:worksheet>"""


def test_prefixed_cells_are_read_and_cells_of_no_namespace_are_damage() -> None:
    good = "\n".join(line for line in PREFIXED.splitlines() if "A2" not in line)

    assert as_typed(fast(good).sheet_values("")) == {(1, 1): (float, 1.0)}
    with pytest.raises(Unreadable):
        fast(PREFIXED)


def test_a_comment_that_looks_like_rows_is_not_read() -> None:
    hidden = '<!-- </row><row r="3"><c r="A3"><v>666</v></c></row> -->'
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row>{hidden}<row r="2"><c r="A2"><v>2</v></c></row>'

    for size in range(1, 200):
        assert as_typed(fast(sheet_xml(rows), size).sheet_values("")) == {(1, 1): (float, 1.0), (2, 1): (float, 2.0)}


@pytest.mark.parametrize("row", ["<row/>", '<row r="1"></row>', '<row r="1"/>\n'])
def test_more_rows_than_a_sheet_has_are_refused(row: str) -> None:
    head, tail = sheet_xml("{}").split("{}")
    pieces = iter([head.encode(), *[(row * 20_000).encode()] * 60, tail.encode()])

    with pytest.raises(Unreadable) as caught:
        SheetXml(VALUES, replace(DEFAULT_LIMITS, elements=10**9)).parse_records(pieces)
    assert caught.value.sentence == words.SHEET_DAMAGED


@pytest.mark.parametrize(
    "limits",
    [
        replace(DEFAULT_LIMITS, cells=999),
        replace(DEFAULT_LIMITS, memory_bytes=1000 * 24),
    ],
)
def test_too_many_cells_are_refused(limits: Limits) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}.5</v></c></row>' for row in range(1, 1001))

    assert refusal(rows, limits) == (words.TOO_MUCH, {})


def test_a_sheet_of_many_columns_is_refused_earlier() -> None:
    cells_of_row = "".join(f'<c r="{column_letters(column)}1"/>' for column in range(1, 1002))

    assert refusal(f'<row r="1">{cells_of_row}</row>', replace(DEFAULT_LIMITS, wide_cells=1000)) == (words.TOO_MUCH, {})
    assert cells(f'<row r="1">{cells_of_row}</row>') == {}


@pytest.mark.parametrize("cell", ['<c r="A{0}"><f>B{0}</f><v>1</v></c>', '<c r="A{0}" t="str"><v>text {0}</v></c>'])
def test_too_many_cells_that_are_all_different_are_refused(cell: str) -> None:
    rows = "".join(f'<row r="{row}">{cell.format(row)}</row>' for row in range(1, 1001))

    assert refusal(rows, replace(DEFAULT_LIMITS, elements=999)) == (words.TOO_MUCH, {})


@pytest.mark.parametrize(
    "cell",
    ['<c r="A1" t="str"><v>{}</v></c>', '<c r="A1"><v>{}</v></c>', '<c r="A1" t="inlineStr"><is><t>{}</t></is></c>'],
)
def test_an_endless_cell_is_refused_before_it_is_all_there(cell: str) -> None:
    head, tail = sheet_xml(f'<row r="1">{cell}</row>').split("{}")
    pieces = iter([head.encode(), *[b"1" * 250_000] * 40, tail.encode()])

    with pytest.raises(Unreadable) as caught:
        SheetXml(VALUES, DEFAULT_LIMITS).parse_records(pieces)
    assert caught.value.sentence == words.CELL_TOO_LONG
    assert len(list(pieces)) > 30


PLAIN = [cell.replace("A1", "{}", 1) for cell in PLAIN_CELLS]
ODD = [cell.replace("A1", "{}", 1) for cell in ODD_CELLS if "A1" in cell and "B1" not in cell]
PLACELESS = ["<c><v>1</v></c>", "<c/>", "\n", "text", "<!-- </row> -->"]
DAMAGED = ['<c r="{}"><v>x</v></c>', '<c r="{}" t="s"><v>9</v></c>', '<c r="{}">', "<x/>", '<c r="{}"/><c r="{}"/>']


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Rows of plain cells, odd cells and, seldom, damage."""
    rows = []
    for number in range(1, draw(st.integers(1, 8))):
        kinds = draw(st.sampled_from([PLAIN, PLAIN, PLAIN, PLAIN + ODD, PLAIN + PLACELESS, PLAIN + DAMAGED]))
        chosen = draw(st.lists(st.sampled_from(kinds), max_size=5))
        row = "".join(cell.replace("{}", f"{'ABCDEFG'[place]}{number}") for place, cell in enumerate(chosen))
        opening = draw(st.sampled_from([f'<row r="{number}">'] * 6 + ["<row>", f"<row r='{number}'>", "<row\n>"]))
        rows.append(f"{opening}{row}</row>" if row else f'<row r="{number}"/>')
    return sheet_xml("".join(rows))


def outcome(read: Callable[[], SheetXml]) -> object:
    """The values, or why there are none."""
    try:
        return as_typed(read().sheet_values("Điểm"))
    except Unreadable as error:
        return error.sentence, error.details


@given(sheets(), st.integers(1, 400))
def test_both_ways_read_the_same(xml: str, size: int) -> None:
    assert outcome(lambda: fast(xml, size)) == outcome(lambda: slow(xml))
