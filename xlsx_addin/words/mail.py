"""The letters that go with what is sent: subjects and texts of the mail drafts."""

from __future__ import annotations

SUPERIOR = "Cấp ủy cấp trên (mã đơn vị {code})"
UNIT = "{name} (mã đơn vị {code})"
PERSON_AND_UNIT = "Đồng chí {person} – {unit}"

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

{notes}Kính đề nghị đơn vị tiếp nhận và thẩm định.

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

{deadline}

Đề nghị đơn vị gửi hồ sơ về {sender}: mở sổ thẩm định, bấm nút “Gửi cấp trên”, rồi gửi thư nháp vừa tạo cùng tệp đính \
kèm. Nếu đã gửi, xin báo lại để kiểm tra hộp thư.

Trân trọng.

{sender_name}
"""

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

DEADLINE_ABOVE = "Thời hạn để {level} nhận báo cáo: trước ngày {day} (mục 4, {guidance})."
DEADLINE_BEFORE = "Thời hạn nhận báo cáo: trước ngày {day} (mục 4, {guidance}); {time}."
DEADLINE_THROUGH = "Thời hạn nhận báo cáo: hết ngày {day} (mục 4, {guidance}); {time}."
DAYS_LEFT = "còn {days} ngày"
DEADLINE_TODAY = "hôm nay là ngày hạn, hồ sơ nhận hôm nay cần được xác nhận"
DAYS_PAST = "đã quá hạn {days} ngày"
NO_DEADLINE = "{guidance} không quy định hạn gửi về {level}; đề nghị gửi sớm để kịp thẩm định."
