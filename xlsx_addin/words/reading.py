"""Sentences for a workbook that cannot be read at all: what is wrong and what to do."""

SIMILAR = " (có phải là “{name}”?)"
NO_SIMILAR = ""

SHEET_MISSING = "Không tìm thấy trang tính “{name}”{similar}. Đặt lại đúng tên trang tính rồi làm lại."
HEADING_MISSING = (
    "Trang tính “{sheet}” thiếu tiêu đề cột “{heading}”{similar}. Ghi lại đúng tiêu đề trong 20 dòng đầu rồi làm lại."
)
HEADING_TWICE = "Trang tính “{sheet}” có tiêu đề “{heading}” ở cả ô {first} và ô {second}. Giữ lại một cột rồi làm lại."
SETTING_MISSING = "Trang tính “Thẩm định” thiếu mục “{label}”{similar}. Ghi lại mục này và giá trị ở ô bên phải."
OLDER_WORKBOOK = (
    "Sổ này do phiên bản {workbook} tạo, chương trình là phiên bản {package}: "
    "có thể chuyển dữ liệu sang sổ mới bằng lệnh “xlsx-addin new --from SỔ-CŨ SỔ-MỚI.xlsm”."
)
NEWER_WORKBOOK = (
    "Sổ này do phiên bản {workbook} tạo, chương trình là phiên bản {package}: "
    "hãy cài chương trình mới hơn bằng bộ cài mới."
)
SETTING_BLANK = "Ô Thẩm định!{cell} ({label}) còn trống. Ghi giá trị rồi làm lại."
YEAR_UNUSABLE = "Ô Thẩm định!{cell} (Năm đánh giá): “{value}” không dùng được. Ghi một năm từ {first} trở đi."
LEVEL_UNUSABLE = "Ô Thẩm định!{cell} (Cấp thẩm định): “{value}” không dùng được{similar}. Chọn một trong: {choices}."
GUIDANCE_UNUSABLE = (
    "Ô Thẩm định!{cell} (Văn bản hướng dẫn): không có văn bản “{value}”{similar}. "
    "Để trống, hoặc ghi một trong: {choices}."
)
SHEET_OF_OTHER_YEAR = (
    "Trang tính {sheet} là của năm {stated}, còn Năm đánh giá ở trang tính Thẩm định là {year}. Nếu năm ghi nhầm, vui "
    "lòng sửa lại ô Năm đánh giá; nếu sang năm mới, vui lòng lập sổ mới, hoặc xóa hết nội dung ba trang tính Tiến độ, "
    "Sai khác, Kết quả cấp trên rồi làm lại."
)
