"""Receiving: results that come back from above (envelope §13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import Receiver, at, mail, result_envelope, verdicts
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from pathlib import Path


class TestResults:
    ROWS = (
        "| STT | Mã | Tên | Kết luận | Điểm | Xếp loại |\n| 1 | A01 | Khoa Nội | Đủ điều kiện về mô hình | 90.5 | Tốt |"
    )

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

    SENDERS = "| Mã | Tên | Địa chỉ thư |\n| BTV-LD | Ban Thường vụ | btv@x.example |\n| CB-01 | Chi bộ 1 | |"

    def test_a_superior_that_is_listed_is_trusted_but_not_expected_to_send(self, tmp_path: Path) -> None:
        sender = Receiver(tmp_path, {"subjects": "| Mã |\n| A01 |", "sheets": {"Đầu mối": self.SENDERS}})
        sender.receive()
        nothing = {"Mã": "CB-01", "Tên": "Chi bộ 1", "Kết luận nhận": "Chưa gửi"}
        assert sender.rows("Tiến độ") == [{"STT": 1.0, **nothing}]
        sender.put("kq.eml", mail(result_envelope(self.ROWS), received=at(17)))
        plan = sender.receive()
        [item] = plan.items
        assert item.verdict.value == "accepted"
        [progress] = [block for block in plan.tool_blocks() if block.sheet == "Tiến độ"]
        assert progress.rows[1][0] == "0/1 đơn vị đã gửi; 0 tệp chờ đối chiếu mã; 0 nội dung khác nhau chưa xử lý."
        assert [(row["Mã"], row["Kết luận nhận"]) for row in sender.rows("Tiến độ")] == [
            ("CB-01", "Chưa gửi"),
            ("BTV-LD", "Đã nhận"),
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
