"""What the console ``Thẩm định`` says."""

from __future__ import annotations

TITLE = "THẨM ĐỊNH MÔ HÌNH MỚI, CÁCH LÀM SÁNG TẠO"
SUBTITLE = "Theo {letter} ngày {letter_issued} và {basis}"
SETTINGS = "Cài đặt"
PAPER_SETTINGS = "Văn bản"
PAPER_SETTINGS_NOTE = "Dùng khi lập văn bản. Ô nào chưa có thì để trống; kết quả thẩm định không phụ thuộc phần này."
WORK = "Làm việc"

BUTTON_APPRAISE = "Thẩm định"
BUTTON_SEND = "Gửi cấp trên"
BUTTON_RECEIVE = "Nhận hồ sơ"
BUTTON_RETURN = "Trả kết quả"
BUTTON_REMIND = "Đôn đốc"
BUTTON_PAPER = "Lập văn bản"
BUTTON_CHECK_MACHINE = "Kiểm tra máy"
NO_BUTTONS = "Tệp này là bản kết quả, không có nút bấm. Để thẩm định lại, vui lòng mở sổ có nút bấm."

LAST_RUN = "Lần thẩm định gần nhất: {time} ngày {day} – {subjects} đối tượng, {score_sheets} phiếu điểm."
FITS_WITHOUT_PROBLEMS = "Không có lỗi, không có cảnh báo. Kết quả khớp với dữ liệu hiện có."
FITS_WITH_PROBLEMS = "{errors} lỗi, {warnings} cảnh báo: xem trang tính Lỗi. Kết quả khớp với dữ liệu hiện có."
STALE = "Dữ liệu đã thay đổi sau lần thẩm định này. Vui lòng bấm Thẩm định lại."
CONFIRMED_SCALE = "Thang điểm đã đối chiếu với {basis}."
DATA_CODE = "Mã dữ liệu: {code}"

OUTCOMES = "Kết luận"
SUBJECTS = "Số đối tượng"
LATE = "Gửi quá hạn"
ERRORS = "Lỗi cần sửa"
WARNINGS = "Cảnh báo cần xem"
TOP = "Mười mô hình đạt điểm cao nhất"
KIND = "Loại"
POINTS = "Điểm"
GRADE = "Xếp loại"
RANK = "Hạng"
GRADES_BY_KIND = "Xếp loại theo loại đối tượng"
CUT_SHORT = "…"

NEVER_RUN = "Chưa thẩm định lần nào."
THREE_STEPS = "Ba bước để có kết quả"
STEPS = (
    "1. Điền phần Cài đặt ở bên trái: năm, cấp thẩm định, mã và tên đơn vị.",
    "2. Điền trang tính Đơn vị, xem lại Tiêu chí, nhập phiếu vào trang tính Điểm.",
    "3. Bấm nút Thẩm định, rồi xem trang tính Kết quả và trang tính Lỗi.",
)
STEPS_NOTE = "Bấm bao nhiêu lần cũng được: dữ liệu đã nhập không bị thay đổi."
