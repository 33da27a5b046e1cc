"""The child process that opens received files, and what happens when it dies."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.exchange.mail.compound_file import protected_workbook
from tests.exchange.received import Receiver, envelope, mail, verdicts
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.intake.child_process import ChildLimits
from xlsx_addin.exchange.intake.inbox import InboxFile
from xlsx_addin.exchange.intake.reader import EnvelopeReader, Surveyed
from xlsx_addin.exchange.intake.rows import unpacked_rows

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
        children = reader.children_started
    assert (found, children) == (["envelope", "unreadable", "envelope"], 1)


def test_a_file_that_takes_too_long_is_given_up(file: Path) -> None:
    assert surveyed(file, ChildLimits(seconds=0.001)) == [("thu.eml", "unreadable")]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on memory there")
def test_a_child_without_memory_loses_the_file_and_nothing_else(file: Path) -> None:
    assert surveyed(file, ChildLimits(memory_bytes=20_000_000)) == [("thu.eml", "unreadable")]


def test_a_workbook_that_ends_the_child_does_not_stop_the_others(tmp_path: Path) -> None:
    """The limit of time stands in for whatever may end a child."""
    receiver = Receiver(tmp_path)
    receiver.put("a.eml", mail(envelope()))
    receiver.put("b.eml", mail(envelope(sender="CB-02")))
    plan = receiver.plan(limits=ChildLimits(seconds=0.0005))
    assert verdicts(plan.items) == {"a.eml": "unreadable", "b.eml": "unreadable"}


def test_rows_and_bytes_are_those_that_were_surveyed(file: Path) -> None:
    with EnvelopeReader() as reader:
        [found] = reader.survey(InboxFile(file, file.name))
        digest, rows = reader.rows(found.place) or ("", [])
        assert (digest, rows) == (envelope().digest, unpacked_rows(found.packed_rows))
        assert reader.content(found.place) == envelope_bytes(envelope())
        file.write_bytes(mail(envelope(version=2)))
        assert reader.rows(found.place) is None
        assert reader.content(found.place) is None


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_the_child_cannot_put_anything_into_a_file(tmp_path: Path) -> None:
    import subprocess

    code = (
        "from xlsx_addin.exchange.intake.child import limit_this_process; limit_this_process(10**9)\n"
        f"open({str(tmp_path / 'x')!r}, 'w').write('x')"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (tmp_path / "x").read_bytes() == b""


@pytest.fixture
def expected_files(tmp_path: Path) -> list[InboxFile]:
    """Seven files, of which the third holds no envelope."""
    for number in range(7):
        content = b"PK\x03\x04" if number == 2 else envelope_bytes(envelope(version=number + 1))
        (tmp_path / f"{number}.xlsx").write_bytes(content)
    return [InboxFile(tmp_path / f"{number}.xlsx", f"{number}.xlsx") for number in range(7)]


def surveyed_in_order(files: list[InboxFile], reader: EnvelopeReader) -> list[Surveyed]:
    return [found for file in files for found in reader.survey(file)]


def test_files_that_are_expected_are_shared_by_two_children_and_heard_in_order(expected_files: list[InboxFile]) -> None:
    with EnvelopeReader() as one, EnvelopeReader() as two:
        alone = surveyed_in_order(expected_files, one)
        two.expect(expected_files)
        shared = surveyed_in_order(expected_files, two)
        children = one.children_started, two.children_started
    assert shared == alone
    assert [found.source for found in shared] == [file.label for file in expected_files]
    assert children == (1, min(2, os.cpu_count() or 1))


def test_what_was_expected_may_be_read_in_another_order_or_not_at_all(expected_files: list[InboxFile]) -> None:
    wanted = [expected_files[number] for number in (5, 0, 3)]
    with EnvelopeReader() as one, EnvelopeReader() as two:
        alone = surveyed_in_order(wanted, one)
        two.expect(expected_files)
        assert surveyed_in_order(wanted, two) == alone


def test_a_survey_broken_off_loses_nothing_that_was_asked_ahead(expected_files: list[InboxFile]) -> None:
    with EnvelopeReader() as one, EnvelopeReader() as two:
        alone = surveyed_in_order(expected_files, one)
        two.expect(expected_files)
        assert next(two.survey(expected_files[0])) == alone[0]
        assert surveyed_in_order(expected_files[1:], two) == alone[1:]


def test_every_file_that_is_expected_has_its_own_time(expected_files: list[InboxFile]) -> None:
    with EnvelopeReader(ChildLimits(seconds=0.001)) as reader:
        reader.expect(expected_files)
        states = [found.state for found in surveyed_in_order(expected_files, reader)]
    assert states == ["unreadable"] * len(expected_files)


def test_bytes_that_are_expected_are_those_of_each_place(expected_files: list[InboxFile]) -> None:
    with EnvelopeReader() as reader:
        places = [found.place for found in surveyed_in_order(expected_files, reader) if found.state == "envelope"]
        expected_files[6].path.write_bytes(b"PK\x03\x04")
        reader.expect_contents(places)
        contents = [reader.content(place) for place in places]
    assert contents == [*(place.file.path.read_bytes() for place in places[:-1]), None]


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm"])
def test_a_protected_workbook_is_said_to_need_another_one_from_the_sender(tmp_path: Path, name: str) -> None:
    protected = protected_workbook()
    (tmp_path / name).write_bytes(protected)
    (tmp_path / "thu.eml").write_bytes(mail(protected, name=name))
    with EnvelopeReader() as reader:
        files = [InboxFile(tmp_path / each, each) for each in (name, "thu.eml")]
        found = [(found.state, found.reason) for file in files for found in reader.survey(file)]
    sentence = (
        f"Tệp “{name}” có mật khẩu nên không đọc được; "
        "vui lòng bỏ mật khẩu rồi lưu lại, hoặc đề nghị người gửi gửi lại tệp không có mật khẩu."
    )
    assert found == [("unreadable", sentence)] * 2
