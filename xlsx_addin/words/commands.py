"""What the command line says."""

DESCRIPTION = "Thẩm định theo văn bản hướng dẫn, ngay trên sổ Excel."
COMMANDS = "các lệnh"
COMMAND = "LỆNH"
HELP_HELP = "xem hướng dẫn rồi thoát"
HELP_VERSION = "xem phiên bản rồi thoát"
HELP_USAGE = "Cách dùng: "
HELP_ARGUMENTS = "tham số"
HELP_OPTIONS = "tùy chọn"
USAGE = " Xem cách dùng: {program} --help"
USAGE_FAULT = "Lệnh chưa đúng."
USAGE_FAULTS = (
    ("the following arguments are required: (.*)", "Lệnh còn thiếu: {0}."),
    ("unrecognized arguments: (.*)", "Lệnh có phần không dùng được: {0}."),
    ("argument (?:.*): invalid choice: '(.*)' \\(choose from .*\\)", "Không có lệnh “{0}”."),
    ("argument (.*): expected (?:one|at least one) argument", "Thiếu giá trị sau {0}."),
)
"""What the parser says of a wrong command, and what is said instead."""
OUT_OF_MEMORY = "Máy không đủ bộ nhớ để làm việc này. Vui lòng đóng bớt chương trình khác rồi làm lại."
INTERRUPTED = "Đã dừng theo yêu cầu; không để lại tệp ghi dở."
UNEXPECTED_WITHOUT_LOG = (
    "Chưa thực hiện được do lỗi của chương trình ({error}). Vui lòng báo cho cán bộ công nghệ thông tin."
)
UNEXPECTED = (
    "Chưa thực hiện được do lỗi của chương trình ({error}). Vui lòng gửi tệp nhật ký cho cán bộ công nghệ thông tin: "
    "{log}"
)

HELP_DEMO = "tạo sổ mẫu, thẩm định và in bảng xếp hạng"
HELP_LEVELS = "chạy thử quy trình ba cấp trên máy: gửi, nhận, sai khác, rút, trả kết quả qua hai vòng"
HELP_NEW = "tạo một sổ mới từ mẫu"
HELP_APPRAISE = "thẩm định một sổ như khi bấm nút"
HELP_CHECK = "chỉ kiểm tra lỗi và cảnh báo"
HELP_DROP = "thẩm định từng sổ được thả vào lối tắt, ghi kết quả ra tệp mới cạnh sổ đó"
HELP_BUILD_TEMPLATE = "dựng lại workbook_template.xlsm từ mã nguồn"
HELP_FILE = "sổ thẩm định (.xlsx hoặc .xlsm)"
HELP_NEW_FILE = "tên tệp mới (.xlsm)"
HELP_FROM = "chuyển dữ liệu của sổ cũ này (.xlsx hoặc .xlsm) sang sổ mới; sổ cũ giữ nguyên"
HELP_LETTER = "lập sổ cho văn bản hướng dẫn này: mã (như 804-CV/HU) hoặc tệp .toml"
HELP_YEAR = "cùng --from: mở sổ cho năm mới này, chỉ giữ những gì không thuộc riêng năm cũ"
HELP_DROPPED = "các sổ thẩm định (.xlsx hoặc .xlsm)"
HELP_FOLDER = "thư mục để tệp mẫu (mặc định: thư mục hiện tại)"
HELP_OUTPUT = "ghi kết quả ra sổ mới này (.xlsx); sổ gốc giữ nguyên"
HELP_FORCE = "ghi đè tệp kết quả đã có"
HELP_JSON = "in một tài liệu JSON"
HELP_TODAY = "coi hôm nay là ngày này (YYYY-MM-DD)"
HELP_TEMPLATE = "tệp sẽ ghi (mặc định: workbook_template.xlsm)"

BAD_DAY = "“{value}” không phải là ngày dạng YYYY-MM-DD, ví dụ 2026-12-16."
OUTPUT_IS_INPUT = "Tệp kết quả trùng với sổ gốc {file}. Vui lòng đặt tên khác cho tệp kết quả."
OUTPUT_NOT_XLSX = "Tệp kết quả {file} phải có đuôi .xlsx."
NEW_EXISTS = "Đã có tệp {file}. Vui lòng đặt tên khác cho sổ mới."
NEW_NOT_XLSM = "Tệp mới {file} phải có đuôi .xlsm để giữ các nút lệnh."

WRITTEN = "Đã ghi kết quả: {file}"
LETTER_LAID = "Đã đặt văn bản hướng dẫn: {file}"
CREATED = "Đã tạo sổ mới: {file}"
TEMPLATE_BUILT = "Đã dựng mẫu: {file}"
DEMO_FILES = "Sổ mẫu: {sample}\nSổ đã thẩm định: {output}"
FOLDER_UNUSABLE = "Không tạo được thư mục {folder}. Vui lòng chọn thư mục khác rồi làm lại."
