"""What the button "Lập phiếu" says."""

NO_SCORERS = (
    "Chưa có người chấm. Vui lòng ghi họ tên ở trang tính Thành phần, cột “Vai trò” chọn “Chủ trì” hoặc “Thành viên”, "
    "rồi bấm lại."
)
NOTHING_MISSING = (
    "Không thiếu phiếu nào: mỗi đối tượng đã có báo cáo đều có một dòng cho từng người chấm ở trang tính Điểm."
)
LAID_OUT = (
    "Đã thêm {sheets} dòng phiếu cho {subjects} đối tượng vào cuối trang tính Điểm ({scorers} người chấm). "
    "Các dòng đã có không thay đổi. Vui lòng nhập điểm rồi bấm Thẩm định."
)
