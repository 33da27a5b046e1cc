"""What the rehearsal of three levels tells while it runs."""

FOLDER_TAKEN = "Thư mục “{folder}” đã có tệp của một lần chạy thử. Vui lòng chọn thư mục khác, hoặc xóa thư mục đó đi."

TITLE = "CHẠY THỬ QUY TRÌNH BA CẤP NĂM {year} – {units} đơn vị, {steps} bước"
STEP = "Bước {number}. {moment} – {unit} ({code}): {task}"
TASKS = {
    "appraise": "Thẩm định",
    "send": "Gửi cấp trên",
    "send again": "Gửi lại tệp đã gửi",
    "receive": "Nhận hồ sơ",
    "return": "Trả kết quả",
    "remind": "Đôn đốc",
    "forms": "Lập phiếu",
}

APPRAISED = "Đã thẩm định {subjects} đối tượng ({outcomes}); {errors} lỗi, {warnings} cảnh báo."
OUTCOME = "{label}: {count}"
SENT = "Hồ sơ {envelope}: {subjects} đối tượng, mã xác nhận {code}."
NOT_SENT = "Còn {errors} lỗi nên chưa lập hồ sơ gửi."
RETURNED = "{recipient}: {envelope}"
REMINDED = "{recipient}: {mail}"
ARRIVED = "Thư đến hộp thư của {recipient} lúc {moment}."
HANDED_OVER = "Tệp được chép vào hộp thư đến của {recipient}."
EDITED = "Trước khi thư được chuyển, tệp được mở và ô {cell} của trang tính {sheet} thay đổi."
ANSWERED = "{who} điền phiếu, lưu và trả lời thư; thư đến lúc {moment}."
ANSWER_HANDED_OVER = "{who} điền phiếu, lưu, ký bản in và đưa tệp bằng thẻ nhớ."
TOTAL_READ = "Trên bản ký của {who} ghi tổng điểm {total}."
HEARD = "{unit} đọc qua điện thoại mã {code}."

BOARD = "Tiến độ tại {unit}:"
BLANK = "–"

END = "KẾT THÚC"
UNIT_END = (
    "{code} – {name}: {subjects} đối tượng, {qualified} đủ điều kiện, {errors} lỗi; "
    "{differences} sai khác, {results} dòng kết quả cấp trên."
)
FILES = "Mọi tệp của lần chạy thử: {folder}"
