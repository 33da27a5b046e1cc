"""The line on a terminal that tells how far the work is."""

from __future__ import annotations

import io
import sys
import time
from typing import TYPE_CHECKING

from xlsx_addin.cli.terminal import ProgressLine
from xlsx_addin.paper.progress import PaperProgress

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, seconds: float) -> str:
    """What is written of two documents, each step taking so many seconds."""
    now = [0.0]
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("xlsx_addin.cli.terminal.time.monotonic", lambda: now[0])
    with ProgressLine() as line:
        progress = PaperProgress(line.say)
        for name, done, total in (("Biên bản", 0, 0), ("Biên bản", 1, 2), ("Báo cáo", 0, 0)):
            now[0] += seconds
            progress.show(name, done, total)
    return stream.getvalue()


def test_it_tells_of_work_that_takes_longer_than_a_second_and_is_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, last = (
        "Đang lập văn bản 1: Biên bản…",
        "Đang lập văn bản 1: Biên bản – 1/2 trang…",
        "Đang lập văn bản 2: Báo cáo…",
    )
    assert shown(monkeypatch, Terminal(), 2.0) == (
        f"\r{first}\r{second}\r{last}{' ' * (len(second) - len(last))}\r{' ' * len(last)}\r"
    )


def test_one_long_step_is_told_after_its_first_second(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("xlsx_addin.cli.terminal._SILENT_SECONDS", 0.01)
    with ProgressLine() as line:
        line._next = float("inf")  # nothing is said in time
        line.say("Đang tải…")
        until = time.monotonic() + 10
        while not stream.getvalue() and time.monotonic() < until:
            time.sleep(0.005)
    assert stream.getvalue() == f"\rĐang tải…\r{' ' * 9}\r"


def test_quick_work_and_a_file_are_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), 0.1) == ""
    assert shown(monkeypatch, io.StringIO(), 2.0) == ""
