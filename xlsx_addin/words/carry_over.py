"""What is said when a clerk's data is carried over from an old workbook into a fresh one."""

KEPT_SHEET = "{name} (sổ cũ)"
"""Name of the sheet that keeps what has no place on the sheet of that name in the template."""

CARRYING_OVER = "Đang chuyển dữ liệu sang sổ mới, rồi đọc lại để đối chiếu từng ô…"

# --- the report ------------------------------------------------------------------------------------------------------
FROM = "Đã chuyển dữ liệu từ {old} sang mẫu phiên bản {package}:"
FROM_VERSION = "Đã chuyển dữ liệu từ {old} (phiên bản {workbook}) sang mẫu phiên bản {package}:"
SETTINGS = "  Cài đặt: {count} mục"
TABLE = "  {sheet}: {rows} dòng, {cells} ô"
KEPT = "  {sheet}: {cells} ô, giữ ở trang tính “{kept}”"
PROVED = "Đã đọc lại sổ mới bằng một chương trình khác (openpyxl) và đối chiếu từng ô: đủ {cells} ô, không ô nào khác."
REBUILT = "Không chuyển {sheets}: mẫu mới có sẵn, hoặc tự lập lại khi bấm Thẩm định."
VALUES_ALONE = "Công thức được chuyển bằng giá trị đã tính; định dạng, ghi chú ô và hình riêng không chuyển."

# --- the report of a new year ----------------------------------------------------------------------------------------
YEAR = "Sổ mới dùng cho năm {year}; năm ghi ở sổ cũ: {old_year}."
NO_OLD_YEAR = "không đọc được"
KEPT_COLUMNS = "Ở Đơn vị giữ các cột: {columns}."
LEFT_SETTINGS = "Để trống ở Cài đặt vì thuộc năm cũ: {left}."
LEFT_COLUMNS = "Để trống ở Đơn vị vì thuộc năm cũ: {left}."
LEFT_SHEETS = "Không chuyển sang năm mới: {left}."
FROM_BELOW = (
    "Ở Đơn vị có {count} dòng do cấp dưới gửi năm cũ. Khi bấm Nhận hồ sơ, ô trống của các dòng này được điền theo "
    "hồ sơ năm nay; ô đang có giá trị khác đơn vị gửi thì giữ nguyên và ghi vào Sai khác. Dòng nào năm nay cấp dưới "
    "không gửi nữa thì vui lòng xóa."
)
NOTHING_LOST = "Sổ cũ giữ nguyên; số liệu năm cũ vẫn xem ở đó."
COLUMN_WITHOUT_HEADING = "cột không tiêu đề dưới ô {cell}"
BESIDE_TABLE = "phần ngoài bảng ở {sheet}"

# --- the report of a new letter --------------------------------------------------------------------------------------
LETTER = "Sổ mới lập cho {letter}: mức, thang điểm, danh sách chọn là của văn bản này."
LETTER_SETTINGS = "Không chuyển ở Cài đặt, văn bản mới không dùng: {left}."
LETTER_SHEETS = "Không chuyển, thuộc văn bản cũ: {left}."
LETTER_CRITERIA = "Không chuyển ở Điểm, thang điểm mới không có tiêu chí: {left}."
LETTER_CELLS = "Không chuyển {count} ô vì văn bản mới không có lựa chọn đó: {cells}."

# --- why it could not be done ----------------------------------------------------------------------------------------
NOT_OURS = (
    "Tệp “{file}” không có trang tính nào trong số {sheets} nên không phải sổ thẩm định. Vui lòng chọn đúng sổ cũ rồi "
    "làm lại."
)
UNCOMPUTED = (
    "Không chuyển được vì có {count} ô là công thức chưa có kết quả: {cells}. Vui lòng mở sổ cũ bằng Excel, nhấn F9 để "
    "tính, lưu lại rồi làm lại."
)
TOO_LOW = (
    "Ô {cell} của trang tính “{sheet}” trong sổ cũ nằm quá xa phía dưới, mẫu không còn dòng. Vui lòng xóa các dòng "
    "thừa ở cuối trang tính rồi làm lại."
)
DIFFERENT = (
    "Không ghi sổ mới vì khi kiểm tra lại có ô {cell} của trang tính “{sheet}” không khớp. Vui lòng gửi sổ cũ cho cán "
    "bộ công nghệ thông tin."
)
YEAR_WITHOUT_SOURCE = "Tùy chọn --year chỉ dùng cùng --from: nêu cả sổ cũ để chuyển sang năm mới."
YEAR_UNREADABLE = "“{value}” không phải là năm. Vui lòng ghi năm bằng bốn chữ số, ví dụ 2027."
YEAR_OUT_OF_RANGE = "Năm {year} không dùng được: năm đánh giá là từ {first} đến {last}."
YEAR_NOT_LATER = (
    "Năm {year} không sau năm {old_year} của sổ cũ (ô {cell} của trang tính “{sheet}”). Vui lòng ghi một năm sau đó."
)
SETTING_DIFFERENT = (
    "Không ghi sổ mới vì khi kiểm tra lại có mục cài đặt “{label}” không khớp. Vui lòng gửi sổ cũ cho cán bộ công nghệ "
    "thông tin."
)
