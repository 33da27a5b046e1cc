"""Receiving takes twice as many steps for twice as many senders: steps of the interpreter, not seconds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from tools.exchange.many_senders import ManySenders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

FEW, MANY = 15, 75


def steps(work: Callable[[], object]) -> int:
    """How many instructions of the package's own code a piece of work takes, those of its loops included."""
    taken = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal taken
        if "xlsx_addin" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        taken += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return taken


def first_versions(senders: ManySenders) -> None:
    senders.send("một")


def second_versions(senders: ManySenders) -> None:
    senders.send("một")
    senders.receive()
    senders.post.clear()
    senders.send("hai")


def nothing_new(senders: ManySenders) -> None:
    senders.send("một")
    senders.receive()


def differences(senders: ManySenders) -> None:
    """What was typed here is open on every line, and everybody sends again."""
    senders.send("một")
    senders.receive()
    sheet = senders.sheets["Đơn vị"]
    [column] = [number for number, cells in sheet.columns.items() if cells.get(4) == "Ghi chú"]
    for row in list(sheet.columns[column]):
        if row > 4:
            sheet.columns[column][row] = "tại đây"
    senders.send("hai")
    senders.receive()
    senders.send("ba")


@pytest.mark.slow
@pytest.mark.parametrize("story", [first_versions, second_versions, nothing_new, differences])
def test_five_times_the_senders_take_five_times_the_steps(tmp_path: Path, story: Callable[[ManySenders], None]) -> None:
    taken = []
    for count in (FEW, MANY):
        senders = ManySenders(tmp_path / str(count), count)
        story(senders)
        taken.append(steps(senders.plan))
    few, many = taken
    assert 3 < many / few < 5.1
