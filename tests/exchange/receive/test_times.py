"""Receiving: when things came, and the board of who has sent what (envelope §11)."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.received import NOW, TWO_SUBJECTS, at, envelope, first_version, mail, verdicts
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from tests.exchange.received import Receiver


class TestReceipt:
    def test_the_topmost_received_of_the_outermost_message_counts(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(), received=at(14, 23, 59)))
        [item] = receiver.receive().items
        assert (item.receipt.iso, item.receipt.origin.value) == ("2026-12-14T23:59:00+07:00", "mail")

    def test_the_date_of_a_mail_that_proves_no_server_is_never_read(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(), received=None, Date="Mon, 14 Dec 2026 18:30:00 +0000"))
        [item] = receiver.receive().items
        assert (item.verdict.value, item.receipt.moment, item.receipt.origin.value) == ("held", NOW, "file")

    def test_what_the_clerk_says_never_stands_in_for_a_mail(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(), received=None, Received="from a by b"))
        [item] = receiver.receive(received=at(9, 7)).items
        assert (item.receipt.moment, item.receipt.origin.value) == (NOW, "file")

    @pytest.mark.parametrize(
        ("stated", "sentence"),
        [
            (datetime(1970, 1, 1), words.BEFORE_IT_WAS_MADE),
            (datetime(2026, 12, 8, 4, 59), words.BEFORE_IT_WAS_MADE),
            (NOW + timedelta(hours=1, minutes=1), words.IN_THE_FUTURE),
            (datetime(2027, 3, 1), words.IN_THE_FUTURE),
        ],
    )
    @pytest.mark.parametrize("by_mail", [True, False])
    def test_a_time_that_cannot_be_is_told_and_not_taken(
        self, receiver: Receiver, stated: datetime, sentence: str, by_mail: bool
    ) -> None:
        """The envelope was made on the 9th at 17:00."""
        if by_mail:
            receiver.put("thu.eml", mail(envelope(), received=stated))
            plan = receiver.receive()
        else:
            receiver.put("tệp.xlsx", envelope())
            plan = receiver.receive(received=stated, codes=[envelope().code])
        [item] = plan.items
        assert (item.verdict.value, item.receipt.moment, item.receipt.origin.value) == ("accepted", NOW, "file")
        told = sentence.format(
            stated=f"{stated:%H:%M ngày %d/%m/%Y}",
            moment="09:00 ngày 18/12/2026",
            column_received="Ngày nhận báo cáo",
        )
        assert item.warnings == [told]
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(NOW)

    @pytest.mark.parametrize("stated", [datetime(2026, 12, 8, 5, 0), NOW + timedelta(hours=1)])
    def test_clocks_may_differ_that_far(self, receiver: Receiver, stated: datetime) -> None:
        receiver.put("thu.eml", mail(envelope(), received=stated))
        [item] = receiver.receive().items
        assert (item.receipt.moment, item.receipt.origin.value, item.warnings) == (stated, "mail", [])

    def test_a_time_of_the_server_that_cannot_be_read_is_told(self, receiver: Receiver) -> None:
        content = mail(envelope(), received=None, Received="from a by b; hôm qua")
        receiver.put("thu.eml", content)
        for _ in range(2):
            [item] = receiver.receive().items
            assert (item.receipt.moment, item.receipt.origin.value) == (NOW, "file")
            assert item.warnings == [
                words.NO_TIME.format(moment="09:00 ngày 18/12/2026", column_received="Ngày nhận báo cáo")
            ]
            assert receiver.row("CB-01", "Tiến độ")["Ghi chú"] == item.warnings[0]
            receiver.now = datetime(2026, 12, 20)

    def test_before_that_the_date_of_the_mail_counts(self, receiver: Receiver) -> None:
        content = mail(envelope(), received=None, Received="from a by b", Date="Mon, 14 Dec 2026 18:30:00 +0000")
        receiver.put("thu.eml", content)
        [item] = receiver.receive().items
        assert (item.receipt.origin.value, item.warnings) == ("date", [words.ONLY_A_DATE])

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

    def test_a_clock_that_goes_back_takes_nothing_back(self, receiver: Receiver) -> None:
        """What was seen before stays so, and what comes now is received by the clock as it stands."""
        sent = envelope()
        receiver.put("1.xlsx", sent)
        receiver.receive(codes=[sent.code])
        before = receiver.rows()
        receiver.now = NOW - timedelta(days=9)
        assert set(verdicts(receiver.receive().items).values()) == {"unchanged"}
        assert receiver.rows() == before
        receiver.put("2.eml", mail(envelope(version=2, previous=sent), received=at(12)))
        assert set(verdicts(receiver.receive().items).values()) == {"unchanged", "accepted"}

    def test_a_copy_from_elsewhere_moves_no_day_of_receipt(self, receiver: Receiver) -> None:
        sent = envelope()
        receiver.put("đúng.eml", mail(sent, received=at(16)))
        copy = mail(sent, received=at(1), sender="ai@khac.example")
        receiver.put("chép cùng lúc.eml", copy)
        receiver.receive()
        receiver.put("chép sau.eml", mail(sent, received=at(2), sender="ai@khac.example"))
        receiver.put("tệp rời.xlsx", sent)
        assert receiver.receive(received=at(3)).is_fine
        row = receiver.row("CB-01.A01")
        assert row["Ngày nhận báo cáo"] == row["Ngày nhận lần cuối"] == date_serial(at(16))
        assert receiver.row("CB-01", "Tiến độ")["Thời điểm nhận"] == date_serial(at(16))

    def test_a_copy_whose_code_was_confirmed_does(self, receiver: Receiver) -> None:
        sent = envelope()
        receiver.put("đúng.eml", mail(sent, received=at(16)))
        receiver.receive()
        receiver.put("tệp rời.xlsx", sent)
        receiver.receive(received=at(9), codes=[sent.code])
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(9))

    def test_a_code_proves_every_receipt_of_its_digest_also_one_of_an_earlier_run(self, receiver: Receiver) -> None:
        sent = envelope()
        receiver.put("đúng.eml", mail(sent, received=at(16)))
        receiver.receive()
        copy = receiver.put("chép.eml", mail(sent, received=at(11), sender="ai@khac.example"))
        receiver.receive()
        copy.unlink()
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(16))
        receiver.receive(codes=[sent.code])
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(11))
        receiver.put("chép nữa.eml", mail(sent, received=at(10), sender="ai@khac.example"))
        receiver.receive()
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(10))

    def test_a_row_that_is_withdrawn_by_then_has_its_day_moved_too(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        without = "\n".join(line for line in TWO_SUBJECTS.splitlines() if "A01" not in line)
        receiver.put("2.eml", mail(envelope(without, version=2, previous=first), received=at(12)))
        receiver.receive()
        receiver.put("tệp rời.xlsx", first)
        receiver.receive(received=at(9), codes=[first.code])
        row = receiver.row("CB-01.A01")
        assert (row["Tình trạng hồ sơ"], row["Ngày nhận báo cáo"]) == ("Đã rút", date_serial(at(9)))

    def test_an_older_version_from_elsewhere_moves_no_day_either(self, receiver: Receiver) -> None:
        first = envelope()
        receiver.put("2.eml", mail(envelope(version=2, previous=first), received=at(16)))
        receiver.put("1.eml", mail(first, received=at(11), sender="ai@khac.example"))
        assert verdicts(receiver.receive().items)["1.eml › ThamDinh.xlsx"] == "superseded"
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(16))

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

    def test_a_date_emptied_here_stays_blank_until_the_report_comes_again(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        receiver.edit("CB-01.A01", "Ngày nhận báo cáo", None)
        second = envelope(TWO_SUBJECTS.replace("01/12/2026", "          "), version=2, previous=first)
        third = envelope(version=3, previous=second)
        dates = []
        for day, version in ((10, first), (11, second), (12, third)):
            receiver.put(f"ngày {day}.eml", mail(version, received=at(day)))
            assert receiver.receive().is_fine
            dates.append(receiver.row("CB-01.A01").get("Ngày nhận báo cáo"))
        assert dates == [None, None, date_serial(at(10))]

    def test_a_subject_that_comes_back_without_its_report_has_no_date(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        dates = [receiver.row("CB-01.A01").get("Ngày nhận báo cáo")]
        without = "\n".join(line for line in TWO_SUBJECTS.splitlines() if "A01" not in line)
        second = envelope(without, version=2, previous=first)
        third = envelope(TWO_SUBJECTS.replace("01/12/2026", "          "), version=3, previous=second)
        for day, version in ((11, second), (12, third)):
            receiver.put(f"ngày {day}.eml", mail(version, received=at(day)))
            assert receiver.receive().is_fine
            dates.append(receiver.row("CB-01.A01").get("Ngày nhận báo cáo"))
        assert dates == [date_serial(at(10)), date_serial(at(10)), None]

    def test_the_line_of_a_date_follows_what_the_sender_says(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        receiver.edit("CB-01.A01", "Ngày nhận báo cáo", datetime(2026, 12, 5))
        second = envelope(TWO_SUBJECTS.replace("01/12/2026", "          "), version=2, previous=first)
        shown = []
        for day, version in ((11, second), (12, envelope(version=3, previous=second))):
            receiver.put(f"ngày {day}.eml", mail(version, received=at(day)))
            receiver.receive()
            shown += [(line.get("Bên gửi"), line["Tại đây"]) for line in receiver.rows("Sai khác")]
        assert shown == [(None, "05/12/2026"), ("10/12/2026 08:00:00", "05/12/2026")]

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
    def test_a_code_that_was_heard_wrongly_is_told(self, receiver: Receiver) -> None:
        receiver.put("tệp.xlsx", envelope())
        receiver.receive()
        waits = receiver.row("CB-01", "Tiến độ")["Ghi chú"]
        receiver.edit("CB-01", "Mã đối chiếu", 4821093411772058, "Tiến độ")
        receiver.edit("CB-02", "Mã đối chiếu", "để mai", "Tiến độ")
        plan = receiver.receive()
        assert plan.warnings == [
            words.TYPED_CODE.format(cell="K5", sender="CB-01", typed="4821093411772060"),
            words.TYPED_CODE.format(cell="K6", sender="CB-02", typed="để mai"),
        ]
        notes = [f"{waits} {words.TYPED_CODE_UNKNOWN}", words.TYPED_CODE_UNKNOWN]
        assert [row["Ghi chú"] for row in receiver.rows("Tiến độ")] == notes
        assert receiver.receive().warnings == plan.warnings
        assert [row["Ghi chú"] for row in receiver.rows("Tiến độ")] == notes, "each is told once, however often"
        receiver.edit("CB-01", "Mã đối chiếu", envelope().code, "Tiến độ")
        receiver.edit("CB-02", "Mã đối chiếu", None, "Tiến độ")
        plan = receiver.receive()
        assert (plan.items[0].verdict.value, plan.warnings) == ("accepted", [])
        assert [row.get("Ghi chú") for row in receiver.rows("Tiến độ")] == [None, None]

    def test_everyone_expected_has_a_row(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(), received=at(16)))
        receiver.receive()
        first, second = receiver.rows("Tiến độ")
        assert first == {
            "STT": 1.0,
            "Mã": "CB-01",
            "Loại": "Hồ sơ",
            "Tên": "Chi bộ 1",
            "Lần gửi": 1.0,
            "Kết luận nhận": "Đã nhận",
            "Thời điểm nhận": date_serial(at(16)),
            "Nhận từ": "Thư",
            "Thời hạn": "Quá hạn 2 ngày",
            "Số đối tượng": 2.0,
            "Mã xác nhận": envelope().code,
            "Nguồn": "thu.eml › ThamDinh.xlsx",
            "Lượt ghi": 1.0,
            "Mã băm": digest_start(envelope().digest),
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
        assert [row.get("Lượt ghi") for row in receiver.rows(layout.PROGRESS)] == [1.0, 2.0, None]  # CB-02 sent nothing

    @pytest.mark.parametrize("beside", [True, False])
    def test_a_lost_sheet_is_told_again_of_all_that_was_merged(self, receiver: Receiver, beside: bool) -> None:
        """Also of what does not lie in the inbox any more, and never of what was not merged."""
        first = first_version(receiver)
        second = envelope(TWO_SUBJECTS.replace("mới", "hai"), version=2, previous=first)
        other = envelope(TWO_SUBJECTS.replace("mới", "khác"))
        receiver.put("2.eml", mail(second, received=at(12)))
        receiver.put("khác.eml", mail(other, received=at(13)))
        receiver.receive()
        before = [row for row in receiver.rows(layout.PROGRESS) if "Lượt ghi" in row]
        book = openpyxl.load_workbook(receiver.file)
        del book["Tiến độ"]
        receiver.file = receiver.folder / "không tiến độ.xlsx"
        book.save(receiver.file)
        if not beside:
            for path in receiver.inbox.iterdir():
                path.unlink()
        receiver.receive()
        shown = ("Mã", "Lần gửi", "Kết luận nhận", "Thời điểm nhận", "Mã xác nhận", "Lượt ghi", "Mã băm")
        again = [row for row in receiver.rows(layout.PROGRESS) if "Lượt ghi" in row]
        assert [[row.get(name) for name in shown] for row in again] == [[row.get(n) for n in shown] for row in before]
        assert [row["Lượt ghi"] for row in again] == [1.0, 2.0]
