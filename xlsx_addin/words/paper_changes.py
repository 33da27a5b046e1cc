"""What is otherwise than in the papers that were made last."""

from __future__ import annotations

CHANGED = "Khác với văn bản lập ngày {day}/{month}: {changes}."
OTHERS = "; … và {count} đối tượng khác"
RESULT = "{code} {before} → {after}"
SENTENCES = {
    "total": "{code} {before} → {after} điểm",
    "above": "{code} kết quả cấp trên {before} → {after}",
    "decision": "{code} quyết định {before} → {after}",
}
NEW = "{code} (mới) {result}"
GONE = "{code} không còn trong sổ"
NOTHING = "–"
MADE_AGAIN = "thay-ban-ngay-{day:02}-{month:02}"
"""A part of a file's name."""
