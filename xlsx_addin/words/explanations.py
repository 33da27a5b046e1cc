"""Sentences that explain a verdict: which clause and which values led to it, the cells in a last sentence.

What belongs to the letter (clauses, grades, its own words) is filled in from the guidance.
"""

from __future__ import annotations

from xlsx_addin.terms import Outcome, of_every_outcome
from xlsx_addin.words import stored

PROVISIONAL = "tạm tính – thang điểm chưa đối chiếu với {basis}"
"""Said on every result, file and printout while the scale is not confirmed (appraisal §10)."""
PROVISIONAL_SENTENCE = "Kết quả " + PROVISIONAL + "."

INVALID_ONE = "{message} Vui lòng sửa rồi bấm Thẩm định lại."
INVALID_MANY = "Có {count} lỗi ở {cells}. Vui lòng xem trang tính Lỗi, sửa rồi bấm Thẩm định lại."
WITHDRAWN = "Hồ sơ đã rút."
OUT_OF_SCOPE = "Thuộc diện “{scope}”: không thẩm định ({clause})."
OTHER_AUTHORITY = "Thuộc thẩm quyền thẩm định của cấp “{level}” ({clause}); sổ này là của cấp “{own}”."
OTHER_AUTHORITY_LOWER = (
    "Thuộc thẩm quyền thẩm định của cấp “{level}” ({clause}), không có đề nghị khen thưởng nên cấp “{own}” không thẩm "
    "định lại."
)

DECIDED_ELSEWHERE = "{level}{unit} đã thẩm định: {decision}."
DECIDED_ABOVE_TOO = "{level}{unit} đã thẩm định: {decision}; lấy kết quả này làm kết quả cuối cùng."
LEVEL_ABOVE = "Cấp trên"
UNIT_IN_BRACKETS = " (mã {unit})"
DECISION = "{conclusion}"
DECISION_WITH_GRADE = "{conclusion}, mức “{grade}”"
GRADE_ALONE = "mức “{grade}”"

ALTERNATIVE_GROUND = "Không đăng ký nhưng có cơ sở để đánh giá theo {clauses}: {grounds}."
ALTERNATIVE_GROUND_NOT_REQUIRED = "Không đăng ký; có cơ sở để đánh giá theo {clauses}: {grounds}."
GROUND_ORGANISATION = "({letter}) {words} {name}, có mô hình đạt mức “{grade}”"
GROUND_ORGANISATION_ELSEWHERE = "({letter}) {words} {name}, được cấp có thẩm quyền thẩm định mô hình đạt mức “{grade}”"
GROUND_DECISION = "({letter}) {words} (Quyết định số {number}, ngày {day})"
AWAITING_ORGANISATION = "Không đăng ký; {words} {name}. Chưa có kết quả thẩm định của tổ chức này: {reason} ({clause})."
ORGANISATION_NOT_HERE = "Mã “{code}” không có trong sổ này"
ORGANISATION_AWAITED = of_every_outcome(
    {
        Outcome.INVALID: "dòng của tổ chức còn lỗi",
        Outcome.OTHER_AUTHORITY: "tổ chức thuộc thẩm quyền cấp khác, chưa có kết quả gửi về",
        Outcome.AWAITING_REPORT: "tổ chức chưa gửi báo cáo, còn trong thời hạn",
        Outcome.AWAITING_APPRAISAL: "tổ chức đang chờ thẩm định",
    },
    [outcome for outcome in Outcome if outcome.facts.awaits_result],
)
"""Why an organisation has no result yet, by its outcome."""

NOT_REGISTERED = "Không đăng ký: {not_considered} ({clause})."
NOT_REGISTERED_INDIVIDUAL = (
    "Không đăng ký và không thuộc trường hợp nào nêu tại {clauses}: {not_considered} ({clause})."
)
AWAITING_REPORT = (
    "Đến ngày {today} chưa nhận được báo cáo; {deadline}. Không gửi báo cáo thì {not_considered} ({clause})."
)
NO_REPORT = "Không gửi báo cáo: {not_considered} ({clause})."
AWAITING_SHEETS = "Đã có báo cáo nhưng chưa có phiếu chấm điểm (Mã “{code}”, trang tính Điểm)."
AWAITING_SCALE = (
    "Có {count} phiếu chấm điểm; thang điểm ở trang tính Tiêu chí chưa hợp lệ nên chưa xếp loại, vui lòng xem trang "
    "tính Lỗi."
)
GRADED = "Điểm trung bình {total} của {count} phiếu chấm điểm, đạt mức “{grade}” (từ {cut_off} điểm); {recognition}."
RECOGNISED = "là mức {benefit} ({clause})"
NOT_RECOGNISED = "chưa đạt mức {recognised} ({clause})"
HELD_BELOW_MINIMUM = (
    "Điểm trung bình {total} của {count} phiếu chấm điểm; tiêu chí {criteria} dưới điểm tối thiểu ghi ở trang tính "
    "Tiêu chí nên xếp cao nhất mức “{grade}”, {recognition}."
)
ROUNDED_UP_TO_CUT_OFF = "Số chưa làm tròn dưới {cut_off} điểm nên không đạt mức “{grade}”."
REGISTRATION_NOT_REQUIRED = (
    "Năm {year}, {kind} không nêu yêu cầu đăng ký nên vẫn thẩm định (cách hiểu của chương trình)."
)
MERGED_REPORT = "Báo cáo kết hợp với báo cáo thành tích ({clause})."
COMMENDATION_FROM_BELOW = "Thẩm định theo đề nghị khen thưởng ({clause})."
LATE = "Báo cáo nhận ngày {day}, quá hạn {days} ngày ({deadline}; {clause}); {acceptance}."
DEADLINE_DAY = "Báo cáo nhận đúng ngày hết hạn {day} ({deadline}; {clause}); {acceptance}."
LAST_DAY = "hạn: chậm nhất hết ngày {last}"
NO_DEADLINE = "{kind} không quy định hạn gửi về cấp “{level}”"
ACCEPTED = "cấp có thẩm quyền đã chấp nhận; lý do: {reason}"
ACCEPTED_WITHOUT_REASON = "cấp có thẩm quyền đã chấp nhận, chưa ghi lý do"
NOT_ACCEPTED = "đề nghị cấp có thẩm quyền xem xét, xác nhận"

RELATED_CELLS = "Ô liên quan: {cells}."
"""The last sentence of an explanation: where its facts stand."""

# The column Thời hạn.
TIME_ON_TIME, TIME_DEADLINE_DAY, TIME_LATE = stored.TIME_ON_TIME[0], stored.TIME_DEADLINE_DAY[0], stored.TIME_LATE[0]
TIME_ACCEPTED = "{time} – đã chấp nhận"
TIME_NO_DEADLINE = "Không quy định hạn"

# The column Căn cứ.
CLAUSE_WITH_RULES = "{clause} ({rules})"
