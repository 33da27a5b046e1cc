"""Random stories of the exchange: after every run the workbook equals the model's, whatever happened before."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.exchange.received import UNIT, filled_sheet
from tests.workbooks import GRADES, SCALE, scale_rows, table
from tools.exchange.expected import STATE, WITHDRAWN, Expected
from tools.exchange.post import NOW, SUPERIOR, WAYS, Machine, MemoryReader, Post, Sent
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.plain_values import block_values
from xlsx_addin.exchange.merging.progress import progress_rows
from xlsx_addin.exchange.receive import ReceiveOptions, plan_receive
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.sheets import Sheets
from xlsx_addin.xlsx.cells import SheetValues
from xlsx_addin.xlsx.serial_dates import moment_of_serial

if TYPE_CHECKING:
    from xlsx_addin.exchange.receive import Plan
    from xlsx_addin.xlsx.cells import CellValue

CODES = ("A1", "A2", "A3")
MACHINES = (("CB-01", 0), ("CB-01", 1), ("CB-02", 0))
SHOWN = ("Tên", "Ghi chú", STATE, "Ngày nhận ở cấp dưới")
SENDERS = """
| Mã     | Tên      | Địa chỉ thư   |
| CB-01  | Chi bộ 1 | cb1@x.example |
| CB-02  | Chi bộ 2 | cb2@x.example |
| BTV-LD | Cấp trên | btv@x.example |
"""

machines = st.sampled_from(MACHINES)
codes = st.sampled_from(CODES)
subjects = st.fixed_dictionaries(
    {"Tên": st.sampled_from(["Nội", "Ngoại", "Nhi"])},
    optional={
        "Ghi chú": st.sampled_from(["một", "hai"]),
        STATE: st.just(WITHDRAWN),
        "Ngày nhận báo cáo": st.just("01/12/2026"),
    },
)
edits = st.sampled_from([("Tên", "Sửa"), ("Ghi chú", "tại đây"), ("Ghi chú", ""), (STATE, WITHDRAWN), (STATE, "")])
places = st.integers(0, 9999)


class ExchangeStories(RuleBasedStateMachine):
    """Several senders on several machines, their superior, and one unit that receives from all of them."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kho-"))
        self.post = Post(self.folder / "Hộp thư đến")
        self.machines = {(sender, number): Machine(sender) for sender, number in MACHINES}
        self.superior = Machine(SUPERIOR)
        self.under_way: list[Sent] = []
        self.expected = Expected()
        self.codes: set[str] = set()
        self.sheets = {
            layout.CONSOLE: console_sheet(),
            layout.SUBJECTS: filled_sheet(layout.SUBJECTS, [[column.heading for column in layout.SUBJECT_COLUMNS]]),
            layout.SCALE: filled_sheet(layout.SCALE, scale_rows(SCALE, GRADES)),
            layout.SCORES: filled_sheet(layout.SCORES, [["Mã", "Tên", "Người chấm", "C1", "C2", "C3", "Nhận xét"]]),
            layout.SENDERS: filled_sheet(layout.SENDERS, table(SENDERS)),
        }

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    @rule(machine=machines, code=codes, cells=subjects)
    def write_at_the_sender(self, machine: tuple[str, int], code: str, cells: dict[str, str]) -> None:
        self.machines[machine].subjects[code] = cells

    @rule(machine=machines, code=codes)
    def leave_out_at_the_sender(self, machine: tuple[str, int], code: str) -> None:
        self.machines[machine].subjects.pop(code, None)

    @rule(machine=machines)
    def lose_the_senders_folder(self, machine: tuple[str, int]) -> None:
        self.machines[machine].lose_folder()

    @rule()
    def carry_the_list_to_the_other_machine(self) -> None:
        first, second = self.machines["CB-01", 0], self.machines["CB-01", 1]
        second.subjects = {code: dict(cells) for code, cells in first.subjects.items()}
        second.version, second.previous = first.version, first.previous

    @rule(machine=machines, way=st.sampled_from(["mail", "mail", "mail", *WAYS]), place=places)
    def send(self, machine: tuple[str, int], way: str, place: int) -> None:
        sent = self.machines[machine].send()
        self.under_way.append(sent)
        self.post.deliver(sent, way, place)

    @rule(machine=machines)
    def send_what_is_lost(self, machine: tuple[str, int]) -> None:
        self.under_way.append(self.machines[machine].send())

    @precondition(lambda self: self.under_way)
    @rule(which=st.integers(0, 99), way=st.sampled_from(["mail", *WAYS]), place=places)
    def deliver_late_or_twice(self, which: int, way: str, place: int) -> None:
        self.post.deliver(self.under_way[which % len(self.under_way)], way, place)

    @precondition(lambda self: self.under_way)
    @rule(which=st.integers(0, 99), version=st.integers(1, 4), way=st.sampled_from(WAYS), place=places)
    def forge(self, which: int, version: int, way: str, place: int) -> None:
        pattern = self.under_way[which % len(self.under_way)]
        if pattern.sender != SUPERIOR:
            forger = Machine(pattern.sender, {"A1": {"Tên": "Giả"}}, version - 1, pattern.digest)
            self.post.deliver(forger.send(), way, place)

    @rule(code=codes, grade=st.sampled_from(["Tốt", "Khá"]), way=st.sampled_from(["mail", "stranger"]), place=places)
    def send_a_result_down(self, code: str, grade: str, way: str, place: int) -> None:
        self.superior.subjects[code] = {"Tên": "Nội", "Xếp loại": grade, "Kết luận": "Đủ điều kiện về mô hình"}
        sent = self.superior.send(level_above=True)
        self.under_way.append(sent)
        self.post.deliver(sent, way, place)

    @precondition(lambda self: self.expected.rows)
    @rule(which=st.integers(0, 99), edit=edits)
    def write_here(self, which: int, edit: tuple[str, str]) -> None:
        code = sorted(self.expected.rows)[which % len(self.expected.rows)]
        heading, value = edit
        self.expected.rows[code].cells[heading] = value
        _type(self.sheets[layout.SUBJECTS], code, heading, value)

    @precondition(lambda self: self.expected.differences)
    @rule(which=st.integers(0, 99))
    def settle_a_difference(self, which: int) -> None:
        place = sorted(self.expected.differences)[which % len(self.expected.differences)]
        del self.expected.differences[place]
        _type(
            self.sheets[layout.DIFFERENCES],
            place[0],
            layout.heading(layout.DIFFERENCES, "settled"),
            "Có",
            heading_too=place[1],
        )

    @precondition(lambda self: any(status in ("held", "branched") for _, status in self.expected.statuses.values()))
    @rule(which=st.integers(0, 99))
    def hear_a_code(self, which: int) -> None:
        waiting = [sent for sent, status in self.expected.statuses.values() if status in ("held", "branched")]
        sent = sorted(waiting, key=lambda each: each.digest)[which % len(waiting)]
        self.codes.add(sent.envelope.code)
        self.expected.confirmed.add(sent.digest)

    @rule()
    def empty_the_inbox(self) -> None:
        self.post.clear()

    @rule(really=st.integers(0, 5))
    def lose_the_archive(self, really: int) -> None:
        if not really:
            shutil.rmtree(self.folder / "Đã nhận", ignore_errors=True)
            self.expected.lose_archive()

    @rule()
    def receive(self) -> None:
        plan = self._receive()
        self.expected.receive(self.post.files)
        found = {Path(item.source).name: item.verdict.value for item in plan.items}
        assert found == self.expected.verdicts
        assert self._rows() == self._expected_rows()
        assert self._differences() == {
            place: (line.base, line.theirs) for place, line in self.expected.differences.items()
        }
        assert self._statuses() == {digest: status for digest, (_, status) in self.expected.statuses.items()}
        assert self._results() == {code: row["Xếp loại"] for code, row in self.expected.results.items()}

    @rule()
    def receive_twice(self) -> None:
        self.receive()
        before = self._rows()
        plan = self._receive()
        self.expected.receive(self.post.files)
        assert (plan.changes, self._rows()) == ([], before)

    def _receive(self) -> Plan:
        options = ReceiveOptions(codes=sorted(self.codes))
        with (
            patch("xlsx_addin.exchange.receive.EnvelopeReader", lambda *_: MemoryReader(self.post)),
            patch("os.fsync"),
        ):
            plan = plan_receive(Sheets(self.sheets), [self.post.inbox], self.folder / "Đã nhận", NOW, options)
            plan.commit_archive()
        self.sheets[layout.SUBJECTS] = plan.subjects
        self.sheets |= {block.sheet: block_values(block) for block in plan.tool_blocks()}
        return plan

    def _rows(self) -> dict[str, tuple[object, ...]]:
        found: dict[str, tuple[object, ...]] = {}
        for row in _rows_of(self.sheets[layout.SUBJECTS]):
            date = row.get("Ngày nhận báo cáo")
            cells = tuple(_text(row.get(heading)) for heading in SHOWN)
            received = moment_of_serial(date) if self.expected.is_dated and isinstance(date, float) else None
            found[str(row["Mã"])] = (*cells, received)
        return found

    def _expected_rows(self) -> dict[str, tuple[object, ...]]:
        is_dated = self.expected.is_dated
        return {
            code: (*(row.cells.get(heading, "") for heading in SHOWN), row.date if is_dated else None)
            for code, row in self.expected.rows.items()
        }

    def _differences(self) -> dict[tuple[str, str], tuple[str, str]]:
        return {
            (str(row["Mã"]), str(row["Cột"])): (_text(row.get("Bản gốc")), _text(row.get("Bên gửi")))
            for row in _rows_of(self.sheets[layout.DIFFERENCES])
            if self.expected.is_dated or row["Cột"] != "Ngày nhận báo cáo"
        }

    def _statuses(self) -> dict[str, str]:
        """The verdict on each envelope, which the sheet knows by the beginning of its digest."""
        known = {digest_start(digest): digest for digest in self.expected.statuses}
        return {
            known.get(row.start, row.start): row.verdict.value
            for row in progress_rows(self.sheets[layout.PROGRESS])
            if row.start and row.verdict is not None
        }

    def _results(self) -> dict[str, str]:
        rows = _rows_of(self.sheets[layout.RESULTS_FROM_ABOVE])
        return {str(row["Mã"]): _text(row.get("Xếp loại")) for row in rows}


def console_sheet() -> SheetValues:
    """The settings of the unit that receives."""
    sheet = SheetValues(layout.CONSOLE)
    settings: dict[str, str | float] = {"Năm đánh giá": 2026.0, "Cấp thẩm định": "Cấp ủy cơ sở", **UNIT}
    for row, (label, value) in enumerate(settings.items(), start=1):
        sheet.set(row, 1, label)
        sheet.set(row, 2, value)
    return sheet


def _rows_of(sheet: SheetValues) -> list[dict[str, CellValue]]:
    headings = {column: sheet.at(layout.HEADING_ROW, column) for column in sorted(sheet.columns)}
    last = max((row for cells in sheet.columns.values() for row in cells), default=0)
    rows = [
        {str(name): value for column, name in headings.items() if (value := sheet.at(row, column)) is not None}
        for row in range(layout.HEADING_ROW + 1, last + 1)
    ]
    return [row for row in rows if row]


def _type(sheet: SheetValues, code: str, heading: str, value: str, *, heading_too: str = "") -> None:
    """Type into the cell of a row, found by its Mã and, on ``Sai khác``, by its Cột."""
    columns = {str(sheet.at(layout.HEADING_ROW, column)): column for column in list(sheet.columns)}
    for row, cell in list(sheet.columns[columns["Mã"]].items()):
        if cell == code and (not heading_too or sheet.at(row, columns["Cột"]) == heading_too):
            column = columns.get(heading)
            if column is None:
                raise KeyError(heading)
            sheet.columns.setdefault(column, {}).pop(row, None)
            if value:
                sheet.set(row, column, value)


def _text(value: object) -> str:
    if isinstance(value, float):
        moment = moment_of_serial(value)
        return "" if moment is None else f"{moment:%d/%m/%Y}"
    return "" if value is None else str(value)
