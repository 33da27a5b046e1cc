"""The subjects in a received submission, row by row, as their sender wrote them; and how they cross to the parent.

Everything a child hands over is plain JSON: it worked on a stranger's file, so nothing of it may be executed.
"""

from __future__ import annotations

import base64
import json
import sys
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import normalise
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import cell_text, code_text
from xlsx_addin.workbook.tables import find_table
from xlsx_addin.xlsx.cells import LONGEST_TEXT, CellValue, DateSerial, ErrorValue, Formula, address, error_or_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.workbook.layout import Column
    from xlsx_addin.xlsx.cells import SheetValues

Row: TypeAlias = "dict[str, CellValue]"
"""Heading and value of the cells that are not blank."""

CODE, RECEIVED, RECEIVED_BELOW = layout.headings(layout.SUBJECTS, "code", "received", "received_below")
_DECISION, _LATE_ACCEPTED, _LATE_REASON = layout.headings(layout.SUBJECTS, "decision", "late_accepted", "late_reason")
DECISION_BELOW, LATE_ACCEPTED_BELOW = layout.headings(layout.SUBJECTS, "lower_decision", "lower_late_accepted")
_STAYS_BELOW = layout.headings(layout.SUBJECTS, "decision_note", "mail_addresses")
_LOWER_FIELDS = {"total": "lower_total", "grade": "lower_grade", "outcome": "lower_conclusion"}
LOWER_COLUMNS = {
    layout.heading(layout.RESULTS, here): layout.heading(layout.SUBJECTS, there)
    for here, there in _LOWER_FIELDS.items()
}
"""Columns of the sender's ``Kết quả`` and where they stand in ``Đơn vị`` here."""

_ADDED_TO_CODE = "{sender}. (1048576)"
"""What a Mã has around it here at the most: its sender, and on ``Sai khác`` which of the rows with it is meant."""
_MOST_UNITS = 6
"""UTF-16 units that one letter becomes in NFC at the most."""
_FASTEST = 1
_MOST_BYTES = 200_000_000
"""More than the rows of the largest workbook that a child reads."""


def only_required(columns: Sequence[Column], fields: Collection[str]) -> list[Column]:
    """The columns, of which only those with these fields must be there; KeyError where one has none of them."""
    if unknown := set(fields) - {column.field for column in columns}:
        raise KeyError(*unknown)
    return [column._replace(required=column.field in fields) for column in columns]


_SENDERS_RESULT = only_required(layout.RESULT_COLUMNS, ("code", *_LOWER_FIELDS))
_SENT_BACK = only_required(layout.RESULT_COLUMNS, ("code", "outcome"))
_RESULT_CODE = layout.heading(layout.RESULTS, "code")


def envelope_rows(envelope: Envelope) -> list[Row]:
    """Every row of the sender's ``Đơn vị`` that is not blank, with what its ``Kết quả`` says of the subject.

    Of a result that a superior sent back every row of ``Kết quả``. ``Mã`` is text in every row that has one. Refusal
    where a heading is missing.
    """
    if envelope.manifest.kind is EnvelopeKind.RESULT:
        return table_rows(envelope.sheets[layout.RESULTS], _SENT_BACK)
    rows = table_rows(envelope.sheets[layout.SUBJECTS], layout.SUBJECT_COLUMNS)
    results: defaultdict[str, list[Row]] = defaultdict(list)
    for result in table_rows(envelope.sheets[layout.RESULTS], _SENDERS_RESULT):
        results[str(result.get(_RESULT_CODE, ""))].append(result)
    for row in rows:
        same_code = results[str(row.get(CODE, ""))]
        # A Mã that stands twice has two results, in the same order.
        result = same_code.pop(0) if same_code else {}
        if RECEIVED in row:
            row[RECEIVED_BELOW] = row.pop(RECEIVED)
        _put_below(row)
        # An error of the sender's travels as its text (``content``): here it is one again, for the checks to find.
        row.update({heading: error_or_text(text) for heading, text in row.items() if isinstance(text, str)})
        row.update({below: result[heading] for heading, below in LOWER_COLUMNS.items() if heading in result})
    return rows


def _put_below(row: Row) -> None:
    """What is each level's own stands here as the lower level's, or not at all (envelope §12)."""
    decision, accepted, reason = row.pop(_DECISION, None), row.pop(_LATE_ACCEPTED, None), row.pop(_LATE_REASON, None)
    for heading in _STAYS_BELOW:
        row.pop(heading, None)
    if decision is not None:
        row[DECISION_BELOW] = decision
    told = f"{cell_text(accepted)} – {cell_text(reason)}" if cell_text(reason) else cell_text(accepted)
    if told.strip():
        row[LATE_ACCEPTED_BELOW] = told.strip()


def refuse_too_long(envelope: Envelope) -> None:
    """Refusal names a cell with a text that no cell here could hold; a Mã leaves room for what is added to it.

    Excel lets nobody type so much, but other programs write it, and one such cell would stop the whole workbook.
    """
    tables: list[tuple[str, Sequence[Column], int]] = [(layout.RESULTS, _SENT_BACK, 0)]
    if envelope.manifest.kind is EnvelopeKind.SUBMISSION:
        added = len(_ADDED_TO_CODE.format(sender=envelope.manifest.sender))
        tables = [(layout.SUBJECTS, layout.SUBJECT_COLUMNS, added), (layout.RESULTS, _SENDERS_RESULT, 0)]
    for name, columns, added_to_code in tables:
        table = find_table(envelope.sheets[name], columns)
        for heading, column in table.columns.items():
            limit = LONGEST_TEXT - (added_to_code if heading == layout.heading(name, "code") else 0)
            for row, value in table.sheet.columns[column].items():
                text = value.text if isinstance(value, ErrorValue) else value
                if row > table.heading_row and isinstance(text, str) and not fits(text, limit):
                    shown_limit = f"{limit:,}".replace(",", ".")
                    cell = address(row, column)
                    raise Refusal(words.CELL_TOO_LONG.format(cell=cell, sheet=table.sheet.name, limit=shown_limit))


def fits(text: str, limit: int = LONGEST_TEXT) -> bool:
    """Whether a cell can hold a text, both as it stands and normalised; Excel counts UTF-16 units."""
    if len(text) <= limit // _MOST_UNITS:
        return True
    return all(len(each.encode("utf-16-le", "surrogatepass")) <= 2 * limit for each in (text, normalise(text)))


def table_rows(sheet: SheetValues, columns: Sequence[Column]) -> list[Row]:
    """The rows of a table that are not blank, known columns alone; ``Mã`` as text."""
    table = find_table(sheet, columns)
    cells = {column.heading: table.values(column.heading) for column in columns}
    code = next(column.heading for column in columns if column.field == "code")
    rows = []
    for number in sorted({row for values in cells.values() for row in values}):
        row: Row = {heading: values[number] for heading, values in cells.items() if number in values}
        if code in row:
            row[code] = code_text(row[code])
        rows.append(row)
    return rows


def comparable(value: CellValue | None) -> object:
    """What two cells are compared by: text normalised, numbers and dates to 15 digits, a blank as None."""
    if isinstance(value, bool):
        return "bool", value  # True and 1.0 are equal
    if isinstance(value, str):
        return normalise(value) or None
    if isinstance(value, float):
        return float(f"{value:.15g}")
    return value


def same(one: CellValue | None, other: CellValue | None) -> bool:
    """Whether two cells say the same, however they are typed."""
    if type(one) is type(other) and one == other:
        return True
    return comparable(one) == comparable(other)


def packed_rows(rows: Sequence[Mapping[str, CellValue]]) -> str:
    """Rows as compressed JSON in letters and digits: a twentieth of what they take unpacked."""
    document = [{heading: _encoded(value) for heading, value in row.items()} for row in rows]
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), _FASTEST)).decode()


def unpacked_rows(packed: str) -> list[Row]:
    """Rows that were packed; ValueError where these are none."""
    try:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(base64.b64decode(packed), _MOST_BYTES)
        if not unpacking.eof:
            raise ValueError("more than any workbook holds")
        document = json.loads(content.decode("utf-8", "surrogatepass"))
        return [{sys.intern(heading): _decoded(value) for heading, value in row.items()} for row in document]
    except (zlib.error, TypeError, KeyError, AttributeError) as error:
        raise ValueError("no packed rows") from error


def _encoded(value: CellValue) -> Any:
    if isinstance(value, DateSerial):
        return {"date": float(value)}
    if isinstance(value, ErrorValue):
        return {"error": value.text}
    return {} if isinstance(value, Formula) else value


def _decoded(value: Any) -> CellValue:
    if isinstance(value, dict):
        if "date" in value:
            return DateSerial(value["date"])
        return ErrorValue(str(value["error"])) if "error" in value else Formula.WITHOUT_VALUE
    if isinstance(value, str):
        return sys.intern(value)  # the same few texts stand in thousands of rows
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
