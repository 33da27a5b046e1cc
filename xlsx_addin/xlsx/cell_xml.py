"""The XML of single cells, made once for each value and style."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, TypeAlias

from xlsx_addin.refusal import Refusal
from xlsx_addin.words import files as words
from xlsx_addin.xlsx.blocks import GENERAL, CellLink
from xlsx_addin.xlsx.cells import DateSerial, ErrorValue, Formula

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.xlsx.blocks import WrittenValue
    from xlsx_addin.xlsx.cells import CellValue
    from xlsx_addin.xlsx.style_sheet import StyleSheet

    AnyValue: TypeAlias = CellValue | WrittenValue

DAY_FORMAT = "dd/mm/yyyy"
MOMENT_FORMAT = "dd/mm/yyyy hh:mm"
LONGEST_TEXT = 32767
"""Letters (UTF-16 units) that Excel allows in a cell."""

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - serial numbers have no zone
_DAY = timedelta(days=1)
_SHOWN_START = 40
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_OUTER_SPACE = re.compile(r"\A\s|\s\Z|\n")
_CACHE_LIMIT = 20_000
_BLANK_TYPE = type(None)


class SharedTexts:
    """The texts of a workbook, each written once; the frame's own come first."""

    def __init__(self, xml: str) -> None:
        end = xml.rindex("</sst>")
        self._frame = re.sub(r' count="\d+" uniqueCount="\d+"', "", xml[:end])
        self._end = xml[end:]
        self._first = xml.count("<si>")
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text, given on first sight."""
        return self._numbers.setdefault(text, self._first + len(self._numbers))

    def chunks(self, size: int = 2_000) -> Iterator[str]:
        """The whole part in pieces."""
        texts = list(self._numbers)
        yield self._frame
        for start in range(0, len(texts), size):
            yield "".join([_text_item(text) for text in texts[start : start + size]])
        yield self._end


class CellMaker:
    """Makes the XML of one sheet's cells, from the end of the address on: `` s="3"><v>5</v></c>``."""

    def __init__(self, sheet: str, styles: StyleSheet, texts: SharedTexts) -> None:
        self._sheet = sheet
        self._styles = styles
        self._texts = texts
        self._caches: dict[tuple[int, str | None, type | None], _Cache] = {}

    def column(self, values: Sequence[AnyValue], style: int, number_format: str | None) -> Sequence[str]:
        """The XML of each value in one column; an empty text for a blank cell.

        ``number_format`` takes the place of the style's own, None keeps it.
        """
        types = set(map(type, values)) - {_BLANK_TYPE}
        if not types:
            return [""] * len(values)
        # Equal values of these types, such as True and 1.0, are not written alike.
        alone = next((kind for kind in types if kind in (bool, DateSerial)), None)
        if alone is not None and len(types) > 1:
            return [self.cell(value, style, number_format) for value in values]
        key = style, number_format, alone
        cache = self._caches.get(key)
        if cache is None:
            cache = self._caches[key] = _Cache(self, style, number_format)
        elif len(cache) > _CACHE_LIMIT:
            cache.clear()
            cache[None] = ""
        return list(map(cache.__getitem__, values))

    def cell(self, value: AnyValue, style: int, number_format: str | None) -> str:
        """The XML of one value, an empty text for a blank."""
        if value is None or value == "" or value is Formula.WITHOUT_VALUE:
            return ""
        if isinstance(value, (float, int, Decimal)) and not isinstance(value, bool):
            return self._number(value, style, number_format)
        if isinstance(value, date):
            return self._number(_serial(value), style, number_format)
        if number_format is not None:
            style = self._styles.with_format(style, number_format)
        if isinstance(value, str):
            if len(value) > LONGEST_TEXT // 2 and len(value.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_TEXT:
                raise Refusal(words.TEXT_TOO_LONG.format(sheet=self._sheet, start=value[:_SHOWN_START]))
            return f' s="{style}" t="s"><v>{self._texts.number(value)}</v></c>'
        if isinstance(value, bool):
            return f' s="{style}" t="b"><v>{value:d}</v></c>'
        if isinstance(value, CellLink):
            return f' s="{style}" t="str"><f>{_escaped(value.formula()[1:])}</f><v>{_escaped(value.shown)}</v></c>'
        if isinstance(value, ErrorValue):
            return f' s="{style}" t="e"><v>{_escaped(value.text)}</v></c>'
        raise TypeError(f"{value!r} cannot be written into a cell")

    def _number(self, value: float | Decimal, style: int, number_format: str | None) -> str:
        if not isfinite(value):
            return f' s="{style}" t="e"><v>#NUM!</v></c>'
        is_date = isinstance(value, DateSerial)
        if number_format is None:
            # A number keeps its meaning: a date looks like one, and nothing else does.
            if is_date != self._styles.shows_dates(style):
                whole_day = value == int(value)
                number_format = (DAY_FORMAT if whole_day else MOMENT_FORMAT) if is_date else GENERAL
        elif is_date and number_format == GENERAL:
            number_format = DAY_FORMAT if value == int(value) else MOMENT_FORMAT
        if number_format is not None:
            style = self._styles.with_format(style, number_format)
        return f' s="{style}"><v>{_number_text(value)}</v></c>'


class _Cache(dict["AnyValue", str]):
    """The XML of values already seen in cells of one style."""

    def __init__(self, maker: CellMaker, style: int, number_format: str | None) -> None:
        super().__init__({None: ""})
        self._maker, self._style, self._format = maker, style, number_format

    def __missing__(self, value: AnyValue) -> str:
        xml = self._maker.cell(value, self._style, self._format)
        if value != 0:  # minus zero is equal to zero, but is another number
            self[value] = xml
        return xml


def _serial(value: date) -> DateSerial:
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day has no zone
    return DateSerial((value.replace(tzinfo=None) - _EPOCH) / _DAY)


def _number_text(value: float | Decimal) -> str:
    text = repr(float(value)) if isinstance(value, float) else str(value)
    return text.removesuffix(".0")


def _text_item(text: str) -> str:
    escaped = _LIKE_AN_ESCAPE.sub("_x005F_", text) if "_x" in text else text
    escaped = _escaped(escaped)
    space = ' xml:space="preserve"' if _OUTER_SPACE.search(escaped) else ""
    escaped = _NOT_IN_XML.sub(lambda match: f"_x{ord(match.group()):04X}_", escaped)
    return f"<si><t{space}>{escaped}</t></si>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
