"""What the button ``Năm mới`` says."""

NO_YEAR = "Ô Năm đánh giá ở trang tính Thẩm định chưa có năm dùng được. Vui lòng ghi năm của sổ này, rồi bấm lại."
ON_NO_DISK = (
    "Sổ này chưa nằm trong một thư mục trên máy (chưa lưu, hoặc đang mở từ OneDrive), nên chưa lập được sổ năm mới bên "
    "cạnh. Vui lòng nhấn F12, lưu sổ vào một thư mục trên máy, rồi bấm lại."
)
EXISTS = (
    "Thư mục này đã có “{file}”: sổ năm {year} đã được lập. Vui lòng mở sổ đó; muốn lập lại, vui lòng đổi tên tệp cũ."
)
ASK = (
    "Lập sổ năm {year} từ sổ năm {old_year} này?\n\n"
    "Giữ lại: cài đặt, Tiêu chí, Đầu mối, danh sách Đơn vị, và kết quả năm {old_year} để xem bên cạnh.\n"
    "Để trống: đăng ký, mô hình, báo cáo, phiếu chấm điểm, quyết định.\n"
    "Sổ này giữ nguyên. Tệp mới: {file}"
)
OLD_RESULTS = "Lưu ý: kết quả trong sổ này chưa đúng với dữ liệu. Vui lòng chọn No (Không), bấm Thẩm định rồi bấm lại."
CHOOSE = "Chọn Yes (Có) để lập, No (Không) để dừng."
DONE = (
    "Đã lập sổ năm {year}: {file}\n"
    "Sổ này giữ nguyên. Vui lòng làm tiếp trong sổ năm {year}: ghi Đăng ký và Tên mô hình ở trang tính Đơn vị, rồi bấm "
    "Thẩm định."
)
FILE_NAME = "{stem}_{year}"
