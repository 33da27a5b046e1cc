"""The rows of an intact envelope, as the database keeps them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from xlsx_addin.appraisal.deadline import lateness
from xlsx_addin.exchange.envelope.manifest import EnvelopeKind
from xlsx_addin.guidance import available, load
from xlsx_addin.overview.reading.rows import (
    SubjectRow,
    at,
    choice,
    code_text,
    grade_of,
    kept_name,
    number_of,
    outcome_of,
    points,
    serial_of,
    text_of,
)
from xlsx_addin.overview.reading.score_sheets import Spread, spreads_of_sheets
from xlsx_addin.terms import Kind, Lateness, YesNo
from xlsx_addin.words import explanations
from xlsx_addin.words.problems import Severity
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.tables import filled_rows, find_table
from xlsx_addin.xlsx.serial_dates import moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.workbook.layout import Column
    from xlsx_addin.workbook.tables import Table
    from xlsx_addin.xlsx.cells import CellValue

    Cells = Mapping[str, Mapping[int, CellValue]]

DECISION = "Quyết định"
_SUBJECT_HEADINGS = (
    "Mã",
    "Tên",
    "Loại đối tượng",
    "Đăng ký",
    "Tên mô hình",
    "Lĩnh vực",
    "Sản phẩm cụ thể",
    "Ngày nhận báo cáo",
    "Điểm tự chấm",
    "Tự xếp loại",
    "Chấp nhận quá hạn",
    layout.SOURCE_COLUMN,
    layout.LOWER_GRADE_COLUMN,
    DECISION,
)
_RESULT_HEADINGS = ("Mã", "Kết luận", "Điểm", "Xếp loại", "Thời hạn")
_LAST_SPREAD = Spread(0)


def subject_columns() -> tuple[Column, ...]:
    """The columns of ``Đơn vị`` that are known, added ones too."""
    known = {column.heading for column in layout.SUBJECT_COLUMNS}
    decision = () if DECISION in known else (layout.Column(DECISION, layout.Content.CHOICE, 12, required=False),)
    return (*layout.SUBJECT_COLUMNS, *layout.MERGED_COLUMNS, *decision)


def envelope_rows(envelope: Envelope) -> tuple[list[SubjectRow], list[tuple[str, str, int]]]:
    """The subjects, and the problems left open by code: code, severity, rows of ``Lỗi``. Refusal without a heading."""
    if envelope.manifest.kind is EnvelopeKind.RESULT:
        return _result_rows(envelope), []
    return _submission_rows(envelope), _problem_rows(envelope)


def _submission_rows(envelope: Envelope) -> list[SubjectRow]:
    columns = subject_columns()
    table = find_table(envelope.sheets[layout.SUBJECTS], columns)
    cells = {heading: table.values(heading) for heading in _SUBJECT_HEADINGS}
    lines = filled_rows(table, columns)
    kinds = {row: choice(value, Kind) for row, value in cells["Loại đối tượng"].items()}
    codes = {row: code_text(value) for row, value in cells["Mã"].items()}
    kind_of = {code: kind for row, code in codes.items() if code and (kind := kinds.get(row)) is not None}
    spreads = spreads_of_sheets(envelope.sheets, kind_of)
    results = find_table(envelope.sheets[layout.RESULTS], layout.RESULT_COLUMNS)
    result_cells = {heading: results.values(heading) for heading in _RESULT_HEADINGS}
    rows_of = _rows_by_code(results, result_cells)
    clock = _Clock(envelope.manifest)
    found = []
    for line in lines:
        code, kind = codes.get(line), kinds.get(line)
        same_code = rows_of[code or ""]
        # A Mã that stands twice has two results, in the same order.
        result = same_code.pop(0) if same_code else 0
        total = number_of(at(result_cells, "Điểm", result))
        spread = spreads.get(code or "", _LAST_SPREAD)
        received = serial_of(at(cells, "Ngày nhận báo cáo", line))
        decision = text_of(at(cells, DECISION, line))
        self_grade = grade_of(at(cells, "Tự xếp loại", line))
        lower_grade = grade_of(at(cells, layout.LOWER_GRADE_COLUMN, line))
        found.append(
            SubjectRow(
                line=line,
                code=code,
                source=code_text(at(cells, layout.SOURCE_COLUMN, line)),
                name=kept_name(text_of(at(cells, "Tên", line)), kind, decision),
                kind=None if kind is None else kind.value,
                registered=_yes(at(cells, "Đăng ký", line)),
                model=text_of(at(cells, "Tên mô hình", line)),
                field=text_of(at(cells, "Lĩnh vực", line)),
                product=text_of(at(cells, "Sản phẩm cụ thể", line)),
                received=received,
                late_accepted=bool(_yes(at(cells, "Chấp nhận quá hạn", line))),
                lateness=clock.lateness(received, text_of(at(result_cells, "Thời hạn", result))),
                self_total=points(number_of(at(cells, "Điểm tự chấm", line))),
                self_grade=None if self_grade is None else self_grade.value,
                **_graded(result_cells, result),
                lower_grade=None if lower_grade is None else lower_grade.value,
                sheets=spread.sheets,
                lowest=points(spread.lowest),
                highest=points(spread.highest),
                crosses=spread.crosses,
                equal=spread.equal,
                matches=spread.matches(total),
                decision=decision,
            )
        )
    return found


def _result_rows(envelope: Envelope) -> list[SubjectRow]:
    """What a superior sent back: outcome, grade and points under the recipient's own codes; nobody's name."""
    table = find_table(envelope.sheets[layout.RESULTS], layout.RESULT_COLUMNS)
    cells = {heading: table.values(heading) for heading in (*_RESULT_HEADINGS, "Loại đối tượng")}
    found = []
    for row in filled_rows(table, layout.RESULT_COLUMNS):
        kind = choice(at(cells, "Loại đối tượng", row), Kind)
        code = code_text(at(cells, "Mã", row))
        found.append(SubjectRow(line=row, code=code, kind=None if kind is None else kind.value, **_graded(cells, row)))
    return found


def _graded(cells: Cells, row: int) -> dict[str, Any]:
    outcome, grade = outcome_of(at(cells, "Kết luận", row)), grade_of(at(cells, "Xếp loại", row))
    return {
        "outcome": None if outcome is None else outcome.value,
        "grade": None if grade is None else grade.value,
        "total": points(number_of(at(cells, "Điểm", row))),
    }


def _problem_rows(envelope: Envelope) -> list[tuple[str, str, int]]:
    table = find_table(envelope.sheets[layout.PROBLEMS], layout.PROBLEM_COLUMNS)
    severities = table.values("Mức")
    counts: Counter[tuple[str, str]] = Counter()
    for row, value in table.values("Mã lỗi").items():
        is_error = text_of(severities.get(row)) == Severity.ERROR.label
        counts[text_of(value) or "", (Severity.ERROR if is_error else Severity.WARNING).value] += 1
    return [(code, severity, count) for (code, severity), count in sorted(counts.items())]


def _rows_by_code(table: Table, cells: Cells) -> defaultdict[str, list[int]]:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row in filled_rows(table, layout.RESULT_COLUMNS):
        rows[code_text(at(cells, "Mã", row)) or ""].append(row)
    return rows


def _yes(value: CellValue | None) -> bool | None:
    term = choice(value, YesNo)
    return None if term is None else term is YesNo.YES


class _Clock:
    """Whether the sender received a report in time, by its level's deadline."""

    def __init__(self, manifest: Manifest) -> None:
        self._first_late: date | None = None
        if manifest.guidance in available():
            self._first_late = load(manifest.guidance).deadline(manifest.year, manifest.level).day(manifest.year)
        self._known: dict[float, str | None] = {}

    def lateness(self, received: float | None, words: str | None) -> str | None:
        """The flag; ``words`` are those of ``Thời hạn``: they tell where the sender counts the very day as in time."""
        if received is None or self._first_late is None:
            return None
        if received not in self._known:
            moment = moment_of_serial(received)
            flag = None
            if moment is not None:
                flag = lateness(moment, self._first_late, deadline_day_counts=False)[0].value
            self._known[received] = flag
        flag = self._known[received]
        if flag == Lateness.DEADLINE_DAY.value and words == explanations.TIME_ON_TIME:
            return Lateness.ON_TIME.value
        return flag
