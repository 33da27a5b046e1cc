"""Receiving: the verdict on everything that may lie in an inbox (envelope §9)."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.received import (
    CREATED,
    TWO_SUBJECTS,
    Receiver,
    at,
    envelope,
    first_version,
    mail,
    only_verdict,
    verdicts,
)
from tests.workbooks import cell_of
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.sending.dispatch import remind
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import Level
from xlsx_addin.words import receiving as words
from xlsx_addin.words.reading import SHEET_OF_OTHER_YEAR
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.reader import FileWorkbook
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope


class TestVerdicts:
    def test_the_same_again_is_unchanged(self, receiver: Receiver) -> None:
        first_version(receiver)
        before = receiver.cells()
        plan = receiver.receive()
        assert (only_verdict(plan), plan.board.subjects.is_changed, plan.is_fine) == ("unchanged", False, True)
        assert receiver.cells() == before

    def test_an_older_version_is_superseded_but_its_time_counts(self, receiver: Receiver) -> None:
        first = envelope()
        second = envelope(TWO_SUBJECTS.replace("mới", "khác"), version=2, previous=first)
        receiver.put("2.eml", mail(second, received=at(13)))
        receiver.receive()
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(13))
        receiver.put("1.eml", mail(first, received=at(11)))
        plan = receiver.receive()
        assert verdicts(plan.items)["1.eml › ThamDinh.xlsx"] == "superseded"
        assert plan.is_fine
        row = receiver.row("CB-01.A01")
        assert (row["Ngày nhận báo cáo"], row["Lần gửi"]) == (date_serial(at(11)), 2.0)

    def test_a_forged_older_version_does_not_move_the_time(self, receiver: Receiver) -> None:
        genuine = envelope(version=2)
        receiver.put("2.eml", mail(genuine, received=at(16)))
        receiver.receive()
        receiver.put("1.eml", mail(envelope(version=1), received=at(1), sender="ai@khac.example"))
        assert verdicts(receiver.receive().items)["1.eml › ThamDinh.xlsx"] == "branched"
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(16))

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("tệp rời.xlsx", envelope()),
            ("lạ.eml", mail(envelope(sender="CB-09"), sender="cb9@x.example")),
            ("giả.eml", mail(envelope(), sender="cb1@x.example.evil")),
            ("hai.eml", mail(envelope(), sender="cb1@x.example, ai@khac.example")),
            ("nháp.eml", mail(envelope(), received=None, X_Unsent="1")),
            ("spf.eml", mail(envelope(), Authentication_Results="mx.example; dkim=pass; spf=fail (no) smtp.x=y")),
        ],
        ids=["bare file", "unknown sender", "other address", "two addresses", "draft never sent", "failed SPF"],
    )
    def test_what_must_be_confirmed_is_held_until_its_code_is_given(
        self, receiver: Receiver, name: str, content: Envelope | bytes
    ) -> None:
        receiver.put(name, content)
        plan = receiver.receive()
        [item] = plan.items
        assert (item.verdict.value, item.reason != "", plan.is_fine) == ("held", True, False)
        assert receiver.rows() == []
        [held] = [row for row in receiver.rows("Tiến độ") if row.get("Nguồn") == item.source]
        assert held["Kết luận nhận"] == "Chờ đối chiếu mã"
        digits = item.code.replace("-", "")
        shown = [str(cell) for row in receiver.rows("Tiến độ") for cell in row.values()]
        assert not [cell for cell in shown if digits in cell.replace("-", "")], "it is heard, not copied"
        plan = receiver.receive(codes=[item.code.replace("-", " ")])
        assert (only_verdict(plan), plan.is_fine) == ("accepted", True)
        assert len(receiver.rows()) == 2

    def test_the_clerk_types_the_code_on_the_sheet(self, receiver: Receiver) -> None:
        receiver.put("tệp rời.xlsx", envelope())
        code = receiver.receive().items[0].code
        receiver.edit("CB-01", "Mã đối chiếu", f" {code.replace('-', '')} ", sheet="Tiến độ")
        assert only_verdict(receiver.receive()) == "accepted"
        row = receiver.row("CB-01", "Tiến độ")
        assert (row["Kết luận nhận"], row["Mã đối chiếu"]) == ("Đã nhận", code.replace("-", ""))

    def test_a_right_code_whose_file_is_gone_asks_for_the_file(self, receiver: Receiver) -> None:
        receiver.put("tệp.xlsx", envelope())
        receiver.receive()
        (receiver.inbox / "tệp.xlsx").unlink()
        gone = words.CONFIRMED_FILE_GONE.format(cell="K5", source="tệp.xlsx")
        assert receiver.receive(codes=[envelope().code]).warnings == [gone]
        receiver.edit("CB-01", "Mã đối chiếu", envelope().code, "Tiến độ")
        assert receiver.receive().warnings == [gone]
        receiver.put("tệp.xlsx", envelope())
        plan = receiver.receive()
        assert (only_verdict(plan), plan.warnings) == ("accepted", [])

    def test_what_was_received_for_another_year_stops_everything(self, receiver: Receiver, tmp_path: Path) -> None:
        first_version(receiver)
        book = openpyxl.load_workbook(receiver.file)
        console = book[layout.CONSOLE]
        [label] = [cell for row in console.iter_rows() for cell in row if cell.value == "Năm đánh giá"]
        console.cell(label.row, label.column + 1).value = 2027
        book.save(receiver.file)
        with pytest.raises(Refusal) as refused:
            receiver.receive()
        sentence = SHEET_OF_OTHER_YEAR.format(sheet="Tiến độ", stated=2026, year=2027)
        assert str(refused.value) == sentence
        with FileWorkbook.open(receiver.file) as workbook, pytest.raises(Refusal) as not_reminded:
            remind(appraise_workbook(workbook), tmp_path / "thư")
        assert str(not_reminded.value) == sentence

    def test_a_wrong_code_releases_nothing(self, receiver: Receiver) -> None:
        receiver.put("tệp rời.xlsx", envelope())
        plan = receiver.receive(codes=["1111-2222-3333-4444"])
        assert only_verdict(plan) == "held"
        assert plan.warnings == [words.CODE_UNUSED.format(code="1111-2222-3333-4444")]

    def test_a_version_that_does_not_follow_the_merged_one_is_held_as_a_branch(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        other = envelope(TWO_SUBJECTS.replace("Khoa Nội", "Khoa Khác"))
        forged = envelope(TWO_SUBJECTS.replace("Khoa Nội", "Giả"), version=99, previous="sha256:" + "7" * 64)
        unlinked = envelope(version=2)
        for name, sent in (("khác.eml", other), ("99.eml", forged), ("2.eml", unlinked)):
            receiver.put(name, mail(sent, received=at(12)))
        before = receiver.rows()
        plan = receiver.receive()
        found = verdicts(plan.items)
        assert found == {
            "lan1.eml › ThamDinh.xlsx": "unchanged",
            "khác.eml › ThamDinh.xlsx": "branched",
            "99.eml › ThamDinh.xlsx": "branched",
            "2.eml › ThamDinh.xlsx": "branched",
        }
        assert receiver.rows() == before
        plan = receiver.receive(codes=[other.code])
        assert verdicts(plan.items)["khác.eml › ThamDinh.xlsx"] == "accepted"
        assert receiver.row("CB-01.A01")["Tên"] == "Khoa Khác"
        assert verdicts(receiver.receive().items)["lan1.eml › ThamDinh.xlsx"] == "unchanged"
        follower = envelope(version=2, previous=first)
        receiver.put("3.eml", mail(follower, received=at(13)))
        assert verdicts(receiver.receive().items)["3.eml › ThamDinh.xlsx"] == "branched"

    def test_a_version_follows_through_one_that_is_still_held(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        second = envelope(TWO_SUBJECTS.replace("mới", "hai"), version=2, previous=first)
        third = envelope(TWO_SUBJECTS.replace("mới", "ba"), version=3, previous=second)
        receiver.put("lan2.xlsx", second)
        receiver.put("lan3.eml", mail(third, received=at(13)))
        found = verdicts(receiver.receive().items)
        assert found["lan2.xlsx"] == "superseded"
        assert found["lan3.eml › ThamDinh.xlsx"] == "accepted"

    def test_a_gap_in_the_versions_is_a_branch(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        second = envelope(TWO_SUBJECTS.replace("mới", "hai"), version=2, previous=first)
        receiver.put("3.eml", mail(envelope(version=3, previous=second), received=at(13)))
        assert receiver.receive().items[0].verdict.value == "branched"

    def test_a_sender_that_begins_again_at_1_is_held_as_a_branch_until_it_is_confirmed(
        self, receiver: Receiver
    ) -> None:
        first = first_version(receiver)
        second = envelope(TWO_SUBJECTS.replace("mới", "hai"), version=2, previous=first)
        receiver.put("2.eml", mail(second, received=at(11)))
        receiver.receive()
        again = envelope(TWO_SUBJECTS.replace("mới", "lại"), created=CREATED + timedelta(days=3))
        receiver.put("lại.eml", mail(again, received=at(13)))
        plan = receiver.receive()
        assert verdicts(plan.items)["lại.eml › ThamDinh.xlsx"] == "branched"
        assert (plan.board.subjects.is_changed, plan.is_fine) == (False, False)
        [row] = [row for row in receiver.rows("Tiến độ") if row.get("Mã băm") == digest_start(again.digest)]
        assert row["Ghi chú"] == words.BRANCHED_OLDER.format(version=1, merged=2)
        receiver.receive(codes=[again.code])
        assert receiver.row("CB-01.A02")["Ghi chú"] == "lại"
        third = envelope(TWO_SUBJECTS.replace("mới", "nữa"), version=2, previous=again)
        receiver.put("nữa.eml", mail(third, received=at(14)))
        assert receiver.receive().is_fine
        assert receiver.row("CB-01.A02")["Ghi chú"] == "nữa"
        assert set(verdicts(receiver.receive().items).values()) == {"unchanged"}

    @pytest.mark.parametrize("made", [CREATED - timedelta(days=9), CREATED, CREATED + timedelta(days=9)])
    @pytest.mark.parametrize("beside", [True, False])
    def test_a_second_machines_version_is_a_branch_whatever_lies_beside_it_and_whenever_it_was_made(
        self, receiver: Receiver, beside: bool, made: datetime
    ) -> None:
        first = first_version(receiver)
        receiver.put("2.eml", mail(envelope(version=2, previous=first), received=at(11)))
        if not beside:
            receiver.receive()
        other = envelope(TWO_SUBJECTS.replace("mới", "khác") + "| A09 | Máy hai | | Tổ chức | | |\n", created=made)
        receiver.put("khác.eml", mail(other, received=at(12)))
        assert verdicts(receiver.receive().items)["khác.eml › ThamDinh.xlsx"] == "branched"
        assert verdicts(receiver.receive(codes=[other.code]).items)["khác.eml › ThamDinh.xlsx"] == "accepted"
        assert (receiver.row("CB-01.A02")["Ghi chú"], receiver.row("CB-01.A09")["Tên"]) == ("khác", "Máy hai")

    def test_other_content_that_waited_goes_on_waiting_and_its_code_still_merges_it(self, receiver: Receiver) -> None:
        """That it was seen before the merged version proves nothing: it may be the newer content of a lost folder."""
        first = first_version(receiver)
        other = envelope(TWO_SUBJECTS.replace("mới", "khác"))
        receiver.put("khác.eml", mail(other, received=at(12)))
        assert verdicts(receiver.receive().items)["khác.eml › ThamDinh.xlsx"] == "branched"
        receiver.put("2.eml", mail(envelope(version=2, previous=first), received=at(11)))
        [item] = [item for item in receiver.receive().items if item.source.startswith("khác")]
        assert (item.verdict.value, item.reason) == ("branched", words.BRANCHED_OLDER.format(version=1, merged=2))
        assert receiver.row("CB-01.A02")["Ghi chú"] == "mới"
        assert verdicts(receiver.receive(codes=[other.code]).items)["khác.eml › ThamDinh.xlsx"] == "accepted"
        assert receiver.row("CB-01.A02")["Ghi chú"] == "khác"

    def test_other_content_on_which_the_merged_version_goes_on_is_told(self, receiver: Receiver) -> None:
        first_version(receiver)
        other = envelope(TWO_SUBJECTS.replace("mới", "khác"))
        waiting = receiver.put("khác.eml", mail(other, received=at(12)))
        receiver.receive()
        waiting.unlink()
        second = envelope(version=2, previous=other)
        receiver.put("2.eml", mail(second, received=at(13)))
        receiver.receive(codes=[second.code])
        notes = [
            row.get("Ghi chú")
            for row in receiver.rows("Tiến độ")
            if row["Kết luận nhận"] == "Lần gửi cũ hơn lần đã nhận"
        ]
        assert notes == [words.SUPERSEDED_OTHERWISE.format(version=1)]

    def test_a_subject_that_comes_back_on_another_line_is_compared_with_the_row_as_last_merged(
        self, receiver: Receiver
    ) -> None:
        without = "\n".join(line for line in TWO_SUBJECTS.splitlines() if "A02" not in line)
        first = first_version(receiver)
        second = envelope(TWO_SUBJECTS.replace("mới", "máy một"), version=2, previous=first)
        other = envelope(without)
        last = envelope(TWO_SUBJECTS, version=2, previous=other)
        for number, (sent, codes) in enumerate([(second, []), (other, [other.code]), (last, [])]):
            receiver.put(f"{number}.eml", mail(sent, received=at(11 + number)))
            receiver.receive(codes=codes)
        assert receiver.rows("Sai khác") == []
        row = receiver.row("CB-01.A02")
        assert (row["Ghi chú"], row.get("Tình trạng hồ sơ")) == ("mới", None)

    def test_an_edited_envelope_is_modified_and_changes_nothing(self, receiver: Receiver) -> None:
        book = openpyxl.load_workbook(BytesIO(envelope_bytes(envelope())))
        cell_of(book["Đơn vị"], "Tên", 5).value = "Khoa Sửa"
        edited = BytesIO()
        book.save(edited)
        receiver.put("sửa.eml", mail(edited.getvalue(), sender="cb1@x.example"))
        plan = receiver.receive()
        [item] = plan.items
        assert (item.verdict.value, item.sender, item.code) == ("modified", "CB-01", "")
        assert receiver.rows() == []

    @pytest.mark.parametrize(
        ("different", "verdict"),
        [
            ({"year": 2025}, "other_year"),
            ({"guidance": "900-CV/HU"}, "other_year"),
            ({"recipient": "DU-KHAC"}, "wrong_recipient"),
            ({"sender": "DU-LB"}, "wrong_level"),
            ({"level": Level.GRASSROOTS}, "wrong_level"),
            ({"level": Level.STANDING_COMMITTEE}, "wrong_level"),
        ],
    )
    def test_what_does_not_belong_here_is_left_alone(
        self, receiver: Receiver, different: dict[str, object], verdict: str
    ) -> None:
        receiver.put("thu.eml", mail(envelope(**different), sender="cb1@x.example"))  # type: ignore[arg-type]
        plan = receiver.receive(codes=[])
        assert (only_verdict(plan), plan.is_fine, receiver.rows()) == (verdict, False, [])

    def test_what_this_unit_sent_itself_is_called_so(self, receiver: Receiver) -> None:
        receiver.put("Đã gửi.xlsx", envelope(sender="DU-LB"))
        [item] = receiver.receive().items
        assert (item.verdict.value, item.reason) == ("wrong_level", words.FROM_OURSELVES)

    def test_a_plain_workbook_a_damaged_and_an_encrypted_one(self, receiver: Receiver) -> None:
        receiver.put("sổ thường.xlsx", receiver.file.read_bytes())
        receiver.put("hỏng.xlsx", envelope_bytes(envelope())[:-300])
        receiver.put("rỗng.xlsx", b"")
        receiver.put("tốt.eml", mail(envelope()))
        plan = receiver.receive()
        assert verdicts(plan.items) == {
            "hỏng.xlsx": "unreadable",
            "rỗng.xlsx": "unreadable",
            "sổ thường.xlsx": "not_an_envelope",
            "tốt.eml › ThamDinh.xlsx": "accepted",
        }

    def test_a_file_that_was_bad_and_is_good_now_leaves_no_old_row(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope_bytes(envelope())[:-300], sender="cb1@x.example"))
        receiver.receive()
        receiver.put("thu.eml", mail(envelope()))
        receiver.receive()
        assert [row["Kết luận nhận"] for row in receiver.rows("Tiến độ")] == ["Đã nhận", "Chưa gửi"]

    def test_a_skipped_level_is_merged_with_a_warning(self, tmp_path: Path) -> None:
        receiver = Receiver(tmp_path, {"settings": {"Cấp thẩm định": "Ban Thường vụ"}})
        receiver.put("thu.eml", mail(envelope()))
        [item] = receiver.receive().items
        assert (item.verdict.value, item.warnings) == (
            "accepted",
            ["Hồ sơ của Chi bộ gửi thẳng, không qua cấp ủy trực tiếp; vui lòng xác nhận với cấp ủy đó."],
        )

    def test_one_envelope_found_twice_is_merged_once(self, receiver: Receiver) -> None:
        receiver.put("a.xlsx", envelope())
        receiver.put("b.eml", mail(envelope()))
        assert verdicts(receiver.receive().items) == {"a.xlsx": "unchanged", "b.eml › ThamDinh.xlsx": "accepted"}
