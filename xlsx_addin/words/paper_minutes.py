"""D4 Biên bản and D3 Bảng tổng hợp điểm. Texts with ``{{ … }}`` or ``{% … %}`` stand in the template."""

from __future__ import annotations

from xlsx_addin.terms import Outcome

DOCUMENT = "Biên bản"
TYPE = "BIÊN BẢN"
ABOUT = "họp thẩm định mô hình mới, cách làm sáng tạo năm {{ year }}"
NOBODY = "đồng chí ……………, ……………"
ABSENT = "đồng chí {name}: {reason}"
CLOCK = "{hour} giờ {minute} phút"
MEETING_DAY = "ngày {day} tháng {month} năm {year}"
MEETING_DAY_BLANK = "ngày …… tháng …… năm {year}"
TIME = "- Thời gian: bắt đầu vào hồi {{ started }}, {{ meeting_day }}."
VENUE = "- Địa điểm: {{ venue }}."
SUBJECT = "- Nội dung: thẩm định mô hình mới, cách làm sáng tạo theo {{ guidance_in_full }} và {{ basis_in_full }}."
CHAIR = "- Người chủ trì: {{ chair }}."
CLERK = "- Người ghi biên bản: {{ clerk }}."
PART_1 = "1. Thành phần"
MEMBERS = (
    "1.1. Thành viên: có mặt {{ present }} đồng chí; vắng mặt {{ absent }} đồng chí"
    "{% if absent_names %} ({{ absent_names }}){% endif %}."
)
GUESTS = (
    "1.2. Đại biểu mời dự:{% if not guests %}{% if has_no_guests %} không có.{% else %} ……………{% endif %}{% endif %}"
)
PERSON = "- {{ person }};"
PART_2 = "2. Diễn biến"
PRESENTED = (
    "2.1. Đồng chí …………… báo cáo: có {{ subjects }} đối tượng trong danh sách; {{ reported }} đối tượng thuộc thẩm "
    "quyền thẩm định đã gửi báo cáo"
    "{% if not_registered %}; {{ not_registered }} đối tượng không đăng ký"
    "{% if not_registered_parts %}, trong đó {{ not_registered_parts }}{% endif %}{% endif %}"
    "{% if no_report %}; {{ no_report }} đối tượng có đăng ký nhưng không gửi báo cáo{% endif %}"
    "{% if awaiting_report %}; {{ awaiting_report }} đối tượng chưa gửi báo cáo, còn hạn{% endif %}"
    "{% if awaiting_registration %}; {{ awaiting_registration }} đối tượng chưa ghi đăng ký, còn hạn{% endif %}"
    "{% if has_deadline %}{% if overdue %}; {{ overdue }} báo cáo gửi quá hạn{% endif %}"
    "{% if on_the_day %}; {{ on_the_day }} báo cáo nhận đúng ngày hết hạn{% endif %}{% endif %}."
)
DISCUSSION = "2.2. Ý kiến thảo luận:"
SCORED = (
    "2.3. Chấm điểm độc lập: …… phiếu phát ra, {{ sheets }} phiếu thu về, …… phiếu hợp lệ"
    "{% if scores.rows %} (Bảng tổng hợp điểm kèm theo){% endif %}."
)
OUTSIDERS = "Người chấm không có tên trong số thành viên có mặt: {{ outsiders }}."
OUTSIDERS_NOTE = (
    "Biên bản: người chấm không có trong số thành viên có mặt ở trang {sheet}: {names}. Vui lòng đối chiếu lại trang "
    "{sheet} và cột {heading} của trang {scores}."
)
NOTHING_SCORED = (
    "2.3. {% if has_reports %}Chưa có phiếu chấm điểm{% else %}Không có đối tượng thuộc thẩm quyền thẩm định có báo cáo"
    "{% endif %}."
)
PART_3 = "3. Kết quả"
NOTHING_GRADED = (
    "- {% if has_reports %}Chưa có đối tượng được xếp loại{% else %}Không có đối tượng thuộc thẩm quyền thẩm định có "
    "báo cáo{% endif %}."
)
GRADE_NOBODY = "- Đạt mức “{grade}”: không có."
GRADE = "- Đạt mức “{grade}”: {count} đối tượng, gồm {kinds}."
GRADE_OF_MANY = "- Đạt mức “{grade}”: {count} đối tượng, gồm {kinds} (Bảng tổng hợp điểm kèm theo)."
GRADE_ONLY = "{name}: {points} điểm, mức “{grade}”"
KINDS = {"Tổ chức": "tổ chức", "Tập thể": "tập thể", "Cá nhân": "cá nhân"}
KIND_COUNT = "{count} {kind}"
KIND_NAMES = "{count} {kind} ({names})"
GROUNDS = "- Có cơ sở đánh giá theo {{ clause_grounds }} {{ guidance }}: {{ grounds }} cá nhân."
SHUT_OUT = "- Không thẩm định, không bình xét ({{ clause_shut_out }} {{ guidance }}): {{ shut_out }} đối tượng."
AWAITING = "- Chờ báo cáo, chờ thẩm định, chờ kết quả của tổ chức: {{ awaiting }} đối tượng."
INVALID = "- Dữ liệu chưa hợp lệ, đang bổ sung: {{ invalid }} đối tượng."
LATE_OPEN = (
    "- {{ late_open }} báo cáo gửi quá hạn chưa có ý kiến chấp nhận; ý kiến của hội nghị: ☐\u00a0chấp\u00a0nhận  "
    "☐\u00a0không\u00a0chấp\u00a0nhận:"
)
LATE_ACCEPTED = "- {{ late_accepted }} báo cáo gửi quá hạn đã được chấp nhận."
PART_4 = "4. Kết luận của người chủ trì"
VOTE = "Biểu quyết thông qua kết quả: đồng ý ……/…… đồng chí."
CLOSING = (
    "{{ meeting }} kết thúc vào hồi {{ ended }} cùng ngày. Biên bản đã được đọc lại, các thành viên dự họp nhất trí"
    "{{ end }}"
)
CONFERENCE, MEETING = "Hội nghị", "Cuộc họp"
SIGNED_CLERK = "NGƯỜI GHI BIÊN BẢN"
SIGNED_CHAIR_CONFERENCE, SIGNED_CHAIR_MEETING = "CHỦ TRÌ HỘI NGHỊ", "CHỦ TRÌ CUỘC HỌP"
NOT_REGISTERED_PARTS = {
    Outcome.ALTERNATIVE_GROUND: "{count} có cơ sở đánh giá",
    Outcome.AWAITING_ORGANISATION: "{count} chờ kết quả của tổ chức",
}

SCORES = "BẢNG TỔNG HỢP ĐIỂM"
SCORES_ABOUT = "mô hình mới, cách làm sáng tạo năm {{ year }}"
SCORER = "Người {number}"
SCORER_NAMED = "Người {number}: {name}"
LOWEST, HIGHEST = "Thấp nhất", "Cao nhất"
NAME_AND_CODE = "Tên; chức vụ, đơn vị công tác (mã)"
WITH_CODE = "{name} ({code})"
SHEETS = "Số phiếu"
MEAN = "Điểm trung bình"
SELF_POINTS = "Điểm tự chấm"
SELF_GRADE = "Tự xếp loại"
GRADE_HEADING = "Xếp loại"
RANK = "Hạng"
NOTE = "Ghi chú"
