"""What the new workbook cannot hold, and what stands in its way."""

from __future__ import annotations

import openpyxl
import pytest

from tests.exchange.received import Receiver, envelope, mail
from tests.small_disk import small_disk
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import receiving as words


def type_in(receiver: Receiver, sheet: str, cell: str, value: str) -> None:
    """Type something, and save with a program that works no formula out."""
    book = openpyxl.load_workbook(receiver.file)
    if sheet not in book.sheetnames:
        book.create_sheet(sheet)
    book[sheet][cell] = value
    book.save(receiver.file)


@pytest.mark.parametrize(("sheet", "cell"), [("Đơn vị", "P9"), ("Đầu mối", "B9"), ("Ghi riêng", "A1")])
def test_a_formula_without_a_value_is_named_rather_than_lost(receiver: Receiver, sheet: str, cell: str) -> None:
    type_in(receiver, sheet, cell, "=90+2")
    receiver.put("thu.eml", mail(envelope()))
    with pytest.raises(Refusal) as refused:
        receiver.receive()
    assert str(refused.value) == words.UNCOMPUTED.format(count=1, cells=f"{sheet}!{cell}")
    assert not receiver.archive.exists()


def test_a_setting_without_a_value_is_named_too(receiver: Receiver) -> None:
    book = openpyxl.load_workbook(receiver.file)
    [label] = [cell for row in book["Thẩm định"] for cell in row if cell.value == "Tên đơn vị"]
    place = label.offset(0, 1).coordinate
    type_in(receiver, "Thẩm định", place, '="Đảng ủy"')
    with pytest.raises(Refusal, match=rf"Thẩm định!{place}\."):
        receiver.receive()


def test_what_the_next_appraisal_writes_anew_may_have_formulas_without_a_value(receiver: Receiver) -> None:
    type_in(receiver, "Lỗi", "D9", '=HYPERLINK("#A1")')
    receiver.put("thu.eml", mail(envelope()))
    receiver.receive()
    assert len(receiver.rows()) == 2


def test_many_of_them_are_counted(receiver: Receiver) -> None:
    for row in range(10, 17):
        type_in(receiver, "Ghi riêng", f"A{row}", "=1")
    with pytest.raises(Refusal, match=r"7 ô .*: Ghi riêng!A10, .*, Ghi riêng!A14…\."):
        receiver.plan()


def test_a_full_disk_is_said_to_be_so_and_no_empty_archive_is_left(receiver: Receiver) -> None:
    receiver.put("thu.eml", mail(envelope()))
    plan = receiver.plan()
    sentence = r"Không ghi được tệp “ThamDinh_.*”: tệp lớn hơn mức ổ đĩa cho phép\."
    with small_disk(100), pytest.raises(Refusal, match=sentence):
        plan.commit_archive()
    assert not receiver.archive.exists()


def test_an_archive_that_stands_already_stays(receiver: Receiver) -> None:
    receiver.archive.mkdir()
    receiver.put("thu.eml", mail(envelope()))
    plan = receiver.plan()
    with small_disk(100), pytest.raises(Refusal):
        plan.commit_archive()
    assert list(receiver.archive.iterdir()) == []
