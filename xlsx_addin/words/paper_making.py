"""What is said about making documents: by the command and by the button."""

HELP_PAPER = "lập các văn bản D1–D13 (.docx) từ một sổ thẩm định"
HELP_FOLDER = "thư mục để văn bản (mặc định: “Văn bản” bên cạnh sổ)"
HELP_ONLY = "chỉ lập văn bản này, ví dụ D5; dùng được nhiều lần"
HELP_FOR = "mã của đối tượng hỏi kết quả: chỉ lập phiếu trả lời (D13); dùng được nhiều lần"
HELP_PDF = "tạo thêm PDF bằng Word hoặc LibreOffice trên máy"
HELP_TEMPLATES = "chép các mẫu gốc vào thư mục này để sửa bằng Word, rồi thoát; mẫu đã có ở đó giữ nguyên"
HELP_CODE = "đối chiếu với mã dữ liệu in ở cuối văn bản"
FILE_MISSING = "Lệnh còn thiếu: FILE (hoặc --templates DIR)."

WRITTEN = "{document}: {file}"
WRITTEN_DRAFT = "{document} (dự thảo): {file}"
SNAPSHOT = "Bản sao của sổ: {file}"
TEMPLATES_COPIED = "Đã chép {count} mẫu vào {folder}."
TEMPLATES_THERE = "Thư mục {folder} đã có đủ các mẫu."

MADE = "Đã lập {count} văn bản trong thư mục:\n{folder}"
STOPPED = "Đã dừng theo phím Esc: các văn bản còn lại chưa lập, vui lòng bấm Lập văn bản lại khi cần."
STOPPED_AT_ONCE = "Đã dừng theo phím Esc; chưa lập văn bản nào."
MADE_DRAFTS = (
    "Trong đó {count} văn bản còn là dự thảo (thang điểm chưa đối chiếu, dữ liệu chưa hợp lệ hoặc chưa có quyết định)."
)
CHECK_THEN_SIGN = "Vui lòng mở từng văn bản, xem lại trước khi trình ký."
SNAPSHOT_KEPT = "Bản sao của sổ, mã dữ liệu {code}, được lưu cùng thư mục để đối chiếu về sau."
ASK_FOR_ANSWER = (
    "Chỉ lập phiếu trả lời kết quả cho đối tượng ở dòng đang chọn?\n\n{name}\n\nChọn “No” để lập toàn bộ văn bản."
)
WORKING_ON = "Đang lập văn bản {number}: {name}…"
WORKING_ON_PAGES = "Đang lập văn bản {number}: {name} – {done}/{total} trang…"
NOTE = "Lập {count} văn bản, mã dữ liệu {code}"

CODE_FITS = "Mã dữ liệu {code} khớp với sổ này."
CODE_DIFFERS = (
    "Mã dữ liệu của sổ này là {code}, khác với mã {printed} in trên văn bản: sổ đã thay đổi sau khi lập văn bản."
)
CODE_UNREADABLE = "“{code}” không phải mã dữ liệu. Mã có 16 chữ số, ví dụ 4821-0934-1177-2058."

# What is otherwise than in the papers that were made last.
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
