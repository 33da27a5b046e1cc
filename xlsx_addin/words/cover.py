"""What stands on the cover ``Phiếu gửi``."""

from __future__ import annotations

from xlsx_addin.terms import Level

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
PLACE_AND_DATE = "{place}, ngày {day} tháng {month} năm {year}"
PLACE_DOTS = "………………"
SUBMISSION_TITLE = "PHIẾU GỬI HỒ SƠ THẨM ĐỊNH"
RESULT_TITLE = "PHIẾU GỬI KẾT QUẢ THẨM ĐỊNH"
SUBTITLE = "Mô hình mới, cách làm sáng tạo năm {year} – lần gửi {version}"

TO = "Kính gửi"
FROM = "Đơn vị gửi"
UNIT_AND_LEVEL = "{unit} (mã {code}; cấp thẩm định: {level})"
GUIDANCE = "Căn cứ"
MADE = "Lập lúc"
FILE = "Tên tệp"
SUBJECTS = "Số đối tượng"

BY_OUTCOME = "Kết quả thẩm định"
BY_GRADE = "Xếp loại"
TOTAL = "Cộng"

OPEN_PROBLEMS = "Dữ liệu còn {errors} chỗ chưa hợp lệ, {warnings} chỗ cần lưu ý (trang tính Lỗi):"
WARNINGS_ONLY = "Dữ liệu không còn chỗ chưa hợp lệ; có {warnings} chỗ cần lưu ý (trang tính Lỗi)."
NO_PROBLEMS = "Dữ liệu hợp lệ, không có chỗ cần lưu ý."
MORE_ERRORS = "… và {count} chỗ khác chưa hợp lệ."

CODE = "Mã xác nhận"
CODE_NOTE = (
    "Mã này do chương trình lập từ nội dung tệp; nội dung thay đổi thì mã thay đổi. Khi cần đối chiếu, hai bên đọc mã "
    "cho nhau qua điện thoại."
)

DRAWN_UP_BY = "NGƯỜI LẬP PHIẾU"
SIGNED_FOR_CELL = "T/M CHI BỘ"
SIGNED_FOR = {
    Level.CELL: SIGNED_FOR_CELL,
    Level.GRASSROOTS: "T/M ĐẢNG ỦY",
    Level.STANDING_COMMITTEE: "T/M BAN THƯỜNG VỤ",
}
"""In whose name the cover is signed where the workbook does not say so itself."""
CELL_NAME = "chi bộ"
"""How the name of a party cell begins, also of one that is a cấp ủy cơ sở (A20)."""
