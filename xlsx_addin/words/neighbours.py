"""What is said where the file of a workbook is not all there is."""

OPEN_ELSEWHERE = (
    "Sổ “{file}” đang mở trong Excel hoặc LibreOffice: lệnh chỉ đọc bản đã lưu gần nhất. Nếu có thay đổi chưa lưu, vui "
    "lòng lưu sổ rồi chạy lại."
)
SECOND_COPIES = (
    "Cạnh sổ “{file}” có bản khác cùng tên ({copies}), thường do hai máy cùng lưu vào thư mục đồng bộ. Vui lòng mở xem "
    "bản nào đúng, rồi chuyển bản kia sang nơi khác."
)
