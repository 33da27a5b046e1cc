"""Words that are written into a workbook and read back: part of the file format (docs/architecture.md).

The first label of each is written; all of them are read. A better wording goes in front and the one before it stays
behind, so that workbooks in use are still understood. By the same rule the labels of outcomes, levels, grades and other
choices stand in ``terms``, those of sheets in ``words.sheet_names``, of columns and settings in ``workbook/layout``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from xlsx_addin.vietnamese.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import Enum

    Term = TypeVar("Term", bound=Enum)

CUT_OFF_OF = "Từ điểm ({kinds})"
"""The heading of cut-offs that are for some kinds of subject alone."""

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
    "outdated": ("Phiếu lập theo tiêu chí cũ",),
}
"""Column ``Kết luận nhận`` of ``Tiến độ``: the verdict on a received item."""

RECEIVED_KINDS: Mapping[str, tuple[str, ...]] = {
    "submission": ("Hồ sơ",),
    "result": ("Kết quả",),
    "report_form": ("Phiếu báo cáo",),
    "score_form": ("Phiếu chấm điểm",),
}
"""Column ``Loại`` of ``Tiến độ``: what was received; blank on sheets of older programs, whose rows are dossiers."""

ORIGIN_LABELS: Mapping[str, tuple[str, ...]] = {
    "mail": ("Thư",),
    "date": ("Ngày ghi trên thư",),
    "argument": ("Người nhận nhập tay", "Người nhận ghi"),
    "file": ("Tệp",),
}
"""Column ``Nhận từ`` of ``Tiến độ``: where a time of receipt comes from."""

SEVERITY_LABELS: Mapping[str, tuple[str, ...]] = {"error": ("Lỗi",), "warning": ("Cảnh báo",)}
"""Column ``Mức`` of ``Lỗi``."""

CELL_AND_OTHERS = ("{cell} và {count} ô",)
"""Column ``Ô`` of ``Lỗi``, where a row stands for several cells."""

TIME_ON_TIME = ("Đúng hạn",)
TIME_DEADLINE_DAY = ("Đúng ngày hạn – cần xác nhận",)
TIME_LATE = ("Quá hạn {days} ngày",)
"""Column ``Thời hạn`` of ``Kết quả`` and ``Tiến độ``."""

NEVER_RUN = ("Chưa thẩm định lần nào.",)
"""On the console, in the place of a summary."""

TYPED_CODE_UNKNOWN = (
    (
        "Mã ở cột Mã đối chiếu không khớp hồ sơ nào; vui lòng đề nghị đơn vị đọc lại, gõ đủ 16 chữ số dạng "
        "4821-0934-1177-2058."
    ),
)
"""At the end of ``Ghi chú`` on ``Tiến độ``: taken off again on reading, since the next run says it anew."""

YEAR = ("NĂM {year}",)
"""In the title of a tool's sheet: the year that it tells of."""

SCORE_SHEETS = ("Đã chấm",)
SCORE_SHEETS_COMPLETE = ("{done}/{rows} phiếu",)
"""In the head of ``Điểm``: by the first of them it is known that one was drawn."""


def by_label(terms: Iterable[Term], labels: Mapping[str, tuple[str, ...]]) -> dict[str, Term]:
    """Every label, folded, and the term that it stands for; ``labels`` go by the terms' values."""
    return {fold(label): term for term in terms for label in labels[term.value]}
