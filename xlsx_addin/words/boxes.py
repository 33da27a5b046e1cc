"""What a clerk reads in a message box or in Excel's status bar; ``{label}`` is what stands on the button."""

from __future__ import annotations

TITLE = "Thẩm định mô hình mới, cách làm sáng tạo"

WORKING = "{label}: đang làm, vui lòng chờ…"

UNEXPECTED = (
    "“{label}” gặp lỗi ngoài dự kiến nên chưa làm xong.\n"
    "Vui lòng báo mã lỗi {code} cho người hỗ trợ, kèm tệp nhật ký:\n{log}"
)
UNEXPECTED_WITHOUT_LOG = (
    "“{label}” gặp lỗi ngoài dự kiến nên chưa làm xong.\nVui lòng báo mã lỗi {code} ({kind}) cho người hỗ trợ."
)

EXCEL_BUSY = (
    "Excel đang bận: có ô đang nhập dở hoặc một hộp thoại đang mở. "
    "Vui lòng nhấn Enter hoặc đóng hộp thoại, rồi bấm lại."
)
EQUALS_SIGN_IN_NAME = (
    "Tên tệp “{file}” có dấu “=” nên nút bấm không tìm được sổ. "
    "Vui lòng lưu sổ với tên khác không có dấu “=”, rồi bấm lại."
)

COPY_NOT_SAVED = (
    "Excel không lưu được bản sao “{name}” của sổ. Vui lòng kiểm tra ổ đĩa còn chỗ và thư mục ghi được, rồi bấm lại."
)

# One sheet of the open workbook.
SHEET_LOCKED = (
    "Trang tính “{sheet}” được bảo vệ bằng mật khẩu nên không ghi được. "
    "Vui lòng bỏ bảo vệ trang tính này (Review > Unprotect Sheet), rồi bấm lại."
)
SHEET_NOT_ADDED = (
    "Không thêm được trang tính “{sheet}” vì cấu trúc của sổ đang được bảo vệ. "
    "Vui lòng bỏ bảo vệ sổ (Review > Protect Workbook), rồi bấm lại."
)
SHEET_NOT_READ = "Excel không cho đọc trang tính “{sheet}”. Vui lòng lưu sổ, đóng và mở lại Excel, rồi bấm lại."
SHEET_NOT_WRITTEN = (
    "Excel không cho ghi vào trang tính “{sheet}”. Vui lòng bỏ các ô gộp và bảng thêm vào trang tính này, rồi bấm lại."
)
SHEET_TOO_LARGE = (
    "Trang tính “{sheet}” có dữ liệu đến tận ô {cell}, nhiều hơn mức đọc được. "
    "Vui lòng xóa các hàng và cột thừa, rồi bấm lại."
)
PARTLY_APPRAISED = (
    "{reason}\n\nKết quả mới đã ghi vào: {sheets}; các trang tính khác còn kết quả cũ, đừng dùng khi chưa bấm lại."
)
