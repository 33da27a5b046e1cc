"""Envelopes with texts that no cell here could hold: one of them must not stop the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import Receiver, envelope, mail, result_envelope, verdicts
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.intake.rows import fits, refuse_too_long
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx import book

if TYPE_CHECKING:
    from xlsx_addin.exchange.envelope.envelope import Envelope

LONGEST_CODE = 32_767 - len("CB-01. (1048576)")
HEADINGS = "| Mã | Tên | Thuộc tổ chức | Ngày nhận báo cáo | Ghi chú |"


def with_subject(code: str = "A01", organisation: str = "", note: str = "") -> Envelope:
    return envelope(f"{HEADINGS}\n| {code} | Khoa Nội | {organisation} | 01/12/2026 | {note} |")


def of_another_program(sent: Envelope) -> bytes:
    """A mail with an envelope that a program without Excel's limit has written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(book, "LONGEST_TEXT", 1_000_000)
        return mail(envelope_bytes(sent), sender="cb1@x.example")


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("x" * 32_767, 32_767, True),
        ("x" * 32_768, 32_767, False),
        ("😀" * 16_384, 32_767, False),  # two units each
        ("\ufb2c" * 20_000, 32_767, False),  # three letters each in NFC
        (" " * 32_768, 32_767, False),
    ],
    ids=["longest", "too long", "pairs", "grows", "blank"],
)
def test_a_cell_holds_so_many_units_as_written_and_normalised(text: str, limit: int, *, expected: bool) -> None:
    assert fits(text, limit) is expected


def test_the_longest_texts_are_taken(receiver: Receiver) -> None:
    code = "A" * LONGEST_CODE
    receiver.put("dài.eml", mail(with_subject(code, code, "x" * 32_767)))
    receiver.receive()
    [row] = receiver.rows()
    assert (row["Mã"], row["Thuộc tổ chức"], row["Ghi chú"]) == (f"CB-01.{code}", f"CB-01.{code}", "x" * 32_767)


@pytest.mark.parametrize(
    ("sent", "cell", "limit"),
    [
        (with_subject("A" * (LONGEST_CODE + 1)), "A5", "32.751"),
        (with_subject(note="x" * 32_768), "Y5", "32.767"),
        (with_subject("A" * 32_764, "A" * 32_764), "A5", "32.751"),
    ],
    ids=["code", "note", "organisation"],
)
def test_an_envelope_with_a_longer_one_is_left_alone_and_the_others_are_received(
    receiver: Receiver, sent: Envelope, cell: str, limit: str
) -> None:
    receiver.put("dài.eml", of_another_program(sent))
    receiver.put("tốt.eml", mail(envelope(sender="CB-02")))
    plan = receiver.receive()
    assert verdicts(plan.items) == {
        "dài.eml › ThamDinh.xlsx": "not_an_envelope",
        "tốt.eml › ThamDinh.xlsx": "accepted",
    }
    reason = words.CELL_TOO_LONG.format(cell=cell, sheet="Đơn vị", limit=limit)
    row = next(row for row in receiver.rows("Tiến độ") if row.get("Nguồn") == "dài.eml › ThamDinh.xlsx")
    assert (row["Mã"], row["Kết luận nhận"], row["Ghi chú"]) == (
        "CB-01",
        "Không phải hồ sơ gửi bằng chương trình này",
        reason,
    )


def test_a_longer_text_in_a_result_is_named_too() -> None:
    sent = result_envelope(f"| Mã | Kết luận | Giải thích |\n| A01 | Đạt | {'x' * 32_768} |")
    with pytest.raises(Refusal, match="Ô J5 ở trang tính Kết quả"):
        refuse_too_long(sent)


def test_a_longer_text_where_nothing_is_taken_from_does_no_harm() -> None:
    sent = with_subject()
    sent.sheets[layout.SUBJECTS].set(9, 40, "x" * 40_000)
    refuse_too_long(sent)


def test_an_endless_name_of_the_sender_is_no_name(receiver: Receiver) -> None:
    receiver.put("tên.eml", of_another_program(envelope(sender_name="Z" * 32_768)))
    receiver.put("tốt.eml", mail(envelope(sender="CB-02")))
    assert [item.verdict.value for item in receiver.receive().items] == ["not_an_envelope", "accepted"]


def test_endless_senders_of_a_mail_are_cut_short(receiver: Receiver) -> None:
    many = ", ".join(f"{'a' * 50}{number}@x.example" for number in range(700))
    receiver.put("nhiều.eml", mail(envelope(), sender=many))
    [item] = receiver.receive().items
    assert item.verdict.value == "held"
    assert len(item.reason) < 2_000
