"""What the tab ``Thẩm định`` of Excel's ribbon says: for each button, by the name of its macro, what it does."""

TAB = "Thẩm định"
PROBLEMS = "Chỗ cần sửa"
PREVIOUS, NEXT = "Lỗi trước", "Lỗi sau"
TIPS = {
    "LapPhieu": "Ghi sẵn các dòng phiếu chấm điểm còn thiếu vào trang tính Điểm.",
    "ThamDinh": "Kiểm tra dữ liệu, tính điểm, xếp loại; ghi Kết quả, Xếp hạng và Lỗi.",
    "LapVanBan": "Lập các văn bản Word theo kết quả thẩm định.",
    "NhanHoSo": "Nhập hồ sơ của cấp dưới trong thư mục Hộp thư đến. Sổ được sao lưu trước khi ghi.",
    "DonDoc": "Lập thư nhắc các đơn vị chưa gửi hồ sơ.",
    "TraKetQua": "Lập tệp kết quả để gửi trả từng đơn vị.",
    "GuiCapTren": "Đóng gói hồ sơ để gửi cấp trên.",
    "ToanCanh": "Tổng hợp các sổ và hồ sơ thành một báo cáo.",
    "KiemTraMay": "Kiểm tra Excel, Python và chương trình trên máy này.",
    "NamMoi": "Lập sổ năm sau bên cạnh sổ này; sổ này giữ nguyên.",
    "LoiTruoc": "Đến ô của dòng liền trước đang hiện trên trang tính Lỗi.",
    "LoiSau": "Đến ô của dòng tiếp theo đang hiện trên trang tính Lỗi.",
}
