"""What ``appraise``, ``check`` and ``demo`` print for people."""

TITLE = "KẾT QUẢ THẨM ĐỊNH NĂM {year}"
HEADINGS = ("Hạng", "Điểm", "Xếp loại", "Thời hạn", "Tên")
UNRANKED = "KHÔNG XẾP HẠNG"
KIND_TITLES = {"Tổ chức": "TỔ CHỨC", "Tập thể": "TẬP THỂ", "Cá nhân": "CÁ NHÂN"}
COUNTS = "TỔNG HỢP"
LATE = "Quá hạn, kể cả ngày hết hạn"
PROBLEMS = "LỖI VÀ CẢNH BÁO: {errors} lỗi, {warnings} cảnh báo"
NO_PROBLEMS = "Không có lỗi, không có cảnh báo."
PROBLEM = "{severity} {code} – {message}"
FIX = "Cách sửa: {fix}"
