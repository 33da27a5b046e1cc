"""The steps of the first day: the settings stand first until they are filled, then each step moves up."""

from __future__ import annotations

from xlsx_addin.template.first_steps import first_steps
from xlsx_addin.words import console as words
from xlsx_addin.workbook import console_places as places

FILLED = {
    "Nam": 2026.0, "Cap": "Cấp ủy cơ sở", "MaDonVi": "DU-LB", "TenDonVi": "Đảng ủy xã Lát", "MaCapTren": "BTV",
    "TenCapTren": "Ban Thường vụ Đảng ủy xã", "DiaChiCapTren": "btv@xa.vn",
}  # fmt: skip


def shown(typed: dict[str, object]) -> list[tuple[str, str]]:
    """Text and link of each step."""
    cells = first_steps(typed)
    return [(cells[row, places.FIRST][1], cells[row, places.LAST][1]) for row in places.NEXT.lines]


def test_while_a_setting_is_awaited_it_is_the_first_step() -> None:
    first, *_, last = shown({})
    assert first == ("1. Điền các ô vàng đậm còn trống ở “Sổ này” và “Cấp trên”.", "Sổ này")
    assert last == ("5. Bấm Lập phiếu, chấm điểm từng phiếu, rồi bấm Thẩm định.", "Điểm")
    for name in FILLED:
        assert shown({**FILLED, name: None}) == shown({})


def test_once_they_are_filled_each_step_moves_up() -> None:
    assert shown(FILLED) == [
        ("1. Ghi từng đối tượng một dòng: mã, tên, loại, đã đăng ký chưa.", "Đơn vị"),
        ("2. Đối chiếu thang điểm với bản giấy Hướng dẫn 09-HD/BTCTU.", "Tiêu chí"),
        ("3. Ghi đầu văn bản, người ký, cuộc họp.", "Văn bản"),
        ("4. Bấm Lập phiếu, chấm điểm từng phiếu, rồi bấm Thẩm định.", "Điểm"),
        ("", ""),
    ]


def test_nobody_stands_above_the_highest_level() -> None:
    highest = {name: value for name, value in FILLED.items() if "CapTren" not in name} | {"Cap": "Ban Thường vụ"}
    assert shown(highest) == shown(FILLED)


def test_the_cells_say_it_by_formulas() -> None:
    texts = [formula for (_, column), (formula, _) in first_steps({}).items() if column == places.FIRST]
    assert {formula.count("LEN(") for formula in texts} == {7}
    assert [step in formula for step, formula in zip(words.FIRST_STEPS[:2], texts, strict=False)] == [True, True]
