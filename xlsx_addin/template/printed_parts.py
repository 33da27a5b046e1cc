"""A table too wide for one page is printed in parts side by side: columns that belong together, under a name.

The names are text boxes over the headings, in rows that every page repeats: nothing that a cell holds, hence no part of
a clerk's data, of its code or of a digest.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.template import design
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import sheets as words
from xlsx_addin.workbook import layout, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

_MOST_PARTS_MORE = 2
"""Parts beyond the fewest possible that a division by meaning may cost."""
_BOX_PADDING, _BOX_PIXELS, _BOX_TOP = 30, 24, 4
_KEEPS_ITS_SIZE = 2
"""It moves with the cells below it."""


class PrintedPart(NamedTuple):
    """A part: its first column, counted from 0, beside those that every page repeats, and what it is about."""

    first: int
    name: str = ""


def printed_parts(headings: Sequence[str], pixels: Sequence[int], frozen: int, page: int) -> list[PrintedPart]:
    """The parts of a table whose columns have these headings and widths, from left to right.

    ``frozen`` columns stand on every page, which has ``page`` pixels. Columns in another order than the template's may
    lie so mixed that a division by meaning would take many pages: then the parts are equally full and have no names.
    """
    about = list(_subjects(headings))
    changes = [column for column in range(frozen + 1, len(pixels)) if about[column] != about[column - 1]]
    edges = [frozen, *changes, len(pixels)]
    parts = []
    for first, last in pairwise(edges):
        within = page_breaks([*pixels[:frozen], *pixels[first:last]], frozen, page)
        parts += [PrintedPart(column, about[first]) for column in (first, *(first - frozen + each for each in within))]
    fewest = [frozen, *page_breaks(pixels, frozen, page)]
    if len(parts) > len(fewest) + _MOST_PARTS_MORE:
        return [PrintedPart(column) for column in fewest]
    return parts


def _subjects(headings: Sequence[str]) -> Iterator[str]:
    """What each column is about; one of the clerk's own belongs to those before it."""
    starts = {layout.declared(layout.SUBJECTS, field): name for field, name in words.PARTS.items()}
    known: dict[str, str] = {}
    name = ""
    for column in layout.SUBJECT_COLUMNS + layout.MERGED_COLUMNS:
        name = starts.get(column, name)
        known |= {fold(heading): name for heading in column.headings}
    name = ""
    for heading in headings:
        name = known.get(fold(heading), name)
        yield name


def label_parts(sheet: Worksheet, parts: Sequence[PrintedPart]) -> None:
    """Write over each part which one it is."""
    for number, part in enumerate(parts, start=1):
        text = (words.NAMED_PART if part.name else words.PART).format(number=number, parts=len(parts), name=part.name)
        options = {
            "width": round(text_width.text_pixels(text, design.TABLE_SIZE, bold=True)) + _BOX_PADDING,
            "height": _BOX_PIXELS,
            "y_offset": _BOX_TOP,
            "object_position": _KEEPS_ITS_SIZE,
            "font": {
                "name": design.FONT,
                "size": design.TABLE_SIZE,
                "bold": True,
                "color": design.MUTED,
            },
            "align": {"vertical": "middle"},
            "line": {"none": True},
            "fill": {"none": True},
            "description": text,
        }
        sheet.insert_textbox(0, part.first, text, options)


def page_breaks(pixels: Sequence[int], frozen: int, page: int) -> list[int]:
    """Numbers of the columns before which a new page starts (0-based), the frozen columns being on every page.

    The pages are about equally full, so that none holds a single column.
    """
    room = page - sum(pixels[:frozen])
    pages = -(-sum(pixels[frozen:]) // room)
    breaks: list[int] = []
    used = 0
    for column, width in enumerate(pixels[frozen:], start=frozen):
        before = used
        used += width
        on_page = used - sum(pixels[frozen : breaks[-1] if breaks else frozen])
        ahead = sum(pixels[frozen:]) * (len(breaks) + 1) / pages
        past_middle = before + width / 2 > ahead
        if before and (on_page > room or (past_middle and len(breaks) < pages - 1)):
            breaks.append(column)
    return breaks
