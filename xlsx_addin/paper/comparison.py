"""Whether the results still are those of the papers that were made last: compared with the copy kept beside these."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.paper.files import snapshot_stem
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.numbers import decimal_comma
from xlsx_addin.words import paper_making as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_of, shown
from xlsx_addin.workbook.results import result_columns
from xlsx_addin.workbook.tables import find_table
from xlsx_addin.xlsx.reader import FileWorkbook
from xlsx_addin.xlsx.serial_dates import moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.xlsx.blocks import WrittenValue
    from xlsx_addin.xlsx.cells import CellValue, SheetValues

_FIELDS = ("outcome", "grade", "total", "above", "decision")
_Result = dict[str, str]
"""What papers say of a subject, as ``Kết quả`` shows it, by field."""


class PaperChanges(NamedTuple):
    """When the last papers were made, and what of their results is otherwise by now."""

    made: date
    changes: tuple[str, ...]

    def sentence(self, most: int) -> str:
        """One sentence that names so many of the subjects."""
        others = len(self.changes) - most
        named = "; ".join(self.changes[:most])
        more = words.OTHERS.format(count=others) if others > 0 else ""
        return words.CHANGED.format(day=self.made.day, month=self.made.month, changes=named + more)


def paper_changes(job: Job, folder: Path) -> PaperChanges | None:
    """What has changed since the papers in a folder were made.

    None where there are none, where nobody had points in them yet, where nothing differs, or where their copy of the
    workbook cannot be read.
    """
    stem = snapshot_stem(job.appraisal.register.settings)
    try:
        copies = [(path.stat().st_mtime, path) for path in folder.glob(f"{stem}_*.xlsx")]
        if not copies:
            return None
        with FileWorkbook.open(max(copies)[1]) as copy:
            made, before = _made(copy.read(layout.JOURNAL)), _results(copy.read(layout.RESULTS))
    except (OSError, Refusal, KeyError):
        return None
    if made is None or not any(result["total"] for result in before.values()):
        return None
    changes = tuple(_changes(before, _results_now(job)))
    return PaperChanges(made, changes) if changes else None


def _made(journal: SheetValues) -> date | None:
    """The day of the journal's last row, which was written when the copy was."""
    moments = find_table(journal, layout.JOURNAL_COLUMNS).values(layout.heading(layout.JOURNAL, "moment"))
    last = moments[max(moments)] if moments else None
    moment = moment_of_serial(last) if isinstance(last, float) else None
    return None if moment is None else moment.date()


def _results(sheet: SheetValues) -> dict[str, _Result]:
    table = find_table(sheet, layout.RESULT_COLUMNS)
    codes = table.values(layout.heading(layout.RESULTS, "code"))
    columns = {field: table.values(layout.heading(layout.RESULTS, field)) for field in _FIELDS}
    return {
        code_of(code) or shown(code): {field: _text(values.get(row)) for field, values in columns.items()}
        for row, code in codes.items()
    }


def _results_now(job: Job) -> dict[str, _Result]:
    columns = result_columns(job.appraisal, job.appraisal.verdicts)
    return {
        str(code): {field: _text(columns[field][place]) for field in _FIELDS}
        for place, code in enumerate(columns["code"])
        if code is not None
    }


def _text(value: CellValue | WrittenValue | Decimal) -> str:
    """A cell as a person reads it; points with two decimals, however the file holds them."""
    if value is None:
        return ""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return decimal_comma(Decimal(str(value)))
    return value.strip() if isinstance(value, str) else str(value)


def _changes(before: Mapping[str, _Result], now: Mapping[str, _Result]) -> Iterator[str]:
    """One sentence part for each subject of which a paper would say something else, in the order of now."""
    for code, result in now.items():
        then = before.get(code)
        if then is None:
            yield words.NEW.format(code=code, result=result["grade"] or result["outcome"])
        elif then != result:
            yield _change(code, then, result)
    for code in before.keys() - now.keys():
        yield words.GONE.format(code=code)


def _change(code: str, then: _Result, now: _Result) -> str:
    """The weightiest difference: conclusion or grade, then points, then what the level above or the organ said."""
    if (then["outcome"], then["grade"]) != (now["outcome"], now["grade"]):
        before, after = (each["grade"] or each["outcome"] for each in (then, now))
        return words.RESULT.format(code=code, before=before, after=after)
    field = next(field for field in ("total", "above", "decision") if then[field] != now[field])
    before, after = (each[field] or words.NOTHING for each in (then, now))
    return words.SENTENCES[field].format(code=code, before=before, after=after)
