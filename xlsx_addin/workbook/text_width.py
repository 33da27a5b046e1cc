"""How wide a text prints in Times New Roman, so that row heights can be set and nothing is cut off."""

from __future__ import annotations

import unicodedata

CELL_PADDING = 5
"""Pixels of a column's width that are not for its text."""

_REGULAR = {
    200: "|",
    250: " ,.",
    278: "/:;\\ijlt",
    333: "!()-Ifr`[]'",
    389: "s",
    408: '"',
    444: "?aceyzđ",
    500: "$*#0123456789_bdghknopquvx–“”",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐ&",
    778: "m",
    833: "%",
    889: "M",
    944: "W",
    1000: "…—",
}
_WIDTHS = {letter: width for width, letters in _REGULAR.items() for letter in letters}
_DEFAULT = 600
_HORN = "\u031b"
_HORN_WIDTH = 45
_BOLD = 1.08
_PIXELS_PER_POINT = 96 / 72
_LINE_PIXELS_PER_POINT = 1.15 * _PIXELS_PER_POINT


def text_pixels(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text on one line in pixels at 96 dpi, ``size`` in points; a little generous."""
    thousandths = 0
    for mark in unicodedata.normalize("NFD", text):
        if unicodedata.combining(mark):
            thousandths += _HORN_WIDTH if mark == _HORN else 0
        else:
            thousandths += _WIDTHS.get(mark, _DEFAULT)
    return thousandths / 1000 * size * _PIXELS_PER_POINT * (_BOLD if bold else 1.0)


def line_count(text: str, pixels: float, size: float, *, bold: bool = False) -> int:
    """Lines a wrapped text takes in a column of that many pixels; line breaks in the text count."""
    space = text_pixels(" ", size, bold=bold)
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        used = 0.0
        for word in paragraph.split(" "):
            width = text_pixels(word, size, bold=bold)
            if used and used + space + width > pixels:
                lines += 1
                used = width
            else:
                used += width + (space if used else 0.0)
    return lines


def line_pixels(size: float) -> float:
    """Height of one line in pixels."""
    return size * _LINE_PIXELS_PER_POINT
