"""What is each level's own: never taken from below, and shown beside as the lower level's (envelope §12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import Receiver, at, envelope, mail

if TYPE_CHECKING:
    from pathlib import Path

BELOW = """
| Mã  | Tên      | Quyết định | Ghi chú quyết định | Chấp nhận quá hạn | Lý do chấp nhận | Địa chỉ thư   |
| A01 | Khoa Nội | Đồng ý     | của chi bộ         | Có                | mưa bão         | noi@x.example |
| A02 | Khoa Nhi |            |                    | Không             |                 |               |
| A03 | Khoa Mắt |            |                    |                   | quên chọn       |               |
| A04 | Khoa Da  |            |                    |                   |                 |               |
"""
OWN = ("Quyết định", "Ghi chú quyết định", "Chấp nhận quá hạn", "Lý do chấp nhận", "Địa chỉ thư")
LOWER = ("Quyết định cấp dưới", "Chấp nhận quá hạn cấp dưới")


HERE = """
| Mã | Quyết định | Ghi chú quyết định | Chấp nhận quá hạn | Lý do chấp nhận | Địa chỉ thư  |
| X1 | Đồng ý     |                    |                   |                 | x1@x.example |
"""


@pytest.fixture
def receiver(tmp_path: Path) -> Receiver:
    """A unit that has these columns itself."""
    return Receiver(tmp_path / "đảng ủy", {"subjects": HERE})


def shown(receiver: Receiver, code: str, headings: tuple[str, ...]) -> list[object]:
    return [receiver.row(code).get(heading) for heading in headings]


def test_what_the_lower_level_decided_stands_in_columns_of_its_own(receiver: Receiver) -> None:
    receiver.put("1.eml", mail(envelope(BELOW)))
    assert receiver.receive().is_fine
    assert [shown(receiver, f"CB-01.A0{number}", LOWER) for number in (1, 2, 3, 4)] == [
        ["Đồng ý", "Có – mưa bão"],
        [None, "Không"],
        [None, "– quên chọn"],
        [None, None],
    ]
    assert {code: shown(receiver, code, OWN) for code in ("CB-01.A01", "CB-01.A03")} == {
        "CB-01.A01": [None] * 5,
        "CB-01.A03": [None] * 5,
    }


def test_what_this_level_decided_stays_and_is_no_difference(receiver: Receiver) -> None:
    first = envelope(BELOW)
    receiver.put("1.eml", mail(first))
    receiver.receive()
    receiver.edit("CB-01.A01", "Quyết định", "Không đồng ý")
    receiver.edit("CB-01.A01", "Ghi chú quyết định", "của đảng ủy")
    second = envelope(BELOW.replace("| Đồng ý     |", "| Không đồng ý |"), version=2, previous=first)
    receiver.put("2.eml", mail(second, received=at(12)))
    plan = receiver.receive()
    assert (plan.is_fine, receiver.rows("Sai khác")) == (True, [])
    assert shown(receiver, "CB-01.A01", OWN)[:2] == ["Không đồng ý", "của đảng ủy"]
    assert shown(receiver, "CB-01.A01", LOWER) == ["Không đồng ý", "Có – mưa bão"]


def test_a_withdrawn_row_keeps_what_was_last_merged(receiver: Receiver) -> None:
    first = envelope(BELOW)
    receiver.put("1.eml", mail(first))
    receiver.receive()
    without = "\n".join(line for line in BELOW.splitlines() if "A01" not in line)
    receiver.put("2.eml", mail(envelope(without, version=2, previous=first), received=at(12)))
    receiver.receive()
    assert receiver.row("CB-01.A01")["Tình trạng hồ sơ"] == "Đã rút"
    assert shown(receiver, "CB-01.A01", LOWER) == ["Đồng ý", "Có – mưa bão"]


def test_a_workbook_that_lacks_these_columns_gets_them_with_the_next_version(receiver: Receiver) -> None:
    """As one does into which an older program has merged the version before."""
    first = envelope(BELOW)
    receiver.put("1.eml", mail(first))
    receiver.receive()
    for heading in LOWER:
        receiver.edit("CB-01.A01", heading, None)
    receiver.put("2.eml", mail(envelope(BELOW.replace("Khoa Da", "Da"), version=2, previous=first), received=at(12)))
    receiver.receive()
    assert shown(receiver, "CB-01.A01", LOWER) == ["Đồng ý", "Có – mưa bão"]
