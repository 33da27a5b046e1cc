"""What sending, returning and reminding say: on the cover, in the results that go back, and on the command line."""

SUBTITLE = "{unit} – {level} – năm {year}"
"""Under the title of a sheet that was sent."""

UNCOMPUTED_FORMULA = "(công thức chưa được tính)"
"""Stands in an envelope for a formula whose result the workbook does not hold."""

SCORER = "Người {number}"
"""Stands in an envelope for a scorer: names do not leave the unit."""

CODE_MISSING = "Chưa có “{label}” ở trang tính Thẩm định. Vui lòng ghi mã rồi làm lại."
CODE_UNUSABLE = (
    "“{label}” ở trang tính Thẩm định là “{code}”: chỉ dùng chữ in hoa A–Z, chữ số và dấu “-”, không quá 64 chữ. Vui "
    "lòng sửa rồi làm lại."
)
SENDER_CODE_UNUSABLE = (
    "Mã đơn vị gửi “{code}” (trang tính Đầu mối, hoặc cột Nguồn của Đơn vị) chỉ được có chữ in hoa A–Z, chữ số và dấu "
    "“-”, không quá 64 chữ. Vui lòng sửa rồi làm lại."
)
SENDERS_UNUSABLE = (
    "Mã đơn vị gửi ở trang tính Đầu mối chưa hợp lệ: {codes}. Mã chỉ được có chữ in hoa A–Z, chữ số và dấu “-”, không "
    "quá 64 chữ. Vui lòng sửa rồi làm lại."
)
SENDER_CELLS = "ô {cells} “{code}”"
SUPERIOR_IS_OURSELVES = "“Mã cấp trên” trùng với “Mã đơn vị” ({code}). Vui lòng sửa ở trang tính Thẩm định rồi làm lại."
NO_ADDRESS = "“{text}” không phải là địa chỉ thư điện tử. Vui lòng ghi lại địa chỉ, ví dụ: vanthu@example.vn."
NOTHING_TO_RETURN = "Trang tính Đơn vị chưa có hồ sơ của đơn vị cấp dưới nên chưa có kết quả để gửi."
SENDERS_SHEET_MISSING = (
    "Không có trang tính Đầu mối{similar}, nên chưa biết các đơn vị gửi hồ sơ. Vui lòng đặt lại đúng tên trang tính "
    "rồi làm lại."
)
NOBODY_EXPECTED = (
    "Trang tính Đầu mối chưa ghi đơn vị cấp dưới nào. Vui lòng ghi các đơn vị gửi hồ sơ về sổ này vào đó rồi làm lại."
)

NOT_A_FOLDER = "“{folder}” không phải là thư mục. Vui lòng chọn thư mục khác rồi làm lại."
FOLDER_MISSING = "Không có thư mục “{folder}”. Vui lòng tạo thư mục này rồi làm lại."
FOLDER_NOT_READ = "Không đọc được thư mục “{folder}”: {reason}. Vui lòng kiểm tra quyền đọc rồi làm lại."
FOLDER_NOT_MADE = "Không tạo được thư mục “{folder}”: {reason}. Vui lòng kiểm tra quyền ghi rồi làm lại."
NAME_TAKEN = "Thư mục “{folder}” vừa có tệp “{name}” do một lần chạy khác ghi. Chưa ghi gì; vui lòng làm lại."

HELP_SEND = "thẩm định rồi lập hồ sơ gửi cấp trên và thư nháp"
HELP_RETURN = "lập kết quả gửi về và thư nháp cho từng đơn vị đã gửi hồ sơ"
HELP_REMIND = "lập thư nháp đôn đốc các đơn vị chưa gửi"
HELP_FOLDER = "thư mục ghi tệp (mặc định: thư mục “Đã gửi” cạnh sổ)"
HELP_TO = "địa chỉ thư nhận, thay cho “Địa chỉ cấp trên”"
HELP_WITH_ERRORS = "vẫn lập hồ sơ gửi khi còn lỗi"

NOT_SENT = (
    "Dữ liệu còn {errors} lỗi nên chưa lập hồ sơ gửi. Vui lòng sửa lỗi rồi làm lại, hoặc dùng --with-errors nếu phải "
    "gửi ngay."
)
SENT = "Đã lập hồ sơ gửi lần {version} ({subjects} đối tượng): {envelope}\nThư nháp: {mail}\nMã xác nhận: {code}"
SENT_WITH_ERRORS = "Lưu ý: dữ liệu gửi đi còn {errors} lỗi."
NO_ADDRESSEE = "Thư nháp chưa có địa chỉ nơi nhận; vui lòng ghi địa chỉ trước khi gửi."
SUPERIOR_ADDRESS_UNUSABLE = (
    "“Địa chỉ cấp trên” ở trang tính Thẩm định là “{text}”, không phải là địa chỉ thư điện tử. Vui lòng sửa lại, ví "
    "dụ: vanthu@example.vn."
)
RETURNED = "{recipient}: kết quả {envelope}, thư nháp {mail}"
REMINDED = "{recipient}: thư nháp {mail}"
NOBODY_TO_REMIND = "Các đơn vị ở trang tính Đầu mối đều đã gửi hồ sơ."
WAITING_FOR_CODE = (
    "Có tệp của đơn vị {recipients} chờ đối chiếu (trang tính Tiến độ): vui lòng gọi điện cho đơn vị theo số ở Đầu "
    "mối, nghe đọc mã xác nhận, gõ vào cột Mã đối chiếu rồi nhận hồ sơ lần nữa."
)
CHANGED_AFTER_SENDING = (
    "Có tệp ghi mã đơn vị {recipients} nhưng nội dung không còn nguyên như khi lập nên chưa nhận được (xem trang tính "
    "Tiến độ): thư đôn đốc đề nghị đơn vị gửi lại hồ sơ gốc."
)
WITHOUT_ADDRESS = (
    "Chưa có địa chỉ thư ở trang tính Đầu mối: {recipients}. Vui lòng ghi địa chỉ vào thư nháp trước khi gửi."
)
