"""What stands on the cover ``Phiếu gửi``."""

from xlsx_addin.terms import Level

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
PLACE_AND_DATE = "{place}, ngày {day} tháng {month} năm {year}"
LONG_PLACE_AND_DATE = "{place},\nngày {day} tháng {month} năm {year}"
"""Where the line before does not fit on one."""
PLACE_DOTS = "…………"
SUBMISSION_TITLE = "PHIẾU GỬI HỒ SƠ THẨM ĐỊNH"
RESULT_TITLE = "PHIẾU GỬI KẾT QUẢ THẨM ĐỊNH"
SUBTITLE = "{model} năm {year} (lần gửi {version})"

TO = "Kính gửi:"
FROM = "Đơn vị gửi:"
UNIT_AND_LEVEL = "{unit} (mã {code}) – {level}"
DOSSIER = "Hồ sơ:"
HELD = "{subjects} đối tượng, {score_sheets} phiếu chấm điểm; theo {letter}"
FILE = "Tệp:"
MADE = "{file}, lập {moment}"

BY_OUTCOME = "Kết luận"
OF_WHICH = "trong đó: {grade}"
TOTAL = "Cộng"

OPEN_PROBLEMS = "Dữ liệu còn {errors} chỗ chưa hợp lệ, {warnings} chỗ cần lưu ý (trang tính Lỗi):"
WARNINGS_ONLY = "Dữ liệu không còn chỗ chưa hợp lệ; có {warnings} chỗ cần lưu ý (trang tính Lỗi)."
NO_PROBLEMS = "Dữ liệu hợp lệ, không có chỗ cần lưu ý."
CONCLUDED_ABOVE = (
    "{count} đối tượng đã có kết quả của cấp trên, là kết quả cuối cùng: xem cột Kết quả cấp trên ở trang tính Kết quả."
)
MORE_ERRORS = "… và {count} chỗ khác chưa hợp lệ."

CODE = "Mã xác nhận"
CODE_NOTE = "Mã tính từ nội dung tệp. Khi cần đối chiếu, hai bên đọc mã cho nhau qua điện thoại."

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
