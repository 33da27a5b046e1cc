"""D5 Báo cáo kết quả thẩm định. Texts with ``{{ … }}`` or ``{% … %}`` stand in the template."""

from __future__ import annotations

from xlsx_addin.terms import Lateness

DOCUMENT = "Báo cáo"
TYPE = "BÁO CÁO"
ABOUT = "kết quả thẩm định mô hình mới, cách làm sáng tạo năm {{ year }}"
ADDRESSEE = "Kính gửi: {{ addressee }}"
OPENING = (
    "Thực hiện {{ guidance_in_full }} và {{ basis_in_full }}, {{ author }} báo cáo kết quả thẩm định năm {{ year }} "
    "như sau:"
)
PART_1 = "I- TÌNH HÌNH ĐĂNG KÝ, GỬI BÁO CÁO"
REGISTERED = (
    "1. Đăng ký: {{ registered }}/{{ own }} đối tượng thuộc thẩm quyền"
    "{% if registered_parts %}, gồm {{ registered_parts }}{% endif %}."
)
OF_KIND = "{count} {kind}"
REPORTED = (
    "2. Gửi báo cáo: {{ reported }}/{{ registered }} đối tượng đã đăng ký"
    "{% if reported_unregistered %}; ngoài ra {{ reported_unregistered }} đối tượng không đăng ký có gửi báo cáo"
    "{% endif %}{% if deadline %}{% if timing %}; {{ timing }}{% endif %} (hạn: chậm nhất hết ngày {{ last_day }})"
    "{% endif %}."
)
TIMING = {
    Lateness.ON_TIME: "đúng hạn {count}",
    Lateness.LATE: "quá hạn {count}",
    Lateness.DEADLINE_DAY: "nhận đúng ngày hết hạn {count}",
}
MERGED = "3. Báo cáo kết hợp với báo cáo thành tích: {{ merged }} đối tượng đề nghị khen thưởng."
PART_2 = "II- KẾT QUẢ THẨM ĐỊNH"
TABLE = (
    "Ngày họp thẩm định: {{ meeting_day }}; số người chấm điểm: {{ scorers }}; điểm của mỗi đối tượng là "
    "trung bình "
    "cộng các phiếu chấm điểm. Kết quả theo loại đối tượng:"
)
NO_SUBJECTS = "Năm {{ year }} không có đối tượng đăng ký, gửi báo cáo."
RESULT = "Kết quả"
ORGANISATIONS, COLLECTIVES, INDIVIDUALS = "Tổ chức", "Tập thể", "Cá nhân"
TOTAL = "Cộng"
PART_3 = "III- ĐỀ NGHỊ"
_AS_GROUND = "làm căn cứ xem xét {{ rating }} và khen thưởng theo quy định"
DECIDED = (
    "- Đã quyết định công nhận theo thẩm quyền {{ decided.count }} đối tượng (đạt mức {{ decided.grades }}) "
    "({{ decision_number }}, ngày {{ decision_day }}; {{ annexes.qualified.label }})."
)
REFUSED = "- {{ refused.count }} đối tượng không được cấp có thẩm quyền công nhận ({{ annexes.refused.label }})."
CONCLUDED_ABOVE = (
    "- {{ concluded_above.count }} đối tượng đã có kết luận của cấp trên ({{ annexes.concluded_above.label }})."
)
LATE_ACCEPTED = "- {{ late_accepted.count }} báo cáo gửi quá hạn đã được chấp nhận ({{ annexes.late.label }})."
DECIDED_HERE = (
    "{{ decided_here.number }}. Dự kiến quyết định theo thẩm quyền công nhận {{ decided_here.count }} đối tượng đủ "
    f"điều kiện về mô hình, chưa có quyết định (đạt mức {{{{ decided_here.grades }}}}) {_AS_GROUND} "
    "({{ annexes.qualified.label }})."
)
PROPOSED = (
    "{{ proposed.number }}. Đề nghị {{ superior }} xem xét, công nhận {{ proposed.count }} đối tượng đủ điều "
    "kiện về mô "
    f"hình (đạt mức {{{{ proposed.grades }}}}) {_AS_GROUND} ({{{{ annexes.qualified.label }}}})."
)
REPORTED_TO_OWN = (
    "{{ reported_to_own.number }}. Báo cáo {{ superior }} xem xét, quyết định công nhận "
    "{{ reported_to_own.count }} đối "
    f"tượng đủ điều kiện về mô hình (đạt mức {{{{ reported_to_own.grades }}}}) {_AS_GROUND} "
    "({{ annexes.qualified.label }})."
)
GROUNDS = (
    "{{ grounds.number }}. Xem xét {{ grounds.count }} cá nhân không đăng ký có cơ sở đánh giá theo "
    "{{ clause_grounds }} "
    "{{ guidance }} ({{ annexes.grounds.label }})."
)
LATE = (
    "{{ late.number }}. Xem xét, cho ý kiến việc chấp nhận {{ late.count }} báo cáo gửi quá hạn chưa có ý kiến chấp "
    "nhận"
    "{% if late_on_the_day %} (trong đó {{ late_on_the_day }} báo cáo nhận đúng ngày hết hạn){% endif %}"
    " ({{ annexes.late.label }})."
)
COMMENDED = (
    "{{ commended.number }}. Xem xét {{ rating }} và khen thưởng theo thẩm quyền đối với {{ commended.count }} đối tượng "
    "({{ annexes.commended.label }})."
)
NOT_QUALIFIED = (
    "- Chưa đủ điều kiện về mô hình để xem xét {{ rating }}: {{ not_qualified.count }} đối tượng "
    "(mức {{ not_qualified.grades }}) ({{ annexes.not_qualified.label }})."
)
SHUT_OUT = (
    "- Không đăng ký hoặc không gửi báo cáo: {{ shut_out.count }} đối tượng, {{ not_considered }}, theo "
    "{{ clause_shut_out }} {{ guidance }} ({{ annexes.not_appraised.label }}{{ shut_out_part }})."
)
PART_A = ", phần A"
FOR_INFORMATION = "Báo cáo để {{ superior }} biết, theo dõi."
RATING_RULE = "Việc xếp loại thực hiện theo {{ rating_rule }}."
CLOSING = (
    "Trên đây là kết quả thẩm định mô hình mới, cách làm sáng tạo năm {{ year }}, {{ author }} kính báo cáo "
    "{{ superior }} xem xét{{ end }}"
)
RECIPIENTS = "Nơi nhận:"
