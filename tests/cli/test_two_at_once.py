"""The same command twice at once: both do their work, one after the other, or one says why it does not."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import Receiver, envelope, mail
from tests.exchange.sent import workbook_file
from xlsx_addin.exchange.merging.record import RECORD_NAME, read_record

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def both(*commands: list[str]) -> list[tuple[int, str]]:
    """Exit status and standard error of commands that are started together."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "xlsx_addin", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for command in commands
    ]
    ended = [(process.communicate(timeout=300)[1].decode(), process) for process in processes]
    return [(process.returncode, err) for err, process in ended]


def test_two_submissions_have_two_numbers(tmp_path: Path) -> None:
    file = str(workbook_file(tmp_path))
    for status, err in both(["send", file], ["send", file]):
        assert (status, err) == (0, "") or (status == 2 and "đang được" in err)
        assert "--force" not in err
    sent = sorted(path.name for path in (tmp_path / "Đã gửi").iterdir())
    assert [name for name in sent if name.endswith(".eml")] == [
        name.replace(".xlsx", ".eml") for name in sent if name.endswith(".xlsx")
    ]
    assert sent[0] == "ThamDinh_2026_CB-01_v1.eml"


def test_two_sets_of_papers_are_two_whole_sets(tmp_path: Path) -> None:
    file = str(workbook_file(tmp_path))
    for status, err in both(["paper", file, "--only", "D4"], ["paper", file, "--only", "D4"]):
        assert (status, err) == (0, "") or (status == 2 and "đang được" in err)


def test_two_runs_that_receive_leave_one_chain(tmp_path: Path) -> None:
    receiver = Receiver(tmp_path / "đảng ủy")
    for number in range(5):
        receiver.put(f"{number}.eml", mail(envelope(sender=f"CB-0{number}")))
    place = ["receive", str(receiver.file), str(receiver.inbox), "--archive", str(receiver.archive), "-o"]
    for status, err in both([*place, str(tmp_path / "1.xlsx")], [*place, str(tmp_path / "2.xlsx")]):
        assert (status, err) in ((0, ""), (1, "")) or (status == 2 and "đang được" in err)
    record = read_record(receiver.archive / RECORD_NAME)
    assert (record.alterations, record.lines) == (0, 5)
