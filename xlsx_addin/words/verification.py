"""What ``verify`` says of an archive."""

HELP_VERIFY = "kiểm tra thư mục “Đã nhận”: từng hồ sơ đã lưu có còn nguyên, đúng tên và khớp sổ nhận không"
HELP_ARCHIVE = "thư mục lưu hồ sơ đã nhận; chỉ đọc"
READING = "Đang kiểm tra {done}/{total} tệp…"

NO_ARCHIVE = "Không đọc được thư mục “{folder}”: {reason}. Vui lòng kiểm tra lại tên thư mục và quyền đọc."
RECORD_UNREADABLE = "Không đọc được sổ nhận trong thư mục “{folder}”: {reason}"

NOT_OPENED = "Không có quyền đọc tệp này."
FOREIGN = "Không phải hồ sơ do chương trình lưu."
NOT_INTACT = {
    "modified": "Nội dung không còn nguyên như khi nhận.",
    "not_an_envelope": "Tệp mang tên hồ sơ đã lưu nhưng không còn là hồ sơ.",
    "unreadable": "Tệp hỏng, không mở được như khi nhận.",
}
RECORD_COPY = "Bản sao của sổ nhận, thường do thư mục đồng bộ tạo ra khi hai máy cùng ghi."
COPY = "Bản sao còn nguyên của {file}."
OTHER_NAME = "Hồ sơ còn nguyên nhưng không mang tên do chương trình đặt."
OTHER_CONTENT = "Tên tệp ghi hồ sơ này nhưng nội dung là của hồ sơ khác."
NOT_RECORDED = "Hồ sơ còn nguyên nhưng sổ nhận không ghi."
NEVER_MERGED = "Sổ nhận có ghi hồ sơ này nhưng chưa từng nhận vào sổ thẩm định."
COMPANION_DIFFERS = "Bản xem không khớp với hồ sơ gốc {file}."
COMPANION_ALONE = "Bản xem không còn hồ sơ gốc bên cạnh."
LOST = "Sổ nhận ghi đã nhận nhưng không còn tệp."
LOST_BUT_COMPANION = "Sổ nhận ghi đã nhận nhưng không còn hồ sơ gốc; bản xem “{copy}” còn nguyên."
COMPANION_LOST = "Hồ sơ gốc còn nguyên nhưng không còn bản xem (…_xem.xlsx) bên cạnh."
LOST_BUT_COPY = "Sổ nhận ghi đã nhận nhưng không còn tệp; bản sao “{copy}” còn nguyên."

STATES = {"altered": "Bị thay đổi", "lost": "Không còn", "unknown": "Lạ"}
ITEM = "{state}: {name} – {reason}"
LOST_NAME = "{sender} lần {version} (mã {code})"
LOST_FORM = "phiếu của {sender} (mã {code})"
SUMMARY = "{kept} hồ sơ còn nguyên, đúng tên và khớp sổ nhận ({lines} dòng)."
NO_FINDINGS = "Không thấy gì bị thay đổi, mất hoặc lạ."
FINDINGS = "{altered} bị thay đổi, {lost} không còn, {unknown} lạ. Vui lòng giữ nguyên thư mục và báo người phụ trách."
BROKEN_LINES = (
    "Sổ nhận: dòng {lines} không nối tiếp dòng ngay trước (dòng trước bị thay đổi, hoặc có dòng bị bỏ ở giữa)."
)
UNREADABLE_LINES = "Sổ nhận: dòng {lines} không đọc được, đã bỏ qua."
UNFINISHED_LINES = "Sổ nhận: dòng {lines} ghi dở do một lần chạy bị dừng; các dòng sau vẫn nối tiếp."
