"""Envelopes, mails and a workbook that receives them, written as small tables of text in the tests."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from tests.workbooks import GRADES, SCALE, cell_value, scale_rows, subject_rows, table, write_workbook
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.exchange.envelope.envelope import Envelope
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.manifest import Manifest
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.receive import Plan, ReceiveOptions, plan_receive
from xlsx_addin.exchange.received_workbook import received_bytes, received_sheets, write_received
from xlsx_addin.terms import Level
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.cells import SheetValues
from xlsx_addin.xlsx.reader import FileWorkbook
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from xlsx_addin.exchange.merging.items import FoundItem

GUIDANCE = "804-CV/HU"
NOW = datetime(2026, 12, 18, 9, 0)
CREATED = datetime(2026, 12, 9, 17, 0, tzinfo=VIETNAM)
UNIT = {"Mã đơn vị": "DU-LB", "Tên đơn vị": "Đảng ủy Lang Biang", "Mã cấp trên": "BTV-LD"}
SENDERS = """
| Mã    | Tên      | Địa chỉ thư   |
| CB-01 | Chi bộ 1 | cb1@x.example |
| CB-02 | Chi bộ 2 | cb2@x.example |
"""
ADDRESSES = {"CB-01": "cb1@x.example", "CB-02": "cb2@x.example", "BTV-LD": "btv@x.example"}
TWO_SUBJECTS = """
| Mã  | Tên        | Thuộc tổ chức | Loại đối tượng | Ngày nhận báo cáo | Ghi chú |
| A01 | Khoa Nội   |               | Tổ chức        | 01/12/2026        |         |
| A02 | Lê Thị Hoa | A01           | Cá nhân        |                   | mới     |
"""


def envelope(
    table_of_subjects: str = TWO_SUBJECTS,
    /,
    *,
    version: int = 1,
    previous: Envelope | str = "",
    results: str = "",
    **manifest: Any,
) -> Envelope:
    """A submission of CB-01 with these subjects; ``manifest`` says what its manifest says differently."""
    sheets = {
        layout.SUBJECTS: filled_sheet(layout.SUBJECTS, subject_rows(table_of_subjects, 2026)),
        layout.SCALE: filled_sheet(layout.SCALE, scale_rows(SCALE, GRADES)),
        layout.SCORES: filled_sheet(layout.SCORES, [["Mã", "Tên", "Người chấm", "Nhận xét"]]),
        layout.RESULTS: result_sheet(results),
        layout.PROBLEMS: filled_sheet(layout.PROBLEMS, [[column.heading for column in layout.PROBLEM_COLUMNS]]),
    }
    return sealed(EnvelopeKind.SUBMISSION, sheets, version, previous, manifest)


def result_envelope(results: str, *, version: int = 1, previous: Envelope | str = "", **manifest: Any) -> Envelope:
    """A result that the superior sends back to DU-LB."""
    manifest = {"sender": "BTV-LD", "sender_name": "Ban Thường vụ", "level": Level.STANDING_COMMITTEE, **manifest}
    sheets = {layout.RESULTS: result_sheet(results)}
    return sealed(EnvelopeKind.RESULT, sheets, version, previous, manifest)


def sealed(
    kind: EnvelopeKind,
    sheets: Mapping[str, SheetValues],
    version: int,
    previous: Envelope | str,
    different: Mapping[str, Any],
) -> Envelope:
    """An envelope of these sheets."""
    values: dict[str, Any] = {
        "kind": kind,
        "sender": "CB-01",
        "sender_name": "Chi bộ 1",
        "recipient": "DU-LB",
        "level": Level.CELL,
        "year": 2026,
        "guidance": GUIDANCE,
        "scale_confirmed": False,
        "version": version,
        "created": CREATED.replace(year=different.get("year", CREATED.year)),
        "previous": previous if isinstance(previous, str) else previous.digest,
        "subjects": 2,
        **different,
    }
    return Envelope.sealed(Manifest(**values), sheets)


def result_sheet(results: str) -> SheetValues:
    """``Kết quả`` with these rows under all its headings."""
    headings = [column.heading for column in layout.RESULT_COLUMNS]
    given = table(results) or [[]]
    rows = [[dict(zip(given[0], row, strict=True)).get(heading, "") for heading in headings] for row in given[1:]]
    return filled_sheet(layout.RESULTS, [headings, *rows])


def filled_sheet(name: str, rows: Sequence[Sequence[str]]) -> SheetValues:
    """A sheet with these rows of text, the headings in the template's row."""
    sheet = SheetValues(name)
    for row, cells in enumerate(rows, start=layout.HEADING_ROW):
        for column, text in enumerate(cells, start=1):
            value = cell_value(text, rows[0][column - 1]) if row > layout.HEADING_ROW else text
            if isinstance(value, datetime):
                value = date_serial(value)
            is_number = isinstance(value, int) and not isinstance(value, bool)
            sheet.set(row, column, float(value) if is_number else value)  # type: ignore[arg-type]
    return sheet


_files: dict[bytes, bytes] = {}


def file_of(content: Envelope) -> bytes:
    """An envelope's file; that of equal ones is made once, for many tests receive the same."""
    if content.manifest.guidance != GUIDANCE:  # the letter may be another one in another test
        return envelope_bytes(content)
    key = pickle.dumps((content.pairs, [(sheet.name, sheet.columns) for sheet in content.sheets.values()]))
    if key not in _files:
        _files[key] = envelope_bytes(content)
    return _files[key]


def at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    """A moment of December 2026 in Việt Nam."""
    return datetime(2026, 12, day, hour, minute)


def mail(
    content: Envelope | bytes,
    *,
    received: datetime | None = at(10),  # noqa: B008 - a fixed moment
    sender: str | None = None,
    name: str = "ThamDinh.xlsx",
    **headers: str,
) -> bytes:
    """A mail with an envelope attached, as a mail program saves it; from the sender's own address unless told."""
    message = EmailMessage()
    if received is not None:
        stamp = format_datetime(received.replace(tzinfo=VIETNAM))
        message["Received"] = f"from out.example (out.example [10.0.0.1]) by mx.example; {stamp}"
        earlier = format_datetime((received - timedelta(minutes=9)).replace(tzinfo=VIETNAM))
        message["Received"] = f"from laptop by out.example; {earlier}"
    own = ADDRESSES.get(content.manifest.sender, "") if isinstance(content, Envelope) else ""
    message["From"] = sender if sender is not None else f"Văn thư <{own}>"
    message["Subject"] = "Hồ sơ thẩm định"
    for header, value in headers.items():
        message[header.replace("_", "-")] = value
    message.set_content("Kính gửi đồng chí,\n")
    data = file_of(content) if isinstance(content, Envelope) else content
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


@dataclass
class Receiver:
    """A unit that receives: its workbook, its inbox and its archive in one folder, and what a run says."""

    folder: Path
    tables: dict[str, Any] = field(default_factory=dict)
    now: datetime = NOW
    runs: int = 0

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.inbox = self.folder / "Hộp thư đến"
        self.inbox.mkdir(exist_ok=True)
        self.archive = self.folder / "Đã nhận"
        tables = {"subjects": "", "heading_row": 4, **self.tables}
        tables["settings"] = {**UNIT, **tables.get("settings", {})}
        tables["sheets"] = {"Đầu mối": SENDERS, **tables.get("sheets", {})}
        self.file = write_workbook(self.folder / "so.xlsx", **tables)

    def put(self, name: str, content: Envelope | bytes) -> Path:
        """Lay a file into the inbox."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file_of(content) if isinstance(content, Envelope) else content)
        return path

    def plan(self, *inbox: Path, **options: Any) -> Plan:
        """What receiving would change."""
        with FileWorkbook.open(self.file) as workbook:
            sheets = received_sheets(workbook)
        return plan_receive(sheets, inbox or (self.inbox,), self.archive, self.now, ReceiveOptions(**options))

    def receive(self, *inbox: Path, **options: Any) -> Plan:
        """Receive into a new workbook, which takes the old one's place as the clerk would have it."""
        with FileWorkbook.open(self.file) as workbook:
            sheets = received_sheets(workbook)
        plan = plan_receive(sheets, inbox or (self.inbox,), self.archive, self.now, ReceiveOptions(**options))
        self.runs += 1
        output = self.folder / f"so{self.runs}.xlsx"
        write_received(output, received_bytes(sheets, plan), plan, force=False)
        self.file = output
        return plan

    def edit(self, code: str, heading: str, value: object, sheet: str = layout.SUBJECTS) -> None:
        """Type something into a cell of a row, found by its Mã, as the clerk does."""
        import openpyxl

        book = openpyxl.load_workbook(self.file)
        cells = book[sheet]
        columns = {cell.value: cell.column for cell in cells[layout.HEADING_ROW]}
        for row in range(layout.HEADING_ROW + 1, cells.max_row + 1):
            if cells.cell(row, columns.get("Mã") or columns["Mã tiêu chí"]).value == code:
                cells.cell(row, columns[heading]).value = value
        self.file = self.folder / f"{self.file.stem}_.xlsx"
        book.save(self.file)

    def rows(self, sheet: str = layout.SUBJECTS) -> list[dict[str, object]]:
        """The rows of a sheet of the workbook as it stands now, by heading, without blank cells."""
        return rows_of(self.file, sheet)

    def row(self, code: str, sheet: str = layout.SUBJECTS) -> dict[str, object]:
        """The one row of a code."""
        [row] = [row for row in self.rows(sheet) if row.get("Mã") == code]
        return row

    def cells(self) -> dict[str, dict[int, dict[int, object]]]:
        """Every value of every sheet."""
        return cells_of(self.file)


def rows_of(path: Path, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet below the template's heading row, by heading, without blank cells."""
    with FileWorkbook.open(path) as workbook:
        values = workbook.read(sheet)
    headings = {column: values.at(layout.HEADING_ROW, column) for column in sorted(values.columns)}
    last = max((row for cells in values.columns.values() for row in cells), default=0)
    found: list[dict[str, object]] = [
        {
            str(heading): cell
            for column, heading in headings.items()
            if heading is not None and (cell := values.at(row, column)) is not None
        }
        for row in range(layout.HEADING_ROW + 1, last + 1)
    ]
    return [row for row in found if row]


def cells_of(path: Path) -> dict[str, dict[int, dict[int, object]]]:
    """Every value of every sheet of a workbook, by sheet, column and row."""
    with FileWorkbook.open(path) as workbook:
        return {
            name: {column: dict(rows) for column, rows in workbook.read(name).columns.items()}
            for name in workbook.sheet_names
        }


def verdicts(items: Sequence[FoundItem]) -> dict[str, str]:
    """The verdict on each item by its source."""
    return {item.source: item.verdict.value for item in items}


def only_verdict(plan: Plan) -> str:
    """The verdict on the one item that was found."""
    [item] = plan.items
    return item.verdict.value


def first_version(receiver: Receiver, subjects: str = TWO_SUBJECTS) -> Envelope:
    """Version 1 of CB-01, received by mail on the 10th at eight."""
    sent = envelope(subjects)
    receiver.put("lan1.eml", mail(sent))
    receiver.receive()
    return sent
