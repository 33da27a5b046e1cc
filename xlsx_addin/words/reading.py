"""Sentences for a workbook that cannot be read at all: what is wrong and what to do."""

SHEET_MISSING = "Không tìm thấy trang tính “{name}”{similar}. Vui lòng đặt lại đúng tên trang tính rồi làm lại."
HEADING_MISSING = (
    "Trang tính “{sheet}” thiếu tiêu đề cột “{heading}”{similar}. Vui lòng ghi lại đúng tiêu đề trong 20 dòng đầu rồi "
    "làm lại."
)
HEADING_TWICE = (
    "Trang tính “{sheet}” có tiêu đề “{heading}” ở cả ô {first} và ô {second}. Vui lòng giữ lại một cột rồi làm lại."
)
SETTING_MISSING = (
    "Trang tính “Thẩm định” thiếu mục “{label}”{similar}. Vui lòng ghi lại mục này và giá trị ở ô bên phải."
)
OLDER_WORKBOOK = (
    "Sổ này do phiên bản {workbook} tạo, chương trình là phiên bản {package}: nên nhờ cán bộ công nghệ thông tin "
    "chuyển dữ liệu sang sổ mới (lệnh: xlsx-addin new --from SỔ-CŨ SỔ-MỚI.xlsm)."
)
NEWER_WORKBOOK = (
    "Sổ này do phiên bản {workbook} tạo, chương trình là phiên bản {package}: nên nhờ cán bộ công nghệ thông tin cài "
    "chương trình mới hơn bằng bộ cài mới."
)
SETTINGS_BLANK = "Trang tính Thẩm định còn trống: {settings}. Vui lòng điền ở phần “Sổ này”, rồi làm lại."
BLANK_SETTING = "{label} (ô {cell})"
YEAR_UNUSABLE = "Ô {cell} (Năm đánh giá): “{value}” không dùng được. Vui lòng ghi năm có bốn chữ số, từ {first}."
LEVEL_UNUSABLE = (
    "Ô {cell} (Cấp thẩm định): “{value}” không có trong danh sách{similar}. Vui lòng chọn một trong: {choices}."
)
GUIDANCE_UNUSABLE = (
    "Ô {cell} (Văn bản hướng dẫn): không có văn bản “{value}”{similar}. Vui lòng để trống, hoặc ghi một "
    "trong: {choices}; văn bản khác thì đặt tệp vào thư mục “{folder}” cạnh sổ."
)
GUIDANCE_OF_ANOTHER_WORKBOOK = (
    "Ô {cell} (Văn bản hướng dẫn): sổ này lập cho “{marked}”, không dùng được cho “{value}”. Vui lòng để "
    "trống ô này, hoặc lập sổ mới bằng lệnh xlsx-addin new SỔ_MỚI.xlsm --letter {value}."
)
GUIDANCE_NOT_HERE = (
    "Sổ này lập cho văn bản “{marked}”, nhưng máy này không có tệp của văn bản đó. Vui lòng đặt tệp vào thư mục "
    "“{folder}” cạnh sổ rồi làm lại."
)
SHEET_OF_OTHER_YEAR = (
    "Trang tính {sheet} ghi năm {stated}, trong khi Năm đánh giá ở trang tính Thẩm định ghi năm {year}. Nếu năm ghi "
    "nhầm, vui lòng sửa lại ô Năm đánh giá; nếu sang năm mới, vui lòng lập sổ mới, hoặc xóa hết nội dung ba trang tính "
    "Tiến độ, Sai khác, Kết quả cấp trên rồi làm lại."
)

RESULT_ABOVE_BLANK = "ô còn trống"
RESULT_ABOVE_HELD = "ô ghi “{value}”"
UNIT_ABOVE = "đơn vị có mã {unit}"
SUPERIOR = "cấp trên"
