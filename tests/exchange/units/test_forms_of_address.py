"""How letters call units and persons: nothing is said twice, and nothing begins small that should not."""

from __future__ import annotations

import pytest

from xlsx_addin.exchange.units.forms_of_address import addressee, unit_called, unit_with_code
from xlsx_addin.exchange.units.senders import ExpectedSender


@pytest.mark.parametrize(
    ("name", "called", "with_code"),
    [
        ("Chi bộ Trạm Y tế", "Chi bộ Trạm Y tế", "Chi bộ Trạm Y tế (mã đơn vị CB-01)"),
        ("", "đơn vị có mã CB-01", "đơn vị có mã CB-01"),
        ("cb-01", "đơn vị có mã CB-01", "đơn vị có mã CB-01"),
        ("Đơn vị CB-01", "Đơn vị CB-01", "Đơn vị CB-01"),
        ("Chi bộ 1 (CB-01)", "Chi bộ 1 (CB-01)", "Chi bộ 1 (CB-01)"),
        ("Chi bộ CB-012", "Chi bộ CB-012", "Chi bộ CB-012 (mã đơn vị CB-01)"),
        ("Chi bộ X-CB-01", "Chi bộ X-CB-01", "Chi bộ X-CB-01 (mã đơn vị CB-01)"),
        ("Chi bộ\nTrạm  Y tế", "Chi bộ Trạm Y tế", "Chi bộ Trạm Y tế (mã đơn vị CB-01)"),
    ],
)
def test_a_unit_is_called_by_its_name_and_its_code_once(name: str, called: str, with_code: str) -> None:
    assert (unit_called(name, "CB-01"), unit_with_code(name, "CB-01")) == (called, with_code)


@pytest.mark.parametrize(
    ("name", "person", "expected"),
    [
        ("Chi bộ 1", "Lê Thị B", "Chi bộ 1 (đồng chí Lê Thị B)"),
        ("Chi bộ 1", "", "Chi bộ 1"),
        ("chi bộ 1", "", "Chi bộ 1"),
        ("", "Lê Thị B", "Đơn vị có mã CB-01 (đồng chí Lê Thị B)"),
        ("", "", "Đơn vị có mã CB-01"),
        ("Chi bộ 1", "đồng chí Lê Thị B", "Chi bộ 1 (đồng chí Lê Thị B)"),
        ("Chi bộ 1", "Đ/c Lê Thị B", "Chi bộ 1 (đ/c Lê Thị B)"),
        ("Chi bộ 1", "bà Lê Thị B", "Chi bộ 1 (bà Lê Thị B)"),
        ("Chi bộ 1", "Bành Thị B", "Chi bộ 1 (đồng chí Bành Thị B)"),
    ],
)
def test_a_letter_is_addressed_to_the_person_and_the_unit(name: str, person: str, expected: str) -> None:
    assert addressee(ExpectedSender("CB-01", name, (), person, "")) == expected
