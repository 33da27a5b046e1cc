"""What ``restore`` says: a dated copy of the workbook put back."""

from __future__ import annotations

HELP_RESTORE = "đưa sổ về bản lưu trước khi nhận hồ sơ; bản đang có được giữ lại trong “Sao lưu”"
HELP_BACKUP = "bản lưu trong thư mục “Sao lưu”; hoặc sổ, khi đó lấy bản lưu mới nhất của sổ"
NO_BACKUP = "Không tìm thấy bản lưu của “{file}” trong thư mục “{folder}”. Vui lòng kiểm tra lại tên tệp."
STILL_OPEN = "Sổ “{file}” đang mở. Vui lòng đóng sổ rồi chạy lại lệnh."
NO_WORKBOOK = "“{file}” không phải sổ thẩm định còn nguyên nên không đưa về được: {reason}"
SHEETS_MISSING = "thiếu trang tính {sheets}."
THERE_ALREADY = "Sổ “{file}” đã giống hệt bản lưu “{backup}”; không có gì để thay."
UNREADABLE = "Không đọc được tệp “{file}”: {reason}. Vui lòng kiểm tra quyền đọc rồi làm lại."
RESTORED = "Đã đưa sổ “{file}” về bản lưu “{backup}”."
KEPT = "Bản vừa được thay giữ tại: {kept}"
RECEIVE_AGAIN = "Hồ sơ gốc vẫn còn trong “Đã nhận” và “Hộp thư đến”: muốn nhận lại, mở sổ và bấm Nhận hồ sơ."
