"""What the sheets of the workbook say around their tables: titles, hints, and what a wrong entry is told."""

from xlsx_addin.words import sheet_names
from xlsx_addin.words.explanations import PROVISIONAL as _PROVISIONAL

PROVISIONAL = f"{_PROVISIONAL[0].upper()}{_PROVISIONAL[1:]}."
"""Shown on every page until the clerk has compared the scale with the paper copy."""

OLD_RESULTS = "KẾT QUẢ CŨ: dữ liệu đã thay đổi sau lần thẩm định này. Vui lòng bấm Thẩm định lại."
"""On ``Kết quả``, ``Xếp hạng`` and ``Lỗi``, on paper too."""

PROVISIONAL_SCALE = "THANG ĐIỂM TẠM – chưa đối chiếu với {basis}"
"""The same, on the sheet that holds the scale itself."""

UNASSIGNED = "{count} phiếu chấm điểm không ghi đúng Mã của ai: thứ hạng còn tạm tính."
"""Shown wherever ranks are while score sheets belong to nobody (A35)."""

TITLES = {
    sheet_names.SUBJECTS: "DANH SÁCH ĐỐI TƯỢNG",
    sheet_names.SCALE: "TIÊU CHÍ VÀ THANG ĐIỂM",
    sheet_names.SCORES: "PHIẾU CHẤM ĐIỂM",
    sheet_names.RESULTS: "KẾT QUẢ THẨM ĐỊNH",
    sheet_names.RANKING: "XẾP HẠNG MÔ HÌNH",
    sheet_names.PROBLEMS: "LỖI VÀ CẢNH BÁO",
    sheet_names.JOURNAL: "NHẬT KÝ",
    sheet_names.SENDERS: "ĐẦU MỐI GỬI HỒ SƠ",
    sheet_names.PROGRESS: "TIẾN ĐỘ NHẬN HỒ SƠ",
    sheet_names.DIFFERENCES: "NỘI DUNG KHÁC NHAU GIỮA HỒ SƠ GỬI VÀ SỔ NÀY",
    sheet_names.RESULTS_FROM_ABOVE: "KẾT QUẢ CẤP TRÊN GỬI VỀ",
    sheet_names.ATTENDANCE: "THÀNH PHẦN DỰ HỌP",
}

HINTS = {
    sheet_names.SUBJECTS: "Bắt buộc: {column_code}, {column_name}, {column_kind}; {column_registered} chậm nhất khi "
    "hết hạn báo cáo. Chọn một ô để xem cách điền.",
    sheet_names.SCALE: "Sửa các số cho khớp với văn bản {basis}, rồi chọn “Đã đối chiếu” ở trang tính Thẩm định.",
    sheet_names.SCORES: "Mỗi dòng một phiếu: một đối tượng, một người chấm. Bấm Lập phiếu để thêm các dòng còn thiếu.",
    sheet_names.RESULTS: "Chưa thẩm định lần nào. Bấm nút Thẩm định ở trang tính Thẩm định, danh sách sẽ hiện tại đây.",
    sheet_names.RANKING: "Chưa thẩm định lần nào. Sau khi bấm Thẩm định, các mô hình có điểm xếp theo hạng tại đây.",
    sheet_names.PROBLEMS: "Chưa thẩm định lần nào. Sau khi bấm Thẩm định, mỗi chỗ cần sửa hiện thành một dòng tại đây.",
    sheet_names.JOURNAL: "Mỗi lần bấm nút ghi thêm một dòng. Dòng cũ được giữ nguyên.",
    sheet_names.SENDERS: "Các đơn vị gửi hồ sơ về sổ này: mỗi dòng một đơn vị. Dùng khi bấm Nhận hồ sơ và Đôn đốc.",
    sheet_names.PROGRESS: "Chưa nhận hồ sơ lần nào. Sau khi bấm Nhận hồ sơ, mỗi tệp nhận được hiện thành một dòng "
    "tại đây.",
    sheet_names.DIFFERENCES: "Chưa có nội dung nào khác nhau giữa hồ sơ gửi và sổ này.",
    sheet_names.RESULTS_FROM_ABOVE: "Chưa nhận kết quả nào của cấp trên.",
    sheet_names.ATTENDANCE: "Người dự họp thẩm định: mỗi dòng một người. Dùng khi lập biên bản; có thể để trống.",
}

CELLS_LEFT_FORMAT = '"Còn "0" ô điểm trống.";;'
"""A number format: the cell holds how many."""
MAXIMUM_FORMAT, MAXIMUM_WITH_DECIMALS_FORMAT = '"tối đa "0', '"tối đa "[$-42A]0.##'
FAR_FROM_OTHERS = "Chữ đậm gạch chân: lệch từ 10% điểm tối đa so với trung bình của đối tượng."

PART = "Phần {number}/{parts}"
NAMED_PART = "Phần {number}/{parts}: {name}"
"""Over each part of a table that is too wide for one page."""
PARTS = {
    "kind": "đối tượng và đăng ký",
    "model": "mô hình và báo cáo",
    "commendation": "tự chấm, khen thưởng và căn cứ",
    "late_accepted": "gửi quá hạn, tình trạng hồ sơ",
    "position": "chức vụ và quyết định",
    "source": "hồ sơ cấp dưới",
}
"""What columns of ``Đơn vị`` are about, from each of these on, in the template's order."""

WORKBOOK_TITLE = "Thẩm định {model}"
FOOTER_PAGE = "{sheet} – trang {page}/{pages}"

ALERT_TITLE = "Dữ liệu chưa đúng"
WRONG_CHOICE = "Giá trị này không có trong danh sách. Vui lòng bấm mũi tên bên phải ô rồi chọn một mục."
WRONG_DATE = "Ngày chưa hợp lệ; vui lòng nhập theo dạng ngày/tháng/năm, từ năm 2020 đến năm 2099, ví dụ 14/12/2026."
WRONG_TIME = "Giờ chưa hợp lệ. Vui lòng nhập giờ:phút. Ví dụ: 8:00."
WRONG_NUMBER = "Ô này cần một số không âm. Vui lòng nhập lại."
WRONG_SCORE = "Điểm phải từ 0 đến điểm tối đa của tiêu chí (trang tính Tiêu chí). Vui lòng xem lại."
SCORE_HELP = "Điểm của tiêu chí này, từ 0 đến điểm tối đa ở trang tính Tiêu chí. Để trống nếu chưa chấm."
UNKNOWN_CODE = "Mã này chưa có ở trang tính Đơn vị. Vui lòng chọn một Mã trong danh sách. Chọn Yes (Có) nếu vẫn giữ."
REPEATED_CODE = "Mã này đã có ở dòng khác. Mỗi đối tượng cần một Mã riêng. Chọn Yes (Có) nếu vẫn giữ."
WRONG_YEAR = "Năm đánh giá là số có bốn chữ số, từ 2022. Ví dụ: 2026."
WRONG_UNIT_CODE = "Mã đơn vị chỉ gồm chữ in hoa A–Z, chữ số và dấu “-”. Vui lòng nhập lại. Ví dụ: DU-UBND-XA."
WRONG_ADDRESS = "Địa chỉ thư điện tử cần có dấu “@”. Vui lòng xem lại."
