"""Receiving, from the inbox to the new workbook: verdicts, merging, dates, and what is kept (contract, section 5)."""

from __future__ import annotations

import os
import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.received import (
    SENDERS,
    TWO_SUBJECTS,
    Receiver,
    at,
    cells_of,
    envelope,
    mail,
    result_envelope,
    verdicts,
)
from xlsx_addin.appraisal.terms import Level
from xlsx_addin.exchange.envelope_file import envelope_bytes
from xlsx_addin.refusal import Refusal
from xlsx_addin.workbook.live_values import date_serial

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope import Envelope
    from xlsx_addin.exchange.receive import Plan

RESULT = "| Mã | Kết luận | Điểm | Xếp loại |\n| A01 | Đủ điều kiện về mô hình | 91.5 | Tốt |"


@pytest.fixture
def receiver(tmp_path: Path) -> Receiver:
    return Receiver(tmp_path / "huyện ủy")


def first_version(receiver: Receiver, subjects: str = TWO_SUBJECTS, **different: object) -> Envelope:
    """Version 1 of CB-01, received by mail on the 10th at eight."""
    sent = envelope(subjects, **different)  # type: ignore[arg-type]
    receiver.put("lan1.eml", mail(sent))
    receiver.receive()
    return sent


def only_verdict(plan: Plan) -> str:
    [item] = plan.items
    return item.verdict.value


class TestMerging:
    def test_a_first_version_becomes_rows_under_the_sender_s_code(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(results=RESULT)))
        plan = receiver.receive()
        [item] = plan.items
        assert (item.verdict.value, item.new) == ("accepted", ["CB-01.A01", "CB-01.A02"])
        assert plan.is_fine
        received = date_serial(at(10))
        assert receiver.row("CB-01.A01") == {
            "Mã": "CB-01.A01",
            "Tên": "Khoa Nội",
            "Loại đối tượng": "Tổ chức",
            "Đăng ký": "Có",
            "Tên mô hình": "Mô hình của A01",
            "Sản phẩm cụ thể": "Giảm 30% thời gian giải quyết hồ sơ",
            "Ngày nhận báo cáo": received,
            "Điểm tự chấm": 80.0,
            "Tự xếp loại": "Khá",
            "Nguồn": "CB-01",
            "Lần gửi": 1.0,
            "Ngày nhận ở cấp dưới": date_serial(at(1, 0)),
            "Điểm cấp dưới": 91.5,
            "Xếp loại cấp dưới": "Tốt",
            "Kết luận cấp dưới": "Đủ điều kiện về mô hình",
            "Ngày nhận lần cuối": received,
        }
        assert receiver.row("CB-01.A02")["Thuộc tổ chức"] == "CB-01.A01"
        assert "Ngày nhận báo cáo" not in receiver.row("CB-01.A02")

    def test_rows_of_this_level_their_addresses_and_unknown_columns_stay(self, tmp_path: Path) -> None:
        receiver = Receiver(tmp_path, {"subjects": "| Mã | Việc riêng |\n| X1 | gọi lại |\n| | |\n| X2 | |"})
        before = cells_of(receiver.file)["Đơn vị"]
        receiver.put("thu.eml", mail(envelope()))
        receiver.receive()
        after = cells_of(receiver.file)["Đơn vị"]
        assert {column: {row: cells[row] for row in before[column]} for column, cells in after.items() if column in before} == before
        assert after[1] == {4: "Mã", 5: "X1", 7: "X2", 8: "CB-01.A01", 9: "CB-01.A02"}

    def test_sheets_of_the_clerk_s_own_stay(self, tmp_path: Path) -> None:
        own = [["Ghi nhớ", "'=1+1"], ["'001", "2.5"]]
        receiver = Receiver(tmp_path, {"sheets": {"Sổ tay & việc": own}})
        receiver.receive()
        assert receiver.cells()["Sổ tay & việc"] == {1: {4: "Ghi nhớ", 5: "001"}, 2: {4: "=1+1", 5: 2.5}}
        assert openpyxl.load_workbook(receiver.file).sheetnames[-1] == "Sổ tay & việc"

    def test_a_newer_version_is_merged_by_field(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        receiver.edit("CB-01.A01", "Ghi chú", "đã gọi")
        newer = envelope(TWO_SUBJECTS.replace("Khoa Nội", "Khoa Ngoại"), version=2, previous=first)
        receiver.put("lan2.eml", mail(newer, received=at(12)))
        item = receiver.receive().items[-1]
        assert (item.verdict.value, item.changed, item.conflicts) == ("accepted", ["CB-01.A01"], [])
        row = receiver.row("CB-01.A01")
        assert (row["Tên"], row["Ghi chú"], row["Lần gửi"]) == ("Khoa Ngoại", "đã gọi", 2.0)
        assert row["Ngày nhận báo cáo"] == pytest.approx(date_serial(at(10)))
        assert row["Ngày nhận lần cuối"] == date_serial(at(12))

    def test_what_both_changed_stands_on_the_sheet_until_it_is_settled(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        receiver.edit("CB-01.A02", "Ghi chú", "tại đây")
        second = envelope(TWO_SUBJECTS.replace("mới", "bên gửi"), version=2, previous=first)
        receiver.put("lan2.eml", mail(second, received=at(12)))
        plan = receiver.receive()
        assert (plan.items[-1].conflicts, plan.is_fine) == (["CB-01.A02"], False)
        line = {"Mã": "CB-01.A02", "Cột": "Ghi chú", "Bản gốc": "mới", "Bên gửi": "bên gửi", "Tại đây": "tại đây"}
        assert receiver.rows("Sai khác") == [line]
        assert receiver.row("CB-01.A02")["Ghi chú"] == "tại đây"
        assert receiver.receive().is_fine, "an old difference is no new one"
        assert receiver.rows("Sai khác") == [line]
        receiver.edit("CB-01.A02", "Đã xử lý", "Có", sheet="Sai khác")
        receiver.receive()
        assert receiver.rows("Sai khác") == []
        third = envelope(TWO_SUBJECTS.replace("mới", "bên gửi"), version=3, previous=second)
        receiver.put("lan3.eml", mail(third, received=at(13)))
        assert receiver.receive().items[-1].conflicts == []

    @pytest.mark.parametrize("heading", ["Ghi chú"])
    def test_a_difference_is_over_once_the_values_agree(self, receiver: Receiver, heading: str) -> None:
        first = first_version(receiver)
        receiver.edit("CB-01.A02", heading, "tại đây")
        newer = envelope(TWO_SUBJECTS.replace("mới", "bên gửi"), version=2, previous=first)
        receiver.put("lan2.eml", mail(newer, received=at(12)))
        receiver.receive()
        receiver.edit("CB-01.A02", heading, "bên gửi")
        receiver.receive()
        assert receiver.rows("Sai khác") == []

    def test_the_sender_giving_way_ends_a_difference(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        receiver.edit("CB-01.A02", "Ghi chú", "tại đây")
        second = envelope(TWO_SUBJECTS.replace("mới", "bên gửi"), version=2, previous=first)
        receiver.put("lan2.eml", mail(second, received=at(12)))
        receiver.receive()
        third = envelope(TWO_SUBJECTS.replace("mới", "tại đây"), version=3, previous=second)
        receiver.put("lan3.eml", mail(third, received=at(13)))
        assert receiver.receive().items[-1].conflicts == []
        assert receiver.rows("Sai khác") == []

    def test_a_missing_subject_is_withdrawn_and_comes_back(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        without = "\n".join(TWO_SUBJECTS.splitlines()[:3])
        second = envelope(without, version=2, previous=first)
        receiver.put("lan2.eml", mail(second, received=at(11)))
        assert receiver.receive().items[-1].withdrawn == ["CB-01.A02"]
        assert receiver.row("CB-01.A02")["Tình trạng hồ sơ"] == "Đã rút"
        receiver.edit("CB-01.A02", "Ghi chú", "đã hỏi")
        third = envelope(TWO_SUBJECTS.replace("Lê Thị Hoa", "Lê Thị Hoà"), version=3, previous=second)
        receiver.put("lan3.eml", mail(third, received=at(12)))
        item = receiver.receive().items[-1]
        assert (item.changed, item.conflicts) == (["CB-01.A02"], [])
        row = receiver.row("CB-01.A02")
        assert (row.get("Tình trạng hồ sơ"), row["Tên"], row["Ghi chú"]) == (None, "Lê Thị Hoà", "đã hỏi")

    def test_versions_found_together_merge_one_after_another(self, receiver: Receiver) -> None:
        first = envelope()
        second = envelope(TWO_SUBJECTS.replace("Khoa Nội", "Khoa Ngoại"), version=2, previous=first)
        receiver.put("a.eml", mail(second, received=at(12)))
        receiver.put("b.eml", mail(first, received=at(10)))
        plan = receiver.receive()
        assert set(verdicts(plan.items).values()) == {"accepted"}
        assert [item.new for item in plan.items] == [[], ["CB-01.A01", "CB-01.A02"]]
        assert receiver.row("CB-01.A01")["Tên"] == "Khoa Ngoại"

    def test_without_the_base_nothing_is_taken_or_withdrawn(self, receiver: Receiver) -> None:
        first = first_version(receiver)
        for kept in receiver.archive.iterdir():
            kept.unlink()
        for old in receiver.inbox.iterdir():
            old.unlink()
        newer = envelope("| Mã | Tên | Loại đối tượng | Ngày nhận báo cáo |\n| A01 | Khoa Ngoại | Tổ chức | 01/12/2026 |", version=2, previous=first)
        receiver.put("lan2.eml", mail(newer, received=at(12)))
        [item] = receiver.receive().items
        assert (item.verdict.value, item.changed, item.withdrawn) == ("accepted", [], [])
        assert item.conflicts == ["CB-01.A01", "CB-01.A02"]
        row = receiver.row("CB-01.A01")
        assert (row["Tên"], row["Ngày nhận báo cáo"]) == ("Khoa Nội", date_serial(at(10)))
        assert [(line["Mã"], line["Cột"], line.get("Bên gửi")) for line in receiver.rows("Sai khác")] == [
            ("CB-01.A01", "Tên", "Khoa Ngoại"),
            ("CB-01.A02", "Tình trạng hồ sơ", "Đã rút"),
        ]

    def test_subjects_of_one_name_from_two_sources_are_told_not_joined(self, receiver: Receiver) -> None:
        receiver.put("1.eml", mail(envelope()))
        receiver.put("2.eml", mail(envelope(sender="CB-02")))
        plan = receiver.receive()
        assert len(plan.warnings) == 2
        assert "CB-01.A01 – CB-02.A01" in plan.warnings[0]
        assert len(receiver.rows()) == 4


class TestVerdicts:
    def test_the_same_again_is_unchanged(self, receiver: Receiver) -> None:
        first_version(receiver)
        before = receiver.cells()
        plan = receiver.receive()
        assert (only_verdict(plan), plan.changes, plan.is_fine) == ("unchanged", [], True)
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
        assert verdicts(receiver.receive().items)["1.eml › ThamDinh.xlsx"] == "superseded"
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(16))

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("tệp rời.xlsx", envelope()),
            ("lạ.eml", mail(envelope(sender="CB-09"), sender="cb9@x.example")),
            ("giả.eml", mail(envelope(), sender="cb1@x.example.evil")),
            ("hai.eml", mail(envelope(), sender="cb1@x.example, ai@khac.example")),
            ("nháp.eml", mail(envelope(), received=None, X_Unsent="1")),
        ],
        ids=["bare file", "unknown sender", "other address", "two addresses", "draft never sent"],
    )
    def test_what_must_be_confirmed_is_held_until_its_code_is_given(
        self, receiver: Receiver, name: str, content: Envelope | bytes
    ) -> None:
        receiver.put(name, content)
        plan = receiver.receive()
        [item] = plan.items
        assert (item.verdict.value, item.reason != "", plan.is_fine) == ("held", True, False)
        assert receiver.rows() == []
        held = next(row for row in receiver.rows("Tiến độ") if row.get("Mã xác nhận"))
        assert held["Kết luận nhận"] == "Chờ đối chiếu mã"
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

    def test_a_wrong_code_releases_nothing(self, receiver: Receiver) -> None:
        receiver.put("tệp rời.xlsx", envelope())
        plan = receiver.receive(codes=["1111-2222-3333-4444"])
        assert only_verdict(plan) == "held"
        assert len(plan.warnings) == 1

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

    def test_an_edited_envelope_is_modified_and_changes_nothing(self, receiver: Receiver) -> None:
        book = openpyxl.load_workbook(BytesIO(envelope_bytes(envelope())))
        book["Đơn vị"]["B5"] = "Khoa Sửa"
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
        assert (item.verdict.value, item.warnings) == ("accepted", ["Chi bộ gửi vượt cấp, không qua cấp trung gian."])

    def test_one_envelope_found_twice_is_merged_once(self, receiver: Receiver) -> None:
        receiver.put("a.xlsx", envelope())
        receiver.put("b.eml", mail(envelope()))
        assert verdicts(receiver.receive().items) == {"a.xlsx": "unchanged", "b.eml › ThamDinh.xlsx": "accepted"}


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
        with_report = TWO_SUBJECTS.replace("Cá nhân        |                   |", "Cá nhân        | 11/12/2026        |")
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
        with_report = TWO_SUBJECTS.replace("Cá nhân        |                   |", "Cá nhân        | 11/12/2026        |")
        receiver.put("lan2.eml", mail(envelope(with_report, version=2, previous=first), received=at(12)))
        receiver.receive()
        assert receiver.row("CB-01.A02")["Ngày nhận báo cáo"] == date_serial(at(5, 0))
        assert [line["Cột"] for line in receiver.rows("Sai khác")] == ["Ngày nhận báo cáo"]


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


class TestResults:
    ROWS = "| STT | Mã | Tên | Kết luận | Điểm | Xếp loại |\n| 1 | A01 | Khoa Nội | Đủ điều kiện về mô hình | 90.5 | Tốt |"

    @pytest.fixture
    def sender(self, tmp_path: Path) -> Receiver:
        """DU-LB, whose superior answers."""
        return Receiver(tmp_path, {"subjects": "| Mã |\n| A01 |", "settings": {"Địa chỉ cấp trên": "btv@x.example"}})

    def test_a_result_goes_to_a_sheet_of_its_own(self, sender: Receiver) -> None:
        before = sender.rows()
        sender.put("kq.eml", mail(result_envelope(self.ROWS), received=at(17)))
        [item] = sender.receive().items
        assert (item.verdict.value, item.new) == ("accepted", ["A01"])
        assert sender.rows() == before
        assert sender.rows("Kết quả cấp trên") == [
            {
                "STT": 1.0,
                "Mã": "A01",
                "Tên": "Khoa Nội",
                "Kết luận": "Đủ điều kiện về mô hình",
                "Điểm": 90.5,
                "Xếp loại": "Tốt",
                "Đơn vị thẩm định": "BTV-LD",
                "Lần gửi": 1.0,
                "Ngày nhận": date_serial(at(17, 0)),
            }
        ]

    def test_a_newer_result_takes_its_place(self, sender: Receiver) -> None:
        first = result_envelope(self.ROWS)
        sender.put("kq1.eml", mail(first))
        sender.receive()
        newer = result_envelope(self.ROWS.replace("90.5", "88").replace("Tốt", "Khá"), version=2, previous=first)
        sender.put("kq2.eml", mail(newer, received=at(17)))
        assert sender.receive().items[-1].changed == ["A01"]
        [row] = sender.rows("Kết quả cấp trên")
        assert (row["Xếp loại"], row["Lần gửi"]) == ("Khá", 2.0)

    def test_only_the_superior_s_result_is_taken(self, sender: Receiver) -> None:
        sender.put("kq.eml", mail(result_envelope(self.ROWS, sender="BTV-KHAC"), sender="btv@x.example"))
        sender.put("giả.eml", mail(result_envelope(self.ROWS), sender="ai@khac.example"))
        found = verdicts(sender.receive().items)
        assert found == {"giả.eml › ThamDinh.xlsx": "held", "kq.eml › ThamDinh.xlsx": "wrong_level"}
        assert sender.rows("Kết quả cấp trên") == []


class TestArchive:
    def test_every_merged_envelope_is_kept_unchanged(self, receiver: Receiver) -> None:
        sent = envelope()
        receiver.put("thu.eml", mail(sent))
        receiver.put("rời.xlsx", envelope(sender="CB-02"))
        receiver.receive()
        kept = [path for path in receiver.archive.iterdir() if path.suffix == ".xlsx"]
        name = f"ThamDinh_2026_CB-01_v1_{sent.digest[7:23]}.xlsx"
        assert [(path.name, path.read_bytes()) for path in kept] == [(name, envelope_bytes(sent))]

    def test_an_envelope_that_the_archive_lost_is_kept_again(self, receiver: Receiver) -> None:
        first_version(receiver)
        [kept] = [path for path in receiver.archive.iterdir() if path.suffix == ".xlsx"]
        content = kept.read_bytes()
        kept.unlink()
        receiver.receive()
        assert kept.read_bytes() == content

    def test_nothing_else_is_written_and_the_inbox_stays(self, receiver: Receiver) -> None:
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name in ("../../ra ngoài.xlsx", "/tuyet/doi.xlsx", "C:\\x\\y.xlsx", "..\\lùi.xlsx"):
                archive.writestr(name, envelope_bytes(envelope()))
        path = receiver.put("gói.zip", packed.getvalue())
        evil = mail(envelope(), name="../../../ra ngoài.xlsx")
        receiver.put("thu.eml", evil)
        plan = receiver.receive()
        assert [item.verdict.value for item in plan.items] == ["unchanged"] * 4 + ["accepted"]
        found = {str(path.relative_to(receiver.folder)) for path in receiver.folder.rglob("*") if path.is_file()}
        name = f"ThamDinh_2026_CB-01_v1_{envelope().digest[7:23]}.xlsx"
        assert found == {
            "so.xlsx", "so1.xlsx", "Hộp thư đến/gói.zip", "Hộp thư đến/thu.eml", "Đã nhận/so-nhan.jsonl", f"Đã nhận/{name}",
        }  # fmt: skip
        assert (path.read_bytes(), receiver.inbox.joinpath("thu.eml").read_bytes()) == (packed.getvalue(), evil)
        assert not list(receiver.folder.parent.glob("*.xlsx"))

    def test_a_run_that_is_repeated_leaves_its_output_alone(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope()))
        before = receiver.file
        receiver.receive()
        output = receiver.file
        stamp = os.stat(output).st_mtime_ns
        receiver.file, receiver.runs = before, 0
        receiver.receive()
        assert os.stat(output).st_mtime_ns == stamp
        receiver.file, receiver.runs = before, 0
        receiver.put("thu2.eml", mail(envelope(sender="CB-02")))
        with pytest.raises(Refusal, match="so1.xlsx"):
            receiver.receive()


class TestRefusals:
    def test_a_workbook_without_a_unit_code_cannot_receive(self, tmp_path: Path) -> None:
        with pytest.raises(Refusal, match="Mã đơn vị"):
            Receiver(tmp_path, {"settings": {"Mã đơn vị": None}}).plan()

    def test_an_inbox_must_exist(self, receiver: Receiver) -> None:
        with pytest.raises(Refusal, match="không có"):
            receiver.plan(receiver.folder / "không có")

    def test_a_code_has_sixteen_digits(self, receiver: Receiver) -> None:
        with pytest.raises(Refusal, match="12-34"):
            receiver.plan(codes=["12-34"])

    def test_without_the_sheet_of_senders_everything_waits(self, tmp_path: Path) -> None:
        receiver = Receiver(tmp_path, {"sheets": {"Đầu mối": None}})
        receiver.put("thu.eml", mail(envelope()))
        assert only_verdict(receiver.receive()) == "held"
        assert SENDERS
