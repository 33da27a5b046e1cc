"""How wide a text prints in Times New Roman, so that row heights can be set and nothing is cut off."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.normalise import fold_spelling
from xlsx_addin.words.letterhead import COMPOUNDS, LINE_BEGINS

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLE_SIZE = 11
"""Points of a table's type, the workbook's standard one."""
CELL_PADDING = 5
"""Pixels of a column's width that are not for its text."""
_DIGIT_PIXELS = 7
"""The width of a digit in the standard type."""

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
_COMPOUNDS = {tuple(fold_spelling(compound).split()) for compound in COMPOUNDS}
_SIZES = sorted({len(compound) for compound in _COMPOUNDS})
_LINE_BEGINS = {fold_spelling(begin) for begin in LINE_BEGINS}
_BOLD = 1.08
_PIXELS_PER_POINT = 96 / 72
_LINE_PIXELS_PER_POINT = 1.15 * _PIXELS_PER_POINT


def text_pixels(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text on one line in pixels at 96 dpi, ``size`` in points; a little generous."""
    return _thousandths(text) / 1000 * size * _PIXELS_PER_POINT * (_BOLD if bold else 1.0)


@lru_cache(maxsize=10_000)
def _thousandths(text: str) -> int:
    """Width in thousandths of the size; the same few words make up most of what is measured."""
    thousandths = 0
    for mark in unicodedata.normalize("NFD", text):
        if unicodedata.combining(mark):
            thousandths += _HORN_WIDTH if mark == _HORN else 0
        else:
            thousandths += _WIDTHS.get(mark, _DEFAULT)
    return thousandths


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


def column_pixels(characters: float) -> int:
    """The width on the screen of a column of so many characters."""
    return round(characters * _DIGIT_PIXELS) + CELL_PADDING


def line_pixels(size: float) -> float:
    """Height of one line in pixels."""
    return size * _LINE_PIXELS_PER_POINT


def balanced(text: str, pixels: float, size: float, *, bold: bool = False) -> str:
    """The text in as few lines as so many pixels need; line ends that it has stay.

    No line end parts a compound. Of all ways the one counts in which the most lines begin with a word that a line
    may well begin with, and of those the one whose lines are of about equal length.
    """
    if "\n" in text:
        return text
    units = _units(text.split(" "))
    for lines in range(1, len(units) + 1):
        found = _best_lines(units, lines, pixels, size, bold=bold)
        if found is not None:
            return "\n".join(found)
    return text if len(units) == 1 else "\n".join(units)


def _units(words: Sequence[str]) -> list[str]:
    """The words of a name, those of a compound together; of two that overlap the longer, else the first."""
    folded = [fold_spelling(word) for word in words]
    units = []
    place = 0
    while place < len(words):
        length = max((size for size in _SIZES if tuple(folded[place : place + size]) in _COMPOUNDS), default=1)
        units.append(" ".join(words[place : place + length]))
        place += length
    return units


def _best_lines(units: Sequence[str], lines: int, pixels: float, size: float, *, bold: bool) -> list[str] | None:
    """The best break into so many lines that fit; None where there is none."""
    begins = [fold_spelling(unit) in _LINE_BEGINS for unit in units]
    best: list[tuple[int, float, list[str]] | None] = [(0, 0.0, []), *(None for _ in units)]
    for _ in range(lines):
        following: list[tuple[int, float, list[str]] | None] = [None for _ in best]
        for start, reached in enumerate(best):
            if reached is None or start == len(units):
                continue
            ill_begun, widest, found = reached
            ill = ill_begun + (start > 0 and not begins[start])
            for end in range(start + 1, len(units) + 1):
                line = " ".join(units[start:end])
                width = text_pixels(line, size, bold=bold)
                if width > pixels:
                    break
                way = (ill, max(widest, width), [*found, line])
                known = following[end]
                if known is None or way[:2] < known[:2]:
                    following[end] = way
        best = following
    return None if best[-1] is None else best[-1][2]
