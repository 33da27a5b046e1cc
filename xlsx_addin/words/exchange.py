"""What sending, returning and reminding say: on the cover, in the results that go back, and on the command line."""

from __future__ import annotations

RECEIPT_LABELS = {
    "accepted": "Đã nhận",
    "unchanged": "Đã nhận trước đó",
    "superseded": "Bản cũ hơn bản đã nhận",
    "held": "Chờ đối chiếu mã",
    "branched": "Khác nhánh – chờ đối chiếu mã",
    "modified": "Đã bị sửa sau khi gửi",
    "other_year": "Khác năm hoặc văn bản",
    "wrong_recipient": "Không gửi cho đơn vị này",
    "wrong_level": "Sai cấp gửi",
    "not_an_envelope": "Không phải tệp gửi",
    "unreadable": "Không đọc được",
}
"""What the column ``Kết luận nhận`` of ``Tiến độ`` says for each verdict on a received item."""

SUBTITLE = "{unit} – {level} – năm {year}"
"""Under the title of a sheet that was sent."""

UNCOMPUTED_FORMULA = "(công thức chưa có kết quả)"
"""Stands in an envelope for a formula whose result the workbook does not hold."""
