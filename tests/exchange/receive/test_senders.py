"""Receiving: whose mails are merged without a code, as ``Đầu mối`` lists them and ``From`` names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import Receiver, envelope, mail, only_verdict
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from pathlib import Path


def delivered(from_header: str) -> bytes:
    """The mail of CB-01 with this ``From`` exactly as it stands here."""
    return mail(envelope(), sender="?").replace(b"From: ?", f"From: {from_header}".encode())


@pytest.mark.parametrize(
    "from_header",
    [
        "Nguyễn Văn A, Bí thư (Chi bộ 1) <cb1@x.example>",
        "=?utf-8?B?Q2hpIGLhu5kgMQ==?= <CB1@x.example>",
        '"evil@y.example" <cb1@x.example>',
    ],
)
def test_a_mail_from_the_senders_own_address_is_accepted(receiver: Receiver, from_header: str) -> None:
    receiver.put("thư.eml", delivered(from_header))
    assert only_verdict(receiver.plan()) == "accepted"


@pytest.mark.parametrize(
    ("from_header", "told"),
    [
        ('"cb1@x.example" <evil@y.example>', "evil@y.example"),
        ('"cb1@x.example"@evil.example', words.NO_ADDRESS),
        ("<cb1@x.example>@evil.example", words.NO_ADDRESS),
        ("<cb1@x.example。evil.example>", words.NO_ADDRESS),
        ("cb1@x.example!evil", words.NO_ADDRESS),
    ],
)
def test_an_address_that_only_looks_like_it_is_held(receiver: Receiver, from_header: str, told: str) -> None:
    receiver.put("thư.eml", delivered(from_header))
    [item] = receiver.plan().items
    assert (item.verdict.value, item.reason) == ("held", words.HELD_ADDRESS.format(address=told))


@pytest.mark.parametrize("address", ["a@x.example", "b@x.example"])
def test_mails_from_any_of_a_units_rows_are_accepted(tmp_path: Path, address: str) -> None:
    listed = "| Mã | Địa chỉ thư |\n| CB-01 | a@x.example |\n| CB-01 | b@x.example |"
    receiver = Receiver(tmp_path, {"sheets": {"Đầu mối": listed}})
    receiver.put("thư.eml", delivered(address))
    assert only_verdict(receiver.receive()) == "accepted"
    assert [row["Mã"] for row in receiver.rows("Tiến độ")] == ["CB-01"]


def test_a_unit_whose_code_is_typed_otherwise_is_named_with_its_cell(tmp_path: Path) -> None:
    receiver = Receiver(tmp_path, {"sheets": {"Đầu mối": "| Mã | Địa chỉ thư |\n| cb-01 | cb1@x.example |"}})
    receiver.put("thư.eml", mail(envelope()))
    [item] = receiver.plan().items
    reason = words.HELD_CODE_CASE.format(cell="A5", typed="cb-01", code="CB-01")
    assert (item.verdict.value, item.reason) == ("held", reason)
