"""Receiving: what merging makes of the workbook (envelope §12)."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.received import TWO_SUBJECTS, Receiver, at, cells_of, envelope, first_version, mail, verdicts
from xlsx_addin.words import receiving as words
from xlsx_addin.xlsx.cells import ErrorValue
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from pathlib import Path

RESULT = "| Mã | Kết luận | Điểm | Xếp loại |\n| A01 | Đủ điều kiện về mô hình | 91.5 | Tốt |"


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
        assert {
            column: {row: cells[row] for row in before[column]} for column, cells in after.items() if column in before
        } == before
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
        [line] = receiver.rows("Sai khác")
        assert line == {
            "Mã": "CB-01.A02",
            "Cột": "Ghi chú",
            "Bản gốc": "mới",
            "Bên gửi": "bên gửi",
            "Tại đây": "tại đây",
            "Tên": receiver.row("CB-01.A02")["Tên"],
            "Ô": line["Ô"],
        }
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

    @pytest.mark.parametrize("typed_before", [True, False], ids=["withdrawn here first", "withdrawn by them first"])
    def test_one_that_this_level_had_withdrawn_itself_stays_so_and_is_shown(
        self, receiver: Receiver, typed_before: bool
    ) -> None:
        first = first_version(receiver)
        without = "\n".join(TWO_SUBJECTS.splitlines()[:3])
        if typed_before:
            receiver.edit("CB-01.A02", "Tình trạng hồ sơ", "Đã rút")
        second = envelope(without, version=2, previous=first)
        receiver.put("lan2.eml", mail(second, received=at(11)))
        receiver.receive()
        if not typed_before:
            receiver.edit("CB-01.A02", "Tình trạng hồ sơ", "Đã rút")
        third = envelope(without, version=3, previous=second)
        receiver.put("lan3.eml", mail(third, received=at(12)))
        receiver.receive()
        receiver.put("lan4.eml", mail(envelope(version=4, previous=third), received=at(13)))
        item = receiver.receive().items[-1]
        state = receiver.row("CB-01.A02").get("Tình trạng hồ sơ")
        lines = [(line["Mã"], line["Cột"], line["Tại đây"]) for line in receiver.rows("Sai khác")]
        if typed_before:
            assert (item.conflicts, state) == (["CB-01.A02"], "Đã rút")
            assert lines == [("CB-01.A02", "Tình trạng hồ sơ", "Đã rút")]
        else:
            assert (item.changed, item.conflicts, state, lines) == (["CB-01.A02"], [], None, [])

    @pytest.mark.parametrize("archive_of_last_year", [True, False])
    def test_a_row_that_nothing_was_merged_into_is_filled(self, tmp_path: Path, archive_of_last_year: bool) -> None:
        """As ``new --year`` leaves the rows of last year: what lasts stands there, and neither Nguồn nor Lần gửi."""
        rows = "| Mã | Tên | Loại đối tượng | Ngày nhận báo cáo |\n| CB-01.A01 | Khoa Cũ | Tổ chức | |\n"
        receiver = Receiver(tmp_path / "năm mới", {"subjects": rows + "| CB-01.A09 | Tổ Chín | Tổ chức | |\n"})
        if archive_of_last_year:
            receiver.put("năm cũ.eml", mail(envelope(year=2025)))
            receiver.receive()
        sent = envelope(
            TWO_SUBJECTS.replace("| Tổ chức        | 01/12/2026        |  ", "| Tổ chức | 01/12/2026 | một")
        )
        receiver.put("1.eml", mail(sent, received=at(12)))
        plan = receiver.receive()
        [item] = [item for item in plan.items if item.manifest is not None and item.manifest.year == 2026]
        assert (item.new, item.changed, item.conflicts) == (["CB-01.A02"], ["CB-01.A01"], ["CB-01.A01"])
        row = receiver.row("CB-01.A01")
        assert [row.get(name) for name in ("Tên", "Ghi chú", "Nguồn", "Lần gửi")] == ["Khoa Cũ", "một", "CB-01", 1.0]
        assert row["Ngày nhận báo cáo"] == date_serial(at(12))
        assert receiver.row("CB-01.A09").keys().isdisjoint({"Nguồn", "Lần gửi", "Tình trạng hồ sơ"})
        shown = [(line["Mã"], line["Cột"], line.get("Bản gốc")) for line in receiver.rows("Sai khác")]
        assert shown == [("CB-01.A01", "Tên", None), ("CB-01.A01", "Tên mô hình", None)]

    def test_a_day_of_receipt_typed_before_anything_came_is_a_difference(self, tmp_path: Path) -> None:
        rows = "| Mã | Tên | Loại đối tượng | Ngày nhận báo cáo |\n| CB-01.A01 | Khoa Nội | Tổ chức | 05/12/2026 |\n"
        receiver = Receiver(tmp_path / "sổ", {"subjects": rows})
        receiver.put("1.eml", mail(envelope(), received=at(12)))
        [item] = receiver.receive().items
        assert item.conflicts == ["CB-01.A01"]
        assert receiver.row("CB-01.A01")["Ngày nhận báo cáo"] == date_serial(at(5, 0))
        assert [line["Cột"] for line in receiver.rows("Sai khác")] == ["Tên mô hình", "Ngày nhận báo cáo"]

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
        newer = envelope(
            "| Mã | Tên | Loại đối tượng | Ngày nhận báo cáo |\n| A01 | Khoa Ngoại | Tổ chức | 01/12/2026 |",
            version=2,
            previous=first,
        )
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
        assert item.warnings == [words.BASE_LOST.format(version=1)]
        notes = [row.get("Ghi chú") for row in receiver.rows("Tiến độ")]
        assert notes == [None, words.BASE_LOST.format(version=1), None]

    def test_without_the_base_a_subject_that_has_no_row_here_is_added_and_told(self, receiver: Receiver) -> None:
        """Its row may have been deleted here: that cannot be known any more, and nobody may be left out."""
        first = first_version(receiver)
        shutil.rmtree(receiver.archive)
        (receiver.inbox / "lan1.eml").unlink()
        newer = envelope(TWO_SUBJECTS + "| A03 | Đội xe | | Tập thể | | |\n", version=2, previous=first)
        receiver.put("lan2.eml", mail(newer, received=at(12)))
        [item] = receiver.receive().items
        assert item.new == ["CB-01.A03"]
        assert item.warnings == [
            words.BASE_LOST.format(version=1),
            words.NEW_WITHOUT_BASE.format(count=1, codes="CB-01.A03"),
        ]

    def test_rows_without_a_code_are_merged_under_a_stopgap_and_told(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(TWO_SUBJECTS + "|     | Đội xe | | Tập thể | | |\n")))
        [item] = receiver.receive().items
        assert item.new == ["CB-01.A01", "CB-01.A02", "CB-01.?"]
        assert item.warnings == [words.WITHOUT_CODE.format(count=1, code="CB-01.?")]

    def test_an_error_of_excel_that_was_sent_is_an_error_here(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope(TWO_SUBJECTS.replace("mới", "#N/A"))))
        receiver.receive()
        assert receiver.row("CB-01.A02")["Ghi chú"] == ErrorValue("#N/A")

    def test_subjects_of_one_name_from_two_sources_are_told_not_joined(self, receiver: Receiver) -> None:
        receiver.put("1.eml", mail(envelope()))
        receiver.put("2.eml", mail(envelope(sender="CB-02")))
        plan = receiver.receive()
        assert len(plan.warnings) == 2
        assert "CB-01.A01 – CB-02.A01" in plan.warnings[0]
        assert len(receiver.rows()) == 4
