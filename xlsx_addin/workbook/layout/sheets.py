"""The names of the sheets, whose they are, and where their tables stand in the template."""

from __future__ import annotations

CONSOLE = "Thẩm định"
SUBJECTS = "Đơn vị"
SCALE = "Tiêu chí"
SCORES = "Điểm"
RESULTS = "Kết quả"
PROBLEMS = "Lỗi"
JOURNAL = "Nhật ký"
MANUAL = "Hướng dẫn"
RANKING = "Xếp hạng"
SENDERS = "Đầu mối"
PROGRESS = "Tiến độ"
DIFFERENCES = "Sai khác"
RESULTS_FROM_ABOVE = "Kết quả cấp trên"
ATTENDANCE = "Thành phần"

CLERK_SHEETS = (SUBJECTS, SCALE, SCORES, SENDERS, ATTENDANCE)
REQUIRED_SHEETS = (CONSOLE, SUBJECTS, SCALE, SCORES)

HEADING_ROW = 4
"""Row of the headings on every table sheet of the template; a reader looks for them in the first 20 rows."""

FIRST_ROW = HEADING_ROW + 1
TEMPLATE_ROWS = 2000
"""Subjects that the template's drop-down lists and checks have room for (score sheets: three times as many)."""
