"""The unit above is called by its name, and a standing committee is addressed through its organ (R22)."""

from __future__ import annotations

from datetime import date

import pytest

from xlsx_addin.exchange.envelope.superior import superior_called, through_organ
from xlsx_addin.guidance import load
from xlsx_addin.terms import Level


@pytest.mark.parametrize(
    ("level", "name", "day", "recipient"),
    [
        ("Chi bộ", "", date(2026, 12, 14), "cấp ủy cấp trên"),
        ("Chi bộ", "Đảng ủy cơ sở UBND xã", date(2026, 12, 14), "Đảng ủy cơ sở UBND xã"),
        (
            "Cấp ủy cơ sở",
            "Ban Thường vụ Đảng ủy xã Lạc Dương",
            date(2026, 12, 14),
            "Ban Thường vụ Đảng ủy xã Lạc Dương (qua Ban Xây dựng Đảng)",
        ),
        (
            "Cấp ủy cơ sở",
            "Ban Thường vụ Đảng ủy đặc khu Phú Quý",
            date(2026, 12, 14),
            "Ban Thường vụ Đảng ủy đặc khu Phú Quý (qua Ban Tổ chức)",
        ),
        (
            "Cấp ủy cơ sở",
            "Ban Thường vụ Huyện ủy Lạc Dương",
            date(2024, 12, 14),
            "Ban Thường vụ Huyện ủy Lạc Dương (qua Ban Tổ chức Huyện ủy)",
        ),
        (
            "Cấp ủy cơ sở",
            "Ban Xây dựng Đảng Đảng ủy xã Lạc Dương",
            date(2026, 12, 14),
            "Ban Xây dựng Đảng Đảng ủy xã Lạc Dương",
        ),
        ("Ban Thường vụ", "Ban Thường vụ Tỉnh ủy", date(2026, 12, 14), "Ban Thường vụ Tỉnh ủy"),
        ("Ban Thường vụ", "", date(2026, 12, 14), "Ban Thường vụ cấp ủy cấp trên"),
    ],
)
def test_a_standing_committee_is_addressed_through_its_organ_as_it_is_called_that_day(
    level: str, name: str, day: date, recipient: str
) -> None:
    sender = Level(level)
    assert through_organ(superior_called(sender, name), sender.next_above, load(), day) == recipient


def test_the_office_itself_may_call_the_organ_otherwise() -> None:
    day = date(2026, 12, 14)
    addressed = through_organ("Ban Thường vụ", Level.STANDING_COMMITTEE, load(), day, "Ban Tổ chức Đảng ủy")
    assert addressed == "Ban Thường vụ (qua Ban Tổ chức Đảng ủy)"


def test_before_the_guidance_no_organ_is_known() -> None:
    assert through_organ("Ban Thường vụ", Level.STANDING_COMMITTEE, load(), date(2020, 1, 1)) == "Ban Thường vụ"
