"""The cell styles of a workbook, to which the same style with another number format can be added."""

from __future__ import annotations

import re
from html import escape, unescape

_STYLES = re.compile(r'<cellXfs count="\d+">(.*?)</cellXfs>', re.DOTALL)
_STYLE = re.compile(r"<xf [^>]*?/>|<xf .*?</xf>", re.DOTALL)
_FORMATS = re.compile(r'<numFmts count="\d+">(.*?)</numFmts>', re.DOTALL)
_FORMAT = re.compile(r'<numFmt numFmtId="(\d+)" formatCode="([^"]*)"\s*/>')
_FORMAT_NUMBER = re.compile(r'numFmtId="(\d+)"')
_APPLIED = ' applyNumberFormat="1"'
_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')

_BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "@": 49}
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_FIRST_CUSTOM = 164


class StyleSheet:
    """The styles of one ``styles.xml``; ``xml`` is that part with the styles that were added."""

    def __init__(self, xml: str) -> None:
        styles = _STYLES.search(xml)
        if styles is None:
            raise ValueError("the workbook has no cell styles")
        self._xml = xml
        self._styles: list[str] = _STYLE.findall(styles.group(1))
        formats = _FORMATS.search(xml)
        listed = _FORMAT.findall(formats.group(1)) if formats else []
        self._formats = {unescape(code): int(number) for number, code in listed}
        self._derived: dict[tuple[int, str], int] = {}

    def with_format(self, style: int, number_format: str) -> int:
        """The number of the style that is ``style`` with that number format."""
        key = style, number_format
        if key not in self._derived:
            number = self._format_number(number_format)
            xml = self._styles[style]
            if _number(xml) != number:
                xml = _FORMAT_NUMBER.sub(f'numFmtId="{number}"', xml, count=1)
                if _APPLIED not in xml:
                    xml = xml.replace("<xf ", f"<xf{_APPLIED} ", 1)
                if xml not in self._styles:
                    self._styles.append(xml)
                style = self._styles.index(xml)
            self._derived[key] = style
        return self._derived[key]

    def shows_dates(self, style: int) -> bool:
        """Whether a number in a cell of that style is a date or a time."""
        number = _number(self._styles[style])
        code = next((code for code, known in self._formats.items() if known == number), "")
        return number in _BUILT_IN_DATES or any(letter in _LITERALS.sub("", code).lower() for letter in "dmyhs")

    @property
    def xml(self) -> str:
        """The whole part."""
        styles = f'<cellXfs count="{len(self._styles)}">{"".join(self._styles)}</cellXfs>'
        xml = _STYLES.sub(lambda _: styles, self._xml, count=1)
        if not self._formats:
            return xml
        codes = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{escape(code)}"/>' for code, number in self._formats.items()
        )
        formats = f'<numFmts count="{len(self._formats)}">{codes}</numFmts>'
        if _FORMATS.search(xml):
            return _FORMATS.sub(lambda _: formats, xml, count=1)
        return xml.replace("<fonts ", f"{formats}<fonts ", 1)

    def _format_number(self, number_format: str) -> int:
        if number_format in _BUILT_IN:
            return _BUILT_IN[number_format]
        if number_format not in self._formats:
            # Conditional formats number theirs from the same range, without listing them.
            taken = [int(number) for number in _FORMAT_NUMBER.findall(self._xml)]
            self._formats[number_format] = max(_FIRST_CUSTOM - 1, *taken, *self._formats.values()) + 1
        return self._formats[number_format]


def _number(style: str) -> int:
    match = _FORMAT_NUMBER.search(style)
    return 0 if match is None else int(match.group(1))
