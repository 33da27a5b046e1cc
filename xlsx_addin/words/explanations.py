"""Sentences that explain a verdict: a short one of the outcome, a second where something is special.

Clause, rule and cells stand in brackets on a line of their own. What holds for every row stands once above the table
(``words.results``). What belongs to the letter (grades, its own words) is filled in from the guidance.
"""

from xlsx_addin.terms import Outcome, of_every_outcome
from xlsx_addin.words import stored

PROVISIONAL = "tạm tính – thang điểm chưa đối chiếu với {basis}"
"""Said on every result, file and printout while the scale is not confirmed (appraisal §10)."""
PROVISIONAL_SENTENCE = "Kết quả " + PROVISIONAL + "."

INVALID_ONE = "{message} Vui lòng sửa rồi bấm Thẩm định lại."
INVALID_MANY = "Có {count} lỗi ở {cells}. Vui lòng xem trang tính Lỗi, sửa rồi bấm Thẩm định lại."
LIKELY_OWNER = "Phiếu chấm điểm ở {cells} không ghi đúng Mã, có thể là của đối tượng này. Vui lòng sửa Mã ở đó."
WITHDRAWN = "Hồ sơ đã rút."
OUT_OF_SCOPE = "Thuộc diện “{scope}”."
OTHER_AUTHORITY = "Do cấp “{level}” thẩm định."
OTHER_AUTHORITY_LOWER = "Do cấp “{level}” thẩm định; không đề nghị khen thưởng."

CONCLUDED_ELSEWHERE = "{unit} kết luận: {conclusion}."
CONCLUDED_ABOVE_TOO = "{unit} kết luận: {conclusion}; đây là kết quả cuối cùng."
LEVEL_ABOVE = "Cấp trên"
LEVEL_AND_CODE = "{level} (mã {code})"
"""A unit of another level that the workbook does not name."""
CONCLUSION_WITH_GRADE = "{conclusion}, mức “{grade}”"
GRADE_ALONE = "mức “{grade}”"

GROUND_ORGANISATION = "Căn cứ {letter}: {words} {name}, mức “{grade}”."
GROUND_ORGANISATION_ELSEWHERE = "Căn cứ {letter}: {words} {name}, mức “{grade}” theo kết luận của {level}."
GROUND_DECISION = "Căn cứ {letter}: {words} (Quyết định số {number}, ngày {day})."
LOWER_LEVEL = "cấp dưới"

AWAITING_ORGANISATION = "Không đăng ký; {words} {name}: {reason}."
ORGANISATION_NOT_HERE = "Mã “{code}” không có trong sổ này"
ORGANISATION_AWAITED = of_every_outcome(
    {
        Outcome.INVALID: "dòng của tổ chức còn lỗi",
        Outcome.OTHER_AUTHORITY: "do cấp khác thẩm định, chưa có kết quả gửi về",
        Outcome.AWAITING_REGISTRATION: "tổ chức chưa ghi đăng ký, còn trong thời hạn",
        Outcome.AWAITING_REPORT: "tổ chức chưa gửi báo cáo, còn trong thời hạn",
        Outcome.AWAITING_APPRAISAL: "tổ chức đang chờ thẩm định",
    },
    [outcome for outcome in Outcome if not (outcome.facts.is_decision or outcome is Outcome.AWAITING_ORGANISATION)],
)
"""Why an organisation has no result yet, by its outcome; none itself waits for an organisation."""

AWAITING_REGISTRATION = "Chưa ghi đăng ký; chờ đến hết ngày {last}."
NOT_REGISTERED = "Không đăng ký."
NOT_REGISTERED_WITHOUT_GROUND = "Không đăng ký, không có căn cứ {letters}."
NO_GROUND_NOT_HEAD = "({letter}) không ghi là người đứng đầu"
NO_GROUND_ORGANISATION = "({letter}) {words} {name}, mức “{grade}”"
NO_GROUND_ORGANISATION_ELSEWHERE = "({letter}) {words} {name}, mức “{grade}” theo kết luận của {level}"
NO_GROUND_CONCLUSION = "({letter}) {words} {name}: {conclusion}"
NO_GROUND_CONCLUSION_ELSEWHERE = "({letter}) {words} {name}: {conclusion}, theo kết luận của {level}"
NO_GROUND_OTHER_YEAR = "({letter}) Quyết định số {number} ngày {day}, không phải năm {year}"
NO_GROUND_WITHOUT_DAY = "({letter}) Quyết định số {number} không ghi ngày"
NO_GROUND_WITHOUT_NUMBER = "({letter}) ngày {day} không có số quyết định"
NO_GROUND_WITHOUT_DECISION = "({letter}) không ghi quyết định"
REASONS = "Cụ thể: {reasons}."

AWAITING_REPORT = "Chưa nhận được báo cáo; chờ đến hết ngày {last}."
NO_REPORT = "Không gửi báo cáo."
LATE_REPORT = "Báo cáo gửi quá hạn."
AWAITING_SHEETS = "Chưa có phiếu chấm điểm."
AWAITING_SCALE = "Có {count} phiếu chấm điểm; thang điểm ở trang tính Tiêu chí còn lỗi nên chưa xếp loại."
TOO_FEW_SHEETS = "Mới có {count} phiếu chấm điểm, phải có ít nhất {wanted}."
MEAN = "Trung bình {count} phiếu"
TRIMMED_MEAN = "Trung bình {count} phiếu, bỏ cao nhất và thấp nhất,"
MEDIAN = "Trung vị {count} phiếu"
GRADED = "{way} {total}: mức “{grade}”."
GRADED_TOO_LOW = "{way} {total}: mức “{grade}”, dưới mức “{recognised}” (từ {cut_off})."
HELD_DOWN = "{way} {total}, nhưng {missed}: giữ mức “{grade}”."
MINIMUM_NOTED = "Lưu ý: {missed}."
BELOW_MINIMUM = "{criterion} {mean} dưới tối thiểu {minimum}"
ROUNDED_UP = "Số chưa làm tròn dưới {cut_off} nên không lên mức “{grade}”."
SAME_PRINTED = "Điểm in ra bằng {others} nhưng khác hạng: xếp theo mức, rồi theo điểm chưa làm tròn."
MERGED_REPORT = "Báo cáo kết hợp với báo cáo thành tích."
COMMENDATION_FROM_BELOW = "Thẩm định theo đề nghị khen thưởng."
REGISTRATION_NOT_REQUIRED = "Năm {year} không yêu cầu đăng ký."
LATE = "Báo cáo ngày {day}: {acceptance}."
DEADLINE_DAY = "Báo cáo nhận đúng ngày {day}: {acceptance}."
ACCEPTED = "đã chấp nhận, {reason}"
ACCEPTED_WITHOUT_REASON = "đã chấp nhận, chưa ghi lý do"
NOT_ACCEPTED = "chưa có ý kiến chấp nhận"

BRACKETS = "[{parts}]"
OUR_READING = "cách hiểu của chương trình: {readings}"
"""Within the brackets: by which readings of ours it came out so."""

# The column Thời hạn.
TIME_ON_TIME, TIME_DEADLINE_DAY, TIME_LATE = stored.TIME_ON_TIME[0], stored.TIME_DEADLINE_DAY[0], stored.TIME_LATE[0]
TIME_ACCEPTED = "{time} – đã chấp nhận"
TIME_NO_DEADLINE = "Không quy định hạn"

# The column Căn cứ.
CLAUSE_WITH_RULES = "{clause} ({rules})"
