"""Many units that send a few subjects each, in memory: for what must grow with them, and no faster."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from tests.exchange.received import ADDRESSES, filled_sheet
from tests.workbooks import GRADES, SCALE, scale_rows
from tools.exchange.post import NOW, Machine, MemoryReader, Post
from tools.exchange.stories import console_sheet
from xlsx_addin.exchange.envelope.plain_values import block_values
from xlsx_addin.exchange.receive import ReceiveOptions, plan_receive
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.sheets import Sheets

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.receive import Plan


class ManySenders:
    """So many units, each with its machine; a workbook that expects them all."""

    def __init__(self, folder: Path, count: int, subjects: int = 1) -> None:
        self._archive = folder / "Đã nhận"
        self.post = Post(folder / "Hộp thư đến")
        self.machines = [Machine(f"CB-{number:05}") for number in range(count)]
        rows = [["Mã", "Tên", "Địa chỉ thư"]]
        for machine in self.machines:
            machine.subjects = {f"A{number}": {"Tên": f"Tổ {number}"} for number in range(subjects)}
            ADDRESSES[machine.sender] = f"{machine.sender.lower()}@x.example"
            rows.append([machine.sender, machine.sender, ADDRESSES[machine.sender]])
        self.sheets = {
            layout.CONSOLE: console_sheet(),
            layout.SUBJECTS: filled_sheet(layout.SUBJECTS, [[column.heading for column in layout.SUBJECT_COLUMNS]]),
            layout.SCALE: filled_sheet(layout.SCALE, scale_rows(SCALE, GRADES)),
            layout.SCORES: filled_sheet(layout.SCORES, [["Mã", "Tên", "Người chấm", "C1", "C2", "C3", "Nhận xét"]]),
            layout.SENDERS: filled_sheet(layout.SENDERS, rows),
        }

    def send(self, note: str) -> None:
        """Everybody sends the next version, in which every subject has this note."""
        for place, machine in enumerate(self.machines):
            for cells in machine.subjects.values():
                cells["Ghi chú"] = note
            self.post.deliver(machine.send(), "mail", place)

    def plan(self) -> Plan:
        """What receiving would change."""
        options = ReceiveOptions()
        with patch("xlsx_addin.exchange.receive.EnvelopeReader", lambda *_: MemoryReader(self.post)):
            return plan_receive(Sheets(self.sheets), [self.post.inbox], self._archive, NOW, options)

    def receive(self) -> Plan:
        """Receive into the workbook."""
        plan = self.plan()
        with (
            patch("xlsx_addin.exchange.receive.EnvelopeReader", lambda *_: MemoryReader(self.post)),
            patch("os.fsync"),
        ):
            plan.commit_archive()
        self.sheets[layout.SUBJECTS] = plan.board.subjects.sheet
        self.sheets |= {block.sheet: block_values(block) for block in plan.tool_blocks()}
        return plan
