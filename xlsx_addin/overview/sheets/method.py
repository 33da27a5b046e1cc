"""``Cách tính``: what each number means, in words; thresholds, and which sheets leave rows out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.overview.measures.figures import SIGNAL_SUBJECTS, SIGNALS
from xlsx_addin.overview.sheets.table import HEADING_ROW, TableColumn, grade_words, grouped, percent
from xlsx_addin.template import design
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from xlsx_addin.overview.sheets.table import SheetMaker
    from xlsx_addin.xlsx.book import Sheet

_COLUMNS = tuple(
    TableColumn(heading, pixels, wraps=True, bold=place == 0)
    for place, (heading, pixels) in enumerate(zip(words.METHOD_COLUMNS, (230, 560, 340), strict=True))
)


def draw(maker: SheetMaker, sheet: Sheet) -> None:
    """The table of measures, then what was agreed, then the limits."""
    pixels = [column.pixels for column in _COLUMNS]
    maker.head(sheet, words.METHOD_TITLE, words.METHOD_SUBTITLE, pixels)
    maker.headings(sheet, HEADING_ROW, _COLUMNS)
    row = HEADING_ROW
    said = grade_words(maker.overview.figures.guidance)
    for entry in words.METHOD:
        row += 1
        maker.row(sheet, row, _COLUMNS, [text.format(**said) for text in entry])
    thresholds = {name: percent(value, 0) for name, value in SIGNALS.items()}
    notes = [note.format(subjects=SIGNAL_SUBJECTS, **thresholds, **said) for note in words.METHOD_NOTES]
    limits = [words.LIMIT.format(sheet=name, count=grouped(count)) for name, count in maker.left_out.items()] or [
        words.NO_LIMITS
    ]
    style = maker.styles.of(font_size=design.TABLE_SIZE, text_wrap=True, valign="top")
    for heading, sentences in ((words.METHOD_NOTES_HEADING, notes), (words.LIMITS_HEADING, limits)):
        row += 2
        maker.section(sheet, row, heading)
        for sentence in sentences:
            row += 1
            maker.note(sheet, row, sentence, len(_COLUMNS), sum(pixels))
            sheet.write_string(row, 0, sentence, style)
    maker.page(sheet)
