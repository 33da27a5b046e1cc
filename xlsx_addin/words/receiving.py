"""What receiving says: on ``Tiến độ`` and ``Sai khác``, on the command line and in the preview."""

from __future__ import annotations

# The inbox.
INBOX_MISSING = "Không tìm thấy “{path}”. Vui lòng kiểm tra lại tên thư mục hoặc tệp cần nhận."
FOLDER_UNREADABLE = "Không đọc được thư mục “{path}”: {reason}. Vui lòng kiểm tra quyền đọc rồi làm lại."
BAD_MOMENT = "“{value}” không phải là thời điểm. Vui lòng ghi dạng 2026-12-16T09:20 hoặc 16/12/2026 09:20."
BAD_CODE = "“{value}” không phải là mã xác nhận. Mã gồm 16 chữ số, ví dụ 4821-0934-1177-2058."
UNIT_CODE_BLANK = (
    "Ô Mã đơn vị ở trang tính Thẩm định còn trống hoặc chưa hợp lệ. Vui lòng ghi mã của đơn vị giữ sổ này rồi làm lại."
)

# Why something is no intact envelope; {file} is its name.
UNNAMED = "tệp không tên"
MAIL_DAMAGED = "Thư “{file}” bị hỏng nên không đọc được; vui lòng lưu lại thư từ chương trình thư điện tử."
TNEF = (
    "Tệp “{file}” gói kiểu Outlook (winmail.dat) nên không đọc được; "
    "vui lòng đề nghị người gửi gửi lại ở dạng HTML hoặc văn bản thuần."
)
CHILD_LOST = "Tệp “{file}” đọc quá lâu hoặc cần quá nhiều bộ nhớ nên đã dừng; vui lòng hỏi lại người gửi về tệp này."
FAULTS = {
    "NO_MANIFEST": "Tệp này là sổ tính thường, không phải hồ sơ gửi bằng nút “Gửi cấp trên”.",
    "OTHER_FORMAT": "Hồ sơ được lập bằng phiên bản mới hơn; vui lòng cập nhật chương trình rồi nhận lại.",
    "MANIFEST_UNREADABLE": "Phần kê khai của hồ sơ đã bị sửa; vui lòng đề nghị đơn vị gửi lại.",
    "SHEET_MISSING": "Hồ sơ thiếu trang tính bắt buộc; vui lòng đề nghị đơn vị gửi lại.",
    "DIGEST": "Nội dung đã thay đổi sau khi gửi; vui lòng đề nghị đơn vị gửi lại tệp gốc.",
}
