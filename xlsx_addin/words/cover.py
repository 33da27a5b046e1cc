"""What stands on the cover ``Phiếu gửi``."""

from __future__ import annotations

from xlsx_addin.terms import Level

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
PLACE_AND_DATE = "………………, ngày {day} tháng {month} năm {year}"
SUBMISSION_TITLE = "PHIẾU GỬI HỒ SƠ THẨM ĐỊNH"
RESULT_TITLE = "PHIẾU GỬI KẾT QUẢ THẨM ĐỊNH"
SUBTITLE = "Mô hình mới, cách làm sáng tạo năm {year} – lần gửi {version}"

TO = "Kính gửi"
FROM = "Đơn vị gửi"
GUIDANCE = "Văn bản hướng dẫn"
MADE = "Lập lúc"
FILE = "Tên tệp"
SUBJECTS = "Số đối tượng"
SUPERIOR = "Cấp ủy cấp trên (mã đơn vị {code})"

BY_OUTCOME = "Kết luận"
BY_GRADE = "Xếp loại"
TOTAL = "Cộng"

OPEN_PROBLEMS = "Còn {errors} lỗi chưa sửa, {warnings} cảnh báo (xem trang tính Lỗi):"
WARNINGS_ONLY = "Không còn lỗi; có {warnings} cảnh báo (xem trang tính Lỗi)."
NO_PROBLEMS = "Không có lỗi, không có cảnh báo."
MORE_ERRORS = "… và {count} lỗi khác."

CODE = "Mã xác nhận"
CODE_NOTE = "Mã này tính từ nội dung tệp. Khi cần đối chiếu, hai bên đọc mã cho nhau qua điện thoại."

DRAWN_UP_BY = "NGƯỜI LẬP PHIẾU"
SIGNED_FOR = {
    Level.CELL: "T/M CHI BỘ",
    Level.GRASSROOTS: "T/M CẤP ỦY",
    Level.STANDING_COMMITTEE: "T/M BAN THƯỜNG VỤ",
}
SIGN_HERE = "(ký, ghi rõ họ tên)"
