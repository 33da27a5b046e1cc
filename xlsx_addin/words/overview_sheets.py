"""What stands on the nine sheets of the overview."""

from xlsx_addin.words import overview as names

DOCUMENT_TITLE = "Toàn cảnh {model}"
PROVISIONAL = "Tạm tính – thang điểm chưa đối chiếu với {basis}"
PROVISIONAL_SOME = "Tạm tính – {count} đơn vị chưa đối chiếu thang điểm với {basis}"
FOOTER_RIGHT = "&A – trang &P/&N"
TOTAL = "Tổng cộng"
TOTAL_OF_ROW = "Cộng"
NOT_SENT = "Chưa gửi"
UNKNOWN_TIME = "không rõ"
DAYS_LATE = "Quá hạn (ngày)"
DEADLINE_DAY = "ngày hết hạn"
"""In place of days late: received on the very day of the deadline."""
AN_INDIVIDUAL = "một cá nhân"
UNDECIDED = "chưa có"
UNKNOWN_KIND = "Chưa rõ"
CUT = "ghi {shown} dòng đầu trong {total}"

# Page 1.
OVERVIEW_TITLE = "TOÀN CẢNH {model_title}"
OVERVIEW_WHO_MANY = "{count} địa bàn"
OVERVIEW_YEAR = "năm {year}"
OVERVIEW_SENT = "{sent}/{expected} đơn vị đã gửi"
OVERVIEW_SENT_ALONE = "{sent} đơn vị đã gửi"
OVERVIEW_DEADLINE = "hạn gửi: chậm nhất hết ngày {day}"
OVERVIEW_DEADLINES = "hạn gửi: chậm nhất hết các ngày {days}"
OVERVIEW_MADE = "lập ngày {day}"
FIGURE_SENT = "Đơn vị đã gửi"
FIGURE_REGISTERED = "Đối tượng đăng ký"
FIGURE_REPORTED = "Đã gửi báo cáo"
FIGURE_APPRAISED = "Đã thẩm định"
FIGURE_QUALIFIED = "Đủ điều kiện ({recognised})"
SENT_LEFT = "còn {count} đơn vị chưa gửi"
SENT_ALL = "đủ số đơn vị phải gửi"
SENT_WITHOUT_LIST = "chưa có danh sách đơn vị phải gửi"
RATE_REGISTERED = "{rate} của {total} thuộc diện"
RATE_REPORTED = "{rate} của số đăng ký"
RATE_APPRAISED = "{rate} của số có báo cáo"
RATE_QUALIFIED = "{rate} của số đã thẩm định"
LAST_YEAR_SENT = "cùng ngày năm {year}: {count}"
LAST_YEAR_RATE = "năm {year}: {rate}"
NOT_COMPARED = "không so với {year}: tạm tính"
NOT_COMPARED_GUIDANCE = "không so với {year}: khác hướng dẫn"
NO_LAST_YEAR = "chưa có số liệu năm {year}"
GRADES_HEADING = "Xếp loại theo loại đối tượng (đã thẩm định, {count} đối tượng)"
DECISIONS_HEADING = "Việc cần cho ý kiến"
DECISIONS = {
    "not_sent": ("đơn vị chưa gửi hồ sơ", names.SHEET_PROGRESS),
    "late_open": ("báo cáo gửi quá hạn, chưa có chấp nhận", names.SHEET_UNITS),
    "deadline_day_open": ("báo cáo nhận đúng ngày hết hạn, cần thống nhất cách tính", names.SHEET_UNITS),
    "undecided": ("kết quả đủ điều kiện, chưa có quyết định", names.SHEET_MODELS),
    "awaiting": ("đối tượng chờ thẩm định", names.SHEET_UNITS),
    "invalid": ("đối tượng dữ liệu lỗi, chưa thẩm định được", names.SHEET_DATA),
    "self_higher": ("đơn vị có dấu hiệu tự xếp loại cao hơn kết quả", names.SHEET_COMPARISON),
    "not_counted": ("tệp không được tính (thay đổi sau khi lập, hỏng, lạ, thiếu)", names.SHEET_DATA),
}
"""In this order, always all of them."""
PROGRESS_HEADING = "Tiến độ gửi so với hạn (tỷ lệ đơn vị đã gửi, cộng dồn)"
NO_PROGRESS = "Chưa vẽ được tiến độ: không có danh sách đơn vị phải gửi hoặc không rõ thời điểm nhận."
GROUPS_HEADING = "Theo địa bàn"
GROUPS_SOME = "Theo địa bàn ({shown}/{total})"
UNITS_HEADING = "Theo đơn vị"
UNITS_SOME = "Theo đơn vị ({shown}/{total})"
GROUP_COLUMNS = ("Đã gửi", "Quá hạn", "Báo cáo", "Thẩm định", "Tự xếp cao")
UNIT_COLUMNS = ("Nhận", DAYS_LATE, "Báo cáo", "Thẩm định")
NOTE_OTHER_GROUPS = "{count} địa bàn khác ở trang tính Xếp loại."
NOTE_OTHER_UNITS = "{count} đơn vị khác ở trang tính Tiến độ."
NOTE_LATE_GROUPS = "Quá hạn: số đơn vị gửi quá hạn."
NOTE_LATE_UNITS = "Quá hạn (ngày): tính từ hết ngày cuối còn trong hạn; “ngày hết hạn”: nhận đúng ngày đó."
NOTE_SHARES = "Báo cáo: trên số đăng ký. Thẩm định: trên số có báo cáo."
NOTE_SELF_HIGHER = "Tự xếp cao: số đối tượng tự xếp loại cao hơn kết quả thẩm định, trên số có cả hai."
NOTE_END = (
    "Không nêu tỷ lệ đủ điều kiện theo địa bàn, đơn vị vì mỗi nơi một nhóm chấm. Số so với năm trước tính trên cùng "
    "đơn vị, cùng ngày so với hạn. “–”: không có, hoặc mẫu số dưới 5."
)

# Xếp loại.
GRADES_TITLE = "XẾP LOẠI NĂM {year}"
GRADES_SUBTITLE = "Đếm mỗi đối tượng một lần, theo cấp cao nhất đã xếp loại"
BY_KIND = "Theo loại đối tượng"
BY_GROUP = "Theo địa bàn"
KIND = "Loại đối tượng"
GROUP = "Địa bàn"
IN_SCOPE, REGISTERED, REPORTED = "Thuộc diện", "Đăng ký", "Báo cáo"
QUALIFIED_SHARE = "Đủ điều kiện"
GRADES_NOTE = "Không nêu tỷ lệ đủ điều kiện theo địa bàn: người chấm, thang điểm và loại đơn vị ở mỗi nơi khác nhau."

# Tiến độ.
PROGRESS_TITLE = "TIẾN ĐỘ GỬI HỒ SƠ NĂM {year}"
PROGRESS_SUBTITLE = (
    "Chưa gửi trước, rồi quá hạn nhiều ngày; ngày quá hạn tính từ hết ngày cuối còn trong hạn; "
    "“ngày hết hạn”: nhận đúng ngày đó"
)
FIRST_RECEIPT = "Nhận lần đầu"
NUMBER, CODE, UNIT = "STT", "Mã", "Đơn vị"
DAY = "Ngày so với hạn"
DEADLINE = "hạn"
PROGRESS_WITHOUT_LIST = "Không có danh sách đơn vị phải gửi: “chưa gửi” không tính được"
PROGRESS_UNTIMED = "{count} đơn vị đã gửi nhưng không rõ thời điểm nhận"

# Đơn vị.
UNITS_TITLE = "TỪNG ĐƠN VỊ NĂM {year}"
UNITS_SUBTITLE = "Xếp theo địa bàn và mã; tổng của địa bàn ở trang tính Xếp loại"
UNITS_TOO_MANY = "{total} đơn vị, quá {limit}: chỉ ghi theo địa bàn ở trang tính Xếp loại"
TIMES_SENT = "Lần gửi"
REPORTED_LATE, APPRAISED, SELF_HIGHER, OPEN = "Báo cáo quá hạn", "Đã thẩm định", "Tự xếp cao hơn", "Chờ, lỗi"

# Đối chiếu.
COMPARISON_TITLE = "TỰ CHẤM VÀ THẨM ĐỊNH NĂM {year}"
COMPARISON_SUBTITLE = "Dấu hiệu để xem lại hồ sơ, không phải kết luận về đơn vị hay người chấm"
MATRIX_HEADING = "Tự xếp loại (dòng) và kết quả thẩm định (cột)"
SELF_GRADE = "Tự xếp loại"
MATRIX_NOTE = "Tự xếp cao hơn kết quả (ô nền vàng): {count} đối tượng, {higher}; bằng nhau: {equal}; thấp hơn: {lower}."
BINS_HEADING = "Tự chấm trừ thẩm định"
BIN_COLUMNS = ("Chênh lệch (điểm)", "Đối tượng")
BINS = (
    "thấp hơn trên 10",
    "thấp hơn 5–10",
    "thấp hơn dưới 5",
    "cao hơn 0–5",
    "cao hơn 5–10",
    "cao hơn trên 10",
)
SIGNALS_HEADING = "Đơn vị có dấu hiệu cần xem lại (từ {subjects} đối tượng trở lên; xếp theo địa bàn và mã)"
NO_SIGNALS = "Không đơn vị nào có dấu hiệu."
SIGNAL_COLUMNS = ("Đã thẩm định", "Tự xếp cao hơn", "Phiếu bằng nhau", "Phiếu trái chiều", "{recognised}", "Dấu hiệu")
SIGNALS = {
    "self_higher": "tự xếp loại cao hơn",
    "equal_sheets": "phiếu bằng nhau",
    "crossing_sheets": "phiếu trái chiều",
    "all_qualified": "tất cả đều được công nhận",
}

# Kho mô hình.
MODELS_TITLE = "KHO MÔ HÌNH ĐỦ ĐIỀU KIỆN"
MODELS_COUNT = "{count} mô hình, {years}"
MODELS_INDIVIDUALS = "tên cá nhân chỉ ghi khi đã có quyết định đồng ý"
MODELS_NO_INDIVIDUALS = "không nêu tên cá nhân"
MODELS_FILTER = "lọc bằng mũi tên ở dòng tiêu đề, tìm bằng Ctrl+F"
MODELS_WITHOUT_NAME = "{count} kết quả đủ điều kiện không ghi tên mô hình nên không có trong danh sách"
MODEL_COLUMNS = (
    "STT",
    "Năm",
    "Tên mô hình",
    "Lĩnh vực",
    "Sản phẩm cụ thể",
    "Loại",
    "Của",
    "Đơn vị",
    "Địa bàn",
    "Xếp loại",
    "Cấp thẩm định",
    "Quyết định",
)

# Qua các năm.
YEARS_TITLE = "QUA CÁC NĂM"
YEARS_SUBTITLE = "So sánh trên {count} đơn vị có số liệu ở mọi năm; cột “tất cả” gồm cả đơn vị mới hoặc thiếu năm"
YEARS_ONE = "Mới có số liệu một năm"
MEASURE = "Chỉ tiêu"
SAME_UNITS = "Cùng {count} đơn vị"
ALL_UNITS = "Tất cả đơn vị có số liệu"
YEAR_ROWS = {
    "units": "Đơn vị có số liệu",
    "in_scope": "Đối tượng thuộc diện",
    "registered": "Đã đăng ký",
    "registered_rate": "Tỷ lệ đăng ký",
    "reported": "Đã gửi báo cáo",
    "reported_rate": "Tỷ lệ gửi báo cáo",
    "late_rate": "Tỷ lệ báo cáo quá hạn",
    "appraised": "Đã thẩm định",
    "appraised_rate": "Tỷ lệ đã thẩm định",
    "grades": "",
    "qualified_rate": "Tỷ lệ đủ điều kiện",
    "agreed": "Có quyết định đồng ý",
    "refused": "Có quyết định không đồng ý",
    "self_higher_rate": "Tỷ lệ tự xếp loại cao hơn",
    "equal_sheets_rate": "Tỷ lệ phiếu bằng nhau",
    "crossing_sheets_rate": "Tỷ lệ phiếu trái chiều",
    "spread": "Độ lệch phiếu (trung vị, điểm)",
    "alternative_ground": "Có căn cứ thay thế",
    "awaiting": "Chờ thẩm định",
    "no_report": "Chưa gửi báo cáo",
    "late_report": "Gửi quá hạn, không thẩm định",
    "not_registered": "Không đăng ký",
    "other_authority": "Thuộc cấp khác",
    "invalid": "Dữ liệu lỗi",
    "withdrawn": "Đã rút",
    "out_of_scope": "Không thuộc diện",
    "total": "Tổng số đối tượng",
    "scale": "Thang điểm",
}
CONFIRMED, UNCONFIRMED = "đã đối chiếu", "tạm tính"
YEARS_NOTE = (
    "Số in nghiêng: thang điểm chưa đối chiếu hoặc khác hướng dẫn, chưa so được với năm trước; số khác vẫn so được."
)
CHART_RATES = {name: YEAR_ROWS[name] for name in ("registered_rate", "reported_rate", "late_rate")}

# Số liệu.
DATA_TITLE = "SỐ LIỆU NĂM {year}"
DATA_SUBTITLE = "Lỗi và cảnh báo còn trong hồ sơ được tính, tệp không được tính, nguồn đã đọc"
PROBLEMS_HEADING = "Lỗi và cảnh báo trong {count} hồ sơ được tính"
PROBLEM_COLUMNS = ("Mã lỗi", "Mức", "Nội dung", "Số đơn vị", "Tỷ lệ đơn vị", "Số dòng")
NO_PROBLEMS = "Không còn lỗi, cảnh báo nào."
FILES_HEADING = "Tệp không được tính ({count})"
FILE_COLUMNS = ("Tệp", "Tình trạng", "Lý do", "Đơn vị", "Năm")
NO_FILES = "Mọi tệp đều được tính, hoặc là bản cũ, bản trùng đã biết."
NO_FILE = "(không có tệp)"
SOURCES_HEADING = "Nguồn đã đọc"
SOURCES = "Thư mục, tệp nguồn: {names}."
FILES_COUNT = "{found} tệp Excel tìm thấy, {counted} tệp được tính; {others} tệp khác loại (thư, tệp nén…) không mở."
LOOSE = "{count} hồ sơ được tính nhưng chưa qua nhận hồ sơ: biết nội dung còn nguyên, chưa biết chắc ai gửi."
UNTIMED = "{count} đơn vị không rõ thời điểm nhận nên không tính vào tỷ lệ quá hạn."
NOT_LISTED = "{count} đơn vị đã gửi nhưng không có trong danh sách đơn vị phải gửi."
MISMATCHED = "{count} đối tượng có điểm ở Kết quả khác điểm tính từ các phiếu quá 0,005; vẫn được tính."
ERROR, WARNING = "Lỗi", "Cảnh báo"

# Cách tính.
METHOD_TITLE = "CÁCH TÍNH"
METHOD_SUBTITLE = "Mỗi số có nghĩa gì, lấy từ đâu, trên số nào"
METHOD_COLUMNS = ("Chỉ tiêu", "Tử số", "Mẫu số")
METHOD = (
    ("Đơn vị đã gửi", "đơn vị có hồ sơ được tính", "đơn vị phải gửi (Đầu mối của sổ, hoặc danh sách đơn vị)"),
    (
        "Đơn vị quá hạn",
        "lần nhận đầu sau ngày cuối còn trong hạn (đúng ngày hết hạn tính riêng)",
        "đơn vị rõ thời điểm nhận",
    ),
    ("Thuộc diện", "mọi đối tượng, trừ đã rút và không thuộc diện", "–"),
    (
        "Đăng ký",
        (
            "thuộc diện, Đăng ký = Có; đối tượng đã thẩm định, hoặc có báo cáo trong năm văn bản không nêu yêu cầu "
            "đăng ký, tính như đã đăng ký"
        ),
        "Thuộc diện",
    ),
    ("Báo cáo", "đã đăng ký và có báo cáo ở cấp xếp loại hoặc cấp dưới", "Đăng ký"),
    ("Báo cáo quá hạn", "có báo cáo, quá hạn ở cấp đã nhận báo cáo", "Báo cáo xét được thời hạn"),
    ("Đã thẩm định", "đủ hoặc không đủ điều kiện, theo cấp cao nhất đã xếp loại", "Báo cáo"),
    ("{grades}", "theo xếp loại của cấp đó", "Đã thẩm định"),
    ("Đủ điều kiện", "đủ điều kiện về mô hình; chỉ là “công nhận” khi có quyết định", "Đã thẩm định"),
    ("Có quyết định", "đủ điều kiện và Quyết định = Đồng ý (Không đồng ý đếm riêng)", "Đủ điều kiện"),
    ("Tự xếp cao hơn", "tự xếp loại cao hơn kết quả", "đã thẩm định, có cả hai"),
    ("Tự chấm trừ thẩm định", "điểm tự chấm trừ điểm thẩm định, sáu khoảng; bằng 0 thuộc “cao hơn 0–5”", "như trên"),
    ("Phiếu bằng nhau", "mọi phiếu của một đối tượng cùng tổng điểm", "đối tượng có từ 2 phiếu"),
    (
        "Phiếu trái chiều",
        "có phiếu đạt mức {least_recognised} trở lên và có phiếu dưới mức đó",
        "đối tượng có từ 2 phiếu",
    ),
    ("Độ lệch phiếu", "trung vị của điểm cao nhất trừ điểm thấp nhất", "đối tượng có từ 2 phiếu"),
)
METHOD_NOTES_HEADING = "Quy ước"
METHOD_NOTES = (
    (
        "Mỗi đối tượng đếm một lần, theo dòng ở cấp cao nhất; đơn vị là cặp cấp nhận và đơn vị gửi, vì cùng một mã có "
        "thể dùng ở nhiều xã."
    ),
    (
        "Chỉ tính bản mới nhất đã được nhận; tệp thay đổi sau khi lập, hỏng, không nối tiếp, thiếu hoặc lạ được nêu ở "
        "Số liệu và không tính."
    ),
    "Tỷ lệ của nhóm là tổng chia tổng, không phải trung bình các tỷ lệ. Mẫu số dưới 5 thì không nêu tỷ lệ (“–”).",
    (
        "So với năm trước chỉ trên đơn vị có số liệu ở cả hai năm; xếp loại chỉ so khi cả hai năm đã đối chiếu thang "
        "điểm và cùng văn bản hướng dẫn."
    ),
    (
        "Dấu hiệu ở Đối chiếu: từ {subjects} đối tượng đã thẩm định và tự xếp loại cao hơn từ {self_higher}, hoặc "
        "phiếu bằng nhau từ {equal_sheets}, hoặc phiếu trái chiều từ {crossing_sheets}, hoặc tất cả đều {recognised}. "
        "Các ngưỡng là lựa chọn của chương trình."
    ),
    "Không xếp hạng đơn vị theo điểm, theo tỷ lệ {recognised} hay theo số mô hình; không có chỉ số tổng hợp.",
    "Không có tên người chấm; tên cá nhân chỉ nêu khi Quyết định = Đồng ý.",
    "Trạng thái “chờ báo cáo” và “không gửi báo cáo” gộp là “chưa gửi báo cáo”, vì hồ sơ giữ nguyên lúc gửi.",
)
LIMITS_HEADING = "Giới hạn đã chạm"
LIMIT = "Trang tính {sheet}: còn {count} dòng không ghi; tệp số liệu giữ đủ."
NO_LIMITS = "Không có trang tính nào bị cắt."
