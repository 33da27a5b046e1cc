"""What is said when workbooks are dropped on the shortcut on the desktop."""

NOTHING_DROPPED = "Vui lòng kéo một hoặc nhiều sổ thẩm định rồi thả vào biểu tượng này."

WORKING = "Đang thẩm định {file} ({number}/{all})…"

RESULT_NAME = "{name} – kết quả {moment}.xlsx"
RESULT_NAME_AGAIN = "{name} – kết quả {moment} ({number}).xlsx"

DONE = (
    "{file}: {subjects} đối tượng, {qualified} đối tượng đủ điều kiện về mô hình; {errors} lỗi, {warnings} cảnh báo.\n"
    "→ {output}"
)
NOT_DONE = "{file}: chưa thẩm định được.\n→ {reason}"
NOT_DONE_LINE = "{file}: {reason}"
SUMMARY = "Đã thẩm định {done}/{all} sổ. Sổ gốc giữ nguyên; kết quả ở tệp mới, cùng thư mục với sổ gốc."
MORE = "… và {count} sổ khác."
