"""Receiving: what is kept, what is written, and what cannot be done (envelope §14)."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.received import SENDERS, Receiver, envelope, first_version, mail, only_verdict
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.merging.archive import Archive
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path


class TestArchive:
    def test_every_merged_envelope_is_kept_unchanged(self, receiver: Receiver) -> None:
        sent = envelope()
        receiver.put("thu.eml", mail(sent))
        receiver.put("rời.xlsx", envelope(sender="CB-02"))
        receiver.receive()
        stem = f"ThamDinh_2026_CB-01_v1_{sent.digest[7:23]}"
        kept = {path.name: path.read_bytes() for path in receiver.archive.glob("*.xlsx")}
        assert kept.keys() == {f"{stem}.xlsx", f"{stem}_xem.xlsx"}
        assert kept[f"{stem}.xlsx"] == envelope_bytes(sent)

    def test_beside_it_lies_a_plain_copy_that_shows_what_was_merged(self, receiver: Receiver) -> None:
        """A cover that was rewritten, and columns that were hidden, change no digest."""
        sent = envelope(results="| Mã | Kết luận |\n| A01 | Chờ báo cáo |")
        content = BytesIO()
        book = openpyxl.load_workbook(BytesIO(envelope_bytes(sent)))
        book["Phiếu gửi"]["A1"] = "bìa giả"
        book["Đơn vị"].column_dimensions["B"].hidden = True
        book.save(content)
        receiver.put("thu.eml", mail(content.getvalue(), sender="cb1@x.example"))
        assert receiver.receive().is_fine
        [original] = [path for path in receiver.archive.glob("*.xlsx") if not path.stem.endswith("_xem")]
        copy = original.with_name(f"{original.stem}_xem.xlsx")
        assert original.read_bytes() == content.getvalue()
        assert copy.read_bytes() == envelope_bytes(sent)

    @pytest.mark.parametrize("lost", ["", "_xem"])
    def test_what_the_archive_lost_of_it_is_kept_again(self, receiver: Receiver, lost: str) -> None:
        sent = first_version(receiver)
        kept = receiver.archive / f"ThamDinh_2026_CB-01_v1_{sent.digest[7:23]}{lost}.xlsx"
        content = kept.read_bytes()
        kept.unlink()
        receiver.receive()
        assert kept.read_bytes() == content

    def test_a_copy_is_no_base_to_merge_against(self, receiver: Receiver) -> None:
        sent = first_version(receiver)
        assert Archive(receiver.archive).path_of(sent.digest) is not None
        (receiver.archive / f"ThamDinh_2026_CB-01_v1_{sent.digest[7:23]}.xlsx").unlink()
        assert Archive(receiver.archive).path_of(sent.digest) is None

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
        stem = f"Đã nhận/ThamDinh_2026_CB-01_v1_{envelope().digest[7:23]}"
        inbox = {"Hộp thư đến/gói.zip", "Hộp thư đến/thu.eml"}
        kept = {"Đã nhận/so-nhan.jsonl", f"{stem}.xlsx", f"{stem}_xem.xlsx"}
        known = {"Đã nhận/.da-doc.json"}
        assert found == {"so.xlsx", "so1.xlsx"} | inbox | kept | known
        assert (path.read_bytes(), receiver.inbox.joinpath("thu.eml").read_bytes()) == (packed.getvalue(), evil)
        assert not list(receiver.folder.parent.glob("*.xlsx"))

    def test_a_run_that_is_repeated_leaves_its_output_alone(self, receiver: Receiver) -> None:
        receiver.put("thu.eml", mail(envelope()))
        before = receiver.file
        receiver.receive()
        output = receiver.file
        stamp = output.stat().st_mtime_ns
        receiver.file, receiver.runs = before, 0
        receiver.receive()
        assert output.stat().st_mtime_ns == stamp
        receiver.file, receiver.runs = before, 0
        receiver.put("thu2.eml", mail(envelope(sender="CB-02")))
        with pytest.raises(Refusal, match=r"so1\.xlsx"):
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
