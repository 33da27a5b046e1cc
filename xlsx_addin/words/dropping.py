"""What is said when workbooks are dropped on the shortcut on the desktop."""

from __future__ import annotations

NOTHING_DROPPED = "Chưa có sổ nào. Kéo một hoặc nhiều sổ thẩm định rồi thả vào lối tắt này."

RESULT_NAME = "{name} – kết quả {moment}.xlsx"
RESULT_NAME_AGAIN = "{name} – kết quả {moment} ({number}).xlsx"

DONE = (
    "{file}: {subjects} đối tượng, {qualified} đủ điều kiện về mô hình; {errors} lỗi, {warnings} cảnh báo.\n→ {output}"
)
NOT_DONE = "{file}: chưa thẩm định được.\n→ {reason}"
NOT_DONE_LINE = "{file}: {reason}"
UNEXPECTED = "Gặp lỗi ngoài dự kiến ({error}). Gửi tệp nhật ký cho bộ phận hỗ trợ: {log}"
SUMMARY = "Đã thẩm định {done}/{all} sổ. Sổ gốc giữ nguyên; kết quả ở tệp mới cạnh sổ gốc."
MORE = "… và {count} sổ khác."
