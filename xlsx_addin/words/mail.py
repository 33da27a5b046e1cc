"""The letters that go with what is sent: subjects and texts of the mail drafts."""

from __future__ import annotations

SUPERIOR = "Cấp ủy cấp trên (mã đơn vị {code})"
UNIT = "{name} (mã đơn vị {code})"
NAMELESS = "đơn vị có mã {code}"
"""A unit without a name, within a sentence."""
COMRADE = "Đồng chí {person}"
FORMS_OF_ADDRESS = ("đồng chí", "đ/c", "ông", "bà", "anh", "chị")
"""What clerks already write before a name under ``Người phụ trách``."""
PERSON_AND_UNIT = "{person} – {unit}"

SUBMISSION_SUBJECT = "Hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm {year} – {unit} – lần gửi {version}"
SUBMISSION = """\
Kính gửi: {recipient}

{sender} kính gửi hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm {year}, lần gửi {version}.

Tệp đính kèm: {file}
Trong tệp có phiếu gửi, danh sách đối tượng, tiêu chí, phiếu điểm, kết quả thẩm định và danh sách lỗi, cảnh báo.

{counts}

{open}

Mã xác nhận: {code}
Xin giữ nguyên tệp đính kèm: tệp bị sửa sẽ không nhận vào sổ được. Khi cần đối chiếu, hai bên đọc mã xác nhận cho nhau \
qua điện thoại.

{notes}Kính đề nghị cấp ủy cấp trên tiếp nhận và thẩm định.

Trân trọng.

{sender_name}
"""

RESULT_SUBJECT = "Kết quả thẩm định mô hình mới, cách làm sáng tạo năm {year} – gửi {unit} – lần gửi {version}"
RESULT = """\
Kính gửi: {recipient}

{sender} gửi kết quả thẩm định mô hình mới, cách làm sáng tạo năm {year} đối với hồ sơ của {unit}, lần gửi {version}.

Tệp đính kèm: {file}
Để nhận, lưu tệp vào thư mục “Hộp thư đến” bên cạnh sổ rồi bấm nút “Nhận hồ sơ”; kết quả hiện ở trang tính “Kết quả \
cấp trên”.

{counts}

{open}

Mã xác nhận: {code}
Khi cần đối chiếu, hai bên đọc mã này cho nhau qua điện thoại.

{notes}Nếu có điểm chưa rõ, đề nghị đơn vị phản hồi sớm.

Trân trọng.

{sender_name}
"""

REMINDER_SUBJECT = "Đôn đốc gửi hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm {year} – {unit}"
REMINDER = """\
Kính gửi: {recipient}

Đến {moment}, {sender} chưa tiếp nhận được hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm {year} của {unit}.

{file}{deadline}

{request}

Trân trọng.

{sender_name}
"""
REQUEST = (
    "Đề nghị đơn vị gửi hồ sơ về {sender}: mở sổ thẩm định, bấm nút “Gửi cấp trên”, rồi gửi thư nháp vừa tạo cùng tệp "
    "đính kèm. Nếu đã gửi, xin báo lại để kiểm tra hộp thư."
)

# A file that names the unit has come and is not merged. Anybody can write a unit's code into a file: the unit is asked
# for the code that it has itself, and never told the code of what came.
AWAITS_CODE = "Một tệp ghi mã đơn vị {code}{facts} đã đến, nhưng chưa nhận vào sổ được vì chưa đối chiếu mã xác nhận."
REQUEST_TO_READ_CODE = (
    "Đề nghị đơn vị gọi điện cho {sender_called} và đọc mã xác nhận của hồ sơ đã gửi: 16 chữ số, ghi ở trang tính "
    "“Phiếu gửi” trong tệp và trong thư gửi kèm tệp. Nếu đơn vị không gửi tệp này, xin báo ngay, rồi gửi hồ sơ: mở sổ "
    "thẩm định, bấm nút “Gửi cấp trên” và gửi thư nháp vừa tạo cùng tệp đính kèm."
)
CHANGED_AFTER_SENDING = (
    "Một tệp ghi mã đơn vị {code}{facts} đã đến, nhưng không nhận vào sổ được vì nội dung tệp đã bị thay đổi sau khi "
    "gửi."
)
REQUEST_FOR_ORIGINAL = (
    "Đề nghị đơn vị gửi lại tệp gốc ở thư mục “Đã gửi” bên cạnh sổ thẩm định, không sửa gì trong tệp, rồi gọi điện cho "
    "{sender_called} và đọc mã xác nhận ghi ở trang tính “Phiếu gửi” của tệp. Nếu cần sửa số liệu, xin sửa trong sổ và "
    "bấm nút “Gửi cấp trên” để tạo tệp mới. Nếu đơn vị không gửi tệp nói trên, xin báo ngay và gửi hồ sơ bằng nút này."
)
VERSION_AND_MOMENT = " (lần gửi {version}, đến lúc {moment})"
VERSION = " (lần gửi {version})"
MOMENT = " (đến lúc {moment})"

COUNT_TITLE = "Số đối tượng: {subjects}"
COUNT_LINE = "- {outcome}: {count}"
GRADES = "Xếp loại: {grades}"
GRADE = "{grade} {count}"

OPEN_TITLE = "Việc còn mở:"
OPEN_OUTCOME = "- {outcome}: {count} đối tượng"
OPEN_ERRORS = "- Lỗi chưa sửa: {errors} (xem trang tính “Lỗi”)"
OPEN_WARNINGS = "- Cảnh báo cần xem: {warnings} (xem trang tính “Lỗi”)"
NOTHING_OPEN = "Không còn việc mở: không có lỗi, không có cảnh báo, không có đối tượng chờ thẩm định."
NO_SUBJECT_OPEN = "Không có đối tượng nào chờ thẩm định."

DEADLINE_ABOVE = "Thời hạn để {level} nhận báo cáo: trước ngày {day} ({clause}, {guidance})."
DEADLINE_BEFORE = "Thời hạn nhận báo cáo: trước ngày {day} ({clause}, {guidance}); {time}."
DEADLINE_THROUGH = "Thời hạn nhận báo cáo: hết ngày {day} ({clause}, {guidance}); {time}."
DAYS_LEFT = "còn {days} ngày"
DEADLINE_TODAY = "hôm nay là ngày hạn, hồ sơ nhận hôm nay cần được xác nhận"
DAYS_PAST = "đã quá hạn {days} ngày"
NO_DEADLINE = "{guidance} không quy định hạn gửi về {level}; đề nghị gửi sớm để kịp thẩm định."
