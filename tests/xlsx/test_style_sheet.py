"""Styles with another number format, added to those that XlsxWriter wrote."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import xlsxwriter

from xlsx_addin.xlsx.style_sheet import StyleSheet


def styles(**properties: object) -> StyleSheet:
    """Style 0 is the standard one, style 1 has the properties."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_blank(0, 0, None, book.add_format({"bold": True, **properties}))
        sheet.conditional_format("A1", {"type": "no_blanks", "format": book.add_format({"num_format": "0.000"})})
    with zipfile.ZipFile(target) as archive:
        return StyleSheet(archive.read("xl/styles.xml").decode())


def style_xml(sheet: StyleSheet, style: int) -> str:
    [xfs] = re.findall(r"<cellXfs.*?</cellXfs>", sheet.xml, re.DOTALL)
    return str(re.findall(r"<xf [^>]*>", xfs)[style])


def test_a_style_keeps_everything_but_its_number_format() -> None:
    sheet = styles()
    text = sheet.with_format(1, "@")
    assert 'numFmtId="49"' in style_xml(sheet, text)
    assert 'applyNumberFormat="1"' in style_xml(sheet, text)
    assert re.findall('fontId="[0-9]+"', style_xml(sheet, text)) == re.findall('fontId="[0-9]+"', style_xml(sheet, 1))


def test_the_same_wish_gives_the_same_style_and_the_own_format_the_style_itself() -> None:
    sheet = styles(num_format="dd/mm/yyyy")
    assert sheet.with_format(1, "0.00") == sheet.with_format(1, "0.00") == 2
    assert sheet.with_format(1, "dd/mm/yyyy") == 1


def test_a_new_format_gets_a_number_of_its_own() -> None:
    sheet = styles(num_format="dd/mm/yyyy")
    sheet.with_format(1, '0 "điểm"')
    formats = dict(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="([^"]*)"', sheet.xml))
    assert formats["164"] == "dd/mm/yyyy"
    assert list(formats.values()).count("0 &quot;điểm&quot;") == 1
    assert len(formats) == len(set(formats))


@pytest.mark.parametrize(
    ("number_format", "is_date"),
    [("dd/mm/yyyy", True), ("hh:mm", True), ("0.00", False), ('0 "ngày"', False), ("[Red]0", False), ("@", False)],
)
def test_formats_of_dates_are_told_from_others(number_format: str, *, is_date: bool) -> None:
    assert styles(num_format=number_format).shows_dates(1) == is_date


def test_what_has_no_styles_is_refused() -> None:
    with pytest.raises(ValueError, match="no cell styles"):
        StyleSheet("<styleSheet/>")
