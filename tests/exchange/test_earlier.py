"""A workbook, an archive and mails as the program left them before digests decided and codes were hidden.

``data/earlier``: version 1 and 2 of CB-01, then version 1 of its other machine, merged by its code; a bare file of
CB-02 that waits. ``later`` came after: version 2 of the other machine, and a result of the superior.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import Receiver, verdicts
from xlsx_addin.exchange.envelope.digest import digest_start

if TYPE_CHECKING:
    from xlsx_addin.exchange.receive import Plan

EARLIER = Path(__file__).parent / "data" / "earlier"
MERGED = ["lan1.eml", "lan2.eml", "maykhac.eml"]


@pytest.fixture
def receiver(tmp_path: Path) -> Receiver:
    receiver = Receiver(tmp_path / "nhận")
    shutil.copy(EARLIER / "so.xlsx", receiver.folder / "so cũ.xlsx")
    receiver.file = receiver.folder / "so cũ.xlsx"
    shutil.copytree(EARLIER / "archive", receiver.archive)
    for path in (EARLIER / "inbox").iterdir():
        shutil.copy(path, receiver.inbox)
    return receiver


def found(plan: Plan) -> dict[str, str]:
    return {source.partition(" ")[0]: verdict for source, verdict in verdicts(plan.items).items()}


@pytest.mark.parametrize("archive_is_there", [True, False])
def test_what_was_merged_is_known_and_what_waited_waits(receiver: Receiver, archive_is_there: bool) -> None:
    if not archive_is_there:
        shutil.rmtree(receiver.archive)
    plan = receiver.receive()
    assert found(plan) == {**dict.fromkeys(MERGED, "unchanged"), "cb02.xlsx": "held"}
    assert plan.changes == []
    by_source = {str(row["Nguồn"]).partition(" ")[0]: row for row in receiver.rows("Tiến độ")}
    assert {name: row.get("Lượt ghi") for name, row in by_source.items()} == {
        **dict(zip(MERGED, (1.0, 2.0, 3.0), strict=True)),
        "cb02.xlsx": None,
    }
    assert {name for name, row in by_source.items() if "Mã xác nhận" in row} == set(MERGED)


def test_the_next_version_of_the_line_is_merged_against_what_was_merged_last(receiver: Receiver) -> None:
    shutil.copy(EARLIER / "later" / "lan3.eml", receiver.inbox)
    assert found(receiver.receive())["lan3.eml"] == "accepted"
    assert receiver.row("CB-01.A02")["Ghi chú"] == "ba"
    assert receiver.rows("Sai khác") == []


def test_the_code_of_what_waited_is_taken(receiver: Receiver) -> None:
    code = next(item.code for item in receiver.receive().items if item.source == "cb02.xlsx")
    receiver.edit("CB-02", "Mã đối chiếu", code, sheet="Tiến độ")
    plan = receiver.receive()
    assert found(plan)["cb02.xlsx"] == "accepted"
    digest = next(item.surveyed.digest for item in plan.items if item.source == "cb02.xlsx")
    assert receiver.row("CB-02", "Tiến độ")["Mã băm"] == digest_start(digest)


def test_a_result_of_an_older_superior_keeps_its_explanation(receiver: Receiver) -> None:
    shutil.copy(EARLIER / "later" / "ketqua.eml", receiver.inbox)
    receiver.edit("CB-02", "Mã", "BTV-LD", sheet="Đầu mối")
    receiver.edit("BTV-LD", "Địa chỉ thư", "btv@x.example", sheet="Đầu mối")
    assert found(receiver.receive())["ketqua.eml"] == "accepted"
    assert receiver.row("A01", "Kết quả cấp trên")["Giải thích"] == "Vì thế"
