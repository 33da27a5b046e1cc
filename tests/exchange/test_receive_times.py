"""Receiving: when things came, and the board of who has sent what (contract, section 5)."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl

from tests.exchange.received import TWO_SUBJECTS, at, envelope, first_version, mail, verdicts
from xlsx_addin.workbook.live_values import date_serial

if TYPE_CHECKING:
    from tests.exchange.received import Receiver


class TestReceipt:
    def test_the_topmost_received_of_the_outermost_message_counts(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(), received=at(14, 23, 59)))
        [item] = receiver.receive().items
        assert (item.receipt.iso, item.receipt.origin.value) == ("2026-12-14T23:59:00+07:00", "mail")

    def test_only_a_date_is_taken_with_a_warning(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(), received=None, Date="Mon, 14 Dec 2026 18:30:00 +0000"))
        [item] = receiver.receive().items
        assert (item.receipt.iso, item.receipt.origin.value) == ("2026-12-15T01:30:00+07:00", "date")
        assert len(item.warnings) == 1

    def test_a_draft_has_no_date(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(), received=None, X_Unsent="1", Date="Mon, 14 Dec 2026 18:30:00 +0000"))
        [item] = receiver.receive().items
        assert item.receipt.origin.value == "file"

    def test_the_clerk_says_when_a_file_came(self, receiver: Receiver) -> None:
        receiver.put("tệp.xlsx", envelope())
        [item] = receiver.receive(received=at(9, 7)).items
        assert (item.receipt.iso, item.receipt.origin.value) == ("2026-12-09T07:00:00+07:00", "argument")
        receiver.now = datetime(2026, 12, 20)
        receiver.receive(codes=[item.code])
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(9, 7))

    def test_a_bare_file_was_received_when_it_was_first_seen(self, receiver: Receiver) -> None:
        receiver.put("tệp.xlsx", envelope())
        code = receiver.receive().items[0].code
        receiver.now = datetime(2026, 12, 25)
        [item] = receiver.receive(codes=[code]).items
        assert (item.receipt.iso, item.receipt.origin.value) == ("2026-12-18T09:00:00+07:00", "file")

    def test_a_time_in_the_future_is_a_warning(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(), received=datetime(2027, 3, 1)))
        [item] = receiver.receive().items
        assert (item.verdict.value, len(item.warnings)) == ("accepted", 1)

    def test_the_date_stays_blank_until_the_sender_has_a_report(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        assert "Ngày nhận báo cáo" not in receiver.row("CB-01.A02")
        with_report = TWO_SUBJECTS.replace(
            "Cá nhân        |                   |", "Cá nhân        | 11/12/2026        |"
        )
        receiver.put("lan2.eml", mail(envelope(with_report, version=2, previous=first), received=at(12)))
        receiver.receive()
        assert receiver.row("CB-01.A02")["Ngày nhận báo cáo"] == date_serial(at(12))

    def test_a_date_typed_here_stays(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        receiver.edit("CB-01.A01", "Ngày nhận báo cáo", datetime(2026, 12, 5))
        newer = envelope(TWO_SUBJECTS.replace("mới", "khác"), version=2, previous=first)
        receiver.put("lan2.eml", mail(newer, received=at(12)))
        assert receiver.receive().items[-1].conflicts == []
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(5, 0))

    def test_a_date_typed_here_before_their_report_came_is_a_difference(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        receiver.edit("CB-01.A02", "Ngày nhận báo cáo", datetime(2026, 12, 5))
        with_report = TWO_SUBJECTS.replace(
            "Cá nhân        |                   |", "Cá nhân        | 11/12/2026        |"
        )
        receiver.put("lan2.eml", mail(envelope(with_report, version=2, previous=first), received=at(12)))
        plan = receiver.receive()
        assert receiver.row("CB-01.A02")["Ngày nhận báo cáo"] == date_serial(at(5, 0))
        assert [line["Cột"] for line in receiver.rows("Sai khác")] == ["Ngày nhận báo cáo"]
        assert (plan.items[-1].conflicts, plan.is_fine) == (["CB-01.A02"], False)

    def test_without_the_base_a_date_is_not_blanked_but_a_difference(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        shutil.rmtree(receiver.archive)
        for path in receiver.inbox.iterdir():
            path.unlink()
        before = receiver.row("CB-01.A01")["Ngày nhận báo cáo"]
        without_report = TWO_SUBJECTS.replace("01/12/2026", "          ")
        receiver.put("lan2.eml", mail(envelope(without_report, version=2, previous=first), received=at(12)))
        receiver.receive()
        assert before is not None
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == before
        assert "Ngày nhận báo cáo" in [line["Cột"] for line in receiver.rows("Sai khác")]


class TestProgress:
    def test_everyone_expected_has_a_row(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(), received=at(16)))
        receiver.receive()
        first, second = receiver.rows("Tiến độ")
        assert first == {
            "STT": 1.0,
            "Mã": "CB-01",
            "Tên": "Chi bộ 1",
            "Lần gửi": 1.0,
            "Kết luận nhận": "Đã nhận",
            "Thời điểm nhận": date_serial(at(16)),
            "Nhận từ": "Thư",
            "Thời hạn": "Quá hạn 2 ngày",
            "Số đối tượng": 2.0,
            "Mã xác nhận": envelope().code,
            "Nguồn": "thu.eml › ThamDinh.xlsx",
        }
        assert second == {"STT": 2.0, "Mã": "CB-02", "Tên": "Chi bộ 2", "Kết luận nhận": "Chưa gửi"}

    def test_a_lost_sheet_is_made_up_for_by_the_rows_and_the_archive(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        book = openpyxl.load_workbook(receiver.file)
        del book["Tiến độ"]
        receiver.file = receiver.folder / "không tiến độ.xlsx"
        book.save(receiver.file)
        receiver.put("lan2.eml", mail(envelope(version=2, previous=first), received=at(12)))
        assert set(verdicts(receiver.receive().items).values()) == {"unchanged", "accepted"}
