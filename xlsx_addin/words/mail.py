"""The letters that go with what is sent: subjects and texts of the mail drafts.

What belongs to the letter of the guidance (clauses, organs, its own words) is filled in from its data.
"""

SUPERIOR = "cấp ủy cấp trên"
SUPERIOR_COMMITTEE = "Ban Thường vụ cấp ủy cấp trên"
"""What the unit above is called, within a sentence, where the workbook does not name it."""
THROUGH = "{addressee} (qua {organ})"
UNIT = "{name} (mã đơn vị {code})"
NAMELESS = "đơn vị có mã {code}"
"""A unit without a name, within a sentence."""
COMRADE = "đồng chí {person}"
FORMS_OF_ADDRESS = ("đồng chí", "đ/c", "ông", "bà", "anh", "chị")
"""What clerks already write before a name under ``Người phụ trách``."""
UNIT_AND_PERSON = "{unit} ({person})"

SUBMISSION_SUBJECT = "Hồ sơ thẩm định {model} năm {year} – {unit} – lần gửi {version}"
SUBMISSION = """\
Kính gửi: {recipient}

{sender} kính gửi {superior} hồ sơ đề nghị thẩm định {model} năm {year} (lần gửi {version}).

Hồ sơ gồm: phiếu gửi, danh sách đối tượng, tiêu chí, điểm chấm, kết quả thẩm định. Báo cáo kết quả thực hiện của từng \
đối tượng gửi kèm thư này hoặc theo đường văn thư.

{counts}

{open}

{notes}Tệp đính kèm: {file}
Mã đơn vị gửi: {sender_code}
Mã xác nhận: {code}
Kính đề nghị giữ nguyên tệp đính kèm; nếu nội dung tệp thay đổi, chương trình sẽ không nhận. Khi cần đối chiếu, hai \
bên đọc mã xác nhận cho nhau qua điện thoại.

Kính đề nghị {superior} xem xét, thẩm định.

{sender}
"""

RESULT_SUBJECT = "Kết quả thẩm định {model} năm {year} – gửi {unit} – lần {version}"
RESULT = """\
Kính gửi: {recipient}

{result}

{counts}

{open}

{notes}Tệp đính kèm: {file}
Mã đơn vị gửi: {sender_code}
Mã xác nhận: {code}
Để nhận vào sổ: lưu cả thư này vào thư mục “Hộp thư đến” cùng chỗ với sổ thẩm định, rồi bấm “Nhận hồ sơ”; kết quả hiện \
ở trang tính “Kết quả cấp trên”. Khi cần đối chiếu, hai bên đọc mã xác nhận cho nhau qua điện thoại.

Có nội dung chưa rõ, đề nghị đơn vị trao đổi lại với {contact}, điện thoại ……………, chậm nhất hết ngày ……/……/…….

Trân trọng.

{sender}
"""
RESULT_UNDECIDED = (
    "{sender} gửi kết quả thẩm định (dự kiến, chưa có quyết định của cấp có thẩm quyền) {model} năm {year}, "
    "lần {version}, đối với hồ sơ của {unit}{merged}."
)
RESULT_DECIDED = (
    "{sender} thông báo kết quả thẩm định {model} năm {year}, lần {version}, đối với hồ sơ của "
    "{unit}{merged}, đã được cấp có thẩm quyền xem xét, quyết định ngày {day}."
)

REMINDER_SUBJECT = "Về việc gửi hồ sơ thẩm định {model} năm {year} – {unit}"
REMINDER = """\
Kính gửi: {recipient}

Đến {moment}, {sender_called} chưa tiếp nhận được hồ sơ thẩm định {model} năm {year} của {unit}.

{file}{deadline}

{consequence}

{request}

Trân trọng.

{sender}
"""
CONSEQUENCE = (
    "Theo {clause} {guidance}, trường hợp có đăng ký nhưng không gửi báo cáo kết quả triển khai thực hiện thì "
    "{not_considered}."
)
REQUEST = (
    "Đề nghị đơn vị gửi hồ sơ về {addressed}: mở sổ thẩm định, bấm nút “Gửi cấp trên”, rồi gửi thư nháp vừa lập cùng "
    "tệp đính kèm và báo cáo của từng đối tượng. Nếu đã gửi, đề nghị báo lại để kiểm tra hộp thư."
)

# A file that names the unit has come and is not merged. Anybody can write a unit's code into a file: the unit is asked
# for the code that it has itself, and never told the code of what came.
AWAITS_CODE = (
    "{sender} nhận được một tệp ghi mã đơn vị {code}{facts}, nhưng chưa nhận vào sổ được vì chưa đối chiếu mã xác nhận."
)
REQUEST_TO_READ_CODE = (
    "Đề nghị đơn vị gọi điện cho {sender_called} và đọc mã xác nhận của hồ sơ đã gửi: 16 chữ số, ghi ở trang tính "
    "“Phiếu gửi” trong tệp và trong thư gửi kèm tệp. Nếu tệp này không phải do đơn vị gửi, đề nghị báo ngay cho "
    "{sender_called} và gửi hồ sơ bằng nút “Gửi cấp trên”."
)
CHANGED_AFTER_SENDING = (
    "{sender} nhận được một tệp ghi mã đơn vị {code}{facts}, nhưng nội dung tệp không còn nguyên như khi lập (có thể "
    "do tệp được mở, sửa và lưu lại) nên chưa nhận được."
)
REQUEST_FOR_ORIGINAL = (
    "Đề nghị đơn vị gửi lại hồ sơ gốc ở thư mục “Đã gửi” cùng chỗ với sổ thẩm định, giữ nguyên tệp, rồi gọi điện cho "
    "{sender_called} và đọc mã xác nhận ghi ở trang tính “Phiếu gửi” của tệp. Nếu cần sửa số liệu, đề nghị sửa trong "
    "sổ và bấm nút “Gửi cấp trên” để lập hồ sơ mới. Nếu tệp này không phải do đơn vị gửi, đề nghị báo ngay cho "
    "{sender_called} và gửi hồ sơ bằng nút này."
)
VERSION_AND_MOMENT = " (lần gửi {version}, đến lúc {moment})"
VERSION = " (lần gửi {version})"
MOMENT = " (đến lúc {moment})"

COUNT_TITLE = "Số đối tượng: {subjects}"
COUNT_LINE = "- {outcome}: {count}"
GRADES = "Xếp loại: {grades}"
GRADE = "{grade}: {count}"
GRADE_SEPARATOR = "; "

OPEN_TITLE = "Việc còn lại:"
OPEN_OUTCOME = "- {outcome}: {count} đối tượng"
OPEN_ERRORS = "- Dữ liệu chưa hợp lệ: {errors} chỗ (xem trang tính “Lỗi”)"
OPEN_WARNINGS = "- Cần lưu ý: {warnings} chỗ (xem trang tính “Lỗi”)"
NOTHING_OPEN = "Không còn việc tồn đọng: không có lỗi, không có cảnh báo, không có đối tượng chờ thẩm định."
NO_SUBJECT_OPEN = "Đã thẩm định xong các đối tượng thuộc thẩm quyền."

DEADLINE_ABOVE = "Thời hạn gửi về cấp “{level}”: chậm nhất hết ngày {last} ({clause}, {guidance})."
DEADLINE = "Thời hạn gửi về cấp “{level}”: chậm nhất hết ngày {last} ({clause}, {guidance}); {time}."
DAYS_LEFT = "còn {days} ngày, kể cả hôm nay"
DEADLINE_TODAY = "hôm nay là ngày hết hạn, hồ sơ nhận hôm nay cần cấp có thẩm quyền xác nhận"
DAYS_PAST = "đã quá hạn {days} ngày; đề nghị nêu lý do gửi muộn"
NO_DEADLINE = "{guidance} không quy định hạn gửi về cấp “{level}”; đề nghị gửi sớm để kịp thẩm định."
