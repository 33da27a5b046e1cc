"""``Cách tính``: what each number means, in words; thresholds, and which sheets leave rows out."""

from __future__ import annotations

from xlsx_addin.overview.measures.figures import SIGNAL_SUBJECTS, SIGNALS
from xlsx_addin.overview.sheets.table import HEADING_ROW, SheetMaker, TableColumn, grade_words, grouped, percent
from xlsx_addin.words import overview_sheets as words

_COLUMNS = tuple(
    TableColumn(heading, pixels, wraps=True, bold=place == 0)
    for place, (heading, pixels) in enumerate(zip(words.METHOD_COLUMNS, (230, 560, 340), strict=True))
)


def draw(maker: SheetMaker) -> None:
    """The table of measures, then what was agreed, then the limits."""
    pixels = [column.pixels for column in _COLUMNS]
    maker.head(words.METHOD_TITLE, words.METHOD_SUBTITLE, pixels)
    said = grade_words(maker.figures.guidance)
    measures = [[text.format(**said) for text in entry] for entry in words.METHOD]
    row = maker.table(HEADING_ROW, _COLUMNS, measures)
    thresholds = {name: percent(value, 0) for name, value in SIGNALS.items()}
    notes = [note.format(subjects=SIGNAL_SUBJECTS, **thresholds, **said) for note in words.METHOD_NOTES]
    left_out = maker.overview.left_out.items()
    limits = [words.LIMIT.format(sheet=name, count=grouped(count)) for name, count in left_out]
    for heading, sentences in (
        (words.METHOD_NOTES_HEADING, notes),
        (words.LIMITS_HEADING, limits or [words.NO_LIMITS]),
    ):
        maker.section(row + 2, heading)
        row = maker.notes(row + 2, sentences, pixels)
    maker.page()
