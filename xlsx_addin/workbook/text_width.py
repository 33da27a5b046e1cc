"""How wide a text prints in Times New Roman, so that row heights can be set and nothing is cut off."""

from __future__ import annotations

import unicodedata
from math import ceil, inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
            if width > pixels:  # broken within, from a line of its own
                lines += (used > 0) + ceil(width / pixels) - 1
                used = width % pixels
            elif used and used + space + width > pixels:
                lines += 1
                used = width
            else:
                used += width + (space if used else 0.0)
    return lines


def line_pixels(size: float) -> float:
    """Height of one line in pixels."""
    return size * _LINE_PIXELS_PER_POINT


def balanced(text: str, pixels: float, size: float, *, bold: bool = False) -> str:
    """The text in as few lines as so many pixels need, of about equal length; line ends that it has stay."""
    if "\n" in text:
        return text
    words = text.split(" ")
    for lines in range(1, len(words) + 1):
        width, found = _narrowest(words, lines, size, bold=bold)
        if width <= pixels or lines == len(words):
            return "\n".join(found)
    return text


def _narrowest(words: Sequence[str], lines: int, size: float, *, bold: bool) -> tuple[float, list[str]]:
    """The widest line's width, and the lines, of the break into so many lines whose widest line is the narrowest."""
    best: list[tuple[float, list[str]]] = [(0.0, []), *((inf, []) for _ in words)]
    for _ in range(lines):
        following: list[tuple[float, list[str]]] = [(inf, []) for _ in best]
        for start, (width, found) in enumerate(best):
            if width == inf:
                continue
            for end in range(start + 1, len(words) + 1):
                line = " ".join(words[start:end])
                widest = max(width, text_pixels(line, size, bold=bold))
                if widest < following[end][0]:
                    following[end] = (widest, [*found, line])
        best = following
    return best[-1]
