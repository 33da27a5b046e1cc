"""What the overview says where it reads and chooses: on the command line, in the box of its button, in its lists."""

SHEET_OVERVIEW = "Toàn cảnh"
SHEET_GRADES = "Xếp loại"
SHEET_PROGRESS = "Tiến độ"
SHEET_UNITS = "Đơn vị"
SHEET_COMPARISON = "Đối chiếu"
SHEET_MODELS = "Kho mô hình"
SHEET_YEARS = "Qua các năm"
SHEET_DATA = "Số liệu"
SHEET_METHOD = "Cách tính"

HELP_OVERVIEW = "lập sổ toàn cảnh của nhiều đơn vị, nhiều năm từ hồ sơ đã gửi, kết quả và sổ của các cấp"
HELP_SOURCE = "tệp hoặc thư mục có hồ sơ, kết quả, sổ thẩm định và sổ nhận (so-nhan.jsonl); chỉ đọc"
HELP_OUT = "sổ toàn cảnh sẽ ghi (.xlsx)"
HELP_DATABASE = "tệp lưu số liệu đã đọc để lần sau chạy nhanh (mặc định: cạnh sổ toàn cảnh, đuôi .duckdb)"
HELP_YEARS = "các năm cần xem, ví dụ 2024-2026 hoặc 2025,2026 (mặc định: mọi năm tìm thấy)"
HELP_UNITS = "danh sách đơn vị phải gửi (.xlsx hoặc .csv): Mã · Tên · Thuộc · Nhóm · Năm"
HELP_ACCEPT = "mã xác nhận của phiên bản được chọn khi một đơn vị có nhiều bản không nối tiếp nhau"
HELP_WORKERS = "số tiến trình đọc tệp (mặc định: số nhân của máy, nhiều nhất 4)"
HELP_INDIVIDUALS = "nêu tên cá nhân đã được công nhận (mặc định: nêu khi chỉ có một cấp nhận)"
HELP_NO_INDIVIDUALS = "không nêu và không lưu tên cá nhân nào"
HELP_DEMO = "chạy thử một xã qua ba năm rồi lập sổ toàn cảnh"

NO_DUCKDB = (
    'Máy này chưa có gói DuckDB để lập sổ toàn cảnh. Vui lòng chạy: pip install "duckdb>=2.0,<3"; máy không nối mạng '
    "thì nhờ cán bộ công nghệ thông tin đóng gói bộ cài bằng lệnh: xlsx-addin bundle --with overview."
)
SOURCE_MISSING = "Không có tệp hoặc thư mục “{path}”."
FOLDER_UNREADABLE = "Không đọc được thư mục “{path}”: {reason}."
NO_FOLDER = "Không có thư mục “{folder}” để ghi. Vui lòng tạo thư mục đó hoặc chọn nơi khác."
DATABASE_FOREIGN = (
    "Tệp “{path}” không phải tệp số liệu của sổ toàn cảnh, hoặc đã hỏng. Vui lòng chọn tên khác bằng --database; nếu "
    "chắc là tệp của chương trình này thì xóa đi rồi chạy lại, số liệu sẽ được đọc lại từ hồ sơ."
)
DATABASE_LOCKED = "Tệp số liệu “{path}” đang được dùng ở nơi khác{process}. Vui lòng chờ việc kia xong rồi chạy lại."
DATABASE_PROCESS = " (tiến trình số {process})"
DATABASE_UNWRITABLE = "Không ghi được tệp số liệu “{path}”: {reason}."
DATABASE_MEMORY = "Không đủ bộ nhớ để tính số liệu trong “{path}”. Vui lòng đóng bớt chương trình khác rồi chạy lại."
NO_PERMISSION = "không có quyền ghi"
DISK_FULL = "ổ đĩa đã đầy"
READ_ANEW = "Tệp số liệu cũ do cách đọc khác lập ra; đang đọc lại toàn bộ hồ sơ."
NOTHING_COUNTED = (
    "Không có hồ sơ nào tính được trong {count} tệp tìm thấy. Vui lòng kiểm tra lại thư mục nguồn và các năm cần xem."
)
BAD_YEARS = "“{value}” không phải là các năm dạng 2024-2026 hoặc 2025,2026."
BAD_WORKERS = "Số tiến trình phải là số từ 1 đến 64, không phải “{value}”."
OUT_IS_SOURCE = "Sổ toàn cảnh “{file}” trùng với một tệp nguồn. Vui lòng đặt tên khác."
DATABASE_IS_OUT = "Tệp số liệu và sổ toàn cảnh trùng nhau: “{file}”. Vui lòng đặt tên khác."

UNITS_YEAR = (
    "Danh sách đơn vị “{file}”, dòng {row}: “{value}” không phải là năm. Ghi năm bằng bốn chữ số hoặc để trống."
)
UNITS_INCOMPLETE = "Danh sách đơn vị “{file}”, dòng {row}: thiếu Mã hoặc Thuộc. Vui lòng điền cả hai."
UNITS_TWICE = (
    "Danh sách đơn vị “{file}”: mã {code} thuộc {recipient} ghi hai lần cho cùng một năm. Vui lòng bỏ một dòng."
)
UNITS_NOT_UTF8 = "Danh sách đơn vị “{file}” không ở bảng mã UTF-8. Vui lòng lưu lại dạng “CSV UTF-8” hoặc dạng .xlsx."
UNITS_UNREADABLE = "Không đọc được danh sách đơn vị “{file}”: {reason}."

CHANGED_MEANWHILE = "Tệp thay đổi trong lúc đang đọc; vui lòng chạy lại."
CHILD_LOST = "Tệp quá lớn hoặc không bình thường nên chương trình dừng đọc."
NOT_OPENED = "Không mở được tệp; có thể đang mở ở nơi khác hoặc không có quyền đọc."
WORKBOOK_WITHOUT_UNIT = "Sổ thẩm định chưa ghi Mã đơn vị."
OLDER = "Đã có bản mới hơn."
HELD = "Bản mới hơn nhưng sổ nhận chưa ghi là đã nhận."
BRANCHED = "Có nhiều bản không nối tiếp nhau; chọn một bản bằng --accept và mã xác nhận."
TWO_UNITS_OF_ONE_CODE = "Hai đơn vị cùng mã? Tên đơn vị gửi khác nhau; chọn một bản bằng --accept và mã xác nhận."
EQUALLY_NEW_WORKBOOKS = "Có nhiều sổ của cùng đơn vị và năm, không sổ nào mới hơn; vui lòng để lại một sổ."
MISSING = "Sổ nhận trong “{folder}” ghi đã nhận bản này nhưng không có tệp."

RECORD_ALTERED = (
    "Sổ nhận trong “{folder}” có {count} dòng không còn nguyên (bị thay đổi, bị bỏ hoặc không đọc được); các dòng khác "
    "vẫn được tính. Vui lòng kiểm tra bằng lệnh xlsx-addin verify."
)
RECORD_LEFT_OUT = "Không dùng sổ nhận trong “{folder}”: {reason}"

STATES = {
    "unreadable": "không đọc được",
    "modified": "thay đổi sau khi lập",
    "not_an_envelope": "không phải hồ sơ",
    "other_format": "phiên bản khác",
    "branched": "chưa rõ bản nào đúng",
    "held": "chưa được nhận",
    "missing": "thiếu tệp",
}

OUTSIDE_LIST = "ngoài danh mục"
READING = "Đang đọc hồ sơ: {done}/{total}…"
WRITTEN = "Đã ghi sổ toàn cảnh: {file}"
SUMMARY = (
    "Năm {year}: {sent} đơn vị đã gửi, {registered} đối tượng đăng ký, {reported} có báo cáo, {appraised} đã thẩm định."
)
SUMMARY_EXPECTED = (
    "Năm {year}: {sent}/{expected} đơn vị đã gửi, {registered} đối tượng đăng ký, {reported} có báo cáo, "
    "{appraised} đã thẩm định."
)
FILES = (
    "Tệp: {found} tìm thấy, {read} đọc mới, {known} đã biết; {counted} được tính, {superseded} bản cũ hoặc trùng, "
    "{not_counted} không tính."
)
NOT_COUNTED = "Không tính: {file} – {state}. {reason}"
MORE_NOT_COUNTED = "… và {count} tệp khác; xem trang tính Số liệu."
MISSING_YEARS = "Không có số liệu của năm {years}."
SYNCHRONISED = (
    "Lưu ý: “{folder}” là thư mục đồng bộ hoặc dùng chung. Sổ toàn cảnh và tệp số liệu có tên đơn vị, mô hình; "
    "chỉ để ở nơi được phép lưu hồ sơ."
)

OUTPUT_NAME = "Toan_canh.xlsx"
BUTTON_DONE = "{summary}\nSổ toàn cảnh: {file}"
STOPPED = (
    "Đã dừng theo phím Esc; sổ toàn cảnh chưa ghi lại. Các hồ sơ đã đọc được nhớ, lần bấm Toàn cảnh sau sẽ đọc tiếp."
)
BUTTON_LEFT_OUT = "{count} tệp không được tính; xem trang tính Số liệu."
BUTTON_OPEN = "Vui lòng mở sổ toàn cảnh bằng Excel để xem."
OUT_IS_FOREIGN = "Đã có tệp “{file}” không phải sổ toàn cảnh. Vui lòng đổi tên hoặc chuyển tệp đó đi rồi làm lại."
NO_ARCHIVE = "Chưa có thư mục “{folder}” cạnh sổ này nên chưa có hồ sơ nào để xem. Vui lòng bấm “Nhận hồ sơ” trước."

DEMO_TAKEN = "Thư mục “{folder}” đã có từ lần chạy thử trước. Vui lòng chọn thư mục khác."
DEMO_WORKING = "Năm {year}: các đơn vị đang lập hồ sơ, xã đang nhận…"
DEMO_YEAR = "Năm {year}: {sent}/{units} đơn vị gửi hồ sơ, xã nhận, thẩm định phần của mình."
DEMO_FILES = "Các tệp của lần chạy thử nằm trong “{folder}”."
