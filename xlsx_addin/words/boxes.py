"""What a clerk reads in a message box or in Excel's status bar; ``{label}`` is what stands on the button."""

TITLE = "Sổ thẩm định"

WORKING = "{label}: đang làm, vui lòng chờ…"

UNEXPECTED = (
    "Chưa thực hiện được “{label}” do lỗi của chương trình.\n"
    "Vui lòng gửi mã lỗi {code} và tệp sau cho cán bộ công nghệ thông tin:\n"
    "{log}"
)
UNEXPECTED_WITHOUT_LOG = (
    "Chưa thực hiện được “{label}” do lỗi của chương trình.\n"
    "Vui lòng báo mã lỗi {code} ({kind}) cho cán bộ công nghệ thông tin."
)

EXCEL_BUSY = (
    "Excel đang chờ nhập xong một ô hoặc đóng một hộp thoại. Vui lòng nhấn Enter hoặc đóng hộp thoại, rồi bấm lại."
)
EQUALS_SIGN_IN_NAME = (
    "Tên tệp “{file}” có dấu “=” nên nút bấm không tìm được sổ. "
    "Vui lòng lưu sổ với tên khác không có dấu “=”, rồi bấm lại."
)

COPY_NOT_SAVED = (
    "Excel không lưu được bản sao “{name}” của sổ. Vui lòng kiểm tra ổ đĩa còn chỗ trống và thư mục cho phép ghi, rồi "
    "bấm lại."
)

WORKBOOK_NOT_READ = (
    "Chưa đọc được sổ: Excel không lưu được bản sao tạm. Chương trình đọc sổ từ bản sao này, vì chỉ ở đó mới thấy đủ ô "
    "gộp, định dạng phần trăm và dòng ẩn. Vui lòng lưu sổ, kiểm tra ổ đĩa còn chỗ trống, đóng và mở lại Excel, rồi "
    "bấm lại."
)

NOT_OPENED = "Chưa mở được sổ “{name}”. Vui lòng mở sổ này từ thư mục của nó."

# One sheet of the open workbook.
SHEET_LOCKED = (
    "Trang tính “{sheet}” được bảo vệ bằng mật khẩu nên không ghi được. Vui lòng bỏ bảo vệ trang tính này: Review (Xem "
    "lại) > Unprotect Sheet (Bỏ bảo vệ trang tính), rồi bấm lại."
)
SHEET_LOCKED_IN_LIBREOFFICE = (
    "Trang tính “{sheet}” được bảo vệ bằng mật khẩu nên không ghi được. Vui lòng bỏ bảo vệ trang tính này (Tools > "
    "Protect Sheet, Công cụ > Bảo vệ trang tính), rồi bấm lại."
)
SHEET_NOT_ADDED = (
    "Không thêm được trang tính “{sheet}” vì cấu trúc của sổ đang được bảo vệ. Vui lòng bỏ bảo vệ sổ: Review (Xem lại) "
    "> Protect Workbook (Bảo vệ sổ làm việc), rồi bấm lại."
)
SHEET_NOT_WRITTEN = (
    "Excel không cho ghi vào trang tính “{sheet}”. Vui lòng bỏ các ô gộp (Merge) và bảng đã chèn thêm ở trang tính "
    "này, rồi bấm lại."
)
LEFT_OPEN = (
    "Excel bận nên chưa bảo vệ lại được trang tính: {sheets}. Vui lòng nhấn Enter hoặc đóng hộp thoại, rồi bấm Thẩm "
    "định lại: các trang tính này sẽ được bảo vệ như trước."
)
JOURNAL_NOT_WRITTEN = "Chưa ghi được vào trang tính Nhật ký. {reason}"
PARTLY_APPRAISED = (
    "{reason}\n\n"
    "Kết quả mới đã ghi vào: {sheets}; các trang tính khác còn kết quả cũ, vui lòng không dùng khi chưa bấm lại."
)
