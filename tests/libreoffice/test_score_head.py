"""What LibreOffice makes of the formulas above the scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.libreoffice.office import Office


def test_the_head_of_the_scores_follows_what_is_typed_below_it_and_on_the_scale(window: Office) -> None:
    def shown(*cells: str) -> list[str]:
        return [window.ask("shown", sheet="Điểm", cell=cell) for cell in cells]

    assert shown("D1", "C2", "G2", "D3") == [
        "Tính mới, tính sáng tạo", "60/61 phiếu", "Còn 1 ô điểm trống.", "tối đa 30",
    ]  # fmt: skip
    window.type_into("Điểm", "F61", "33")
    window.type_into("Tiêu chí", "D5", "45")
    assert shown("C2", "G2", "D3") == ["61/61 phiếu", "", "tối đa 45"]
