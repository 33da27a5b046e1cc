"""What the four buttons of the exchange say: in their boxes, in Excel's status bar and in the journal."""

NOT_ON_THIS_MACHINE = (
    "Sổ “{name}” chưa nằm trong một thư mục trên máy này (sổ chưa lưu, hoặc đang mở từ OneDrive), nên chưa tạo được "
    "thư mục “{folder}” bên cạnh sổ. Vui lòng nhấn F12, lưu sổ vào một thư mục trên máy, rồi bấm lại."
)
FOLDER_NOT_MADE = "Không tạo được thư mục “{folder}”: {reason}. Vui lòng kiểm tra quyền ghi rồi bấm lại."

# Gửi cấp trên.
ASK_WITH_ERRORS = (
    "Dữ liệu còn {errors} lỗi. Vui lòng bấm Thẩm định để xem từng lỗi ở trang tính Lỗi và sửa trước khi gửi.\n\n"
    "Vẫn lập hồ sơ gửi? Chọn Yes (Có) để lập, No (Không) để dừng."
)
ASK_TO_SEND_AGAIN = (
    "Nội dung không khác lần {version} đã lập (mã xác nhận {code}). Nếu lần đó chưa gửi, vui lòng mở thư nháp trong "
    "thư mục “Đã gửi”, xem lại rồi gửi.\n\n"
    "Vẫn lập lần mới? Chọn Yes (Có) để lập, No (Không) để dừng."
)
SENT = (
    "Đã lập hồ sơ gửi {recipient}: lần {version}, {subjects} đối tượng.\n"
    "Mã xác nhận: {code}\n\n"
    "Hồ sơ: {envelope}\n"
    "Thư nháp: {mail}"
)
DRAFT_OPENED = "Thư nháp đang mở trong chương trình thư: vui lòng xem lại rồi gửi."
DRAFT_NOT_OPENED = "Vui lòng mở thư nháp bằng chương trình thư, xem lại rồi gửi."
BY_WEBMAIL = (
    "Nếu chỉ dùng thư trên web: soạn thư mới, đính kèm tệp hồ sơ nói trên, ghi tiêu đề “{subject}”, rồi gửi{to}."
)
TO_ADDRESSES = " đến {addresses}"

# Nhận hồ sơ.
WHERE = "Thư mục: {folder}"
INBOX_EMPTY = (
    "Thư mục “Hộp thư đến” chưa có hồ sơ nào. Vui lòng lưu thư nhận được vào thư mục này (trong Outlook: kéo thư thả "
    "vào thư mục, hoặc File > Save As, Tệp > Lưu dưới dạng; thư trên web: tải thư xuống thành tệp .eml), rồi bấm lại."
)
NOTHING_NEW = "Không có hồ sơ mới; {found} tệp trong thư mục “Hộp thư đến” đã được xử lý từ trước."
FOUND = "Tìm thấy {found} tệp trong thư mục “Hộp thư đến”: {counts}."
NO_FILES = "Thư mục “Hộp thư đến” không có tệp nào."
COUNT = "{label} {count}"
TO_BE_ACCEPTED = "sẽ nhận"
"""Stands for ``accepted`` while the clerk is still asked."""
CHANGES = "Trang tính Đơn vị: thêm {new}, thay đổi {changed}, rút {withdrawn} đối tượng."
CONFLICTS = (
    "{conflicts} đối tượng có nội dung đơn vị gửi và sổ này cùng sửa, khác nhau: giữ nội dung trong sổ này, ghi ở "
    "trang tính Sai khác để xem lại."
)
WAITING = (
    "Chờ đối chiếu mã: vui lòng gọi điện cho đơn vị, nghe đọc mã xác nhận, gõ vào cột Mã đối chiếu của trang tính Tiến "
    "độ, rồi bấm Nhận hồ sơ lần nữa:"
)
WAITING_FORMS = (
    "Phiếu chờ xác nhận: vui lòng xem cột Ghi chú của trang tính Tiến độ, gõ vào cột Mã đối chiếu (của người chấm: "
    "“Tổng điểm đã ghi” trên bản ký), rồi bấm Nhận hồ sơ lần nữa:"
)
CHANGED_SCORE = "  • Điểm {cell} – {subject}, phiếu của {scorer}, {heading}: {old} → {new}"
SCORES_TAKEN = "  • Điểm: {sheets} phiếu của {scorer}, {cells} ô"
LISTED = "  • {sender}{version} – {source}"
AND_OTHERS = "  • … và {count} tệp khác"
DOUBTS = "Có {count} điểm cần lưu ý, xem cột Ghi chú của trang tính Tiến độ."
NEW_SUBJECT = "  • Thêm {subject}: {name}"
CHANGED_CELL = "  • {cell} {subject} – {heading}: {old} → {new}"
RESULT_ROW = "  • Kết quả cấp trên {subject}: {outcome}"
CHANGED_RESULT = {"new": "thêm", "changed": "thay đổi", "withdrawn": "bỏ"}
MORE_CHANGES = "  • … và {count} thay đổi khác"
ALL_CHANGES = "Danh sách đầy đủ: {file}"
ASK_TO_WRITE = (
    "Nhận các hồ sơ này vào sổ? Chương trình sẽ lưu một bản sao của sổ trước. Chọn Yes (Có) để nhận, No (Không) để "
    "dừng."
)
STOPPED_READING = (
    "Đã dừng theo phím Esc khi đang đọc hồ sơ; chưa ghi gì vào sổ và các thư mục. Muốn nhận, vui lòng bấm lại."
)
BACKED_UP = (
    "Bản sao của sổ trước khi nhận: {backup}\n"
    'Muốn bỏ lần nhận này: đóng sổ mà không lưu; nếu đã lưu thì đóng sổ, rồi chạy: xlsx-addin restore "{backup}"'
)
PARTLY_RECEIVED = (
    "{reason}\n\n"
    "Đã ghi vào: {sheets}; phần còn lại chưa ghi. Sau khi xử lý, vui lòng bấm Nhận hồ sơ lần nữa để ghi tiếp. Bản sao "
    "của sổ trước khi nhận: {backup}"
)
SAVE_THEN_APPRAISE = "Vui lòng lưu sổ (Ctrl+S), rồi bấm Thẩm định."

# Trả kết quả, Đôn đốc.
RETURNED = "Đã lập kết quả gửi {count} đơn vị, mỗi đơn vị một thư nháp.\nThư mục: {folder}"
REMINDED = "Đã lập {count} thư nháp đôn đốc: {recipients}.\nThư mục: {folder}"
SEND_THE_DRAFTS = "Vui lòng mở từng thư nháp, xem lại rồi gửi."
RESULTS_BY_WEBMAIL = (
    "Nếu chỉ dùng thư trên web: với mỗi đơn vị, soạn thư mới đến địa chỉ ở trang Đầu mối, đính kèm tệp kết quả (.xlsx) "
    "mang mã của đơn vị đó trong thư mục này, rồi gửi."
)
REMINDERS_BY_WEBMAIL = (
    "Nếu chỉ dùng thư trên web: bấm Lập văn bản, rồi gửi công văn đôn đốc từ hộp thư của cơ quan đến các đơn vị đó."
)
ERRORS_LEFT = "Lưu ý: dữ liệu còn {errors} lỗi; các đối tượng có lỗi chưa được thẩm định."

# Notes in the journal.
NOTE_SENT = "Gửi {recipient} lần {version}, mã {code}"
NOTE_RECEIVED = "{found} tệp, nhận {accepted}; sao lưu: {backup}"
NOTE_RETURNED = "Trả {count} đơn vị: {recipients}"
NOTE_REMINDED = "Đôn đốc {count} đơn vị: {recipients}"
