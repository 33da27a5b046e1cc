"""The child process that opens received files, and what happens when it dies."""

from __future__ import annotations

import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.exchange.mail.compound_file import protected_workbook
from tests.exchange.received import Receiver, envelope, mail, verdicts
from xlsx_addin.children.process import ChildLimits
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.intake.child import FileTime
from xlsx_addin.exchange.intake.inbox import InboxFile
from xlsx_addin.exchange.intake.reader import EnvelopeReader
from xlsx_addin.exchange.intake.rows import unpacked_rows
from xlsx_addin.xlsx.book import Book

if TYPE_CHECKING:
    from pathlib import Path


def surveyed(path: Path, limits: ChildLimits | None = None) -> list[tuple[str, str]]:
    with EnvelopeReader(limits or ChildLimits()) as reader:
        return [(found.source, found.state) for found in reader.survey(InboxFile(path, path.name))]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "thu.eml"
    path.write_bytes(mail(envelope()))
    return path


def test_one_child_reads_many_files(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(envelope_bytes(envelope()))
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04")
    with EnvelopeReader() as reader:
        found = [
            found.state
            for name in ("a.xlsx", "b.xlsx", "a.xlsx")
            for found in reader.survey(InboxFile(tmp_path / name, name))
        ]
        children = reader.started
    assert (found, children) == (["envelope", "unreadable", "envelope"], 1)


def test_a_file_that_takes_too_long_is_given_up(file: Path) -> None:
    assert surveyed(file, ChildLimits(wall_seconds=0.001)) == [("thu.eml", "unreadable")]


@pytest.fixture
def slow_file(tmp_path: Path) -> Path:
    """A workbook that takes seconds to be read, and is no envelope."""
    path = tmp_path / "lâu.xlsx"
    columns = [[f"{row} {column}" for row in range(30_000)] for column in range(12)]
    book = Book(font="Times New Roman", size=11)
    styles = [book.add_format()] * len(columns)
    book.add_worksheet("A").write_table(0, columns, styles, {}, [20] * len(columns[0]))
    path.write_bytes(book.content())
    return path


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the parent watches the time there")
def test_a_file_that_takes_too_much_processor_time_loses_itself_alone(slow_file: Path, file: Path) -> None:
    with EnvelopeReader(ChildLimits(cpu_seconds=0.5)) as reader:
        found = [
            (found.source, found.state)
            for path in (slow_file, file)
            for found in reader.survey(InboxFile(path, path.name))
        ]
    assert found == [("lâu.xlsx", "unreadable"), ("thu.eml › ThamDinh.xlsx", "envelope")]


def test_many_sound_envelopes_in_one_file_share_no_time(tmp_path: Path) -> None:
    path = tmp_path / "nhiều.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for version in range(1, 4):
            archive.writestr(f"{version}.xlsx", envelope_bytes(envelope(version=version)))
    assert [state for _, state in surveyed(path)] == ["envelope"] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on memory there")
def test_a_child_without_memory_loses_the_file_and_nothing_else(file: Path) -> None:
    assert surveyed(file, ChildLimits(memory_bytes=20_000_000)) == [("thu.eml", "unreadable")]


@pytest.mark.reading_child
def test_a_workbook_that_ends_the_child_does_not_stop_the_others(tmp_path: Path) -> None:
    """The limit of time stands in for whatever may end a child."""
    receiver = Receiver(tmp_path)
    receiver.put("a.eml", mail(envelope()))
    receiver.put("b.eml", mail(envelope(sender="CB-02")))
    plan = receiver.plan(limits=ChildLimits(wall_seconds=0.0005))
    assert verdicts(plan.items) == {"a.eml": "unreadable", "b.eml": "unreadable"}


def test_rows_and_bytes_are_those_that_were_surveyed(file: Path) -> None:
    with EnvelopeReader() as reader:
        [found] = reader.survey(InboxFile(file, file.name))
        assert reader.rows(found.place, envelope().digest) == unpacked_rows(found.packed_rows)
        assert reader.rows(found.place, envelope(version=2).digest) is None
        assert reader.content(found.place) == envelope_bytes(envelope())
        file.write_bytes(mail(envelope(version=2)))
        assert reader.rows(found.place, envelope().digest) is None
        assert reader.content(found.place) is None


@pytest.mark.skipif(sys.platform == "win32", reason="the parent watches the time there")
def test_time_spent_on_a_sound_envelope_is_forgiven() -> None:
    import signal

    file_time = FileTime(1000)
    try:
        file_time.begin({})
        file_time.answered({"leaf": 0})
        burn(0.2)
        file_time.answered({"state": "unreadable"})
        spent = 1000 - signal.getitimer(signal.ITIMER_PROF)[0]
        file_time.answered({"state": "envelope"})
        assert 1000 - signal.getitimer(signal.ITIMER_PROF)[0] < spent - 0.1
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def burn(seconds: float) -> None:
    """Use so much processor time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm"])
def test_a_protected_workbook_is_said_to_need_another_one_from_the_sender(tmp_path: Path, name: str) -> None:
    protected = protected_workbook()
    (tmp_path / name).write_bytes(protected)
    (tmp_path / "thu.eml").write_bytes(mail(protected, name=name))
    with EnvelopeReader() as reader:
        files = [InboxFile(tmp_path / each, each) for each in (name, "thu.eml")]
        found = [(found.state, found.reason) for file in files for found in reader.survey(file)]
    sentence = (
        f"Tệp “{name}” có mật khẩu nên không đọc được. Vui lòng bỏ mật khẩu rồi lưu lại, hoặc đề nghị người "
        "gửi gửi lại tệp không có mật khẩu."
    )
    assert found == [("unreadable", sentence)] * 2
