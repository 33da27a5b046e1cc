"""D7 Tờ trình, D8 Thông báo and D9 Công văn. Texts with ``{{ … }}`` or ``{% … %}`` stand in the templates."""

from __future__ import annotations

# D7
SUBMISSION = "Tờ trình"
SUBMISSION_TYPE = "TỜ TRÌNH"
SUBMISSION_ABOUT = (
    "đề nghị công nhận kết quả thẩm định mô hình mới, cách làm sáng tạo và xem xét {{ rating }} năm {{ year }}"
)
SUBMISSION_ADDRESSEE = "{{ submitted_to }}: {{ addressee }}"
SUBMISSION_BASIS = "- Căn cứ {{ guidance_in_full }};"
SUBMISSION_MEETING = (
    "- Căn cứ kết quả cuộc họp thẩm định ngày {{ meeting_day }} (Biên bản số"
    "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-BB/{{ symbol }});"
)
SUBMISSION_OPENING = "{{ author }} kính trình {{ superior }} xem xét, quyết định:"
SUBMISSION_RECOGNISE = (
    "{{ recognised.number }}. Công nhận kết quả thẩm định, xem xét {{ rating }} và khen thưởng đối với "
    "{{ recognised.count }} đối tượng ({{ recognised.label }}; trích ngang: {{ commended.label }})."
)
SUBMISSION_APPRAISE = (
    "{{ appraised.number }}. Thẩm định {{ appraised.count }} đối tượng thuộc thẩm quyền của {{ superior }}"
    "{% if has_reports %}, gửi kèm báo cáo{% endif %} ({{ appraised.label }})."
)
PART_A, PART_B = "phần A", "phần B"
SUBMISSION_LATE = (
    "{{ number_late }}. Xem xét, cho ý kiến việc chấp nhận {{ late.count }} báo cáo gửi quá hạn chưa có ý kiến chấp "
    "nhận ({{ late.label }})."
)
SUBMISSION_GROUNDS = (
    "{{ number_grounds }}. Xem xét {{ grounds.count }} cá nhân không đăng ký có cơ sở đánh giá theo "
    "{{ clause_grounds }} "
    "{{ guidance }} ({{ grounds.label }})."
)
SUBMISSION_CLOSING = "Kính đề nghị {{ superior }} xem xét, quyết định{{ end }}"
NOTHING_TO_SUBMIT = "Không có đối tượng phải trình cấp trên."

# D10
DECISION = "Quyết định"
DECISION_TYPE = "QUYẾT ĐỊNH"
ON_GROUND = "Căn cứ {ground}"
ON_MINUTES = "Căn cứ Biên bản họp thẩm định ngày {day}"
ON_PROPOSAL = "Xét đề nghị của {organ}"
AS_ARTICLE_2 = "Như Điều 2"
NOBODY_DECIDED = (
    "Chưa lập quyết định: chưa có đối tượng đủ điều kiện nào thuộc thẩm quyền của đơn vị mà cột {heading} của trang "
    "{sheet} ghi “{agreed}”."
)

# D12
LETTER = "Công văn"
REGISTRATION_LIST_TYPE = "DANH SÁCH ĐĂNG KÝ"
NOBODY_REGISTERED = "Chưa có đối tượng đăng ký để lập danh sách."

# D8
NOTICE = "Thông báo"
NOTICE_TYPE = "THÔNG BÁO"
UNDECIDED = " (dự kiến)"
NOTICE_ABOUT = "kết quả thẩm định{{ undecided }} mô hình mới, cách làm sáng tạo năm {{ year }}"
NOTICE_DECIDED = (
    "Ngày {{ decision_day }}, {{ author }} đã xem xét kết quả thẩm định mô hình mới, cách làm sáng tạo năm {{ year }}"
    "{% if decision_number %} ({{ decision_number }}){% endif %}. {{ author }} thông báo kết quả đối với "
    "{{ recipient }} như sau:"
)
NOTICE_UNDECIDED = (
    "{{ author }} thông báo kết quả thẩm định (dự kiến) mô hình mới, cách làm sáng tạo năm {{ year }} đối với "
    "{{ recipient }} như sau:"
)
NOTICE_LINES = {
    "qualified": "{number}. Đủ điều kiện về mô hình: {count} đối tượng ({grades}).",
    "not_qualified": "{number}. Không đủ điều kiện về mô hình: {count} đối tượng.",
    "shut_out": "{number}. Không thẩm định, không bình xét: {count} đối tượng.",
    "awaiting": "{number}. Chờ kết quả thẩm định: {count} đối tượng.",
    "grounds": "{number}. Có cơ sở đánh giá theo {clause}: {count} cá nhân.",
    "not_this_levels": "{number}. Cấp trên kết luận không thuộc diện thẩm định, đã rút hồ sơ: {count} đối tượng.",
    "not_agreed": "{number}. Không được công nhận: {count} đối tượng.",
}
NOTICE_ANNEX = "Danh sách kèm theo Thông báo này ({{ list.label }})."
GRADE_AND_RANK = "{grade}, hạng {rank}"
NOT_DECIDED = "{result} (chưa có quyết định)"
NOT_RECOGNISED = "Không được công nhận"
NOT_RECOGNISED_BECAUSE = "Không được công nhận: {note}"
NOTICE_CLOSING = (
    "{% if is_basis %}Kết quả trên là căn cứ để cấp có thẩm quyền xem xét {{ rating }} và khen thưởng theo quy định"
    "{% if has_others %}. {% else %}{{ end }}{% endif %}{% endif %}"
    "{% if has_others %}Đề nghị {{ recipient }} thông báo đến các đối tượng{{ end }}"
    "{% else %}{% if not is_basis %}{{ author }} thông báo để {{ recipient }} biết{{ end }}{% endif %}{% endif %}"
)
UNKNOWN_ORGANISATION = (
    "Chưa lập thông báo cho {count} đối tượng ({names}): mã tổ chức “{code}” ở cột {heading} của trang {sheet} không "
    "có trong sổ. Vui lòng ghi đúng mã, rồi lập lại thông báo."
)
MOST_NAMED, OTHER_NAMES = 3, ", …"
NO_NOTICES = "Không có đối tượng để thông báo kết quả."

# The index of notices.
INDEX_TYPE = "MỤC LỤC THÔNG BÁO"
INDEX_ABOUT = "kết quả thẩm định mô hình mới, cách làm sáng tạo năm {{ year }}"
INDEX_HEADINGS = ("TT", "Nơi nhận", "Số đối tượng", "Tệp")

# D9
REMINDER_ABOUT = "{{ about }} gửi báo cáo mô hình mới, cách làm sáng tạo năm {{ year }}"
REMINDER_TO_ONE = "Kính gửi: {{ line }}"
REMINDER_TO_MANY = "Kính gửi:"
REMINDER_OPENING = (
    "Thực hiện {{ guidance_in_full }}, đến {{ moment }}, {{ author }} chưa nhận được hồ sơ của "
    "{% if is_single %}đơn vị{% else %}{{ missing }} đơn vị nêu trên{% endif %}."
    "{% if last_day %} Thời hạn gửi: chậm nhất hết ngày {{ last_day }}{% if days_late %}. Đến nay đã quá hạn "
    "{{ days_late }} ngày, đề nghị gửi ngay và nêu rõ lý do để cấp có thẩm quyền xem xét{% endif %}.{% endif %}"
)
REMINDER_ASK = (
    "Đề nghị {% if not is_single %}các {% endif %}đơn vị gửi báo cáo kết quả thực hiện (kèm tự chấm điểm, tự xếp loại) "
    "về {{ author }}{% if in_time %} đúng thời hạn{% endif %}. Theo {{ clause_shut_out }} {{ guidance }}, trường hợp "
    "có đăng ký nhưng không gửi báo cáo thì {{ not_considered }}{{ end }}"
)
MOMENT = "ngày {day}"
LETTER_TYPE = "CÔNG VĂN"
NOBODY_TO_REMIND = "Không có đơn vị nào phải đôn đốc."
