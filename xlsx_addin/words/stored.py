"""Words that are written into a workbook and read back as state: part of the file format (docs/architecture.md).

The first label of each is written; all of them are read. A better wording goes in front and the one before it stays
behind, so that workbooks in use are still understood. The labels of outcomes, levels, grades and other choices stand in
``terms``, those of sheets, columns and settings in ``workbook/layout``, by the same rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from xlsx_addin.vietnamese.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import Enum

    Term = TypeVar("Term", bound=Enum)

RECEIPT_LABELS: Mapping[str, tuple[str, ...]] = {
    "accepted": ("Đã nhận",),
    "unchanged": ("Đã nhận trước đó",),
    "superseded": ("Lần gửi cũ hơn lần đã nhận", "Bản cũ hơn bản đã nhận"),
    "held": ("Chờ đối chiếu mã",),
    "branched": ("Không nối tiếp lần gửi trước – chờ đối chiếu mã", "Khác nhánh – chờ đối chiếu mã"),
    "modified": ("Nội dung thay đổi sau khi lập", "Đã bị sửa sau khi gửi"),
    "other_year": ("Khác năm hoặc văn bản",),
    "wrong_recipient": ("Gửi cho đơn vị khác", "Không gửi cho đơn vị này"),
    "wrong_level": ("Không đúng cấp gửi, nhận", "Sai cấp gửi"),
    "not_an_envelope": ("Không phải hồ sơ gửi bằng chương trình này", "Không phải tệp gửi"),
    "unreadable": ("Không đọc được",),
}
"""Column ``Kết luận nhận`` of ``Tiến độ``: the verdict on a received item."""

ORIGIN_LABELS: Mapping[str, tuple[str, ...]] = {
    "mail": ("Thư",),
    "date": ("Ngày ghi trên thư",),
    "argument": ("Người nhận nhập tay", "Người nhận ghi"),
    "file": ("Tệp",),
}
"""Column ``Nhận từ`` of ``Tiến độ``: where a time of receipt comes from."""


def by_label(terms: Iterable[Term], labels: Mapping[str, tuple[str, ...]]) -> dict[str, Term]:
    """Every label, folded, and the term that it stands for; ``labels`` go by the terms' values."""
    return {fold(label): term for term in terms for label in labels[term.value]}
