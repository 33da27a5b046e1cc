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
from tools.exchange.expected_forms import ExpectedForms
from tools.exchange.form_stories import SUBJECTS as OWN
from tools.exchange.form_stories import FormRules, own_subjects, people
from tools.exchange.post import NOW, SUPERIOR, WAYS, Answered, Machine, MemoryReader, Post, Sent
from tools.exchange.typed_sheets import day_of, rows_below, type_into
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


class ExchangeStories(FormRules, RuleBasedStateMachine):
    """Several senders on several machines, their superior, people with forms, and one unit that receives from all."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kho-"))
        self.post = Post(self.folder / "Hộp thư đến")
        self.machines = {(sender, number): Machine(sender) for sender, number in MACHINES}
        self.superior = Machine(SUPERIOR)
        self.under_way: list[Sent] = []
        self.expected = Expected()
        self.forms = ExpectedForms()
        self.codes: set[str] = set()
        self.sheets = {
            layout.CONSOLE: console_sheet(),
            layout.SUBJECTS: filled_sheet(layout.SUBJECTS, own_subjects()),
            layout.ATTENDANCE: people(),
            layout.SCALE: filled_sheet(layout.SCALE, scale_rows(SCALE, GRADES)),
            layout.SCORES: filled_sheet(layout.SCORES, [["Mã", "Tên", "Người chấm", "C1", "C2", "C3", "Nhận xét"]]),
            layout.SENDERS: filled_sheet(layout.SENDERS, table(SENDERS)),
        }
        self.begin_forms()

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
        type_into(self.sheets[layout.SUBJECTS], code, heading, value)

    @precondition(lambda self: self.expected.differences)
    @rule(which=st.integers(0, 99))
    def settle_a_difference(self, which: int) -> None:
        code, heading = sorted(self.expected.differences)[which % len(self.expected.differences)]
        del self.expected.differences[code, heading]
        type_into(
            self.sheets[layout.DIFFERENCES], code, layout.heading(layout.DIFFERENCES, "settled"), "Có", Cột=heading
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
            self.forms.lose_archive()

    @rule()
    def receive(self) -> None:
        plan = self._receive()
        found = {Path(item.source).name: item.verdict.value for item in plan.items}
        assert found == self.expected.verdicts | self.forms.verdicts
        assert self._rows() == self._expected_rows()
        assert self.form_cells() == self.expected_form_cells()
        assert self._differences() == {
            place: (line.base, line.theirs) for place, line in self.expected.differences.items()
        }
        assert self.form_differences() == self.expected_form_differences()
        statuses = {digest: status for digest, (_, status) in self.expected.statuses.items()}
        assert self._statuses() == statuses | self.forms.statuses
        assert self._results() == {code: row["Xếp loại"] for code, row in self.expected.results.items()}

    @rule()
    def receive_twice(self) -> None:
        self.receive()
        before = self._rows(), self.form_cells()
        plan = self._receive()
        assert (plan.board.subjects.is_changed, (self._rows(), self.form_cells())) == (False, before)

    def _receive(self) -> Plan:
        options = ReceiveOptions(codes=[*sorted(self.codes), *self.given_for_forms()])
        with (
            patch("xlsx_addin.exchange.receive.EnvelopeReader", lambda *_: MemoryReader(self.post)),
            patch("os.fsync"),
        ):
            plan = plan_receive(Sheets(self.sheets), [self.post.inbox], self.folder / "Đã nhận", NOW, options)
            self.every_change_is_told(plan)
            plan.commit_archive()
        self.sheets |= {layout.SUBJECTS: plan.board.subjects.sheet, layout.SCORES: plan.board.scores.sheet}
        self.sheets |= {block.sheet: block_values(block) for block in plan.tool_blocks()}
        of_forms = {name: file for name, file in self.post.files.items() if isinstance(file.sent, Answered)}
        self.expected.receive({name: file for name, file in self.post.files.items() if name not in of_forms})
        self.forms.receive(of_forms)
        return plan

    def _rows(self) -> dict[str, tuple[object, ...]]:
        found: dict[str, tuple[object, ...]] = {}
        for row in (row for row in rows_below(self.sheets[layout.SUBJECTS]) if "Nguồn" in row):
            date = row.get("Ngày nhận báo cáo")
            cells = tuple(day_of(row.get(heading)) for heading in SHOWN)
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
            (str(row["Mã"]), str(row["Cột"])): (day_of(row.get("Bản gốc")), day_of(row.get("Bên gửi")))
            for row in rows_below(self.sheets[layout.DIFFERENCES])
            if row["Mã"] not in OWN
            if self.expected.is_dated or row["Cột"] != "Ngày nhận báo cáo"
        }

    def _statuses(self) -> dict[str, str]:
        """The verdict on each envelope and answer, which the sheet knows by the beginning of its digest."""
        known = {digest_start(digest): digest for digest in (*self.expected.statuses, *self.forms.statuses)}
        return {
            known.get(row.start, row.start): row.verdict.value
            for row in progress_rows(self.sheets[layout.PROGRESS])
            if row.start and row.verdict is not None
        }

    def _results(self) -> dict[str, str]:
        rows = rows_below(self.sheets[layout.RESULTS_FROM_ABOVE])
        return {str(row["Mã"]): day_of(row.get("Xếp loại")) for row in rows}


def console_sheet() -> SheetValues:
    """The settings of the unit that receives."""
    sheet = SheetValues(layout.CONSOLE)
    settings: dict[str, str | float] = {"Năm đánh giá": 2026.0, "Cấp thẩm định": "Cấp ủy cơ sở", **UNIT}
    for row, (label, value) in enumerate(settings.items(), start=1):
        sheet.set(row, 1, label)
        sheet.set(row, 2, value)
    return sheet
