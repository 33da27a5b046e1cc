"""``Đầu mối``: whom to expect and where to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.sent import workbook_file
from xlsx_addin.appraisal.records import Settings
from xlsx_addin.exchange.units.senders import ExpectedSender, SenderIndex, expected_below, is_unit_code, senders_of
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.mail_address import addresses_of
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import Level
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


def senders(folder: Path, table: str | None) -> list[ExpectedSender]:
    with FileWorkbook.open(workbook_file(folder, sheets={"Đầu mối": table})) as workbook:
        return senders_of(appraise_workbook(workbook).sheet("Đầu mối"))


def test_each_unit_is_read_with_what_is_known_of_it(tmp_path: Path) -> None:
    table = """
    | Mã    | Tên          | Địa chỉ thư                    | Người phụ trách | Điện thoại  |
    | CB-01 | Chi bộ 1     | CB1@x.example; Văn thư <v@x.example> | Lê Thị B  | '0263 3839 |
    |       |              |                                |                 |             |
    | 12    |              | chưa có                        |                 | 912345678   |
    """
    first, second = senders(tmp_path, table)
    addresses = ("cb1@x.example", "v@x.example")
    assert first == ExpectedSender("CB-01", "Chi bộ 1", addresses, "Lê Thị B", "0263 3839", ("A5",))
    assert second == ExpectedSender("12", "", (), "", "912345678", ("A7",))


def test_a_unit_with_several_rows_is_reached_at_the_addresses_of_all(tmp_path: Path) -> None:
    table = """
    | Tên          | Mã    | Địa chỉ thư                | Người phụ trách |
    | Chi bộ 1     | CB-01 | a@x.example                |                 |
    | Chi bộ 2     | CB-02 | b@x.example                |                 |
    | Chi bộ trùng | CB-01 | C@x.example; A@x.example   | Lê Thị B        |
    """
    first, second = senders(tmp_path, table)
    assert first == ExpectedSender("CB-01", "Chi bộ 1", ("a@x.example", "c@x.example"), "", "", ("B5", "B7"))
    assert (second.code, second.addresses) == ("CB-02", ("b@x.example",))


@pytest.mark.parametrize("typed", ["cb-01", "Cb-01", "CB – 01", "CB‑01"])
def test_a_code_that_was_meant_is_found_but_not_corrected(tmp_path: Path, typed: str) -> None:
    listed = senders(tmp_path, f"| Mã |\n| CB-02 |\n| {typed} |")
    near = SenderIndex(listed).near("CB-01")
    assert near is not None
    assert (near.code, near.cells) == (typed, ("A6",))


def test_a_code_with_marks_is_near_the_one_without(tmp_path: Path) -> None:
    near = SenderIndex(senders(tmp_path, "| Mã |\n| ĐU-LB |")).near("DU-LB")
    assert near is not None
    assert near.code == "ĐU-LB"


@pytest.mark.parametrize("listed", ["CB-01 |\n| cb-01", "CB-02", "CB01", "CB-011"])
def test_nothing_is_near_a_code_that_is_listed_or_another(tmp_path: Path, listed: str) -> None:
    assert SenderIndex(senders(tmp_path, f"| Mã |\n| {listed} |")).near("CB-01") is None


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


@pytest.mark.parametrize(
    ("code", "usable"),
    [
        ("CB-01", True),
        ("A" * 64, True),
        ("A" * 65, False),
        ("", False),
        ("cb-01", False),
        ("ĐU-01", False),
        ("CB.01", False),
        ("CB_01", False),
        ("../CB", False),
        ("CB-01\n", False),
    ],
)
def test_only_a_plain_code_becomes_part_of_a_name(code: str, *, usable: bool) -> None:
    assert is_unit_code(code) is usable
