"""``Đầu mối``: whom to expect and where to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.sending import workbook_file
from xlsx_addin.appraisal.records import Settings
from xlsx_addin.appraisal.terms import Level
from xlsx_addin.exchange.senders import ExpectedSender, addresses_of, expected_below, read_senders
from xlsx_addin.refusal import Refusal
from xlsx_addin.workbook.file import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


def senders(folder: Path, table: str | None) -> list[ExpectedSender]:
    with FileWorkbook.open(workbook_file(folder, sheets={"Đầu mối": table})) as workbook:
        return read_senders(workbook)


def test_each_unit_is_read_with_what_is_known_of_it(tmp_path: Path) -> None:
    table = """
    | Mã    | Tên          | Địa chỉ thư                    | Người phụ trách | Điện thoại  |
    | CB-01 | Chi bộ 1     | CB1@x.example; Văn thư <v@x.example> | Lê Thị B  | '0263 3839 |
    |       |              |                                |                 |             |
    | 12    |              | chưa có                        |                 | 912345678   |
    | CB-01 | Chi bộ trùng | c@x.example                    |                 |             |
    """
    first, second = senders(tmp_path, table)
    assert first == ExpectedSender(5, "CB-01", "Chi bộ 1", ("cb1@x.example", "v@x.example"), "Lê Thị B", "0263 3839")
    assert second == ExpectedSender(7, "12", "", (), "", "912345678")


def test_only_the_code_must_have_a_column(tmp_path: Path) -> None:
    [sender] = senders(tmp_path, "| Mã |\n| CB-01 |")
    assert (sender.code, sender.addresses) == ("CB-01", ())
    with pytest.raises(Refusal, match="thiếu tiêu đề cột “Mã”"):
        senders(tmp_path, "| Tên |\n| Chi bộ 1 |")


def test_neither_the_unit_itself_nor_its_superior_is_expected_to_send(tmp_path: Path) -> None:
    listed = senders(tmp_path, "| Mã |\n| CB-01 |\n| BTV-LD |\n| DU-LB |\n| CB-02 |")
    settings = Settings(
        year=2026,
        level=Level.GRASSROOTS,
        unit_code="DU-LB",
        superior_code="BTV-LD",
        guidance_id="804-CV/HU",
        deadline_day_counts=False,
    )
    assert [sender.code for sender in expected_below(listed, settings)] == ["CB-01", "CB-02"]


@pytest.mark.parametrize("table", [None, ""])
def test_without_the_sheet_nobody_is_expected(tmp_path: Path, table: str | None) -> None:
    assert senders(tmp_path, table) == []


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("", ()),
        ("chưa có", ()),
        ("a@b", ("a@b",)),
        ("A.B+c@D.example", ("a.b+c@d.example",)),
        ("a@b.example, c@d.example;e@f.example", ("a@b.example", "c@d.example", "e@f.example")),
        ("Nguyễn, A <a@b.example>", ("a@b.example",)),
        ("mailto:a@b.example", ("a@b.example",)),
        ("a@b.example a@b.example", ("a@b.example",)),
        ("a@@b.example", ()),
        ("a@b.example\r\nBcc: c@d.example", ("a@b.example", "c@d.example")),
        ("thư@b.example", ()),
    ],
)
def test_addresses_are_found_in_whatever_surrounds_them(text: str, addresses: tuple[str, ...]) -> None:
    assert addresses_of(text) == addresses
