"""Receiving: the sender's value is taken where the clerk chose so on ``Sai khác``."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import TWO_SUBJECTS, at, envelope, first_version, mail
from xlsx_addin.exchange.merging.differences import value_of_text
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.xlsx.cells import DateSerial
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from tests.exchange.received import Receiver
    from xlsx_addin.exchange.envelope.envelope import Envelope


@pytest.fixture
def second(receiver: Receiver) -> Envelope:
    """Version 2, which differs from what was typed here in a note and in a report."""
    first = first_version(receiver)
    receiver.edit("CB-01.A02", "Ghi chú", "tại đây")
    receiver.edit("CB-01.A02", "Ngày nhận báo cáo", datetime(2026, 12, 5))
    changed = TWO_SUBJECTS.replace("mới", "bên gửi").replace(
        "Cá nhân        |                   |", "Cá nhân        | 11/12/2026        |"
    )
    second = envelope(changed, version=2, previous=first)
    receiver.put("2.eml", mail(second, received=at(12)))
    receiver.receive()
    return second


def choose(receiver: Receiver) -> None:
    receiver.edit("CB-01.A02", "Lấy giá trị bên gửi", "Có", sheet="Sai khác")


@pytest.mark.usefixtures("second")
class TestTaking:
    def test_each_line_names_its_subject_and_links_to_its_cell(self, receiver: Receiver) -> None:
        note = next(line for line in receiver.rows("Sai khác") if line["Cột"] == "Ghi chú")
        assert (note["Tên"], note["Bên gửi"], note["Tại đây"]) == ("Lê Thị Hoa", "bên gửi", "tại đây")
        row = [row["Mã"] for row in receiver.rows()].index("CB-01.A02") + 5
        assert str(note["Ô"]).endswith(str(row))

    @pytest.mark.parametrize("archive_is_there", [True, False])
    def test_the_next_run_takes_what_was_chosen(self, receiver: Receiver, archive_is_there: bool) -> None:
        choose(receiver)
        if not archive_is_there:
            shutil.rmtree(receiver.archive)
        for path in receiver.inbox.iterdir():
            path.unlink()
        plan = receiver.receive()
        row = receiver.row("CB-01.A02")
        assert (row["Ghi chú"], row["Ngày nhận báo cáo"]) == ("bên gửi", date_serial(at(12)))
        assert (receiver.rows("Sai khác"), plan.has_news) == ([], True)

    def test_what_was_taken_follows_the_sender_again(self, receiver: Receiver, second: Envelope) -> None:
        choose(receiver)
        third = envelope(TWO_SUBJECTS.replace("mới", "lần ba"), version=3, previous=second)
        receiver.put("3.eml", mail(third, received=at(13)))
        receiver.receive()
        assert receiver.row("CB-01.A02")["Ghi chú"] == "lần ba"

    def test_a_choice_for_a_row_that_is_gone_is_told_and_kept(self, receiver: Receiver) -> None:
        choose(receiver)
        receiver.edit("CB-01.A02", "Mã", "KHAC")
        told = [words.NOT_TAKEN.format(heading=name, subject="CB-01.A02") for name in ("Ngày nhận báo cáo", "Ghi chú")]
        assert sorted(receiver.receive().warnings) == sorted(told)
        assert {line["Lấy giá trị bên gửi"] for line in receiver.rows("Sai khác")} == {"Có"}


@pytest.mark.parametrize(
    ("value", "heading"),
    [
        (date_serial(at(12)), "Ngày nhận báo cáo"),
        (DateSerial(46000.0), "Ngày đăng ký"),
        (91.5, "Điểm tự chấm"),
        ("chín mươi", "Điểm tự chấm"),
        ("45/13/2026", "Ngày đăng ký"),
        ("0012", "Ghi chú"),
        ("Đã rút", "Tình trạng hồ sơ"),
        (None, "Ghi chú"),
    ],
)
def test_a_value_is_read_back_as_it_was_shown(value: object, heading: str) -> None:
    assert value_of_text(cell_text(value), heading) == value  # type: ignore[arg-type]
